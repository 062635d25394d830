"""The meeting of 2014, as far as its record goes: three rival motions, and what came after it.

The record (packs/histories/2008-2016) has the three motions and no votes, and nothing of who else
spoke. So the people, seats and numbers here are invented, and so is the council; that an amendment
can take all that a resolution asks for is what happened to another one in 2008. It is told over
HTTP without scripts, up to a stranger who counts again on a machine without Folkmoot.
"""

import io
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from folkmoot.decision.rules import (
    SIMPLE,
    TWO_THIRDS,
    Attendance,
    Base,
    Majority,
    Rule,
    RuleSet,
    Tie,
)
from folkmoot.federation.mandates import Mandate, Role
from folkmoot.foundation.packs import packs_home
from folkmoot.foundation.references import Reference
from folkmoot.web.decision.services import load_rule_set
from folkmoot.web.demo import life
from folkmoot.web.federation.services import give_account, set_up_person
from folkmoot.web.ledger import queries as record

PASSWORD = "lantern"
BEGINS = datetime(2026, 4, 18, 9, tzinfo=UTC)
LATER = "2026-05-23"
SEEN = re.compile(r'name="seen" value="([^"]+)"')
NORTH = ("hill", "port", "vale", "quay", "moor", "fen")
COUNCIL = {"north": 6, "meseta": 5, "harbour": 4, "rive": 3, "cedar": 2, "isles": 1}
RULES = (
    RuleSet(
        "north-told",
        "north",
        "Standing orders of the story",
        "2024",
        source="Invented",
        encoded_by="tests",
        weights={"group": 10},
        rules=(
            Rule("ordinary", SIMPLE, Fraction(1, 2), Attendance.PRESENT, article="1"),
            Rule("rivals", SIMPLE, tie=Tie.LOT, method="schulze", article="2"),
        ),
    ),
    RuleSet(
        "council-told",
        "council",
        "Standing orders of the council of the story",
        "2024",
        source="Invented",
        encoded_by="tests",
        weights={},
        rules=(
            Rule(
                "policy",
                TWO_THIRDS,
                Fraction(1, 2),
                sections=Majority(Fraction(1, 2), strict=True, base=Base.CAST),
                article="1",
            ),
        ),
    ),
)
DECRIMINALISE = "The section asks for the repeal of laws that punish selling or buying sex."
BUYERS = "The section asks for laws that punish buying sex, and nobody who sells it."
SILENCE = "The section takes no position on laws about buying and selling sex."


@dataclass(slots=True)
class Somebody:
    """Somebody who has entered; *meeting* is where they are."""

    client: Client
    meeting: str = ""

    def get(self, address: str) -> str:
        """Read a page."""
        answer = self.client.get(address.format(self.meeting), follow=True)
        assert answer.status_code == 200, (address, said_by(answer.content))
        return answer.content.decode()

    def post(self, address: str, **fields: object) -> str:
        """Fill in a form, and read the page that it leads to."""
        answer = self.client.post(address.format(self.meeting), fields, follow=True)
        assert answer.status_code == 200, (address, said_by(answer.content))
        return answer.content.decode()

    def refused(self, address: str, **fields: object) -> str:
        """Fill in a form that is not taken; give what the page says."""
        answer = self.client.post(address.format(self.meeting), fields, follow=True)
        assert answer.status_code in {400, 403, 404, 409}, said_by(answer.content)
        return said_by(answer.content)

    def put(self, address: str, **fields: object) -> str:
        """Write something, look at it, and put it; give the name that it has now."""
        found = SEEN.search(self.post(address, **fields))
        assert found
        sent = fields | {"seen": found.group(1), "keep": "yes"}
        answer = self.client.post(address.format(self.meeting), sent)
        assert answer.status_code == 302, said_by(answer.content)
        return str(answer["Location"]).rstrip("/").rpartition("/")[2]


@dataclass(slots=True)
class Story:
    """One telling, and what time it is in it."""

    at: datetime
    durable: Callable[..., AbstractContextManager[object]]
    people: dict[str, Somebody] = field(default_factory=dict)

    def enter(self, person: str, meeting: str) -> Somebody:
        """Let somebody enter, once."""
        if person not in self.people:
            client = Client()
            client.post("/enter/", {"username": person, "password": PASSWORD})
            self.people[person] = Somebody(client)
        self.people[person].meeting = meeting
        return self.people[person]

    def wait(self, **how: int) -> None:
        """Let time pass."""
        self.at += timedelta(**how)


def said_by(page: bytes) -> str:
    """Give the words of a page."""
    return " ".join(re.sub(r"<[^>]*>", " ", page.decode().partition("<main")[2]).split())


@pytest.fixture
def story(
    db: None,
    settings: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[object]],
) -> Iterator[Story]:
    """Give a federation with its people and rules, and nothing decided yet."""
    settings.HOME = tmp_path
    found = Story(BEGINS, django_capture_on_commit_callbacks)
    monkeypatch.setattr(timezone, "now", lambda: found.at)
    stage = life.Stage(packs_home(), tmp_path)
    life.found_the_federation(stage)
    life.gather_evidence(stage)
    for group in NORTH:
        mandate = Mandate(group, Role.DELEGATE, "north", BEGINS.date())
        set_up_person(group, f"Delegate of {group}", [mandate])
    for section in COUNCIL:
        person = f"{section}-c"
        mandate = Mandate(person, Role.DELEGATE, "council", BEGINS.date())
        set_up_person(person, f"Delegate of {section}", [mandate])
    for rules in RULES:
        load_rule_set(rules, by=Reference.parse("person:ines"), at=BEGINS)
    for person in (*NORTH, *(f"{section}-c" for section in COUNCIL), "north-chair", "magda"):
        give_account(person, PASSWORD)
    with found.durable(execute=True):
        yield found


def test_three_rivals_a_gutting_amendment_a_split_council_and_a_stranger(
    story: Story, tmp_path: Path
) -> None:
    chair = call(story, "north-chair", body="north", day="2026-04-18", rules="north-told")
    seat_the_groups(chair)
    council = call(story, "magda", body="council", day=LATER, rules="council-told")
    rivals = table_rivals(story, chair)
    gutted(story, chair, rivals["first"])
    choose(story, chair, rivals)
    request = forward(story, chair, rivals["first"])
    seat_the_sections(council)
    decide(story, council, request)
    recount_of_rivals(rivals["first"], tmp_path)
    recount(request, tmp_path)
    assert not record.breaks()


def call(story: Story, person: str, *, body: str, day: str, rules: str) -> Somebody:
    """Call a meeting; its chair is who calls it."""
    chair = story.enter(person, f"{body}-{day}")
    chair.post(
        f"/desk/meetings/call/?body={body}",
        title=f"Meeting of {body}",
        day=day,
        rules=rules,
        chair=person,
    )
    return chair


def seat_the_groups(chair: Somebody) -> None:
    """Enter six local groups with ten votes each, check five of them in, freeze the roll."""
    for group in NORTH:
        seat = {"seat": group, "name": f"Group {group}", "section": "north", "kind": "group"}
        chair.post("/desk/meeting/{}/roll/", form="seat", holder=f"person:{group}", **seat)
    for group in NORTH[:-1]:
        chair.post("/desk/meeting/{}/roll/", button=f"in {group}")
    chair.post("/desk/meeting/{}/roll/", form="freeze", sure="yes")
    assert "frozen" in chair.refused("/desk/meeting/{}/roll/", form="freeze", sure="yes")


def seat_the_sections(chair: Somebody) -> None:
    """Enter six delegations, two of which may split their votes."""
    for section, votes in COUNCIL.items():
        fields = {"seat": section, "section": section, "votes": votes}
        splits = {"may_split": "on"} if section in {"north", "meseta"} else {}
        holder = f"person:{section}-c"
        chair.post("/desk/meeting/{}/roll/", form="seat", holder=holder, **fields, **splits)
        chair.post("/desk/meeting/{}/roll/", button=f"in {section}")
    chair.post("/desk/meeting/{}/roll/", form="freeze", sure="yes")


def table_rivals(story: Story, chair: Somebody) -> dict[str, str]:
    """Let three delegates put motions that stand against each other."""
    put: dict[str, str] = {}
    words = {
        "first": ("hill", "Decriminalise sex work", DECRIMINALISE),
        "second": ("port", "Punish buying only", BUYERS),
        "third": ("vale", "Take no position", SILENCE),
    }
    for name, (group, title, text) in words.items():
        put[name] = story.enter(group, chair.meeting).put(
            "/desk/meeting/{}/table/",
            title=title,
            text=text,
            rule="rivals",
            mover=f"person:{group}",
            rivals=list(put.values()),
        )
    return put


def gutted(story: Story, chair: Somebody, motion: str) -> None:
    """Move to take out all that a motion asks for; the page says what that is; it is lost."""
    moved = {"wanted": "The section notes the debate.", "why": "It goes too far."}
    moved |= {"mover": "person:port", "rule": "ordinary"}
    port = story.enter("port", chair.meeting)
    amendment = port.put("/desk/meeting/{}/amend/?to=motion:" + motion, **moved)
    assert "%" in said_by(port.client.get(f"/motion/{amendment}/").content)
    on = f"amendment:{amendment}"
    vote(story, chair, on, {"hill": "no", "vale": "no", "port": "yes", "quay": "no"})
    assert "20" in said_by(chair.client.get(f"/decision/{amendment}/").content)


def vote(story: Story, chair: Somebody, on: str, cast: Mapping[str, str]) -> None:
    """Open a vote, cast it, see that nothing counts twice or late, and close it."""
    opened = chair.post("/desk/meeting/{}/", do="open", on=on, sure="yes")
    assert "The vote is open" in opened, said_by(opened.encode())
    story.wait(minutes=2)
    for seat, choice in cast.items():
        delegate = story.enter(seat if seat in NORTH else f"{seat}-c", chair.meeting)
        for _again in range(2):
            delegate.post("/desk/meeting/{}/seat/", **sheet(on, seat, choice))
    story.wait(minutes=5)
    chair.post("/desk/meeting/{}/", do="close", on=on, sure="yes")
    delegate.refused("/desk/meeting/{}/seat/", **sheet(on, next(iter(cast)), "abstain"))


def sheet(on: str, seat: str, choice: str) -> dict[str, str]:
    """Give what a delegate sends: a choice, or three numbers where the votes are split."""
    sent = {"on": on, "seat": seat, "choice": choice}
    if " " in choice:
        sent |= {"choice": "split"}
        sent |= dict(zip(("yes", "no", "abstain"), choice.split(), strict=True))
    return sent


def choose(story: Story, chair: Somebody, rivals: Mapping[str, str]) -> None:
    """Rank the three beside keeping things as they are; a place given twice is told, not cast."""
    first = rivals["first"]
    for name in rivals.values():
        chair.post("/desk/meeting/{}/", do="accept", on=f"motion:{name}")
    chair.post(f"/desk/vote/{first}/open-ranked/", rule="rivals")
    papers = {"hill": "1 3 2 4", "vale": "2 4 1 3", "port": "2 1 3 4", "quay": "1 4 2 3"}
    for group, places in papers.items():
        delegate = story.enter(group, chair.meeting)
        fields = {f"option-{n}": place for n, place in enumerate(places.split())}
        twice = fields | {"option-0": places.split()[1]}
        assert "place of its own" in delegate.refused(
            f"/desk/vote/{first}/rank/", seat=group, **twice
        )
        delegate.post(f"/desk/vote/{first}/rank/", seat=group, **fields)
    story.wait(minutes=9)
    chair.post("/desk/meeting/{}/", do="close", on=f"motion:{first}", sure="yes")
    page = said_by(chair.client.get(f"/decision/{first}/").content)
    assert "Decriminalise sex work is carried." in page
    for lost in (rivals["second"], rivals["third"]):
        assert "Lost" in said_by(chair.client.get(f"/motion/{lost}/").content)


def forward(story: Story, chair: Somebody, motion: str) -> str:
    """Put what was carried to the council; its page tells where it comes from."""
    to = f"council-{LATER}/policy"
    chair.post(f"/desk/motion/{motion}/", do="forward", to=to, why="The meeting asks for it.")
    found = re.search(r"/motion/(north-[a-z0-9-]+)/", chair.get(f"/motion/{motion}/"))
    assert found
    assert motion in chair.get(f"/motion/{found.group(1)}/")
    return found.group(1)


def decide(story: Story, council: Somebody, request: str) -> None:
    """Vote in the council, where two delegations split; both majorities are told."""
    story.wait(days=35)
    story.people.clear()  # nobody stays entered so long
    council = story.enter("magda", council.meeting)
    on = f"motion:{request}"
    council.post("/desk/meeting/{}/", do="accept", on=on)
    cast = {"north": "4 1 1", "meseta": "3 2 0", "harbour": "yes", "rive": "yes"}
    vote(story, council, on, cast | {"cedar": "no", "isles": "yes"})
    page = said_by(council.client.get(f"/decision/{request}/").content)
    assert "15 for and 5 against" in page
    assert "two thirds of 20 is 13 1/3; 15 is at least 13 1/3" in page
    assert "Sections: 5 for and 1 against" in page
    assert "It is carried." in page


def recount_of_rivals(decision: str, folder: Path) -> None:
    """Let a stranger rank again, with the words of every rival before them."""
    bundle = Client().get(f"/decision/{decision}/bundle.zip").content
    said = stranger(folder, bundle)
    assert (said.returncode, "All of it holds." in said.stdout) == (0, True), said
    with zipfile.ZipFile(io.BytesIO(bundle)) as archive:
        texts = [each["text"] for each in json.loads(archive.read("texts.json"))[1::2]]
    assert texts == [DECRIMINALISE, BUYERS, SILENCE]


def recount(decision: str, folder: Path) -> None:
    """Let a stranger count again, with Python and the bundle alone; then change one vote."""
    bundle = Client().get(f"/decision/{decision}/bundle.zip").content
    said = stranger(folder, bundle)
    assert (said.returncode, "All of it holds." in said.stdout) == (0, True), said
    assert "15 for, 5 against, 1 abstaining" in said.stdout
    changed = stranger(folder, with_one_vote_changed(bundle))
    assert changed.returncode == 1
    assert "votes.json, record" in changed.stdout


def stranger(folder: Path, bundle: bytes) -> subprocess.CompletedProcess[str]:
    """Unpack the one file and run it where nothing of Folkmoot can be imported."""
    with zipfile.ZipFile(io.BytesIO(bundle)) as archive:
        archive.extract("recount.py", folder)
    (folder / "decision.zip").write_bytes(bundle)
    alone = [getattr(sys, "_base_executable", sys.executable), "-I", "-S"]
    nothing = subprocess.run([*alone, "-c", "import folkmoot"], capture_output=True, check=False)
    assert nothing.returncode != 0
    return subprocess.run(
        [*alone, "recount.py", "decision.zip"],
        cwd=folder,
        env={},
        capture_output=True,
        text=True,
        check=False,
    )


def with_one_vote_changed(bundle: bytes) -> bytes:
    """Give a bundle in which one seat votes otherwise."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(bundle)) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "votes.json":
                votes = json.loads(content)
                votes[0]["yes"], votes[0]["no"] = votes[0]["no"], votes[0]["yes"]
                content = json.dumps(votes).encode()
            new.writestr(name, content)
    return changed.getvalue()
