"""Coders laid together: agreement over passages, differences, what stands, and machines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.analysis.coding.agreeing import (
    agreement_of_pairs,
    agreement_on_codes,
    everybody_read,
    passage_values,
    readers_by_codings,
)
from folkmoot.analysis.coding.codings import Coded
from folkmoot.analysis.coding.machines import document, trial
from folkmoot.analysis.coding.segments import Segment, passages_of
from folkmoot.analysis.coding.settling import SETTLED, Decided, Difference, differences, settled
from folkmoot.analysis.words import Passage
from folkmoot.foundation.agreement import Agreement, agreement
from folkmoot.foundation.canonical import canonical_json
from folkmoot.foundation.errors import InputError
from tests.analysis.coding.coded import SAID, a_codebook, a_text, coded, codings_of, texts_to_code

BOTH = {"r1": ("ines", "tomas")}
PASSAGES = passages_of([a_text()])


def test_a_coder_gives_a_code_to_each_passage_that_a_segment_touches_and_denies_it_to_others():
    one = coded("for all of us. Never call", "safety", text=a_text())
    values = passage_values([one], PASSAGES, {"r1": ("tomas",)}, ["safety"])
    assert [(value.unit, value.value) for value in values] == [
        ("r1#1", "yes"),
        ("r1#2", "yes"),
        ("r1#3", "no"),
    ]


def test_what_somebody_coded_who_is_not_done_counts_nowhere():
    one = coded("safer", "safety", text=a_text())
    assert passage_values([one], PASSAGES, {}, ["safety"]) == []


def test_codes_on_the_same_passages_agree_though_the_words_differ():
    codings = [
        coded("makes it safer", "safety", text=a_text()),
        coded("Working together", "safety", "ines", text=a_text()),
    ]
    (found,) = agreement_on_codes(codings, PASSAGES, BOTH, ["safety"])
    assert (found.alpha, found.units, found.coders) == (1.0, 3, 2)
    (pair,) = agreement_of_pairs(codings, PASSAGES, BOTH, ["safety"])
    assert pair.coders == ("ines", "tomas")
    assert pair.agreement == found


def test_one_coder_only_gets_a_sentence_and_no_number():
    one = coded("safer", "safety", text=a_text())
    (found,) = agreement_on_codes([one], PASSAGES, {"r1": ("tomas",)}, ["safety"])
    assert found.alpha is None
    assert "only one person coded" in found.reason
    (unread,) = agreement_on_codes([], PASSAGES, {}, ["safety"])
    assert "nothing was read" in unread.reason


def width(found: Agreement) -> float:
    low, high = found.ac1_interval or (0.0, 0.0)
    return high - low


def test_passages_of_one_response_are_drawn_anew_together_so_intervals_are_as_wide_as_they_should():
    said = " ".join(["One sentence that speaks of something or other here."] * 6)
    texts = [a_text(f"r{n}", said) for n in range(12)]
    codings = [
        Coded(Segment(text.id, 0, len(said)), "safety", coder)
        for place, text in enumerate(texts)
        for coder in (("ines", "tomas") if place % 3 else ("ines",))
        if place % 2 or coder == "ines"
    ]
    readers = dict.fromkeys((text.id for text in texts), ("ines", "tomas"))
    (together,) = agreement_on_codes(codings, passages_of(texts), readers, ["safety"])
    (apart,) = agreement(passage_values(codings, passages_of(texts), readers, ["safety"]))
    assert together.ac1 == apart.ac1
    assert width(together) > 2 * width(apart)


def test_one_response_alone_gives_no_interval():
    one = coded("safer", "safety", text=a_text())
    (found,) = agreement_on_codes([one], PASSAGES, BOTH, ["safety"])
    assert found.alpha_interval is None
    assert "belong together" in found.reason


def test_who_read_what_can_be_taken_from_codings_in_two_ways():
    one = coded("safer", "safety", text=a_text())
    stands = coded("safer", "safety", SETTLED, text=a_text())
    two = passages_of([a_text(), a_text("r2")])
    assert everybody_read([one, stands], two) == {"r1": {"tomas"}, "r2": {"tomas"}}
    assert readers_by_codings([one, stands]) == {"r1": {"tomas"}}


def test_a_difference_names_who_put_the_code_and_who_did_not_and_no_more_words_than_were_marked():
    one = coded("makes it safer", "safety", text=a_text())
    (found,) = differences([one], PASSAGES, BOTH)
    assert SAID[found.start : found.end] == "makes it safer"
    assert (found.by, found.not_by) == (("tomas",), ("ines",))


def test_what_somebody_put_who_is_not_done_is_no_difference_and_does_not_stand():
    codings = [
        coded("makes it safer", "safety", text=a_text()),
        coded("makes it safer", "safety", "bo", text=a_text()),
        coded("poverty", "poverty", "bo", text=a_text()),
    ]
    (found,) = differences(codings, PASSAGES, BOTH)
    assert (found.code, found.by) == ("safety", ("tomas",))
    alone = settled(codings, PASSAGES, {"r1": ("tomas",)}, [])
    assert [one.code for one in alone] == ["safety"]


def test_neighbouring_passages_on_which_the_same_coders_differ_are_one_difference():
    long = coded(SAID, "safety", text=a_text())
    short = coded("Never call the police", "safety", "ines", text=a_text())
    found = differences([long, short], PASSAGES, BOTH)
    own = PASSAGES["r1"]
    assert [(one.start, one.end) for one in found] == [
        (own[0].start, own[0].end),
        (own[2].start, own[2].end),
    ]
    assert differences([long], PASSAGES, BOTH) == (
        Difference("r1", 0, len(SAID), "safety", ("tomas",), ("ines",)),
    )


def test_what_all_put_stands_and_what_they_differ_on_stands_only_if_it_was_decided_to_hold():
    codings = [
        coded("makes it safer", "safety", text=a_text()),
        coded("together in one flat makes", "safety", "ines", text=a_text()),
        coded("poverty", "poverty", text=a_text()),
    ]
    undecided = settled(codings, PASSAGES, BOTH, [])
    assert [one.segment.words(SAID) for one in undecided] == ["together in one flat makes it safer"]
    assert {one.coder for one in undecided} == {SETTLED}
    (open_one,) = differences(codings, PASSAGES, BOTH)
    place = (open_one.response, open_one.start, open_one.end, open_one.code)
    yes, no = (Decided(*place, holds=holds, reason="", by="chloe") for holds in (True, False))
    assert len(settled(codings, PASSAGES, BOTH, [yes])) == 2
    assert settled(codings, PASSAGES, BOTH, [yes, no]) == undecided


@given(st.data())
def test_every_code_on_a_passage_is_either_agreed_or_a_difference(data):
    text = data.draw(texts_to_code())
    codings = data.draw(codings_of(text, coders=("ines", "tomas", "bo")))
    passages, readers = passages_of([text]), {"r1": ("bo", "ines", "tomas")}
    told = differences(codings, passages, readers)
    standing = settled(codings, passages, readers, [])
    places = {(one.code, one.start) for one in told} | {
        (one.code, one.segment.start) for one in standing
    }
    assert len(places) == len(told) + len(standing)
    put = {(one.code, at) for one in codings for at in range(one.segment.start, one.segment.end)}
    covered = {(one.code, at) for one in told for at in range(one.start, one.end)}
    covered |= {
        (one.code, at) for one in standing for at in range(one.segment.start, one.segment.end)
    }
    assert {(code, at) for code, at in put if text.text[at].strip()} <= covered


def a_batch(count: int) -> tuple[dict[str, tuple[Passage, ...]], list[Coded]]:
    texts = [
        a_text(f"r{n}", "One sentence that speaks of something or other here.")
        for n in range(count)
    ]
    people = [Coded(Segment(text.id, 0, 12), "safety", "settled") for text in texts[: count // 2]]
    return passages_of(texts), people


def test_a_machine_that_codes_as_people_do_is_right_in_all_figures():
    passages, people = a_batch(60)
    (found,) = trial(people, people, passages, codes=["safety"])
    assert (found.precision, found.recall, found.agreement.alpha) == (1.0, 1.0, 1.0)
    assert (found.passages, found.by_people, found.by_both, found.reason) == (60, 30, 30, "")


def test_a_machine_that_finds_half_has_half_the_recall_with_an_interval_around_it():
    passages, people = a_batch(80)
    (found,) = trial(people, people[::2], passages, codes=["safety"])
    assert (found.precision, found.recall) == (1.0, 0.5)
    low, high = found.recall_interval or (0, 0)
    assert 0.3 < low < 0.5 < high < 0.7


def test_a_code_that_people_hardly_used_is_not_judged_by():
    passages, people = a_batch(30)
    few, never = trial(people[:3], people, passages, codes=["safety", "police"], least=10)
    assert few.reason == ("Too few passages to tell: people put this code on 3, and 10 are wanted.")
    assert never.precision is never.recall is never.agreement.alpha is None


def test_a_trial_is_the_same_in_whatever_order_codings_come_and_its_document_is_canonical():
    passages, people = a_batch(40)
    one = trial(people, people[::3], passages, codes=["safety"])
    assert trial(people[::-1], people[::3][::-1], passages, codes=["safety"]) == one
    assert b"safety" in canonical_json(document(one[0]))


def test_a_trial_over_nothing_has_nothing_to_tell():
    (found,) = trial([], [], {}, codes=["safety"])
    assert (found.passages, found.precision, found.recall) == (0, None, None)


@pytest.mark.parametrize(("start", "end"), [(3, 3), (5, 2), (-1, 4)])
def test_a_segment_holds_at_least_one_character(start, end):
    with pytest.raises(InputError, match="must start"):
        Segment("r1", start, end)


def test_the_codebook_of_the_tests_has_a_heading():
    assert a_codebook().ids == ("safety", "police", "poverty")
