"""Who acts on what, where the words share a noun, leave the drug unsaid, or say the same of two drugs."""

from __future__ import annotations

import pytest
from spacy.language import Language


def mechanisms(nlp: Language, text: str) -> set[tuple[str, str, str]]:
    """Drug, action and the target as written, or by its name where words alone would not say it."""
    facts = nlp(text)._.drugfacts.facts
    return {(f.drug.name, f.action, f.target.text) for f in facts if f.kind == "mechanism" and not f.negated}


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Bexagliflozin is a dual SGLT1/SGLT2 inhibitor.", {"SGLT1", "SGLT2"}),
        ("Ponatinib is an inhibitor of both Src and Abl kinases.", {"Src", "Abl kinases"}),
        ("Pazopanib inhibits the kinases VEGFR2 and FGFR1.", {"VEGFR2", "FGFR1"}),
        ("Axitinib blocks receptors for VEGF and PDGF.", {"VEGF", "PDGF"}),
        ("Duloxetine blocks reuptake of serotonin and norepinephrine.", {"serotonin", "norepinephrine"}),
        ("Rotenone inhibits complex I of the respiratory chain.", {"complex I of the respiratory chain"}),
        ("Midostaurin inhibits protein kinase C in vitro.", {"protein kinase C"}),
        ("Aprotinin prevents binding of plasmin to fibrin.", {"binding of plasmin"}),
    ],
)
def test_each_of_several_targets_is_found(nlp: Language, text: str, targets: set[str]) -> None:
    assert {target for _, _, target in mechanisms(nlp, text)} == targets


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Captopril inhibits ACE. This lowers angiotensin II.", ("inhibits", "angiotensin II")),
        ("Captopril inhibits ACE, which in turn raises bradykinin.", ("activates", "bradykinin")),
        ("Captopril inhibits ACE. Sympathetic outflow falls.", ("inhibits", "Sympathetic outflow")),
        ("Captopril inhibits ACE. Glycine receptors are potentiated.", ("activates", "Glycine receptors")),
        ("Captopril inhibits ACE, so that the adrenals make less aldosterone.", ("inhibits", "aldosterone")),
    ],
)
def test_what_comes_of_a_mechanism_is_of_its_drug(nlp: Language, text: str, fact: tuple[str, str]) -> None:
    assert mechanisms(nlp, text) == {("captopril", "inhibits", "ACE"), ("captopril", *fact)}


@pytest.mark.parametrize(
    "text",
    [
        "Captopril inhibits ACE. Ramipril is newer. Sympathetic outflow falls.",
        "Captopril inhibits ACE. With morphine sympathetic outflow falls.",
        "Captopril inhibits ACE. Liver enzymes rise.",
        "Captopril inhibits ACE.\n\n# Ageing\n\nSympathetic outflow falls.",
    ],
)
def test_what_does_not_come_of_a_mechanism_is_left(nlp: Language, text: str) -> None:
    assert mechanisms(nlp, text) == {("captopril", "inhibits", "ACE")}


@pytest.mark.parametrize(
    ("text", "drugs"),
    [
        ("Nizatidine, like cimetidine, blocks H2 receptors.", {"nizatidine", "cimetidine"}),
        ("Nizatidine blocks H2 receptors. Cimetidine does the same.", {"nizatidine", "cimetidine"}),
        ("Nizatidine blocks H2 receptors. Cimetidine does not do the same.", {"nizatidine"}),
        ("Nizatidine blocks H2 receptors. Cimetidine does nothing of the sort.", {"nizatidine"}),
        ("Unlike cimetidine, nizatidine does not inhibit CYP3A4.", {"cimetidine"}),
        ("Unlike cimetidine, nizatidine has no effect on CYP3A4.", set()),
    ],
)
def test_drugs_that_act_alike(nlp: Language, text: str, drugs: set[str]) -> None:
    assert {drug for drug, _, _ in mechanisms(nlp, text)} == drugs


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Dabigatran blocks thrombin. Heparin does nothing of the kind.", {("heparin", "thrombin")}),
        ("Lixisenatide slows gastric emptying. Alogliptin does no such thing.", {("alogliptin", "gastric emptying")}),
        ("Loratadine blocks H1 receptors. Nizatidine does not.", {("nizatidine", "H1 receptors")}),
        ("Loratadine blocks H1 receptors. Not so with nizatidine.", {("nizatidine", "H1 receptors")}),
        ("Loratadine blocks H1 receptors. That is not true of nizatidine.", {("nizatidine", "H1 receptors")}),
        ("Loratadine blocks H1 receptors. That is true of nizatidine, and not so rare.", set()),
        (
            "Loratadine blocks H1 receptors. Nizatidine does not; it blocks H2 receptors.",
            {("nizatidine", "H1 receptors")},
        ),
        ("Losartan, which blocks AT1 receptors, works for a day. Captopril does not.", set()),  # another verb
        (
            "Loratadine does not block H2 receptors. Cetirizine does nothing of the sort.",
            {("loratadine", "H2 receptors")},
        ),
        ("Loratadine blocks H1 receptors. Nizatidine does nothing for the nose.", set()),
    ],
)
def test_nothing_of_it_denies_what_was_told(nlp: Language, text: str, denied: set[tuple[str, str]]) -> None:
    facts = nlp(text)._.drugfacts.facts
    assert {(f.drug.name, f.target.text) for f in facts if f.kind == "mechanism" and f.negated} == denied


def test_members_of_a_class_are_those_of_the_heading(nlp: Language) -> None:
    text = (
        "# Lisinopril, ramipril or enalapril?\n\nThe three ACE inhibitors are alike. Each blocks bradykinin breakdown."
    )
    found = {drug for drug, _, target in mechanisms(nlp, text) if "bradykinin" in target}
    assert found == {"lisinopril", "ramipril", "enalapril"}


@pytest.mark.parametrize(
    "text",
    [
        "Losartan blocks AT1 receptors. It calms the nerves that fire when aldosterone falls.",
        "Losartan is a tablet. Normally renin is made in the kidney.",
        "In everybody on losartan, check the renin once a year.",
        "Losartan is a tablet. People who carry the virus may take it.",
    ],
)
def test_what_is_so_without_the_drug_is_no_mechanism(nlp: Language, text: str) -> None:
    assert {target for _, _, target in mechanisms(nlp, text)}.isdisjoint({"aldosterone", "renin", "virus"})


def test_interaction_is_no_mechanism(nlp: Language) -> None:
    assert not mechanisms(nlp, "Fluconazole inhibits the metabolism of phenytoin.")


def test_verb_taken_for_a_plural_is_no_target(nlp: Language) -> None:
    text = "Fluconazole raises and smoking lowers its concentration."
    assert "lowers" not in {target for _, _, target in mechanisms(nlp, text)}


def test_antidote_binds_a_drug(nlp: Language) -> None:
    assert mechanisms(nlp, "Idarucizumab binds dabigatran.") == {("idarucizumab", "binds", "dabigatran")}


def test_drug_belongs_to_a_group_that_says_what_it_does(nlp: Language) -> None:
    assert mechanisms(nlp, "Apraclonidine belongs to the alpha-2 agonists.") == {
        ("apraclonidine", "activates", "alpha-2")
    }


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "Edoxaban binds factor Xa and inactivates it.",
            {("binds", "factor Xa"), ("inhibits", "factor Xa")},
        ),
        (
            "Nalmefene attaches to opioid receptors and switches them off.",
            {("binds", "opioid receptors"), ("inhibits", "opioid receptors")},
        ),
        ("Beta receptors sit on heart cells. Nadolol blocks them.", {("inhibits", "Beta receptors")}),
        ("Nadolol reaches the liver, which breaks it down.", set()),
    ],
)
def test_pronoun_for_what_is_acted_on(nlp: Language, text: str, facts: set[tuple[str, str]]) -> None:
    assert {(action, target) for _, action, target in mechanisms(nlp, text)} == facts


def test_what_is_held_without_effect_is_blocked(nlp: Language) -> None:
    facts = nlp("Nalmefene binds to opioid receptors without activating them.")._.drugfacts.facts
    assert {(f.action, f.negated) for f in facts} == {("binds", False), ("inhibits", False)}


def test_what_is_done_without_effect_on_another_target_is_denied(nlp: Language) -> None:
    facts = nlp("Bilastine blocks H1 receptors without affecting muscarinic receptors.")._.drugfacts.facts
    assert {(f.target.text, f.negated) for f in facts} == {("H1 receptors", False), ("muscarinic receptors", True)}


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Pitavastatin is a cholesterol-blocking drug.", {"cholesterol"}),
        ("Desvenlafaxine is a serotonin-boosting antidepressant.", {"serotonin"}),
        ("Dostarlimab, a PD-1-targeting antibody, is given by drip.", {"PD-1"}),
        ("Panitumumab is an EGFR-directed antibody.", {"EGFR"}),
        ("Triamterene is a potassium-sparing diuretic.", set()),
        ("Certolizumab acts as a sponge that soaks up TNF.", {"TNF"}),
        ("Sertindole binds 5-HT2A receptors more tightly than D2 receptors.", {"5-HT2A receptors", "D2 receptors"}),
        ("Fedratinib hits JAK2 harder than JAK1.", {"JAK1", "JAK2"}),
        ("Cytisine and varenicline bind the same receptor, the NMDA receptor.", {"NMDA receptor"}),
        ("Naproxen blocks the enzymes COX-1 and COX-2.", {"COX-1", "COX-2"}),
        ("Benazepril stops ACE from making angiotensin II.", {"ACE"}),
        ("Resistance to dasatinib arises when BCR-ABL mutates.", set()),
        ("Brotizolam was once thought to act on opioid receptors.", set()),
        ("Brotizolam has long been thought to act on GABA-A receptors.", {"GABA-A receptors"}),
        ("SGLT2 blockade with bexagliflozin lowers blood pressure.", {"SGLT2", "blood pressure"}),
        ("We compared the COX-2 inhibitor, etoricoxib, with the COX-1 inhibitor, ketorolac.", {"COX-2", "COX-1"}),
    ],
)
def test_targets_of_plain_wordings(nlp: Language, text: str, targets: set[str]) -> None:
    assert {target for _, _, target in mechanisms(nlp, text)} == targets


@pytest.mark.parametrize(
    "text", ["SGLT2 blockade by bexagliflozin.", "Ertugliflozin stops the kidney from taking glucose back."]
)
def test_what_is_done_to_a_target_is_no_harm(nlp: Language, text: str) -> None:
    assert not [f for f in nlp(text)._.drugfacts.facts if f.kind == "side_effect"]


def test_a_process_is_shared_by_the_messengers_of_a_list(nlp: Language) -> None:
    facts = nlp("Dexamfetamine increases the release of dopamine and noradrenaline.")._.drugfacts.facts
    assert {f.target.name for f in facts} == {"dopamine release", "release of noradrenaline"}


@pytest.mark.parametrize(
    "text",
    [
        "Isosorbide is converted to nitric oxide, which activates guanylate cyclase.",
        "An enzyme turns isosorbide into a metabolite that activates guanylate cyclase.",
        "The active metabolite of isosorbide activates guanylate cyclase.",
    ],
)
def test_what_the_body_makes_of_a_drug_acts_for_it(nlp: Language, text: str) -> None:
    assert mechanisms(nlp, text) == {("isosorbide", "activates", "guanylate cyclase")}


@pytest.mark.parametrize(
    "text",
    [
        "Conivaptan stops vasopressin from acting on the kidney.",
        "Atropine keeps acetylcholine from binding to the heart.",
    ],
)
def test_what_something_is_kept_from_is_not_done(nlp: Language, text: str) -> None:
    assert all(action != "binds" for _, action, _ in mechanisms(nlp, text))


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Albiglutide mimics a gut hormone called GLP-1.", "GLP-1"),
        ("Pitavastatin inhibits HMG-CoA reductase, the enzyme of cholesterol synthesis.", "HMG-CoA reductase"),
        ("Glycopyrronium blocks the action of acetylcholine.", "acetylcholine"),
        ("Phenprocoumon prevents the recycling of vitamin K.", "recycling of vitamin K"),
    ],
)
def test_target_by_its_name_alone(nlp: Language, text: str, target: str) -> None:
    assert {name for _, _, name in mechanisms(nlp, text)} == {target}


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Benazepril slows the breakdown of bradykinin by blocking its degradation.", {"breakdown of bradykinin"}),
        (
            "Osilodrostat inhibits 11-beta-hydroxylase and hence cortisol synthesis.",
            {"11-beta-hydroxylase", "cortisol synthesis"},
        ),
    ],
)
def test_process_by_its_own_words(nlp: Language, text: str, targets: set[str]) -> None:
    assert {name for _, _, name in mechanisms(nlp, text)} == targets


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Tolcapone is old. A reversible COMT inhibitor, it can harm the liver.", {("inhibits", "COMT")}),
        ("Tolcapone is old. Reversible COMT inhibitor, in the brain too.", {("inhibits", "COMT")}),
        ("Pramipexole is old. An agonist of dopamine D2 and D3 receptors.", {("activates", "D3 receptors")}),
        ("Aprepitant is old. In 2003 the FDA approved this NK1 receptor antagonist.", {("inhibits", "NK1 receptor")}),
    ],
)
def test_a_line_without_a_verb_says_what_the_drug_is(nlp: Language, text: str, facts: set[tuple[str, str]]) -> None:
    assert facts <= {(action, target) for _, action, target in mechanisms(nlp, text)}


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Acetylcholine is broken down by cholinesterase. Donepezil blocks this enzyme.", "cholinesterase"),
        ("Acid is made by the proton pump. Vonoprazan blocks the pump.", "proton pump"),
        ("Angiotensin II acts on the AT1 receptor. Candesartan occupies the receptor and blocks it.", "AT1 receptor"),
        ("Acetazolamide inhibits an enzyme of the kidney, carbonic anhydrase.", "carbonic anhydrase"),
    ],
)
def test_what_a_target_is_called_stands_for_it(nlp: Language, text: str, target: str) -> None:
    found = {t for _, action, t in mechanisms(nlp, text) if action == "inhibits"}
    assert found == {target}


def test_a_target_set_apart_in_a_shared_phrase_is_denied(nlp: Language) -> None:
    facts = nlp("Candesartan blocks AT1 but not AT2 receptors.")._.drugfacts.facts
    assert {(f.target.text, f.negated) for f in facts} == {("AT1", False), ("AT2 receptors", True)}


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Captopril blocks ACE; vascular resistance falls.", ("inhibits", "vascular resistance")),
        ("Captopril blocks ACE; renin goes up.", ("activates", "renin")),
        ("Captopril blocks ACE. Bradykinin levels are doubled.", ("activates", "Bradykinin levels")),
    ],
)
def test_what_goes_up_or_down_after_a_mechanism_is_told_of_its_drug(
    nlp: Language, text: str, fact: tuple[str, str]
) -> None:
    assert fact in {(action, target) for _, action, target in mechanisms(nlp, text)}


def test_what_an_aside_denies_leaves_the_rest_asserted(nlp: Language) -> None:
    assert mechanisms(nlp, "Givinostat is a histone deacetylase inhibitor, not a steroid.") == {
        ("givinostat", "inhibits", "histone deacetylase")
    }


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Protamine neutralises heparin.", ("protamine", "inhibits", "heparin")),
        ("Bentracimab captures ticagrelor.", ("bentracimab", "binds", "ticagrelor")),
    ],
)
def test_a_drug_is_the_target_of_its_antidote(nlp: Language, text: str, fact: tuple[str, str, str]) -> None:
    assert mechanisms(nlp, text) == {fact}


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Acarbose inhibits glucoamylase and is swallowed. Sucrase is inhibited, too.", "Sucrase"),
        ("Cinacalcet lowers PTH; serum calcium falls.", "serum calcium"),
        ("GABA-A receptors calm the brain. Baclofen has no effect on those.", "GABA-A receptors"),
    ],
)
def test_words_that_say_by_themselves_what_is_acted_on(nlp: Language, text: str, target: str) -> None:
    assert target in {f.target.text for f in nlp(text)._.drugfacts.facts if f.kind == "mechanism"}


def test_receptors_named_by_an_adjective_share_their_noun(nlp: Language) -> None:
    facts = nlp("Quetiapine blocks muscarinic and nicotinic receptors.")._.drugfacts.facts
    assert {f.target.name for f in facts} == {"muscarinic receptors", "nicotinic receptor"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Apixaban inhibits factor Xa, argatroban thrombin.", {"apixaban": "factor Xa", "argatroban": "thrombin"}),
        ("Naratriptan stimulates 5-HT1B, lasmiditan 5-HT1F.", {"naratriptan": "5-HT1B", "lasmiditan": "5-HT1F"}),
    ],
)
def test_verb_is_left_out_before_the_second_drug(nlp: Language, text: str, found: dict[str, str]) -> None:
    assert {drug: target for drug, _, target in mechanisms(nlp, text)} == found


@pytest.mark.parametrize(
    "text",
    [
        "By blocking aldosterone, a hormone that saves salt, eplerenone sheds fluid.",
        "Eplerenone blocks another hormone, aldosterone.",
        "Eplerenone blocks aldosterone, a hormone of the adrenals, and lasts all day.",
    ],
)
def test_what_only_says_of_which_kind_a_target_is_is_none(nlp: Language, text: str) -> None:
    assert mechanisms(nlp, text) == {("eplerenone", "inhibits", "aldosterone")}


def test_target_of_a_passage_is_pointed_at_from_afar(nlp: Language) -> None:
    text = "Levetiracetam binds the protein SV2A. It is old. It is cheap. Brivaracetam binds the same protein."
    assert ("brivaracetam", "binds", "SV2A") in {(d, a, t.split()[-1]) for d, a, t in mechanisms(nlp, text)}


def test_object_of_the_next_verb_is_not_that_of_one_with_its_own_complement(nlp: Language) -> None:
    found = mechanisms(nlp, "Clindamycin binds to the 50S subunit and blocks protein synthesis.")
    assert ("clindamycin", "binds", "protein synthesis") not in found
    assert ("clindamycin", "inhibits", "protein synthesis") in found


def test_receptor_behind_a_bracket_has_the_name_before_it(nlp: Language) -> None:
    (fact,) = nlp("Elinzanetant is a neurokinin 3 (NK3) receptor antagonist.")._.drugfacts.facts
    assert fact.term is not None
    assert fact.term.name.casefold() != "receptor"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Valproate works by blocking sodium channels and raising GABA.",
            {"sodium channels": "inhibits", "GABA": "activates"},
        ),
        (
            "Valproate blocks sodium channels and circulating cytokines.",
            {"sodium channels": "inhibits", "cytokines": "inhibits"},
        ),
    ],
)
def test_gerund_after_and_is_another_deed(nlp: Language, text: str, found: dict[str, str]) -> None:
    read = {(target, action) for _, action, target in mechanisms(nlp, text)}
    assert {(target.split()[-1], action) for target, action in read} == {(t.split()[-1], a) for t, a in found.items()}


@pytest.mark.parametrize(
    ("text", "drug", "target"),
    [
        ("Diazoxide opens potassium channels, which relaxes the muscle of the vessels.", "diazoxide", "muscle"),
        ("Paroxetine keeps nerve cells from taking serotonin back up.", "paroxetine", "serotonin"),
        ("Magnesium sulfate stops nerves releasing acetylcholine.", "magnesium sulfate", "acetylcholine"),
    ],
)
def test_what_is_kept_from_happening(nlp: Language, text: str, drug: str, target: str) -> None:
    found = mechanisms(nlp, text)
    assert (drug, "inhibits", target) in {(who, action, words.split()[0]) for who, action, words in found}
    assert not any(words.startswith("nerve") for *_, words in found)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Irbesartan blocks AT1 receptors, that lowers aldosterone.", ("irbesartan", "inhibits", "aldosterone")),
        (
            "Acebutolol does not block AT1 receptors; that is the job of irbesartan.",
            ("irbesartan", "inhibits", "AT1 receptors"),
        ),
        ("Irbesartan does not touch renin (that's aliskiren).", ("aliskiren", "modulates", "renin")),
        ("Etoricoxib inhibits COX-2 and spares COX-1; naproxen blocks both.", ("naproxen", "inhibits", "COX-1")),
        ("Vinblastine binds tubulin and prevents its assembly.", ("vinblastine", "inhibits", "assembly")),
        ("Satralizumab is old. Ask for salbutamol (it opens the airways).", ("salbutamol", "activates", "airways")),
        (
            "Pregabalin is old. Or lacosamide, an epilepsy drug, it calms sodium channels.",
            ("lacosamide", "inhibits", "sodium channels"),
        ),
        (
            "Warfarin is old. Newer pills such as edoxaban, which blocks factor Xa, have come.",
            ("edoxaban", "inhibits", "factor Xa"),
        ),
        (
            "Nafarelin at first raises LH, then with steady use lowers testosterone.",
            ("nafarelin", "inhibits", "testosterone"),
        ),
        ("Ofatumumab is an antibody against CD20 that depletes B cells.", ("ofatumumab", "inhibits", "B cells")),
        ("Ketotifen calms the mast cells so less histamine gets released.", ("ketotifen", "inhibits", "histamine")),
        ("Exenatide makes the stomach empty slowly.", ("exenatide", "inhibits", "stomach")),
        ("Avoid CYP3A4 inhibitors such as itraconazole.", ("itraconazole", "inhibits", "CYP3A4")),
    ],
)
def test_who_acts_on_what_told_before(nlp: Language, text: str, found: tuple[str, str, str]) -> None:
    assert found in mechanisms(nlp, text)


@pytest.mark.parametrize(
    ("text", "drug"),
    [
        ("The TSLP that cells make is a cytokine released on exposure to smoke. Tezepelumab is given.", "tezepelumab"),
        ("Bimatoprost rests on work at Allergan.", "bimatoprost"),
        ("Fluvastatin very rarely breaks down muscle.", "fluvastatin"),
        ("Citalopram may affect the heart's rhythm.", "citalopram"),
        ("Bismuth subsalicylate is used to eradicate Helicobacter pylori.", "bismuth subsalicylate"),
    ],
)
def test_what_is_no_mechanism(nlp: Language, text: str, drug: str) -> None:
    assert not {who for who, *_ in mechanisms(nlp, text)} & {drug}


def test_of_an_antagonist_nothing_is_told_that_it_lacks(nlp: Language) -> None:
    text = "Zibotentan is an endothelin A receptor antagonist with no activity at the endothelin B receptor."
    assert {target for _, _, target in mechanisms(nlp, text)} == {"endothelin A receptor"}


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Salt is taken back by SGLT1 and SGLT2. Sotagliflozin blocks both.", {"SGLT1", "SGLT2"}),
        ("Nerves release dopamine and serotonin. Mazindol raises both.", {"dopamine", "serotonin"}),
        ("Thrombin turns fibrinogen into fibrin. Argatroban blocks it.", {"Thrombin"}),  # what the sentence is about
        ("The fungus lives on squalene epoxidase. Naftifine blocks it.", {"squalene epoxidase"}),  # no germ
        ("GSK-3 is a kinase that marks tau. Lithium inhibits it.", {"GSK-3"}),
        ("Bone is worn away by osteoclasts. Ibandronic acid kills them.", {"osteoclasts"}),
        ("Histamine makes the skin itch. Cromoglicate prevents its release.", {"release"}),
        ("CGRP widens the vessels of the head. Erenumab blocks its receptor.", {"receptor"}),
    ],
)
def test_target_of_the_sentence_before_is_taken_up(nlp: Language, text: str, facts: set[str]) -> None:
    assert {target for _, _, target in mechanisms(nlp, text)} == facts


@pytest.mark.parametrize(
    "text",
    [
        "CYP3A4 clears it. Ketoconazole raises the levels; rifampicin lowers them.",  # a nearer object
        "Thrombin makes fibrin.\n\n# Bleeding\n\nDabigatran was taken, and idarucizumab reverses it.",  # the drug
        "Migraine is linked with CGRP. Topiramate prevents it.",  # the illness
    ],
)
def test_pronoun_of_something_else_takes_up_no_target(nlp: Language, text: str) -> None:
    found = {target for _, _, target in mechanisms(nlp, text)}
    assert found.isdisjoint({"CYP3A4", "Thrombin", "fibrin", "CGRP"})


def test_pronoun_is_who_does_that_to_which_its_clause_is_added(nlp: Language) -> None:
    text = "Atorvastatin slows cholesterol synthesis, and orlistat works in the gut, where it inhibits lipase."
    assert ("orlistat", "inhibits", "lipase") in mechanisms(nlp, text)


def test_latter_of_two_that_are_set_against_each_other(nlp: Language) -> None:
    text = "Cortisol is a hormone. Losartan blocks AT1, whereas aliskiren blocks renin. The latter lowers aldosterone."
    assert ("aliskiren", "inhibits", "aldosterone") in mechanisms(nlp, text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Donepezil inhibits acetylcholinesterase; galantamine does the same.",
            ("galantamine", "acetylcholinesterase"),
        ),
        ("Edoxaban inhibits factor Xa. Betrixaban, a newer drug, does the same.", ("betrixaban", "factor Xa")),
        ("Tolcapone inhibits COMT; opicapone, which blocks the same enzyme, is safer.", ("opicapone", "COMT")),
        ("Lapatinib inhibits HER2. Pertuzumab blocks the same receptor.", ("pertuzumab", "HER2")),
    ],
)
def test_same_target_is_the_one_told_right_before(nlp: Language, text: str, found: tuple[str, str]) -> None:
    drug, target = found
    assert (drug, "inhibits", target) in mechanisms(nlp, text)


@pytest.mark.parametrize(
    ("text", "drug"),
    [
        ("Moclobemide raises serotonin. Buspirone does the same by another route.", "buspirone"),
        ("Lapatinib inhibits HER2. Pertuzumab blocks the same enzyme.", "pertuzumab"),
        ("Naproxen inhibits COX-1 and EGFR. Etoricoxib hits the same receptor.", "etoricoxib"),
    ],
)
def test_what_is_done_otherwise_or_to_something_else_is_not_the_same(nlp: Language, text: str, drug: str) -> None:
    targets = {target for name, _, target in mechanisms(nlp, text) if name == drug}
    assert targets.isdisjoint({"serotonin", "HER2", "COX-1", "EGFR"})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Istaroxime inhibits the sodium pump of the heart muscle.", {"sodium pump"}),
        ("Nateglinide closes the potassium channels of the beta cell.", {"potassium channels"}),
        ("Rilpivirine blocks the reverse transcriptase of HIV.", {"reverse transcriptase of HIV"}),
    ],
)
def test_target_is_named_without_its_tissue(nlp: Language, text: str, found: set[str]) -> None:
    assert {target for _, _, target in mechanisms(nlp, text)} == found


def test_activity_of_what_has_a_name_is_that_of_the_name(nlp: Language) -> None:
    found = mechanisms(nlp, "Peficitinib works by lowering the activity of an enzyme called JAK3.")
    assert found == {("peficitinib", "inhibits", "JAK3")}


def test_their_process_is_that_of_each(nlp: Language) -> None:
    facts = nlp("Milnacipran lets nerves release serotonin and noradrenaline and blocks their reuptake.")
    names = {f.target.name for f in facts._.drugfacts.facts if f.kind == "mechanism" and f.action == "inhibits"}
    assert names == {"reuptake of serotonin", "reuptake of noradrenaline"}


@pytest.mark.parametrize(
    "text",
    [
        "Minocycline can raise the pressure inside your skull.",
        "Rifampicin speeds clearance, and the dose must go up.",
        "Secukinumab works on the inflammation behind the rash.",
        "Angiotensin II normally narrows the blood vessels and calls forth aldosterone. Eprosartan is a tablet.",
    ],
)
def test_what_the_body_suffers_or_does_of_itself_is_no_mechanism(nlp: Language, text: str) -> None:
    assert not mechanisms(nlp, text)


def test_what_several_drugs_are(nlp: Language) -> None:
    found = mechanisms(nlp, "Tildrakizumab and risankizumab are antibodies against interleukin-23.")
    assert found == {(drug, "binds", "interleukin-23") for drug in ("tildrakizumab", "risankizumab")}
