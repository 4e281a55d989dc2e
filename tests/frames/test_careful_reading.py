"""What a careful reader takes from a few sentences, and what not: short texts of our own, read by frames."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.brief_texts import Case, check

CASES = {
    # --- of several drugs the one that is meant
    "which, behind the last of two": Case(
        "Aspirin is given after a heart attack together with ticagrelor, which can cause breathlessness.",
        ("harm ticagrelor breathlessness",),
        ("harm aspirin breathlessness",),
    ),
    "after another had failed": Case(
        "After failing methotrexate, she was given adalimumab and developed tuberculosis.",
        ("harm adalimumab tuberculosis",),
        ("harm methotrexate tuberculosis",),
    ),
    "when another has failed": Case(
        "Clozapine works in schizophrenia when risperidone has failed.",
        ("use clozapine schizophrenia",),
        ("harm risperidone schizophrenia", "use risperidone schizophrenia"),
    ),
    "given with another to spare its harm": Case(
        "Folic acid is given with methotrexate to prevent mouth ulcers.",
        ("use folic acid mouth ulcers",),
        ("use methotrexate mouth ulcers",),
    ),
    "as may another": Case(
        "Semaglutide may cause nausea, as may liraglutide.",
        ("harm semaglutide nausea", "harm liraglutide nausea"),
    ),
    "it, where a second drug is taken by others": Case(
        "Omeprazole is a capsule. It also heals stomach ulcers, prevents bleeding in people who need naproxen.",
        ("use omeprazole stomach ulcers", "use omeprazole bleeding"),
        ("use naproxen stomach ulcers", "use naproxen bleeding"),
    ),
    "the disease, where a symptom is eased": Case(
        "Donepezil is another option. It eases memory loss for a while but does not slow the disease.",
        ("use donepezil memory loss",),
        ("not use donepezil memory loss",),
    ),
    "without what it acts on": Case(
        "Propofol enhances the action of GABA. At higher doses it opens the channel, in the absence of GABA.",
        (),
        ("not acts propofol gaba",),
    ),
    "all others": Case(
        "Drugs other than metformin can cause lactic acidosis.",
        (),
        ("harm metformin lactic acidosis",),
    ),
    "illnesses that live on it": Case(
        "Many breast cancers need oestradiol to grow.",
        (),
        ("use oestradiol breast cancers", "use estradiol breast cancers"),
    ),
    # --- which drug
    "which does it, of the last of two": Case(
        "Dulaglutide, a GLP-1 receptor agonist, and acetazolamide, which inhibits carbonic anhydrase, are on trial.",
        ("acts acetazolamide carbonic anhydrase",),
        ("acts dulaglutide carbonic anhydrase",),
    ),
    "which do it, of the noun before": Case(
        "Ganaxolone is new. Until now, doctors relied on talk and on SSRIs, which block the reuptake of serotonin.",
        ("acts SSRI reuptake of serotonin",),
        ("acts ganaxolone reuptake of serotonin",),
    ),
    "of the drug taken beside itself": Case(
        "Acamprosate is often combined with disulfiram, which can cause psychosis.",
        ("harm disulfiram psychosis",),
        ("harm acamprosate psychosis", "harm disulfiram psychosis @common"),
    ),
    "its pill has a name": Case(
        "Ganaxolone is a neurosteroid. Its pill, zuranolone, acts on GABA-A receptors and is in trials for depression.",
        ("acts zuranolone gaba-a receptors", "use zuranolone depression @investigational"),
        ("acts ganaxolone gaba-a receptors", "use ganaxolone depression"),
    ),
    "as with any of its class": Case(
        "Etanercept\n\nIt blocks TNF.\n\nAs with any potent biologic, serious infections may occur. Optic neuritis has "
        "been reported.",
        ("harm etanercept serious infections", "harm etanercept optic neuritis"),
        ("harm biologic optic neuritis",),
    ),
    "older relatives": Case(
        "Older relatives such as ambrisentan and macitentan are approved only for pulmonary arterial hypertension.",
        ("licence ambrisentan pulmonary arterial hypertension", "licence macitentan pulmonary arterial hypertension"),
    ),
    "given with it to ease": Case(
        "Sumatriptan is old. Domperidone is often given with it, to ease the nausea.",
        ("use domperidone nausea",),
        ("use sumatriptan nausea",),
    ),
    "preferred, in brackets": Case(
        "Fluconazole is licensed for vaginal thrush. Off-label uses: onychomycosis (terbinafine is preferred).",
        ("use fluconazole onychomycosis @off_label",),
        ("use terbinafine onychomycosis",),
    ),
    "a line of label and amount": Case(
        "ORLISTAT (Xenical)\nLoss: 3-5%\nDownsides: oily stools.\n\nPHENTERMINE (Adipex-P)\nLoss: 5-6%, short courses "
        "only\nDownsides: dry mouth.",
        ("harm orlistat oily stools", "harm phentermine dry mouth"),
    ),
    "a brand of two with a salt": Case(
        "The tablets are emtricitabine/tenofovir disoproxil (you may know the brand, Truvada). Truvada causes nausea.",
        ("harm emtricitabine/tenofovir disoproxil nausea",),
    ),
    "named behind a bullet only": Case(
        "A. Signal 1\n - Ciclosporin binds cyclophilin.",
        ("acts ciclosporin cyclophilin",),
    ),
    # --- what it acts on
    "T of what piles up next": Case(
        "Triazoles inhibit lanosterol 14α-demethylase, and toxic sterols pile up in the membrane.",
        ("acts triazole lanosterol 14α-demethylase @inhibits",),
    ),
    "what the enzyme breaks down": Case(
        "Rivastigmine, by inhibition of acetylcholinesterase, the enzyme that breaks down acetylcholine, helps memory.",
        ("acts rivastigmine acetylcholinesterase",),
        ("acts rivastigmine acetylcholine",),
    ),
    "at which another works": Case(
        "Clonidine has no action at the GABA-A receptor, at which zolpidem works.",
        ("not acts clonidine gaba-a receptor", "acts zolpidem gaba-a receptor"),
    ),
    "unlike another it also blocks": Case(
        "Lanreotide binds SST2 and, unlike octreotide, also blocks SST5.",
        ("acts lanreotide sst5", "not acts octreotide sst5"),
    ),
    # --- trials
    "more of them on placebo": Case(
        "Plozasiran trial\n\nPancreatitis occurred in 5 patients in the plozasiran group and 16 in the placebo group. "
        "Rash was seen in 12 on plozasiran and in 3 on placebo. Fever occurred in 3% on plozasiran and 6% on placebo.",
        ("harm plozasiran rash",),
        ("harm plozasiran pancreatitis", "harm plozasiran fever"),
    ),
    "who came into the trial": Case(
        "Plozasiran trial\n\nMean age was 49 years; 38% had type 2 diabetes, and 21% had gout.",
        not_so=("harm plozasiran type 2 diabetes", "harm plozasiran gout"),
    ),
    "a trial by its name": Case(
        "Eplerenone is a diuretic. The RALES trial of it is old.",
        not_so=("use eplerenone rales", "harm eplerenone rales"),
    ),
    "what they had already": Case(
        "Cefuroxime was begun. She had hypertension, treated with lisinopril.",
        ("use lisinopril hypertension",),
        ("harm cefuroxime hypertension",),
    ),
    "no pill does": Case(
        "Loperamide and IBS\n\nNo pill cures IBS.",
        not_so=("not use loperamide ibs", "use loperamide ibs"),
    ),
    "a part without a verb before a semicolon": Case(
        "For prevention of vomiting, granisetron plus dexamethasone before each dose; fosaprepitant is added against "
        "delayed nausea.",
        ("use fosaprepitant delayed nausea",),
        ("use fosaprepitant vomiting", "use granisetron delayed nausea"),
    ),
    "that syndrome": Case(
        "Olezarsen is for familial chylomicronemia syndrome. Volanesorsen is authorised by the EMA for that syndrome.",
        ("licence volanesorsen familial chylomicronemia syndrome",),
    ),
    # --- how often and how bad
    "examined and not confirmed": Case(
        "A link between semaglutide and suicidal thoughts was examined and not confirmed.",
        ("not harm semaglutide suicidal thoughts",),
        ("harm semaglutide suicidal thoughts",),
    ),
    "given for low pressure": Case(
        "He received fluids, noradrenaline for hypotension, and ondansetron for the vomiting.",
        ("use noradrenaline hypotension", "use ondansetron vomiting"),
    ),
    "a boxed warning alone": Case(
        "Ambrisentan\n\nBOXED WARNING: liver injury.",
        ("harm ambrisentan liver injury",),
    ),
    "of the harm that another brings": Case(
        "Doctors often use amantadine off-label for fatigue caused by interferon.",
        ("harm interferon fatigue",),
        ("harm interferon fatigue @common",),
    ),
    "some complain of another": Case(
        "About 1 in 10 people on trazodone feel drowsy, and some complain of nightmares.",
        ("harm trazodone drowsy @very_common", "harm trazodone nightmares"),
        ("harm trazodone nightmares @very_common",),
    ),
    "a share in words": Case(
        "Four percent of the men on prazosin fainted.",
        ("harm prazosin fainted @common",),
    ),
    "so much of it": Case(
        "Weight loss of five percent or more happened in about one in ten people on apremilast.",
        ("harm apremilast weight loss @very_common",),
    ),
    "in severe cases to worse": Case(
        "Sudden withdrawal of clonazepam may lead to tremor, and in severe cases to seizures and delirium.",
        ("harm clonazepam tremor", "harm clonazepam seizures", "harm clonazepam delirium"),
    ),
    # --- denied, and no facts
    "found useless in": Case(
        "Ketotifen has been found ineffective in preventing eczema.",
        ("not use ketotifen eczema",),
        ("use ketotifen eczema",),
    ),
    "does not raise what is feared": Case(
        "Sulthiame did not increase body weight, fasting glucose or prolactin.",
        ("not harm sulthiame body weight", "not harm sulthiame prolactin"),
    ),
    "what befell those given it": Case(
        "Isoniazid is used to prevent tuberculosis. Liver failure has occurred in people who were given it for "
        "this purpose.",
        ("use isoniazid tuberculosis", "harm isoniazid liver failure"),
        ("use isoniazid liver failure",),
    ),
    "a fatal illness": Case(
        "Rituximab turned lymphoma from a fatal illness into a chronic one, and the FDA approved it for that in 1997.",
        not_so=("licence rituximab fatal", "use rituximab fatal"),
    ),
    "an adjective of the next one's noun": Case(
        "Fluconazole is used for oropharyngeal and oesophageal candidiasis, and for hay fever of course.",
        (
            "use fluconazole oropharyngeal candidiasis",
            "use fluconazole oesophageal candidiasis",
            "use fluconazole hay fever",
        ),
    ),
    "under review, and on a fast track": Case(
        "Fosmanogepix is under review at the EMA for invasive mould infections and has fast track status from the FDA.",
        ("licence fosmanogepix invasive mould infections @under_review",),
    ),
    "it stays in its paragraph": Case(
        "Triptans such as sumatriptan act on 5-HT1B receptors. Naratriptan has the advantage that it "
        "lasts longer.\n\n"
        "Gepants (rimegepant, ubrogepant) block CGRP. Sleep comes back, and with it appetite, so "
        "patients gain weight.",
        ("harm gepant gain weight",),
        ("harm naratriptan gain weight",),
    ),
    "people who took none": Case(
        "Babies exposed to valproate before birth were twice as likely to have autism as those whose mothers took no "
        "lamotrigine.",
        not_so=("harm lamotrigine autism",),
    ),
    "what people take besides": Case(
        "Linezolid safety\n\nSerotonin syndrome has mostly arisen in patients also on venlafaxine.",
        ("harm linezolid serotonin syndrome",),
        ("harm venlafaxine serotonin syndrome",),
    ),
    "the other arm": Case(
        "Two men on secukinumab had diarrhoea; one on placebo suffered a stroke.",
        ("harm secukinumab diarrhoea",),
        ("harm secukinumab stroke",),
    ),
    "another is kept away": Case(
        "Buprenorphine calms cravings, while keeping heroin from getting to the receptor.",
        not_so=("use heroin cravings",),
    ),
    "two of them": Case(
        "Thiazides lower blood pressure. In 2009 the FDA removed the gout indication from colchicine "
        "tablets after 40 "
        "reports of seizures, two of them lethal.",
        ("licence colchicine gout",),
        ("licence thiazide gout", "licence colchicine lethal"),
    ),
    "of the group": Case(
        "Daptomycin\n\nA lipopeptide of the polymyxin group. It binds to phosphatidylglycerol.",
        not_so=("acts polymyxin phosphatidylglycerol",),
    ),
    "called by name": Case(
        "My aunt had rivastigmine.\n\nBeware of: tolterodine! It is used for incontinence.",
        ("use tolterodine incontinence",),
        ("use rivastigmine incontinence",),
    ),
    "the only product": Case(
        "Women take metoclopramide for migraine when celecoxib (Elyxyb, the only solution the FDA has "
        "approved for that) "
        "falls short.",
        ("licence celecoxib migraine",),
        ("licence metoclopramide migraine",),
    ),
    "the reason's drug": Case(
        "Loratadine isn't licensed until two; codeine should not be given to children because "
        "breathing problems have "
        "occurred.",
        ("harm codeine breathing problems",),
        ("harm loratadine breathing problems",),
    ),
    "does neither": Case(
        "Headache occurs with dasatinib. Nilotinib prolongs the QT interval and can cause "
        "pancreatitis; imatinib does "
        "neither.",
        not_so=("not harm imatinib headache",),
    ),
    "in brackets, with another": Case(
        "Rifampicin is given by mouth for leprosy, brucellosis (with doxycycline) and impetigo.",
        ("use rifampicin leprosy",),
        ("use doxycycline leprosy", "use doxycycline impetigo"),
    ),
    "two names": Case(
        "Tirofiban (eptifibatide) can cause bruising. Eptifibatide may also cause gout.",
        ("harm tirofiban bruising", "harm tirofiban gout"),
    ),
    "two names of the lexicon": Case(
        "Ursodiol can cause diarrhoea. Ursodeoxycholic acid may also cause rash.",
        ("harm ursodiol diarrhoea", "harm ursodiol rash"),
    ),
    "agents at large": Case(
        "Sertraline is used for panic disorder. We review drugs licensed since 2003.",
        not_so=("licence sertraline panic disorder",),
    ),
    # --- what is no fact
    "hidden": Case("Prednisolone can hide the signs of appendicitis.", not_so=("harm prednisolone appendicitis",)),
    "talk to your doctor if": Case(
        "Colchicine\n\nTalk to your doctor if you:\n• are having an attack of asthma at present",
        not_so=("use colchicine asthma", "use colchicine attack of asthma"),
    ),
    "is that true": Case(
        "People say losartan causes cough. Is that true?\nNo. Ramipril does.",
        ("not harm losartan cough",),
        ("harm losartan cough",),
    ),
    "not believed to be related": Case(
        "One woman on losartan had pneumonia, which the investigator did not think to be related to treatment.",
        not_so=("harm losartan pneumonia",),
    ),
    "no more of it": Case(
        "I take losartan. I fainted in May, so now I am down to 25 mg, no more faints since.",
        not_so=("not harm losartan faints",),
    ),
    "people who lack": Case(
        "Emicizumab can cause headache.\n\nPeople with haemophilia A lack factor VIII.",
        not_so=("not harm emicizumab haemophilia a",),
    ),
    "animals alone": Case(
        "Bone tumours turned up in rats given teriparatide; nothing of the kind has been seen in people.",
        ("not harm teriparatide bone tumours",),
    ),
    "given up": Case(
        "Baricitinib was approved in 2017; it was withdrawn from consideration for lupus after a failed trial.",
        not_so=("use baricitinib lupus", "licence baricitinib lupus"),
    ),
    "fatal is no use": Case(
        "The EMA withdrew the cough indication of codeine after 30 reports of collapse, four of them fatal.",
        ("licence codeine cough",),
        ("licence codeine fatal",),
    ),
    "harm in an illness": Case(
        "Tolvaptan carries a boxed warning for liver failure in polycystic kidney disease.",
        not_so=("use tolvaptan polycystic kidney disease",),
    ),
    "only as": Case(
        "Propofol isn't approved for insomnia, only for sedation.",
        ("use propofol sedation",),
        ("not use propofol sedation",),
    ),
    "part of a name": Case(
        "Losartan was tried in hypertension, but CLEAR Outcomes did not confirm it.", not_so=("licence losartan",)
    ),
    "given for a harm": Case(
        "Side effects of cisplatin: nausea (we give ondansetron), blurred vision.",
        not_so=("harm ondansetron nausea", "harm ondansetron blurred vision"),
    ),
    "children are no target": Case(
        "Ten tablets of digoxin can kill a small child.", not_so=("acts digoxin small child",)
    ),
    "where the skin was burnt": Case(
        "Gemcitabine can cause rash. Rashes may recur where the skin was burnt before.",
        not_so=("harm gemcitabine skin was burnt",),
    ),
    "a syndrome of secretion": Case(
        "Vincristine can cause inappropriate secretion of antidiuretic hormone.",
        not_so=("acts vincristine inappropriate secretion of antidiuretic hormone",),
    ),
    "diagnosis is no use": Case(
        "Tetracosactide\n\nIndications. Diagnosis and treatment of Addison's disease.",
        not_so=("use tetracosactide diagnosis",),
    ),
    # --- what it does
    "transporters": Case(
        "Sotagliflozin stops SGLT1 from reclaiming glucose.",
        ("acts sotagliflozin sglt1",),
        ("acts sotagliflozin glucose",),
    ),
    "a second gerund": Case(
        "Roflumilast works by raising cyclic AMP and dampening production of TNF.",
        ("acts roflumilast production of tnf @inhibits",),
        ("acts roflumilast tnf @activates",),
    ),
    "a target that acts": Case(
        "Histamine from mast cells trips H1 receptors. Cetirizine blocks these receptors.",
        not_so=("acts cetirizine histamine @activates",),
    ),
    # --- when, how often, for whom
    "a harm more": Case(
        "Rosiglitazone, unlike its rivals, increased admissions for heart failure.",
        ("harm rosiglitazone heart failure",),
        ("use rosiglitazone heart failure",),
    ),
    "who gets it": Case(
        "Rash with allopurinol is the commonest complaint - about one in five people get it - but it fades.",
        ("harm allopurinol rash @very_common",),
    ),
    "share of the clause before": Case(
        "Side effects of methotrexate\n\nLiver enzymes rise in one in five, cirrhosis is nowadays rare.",
        ("harm methotrexate cirrhosis @rare",),
    ),
    "behind a comma": Case(
        "Studies of losartan\n\nIn cohort studies gout was no more common among users of losartan.",
        ("not harm losartan gout",),
    ),
    "past a semicolon": Case(
        "Undesirable effects of amikacin: vertigo, tinnitus; apnoea has been reported after excessive doses.",
        ("harm amikacin apnoea @excessive doses",),
        ("harm amikacin vertigo @excessive doses",),
    ),
    "each its own people": Case(
        "Imipramine is prescribed for depression, bedwetting in children and neuralgia in older adults.",
        ("use imipramine bedwetting @children", "use imipramine neuralgia @older adults"),
        ("use imipramine depression @older adults",),
    ),
    "who want to": Case(
        "Cytisinicline is licensed for adults who want to give up smoking.", ("licence cytisinicline give up smoking",)
    ),
    "status before it": Case(
        "Finasteride\n\nIndications\nAlso used, outside its licence, in hirsutism and as part of feminising "
        "hormone therapy.",
        ("use finasteride hirsutism @off_label",),
    ),
    "two taken together": Case(
        "Itraconazole has caused deaths where both drugs were given together with no ECG.",
        not_so=("harm itraconazole deaths",),
    ),
    "withdrawn from review": Case(
        "Aducanumab was pulled from EMA consideration in 2022.", not_so=("licence aducanumab @withdrawn",)
    ),
    "a trade name": Case(
        "Australia approved fampridine as Kynevra in 2011.", ("licence fampridine",), ("licence fampridine kynevra",)
    ),
    "whose use it is": Case("Dupilumab got its eczema indication in 2017.", ("licence dupilumab eczema @approved",)),
    "signals are no use": Case("Topiramate dampens glutamate release.", not_so=("use topiramate glutamate release",)),
    "animals": Case("Ferrets were treated with oseltamivir for influenza.", not_so=("use oseltamivir ferrets",)),
    "an answer says so": Case(
        "Is mirtazapine used for itch? Yes, though off label.", ("use mirtazapine itch @off_label",)
    ),
    "for that purpose, not whose": Case(
        "Icosapent ethyl reduced strokes in adults with diabetes, and the FDA licensed it for that purpose.",
        ("licence icosapent ethyl strokes",),
        ("licence icosapent ethyl diabetes",),
    ),
    "denied everywhere": Case(
        "Tovorafenib is under review by the EMA and is not approved in any market.",
        ("licence tovorafenib @not_approved",),
    ),
    "the one that it stops": Case(
        "Betrixaban inhibits factor Xa, which comes right before thrombin, the one that argatroban blocks.",
        ("acts argatroban thrombin",),
        ("acts argatroban factor xa",),
    ),
    "who also take": Case(
        "Levofloxacin may damage tendons. Ruptures happen most in men over 70 and in those who also use dexamethasone.",
        not_so=("harm dexamethasone ruptures",),
    ),
    "on the label": Case(
        "Carvedilol is old. On the label you will see heart failure.",
        ("use carvedilol heart failure @approved",),
        ("harm carvedilol heart failure",),
    ),
    "off the market": Case("Sibutramine was taken off the shelves after strokes.", not_so=("use sibutramine strokes",)),
    "whether it prevents": Case(
        "Side effects of ramipril include cough. Whether it prevents migraine remains unproven.",
        not_so=("harm ramipril migraine",),
    ),
    "neither, but": Case(
        "Vibegron causes neither drowsiness nor cramps, but may cause hives.",
        ("not harm vibegron drowsiness", "harm vibegron hives"),
        ("not harm vibegron hives",),
    ),
    "many of a class": Case(
        "Azoles (fluconazole, posaconazole) block ergosterol synthesis in fungi.", ("acts azole ergosterol synthesis",)
    ),
    "seen after": Case(
        "Adverse effects of moxonidine\n\nDry mouth is common. Rebound hypertension after sudden withdrawal has not "
        "been reported.",
        ("not harm moxonidine rebound hypertension",),
        ("harm moxonidine rebound hypertension",),
    ),
    "nor were they seen": Case(
        "Lemborexant did not raise the pulse, nor were falls seen with daridorexant.", ("not harm daridorexant falls",)
    ),
    "listed, no circumstance": Case(
        "Lisdexamfetamine carries a boxed warning about misuse, dependence and psychosis.",
        ("harm lisdexamfetamine psychosis",),
        ("harm lisdexamfetamine psychosis @misuse",),
    ),
    "when it is the complaint": Case(
        "Doxepin is an option when itching is the main complaint. With doxazosin dizziness is the main complaint.",
        ("harm doxazosin dizziness",),
        ("harm doxepin itching",),
    ),
    "takes another for it": Case(
        "A man was given pegloticase. He had asthma, for which he used salbutamol. Pegloticase caused hives.",
        ("harm pegloticase hives",),
        ("harm pegloticase asthma",),
    ),
    # --- layout
    "a boxed warning lists harm": Case(
        "Ambrisentan\n\nAdverse effects\n- flushing\n- BOXED WARNING: liver injury, birth defects.",
        ("harm ambrisentan liver injury", "harm ambrisentan birth defects", "harm ambrisentan flushing"),
    ),
    "other warnings may list who should not take it": Case(
        "Ambrisentan\n\nWarnings: liver injury, anaemia.", not_so=("harm ambrisentan liver injury",)
    ),
    "a share behind a colon": Case(
        "Perampanel\n\nSide effects\n- headache: 8 %\n- feeling sick: 12.5%\n- joint pain: 7 in 100",
        (
            "harm perampanel headache @common",
            "harm perampanel feeling sick @very_common",
            "harm perampanel joint pain @common",
        ),
    ),
    "symptoms under overdose": Case(
        "Maprotiline\n\nOverdose\nSigns and symptoms: seizures, arrhythmia, coma.",
        ("harm maprotiline seizures @Overdose", "harm maprotiline coma @Overdose"),
    ),
    "what a warning says to do": Case(
        "Perampanel\n\nWarnings and precautions\n- Weight loss: monitor weight regularly.\n"
        "- Serious skin reactions: discontinue at once.\n- Hostility: assess patients with epilepsy.",
        ("harm perampanel weight loss", "harm perampanel serious skin reactions", "harm perampanel hostility"),
        ("harm perampanel weight loss @common", "harm perampanel hostility @patients with epilepsy"),
    ),
    "what may come of it": Case(
        "Perampanel\n\nWarnings and precautions\n- Fetal toxicity: may cause fetal harm.",
        ("harm perampanel fetal toxicity",),
    ),
    "outside the product licence": Case(
        "Rufinamide is used outside its product licence for focal seizures.",
        ("use rufinamide focal seizures @off_label",),
    ),
    # --- the drug that a text names by far most
    "a text that sets out with a class": Case(
        "Carbapenem stewardship: our rules\n\nMeropenem is broad. Meropenem is given by drip. "
        "Meropenem is costly.\n\n"
        "What it does to people\n\nDiarrhoea is common. Thrush is uncommon.",
        ("harm meropenem diarrhoea @common", "harm meropenem thrush @uncommon"),
        ("harm carbapenem diarrhoea", "harm carbapenem thrush"),
    ),
    "a text about a class": Case(
        "Carbapenems\n\nMeropenem is given by drip. Ertapenem is new.\n\nSide effects\n\nDiarrhoea is common.",
        ("harm carbapenem diarrhoea",),
        ("harm meropenem diarrhoea",),
    ),
    # --- layout, once more
    "dashes between items": Case(
        "Esomeprazole\n\nSide effects\nCommon\nheadache - stomach ache - wind - constipation",
        (
            "harm esomeprazole headache @common",
            "harm esomeprazole wind @common",
            "harm esomeprazole constipation @common",
        ),
    ),
    "points behind a label": Case(
        "Micafungin\n\nUndesirable effects\ncommon ..... nausea; headache\nnot known ..... shock; hives",
        ("harm micafungin nausea @common", "harm micafungin shock", "harm micafungin hives"),
        ("not harm micafungin shock",),
    ),
    "an answer behind a dash": Case(
        "Finasteride 1 mg\n\nQuick answers\nQ: What is it? — A tablet. Finasteride is cheap.\n"
        "Q: Women? — No. Spironolactone is what women get.\n\nSide effects\n- low mood\n- hives",
        ("harm finasteride low mood", "harm finasteride hives"),
        ("harm spironolactone low mood",),
    ),
    # --- no use
    "how much of it to take": Case(
        "Dabigatran needs a lower dose in kidney failure. Enoxaparin accumulates in severe renal impairment.",
        not_so=(
            "use dabigatran kidney failure",
            "use enoxaparin severe renal impairment",
            "use enoxaparin renal impairment",
        ),
    ),
    "an illness of the kidney may be a use": Case(
        "Dapagliflozin is used at a dose of 10 mg for kidney disease. The FDA cleared finerenone for kidney disease.",
        ("use dapagliflozin kidney disease", "use finerenone kidney disease"),
    ),
    "what an adjective names": Case(
        "Oxycodone is an addictive drug. Buspirone is not an addictive medicine.",
        ("harm oxycodone addictive", "not harm buspirone addictive"),
        ("use oxycodone addictive", "not use buspirone addictive"),
    ),
    "let down": Case(
        "Studies of acetylcysteine in pulmonary fibrosis have been let-downs.",
        not_so=("use acetylcysteine pulmonary fibrosis",),
    ),
    # --- answers
    "answers that deny": Case(
        "Questions on ezetimibe\n\nDoes ezetimibe cause weight gain? Not as a rule. Is ezetimibe addictive? "
        "Not at the usual "
        "doses. Does ezetimibe cause hair loss? We do not know.",
        ("not harm ezetimibe weight gain", "not harm ezetimibe addictive"),
        ("not harm ezetimibe hair loss", "harm ezetimibe hair loss"),
    ),
    "answers that say how often": Case(
        "Questions on ezetimibe\n\nDoes ezetimibe cause diarrhoea? Often, yes. Does ezetimibe cause hives? "
        "Very rarely. Does "
        "ezetimibe cause cramps? In about one in ten.",
        (
            "harm ezetimibe diarrhoea @common",
            "harm ezetimibe hives @very_rare",
            "harm ezetimibe cramps @very_common",
        ),
    ),
    "who asks is who takes it": Case(
        "Ezetimibe is a tablet. Will I lose my hair on ezetimibe? No.",
        ("not harm ezetimibe lose my hair",),
    ),
    "a question put to others": Case(
        "Hi all\n\nAnyone else get brain zaps on desvenlafaxine? Yep, whenever I miss one.\n\nThanks",
        ("harm desvenlafaxine brain zaps",),
    ),
    # --- nobody has it
    "people of whom there are none": Case(
        "Ezetimibe is a tablet. There were no patients who developed jaundice on ezetimibe. Nobody who took "
        "it had hives.",
        ("not harm ezetimibe jaundice",),
        ("harm ezetimibe jaundice",),
    ),
    "never met anyone": Case(
        "I have never met anyone who became addicted to pregabalin. Some become dependent on pregabalin.",
        ("not harm pregabalin addicted", "harm pregabalin dependent"),
    ),
    "no more than without": Case(
        "Ezetimibe is a tablet. Trials found no more cancers than with placebo. Gout was less frequent than "
        "on placebo. Hives were "
        "seen, but no more often than with placebo.",
        ("not harm ezetimibe cancers", "not harm ezetimibe gout", "not harm ezetimibe hives"),
    ),
    "a fear put to rest": Case(
        "Cancer was once blamed on ezetimibe, without proof. Some say that it causes dementia; the evidence "
        "says otherwise.",
        ("not harm ezetimibe cancer", "not harm ezetimibe dementia"),
    ),
    "another harm that was not shown": Case(
        "Depression has been reported with finasteride, yet studies have failed to show that it raises the "
        "risk of cancer.",
        ("harm finasteride depression",),
        ("not harm finasteride depression",),
    ),
    "a name that holds a denial": Case(
        "Some people on ropinirole have odd dreams or can't sleep.",
        ("harm ropinirole can't sleep",),
        ("not harm ropinirole can't sleep",),
    ),
    "no history of it": Case(
        "Famotidine can cause headache. There was no history of epilepsy or asthma.",
        not_so=("not harm famotidine epilepsy", "not harm famotidine asthma"),
    ),
    "no link with something else": Case(
        "Irritability is common with perampanel. No link with weight gain has been found.",
        ("harm perampanel irritability", "not harm perampanel weight gain"),
        ("not harm perampanel irritability",),
    ),
    # --- what an illness does
    "the illness itself": Case(
        "Allopurinol prevents gout. Fever is common with allopurinol. Headaches belong to the gout itself.",
        ("harm allopurinol fever",),
        ("harm allopurinol headaches",),
    ),
    "the treatment itself": Case(
        "Allopurinol prevents gout. Fever comes from the allopurinol itself. The rash is due to the tablets "
        "themselves.",
        ("harm allopurinol rash",),
    ),
    "the infection and not the medicine": Case(
        "Amoxicillin treats infections. Nausea is common with it. A rash is usually the infection, not the medicine. "
        "Fever is usually the infection and not the tablets.",
        ("harm amoxicillin nausea",),
        ("harm amoxicillin rash", "harm amoxicillin fever"),
    ),
    "untreated": Case(
        "Allopurinol prevents gout. Untreated, it leads to kidney stones.",
        not_so=("harm allopurinol kidney stones",),
    ),
    "in spite of the drug": Case(
        "Cough persisted despite salmeterol.",
        not_so=("harm salmeterol cough",),
    ),
    "to be treated first": Case(
        "Omalizumab\n\nUses\n- asthma\n- Treat worm infections before starting.",
        ("use omalizumab asthma",),
        ("use omalizumab worm infections", "use omalizumab treat worm infections"),
    ),
    # --- what another drug has in common
    "the same with another": Case(
        "Pioglitazone can cause swelling. The same has been reported with rosiglitazone; linagliptin rarely does this.",
        (
            "harm pioglitazone swelling",
            "harm rosiglitazone swelling",
            "harm linagliptin swelling @rare",
        ),
    ),
    "a shared risk": Case(
        "Pioglitazone can cause heart failure. Rosiglitazone carries the same risk. Linagliptin does not "
        "share this risk.",
        ("harm rosiglitazone heart failure", "not harm linagliptin heart failure"),
    ),
    "works in the same way": Case(
        "Pioglitazone activates PPAR-gamma. Rosiglitazone works in the same way. Linagliptin works "
        "in the same way as "
        "sitagliptin.",
        ("acts rosiglitazone ppar-gamma",),
        ("acts linagliptin ppar-gamma",),
    ),
    "how often with another": Case(
        "Swelling is the price of pioglitazone. With linagliptin it is rare.",
        ("harm linagliptin swelling @rare",),
    ),
    "seen with another": Case(
        "Pioglitazone can cause swelling and fractures. This has been seen with linagliptin.",
        not_so=("harm linagliptin swelling",),
    ),
    "ordinals": Case(
        "Fluconazole, itraconazole and voriconazole are azoles. The first two can cause nausea. The last can cause "
        "hallucinations.",
        (
            "harm fluconazole nausea",
            "harm itraconazole nausea",
            "harm voriconazole hallucinations",
        ),
        ("harm voriconazole nausea", "harm fluconazole hallucinations"),
    ),
    "people who take another": Case(
        "Chlortalidone is a tablet. Swollen breasts are common in men who take eplerenone.",
        ("harm eplerenone swollen breasts @common",),
        ("harm chlortalidone swollen breasts",),
    ),
    "of whom some got another": Case(
        "Infliximab is given by drip. Flu was more severe in those on infliximab, of whom two received oseltamivir.",
        not_so=("harm oseltamivir flu",),
    ),
    # --- how often, once more
    "of each drug": Case(
        "Restlessness is very common with lurasidone, common with asenapine.",
        ("harm lurasidone restlessness @very_common", "harm asenapine restlessness @common"),
    ),
    "of the first clause alone": Case(
        "With ranibizumab red eyes are very common, and pain, cataract and floaters are common.",
        ("harm ranibizumab pain @common", "harm ranibizumab floaters @common"),
        ("harm ranibizumab pain @very_common",),
    ),
    "of one that is named": Case(
        "Side effects of armodafinil include nausea, dizziness and insomnia, with nausea being the most common.",
        ("harm armodafinil nausea @common", "harm armodafinil insomnia"),
        ("harm armodafinil insomnia @common",),
    ),
    "behind a list": Case(
        "Famciclovir\n\nSide effects\n\nSerious reactions:\n- swelling of the face\n- hives\nThese are very rare.",
        ("harm famciclovir swelling of the face @very_rare", "harm famciclovir hives @very_rare"),
    ),
    "shares of people": Case(
        "Pimecrolimus is a cream. On pimecrolimus one in ten get headaches, and one in a hundred get cold sores.",
        ("harm pimecrolimus headaches @very_common", "harm pimecrolimus cold sores @common"),
    ),
    # --- licences
    "what led to its withdrawal": Case(
        "Liver failure led to the withdrawal of troglitazone in 2000.",
        ("licence troglitazone @withdrawn",),
        ("harm troglitazone liver failure @withdrawal",),
    ),
    "a licence that lapsed": Case(
        "The licence of troglitazone lapsed in 2004.",
        ("licence troglitazone @withdrawn",),
    ),
    "under study": Case(
        "Psoriasis is now under study with baricitinib.",
        ("use baricitinib psoriasis @investigational",),
    ),
    # --- layout, of wrapped lines
    "numbered paragraphs": Case(
        "Old and new drugs: a review\n\nSUMMARY\nWe review three drugs that act on the wall or the membrane "
        "of fungi in\n"
        "patients who are ill.\n\n1. The wall. Micafungin, a drug for patients who are very ill, inhibits\n"
        "beta-1,3-glucan synthase. It is well tolerated.\n\n2. The membrane. Amphotericin B, an older drug "
        "of last choice, "
        "binds\nergosterol.\n",
        ("acts micafungin beta-1,3-glucan synthase @inhibits", "acts amphotericin B ergosterol @binds"),
    ),
    "a drug before a dash": Case(
        "My list\n\nPrednisone - moon face, weight gain.\n\nThat is all.",
        ("harm prednisone moon face",),
        ("harm prednisone prednisone - moon face",),
    ),
    "for some weeks": Case(
        "My list\n\nI took paroxetine for 3 weeks, night sweats, yawning.\n\nThat is all.",
        not_so=("use paroxetine night sweats", "use paroxetine yawning"),
    ),
    "myths": Case(
        "Edoxaban\n\nMyth: it damages the liver. Fact: it does not.\n\nMyths\n- it causes hair loss\n",
        ("not harm edoxaban damages the liver", "not harm edoxaban hair loss"),
    ),
    "harms announced": Case(
        "Febuxostat carries two dangers. The first is hepatitis. The second is a heart attack.",
        ("harm febuxostat hepatitis", "harm febuxostat heart attack"),
    ),
    "uses announced": Case(
        "Losartan has two uses. One is gout. The other is angina.",
        not_so=("harm losartan gout", "harm losartan angina"),
    ),
    "earlier treatment did not help": Case(
        "You have been given tofacitinib because earlier treatment did not calm your colitis.",
        not_so=("not use tofacitinib colitis",),
    ),
    "another's tablets": Case(
        "Tofacitinib is an option. Other tablets did not calm his colitis.",
        not_so=("not use tofacitinib colitis",),
    ),
    "one name for one thing": Case(
        "Edoxaban may cause nosebleeds, and some people feel sick.",
        ("harm edoxaban nosebleeds",),
    ),
    # --- read in plain texts of monographs, leaflets and columns
    "the product of two": Case(
        "Piperacillin/tazobactam kills bacteria. Tazobactam inhibits beta-lactamases. The combination often causes "
        "diarrhoea.",
        ("harm piperacillin/tazobactam diarrhoea @common",),
        ("harm tazobactam diarrhoea",),
    ),
    "as the text writes its parts": Case(
        "Ticarcillin/clavulanate is used for sepsis. Clavulanate inhibits beta-lactamases.",
        ("use ticarcillin/clavulanate sepsis", "acts clavulanate beta-lactamases"),
    ),
    "a form is no drug": Case(
        "Quetiapine\n\nIndications\n\nExtended-release tablets are indicated in adults for bipolar disorder.",
        ("use quetiapine bipolar disorder @approved",),
    ),
    "a class that a drug is said to be": Case(
        "Diltiazem is a calcium channel blocker that is widely used for angina.",
        ("use diltiazem angina",),
        ("use calcium channel blocker angina",),
    ),
    "asked in quotation marks": Case(
        'Secukinumab treats psoriasis. "Can I take it for my gout?" No.',
        ("not use secukinumab gout",),
        ("use secukinumab gout",),
    ),
    "which receptors": Case(
        "Asenapine blocks dopaminergic, serotonergic and muscarinic receptors.",
        ("acts asenapine dopaminergic", "acts asenapine serotonergic", "acts asenapine muscarinic receptors"),
    ),
    "which receptors not": Case(
        "Amisulpride has no appreciable affinity for muscarinic, histaminergic or alpha-1 adrenergic receptors.",
        ("not acts amisulpride muscarinic", "not acts amisulpride histaminergic"),
    ),
    "two verbs": Case(
        "Riluzole blocks sodium channels and shields nerve cells from too much glutamate.",
        ("acts riluzole sodium channels",),
        ("acts riluzole shields",),
    ),
    "two enzymes": Case(
        "Naproxen blocks the enzymes COX-1 and COX-2.",
        ("acts naproxen cox-1", "acts naproxen cox-2"),
    ),
    "not for all": Case(
        "Infliximab is not a remedy for every inflammatory disease.",
        not_so=("not use infliximab inflammatory disease", "use infliximab inflammatory disease"),
    ),
    "those on it": Case(
        "Minoxidil cannot do this. Dutasteride can: some men on it report low libido.",
        ("harm dutasteride low libido",),
        ("harm minoxidil low libido",),
    ),
    "feared and not caused": Case(
        "There was concern over dementia; the trial found that candesartan did not cause it.",
        ("not harm candesartan dementia",),
        ("harm candesartan dementia",),
    ),
    "feared before and not caused": Case(
        "Candesartan was new. Stroke was feared. Candesartan did not cause it.",
        ("not harm candesartan stroke",),
        ("harm candesartan stroke",),
    ),
    "risk factors": Case(
        "Bosutinib can cause diarrhoea. Female sex, renal impairment and a high dose are thought to predispose to it.",
        ("harm bosutinib diarrhoea",),
        ("harm bosutinib renal impairment",),
    ),
    "what a patient is to have": Case(
        "Acitretin causes miscarriage, so reliable contraception is required.",
        ("harm acitretin miscarriage",),
        ("harm acitretin reliable contraception",),
    ),
    "what an approval is not for": Case(
        "The FDA approved aducanumab for Alzheimer's disease. It does not reverse memory loss.\n\n"
        "The approval comes with a warning.",
        ("licence aducanumab alzheimer's disease",),
        ("licence aducanumab memory loss", "use aducanumab memory loss"),
    ),
    "what is prescribed besides": Case(
        "The FDA approved trazodone for depression in 1981, and doctors prescribe it for insomnia and for anxiety.",
        ("licence trazodone depression", "use trazodone anxiety @unspecified"),
        ("licence trazodone anxiety",),
    ),
    "extended twice": Case(
        "The FDA approved durvalumab for bladder cancer in 2017. The agency extended the approval to lung cancer and "
        "biliary cancer in 2018, and to liver cancer in 2022.",
        ("licence durvalumab lung cancer", "licence durvalumab biliary cancer", "licence durvalumab liver cancer"),
    ),
    "added to another": Case(
        "Adding evolocumab to rosuvastatin lowered the rate of stroke.",
        not_so=("use rosuvastatin stroke", "use rosuvastatin stroke @investigational"),
    ),
    "a list, and no index": Case(
        "Cefotaxime is used for pneumonia, bacterial meningitis and gonorrhoea.",
        ("use cefotaxime pneumonia", "use cefotaxime bacterial meningitis", "use cefotaxime gonorrhoea"),
    ),
    "a receptor is no illness": Case(
        "Sobetirome activates the thyroid hormone receptor beta, which is found mainly in the liver.",
        ("acts sobetirome thyroid hormone receptor beta",),
        ("harm sobetirome thyroid hormone receptor beta",),
    ),
    "eats what one likes": Case(
        "People who take apixaban can eat as much spinach as they like.",
        not_so=("harm apixaban as much spinach",),
    ),
    "on its own": Case(
        "Contrave combines bupropion with naltrexone, and on its own bupropion is sometimes prescribed for migraine.",
        ("use bupropion migraine",),
    ),
    "one of several": Case(
        "You may take simvastatin, lovastatin or rosuvastatin, which many people use to prevent strokes.",
        not_so=("use simvastatin strokes", "use lovastatin strokes"),
    ),
    "too large": Case(
        "Daptomycin is too large to cross the outer membrane of Gram-negative bacteria.",
        not_so=("acts daptomycin gram-negative bacteria",),
    ),
    "building blocks": Case(
        "Teicoplanin binds lipid II, the building block of peptidoglycan.",
        ("acts teicoplanin lipid ii",),
        ("acts teicoplanin peptidoglycan",),
    ),
    "what comes back less often": Case(
        "Frovatriptan stays in the body for longer, and headaches are less likely to return.",
        not_so=("harm frovatriptan headaches",),
    ),
    "what is done to a molecule": Case(
        "Treatment with phenformin resulted in activation of AMPK.",
        ("acts phenformin ampk @activates",),
        ("harm phenformin activation of ampk",),
    ),
    "inhibitory activity": Case(
        "Methazolamide showed potent carbonic anhydrase inhibitory activity.",
        ("acts methazolamide carbonic anhydrase @inhibits",),
    ),
    "a class is no drug": Case(
        "Zolmitriptan is a triptan for migraine. Carbapenems can cause seizures.",
        ("harm carbapenem seizures",),
        ("use triptan migraine",),
    ),
    # --- layout
    "below a frequency": Case(
        "Glimepiride\n\nSide effects\nCommon (1-10%)\n  Hunger; weight gain; nausea\nUncommon "
        "(0.1-1%)\n  Constipation\n"
        "Not known\n  Blurred vision; hyponatraemia\nSevere hypoglycaemia may lead to coma.",
        ("harm glimepiride weight gain @common", "harm glimepiride constipation @uncommon", "harm glimepiride coma"),
        ("harm glimepiride hyponatraemia @uncommon", "harm glimepiride coma @uncommon"),
    ),
    "lines that are paragraphs": Case(
        "MIANSERIN\n\nUSE\nMianserin is a tablet for depression that is swallowed whole at night, at "
        "first in a small dose which "
        "the doctor raises after some days, and it is as a rule continued for at least six months "
        "after the illness has "
        "gone away.\n\nADVERSE EFFECTS\nVery common: weight gain, drowsiness, dry mouth\n"
        "Not known: hyponatraemia, agranulocytosis (may be fatal), DRESS\n"
        "Sexual dysfunction is rare, in contrast to what is seen with SSRIs and many others.",
        ("harm mianserin hyponatraemia", "harm mianserin sexual dysfunction @rare"),
        ("harm mianserin hyponatraemia @rare",),
    ),
    # --- drugs of questions, labels and classes
    "the question's drug": Case(
        "Q. Do glucosamine capsules do anything? I take enalapril for my heart and paroxetine for panic.\n\n"
        "A. Not much. Glucosamine is safe, though. Heartburn and loose stools are the usual complaints.",
        ("harm glucosamine heartburn", "harm glucosamine loose stools"),
        ("harm enalapril heartburn", "harm paroxetine heartburn"),
    ),
    "a class of many": Case(
        "TRIPTANS: notes\n\nTYPES\n- sumatriptan: the oldest\n- naratriptan: lasts longest\n- "
        "zolmitriptan: as a spray\n"
        "- eletriptan: strong\n- almotriptan: mild\n- frovatriptan: slow\n- rizatriptan: melts\n- "
        "lasmiditan: no triptan\n"
        "- rimegepant: a gepant\n- sumatriptan spray: bitter\n- sumatriptan shots: quick\n\n"
        "SIDE EFFECTS\n- common: tight chest, tingling\n- dizziness",
        ("harm TRIPTANS dizziness",),
        ("harm sumatriptan dizziness",),
    ),
    "the label's drug": Case(
        "PRIMIDONE\n\nInteractions\nValproate: slows the breakdown of primidone, so that primidone "
        "must be reduced. It is "
        "widely used for epilepsy; always ask.",
        ("use valproate epilepsy",),
        ("use primidone epilepsy",),
    ),
    "how it works": Case(
        "Lacosamide is a tablet; it may bring on dizziness. How stiripentol works is not settled. "
        "The EMA approved it in "
        "2007 for Dravet syndrome.",
        ("licence stiripentol dravet syndrome",),
        ("licence lacosamide dravet syndrome",),
    ),
    "somewhere a medicine": Case(
        "I take perindopril for my blood pressure. My aunt swears by melatonin gummies.\n\nMelatonin "
        "is the hormone of the "
        "dark. Taken as a tablet it acts on MT1 receptors.",
        ("acts melatonin mt1 receptors @binds",),
        ("acts perindopril mt1 receptors",),
    ),
    "companions of one use": Case(
        "Lansoprazole is used for heartburn and, together with metronidazole and tetracycline, to clear Helicobacter "
        "pylori.",
        ("use lansoprazole heartburn",),
        ("use metronidazole heartburn", "use tetracycline heartburn"),
    ),
    "no partner is of its class": Case(
        "Bupropion must not be combined with phenelzine or other MAO inhibitors.",
        ("acts phenelzine mao @inhibits",),
        ("acts bupropion mao @inhibits",),
    ),
    "which of the object": Case(
        "Your tablets contain felodipine, which belongs to a group of medicines called calcium channel blockers.",
        ("acts felodipine calcium channel @inhibits",),
    ),
    # --- denials
    "an aside stands": Case(
        "Breast pain, a familiar complaint with spironolactone, was no more frequent with eplerenone "
        "than with placebo.",
        ("harm spironolactone breast pain", "not harm eplerenone breast pain"),
        ("not harm spironolactone breast pain",),
    ),
    "signs that were absent": Case(
        "Digoxin was stopped. Nausea and yellow vision, the usual early signs of overdose, were absent in our patient.",
        ("harm digoxin nausea",),
        ("not harm digoxin nausea",),
    ),
    "alike in both groups": Case(
        "We assigned 700 women to roflumilast or placebo. Headache was rare. The incidence of acute "
        "kidney injury was likewise similar in the two groups.",
        ("not harm roflumilast acute kidney injury",),
    ),
    "groups without placebo": Case(
        "We assigned 700 women to roflumilast or theophylline. The incidence of pneumonia was "
        "similar in the two groups.",
        not_so=("not harm roflumilast pneumonia", "harm roflumilast pneumonia"),
    ),
    "not made to tell": Case(
        "The trials were not designed to show whether bempedoic acid prevents strokes.",
        ("use bempedoic acid strokes @investigational",),
        ("not use bempedoic acid strokes",),
    ),
    "cannot be ruled out": Case(
        "Abrocitinib can cause acne. Lasting harm to the kidneys cannot be ruled out.",
        not_so=("not harm abrocitinib lasting harm to the kidneys",),
    ),
    "so that nothing clogs": Case(
        "Trifarotene speeds up cell turnover so that pores don't clog.",
        ("acts trifarotene cell turnover @activates",),
        ("not acts trifarotene cell turnover",),
    ),
    # --- licences
    "two years": Case(
        "The FDA approved raloxifene in 1997 for osteoporosis, and in 2007 to prevent breast cancer "
        "in women at high risk.",
        ("licence raloxifene breast cancer @approved",),
    ),
    "a review of data": Case(
        "A review of a large study by the FDA has concluded that baricitinib, used for arthritis, "
        "raises the risk of clots.",
        not_so=("licence baricitinib arthritis @under_review",),
    ),
    "a request to license": Case(
        "The EMA is still reviewing a request to license lisdexamfetamine for binge eating.",
        ("licence lisdexamfetamine binge eating @under_review",),
        ("licence lisdexamfetamine binge eating @approved",),
    ),
    "an age left out": Case(
        "Vortioxetine is licensed for major depression in adults. It is not approved below 18 years.",
        not_so=("licence vortioxetine major depression @not_approved",),
    ),
    "a disease is no death": Case(
        "Trials of fluvoxamine found no benefit in COVID-19, in contrast to tocilizumab, which "
        "reduced deaths. The FDA has "
        "not authorised fluvoxamine for the disease.",
        ("licence fluvoxamine covid-19 @not_approved",),
        ("licence fluvoxamine deaths",),
    ),
    # --- what an illness does
    "agonism seen": Case(
        "Vilazodone is a tablet. Agonism at 5-HT1A receptors is thought to explain its calming action.",
        ("acts vilazodone 5-ht1a receptors @activates",),
    ),
    "the lining": Case(
        "Clomifene can thin the lining of the womb.",
        ("harm clomifene thin the lining of the womb",),
        ("acts clomifene lining of the womb",),
    ),
    # --- what an illness does, and what else is meant
    "an illness is told of": Case(
        "Voxelotor is a tablet. Sickle cell disease is an inherited disorder of the blood. Patients "
        "suffer attacks of severe "
        "pain, anaemia and, over time, stroke.",
        not_so=("harm voxelotor anaemia", "harm voxelotor stroke", "harm voxelotor attacks of severe pain"),
    ),
    "both before": Case(
        "Linezolid and selegiline must be avoided. Venlafaxine and buspirone, both used for "
        "generalized anxiety, are next.",
        ("use venlafaxine generalized anxiety", "use buspirone generalized anxiety"),
        ("use linezolid generalized anxiety",),
    ),
    "the form opens": Case(
        "Ketamine is given by drip. The nasal spray Spravato (esketamine) is another matter: the FDA approved it for "
        "treatment-resistant depression in 2019.",
        ("licence esketamine treatment-resistant depression",),
        ("licence ketamine treatment-resistant depression",),
    ),
    "formerly sold as": Case(
        "Lorcaserin, formerly sold as Belviq, is an appetite suppressant that was used in obesity until 2020.",
        ("use lorcaserin obesity",),
        ("use appetite suppressant obesity",),
    ),
    "it is one": Case(
        "Minocycline is a capsule. It's an antibiotic, prescribed for acne as well.",
        ("use minocycline acne",),
        ("use antibiotic acne",),
    ),
    "a class at large": Case(
        "Five of my eleven friends take a statin. One was put on fluvastatin, another on "
        "pitavastatin, and a third on "
        "lovastatin.\n\nStatins block HMG-CoA reductase. Statins are not for everybody. Statins keep well.\n\n"
        "Now for the grumbles. Headaches and constipation are common.",
        ("harm statin headaches",),
        ("harm fluvastatin headaches",),
    ),
    "trials are no harm": Case(
        "The action of naltrexone at kappa has led to trials in depression.",
        not_so=("harm naltrexone depression",),
    ),
    "allowed in a trial": Case(
        "In the trial, naproxen and triptans were allowed for acute attacks of migraine.",
        not_so=("licence naproxen acute attacks of migraine",),
    ),
    "without a licence": Case(
        "Spironolactone is licensed for heart failure and ascites, and dermatologists prescribe it, "
        "without a licence, for "
        "acne in women.",
        ("licence spironolactone ascites @approved",),
        ("licence spironolactone ascites @not_approved",),
    ),
    "dogged by": Case(
        "There were no cases of tendon rupture with zoliflodacin, a problem that has dogged ciprofloxacin.",
        not_so=("not harm ciprofloxacin tendon rupture",),
    ),
    "an item's use": Case(
        "Ketorolac\n\nTell your doctor if you take:\n- lithium, for bipolar disorder\n- enalapril, "
        "for high blood pressure",
        ("use lithium bipolar disorder", "use enalapril high blood pressure"),
    ),
    "each has its own": Case(
        "Tafenoquine is taken weekly. Vivid dreams are very common, anxiety and depression are "
        "common, and fits are rare.",
        ("harm tafenoquine anxiety @common", "harm tafenoquine depression @common"),
        ("harm tafenoquine anxiety @very_common",),
    ),
    "licensed by its abbreviation": Case(
        "Gallstones are a rare effect of oestradiol. Oestradiol is MHRA-licensed for hot flushes.",
        ("licence estradiol hot flushes @approved",),
    ),
    "shared out behind a colon": Case(
        "Amlodipine, metformin and donepezil are licensed: amlodipine for hypertension, metformin "
        "for type 2 diabetes and donepezil for dementia.",
        ("licence metformin type 2 diabetes @approved", "licence donepezil dementia @approved"),
        ("licence donepezil hypertension @approved", "licence amlodipine dementia @approved"),
    ),
    "one list, one use": Case(
        "Two drugs are licensed: abatacept and tocilizumab for rheumatoid arthritis.",
        ("use abatacept rheumatoid arthritis", "use tocilizumab rheumatoid arthritis"),
    ),
    "only who may take it": Case(
        "Levetiracetam is licensed for use in pregnancy.",
        not_so=("licence levetiracetam pregnancy", "use levetiracetam pregnancy"),
    ),
    "for stands in place of the verb": Case(
        "The SGLT2 inhibitors are indicated for type 2 diabetes, and dapagliflozin and empagliflozin "
        "also for heart failure.",
        ("use dapagliflozin heart failure", "use empagliflozin heart failure"),
        ("use SGLT2 inhibitor heart failure",),
    ),
    "a purpose in a bracket is of the drug before it alone": Case(
        "Tell your doctor if you take warfarin (to prevent blood clots), digoxin (a heart medicine) or zinc.",
        ("use warfarin blood clots",),
        ("use digoxin blood clots",),
    ),
    "a year of one drug, not of another refused later": Case(
        "The FDA granted breakthrough therapy designation to lumateperone for anxiety in 2017, yet declined to "
        "approve lumateperone in August 2024.",
        ("licence lumateperone anxiety @2017", "licence lumateperone anxiety @2024"),
    ),
    "to whom, and to whom else": Case(
        "The EMA gave orphan status to ivacaftor for cystic fibrosis and to eculizumab for haemolytic anaemia.",
        ("licence ivacaftor cystic fibrosis @designated", "licence eculizumab haemolytic anaemia @designated"),
        ("licence eculizumab cystic fibrosis @designated",),
    ),
    "approved nowhere": Case(
        "Tianeptine is licensed nowhere for pain.",
        ("licence tianeptine pain @not_approved",),
        ("licence tianeptine pain @approved",),
    ),
    "nowhere near denies nothing": Case(
        "Sweating was nowhere near as common with kava as with fluoxetine.",
        ("harm kava sweating",),
        ("not harm kava sweating",),
    ),
    "not for them": Case(
        "Women should not take tamsulosin; the FDA has not approved it for them.",
        ("licence tamsulosin women @not_approved",),
    ),
    "an organ before a class": Case(
        "In the pancreas GLP-1 receptor agonists stimulate insulin secretion.",
        ("acts GLP-1 receptor agonist insulin secretion @activates",),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_reading(nlp: Language, name: str) -> None:
    check(nlp, CASES[name])
