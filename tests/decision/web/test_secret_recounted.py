"""Secret votes from opening to recount: bundles that hold, name nobody, and notice any change."""

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from folkmoot.decision.belenios import Asked
from folkmoot.decision.elsewhere import Elsewhere
from folkmoot.decision.motions import Event, Happening
from folkmoot.decision.outcome import Verdict
from folkmoot.decision.receipts import new_code
from folkmoot.decision.recount import Differs, main, recount
from folkmoot.decision.secrecy import Secrecy
from folkmoot.decision.secret import Voted
from folkmoot.decision.tally import Sides
from folkmoot.foundation.errors import InputError
from folkmoot.web.decision import belenios_tool, queries, services
from folkmoot.web.decision.models import BeleniosRow, PollRow, SeatRow
from folkmoot.web.decision.services import belenios, secret
from folkmoot.web.decision.services.recording import record
from tests.decision.belenios_boxes import an_archive
from tests.decision.builders import CHAIR, MORNING
from tests.decision.secret_meeting import MOTION, NOON, ROLL, RULES, a_motion

pytestmark = pytest.mark.django_db

LATER = NOON + timedelta(minutes=20)
SAID = {
    "north": ["yes", "yes", "no", "abstain"],
    "rive": ["yes"] * 3,
    "s0": ["no"],
    "s1": ["yes"],
    "s2": ["no"],
}
CAST = {"north/1": 0, "north/2": 1, "rive/1": 0, "cedar": 0, "s0": 2}
Files = dict[str, bytes]


def opened(kind: Secrecy) -> None:
    services.load_rule_set(RULES, by=CHAIR, at=MORNING)
    services.hold_meeting(
        "m", "council", title="M", day=date(2026, 5, 23), rules=RULES.id, chair=CHAIR
    )
    services.freeze_roll("m", ROLL, by=CHAIR, at=MORNING)
    services.table_motion("m", a_motion(), at=MORNING)
    services.happen(MOTION.name, Event(Happening.ACCEPTED_IN_ORDER, MORNING), by=CHAIR)
    services.open_vote(MOTION, by=CHAIR, at=NOON, secrecy=kind)


def held_in_secret() -> dict[str, str]:
    opened(Secrecy.RECEIPTED)
    codes = {seat: new_code() for seat in [*SAID, "cedar"]}
    for seat, said in SAID.items():
        secret.cast_secret(MOTION, Voted(seat), said, code=codes[seat])
    secret.cast_secret(MOTION, Voted("cedar", by="north"), ["yes"] * 2, code=codes["cedar"])
    decision = services.close_vote(MOTION, by=CHAIR, at=LATER)
    assert decision
    assert decision.outcome.verdict is Verdict.CARRIED
    return codes


def held_with_belenios(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(belenios_tool, "PROGRAM", "belenios-tool-that-is-not-there")
    opened(Secrecy.BELENIOS)
    assert services.close_vote(MOTION, by=CHAIR, at=LATER) is None, "it waits for its archive"
    archive = an_archive(belenios.asked_in(PollRow.objects.get()), CAST)
    assert belenios.bring_back(MOTION, archive, by=CHAIR, at=LATER)


def bundled() -> Files:
    row = queries.decision_row(MOTION.name)
    assert row is not None
    with zipfile.ZipFile(io.BytesIO(queries.bundle_of(row))) as held:
        return {name: held.read(name) for name in held.namelist()}


def told(folder: Path, files: Files, code: str = "") -> list[str]:
    path = folder / "bundle.zip"
    with zipfile.ZipFile(path, "w") as held:
        for name, raw in files.items():
            held.writestr(name, raw)
    return list(recount(str(path), code=code))


def test_a_secret_vote_is_recounted_and_each_code_finds_its_ballots_offline(tmp_path: Path) -> None:
    codes, files = held_in_secret(), bundled()
    assert "Counted again: 8 for, 3 against, 1 abstaining." in told(tmp_path, files)
    for seat, said in {**SAID, "cedar": ["yes", "yes"]}.items():
        found = [line for line in told(tmp_path, files, codes[seat]) if "With your code" in line]
        assert [re.findall(r"'(\w+)'", line)[0] for line in found] == said
    assert told(tmp_path, files, new_code())[-1].startswith("No ballot was cast with this code")


def test_nothing_that_is_published_joins_a_seat_to_what_it_said(tmp_path: Path) -> None:
    held_in_secret()
    files = bundled()
    ballots, voted = json.loads(files["votes.json"]), json.loads(files["voted.json"])
    assert all(set(ballot) == {"said", "mark"} for ballot in ballots)
    assert [ballot["mark"] for ballot in ballots] == sorted(ballot["mark"] for ballot in ballots)
    assert [each["seat"] for each in voted] == sorted([*SAID, "cedar"])
    entries = [json.loads(line) for line in files["ledger.jsonl"].splitlines()]
    assert {entry["event"] for entry in entries if entry["event"].startswith("vote.")} == {
        "vote.opened",
        "vote.closed",
    }
    decision = json.loads(files["decision.json"])
    assert decision["tally"]["by_section"] == {}
    assert decision["tally"]["by_proxy"] == 2


@pytest.mark.parametrize(
    ("name", "change"),
    [
        pytest.param("votes.json", lambda rows: rows[1:], id="a ballot dropped"),
        pytest.param("votes.json", lambda rows: [*rows, rows[-1]], id="a ballot doubled"),
        pytest.param("votes.json", lambda rows: rows[::-1], id="ballots in another order"),
        pytest.param(
            "votes.json",
            lambda rows: [{**rows[0], "said": "maybe"}, *rows[1:]],
            id="a ballot turned",
        ),
        pytest.param(
            "votes.json", lambda rows: [{**rows[0], "mark": "0" * 64}, *rows[1:]], id="another mark"
        ),
        pytest.param("voted.json", lambda rows: rows[1:], id="a voter dropped"),
        pytest.param("voted.json", lambda rows: [*rows, rows[-1]], id="a voter doubled"),
        pytest.param(
            "voted.json", lambda rows: [{**rows[0], "by": "rive"}, *rows[1:]], id="another proxy"
        ),
        pytest.param(
            "voted.json", lambda rows: [{**rows[0], "seat": "s3"}, *rows[1:]], id="another voter"
        ),
    ],
)
def test_what_is_changed_in_a_secret_vote_is_noticed(
    tmp_path: Path, name: str, change: Callable[[list[dict[str, str]]], list[dict[str, str]]]
) -> None:
    held_in_secret()
    files = bundled()
    changed = json.dumps(change(json.loads(files[name]))).encode()
    with pytest.raises(Differs):
        told(tmp_path, files | {name: changed})


def test_a_vote_held_with_belenios_is_recounted_from_its_archive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held_with_belenios(monkeypatch)
    said = " ".join(told(tmp_path, bundled()))
    assert "By election.bel" in said
    assert "4 for, 1 against, 1 abstaining" in said


def test_another_archive_or_none_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held_with_belenios(monkeypatch)
    files = bundled()
    asked = belenios.asked_in(PollRow.objects.get())
    same_sums = an_archive(asked, CAST, administrator="somebody else")
    for other in (same_sums, files["election.bel"][:-3], b""):
        with pytest.raises(Differs, match="is not the archive that was brought back"):
            told(tmp_path, files | {"election.bel": other})
    with pytest.raises(Differs, match=r"election\.bel"):
        told(tmp_path, {name: raw for name, raw in files.items() if name != "election.bel"})


def test_a_vote_is_not_opened_in_secret_where_it_would_not_be() -> None:
    opened(Secrecy.RECEIPTED)
    services.table_motion("m", a_motion("other"), at=MORNING)
    services.happen("other", Event(Happening.ACCEPTED_IN_ORDER, MORNING), by=CHAIR)
    SeatRow.objects.exclude(seat__in=["north", "rive", "s0"]).update(is_present=False)
    with pytest.raises(InputError, match="at least 5 seats"):
        services.open_vote(
            a_motion("other").reference, by=CHAIR, at=NOON, secrecy=Secrecy.RECEIPTED
        )


def test_the_code_is_asked_for_so_that_no_list_of_commands_keeps_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    codes, files = held_in_secret(), bundled()
    path = tmp_path / "bundle.zip"
    with zipfile.ZipFile(path, "w") as held:
        for name, raw in files.items():
            held.writestr(name, raw)
    for typed, status in ((codes["s0"], 0), ("1234", 2)):
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{typed}\n"))
        assert main([str(path), "--code", "-"]) == status
    said = capsys.readouterr()
    assert said.out.count("With your code") == 1
    assert "there is a slip in it" in said.err


@pytest.mark.parametrize(
    ("forge", "why"),
    [
        pytest.param(lambda asked: (asked, {"description": "another"}), "another text", id="text"),
        pytest.param(
            lambda asked: (replace(asked, weights={**asked.weights, "s3": 9}), {}),
            "weights",
            id="roll",
        ),
        pytest.param(
            lambda asked: (asked, {"result": {"result": [[6, 0, 0]]}}),
            "its result is not",
            id="sums",
        ),
    ],
)
def test_a_body_that_keeps_a_forged_archive_is_found_out(
    tmp_path: Path, forge: Callable[[Asked], tuple[Asked, dict[str, object]]], why: str
) -> None:
    """It leaves out every look that import takes, and signs what it kept."""
    opened(Secrecy.BELENIOS)
    services.close_vote(MOTION, by=CHAIR, at=LATER)
    poll = PollRow.objects.get()
    asked, changed = forge(belenios.asked_in(poll))
    archive = an_archive(asked, CAST, **changed)
    told_of_it = Elsewhere("Ab3dEf6hIj9kLm", hashlib.sha256(archive).hexdigest(), 5, Sides(4, 1, 1))
    BeleniosRow.objects.create(poll=poll, archive=archive, result=told_of_it.as_json())
    record("council", "vote.brought_back", [MOTION], by=CHAIR, at=LATER, archive=told_of_it.archive)
    assert services.settle(MOTION, by=CHAIR, at=LATER)
    with pytest.raises(Differs, match=why):
        told(tmp_path, bundled())
