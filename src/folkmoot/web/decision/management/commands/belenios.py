"""`folkmoot belenios`: a vote taken to Belenios, its archive brought back, or only looked at."""

import json
from argparse import ArgumentParser
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from folkmoot.decision.belenios import Asked, read_result
from folkmoot.decision.belenios_archives import LARGEST, bare
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Reference
from folkmoot.web.decision import belenios_tool, queries
from folkmoot.web.decision.models import PollRow
from folkmoot.web.decision.services.belenios import asked_in, bring_back


class Command(BaseCommand):
    """Do one of three things with one vote, named MEETING/VOTE."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say what the command takes."""
        parser.add_argument("do", choices=["export", "import", "check"])
        parser.add_argument("vote")
        parser.add_argument("path", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, and say what came of it."""
        poll, path = _poll(options["vote"]), options["path"]
        asked = asked_in(poll)
        if options["do"] == "export":
            self.stderr.write(_exported(asked, path, Reference.parse(poll.on).name))
            return
        content = _read(path)
        self.stdout.write(_looked_at(content, asked))
        if options["do"] == "import":
            chair = Reference.parse(poll.meeting.chair)
            decision = bring_back(Reference.parse(poll.on), content, by=chair, at=datetime.now(UTC))
            came = decision.outcome.sentence if decision else "It waits for the chair."
            self.stdout.write(came)


def _poll(named: str) -> PollRow:
    meeting, _, name = named.partition("/")
    put = queries.named(name)
    poll = queries.poll_on(put.on) if put and put.meeting.id == meeting else None
    if poll is None:
        raise InputError(f"There is no open vote '{named}'. Write MEETING/VOTE, and open it first.")
    return poll


def _exported(asked: Asked, folder: Path, name: str) -> str:
    folder.mkdir(parents=True, exist_ok=True)
    voters, question = folder / f"{name}-voters.txt", folder / f"{name}-question.json"
    voters.write_text(asked.voters, encoding="utf-8")
    told = json.dumps(asked.template, ensure_ascii=False, indent=1)
    question.write_text(f"{told}\n", encoding="utf-8")
    votes = sum(asked.weights.values())
    return f"{len(asked.weights)} voters with {votes} votes: {voters}. The question: {question}."


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise InputError(f"{path} is larger than any archive of a vote.")
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}.") from error


def _looked_at(content: bytes, asked: Asked) -> str:
    result = read_result(content, asked)
    program = belenios_tool.verify(bare(content), result.file)
    sides = result.sides
    proofs = (
        f"All its proofs hold, says {program}."
        if program
        else "Its proofs were not gone through: belenios-tool is not installed."
    )
    return (
        f"The archive is of this vote and this roll. {result.ballots} ballots: "
        f"{sides.votes_for} for, {sides.against} against, {sides.abstained} abstaining. {proofs}"
    )
