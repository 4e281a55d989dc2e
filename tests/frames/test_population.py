"""Who a use is for."""

import pytest

from drugfacts import extract

CASES = [
    (
        "Venetoclax is approved for leukaemia in patients unfit for chemotherapy.",
        "leukaemia",
        "patients unfit for chemotherapy",
    ),
    (
        "Miglustat is used for gout in adults for whom surgery is unsuitable.",
        "gout",
        "adults for whom surgery is unsuitable",
    ),
    ("Ziconotide is used for pain in patients refractory to morphine.", "pain", "patients refractory to morphine"),
    ("Thalidomide was taken by pregnant women for morning sickness.", "morning sickness", "pregnant women"),
    ("Finasteride treats alopecia, but only in men.", "alopecia", "men"),
    ("Aspirin is used for gout and, in older men, for fever.", "gout", None),
    ("Aspirin is used for gout and, in older men, for fever.", "fever", "older men"),
    ("Aspirin was tested by doctors for colds.", "colds", None),
    (
        "Rasburicase is used for gout in patients with leukaemia, lymphoma or myeloma.",
        "gout",
        "patients with leukaemia, lymphoma or myeloma",
    ),
    (
        "Rasburicase is used for gout in patients with leukaemia, and aspirin for fever.",
        "gout",
        "patients with leukaemia",
    ),
    (
        "The FDA approved apixaban for asthma in adults and children 5 and older.",
        "asthma",
        "adults and children 5 and older",
    ),
    ("Memantine is used for migraine in children.", "migraine", "children"),
    ("Modafinil is prescribed for narcolepsy in people over 60.", "narcolepsy", "people over 60"),
    ("Zinc is used for warts in people.", "warts", None),
    ("Celecoxib was given to women with endometriosis.", "endometriosis", "women"),
    ("Rituximab won FDA approval to prevent stroke in women with diabetes.", "stroke", "women with diabetes"),
    (
        "Lacosamide is authorised for seizures in adults, adolescents and children from 2 years of age.",
        "seizures",
        "adults, adolescents and children from 2 years of age",
    ),
    (
        "Metformin is indicated in adults and in children over 3 months of age for: gout; severe asthma; psoriasis.",
        "gout",
        "adults and in children over 3 months of age",
    ),
    ("Sertraline is licensed for adults with glaucoma and for children with uveitis.", "uveitis", "children"),
    ("Doctors use spironolactone for acne in adult women, hirsutism, and hair loss.", "acne", "adult women"),
    ("Metformin is indicated for gout in adults with obesity, and for psoriasis.", "gout", "adults with obesity"),
    ("Metformin is indicated for gout in adults with obesity, and for psoriasis.", "psoriasis", None),
    ("In patients with gout, allopurinol lowers the risk of flares.", "gout", None),
]


@pytest.mark.parametrize(("text", "condition", "population"), CASES)
def test_population_is_who_the_condition_is_said_of(text: str, condition: str, population: str | None) -> None:
    facts = [f for f in extract(text).facts if f.kind == "indication" and f.condition.text == condition]
    assert [f.population for f in facts] == [population]
