"""What is only spoken of beside a drug: whom to warn, what others bring, what may be approved. None of it is a fact."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.brief_texts import stated

ASTHMA = (
    "Do not take propranolol if you have asthma.",
    "Propranolol must not be used in patients with asthma.",
    "Propranolol is contraindicated in asthma.",
    "Asthma is a contraindication to propranolol.",
    "Patients with asthma should avoid propranolol.",
    "Avoid propranolol in asthma.",
    "Tell your doctor if you have asthma before you take propranolol.",
    "Ask a doctor before using propranolol if you suffer from asthma.",
    "Propranolol should be used with caution in people with asthma.",
    "Caution is needed when propranolol is given to people with asthma.",
    "People with asthma may not be able to take propranolol.",
    "Propranolol is unsuitable for people with asthma.",
    "Propranolol is not suitable for people with asthma.",
    "If you have asthma, propranolol may not be right for you.",
    "Before starting propranolol, mention any history of asthma.",
    "Asthma should be ruled out before propranolol is started.",
    "Check for asthma before prescribing propranolol.",
    "Screen for asthma before giving propranolol.",
    "Patients were excluded from the propranolol trial if they had asthma.",
    "People with asthma were not eligible for the propranolol study.",
    "Propranolol has not been studied in people with asthma.",
    "The safety of propranolol in asthma has not been established.",
    "Little is known about propranolol in people with asthma.",
    "There are no data on propranolol in asthma.",
    "No dose adjustment of propranolol is needed in asthma.",
    "The dose of propranolol should be halved in asthma.",
    "Propranolol levels are higher in people with asthma.",
    "Propranolol may mask the symptoms of asthma.",
    "Who should not take propranolol: people with asthma.",
    "Do you have asthma? Propranolol is a beta blocker.",
    "Can people with asthma take propranolol?",
    "Is propranolol safe in asthma?",
    "Does propranolol help asthma?",
    "It is not known whether propranolol helps asthma.",
    "A man with asthma was given propranolol for migraine.",
    "She has asthma and takes propranolol for migraine.",
    "He took propranolol for migraine and salbutamol for asthma.",
    "He has asthma, for which he uses salbutamol, and takes propranolol.",
    "Unlike salbutamol, which treats asthma, propranolol is a beta blocker.",
    "Salbutamol, used for asthma, is opposed by propranolol.",
    "Propranolol interacts with medicines for asthma.",
    "Propranolol blocks the effect of medicines used for asthma.",
    "Propranolol and drugs for asthma should not be combined.",
    "Asthma drugs may not work as well with propranolol.",
    "If asthma develops, stop propranolol.",
    "Propranolol was withheld because the patient had asthma.",
    "Propranolol was avoided because of her asthma.",
    "Given his asthma, propranolol was not an option.",
    "Because of asthma, propranolol was replaced by amlodipine.",
    "Untreated asthma can be fatal. Propranolol is a beta blocker.",
)

INSOMNIA = (
    "Lithium is for bipolar disorder. The illness brings mania and depression.",
    "Bipolar disorder causes insomnia. It is treated with lithium.",
    "Patients taking lithium had insomnia before treatment.",
    "Lithium is given for mania, which causes insomnia.",
    "Untreated mania leads to insomnia; lithium prevents mania.",
    "Tell your doctor if you have insomnia while you take lithium.",
    "Call your doctor if you get insomnia on lithium.",
    "Stop lithium if you have insomnia.",
    "Insomnia may return when lithium is stopped.",
    "Placebo caused insomnia; lithium did not.",
    "Insomnia was seen in the placebo group but not with lithium.",
    "Insomnia was more common with placebo than with lithium.",
    "Fewer patients had insomnia with lithium than with placebo.",
    "Lithium, unlike caffeine, which causes insomnia, is calming.",
    "Caffeine causes insomnia. Lithium is a salt.",
    "Caffeine, which can cause insomnia, should be avoided with lithium.",
    "Taking caffeine with lithium may cause insomnia.",
    "Combining lithium with caffeine can cause insomnia.",
    "Does lithium cause insomnia?",
    "Can lithium cause insomnia? Ask your doctor.",
    "Ask your pharmacist whether lithium causes insomnia.",
    "It is unclear whether lithium causes insomnia.",
    "Whether lithium causes insomnia is not known.",
    "Monitor for insomnia in patients on lithium.",
    "The trial measured insomnia. Patients took lithium or placebo.",
    "The primary endpoint of the lithium trial was insomnia.",
    "Her insomnia persisted despite lithium.",
    "Her insomnia did not respond to lithium.",
    "Her insomnia began long before lithium.",
    "Insomnia due to caffeine was excluded. Lithium is a salt.",
    "History of insomnia was recorded in the lithium group at baseline.",
    "At baseline 20% of the lithium group had insomnia.",
)


TOLD_OF = [
    *(("propranolol asthma", text) for text in ASTHMA),
    *(("lithium insomnia", text) for text in INSOMNIA),
]


@pytest.mark.parametrize(("what", "text"), TOLD_OF)
def test_it_is_no_use_and_no_harm(what: str, text: str, nlp: Language) -> None:
    assert not {f"use {what}", f"harm {what}"} & stated(nlp, text)


ALOPECIA = (
    "The FDA has not yet decided whether to approve baricitinib for alopecia.",
    "Lilly hopes that the FDA will approve baricitinib for alopecia.",
    "Lilly plans to seek approval of baricitinib for alopecia.",
    "If the FDA approves baricitinib for alopecia, it will be the first such drug.",
    "Approval of baricitinib for alopecia would be welcome.",
    "Nobody expects the FDA to approve baricitinib for alopecia.",
    "An FDA panel recommended approval of baricitinib for alopecia.",
    "Until the FDA approves baricitinib for alopecia, insurers will not pay.",
    "No drug had been approved for alopecia before baricitinib.",
    "Ritlecitinib was approved for alopecia after baricitinib had failed.",
    "Is baricitinib approved for alopecia?",
    "It is a mistake to think that baricitinib is approved for alopecia.",
    "The approval of baricitinib for alopecia was overturned.",
    "Lilly abandoned plans to license baricitinib for alopecia.",
    "The FDA approved a study of baricitinib in alopecia.",
    "The ethics committee approved the trial of baricitinib in alopecia.",
    "Baricitinib could be approved for alopecia within a year.",
    "Baricitinib will be approved for alopecia one day.",
    "Baricitinib was almost approved for alopecia.",
    "Baricitinib is unlikely to be approved for alopecia.",
    "Baricitinib would have been approved for alopecia but for the deaths.",
    "Baricitinib was nearly licensed for alopecia in 2020.",
    "Doctors want baricitinib to be approved for alopecia.",
    "The FDA is expected to rule on baricitinib for alopecia next year.",
)


@pytest.mark.parametrize("text", ALOPECIA)
def test_it_is_no_approval(text: str, nlp: Language) -> None:
    found = stated(nlp, text)

    assert "licence baricitinib alopecia @approved" not in found
    assert "use baricitinib alopecia @approved" not in found
