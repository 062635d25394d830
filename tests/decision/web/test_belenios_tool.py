"""A weighted election of twelve voters with the real belenios-tool, from our files and back again.

It is skipped where the program is not installed; Debian has it as the package belenios-tool.
"""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from folkmoot.decision.secrecy import Secrecy
from folkmoot.foundation.errors import InputError
from folkmoot.web.decision.models import BeleniosRow
from folkmoot.web.decision.services.belenios import asked_in, bring_back
from tests.decision.belenios_boxes import an_archive
from tests.decision.builders import CHAIR
from tests.decision.secret_meeting import MOTION, NOON
from tests.decision.web.test_secret_pages import an_open_secret_vote

TOOL = shutil.which("belenios-tool")
GROUP = ("--group", "BELENIOS-2048")

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(TOOL is None, reason="belenios-tool is not installed"),
]


def tool(folder: Path, *words: str, said: str = "") -> str:
    """Run the program in *folder*."""
    environment = {"PATH": "/usr/bin:/bin", "BELENIOS_USE_URANDOM": "1"}
    done = subprocess.run(
        [TOOL or "", *words],
        input=said,
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def event(folder: Path, kind: str, payload: str = "") -> None:
    tool(folder, "archive", "add-event", "--type", kind, said=payload)


def set_up(folder: Path, voters: str, question: str) -> list[tuple[str, str]]:
    """Make the election with three trustees; give each voter's name and credential."""
    uuid = ("--uuid", tool(folder, "setup", "generate-token").strip())
    (folder / "voters.txt").write_text(voters)
    (folder / "template.json").write_text(question)
    tool(folder, "setup", "generate-credentials", *uuid, *GROUP, "--file", "voters.txt")
    next(folder.glob("*.pubcreds")).rename(folder / "public_creds.json")
    for _ in range(3):
        tool(folder, "setup", "generate-trustee-key", *GROUP)
    keys = [path.read_text() for path in sorted(folder.glob("*.pubkey"))]
    (folder / "public_keys.jsons").write_text("".join(keys))
    tool(folder, "setup", "make-trustees")
    tool(folder, "setup", "make-election", *uuid, *GROUP, "--template", "template.json")
    tool(folder, "archive", "init")
    lines = next(folder.glob("*.privcreds")).read_text().splitlines()
    return [(line.split(",")[1], line.rsplit(" ", 1)[1]) for line in lines]


def hold(folder: Path, credentials: list[tuple[str, str]], said: dict[str, int]) -> bytes:
    """Cast what each voter said, count, and give the archive."""
    for voter, credential in credentials:
        if voter in said:
            (folder / "credential").write_text(credential)
            answers = [int(place == said[voter]) for place in range(3)]
            (folder / "choice.json").write_text(f"[{answers}]")
            named = ("--privcred", "credential", "--ballot", "choice.json")
            event(folder, "Ballot", tool(folder, "election", "generate-ballot", *named))
    event(folder, "EndBallots")
    event(folder, "EncryptedTally", tool(folder, "election", "compute-encrypted-tally"))
    for number, key in enumerate(sorted(folder.glob("*.privkey")), start=1):
        named = ("--privkey", key.name, "--trustee-id", str(number))
        event(folder, "PartialDecryption", tool(folder, "election", "decrypt", *named))
    event(folder, "Result", tool(folder, "election", "compute-result"))
    return next(folder.glob("*.bel")).read_bytes()


def test_twelve_voters_with_weights_vote_there_and_are_counted_here(tmp_path: Path) -> None:
    asked = asked_in(an_open_secret_vote(Secrecy.BELENIOS))
    credentials = set_up(tmp_path, asked.voters, json.dumps(asked.template))
    assert sorted(voter for voter, _ in credentials) == sorted(asked.weights)
    assert len(credentials) == 12
    silent = {"s3"}
    said = {voter: number % 3 for number, voter in enumerate(asked.weights) if voter not in silent}
    archive = hold(tmp_path, credentials, said)
    decision = bring_back(MOTION, archive, by=CHAIR, at=NOON)
    assert decision
    sums = [sum(asked.weights[v] for v, place in said.items() if place == n) for n in range(3)]
    total = decision.tally.total
    assert [total.votes_for, total.against, total.abstained] == sums
    assert BeleniosRow.objects.get().checked.startswith("belenios-tool ")


def test_what_our_own_look_lets_pass_and_proves_nothing_the_program_refuses() -> None:
    asked = asked_in(an_open_secret_vote(Secrecy.BELENIOS))
    with pytest.raises(InputError, match=r"belenios-tool .* refuses this archive"):
        bring_back(MOTION, an_archive(asked, {"cedar": 0}), by=CHAIR, at=NOON)
