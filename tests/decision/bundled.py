"""Bundles of four kinds of decision, opened and zipped again, for the tests of the recount."""

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from folkmoot.decision.decisions import Decision, Poll, Question, decide
from folkmoot.decision.ranked_votes import NONE, RankedVote
from folkmoot.decision.recount import Differs, recount
from folkmoot.decision.roll import Proxy, Roll, Seat
from folkmoot.decision.rules import SIMPLE, Proxies, Rule
from folkmoot.decision.secrecy import Secrecy, SeenBy
from folkmoot.decision.secret import Voted, unit_ballots
from folkmoot.decision.tally import Choice, whole
from folkmoot.foundation.canonical import Json
from folkmoot.foundation.codes import written
from tests.decision.builders import MORNING, RULES, SALT, a_bundle, a_chain, a_decision, a_question

Files = dict[str, str]


def a_code(number: int) -> str:
    """Give one code of a secret vote, and always the same one."""
    drawn = f"{number:026d}"
    check = hashlib.sha256(drawn.encode()).digest()
    return drawn + written(int.from_bytes(check), length=2)


CODES = tuple(a_code(n) for n in range(1, 8))
OPENED = MORNING + timedelta(hours=1)
CLOSED = OPENED + timedelta(minutes=20)
SEATS = tuple(Seat(f"s{n}", "north" if n % 2 else "rive", 1 + n % 2) for n in range(1, 8))
HELD = Roll(SEATS, (Proxy("s7", "s6", {}),))
KINDS = (Secrecy.RECORDED, Secrecy.RECEIPTED)


def of_rule(rule: Rule, options: tuple[str, ...] = ()) -> Question:
    rules = replace(RULES, rules=(rule,), proxies=Proxies(allowed=True, most=2))
    return replace(a_question(), rules=rules, rule=rule.id, roll=HELD, options=options)


def with_proxies() -> Decision:
    rule = Rule("open", SIMPLE, article="art. 4", seen_by=SeenBy.MEMBERS)
    choices = (Choice.YES, Choice.NO, Choice.YES, Choice.ABSTAIN, Choice.YES, Choice.NO)
    votes = [whole(seat, choice) for seat, choice in zip(SEATS, choices, strict=False)]
    votes.append(whole(SEATS[6], Choice.YES, by="s6"))
    return decided(of_rule(rule), votes=tuple(votes), seen_by=SeenBy.MEMBERS)


def receipted() -> Decision:
    rule = Rule("secret", SIMPLE, article="art. 6", secrecy=KINDS)
    question = of_rule(rule)
    ballots = [
        ballot
        for seat, code in zip(SEATS, CODES, strict=True)
        for ballot in unit_ballots(
            str(question.text.of), code, ["yes" if seat.id != "s2" else "no"] * seat.votes
        )
    ]
    voted = tuple(Voted(seat.id, "s6" if seat.id == "s7" else "") for seat in SEATS)
    return decided(
        question,
        ballots=tuple(sorted(ballots, key=lambda ballot: ballot.mark)),
        voted=voted,
        secrecy=Secrecy.RECEIPTED,
    )


def ranked() -> Decision:
    rule = Rule("rank", SIMPLE, article="art. 7", method="irv")
    options = ("motion:council-position", "motion:model", NONE)
    rankings = ((0, 1), (1, 0, 2), (0,), (2, 0), (0, 2), (1,), (0, 1, 2))
    cast = tuple(
        RankedVote(seat.id, ranking, "s6" if seat.id == "s7" else "")
        for seat, ranking in zip(SEATS, rankings, strict=True)
    )
    question = of_rule(rule, options)
    head_before = a_chain(decided(question, rankings=cast, lot="first"))[1].hash
    return decided(question, rankings=cast, lot=head_before)


def decided(question: Question, **cast: object) -> Decision:
    present = tuple(sorted(seat.id for seat in SEATS))
    poll = Poll(question.text.of, OPENED, CLOSED, present=present, salt=SALT)
    return decide(question, replace(poll, **cast))  # type: ignore[arg-type]  # as the kind has it


DECISIONS = {
    "recorded": a_decision,
    "members": with_proxies,
    "receipted": receipted,
    "ranked": ranked,
}


def opened(data: bytes) -> Files:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def files_of(kind: str) -> Files:
    return opened(a_bundle(DECISIONS[kind](), for_members=True))


def zipped(folder: Path, files: Mapping[str, str] | Sequence[tuple[str, str]]) -> str:
    path = folder / "bundle.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items() if isinstance(files, Mapping) else files:
            archive.writestr(name, text)
    return str(path)


def fault(folder: Path, files: Mapping[str, str] | Sequence[tuple[str, str]], **given: str) -> str:
    with pytest.raises(Differs) as found:
        list(recount(zipped(folder, files), **given))
    return str(found.value)


def rows(files: Files, name: str) -> list[Json]:
    """Give the records of a file, which is a list or has one in each line."""
    if name.endswith("l"):
        return [json.loads(line) for line in files[name].splitlines()]
    found = json.loads(files[name])
    return found if isinstance(found, list) else [found]
