"""Blocks: what is a title, heading, question, paragraph or item, and what is in force there."""

from __future__ import annotations

import pytest

from drugfacts.layout import Block, Layout, analyse


def _shown(text: str) -> list[tuple[str, str, str | None]]:
    """Kind, text and section of every block."""
    return [(b.kind, " ".join(text[b.start : b.end].split()), b.section) for b in analyse(text).blocks]


def _found(text: str, words: str) -> Block:
    """The block whose text begins with some words."""
    return next(block for block in analyse(text).blocks if text[block.start :].startswith(words))


def _attributes(text: str) -> dict[str, dict[str, str]]:
    """The attributes of every paragraph and item, by its text."""
    blocks = analyse(text).blocks
    return {text[b.start : b.end]: dict(b.attributes) for b in blocks if b.kind in ("paragraph", "item")}


# --- titles ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Title: Gout pills compared\nAllopurinol lowers urate. It is old.", "Gout pills compared"),
        ("Allopurinol\n\nAllopurinol lowers urate.", "Allopurinol"),
        ("# Allopurinol: a guide\n\nIt lowers urate.", "Allopurinol: a guide"),
        ("Building up or breaking down? Gout pills\n\nThey lower urate.", "Building up or breaking down? Gout pills"),
        ("GOUT: OLD PILLS, NEW PILLS\n\nThey lower urate.", "GOUT: OLD PILLS, NEW PILLS"),
        ("Package leaflet: Information for the user\n\nZurat 100 mg tablets\n\nRead this.", "Zurat 100 mg tablets"),
        ("---\ntitle: 'Gout pills'\nlang: en\n---\n\nThey lower urate.", "Gout pills"),
        ("Effects of allopurinol on urate in people who live at great\nheights: a trial\n\nIt fell.", None),
        ("Allopurinol lowers urate.\n\nIt is old.", None),
        ("Allopurinol lowers urate", None),
        ("Side effects\n\nRash is common.", None),
        ("What is zurat?\n\nA pill.", "What is zurat?"),
        ("- rash\n- fever", None),
        ("My doctor put me on allopurinol last week and since then my\nhands hurt.", None),
    ],
)
def test_analyse_title(text: str, title: str | None) -> None:
    if title is None and "heights" in text:
        title = "Effects of allopurinol on urate in people who live at great heights: a trial"
    assert analyse(text).title == title


def test_analyse_title_handed_in_goes_first() -> None:
    layout = analyse("Rash, again.\nIt came back.", "Rash, again.")
    assert (layout.title, layout.blocks[0].kind) == ("Rash, again.", "title")
    assert analyse("Allopurinol\n\nIt lowers urate.", "Other").title == "Other"


# --- headings and their sections -------------------------------------------------------------------------------------
HEADINGS = [
    ("Side effects\n\nRash is common.", "heading", "adverse_reactions"),
    ("Side effects\nRash is common and may be severe in some people who take it.", "heading", "adverse_reactions"),
    ("## Side effects\nRash.", "heading", "adverse_reactions"),
    ("**Side effects**\nRash is common.", "heading", "adverse_reactions"),
    ("Side effects\n------------\nRash is common.", "heading", "adverse_reactions"),
    ("4. Possible side effects\nRash is common.", "heading", "adverse_reactions"),
    ("2.  BEFORE YOU TAKE IT\nTell your doctor.", "heading", "warnings"),
    ("4.8 Undesirable effects\nRash is common.", "heading", "adverse_reactions"),
    ("12.1 Mechanism of Action\nIt blocks xanthine oxidase.", "heading", "mechanism"),
    ("INDICATIONS AND USAGE\nIt is indicated for gout.", "heading", "uses"),
    ("What is it approved for?\nGout.", "question", "uses"),
    ("3. What are the side effects?\nRash.", "question", "adverse_reactions"),
    ("Who is Ada?\nA chemist.", "question", None),
]


@pytest.mark.parametrize(("text", "kind", "section"), HEADINGS)
def test_headings_open_their_section(text: str, kind: str, section: str | None) -> None:
    text = "Gout pills\n\nThere are some pills against gout.\n\n" + text
    blocks = analyse(text).blocks
    assert (blocks[2].kind, blocks[2].section) == (kind, section)
    assert blocks[3].kind in ("paragraph", "item")
    assert (blocks[3].section, blocks[3].heading) == (section, 2)


def test_frequency_label_opens_a_section_of_harms() -> None:
    text = "What it is for\nIt prevents strokes.\n\nCommon: bruises. Rare: coma."
    told = {(block.kind, block.section) for block in analyse(text).blocks[2:]}
    assert told == {("heading", "adverse_reactions"), ("paragraph", "adverse_reactions")}


def test_heading_spans_leave_marks_out() -> None:
    text = "Intro here.\n\n## Uses ##\n\nGout.\n\n**Side effects**\n\nRash.\n\n4. Dosage\n\nOne."
    headings = [text[b.start : b.end] for b in analyse(text).blocks if b.kind == "heading"]
    assert headings == ["Uses", "Side effects", "Dosage"]


def test_unknown_heading_of_the_same_level_ends_the_section() -> None:
    text = "Side effects\n\nRash is common.\n\nMy garden\n\nRoses grow."
    assert _found(text, "Roses").section is None


def test_unknown_heading_of_a_lower_level_keeps_the_section() -> None:
    text = "## Side effects\n\nSome.\n\n### Of the skin\n\nRash.\n\n## Elsewhere\n\nRoses."
    assert _found(text, "Rash").section == "adverse_reactions"
    assert _found(text, "Roses").section is None


def test_question_answered_in_its_paragraph_counts_if_known() -> None:
    text = "What are the side effects? Rash and fever are common.\n\nWhat about my garden? Roses grow."
    assert _shown(text)[:2] == [
        ("question", "What are the side effects?", "adverse_reactions"),
        ("paragraph", "Rash and fever are common.", "adverse_reactions"),
    ]
    assert _shown(text)[2][:2] == ("paragraph", "What about my garden? Roses grow.")


def test_letters_to_a_pharmacist_are_questions() -> None:
    text = "Q. I take zurat. Is that safe?\n\nA. It is safe.\n\nQ. And for children?\n\nA. No."
    assert [(kind, words) for kind, words, _ in _shown(text)] == [
        ("question", "I take zurat. Is that safe?"),
        ("paragraph", "It is safe."),
        ("question", "And for children?"),
        ("paragraph", "No."),
    ]


def test_questions_and_answers_on_one_line_are_parted() -> None:
    assert _shown("Q: Does zurat make you sleepy? A: No. It may itch. Q2: Is it safe? A2: Yes.") == [
        ("question", "Does zurat make you sleepy?", "adverse_reactions"),
        ("paragraph", "No. It may itch.", "adverse_reactions"),
        ("question", "Is it safe?", "warnings"),
        ("paragraph", "Yes.", "warnings"),
    ]


def test_capitals_that_break_off_go_on_below() -> None:
    text = "Intro here.\n\nWARNING: RASH AND\nFEVER\nStop at once."
    assert ("heading", "WARNING: RASH AND FEVER", "warnings") in _shown(text)


def test_bylines_are_no_headings() -> None:
    text = "Gout\n\nPosted by Ada in Joints\n\nGout hurts."
    assert [kind for kind, _, _ in _shown(text)] == ["title", "paragraph", "paragraph"]


def test_lone_numbered_items_are_no_headings() -> None:
    text = "Side effects\n\nCommon\n\n1. Rash\n2. wind\n\nRare\n\n1. Coma\n\nUnknown\n\n1. Itch\n\nAsk."
    assert _attributes(text)["Coma"] == {"frequency": "rare"}
    assert _found(text, "Itch").kind == "item"


def test_initials_begin_no_answer() -> None:
    assert ("paragraph", "A. Hu and B. Lee, Oslo University Hospital, Norway.", None) in _shown(
        "Zurat in gout\n\nA. Hu and B. Lee, Oslo University Hospital, Norway."
    )


def test_headings_with_two_parts() -> None:
    text = "Zurat Side Effects: What to Expect\n\nRash."
    assert _found("Gout hurts.\n\n" + text, "Rash").section == "adverse_reactions"


def test_short_answers_are_no_headings() -> None:
    assert _shown("How long does it take?\nAbout two days.")[1][0] == "paragraph"


# --- run-in headings -------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "label", "section"),
    [
        ("How they work. Zurat blocks an enzyme.", "How they work.", "mechanism"),
        ("RESULTS. Pain fell by half.", "RESULTS.", "results"),
        ("Background: Gout is common.", "Background:", "background"),
        ("Side effects: rash and fever.", "Side effects:", "adverse_reactions"),
        ("Side effects - rash and fever.", "Side effects", "adverse_reactions"),
        ("**Side effects.** Rash and fever.", "Side effects.", "adverse_reactions"),
        ("Frequency not reported: rash.", "Frequency not reported:", "adverse_reactions"),
        ("Off-label: gambling and hiccups.", "Off-label:", "uses"),
        ("Uricosurics  The uricosurics make the kidney work.", "Uricosurics", None),
        ("GENERAL REMARKS: It is old.", "GENERAL REMARKS:", None),
    ],
)
def test_run_in_headings(text: str, label: str, section: str | None) -> None:
    text = "Gout hurts, as many know.\n\n" + text
    shown = _shown(text)
    assert shown[1] == ("heading", label, section)
    assert shown[2][0] == "paragraph"
    assert shown[2][2] == section


@pytest.mark.parametrize(
    "text",
    [
        "The most common are: rash and fever.",
        "Side effects may include: rash and fever.",
        "It is used for: gout.",
        "Tell your doctor if you have gout: zurat may help.",
        "Do not take it with wine. It is not safe.",
        "No. It does not.",
        "Sometimes. It depends.",
        "It can. Rash has been seen.",
        "Zurat is cheap: a box is one pound.",
        "RAHWAY, N.J. – The agency approved it.",
        "Many people have no side effects. Some do.",
    ],
)
def test_clauses_are_no_run_in_headings(text: str) -> None:
    assert [kind for kind, _, _ in _shown("Gout hurts, as many know.\n\n" + text)] == ["paragraph", "paragraph"]


def test_unknown_run_ins_count_where_the_text_uses_the_style() -> None:
    known = "How it works. It blocks an enzyme.\n\nSide effects. Rash is common.\n\n"
    assert ("heading", "The antidotes.", None) in _shown(known + "The antidotes. There are none.")
    assert ("heading", "The antidotes.", None) not in _shown("The antidotes. There are none.")


def test_labels_within_a_paragraph_hold_for_their_sentence() -> None:
    text = "Side effects\n\nSleep suffers. Less common effects: rash, fever. Gout is old."
    assert _attributes(text) == {
        "Sleep suffers.": {},
        "rash, fever.": {"frequency": "uncommon"},
        "Gout is old.": {},
    }


def test_labels_after_semicolons() -> None:
    text = "Common: nausea, wind; uncommon: rash; rare: coma."
    assert list(_attributes(text).values()) == [
        {"frequency": "common"},
        {"frequency": "uncommon"},
        {"frequency": "rare"},
    ]


def test_items_with_labels() -> None:
    text = "Uses\n- Approved: gout.\n- Off-label: hiccups.\n- Stones"
    assert _attributes(text) == {
        "gout.": {"status": "approved", "licence": "true"},
        "hiccups.": {"status": "off_label"},
        "Stones": {},
    }
    assert _found(text, "hiccups").lead_in == 0


def test_items_keep_unknown_labels() -> None:
    assert ("item", "Rash: mostly mild", "adverse_reactions") in _shown("Side effects\n- Rash: mostly mild\n- Fever")


# --- lists -----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("mark", ["• ", "•\t", "•", "- ", "-  ", "– ", "* ", "· ", "1) ", "(1) ", "a) ", "(i) ", "1. "])
def test_items_leave_their_mark_out(mark: str) -> None:
    text = f"It may cause:\n{mark}rash\n{mark.replace('1', '2')}fever\n"
    assert _shown(text)[1:] == [("item", "rash", "adverse_reactions"), ("item", "fever", "adverse_reactions")]


def test_items_may_stand_on_one_line() -> None:
    assert _shown("It is indicated for: • gout • bursitis\nTemporarily relieves •fever   •cough.") == [
        ("paragraph", "It is indicated for:", None),
        ("item", "gout", "uses"),
        ("item", "bursitis", "uses"),
        ("paragraph", "Temporarily relieves", "uses"),
        ("item", "fever", "uses"),
        ("item", "cough.", "uses"),
    ]
    assert _shown("A dose of 5 mg • twice a day.") == [("paragraph", "A dose of 5 mg • twice a day.", None)]


def test_items_wrap() -> None:
    text = "It may cause:\n  - swelling of the lips, the face\n    and the tongue\n  - rash\nThese are rare."
    assert [words for _, words, _ in _shown(text)] == [
        "It may cause:",
        "swelling of the lips, the face and the tongue",
        "rash",
        "These are rare.",
    ]


def test_items_nest() -> None:
    text = "Side effects\n• Common:\n  – rash\n  – wind\n• Rare:\n  – coma\n• Others"
    assert _attributes(text) == {
        "rash": {"frequency": "common"},
        "wind": {"frequency": "common"},
        "coma": {"frequency": "rare"},
        "Others": {},
    }
    assert _found(text, "coma").lead_in == 4


def test_bullets_alone_on_their_lines() -> None:
    text = "It may cause:\n•\nrash\n•\nfever"
    assert [words for kind, words, _ in _shown(text) if kind == "item"] == ["rash", "fever"]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_lists_without_bullets(gap: str) -> None:
    text = "Side effects\n\n" + gap.join(["Rash", "Dry mouth", "Fever"]) + "\n\nAsk a doctor about these."
    assert [words for kind, words, _ in _shown(text) if kind == "item"] == ["Rash", "Dry mouth", "Fever"]


def test_headings_in_a_row_are_no_list() -> None:
    text = "4. Side effects\n\nRare effects\n\nIn children\n\nRash is seen in children, and may be severe."
    assert [kind for kind, _, _ in _shown(text)] == ["heading", "heading", "heading", "paragraph"]


@pytest.mark.parametrize("row", ["{}\t{}", "{} | {}", "| {} | {} |", "{}    {}"])
def test_table_rows_are_items(row: str) -> None:
    text = "Side effects\n\n" + row.format("Rash", "12%") + "\n" + row.format("Dry mouth", "3%")
    items = [words for kind, words, _ in _shown(text) if kind == "item"]
    assert len(items) == 2
    assert items[0].startswith("Rash")
    assert items[0].endswith("12%")


def test_table_header_is_a_heading_without_attributes() -> None:
    text = "Side effects\n\n| Effect | How common |\n|---|---|\n| Rash | 12% |\n| Wind | 3% |\n\nAsk a doctor."
    assert _attributes(text) == {"Rash | 12%": {}, "Wind | 3%": {}, "Ask a doctor.": {}}
    assert _found(text, "Effect").kind == "heading"


def test_contents_are_items() -> None:
    text = "In this leaflet:\n1. What zurat is\n2. Side effects\n\n1. What zurat is\nA pill.\n\n2. Side effects\nRash."
    assert [kind for kind, _, _ in _shown(text)] == [
        "heading", "item", "item", "heading", "paragraph", "heading", "paragraph",
    ]  # fmt: skip


# --- attributes and where they end -----------------------------------------------------------------------------------
def test_frequency_groups_replace_each_other_and_end_with_their_list() -> None:
    text = (
        "4. Side effects\n\nCommon (may affect up to 1 in 10 people):\n- wind\n\n"
        "Very rare (may affect up to 1 in 10,000 people):\n- coma\n\n"
        "Not known (frequency cannot be estimated from the available data):\n- itch\n\nAsk a doctor."
    )
    assert _attributes(text) == {
        "wind": {"frequency": "common"},
        "coma": {"frequency": "very_rare"},
        "itch": {},
        "Ask a doctor.": {},
    }
    assert {block.section for block in analyse(text).blocks} == {"adverse_reactions"}


def test_serious_lead_in_holds_for_its_list() -> None:
    text = "Side effects\nSee a doctor straight away if you notice any of these:\n- coma\n\nOther effects are mild."
    attributes = _attributes(text)
    assert attributes["coma"] == {"serious": "true"}
    assert attributes["Other effects are mild."] == {}


@pytest.mark.parametrize(
    ("call", "serious"),
    [
        ("See a doctor straight away if you notice any of these:", {"serious": "true"}),
        ("See a doctor straight away if you get a severe rash.", {}),
    ],
)
def test_groups_of_frequency_are_of_the_serious_where_the_call_points_at_them(
    call: str, serious: dict[str, str]
) -> None:
    text = f"Side effects\n{call}\nCommon (up to 1 in 10 people)\n- wind\nRare (up to 1 in 1,000 people)\n- coma"
    attributes = _attributes(text)
    assert attributes["wind"] == {"frequency": "common"} | serious
    assert attributes["coma"] == {"frequency": "rare"} | serious


def test_lead_in_gives_its_list_a_section() -> None:
    text = "Before you take it\nDo not take zurat if you:\n- have gout\nWine is safe."
    assert _found(text, "have gout").section == "contraindications"
    assert _found(text, "Wine").section == "warnings"


def test_lead_in_that_points_back_reads_the_sentence_before() -> None:
    text = "Many prescriptions are off-label. These uses include:\n- hiccups\n- stones"
    assert _attributes(text)["hiccups"] == {"status": "off_label"}


def test_heading_attributes_hold_until_the_next_heading() -> None:
    text = "## Serious side effects\n\nComa.\n\nDeath.\n\n## Other side effects\n\nWind."
    assert _attributes(text) == {"Coma.": {"serious": "true"}, "Death.": {"serious": "true"}, "Wind.": {}}


def test_sibling_label_takes_back_attributes_but_keeps_the_section() -> None:
    text = "What are the common side effects?\nWind.\n\nAnd the serious ones?\nComa.\n\nIs it dear?\nNo."
    assert _attributes(text) == {"Wind.": {"frequency": "common"}, "Coma.": {"serious": "true"}, "No.": {}}
    assert (_found(text, "Coma").section, _found(text, "No.").section) == ("adverse_reactions", None)


# --- paragraphs ------------------------------------------------------------------------------------------------------
def test_wrapped_lines_make_one_paragraph() -> None:
    text = (
        "Zurat has been used for many years against gout, and it is cheap. In most people it\n"
        "lowers urate within a week. Some get a rash, which goes away when the pill is\n"
        "stopped. Trials are under way in\nchildren.\n\nIt is old."
    )
    assert [kind for kind, _, _ in _shown(text)] == ["paragraph", "paragraph"]
    assert len(analyse(text).sentences) == 5


def test_long_lines_are_paragraphs_of_their_own() -> None:
    line = "Zurat has been used for many years against gout, and it is cheap. " * 4
    assert [kind for kind, _, _ in _shown(f"{line}\n{line}\n{line}")] == ["paragraph"] * 3


@pytest.mark.parametrize(
    ("lines", "blocks"),
    [
        # begins with a label
        (
            (
                "Licence: gout in adults (2011); stones in the bladder of dogs",
                "Usual dose: one a day, with or without food",
            ),
            2,
        ),
        # had room for the next word: another line is longer
        (
            (
                "Zurat is kept in a cool and dry place, away from children and from the light of the day, and is old.",
                "Bad stomach - zurat or plain chalk; many still get ginger tea",
                "Broken bones - neither of them, as far as we can tell here",
            ),
            3,
        ),
        # broken off by its width, before a name
        (
            (
                "Zurat has been used for many years against gout by the doctors",
                "Ada and Bert, who say that it is cheap enough.",
            ),
            1,
        ),
    ],
)
def test_lines_that_were_not_broken_off_stand_alone(lines: tuple[str, ...], blocks: int) -> None:
    text = "On zurat, a pill\n\n" + "\n".join(lines)
    assert [block.kind for block in analyse(text).blocks].count("paragraph") == blocks


def test_outline_numbers_are_marks() -> None:
    text = "Zurat\n\nB1. Indications: gout\nB2. Side effects: rash\n\nB12 is a vitamin. A1c falls."
    assert [(kind, words) for kind, words, _ in _shown(text)][-5:] == [
        ("heading", "Indications:"),
        ("item", "gout"),
        ("heading", "Side effects:"),
        ("item", "rash"),
        ("paragraph", "B12 is a vitamin. A1c falls."),
    ]


@pytest.mark.parametrize("newline", ["\r\n", "\r", "\n", "\u2028"])
def test_line_endings(newline: str) -> None:
    text = "Side effects\n- rash\n- wind\n\nIt is old. It is cheap.".replace("\n", newline)
    layout = analyse(text)
    assert [block.kind for block in layout.blocks] == ["heading", "item", "item", "paragraph"]
    assert text[layout.blocks[3].start : layout.blocks[3].end] == "It is old. It is cheap."


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\t \r\n ", "\ufeff".strip("\ufeff")])
def test_empty_texts(text: str) -> None:
    assert analyse(text) == Layout((), ())


def test_one_line() -> None:
    assert _shown("Zurat blocks an enzyme. It is old.") == [("paragraph", "Zurat blocks an enzyme. It is old.", None)]


# --- lead-ins without a colon ----------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Zurat is indicated for\nPrevention of gout.\nTreatment of stones.", ["paragraph", "item", "item"]),
        ("Zurat is indicated for the following conditions\nGout.\nStones.", ["paragraph", "item", "item"]),
        ("Zurat is used in the conditions listed below:\nGout, whatever its cause may be.", ["paragraph", "item"]),
        ("Zurat is indicated for gout.\nIt is old.", ["paragraph", "paragraph"]),
        ("Zurat is indicated for\nPrevention of gout.\nSide effects\nRash is common.", ["paragraph", "item"]),
    ],
)
def test_line_that_breaks_off_leads_the_next_lines_in(text: str, kinds: list[str]) -> None:
    assert [kind for kind, _, _ in _shown(text)][: len(kinds)] == kinds


def test_group_of_a_table_is_a_label_with_sums_or_without() -> None:
    rows = "Rash    12    9|Eye disorders    8    2|Dry eye    3    1|Cardiac disorders|Palpitation    2    1"
    text = "Side effects\n\n" + rows.replace("|", "\n")
    kinds = ["heading", "item", "heading", "item", "heading", "item"]
    assert [kind for kind, _, _ in _shown(text)] == kinds
    assert {section for _, _, section in _shown(text)} == {"adverse_reactions"}


def test_group_and_its_members_in_two_columns() -> None:
    text = "Side effects\n\nVascular disorders        flushing, low blood pressure\n"
    assert _shown(text)[1:] == [
        ("heading", "Vascular disorders", "adverse_reactions"),
        ("paragraph", "flushing, low blood pressure", "adverse_reactions"),
    ]


# --- calls upon the reader --------------------------------------------------------------------------------------------
def test_list_behind_a_call_is_an_item_of_its_own() -> None:
    text = "Side effects\n\nMost feel well. Seek help at once if you notice these: hives, wheezing. It is rare."
    assert _shown(text)[1:] == [
        ("paragraph", "Most feel well.", "adverse_reactions"),
        ("paragraph", "Seek help at once if you notice these:", "adverse_reactions"),
        ("item", "hives, wheezing.", "adverse_reactions"),
        ("paragraph", "It is rare.", "adverse_reactions"),
    ]
    assert dict(_found(text, "hives").attributes) == {"serious": "true"}


def test_list_of_what_to_tell_first_is_no_list_of_harms() -> None:
    text = "Side effects\n\nTell your doctor if you have any of these: gout, asthma."
    assert [kind for kind, _, _ in _shown(text)] == ["heading", "paragraph"]


def test_advice_behind_a_harm_is_no_part_of_it() -> None:
    text = "Side effects\n- a dry cough – tell your nurse\n- hives"
    assert _shown(text)[1:] == [
        ("item", "a dry cough –", "adverse_reactions"),
        ("item", "tell your nurse", None),
        ("item", "hives", "adverse_reactions"),
    ]
