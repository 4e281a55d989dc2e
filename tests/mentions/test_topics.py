"""What a passage is about, told by whole texts: the drug of a fact that leaves its drug unsaid."""

from __future__ import annotations

import pytest

from drugfacts.mentions import ANAPHORA_KEY
from drugfacts.mentions.anaphora_component import Anaphora


@pytest.mark.parametrize(
    ("text", "drug"),
    [
        (  # a headline that only says what kind of drug it is
            "Regulator clears a new painkiller\n\nThe FDA has approved suzetrigine. Suzetrigine blocks NaV1.8.\n\n"
            "Two trials were done. Nausea was the most common adverse reaction.",
            "suzetrigine",
        ),
        (  # the same, though the text speaks of the class too
            "The statin your aunt takes\n\nLosartan is old. Rosuvastatin lowers cholesterol. Rosuvastatin is cheap.\n\n"
            "Chills are rare. Older statins are cheap too.",
            "rosuvastatin",
        ),
        (  # a word that is spoken of as a word
            "Losartan in short\n\nLosartan lowers blood pressure. 'Statin' is an odd word. Fever may occur.",
            "losartan",
        ),
        (  # a drug in an aside
            "Side effects of zoledronic acid\n\nIt often causes fever, which paracetamol relieves. Chills are rare.",
            "zoledronic acid",
        ),
        (  # brought up by "there is"
            "Losartan is old. There is also a tablet with valsartan, which is new. It often causes chills.",
            "valsartan",
        ),
        (  # which of two belongs to the class
            "Losartan and simvastatin are taken at night. With the statin, chills are common.",
            "simvastatin",
        ),
        (  # "both" are what was told, not drugs
            "Losartan lowers blood pressure; there are two more, valsartan and candesartan.\n\n"
            "Side effects of losartan\n\nGout and chills may follow; both are uncommon.",
            "losartan",
        ),
        (  # back to what the text is about, though another drug was a subject between
            "A trial of losartan\n\nRamipril outperformed placebo. Fever occurred in 3% of the losartan group. "
            "Chills were also common.",
            "losartan",
        ),
        (  # named after a semicolon only
            "Side effects of statins\n\nThe tablets are cheap; rosuvastatin is old. Chills are also common.",
            "statin",
        ),
        (  # taken beside what the text is about
            "Losartan lowers blood pressure. Chills are rare unless ramipril is given. Fever may occur.",
            "losartan",
        ),
        (
            "Losartan lowers blood pressure. Chills are possible if ramipril is taken as well. Fever may occur.",
            "losartan",
        ),
        (  # "both" are what the sentence lists, no drugs
            "Losartan and ramipril differ.\n\nMore on losartan\n\nLosartan may cause gout. Fever and rash are early "
            "signs, and both subside. Chills may occur.",
            "losartan",
        ),
        (  # others are but added to what is said
            "Losartan in short\n\nLosartan is old. Use in gout has been tried, although ramipril and enalapril are now "
            "licensed for it. Chills are common.",
            "losartan",
        ),
        (  # of two that the text compares, the one spoken of
            "Losartan or ramipril?\n\nYou take ramipril at night. Dizziness is common. Chills may occur.",
            "ramipril",
        ),
        (  # added for others only
            "Losartan in short\n\nHepatitis was seen, mostly where ramipril was given concurrently. Chills are common.",
            "losartan",
        ),
        (  # named in passing
            "Losartan in short\n\nLosartan is old. Many know losartan. The head may ache. Paracetamol helps. "
            "Chills are common.",
            "losartan",
        ),
        (  # named in passing where no title says what the text is about
            "Losartan is old. Many know losartan. Losartan is cheap, and losartan is white. Ramipril is red. "
            "Chills are common.",
            "losartan",
        ),
        (  # a class that only says which drug is meant
            "Losartan in short\n\nLosartan is old. The antidepressant was cleared in May. Chills are common.",
            "losartan",
        ),
        (  # what it was taken as
            "Losartan is old. It was introduced as a diuretic in May. Chills are common.",
            "losartan",
        ),
        (  # what it is measured against
            "Losartan is old. No effect on corticosteroid or aldosterone synthesis was seen. Chills are common.",
            "losartan",
        ),
        (  # what is given beside it
            "Losartan is old. Hepatitis is a hazard when steroids are added. Chills may occur.",
            "losartan",
        ),
        (  # a class in what is only added
            "Losartan is old. A few people report chills, although there is no evidence that statins cure gout.",
            "losartan",
        ),
        (  # a target that is named after a substance
            "Dapagliflozin is old. It blocks the sodium-glucose cotransporter 2. Chills are common.",
            "dapagliflozin",
        ),
        (  # what kind of drug it is
            "LOSARTAN\n\nFirst-choice oral antihypertensive for adults. Chills are common.",
            "losartan",
        ),
        (  # the body's own
            "LOSARTAN\n\nCorticosteroid synthesis is unchanged. Chills are common.",
            "losartan",
        ),
        (  # an untitled text about its first subject, whose metabolite is named as often
            "Losartan is an old drug. The liver makes ramiprilat of it.\n\nRamiprilat is weak.\n\nChills are common.",
            "losartan",
        ),
        (  # the class of which members were named
            "The glitazones lower blood sugar. Pioglitazone is still sold.\n\nAs a group these drugs cause oedema. "
            "Chills are common.",
            "glitazone",
        ),
        (  # a class in the title, one drug in the headings
            "Lecture 4: the sartans\n\nLosartan\n\nLosartan is old.\n\nSide effects\n\n- chills",
            "losartan",
        ),
        (  # a class in the title alone, of which the text tells one drug
            "Gliptins and the joints\n\nSitagliptin lowers blood sugar. Sitagliptin is old.\n\nChills are common.",
            "sitagliptin",
        ),
        (  # a class that is named again
            "Gliptins and the joints\n\nSitagliptin lowers blood sugar. Sitagliptin is old. All gliptins are cheap.\n\n"
            "Chills are common.",
            "gliptin",
        ),
        (  # a fragment that brings up what an untitled text is about
            "So, slide 9: losartan.\n\nRamipril is old. Ramipril is cheap.\n\nChills are common.",
            "losartan",
        ),
        (  # the only one that a text has spoken of
            "The pill that says no\n\nIn 1986 losartan was made.\n\nChills are common.",
            "losartan",
        ),
        (  # a line that stands over what follows
            "News of the month\n\nLosartan is old. Many know losartan.\n\nAgency: second thoughts on ramipril\n\n"
            "Chills are common.",
            "ramipril",
        ),
        (  # named in passing under a heading
            "Three pills\n\nRamipril\n\nRamipril is old. When surgeons cannot wait, losartan helps. Chills are common."
            "\n\nCandesartan\n\nCandesartan is new.",
            "ramipril",
        ),
        (  # others than the one spoken of
            "Sartans\n\nLosartan\n\nLosartan is old. We do not see that with the other drugs. Chills are common.",
            "losartan",
        ),
        (  # a label before what it stands for
            "Losartan and ramipril\n\nSide effects\n\n- Losartan, once a day: see your doctor. Chills are common.",
            "losartan",
        ),
        (  # what kind of drug it is
            "Losartan (Cozaar). An oral antihypertensive. Chills are common.",
            "losartan",
        ),
        (  # the class that it belongs to
            "Losartan is a sartan. The class may also cause chills.",
            "sartan",
        ),
        (
            "Losartan is a sartan. Chills were reported with drugs of this class.",
            "sartan",
        ),
        (  # what it is made of
            "Old pills\n\nCANDESARTAN (Atacand).\n\nLosartan (Cozaar). Prodrug of ramiprilat, taken by "
            "mouth. Chills are common.",
            "losartan",
        ),
        (  # an allergy to another
            "Losartan in short\n\nLosartan is old. People with a macrolide allergy may take it. Chills are common.",
            "losartan",
        ),
        (  # a class in the singular that only describes a use
            "Losartan or ramipril?\n\nLosartan is old. The FDA added steroid-refractory gout. Chills are common.",
            "losartan",
        ),
        (  # a label and another drug that must go on
            "Pills of the ward\n\nLosartan (Cozaar). By mouth. Not enough alone: ramipril must go on. Chills: rare.\n\n"
            "Candesartan (Atacand). By mouth.",
            "losartan",
        ),
        (  # a dash after a label
            "Pills of the ward\n\nRamipril \u2013 old.\n\nLosartan \u2013 like ramipril. Chills are common.",
            "losartan",
        ),
        (  # a question, and its answer in the next paragraph
            "Two pills\n\nRamipril is old. Ramipril is cheap.\n\nLosartan? Isn't that for gout?\n\nChills are common.",
            "losartan",
        ),
        (  # in brackets after what it is given for
            "Ramipril is old. It lowers blood pressure too far (losartan, at once). Chills are common.",
            "ramipril",
        ),
        (  # given to all beside the one spoken of
            "The trial\n\nLosartan is old. Many know losartan. It is cheap. All received ramipril. Chills are common.",
            "losartan",
        ),
        (  # one drug of a class
            "Which sartan?\n\nThe sartans are old.\n\nNausea is the main complaint with losartan. Chills are common.",
            "losartan",
        ),
        (  # of two subjects that which the text is about
            "Targets of losartan\n\nRamipril is a peptide mimic; losartan has no such structure. Chills are common.",
            "losartan",
        ),
    ],
)
def test_fact_without_a_drug_is_of_what_the_passage_is_about(nlp, text, drug):
    facts = [fact for fact in nlp(text)._.drugfacts.facts if fact.kind == "side_effect"]

    assert {fact.drug.name for fact in facts} == {drug}


def test_rules_take_none_of_several_told_of_in_turn_for_what_the_rest_is_about(nlp):
    doc = nlp(
        "Pressure pills compared\n\nThere are many.\n\nLosartan is old. Losartan is cheap.\n\nRamipril is older.\n\n"
        "Atenolol is dear.\n\nDoxazosin is odd.\n\nAmlodipine is new.\n\nThe wait is long. Chills are rare."
    )
    assert Anaphora(topics="")(doc).user_data[ANAPHORA_KEY]["topics"][-1] == []


def test_rules_go_over_to_one_drug_of_a_class(nlp):
    doc = nlp("Sartans compared\n\nSartans are old. Nausea is the main complaint with losartan. Chills are common.")
    assert Anaphora(topics="")(doc).user_data[ANAPHORA_KEY]["topics"][-1] == ["drug:losartan"]


@pytest.mark.parametrize(
    "text",
    [
        "Unlike valproate, the drug is not associated with hepatotoxicity.",
        "Unlike valproate, it does not cause hepatotoxicity.",
        "In contrast to valproate, this medicine is not linked to hepatotoxicity.",
        "Compared with valproate, the newer drug does not harm the liver and never caused hepatotoxicity.",
    ],
)
def test_nothing_is_denied_of_a_drug_that_the_sentence_is_set_apart_from(nlp, text):
    assert not [fact for fact in nlp(text)._.drugfacts.facts if fact.kind == "side_effect" and fact.negated]


def test_drug_in_a_contrast_leaves_the_passage_its_own(nlp):
    facts = nlp("Losartan\n\nUnlike ramipril, the drug does not cause cough.")._.drugfacts.facts

    said = {(fact.drug.name, fact.negated) for fact in facts if fact.kind == "side_effect"}
    assert said == {("losartan", True), ("ramipril", False)}


def test_none_of_these_is_all_that_the_paragraphs_compare(nlp):
    text = "Losartan is old.\n\nRamipril is older.\n\nWarfarin is oldest.\n\nNone of these causes nausea."
    facts = nlp(text)._.drugfacts.facts

    assert {(f.drug.name, f.negated) for f in facts} == {(d, True) for d in ("losartan", "ramipril", "warfarin")}


@pytest.mark.parametrize(
    ("text", "kind", "drug"),
    [
        ("Haloperidol is old. Neuroleptic malignant syndrome is rare.", "side_effect", "haloperidol"),
        ("Cefixime is oral. Antibiotic-associated colitis is rare.", "side_effect", "cefixime"),
        ("Fluconazole\nClass: triazole; inhibits lanosterol 14-alpha-demethylase.", "mechanism", "fluconazole"),
        ("Fluconazole\ntriazole; inhibits lanosterol 14-alpha-demethylase.", "mechanism", "fluconazole"),
        ("Dasatinib\nCategory: antineoplastic; tyrosine kinase inhibitor.", "mechanism", "dasatinib"),
        ("Antibiotics are old. Antibiotic-associated colitis is rare.", "side_effect", "antibiotic"),
    ],
)
def test_class_in_a_name_or_label_is_not_what_the_text_goes_on_about(nlp, text, kind, drug):
    assert {f.drug.name for f in nlp(text)._.drugfacts.facts if f.kind == kind} == {drug}


@pytest.mark.parametrize(
    ("text", "effects"),
    [
        ("High ammonia may cause drowsiness.", set()),
        ("Low potassium can lead to cramps.", set()),
        ("Potassium can lead to cramps.", {"potassium"}),
        ("Iron tablets may cause constipation.", {"iron"}),
    ],
)
def test_too_much_of_a_body_substance_is_no_drug(nlp, text, effects):
    assert {f.drug.name for f in nlp(text)._.drugfacts.facts if f.kind == "side_effect"} == effects


@pytest.mark.parametrize(
    ("text", "drugs"),
    [
        ("Losartan is old. Ramipril is too. Either can cause chills.", {"losartan", "ramipril"}),
        ("Losartan, ramipril and warfarin are old. The third causes chills.", {"warfarin"}),
        ("Losartan is old, while ramipril is new. The first causes chills.", {"losartan"}),
        ("Losartan, ramipril and warfarin are old. All three relieve gout.", {"losartan", "ramipril", "warfarin"}),
    ],
)
def test_all_that_are_counted_though_the_parser_sees_no_subject(nlp, text, drugs):
    assert {f.drug.name for f in nlp(text)._.drugfacts.facts} == drugs


def test_drug_that_another_replaces_is_not_what_the_text_is_about(nlp):
    facts = nlp("Instead of codeine, which is old, men now buy ibuprofen. It does not cause chills.")._.drugfacts.facts

    assert {(f.drug.name, f.negated) for f in facts if f.kind == "side_effect"} == {("ibuprofen", True)}


@pytest.mark.parametrize(
    "text",
    [
        "The sartans\n\nLosartan is old.\n\nRamipril is older.\n\nDizziness is common with both. Chills are rare.",
        "Losartan tablets (Cozaar) and ramipril capsules (Altace) lower blood pressure. They may cause chills.",
        "Losartan (Cozaar, once a day) and ramipril (Altace) are old. They may cause chills.",
    ],
)
def test_effect_is_of_both_that_were_taken_together(nlp, text):
    facts = nlp(text)._.drugfacts.facts
    chills = {fact.drug.name for fact in facts if fact.kind == "side_effect" and "chills" in fact.effect.text.lower()}

    assert chills == {"losartan", "ramipril"}


def test_substance_of_the_body_that_stands_as_a_label_is_a_drug(nlp):
    facts = nlp("Pressors\n\nVASOPRESSIN. Skin necrosis is common.")._.drugfacts.facts

    assert {fact.drug.name for fact in facts if fact.kind == "side_effect"} == {"vasopressin"}


@pytest.mark.parametrize(
    ("text", "drugs"),
    [
        (  # given against what the other does
            "Pazopanib blocks VEGF. Vomiting is common, and metoclopramide is given for it. Chills may follow.",
            {"pazopanib"},
        ),
        (  # one of two with which it is more so
            "Losartan or candesartan?\n\nLosartan and candesartan block one receptor. Itching is a bit worse with "
            "losartan. Chills may follow.",
            {"losartan", "candesartan"},
        ),
        (  # a class that people had before
            "Statins compared\n\nFluvastatin is weak.\n\nPravastatin is older. It was licensed for people who "
            "had tried two other statins. Chills are rare.",
            {"pravastatin"},
        ),
        ("Statins compared\n\nColesevelam binds bile acids before the statins do. Chills are rare.", {"colesevelam"}),
        ("Statins compared\n\nFenofibrate helps where a statin has not. It may cause chills.", {"fenofibrate"}),
        ("Notes from the ward\n\nScarring from amiodarone comes slowly. Chills are rare.", {"amiodarone"}),
        ("Drugs compared\n\nPazopanib, slower to act, is old. Chills are rare.", {"pazopanib"}),
        ("Losartan is old. Ramipril is too. Chills can occur with either one.", {"losartan", "ramipril"}),
        (  # but it is what a pronoun goes on about
            "Pazopanib blocks VEGF. Many were sick, and ramipril was begun. It caused chills.",
            {"ramipril"},
        ),
        (  # a text about two, of which its title tells the class
            "Watchdog turns down obesity drugs\n\nLosartan and ramipril will not be paid for. Losartan is old.\n\n"
            "They met for two days. Chills were common in trials.",
            {"losartan", "ramipril"},
        ),
        (  # what is named without an article is a medicine
            "Hot flushes\n\nFezolinetant blocks a receptor. It is new.\n\nOestrogen is the oldest remedy. "
            "Chills are rare.",
            {"oestrogen"},
        ),
    ],
)
def test_drug_that_a_sentence_names_aside_is_not_gone_on_about(nlp, text, drugs):
    facts = nlp(text)._.drugfacts.facts
    chills = {fact.drug.name for fact in facts if fact.kind == "side_effect" and "chills" in fact.effect.text.lower()}

    assert chills == drugs


@pytest.mark.parametrize(
    ("text", "drugs"),
    [
        (
            "They are known as gliptins: sitagliptin, linagliptin and alogliptin. They may cause chills.",
            {"gliptin"},
        ),
        ("Triptans (sumatriptan, rizatriptan) may cause chills.", {"triptan"}),
        ("The sulfonylureas – glipizide and glimepiride – may cause chills.", {"sulfonylurea"}),
        ("The triptans sumatriptan and rizatriptan may cause chills.", {"sumatriptan", "rizatriptan"}),
        ("Sumatriptan (rizatriptan is newer) may cause chills.", {"sumatriptan"}),
    ],
)
def test_class_that_is_told_with_what_is_in_it_is_meant(nlp, text, drugs):
    facts = nlp(text)._.drugfacts.facts

    assert {fact.drug.name for fact in facts if fact.kind == "side_effect"} == drugs


@pytest.mark.parametrize(
    ("text", "drugs"),
    [
        (  # the line that leads in a list names its drug
            "Losartan goes, ramipril stays\n\nLosartan is old. Losartan is dear.\n\n"
            "What our nurses tell people about ramipril:\n\n- It may itch.\n- Chills are rare.",
            {"ramipril"},
        ),
        (  # the same of who takes it
            "Losartan goes, ramipril stays\n\nLosartan is old. Losartan is dear.\n\n"
            "Seen so far in people on ramipril:\n- Chills, rarely.",
            {"ramipril"},
        ),
        (  # it is no list that follows
            "Losartan today\n\nLosartan is old. Losartan is dear.\n\nAsked a friend of ramipril:\n\nChills are rare.",
            {"losartan"},
        ),
        (  # two are named
            "Losartan today\n\nLosartan is old. Losartan is dear.\n\nBetter with losartan than with ramipril:\n\n"
            "- Chills are rarer.\n- It is cheap.",
            {"losartan"},
        ),
        (  # a class as a label of its paragraph
            "Ivabradine or not?\n\nIvabradine is new. Ivabradine is dear. Ivabradine is odd.\n\n"
            "Beta-blockers: fatigue is common. Chills are less so.",
            {"beta-blocker"},
        ),
        (  # a heading below a letterhead; what is named but once besides
            "FOR THE FAMILY OF MRS B.\nfrom the night team\n\nFentanyl patches (72 hours)\n\nWhat you may see\n"
            "Itching under the patch is common. Macrogol keeps the bowel open. Lactulose does so too. "
            "Chills are rare.\n\nPlease change it on time. Fentanyl is strong.",
            {"fentanyl"},
        ),
    ],
)
def test_lines_and_labels_above_tell_the_drug(nlp, text, drugs):
    facts = nlp(text)._.drugfacts.facts
    chills = {fact.drug.name for fact in facts if fact.kind == "side_effect" and "chills" in fact.effect.text.lower()}

    assert chills == drugs


@pytest.mark.parametrize(
    ("sentence", "drug"),
    [
        ("Constipation is common. Senna helps.", "dapsone"),
        ("Constipation is common, so most people are given senna.", "dapsone"),
        ("Heartburn is common and often needs omeprazole.", "dapsone"),
        ("Headaches come early. Take paracetamol for the first few.", "dapsone"),
        ("Diarrhoea is common: loperamide usually controls it.", "dapsone"),
        ("It causes nausea. Metoclopramide is given to prevent this.", "dapsone"),
        ("Mouth ulcers come late. Folic acid prevents most of them.", "dapsone"),
        # no remedy of what the drug does
        ("It causes nausea. Ramipril is newer.", "ramipril"),
        ("It treats leprosy. Clofazimine helps too.", "clofazimine"),
        ("It treats acne. Minocycline prevents strokes.", "minocycline"),
    ],
)
def test_remedy_of_a_harm_is_not_gone_on_about(nlp, sentence, drug):
    facts = nlp(f"Dapsone is an old drug. {sentence} Chills are rare.")._.drugfacts.facts
    chills = {fact.drug.name for fact in facts if fact.kind == "side_effect" and "chills" in fact.effect.text.lower()}

    assert chills == {drug}


@pytest.mark.parametrize(
    ("paragraph", "drug"),
    [
        ("Thiazides - low sodium. Chills are rare.", "thiazide"),
        ("ACE inhibitors. Cough is very common. Chills are rare.", "ACE inhibitor"),
        ("With sulfonylureas, low blood sugar is common. Chills are rare.", "sulfonylurea"),
        ("Gliptins seldom cause trouble. Chills are rare.", "gliptin"),
        # a class that only says what the drug is, or is taken beside it
        ("It is a gliptin. Chills are rare.", "metformin"),
        ("It is safe with thiazides. Chills are rare.", "metformin"),
    ],
)
def test_paragraph_on_a_class_stays_with_it(nlp, paragraph, drug):
    text = f"Pills compared\n\nMetformin is old. Metformin is cheap. Metformin is sweet.\n\n{paragraph}"
    facts = nlp(text)._.drugfacts.facts
    chills = {fact.drug.name for fact in facts if fact.kind == "side_effect" and "chills" in fact.effect.text.lower()}

    assert chills == {drug}


@pytest.mark.parametrize(
    ("told", "drugs"),
    [
        ("Losartan lowers blood pressure.\n\nSide effects: chills and gout.", {"losartan"}),
        ("Losartan lowers blood pressure.\n\nSide effects: chills are common. Gout is rare.", {"losartan"}),
        (
            "Losartan lowers blood pressure.\n\nSide effects: fever is rare.\n\nAmlodipine opens arteries.\n\n"
            "Side effects: chills are common.",
            {"amlodipine"},
        ),
        (
            "Losartan lowers blood pressure. Amlodipine opens arteries.\n\nSide effects: chills are common.",
            {"losartan", "amlodipine"},
        ),
        ("Losartan lowers blood pressure.\n\nSide effects\n\nChills are common.", {"losartan", "amlodipine"}),
    ],
    ids=["list", "sentences", "each its own", "both told of", "part of the text"],
)
def test_label_goes_on_about_the_one_that_was_told_of(nlp, told, drugs):
    facts = nlp(f"Losartan and amlodipine compared\n\n{told}")._.drugfacts.facts
    assert {f.drug.name for f in facts if f.kind == "side_effect" and f.effect.text.lower() == "chills"} == drugs
