"""Results sent up and received: what goes, what stays, and what is refused and why."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from folkmoot.consultation.bundles import UP, Manifest, write_bundle
from folkmoot.consultation.cards import Card, read_card
from folkmoot.consultation.carried import RESULT_COMPILED, carried
from folkmoot.consultation.evidence import Evidence, seal_evidence, to_pass_on
from folkmoot.consultation.pack import load_consultation
from folkmoot.consultation.positions import Position, position_document
from folkmoot.consultation.responses import Answer, Channel, Consents, RespondentKind, Response
from folkmoot.consultation.result_documents import result_document, result_hash
from folkmoot.consultation.results import Result, as_told, compile_result
from folkmoot.consultation.signing import signer_of
from folkmoot.foundation.canonical import Json, canonical_json, content_hash
from folkmoot.foundation.errors import FolkmootError, InputError, RecordBroken
from folkmoot.foundation.references import Kind, Reference
from folkmoot.record.ledger import GENESIS, Entry
from folkmoot.web.consultation import queries, services
from folkmoot.web.consultation.models import RefusedRow, ResponseKeyRow, ResponseRow
from folkmoot.web.consultation.queries import bundles as sent
from folkmoot.web.consultation.queries import results as compiled
from folkmoot.web.consultation.services import receiving, results, sending
from folkmoot.web.consultation.services.storing import store
from folkmoot.web.federation.services import set_up_bodies
from folkmoot.web.ledger import queries as record
from tests.builders import a_tree

pytestmark = pytest.mark.django_db

PACK = Path(__file__).parent / "pack"
BY = Reference.parse("body:north")
AT = datetime(2026, 2, 1, 12, tzinfo=UTC)
KEY, STRANGER = b"\x01" * 32, b"\x02" * 32
CANARY = "A canary sang in Housing."


def a_response(name: str, **said: object) -> Response:
    plain = Response(name, "north-2025", Channel.MAIL, date(2025, 11, 4), RespondentKind.MEMBER)
    answers = (Answer("q2", CANARY, clauses=("2.1",)),)
    return replace(replace(plain, language="en", answers=answers), **said)  # type: ignore[arg-type]


PASSED = a_response("north-passed", consents=Consents(pass_on=True))
STAYS = a_response("north-stays")


@pytest.fixture(autouse=True)
def secretariat(settings: object, tmp_path: Path) -> None:
    settings.HOME = tmp_path  # type: ignore[attr-defined]
    set_up_bodies(a_tree().bodies.values())
    services.publish_pack(PACK, by=BY, at=AT)


def a_result(*responses: Response, number: int = 1) -> Result:
    pack = queries.consultation("trial-2025")
    assert pack is not None
    held = load_consultation(PACK).round("north-2025")
    return compile_result(held, pack, responses, made=AT.date(), number=number)


@dataclass(frozen=True)
class Elsewhere:
    """A section with an instance of its own, and what it puts into its next bundle."""

    evidence: Evidence
    number: int = 1
    previous: str = ""
    key: bytes = KEY
    pack: str = ""
    round: str = "north-2025"
    body: str = "north"
    told: Result | None = None
    chain: tuple[Entry, ...] = ()
    reader: bytes = b""
    compiled: str = ""

    def ledger(self) -> tuple[Entry, ...]:
        told = self.compiled or result_hash(self.told or as_told(self.evidence.result))
        about = (Reference(Kind.ROUND, self.round),)
        last = self.chain[-1] if self.chain else None
        new = Entry(
            *("trial-2025", len(self.chain) + 1, RESULT_COMPILED, about, BY, AT),
            detail={"result": told, "number": self.number},
            previous=last.hash if last else GENESIS,
        )
        return (*self.chain, new)

    def bundle(self) -> bytes:
        manifest = Manifest(
            *(UP, self.round, "trial-2025", self.pack or queries.hash_of_pack("trial-2025")),
            *(self.body, self.number, AT.date(), self.previous),
        )
        entries = carried((entry, entry.hash) for entry in self.ledger())
        position = Position(1, "en", "Many asked for housing.", "We ask for it too.", AT.date())
        told = self.told or as_told(self.evidence.result)
        files: dict[str, Json] = {
            "result.json": result_document(told),
            "position.json": position_document(position),
            "ledger.json": entries,
        }
        sealed = seal_evidence(self.evidence, to=self.reader or sending.reader_of_secretariat())
        content = {name: canonical_json(each) for name, each in files.items()}
        return write_bundle(manifest, {**content, "evidence.sealed": sealed}, key=self.key)


@pytest.fixture
def north() -> Elsewhere:
    """Give North as it sends from elsewhere, known here by its card."""
    sending.register_card(Card("north", signer_of(KEY), "0" * 64), by=BY, at=AT)
    sending.own_card("secretariat")
    return Elsewhere(to_pass_on(a_result(PASSED, STAYS), [PASSED, STAYS]))


def receive(data: bytes) -> receiving.Outcome:
    return receiving.receive(data, name="north.zip", by=BY, at=AT, consultation_id="trial-2025")


def test_a_bundle_from_elsewhere_is_received_with_its_position_and_what_was_passed_on(
    north: Elsewhere,
) -> None:
    outcome = receive(north.bundle())
    assert (outcome.is_new, outcome.passed_on) == (True, 1)
    (found,) = sent.received_of("trial-2025")
    assert found.position is not None
    assert found.position.position == "We ask for it too."
    assert found.result == as_told(north.evidence.result)
    stored = queries.response("north-passed")
    assert stored is not None
    assert (stored.answers[0].text, stored.channel) == (CANARY, Channel.MAIL)
    assert sent.is_passed_on("north-passed")
    assert queries.response("north-stays") is None
    events = [entry.event for entry, _ in record.entries("trial-2025")]
    assert events[-1] == "result.received"
    assert not record.breaks()


def test_the_same_bundle_again_does_nothing(north: Elsewhere) -> None:
    data = north.bundle()
    receive(data)
    assert receive(data).is_new is False
    assert len(sent.received_of("trial-2025")) == 1


def test_a_newer_bundle_takes_the_place_of_an_older_and_both_are_kept(north: Elsewhere) -> None:
    first = north.bundle()
    receive(first)
    later = Elsewhere(
        replace(to_pass_on(a_result(STAYS), [STAYS]), taken_back=("north-passed",)),
        number=2,
        previous=content_hash(first),
        chain=north.ledger(),
    )
    receive(later.bundle())
    latest, older = sent.received_of("trial-2025")
    assert ((latest.number, latest.is_latest), (older.number, older.is_latest)) == (
        (2, True),
        (1, False),
    )
    assert queries.response("north-passed") is None
    assert not ResponseKeyRow.objects.filter(response__name="north-passed").exists()
    with pytest.raises(RecordBroken, match="older one cannot take the place"):
        receive(replace(north, number=1, previous="1").bundle())


def test_what_was_passed_on_again_is_sealed_anew_as_it_reads_now(north: Elsewhere) -> None:
    first = north.bundle()
    receive(first)
    shorter = replace(PASSED, answers=(Answer("q2", "[a name] sang."),))
    again = Elsewhere(
        to_pass_on(a_result(PASSED), [shorter]),
        number=2,
        previous=content_hash(first),
        chain=north.ledger(),
    )
    receive(again.bundle())
    found = queries.response("north-passed")
    assert found is not None
    assert found.answers[0].text == "[a name] sang."


def test_words_that_were_received_lie_sealed(north: Elsewhere) -> None:
    receive(north.bundle())
    row = ResponseRow.objects.get(name="north-passed")
    assert row.content
    assert CANARY.encode() not in bytes(row.content)


WRONG: dict[str, tuple[Callable[[Elsewhere], bytes], str]] = {
    "a key that is not known": (
        lambda north: replace(north, key=STRANGER).bundle(),
        "not known as that of 'north'",
    ),
    "a body that is not known": (
        lambda north: replace(north, body="south").bundle(),
        "not known as that of 'south'",
    ),
    "another pack": (lambda north: replace(north, pack="0" * 64).bundle(), "another pack"),
    "a result of another round": (
        lambda north: replace(
            north, told=replace(as_told(north.evidence.result), round="x")
        ).bundle(),
        "of another round",
    ),
    "counts that nobody may know": (
        lambda north: replace(north, told=north.evidence.result).bundle(),
        "counts under ten",
    ),
    "a result that the record does not tell of": (
        lambda north: replace(north, compiled="0" * 64).bundle(),
        "tells of no such result",
    ),
    "evidence of another result": (
        lambda north: replace(
            north, told=replace(as_told(north.evidence.result), made=date(2026, 1, 1))
        ).bundle(),
        "evidence.sealed belongs to another result",
    ),
    "evidence for somebody else": (
        lambda north: replace(north, reader=b"\x09" * 32).bundle(),
        "not sealed for that key",
    ),
    "the response of another section": (
        lambda north: Elsewhere(
            to_pass_on(a_result(), [a_response("south-1", consents=Consents(pass_on=True))])
        ).bundle(),
        "not of this round",
    ),
    "one response twice": (
        lambda north: Elsewhere(to_pass_on(a_result(), [PASSED, PASSED])).bundle(),
        "not of this round",
    ),
    "a name that is none": (
        lambda north: Elsewhere(
            to_pass_on(a_result(), [a_response("north-../../x", consents=Consents(pass_on=True))])
        ).bundle(),
        "not of this round",
    ),
    "a byte that was changed": (
        lambda north: north.bundle().replace(b"Many asked", b"Some asked"),
        r"damaged|not as 'north' signed",
    ),
    "no zip": (lambda north: b"%PDF-1.7", "damaged"),
}


@pytest.mark.parametrize(("make", "why"), WRONG.values(), ids=WRONG.keys())
def test_what_does_not_hold_is_refused_with_a_sentence_and_nothing_of_it_is_kept(
    north: Elsewhere, make: Callable[[Elsewhere], bytes], why: str
) -> None:
    with pytest.raises(FolkmootError, match=why):
        receive(make(north))
    assert sent.received_of("trial-2025") == []
    assert not ResponseRow.objects.exists()
    (refused,) = sent.refused_of("trial-2025")
    assert refused.why.endswith(".")


def test_the_round_of_another_section_is_refused(north: Elsewhere) -> None:
    services.open_round("trial-2025", "north-2025", by=BY, at=AT)
    sending.register_card(Card("south", signer_of(STRANGER), "0" * 64), by=BY, at=AT)
    told = replace(a_result(), body="south")
    theirs = Elsewhere(to_pass_on(told, []), key=STRANGER, body="south")
    with pytest.raises(RecordBroken, match="It is one of 'north'"):
        receive(theirs.bundle())


def test_a_record_that_was_rewritten_since_the_last_bundle_is_seen(north: Elsewhere) -> None:
    first = north.bundle()
    receive(first)
    rewritten = replace(north.ledger()[0], event="other.event")
    later = replace(north, number=2, previous=content_hash(first), chain=(rewritten,))
    with pytest.raises(RecordBroken, match="was changed"):
        receive(later.bundle())


def test_a_bundle_that_does_not_follow_from_the_one_before_is_seen(north: Elsewhere) -> None:
    receive(north.bundle())
    later = replace(north, number=2, previous="0" * 64, chain=north.ledger())
    with pytest.raises(RecordBroken, match="does not follow from bundle 1"):
        receive(later.bundle())


def test_a_round_that_was_compiled_here_needs_no_file(north: Elsewhere) -> None:
    services.open_round("trial-2025", "north-2025", by=BY, at=AT)
    results.keep_result(a_result(), by=BY, at=AT)
    with pytest.raises(InputError, match="needs no file"):
        receive(north.bundle())


def test_why_a_file_was_refused_is_kept_by_its_hash(north: Elsewhere) -> None:
    with pytest.raises(FolkmootError):
        receive(b"nonsense")
    assert RefusedRow.objects.get().hash == content_hash(b"nonsense")


# On one installation


@pytest.fixture
def held() -> Result:
    """Give the result of a round that is held here, compiled."""
    services.open_round("trial-2025", "north-2025", by=BY, at=AT)
    pack, round_ = queries.consultation("trial-2025"), queries.round_of("north-2025")
    assert pack is not None
    assert round_ is not None
    store([PASSED, STAYS], round_, pack)
    found = compiled.to_count("north-2025")
    result = compile_result(round_, pack, found.responses, made=AT.date())
    return results.keep_result(result, by=BY, at=AT)


def test_compiling_twice_without_a_change_is_compiling_once(held: Result) -> None:
    later = AT + timedelta(days=9)
    assert results.keep_result(replace(held, made=later.date()), by=BY, at=later) == held
    assert results.keep_result(replace(held, withdrawn=1), by=BY, at=later).number == 2
    assert [each.result.number for each in compiled.results_of("north-2025")] == [2, 1]


def test_a_round_is_reported_with_a_result_and_a_summary_and_not_without(held: Result) -> None:
    with pytest.raises(InputError, match="no summary"):
        results.report_round("north-2025", by=BY, at=AT)
    results.write_position("north-2025", "en", ("Many asked.", ""), by=BY, at=AT)
    results.write_position("north-2025", "en", ("Many asked.", ""), by=BY, at=AT)
    results.write_position("north-2025", "en", ("Many asked.", "So do we."), by=BY, at=AT)
    assert [each.number for each in compiled.positions_of("north-2025")] == [2, 1]
    assert results.report_round("north-2025", by=BY, at=AT).reported == AT
    assert results.report_round("north-2025", by=BY, at=AT + timedelta(1)).reported == AT


def test_what_is_sent_here_is_received_here_and_nothing_is_stored_twice(held: Result) -> None:
    evidence = to_pass_on(held, compiled.to_count("north-2025").responses)
    parcel = sending.send_up("north-2025", evidence, by=BY, at=AT)
    assert receive(parcel.data).is_new
    assert ResponseRow.objects.count() == 2
    assert not sent.is_passed_on("north-passed")
    again = sending.send_up("north-2025", evidence, by=BY, at=AT)
    assert receive(again.data).number == 2
    assert not record.breaks()


def test_what_was_taken_back_since_is_named_in_the_next_bundle(held: Result) -> None:
    evidence = to_pass_on(held, compiled.to_count("north-2025").responses)
    sending.send_up("north-2025", evidence, by=BY, at=AT)
    assert sent.sent_of("north-2025")[0].passed == ("north-passed",)
    parcel = sending.send_up("north-2025", to_pass_on(held, []), by=BY, at=AT)
    assert CANARY.encode() not in parcel.data
    assert parcel.number == 2


def test_the_words_in_a_bundle_are_sealed_to_the_secretariat(held: Result) -> None:
    evidence = to_pass_on(held, compiled.to_count("north-2025").responses)
    parcel = sending.send_up("north-2025", evidence, by=BY, at=AT)
    assert evidence.responses[0].answers[0].text == CANARY
    assert CANARY.encode() not in parcel.data
    assert b"north-passed" not in parcel.data


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", "[" * 5000, '{"body":"north","signer":"1","reader":"2"}']
)
def test_what_is_no_card_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="no card"):
        read_card(text)


def test_a_body_elsewhere_has_no_key_here(north: Elsewhere) -> None:
    with pytest.raises(InputError, match="is elsewhere"):
        sending.own_card("north")
