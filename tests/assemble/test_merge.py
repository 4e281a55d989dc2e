"""How what several places say of one fact is put together, by frames and by weight."""

from __future__ import annotations

from typing import Any

from drugfacts.assemble import Gathered
from drugfacts.assemble.parts import absorb


def said(effect: str = "rash", drug: str = "zurat", **fields: Any) -> dict[str, Any]:
    return {
        "kind": "side_effect",
        "drug": {"name": drug, "identifiers": []},
        "effect": {"name": effect, "text": effect, "identifiers": []},
        "negated": False,
        "hedged": True,
        "frequency": None,
        "serious": False,
        "circumstance": None,
        **fields,
    }


def place(start: int, rule: str = "side_effect.causes") -> dict[str, Any]:
    spans = [{"role": "effect", "start": start, "end": start + 4, "text": "rash"}]
    return {"start": start, "end": start + 4, "text": "rash", "rule": rule, "spans": spans}


def gathered(*places: tuple[dict[str, Any], dict[str, Any], float], name: str = "zurat") -> Gathered:
    made = Gathered()
    for data, evidence, chance in places:
        made.add(data, evidence, said=True, chance=chance)
    lists = {key: [] for key in ("identifiers", "brands", "classes", "forms", "routes")}
    mentions = [{"start": 0, "end": 4, "text": name[:4]}]
    made.drugs = {"drug:zurat": {"kind": "drug", "name": name, "is_class": False, **lists, "mentions": mentions}}
    return made


def shifted(by: int) -> Any:
    return lambda start, end: (start + by, end + by)


def test_merge_the_strongest_that_frames_say_holds() -> None:
    made = gathered((said(), place(9), 0), (said(hedged=False, frequency="rare"), place(20), 0))
    (fact,) = made.finished()["facts"]
    assert (fact["hedged"], fact["frequency"], len(fact["evidence"])) == (False, "rare", 2)


def test_merge_weight_adds_a_place_and_says_no_more() -> None:
    weighed = (said(hedged=False, serious=True), place(30, "side_effect.weighed"), 0.7)
    for order in ([(said(), place(9), 0), weighed], [weighed, (said(), place(9), 0)]):
        (fact,) = gathered(*order).finished()["facts"]
        assert (fact["hedged"], fact["serious"], len(fact["evidence"])) == (True, False, 2)


def test_merge_parts_share_a_drug_under_the_first_name() -> None:
    whole = Gathered()
    absorb(whole, gathered((said(), place(9), 0)), shifted(0))
    absorb(whole, gathered((said(drug="zuratol"), place(9), 0), name="zuratol"), shifted(100))
    record = whole.finished()
    (fact,), (drug,) = record["facts"], record["drugs"]
    assert [evidence["start"] for evidence in fact["evidence"]] == [9, 109]
    assert (fact["drug"]["name"], [mention["start"] for mention in drug["mentions"]]) == ("zurat", [0, 100])


def test_merge_what_a_part_repeats_counts_once() -> None:
    whole = Gathered()
    for _ in range(2):
        absorb(whole, gathered((said(), place(9), 0)), shifted(0))
    record = whole.finished()
    assert len(record["facts"][0]["evidence"]) == len(record["drugs"][0]["mentions"]) == 1


def test_merge_what_has_no_place_in_the_whole_is_left_out() -> None:
    whole = Gathered()
    absorb(whole, gathered((said(), place(9), 0)), lambda start, end: None)
    assert whole.finished()["facts"] == []


def test_merge_words_read_as_a_denial_do_not_assert() -> None:
    denial = said(negated=True, hedged=False)
    (fact,) = gathered((said(), place(9), 0), (denial, place(9), 0)).finished()["facts"]
    assert fact["negated"]

    facts = gathered((said(), place(9), 0), (denial, place(9), 0), (said(), place(30), 0)).finished()["facts"]
    assert [(fact["negated"], fact["evidence"][0]["start"], len(fact["evidence"])) for fact in facts] == [
        (True, 9, 1),
        (False, 30, 1),
    ]


def test_merge_the_place_of_what_a_frame_read_goes_before_that_of_weight() -> None:
    weighed = (said(), place(9, "side_effect.weighed"), 0.7)
    framed = said()
    framed["effect"] = {**framed["effect"], "text": "Rash"}
    (fact,) = gathered(weighed, (framed, place(9), 0)).finished()["facts"]
    assert (fact["effect"]["text"], [evidence["rule"] for evidence in fact["evidence"]]) == (
        "Rash",
        ["side_effect.causes"],
    )


def test_merge_a_term_is_written_as_the_places_that_are_left_have_it() -> None:
    first, later = place(9), place(30)
    later["spans"] = [{**later["spans"][0], "text": "Rash"}]
    denial = said(negated=True, hedged=False)
    facts = gathered((said(), first, 0), (denial, first, 0), (said(), later, 0)).finished()["facts"]
    assert [(fact["negated"], fact["effect"]["text"]) for fact in facts] == [(True, "rash"), (False, "Rash")]


def test_merge_the_best_second_opinion_holds() -> None:
    whole = Gathered()
    for start, likely in ((9, 0.1), (40, None), (80, 0.9), (120, 0.3)):
        part = Gathered()
        part.add(said(), place(start), said=True, chance=0, likely=likely)
        absorb(whole, part, shifted(0))
    (fact,) = whole.finished()["facts"]
    assert len(fact["evidence"]) == 4
    assert list(whole.around().values()) == ["0.85"]


def test_merge_without_a_second_opinion_there_is_none() -> None:
    assert gathered((said(), place(9), 0)).around() == {}
