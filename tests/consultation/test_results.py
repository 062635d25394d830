"""A round's result: its sums hold, the late stand apart, and small groups cannot be recognised."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from folkmoot.consultation.counts import FEW, Counts, told
from folkmoot.consultation.pack import Consultation
from folkmoot.consultation.responses import (
    MINORITY,
    Answer,
    Channel,
    Consents,
    RespondentKind,
    Response,
)
from folkmoot.consultation.result_documents import read_result, result_document, result_hash
from folkmoot.consultation.results import Result, as_told, compile_result
from folkmoot.foundation.canonical import canonical_json
from folkmoot.foundation.errors import InputError
from folkmoot.policy.anchors import anchor
from folkmoot.policy.clauses import Clause, Version

DAY = date(2025, 11, 20)
TEXT = "Everyone may work indoors with others, in safety."


def a_response(name: str = "north-1", **said: object) -> Response:
    plain = Response(name, "north-2025", Channel.FORM, date(2025, 11, 4), RespondentKind.MEMBER)
    answers = (Answer("q1", choice="yes", clauses=("2.1",)), Answer("q2", "Housing."))
    return replace(replace(plain, language="en", answers=answers), **said)  # type: ignore[arg-type]


def a_result(trial: Consultation, *responses: Response, against: Version | None = None) -> Result:
    held = trial.round("north-2025")
    return compile_result(held, trial, responses, made=DAY, against=against)


def a_version(text: str) -> Version:
    return Version("sex-work-rights", "2", "The policy", (), (Clause("2.1", "Together", text),))


KINDS = some.sampled_from(list(RespondentKind))
CHANNELS = some.sampled_from(list(Channel))
ANSWERS = some.lists(
    some.one_of(
        some.builds(Answer, some.just("q1"), choice=some.sampled_from(["yes", "no", "unsure"])),
        some.builds(Answer, some.just("q2"), text=some.sampled_from(["", "Housing."])),
    ),
    max_size=3,
    unique_by=lambda answer: answer.question,
)
RESPONSES = some.lists(
    some.builds(
        Response,
        id=some.uuids().map(str),
        round=some.just("north-2025"),
        channel=CHANNELS,
        received=some.just(DAY),
        kind=KINDS,
        language=some.sampled_from(["", "en", "ar"]),
        answers=ANSWERS.map(tuple),
        consents=some.builds(Consents, use=some.booleans()),
        late=some.booleans(),
    ),
    max_size=60,
    unique_by=lambda response: response.id,
)


@given(responses=RESPONSES)
def test_every_response_is_counted_once_in_every_table(
    trial: Consultation, responses: list[Response]
) -> None:
    result = a_result(trial, *responses)
    counted = 0
    for part in (result.in_time, result.late):
        counted += part.responses or 0
        for table in (part.by_kind, part.by_channel, part.by_language):
            assert sum(count or 0 for _, count in table) == part.responses
        for _, table in (*part.choices, *part.statements):
            assert sum(count or 0 for _, count in table) <= (part.responses or 0)
    assert counted + (result.unused or 0) == len(responses)


@given(responses=RESPONSES)
def test_a_result_is_read_as_it_was_written(trial: Consultation, responses: list[Response]) -> None:
    result = a_result(trial, *responses)
    for each in (result, as_told(result)):
        assert read_result(result_document(each)) == each
    assert as_told(as_told(result)) == as_told(result)


@given(
    counts=some.lists(some.integers(0, 40), min_size=2, max_size=6).map(
        lambda found: tuple((f"n{place}", count) for place, count in enumerate(found))
    )
)
def test_what_is_left_out_does_not_follow_from_what_is_told(counts: Counts) -> None:
    shown = told(counts)
    assert all(count is None or count >= FEW for _, count in shown)
    hidden = [exact for (_, exact), (_, count) in zip(counts, shown, strict=True) if count is None]
    if hidden and any(count is not None for _, count in shown):
        assert len(hidden) > 1
        assert sum(hidden) >= FEW - 1


def test_a_single_small_count_takes_the_next_smallest_with_it() -> None:
    assert told((("member", 40), ("group", 12), ("organisation", 3))) == (
        ("member", 40),
        ("group", None),
        ("organisation", None),
    )


def test_the_late_are_counted_apart(trial: Consultation) -> None:
    result = a_result(trial, a_response("north-1"), a_response("north-2", late=True))
    assert (result.in_time.responses, result.late.responses) == (1, 1)
    assert dict(result.late.choices)["q1"][0] == ("yes", 1)


def test_a_discussion_is_one_response_however_many_took_part(trial: Consultation) -> None:
    said = (Answer("q2", "Most of us agreed."), Answer(MINORITY, "Three did not."))
    group = replace(a_response(), kind=RespondentKind.GROUP, participants=14, answers=said)
    part = a_result(trial, group).in_time
    assert (part.responses, part.discussions, part.people, part.minorities) == (1, 1, 14, 1)


def test_what_may_not_be_used_is_said_and_not_counted(trial: Consultation) -> None:
    result = a_result(trial, a_response(consents=Consents(use=False)), a_response("north-2"))
    assert (result.in_time.responses, result.unused) == (1, 1)


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        (f"{TEXT} Always.", "kept"),
        ("Nobody is evicted for it. With others, in safety, one may work.", "orphaned"),
        ("It is lawful to work indoors with others who agree.", "moved"),
    ],
)
def test_a_passage_that_was_commented_on_is_sought_in_a_later_version(
    trial: Consultation, text: str, standing: str
) -> None:
    start = TEXT.index("work indoors")
    mark = anchor("2.1", TEXT, start, start + len("work indoors with others"))
    on = Answer("q6", "Say who.", clause="2.1", clauses=("2.1",), anchor=mark)
    result = a_result(trial, a_response(answers=(on,)), against=a_version(text))
    assert result.in_time.passages == (("2.1", ((standing, 1),)),)
    assert result.against == "policy:sex-work-rights@2"


def test_the_same_responses_give_the_same_hash_and_others_another(trial: Consultation) -> None:
    one, other = a_response("north-1"), a_response("north-2")
    assert result_hash(a_result(trial, one, other)) == result_hash(a_result(trial, other, one))
    assert result_hash(a_result(trial, one)) != result_hash(a_result(trial, other))


@pytest.mark.parametrize(
    ("field", "value"),
    [("number", -1), ("number", True), ("made", "soon"), ("languages", "en"), ("themes", [1]),
     ("in_time", []), ("unused", 10**12), ("round", None)],
)  # fmt: skip
def test_a_result_of_another_shape_is_refused(
    trial: Consultation, field: str, value: object
) -> None:
    document = {**result_document(a_result(trial, a_response())), field: value}
    with pytest.raises(InputError, match="cannot be read"):
        read_result(document)  # type: ignore[arg-type]


def test_a_told_result_names_no_response(trial: Consultation) -> None:
    document = result_document(
        as_told(a_result(trial, *[a_response(f"north-{n}") for n in range(30)]))
    )
    assert b"north-1" not in canonical_json(document).replace(b"north-2025", b"")
    assert document["responses_hash"] == ""
