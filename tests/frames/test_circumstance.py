"""How the drug was taken when the harm came: the words of the text, and nothing where they say no more than "use"."""

from __future__ import annotations

import pytest
from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("Stopped suddenly, clonidine may produce hypertension.", "Stopped suddenly"),
        ("Drowsiness is common at higher doses of pregabalin.", "higher doses"),
        ("Sertraline can cause birth defects when taken in early pregnancy.", "when taken in early pregnancy"),
        ("After years of use, metformin can cause anaemia.", "years of use"),
        ("With prolonged use, prednisolone may cause cataracts.", "prolonged use"),
        ("In overdose, amitriptyline causes arrhythmia.", "overdose"),
        ("In older patients, oxybutynin can cause confusion.", "older patients"),
        ("Abrupt stopping of baclofen can cause hallucinations.", "Abrupt stopping"),
        ("Acarbose can cause hepatitis at doses above 300 mg a day.", "doses above 300 mg a day"),
        ("Amitriptyline in overdose may cause seizures.", "overdose"),
        ("Baclofen is old. Stopping too quickly can cause hallucinations.", "Stopping too quickly"),
        ("Baclofen is old. If you stop suddenly you may get nausea.", "If you stop suddenly"),
        ("Baclofen is old. Stopping it abruptly causes nausea.", "Stopping it abruptly"),
        ("Baclofen is old. People who stop abruptly may get nausea.", "who stop abruptly"),
        ("Stop baclofen suddenly and you may get nausea.", "Stop baclofen suddenly"),
        ("Baclofen is old. Stop it suddenly, though, and you may get nausea.", "Stop it suddenly"),
        ("Given intravenously ketorolac produces a drop in blood pressure.", "Given intravenously"),
        ("Omeprazole can cause fractures when it is taken for years.", "when it is taken for years"),
        ("Naproxen may cause ulcers if taken for a long time.", "if taken for a long time"),
        ("Nausea is common when you start bupropion.", "when you start bupropion"),
        ("Naproxen may cause ulcers unless it is taken with food.", None),
        ("Naproxen may cause ulcers when it is used.", None),
        ("Nausea was seen in people on naproxen who stopped smoking.", None),
        ("Use of baclofen can cause nausea.", None),
        ("Nausea was seen in 12 patients treated with baclofen.", None),
        ("Baclofen, given for spasticity, can cause nausea.", None),
    ],
)
def test_circumstance(nlp: Language, text: str, how: str | None) -> None:
    facts = [f for f in nlp(text)._.drugfacts.facts if f.kind == "side_effect"]
    assert [f.circumstance for f in facts] == [how]


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("Too much theophylline brings vomiting.", "Too much"),
        ("In the long run prednisone causes osteoporosis.", "the long run"),
        ("Tremor occurs; after years of haloperidol, dystonia may set in.", "years of haloperidol"),
        ("Neuropathy develops in people who have taken phenytoin for years.", "for years"),
        ("Anxiety follows in some of those who stop lorazepam.", "who stop"),
        ("Side effects of phenytoin\n\nWith long-term use: neuropathy.", "long-term use"),
        ("Side effects of lorazepam\n\nOn stopping: insomnia.", "stopping"),
        ("Withdrawal symptoms of lorazepam include insomnia.", "Withdrawal symptoms"),
        ("Levothyroxine causes palpitations where the dose is too high.", "dose is too high"),
        ("Do not stop clonidine suddenly: headache may set in.", "stop clonidine suddenly"),
        ("Patients coming off paroxetine report nausea.", "coming off"),
        ("At toxic levels lithium causes seizures.", "toxic levels"),
        ("Fractures are seen after two years or so on denosumab.", "two years or so"),
        ("There is a link between stopping domperidone and anxiety.", "stopping"),
        ("Nausea with fluoxetine fades over time.", None),
        ("Headache is common with retinol and fades when you stop.", None),
        ("Baclofen is old. Take it with food, or it may cause nausea.", None),
        ("Nausea occurs in nearly all patients on bupropion.", None),
        ("After two years of follow-up, insomnia was seen with fluoxetine.", None),
        ("Nausea with metformin settles within a few months.", None),
        ("Lorazepam causes drowsiness, which stops when you stop the tablets.", None),
        ("Prednisone has been used for years and may cause cataracts.", None),
    ],
)
def test_circumstance_read_off_the_words(nlp: Language, text: str, how: str | None) -> None:
    facts = [f for f in nlp(text)._.drugfacts.facts if f.kind == "side_effect"]
    assert facts[-1].circumstance == how
