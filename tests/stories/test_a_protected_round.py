"""A round that is answered by invitation and opened by passphrase only, retold over HTTP without a
browser: who is invited, an organisation's gathering, a letter, what goes up, and what is destroyed.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from django.utils import timezone

from folkmoot.consultation.custody import Custody
from folkmoot.foundation.packs import packs_home
from folkmoot.web.consultation import queries
from folkmoot.web.consultation.models import ResponseKeyRow
from folkmoot.web.consultation.queries.keys import custody_of
from folkmoot.web.demo import life
from folkmoot.web.federation.services import give_account
from folkmoot.web.ledger import queries as record
from folkmoot.web.site import intake_settings

PASSWORD = "lantern"
PASSPHRASE = "six words that nobody else knows"
OWN = "an officer keeps these words alone"
BEGINS = datetime(2026, 3, 2, 10, tzinfo=UTC)
FACE = ("ROOT_URLCONF", "MIDDLEWARE", "TEMPLATES", "CSRF_COOKIE_NAME", "LANGUAGE_COOKIE_NAME")
CODE = re.compile(r"(?:[0-9A-Z]{4} ){4}[0-9A-Z]{4}")
NAME = re.compile(r"/moderate/([a-z]+-[0-9a-z]+)/")


@dataclass(frozen=True, slots=True)
class Told:
    """The people and the words of one telling."""

    body: str
    language: str
    coordinator: str
    officers: tuple[str, ...]
    discussed: str
    minority: str
    member: str
    led: str
    letter: str


NORTH = Told(
    body="north",
    language="en",
    coordinator="bo",
    officers=("north-recovery-1", "north-recovery-2"),
    discussed="Twelve of us met. We want to be able to call for help.",
    minority="Two of us would keep the fine for buyers.",
    member="I lost my flat when the landlord was warned.",
    led="Our members lose their homes.",
    letter="A letter from the branch: work from home must be safe for two together.",
)
CEDAR = Told(
    body="cedar",
    language="ar",
    coordinator="cedar-staff",
    officers=(),
    discussed="اجتمعنا اثني عشر شخصًا. نريد أن نستطيع طلب النجدة.",
    minority="اثنان منا يبقيان على غرامة المشترين.",
    member="فقدت بيتي حين أُنذر المالك.",
    led="أعضاؤنا يفقدون بيوتهم.",
    letter="رسالة من الفرع: يجب أن يكون العمل من البيت آمنًا لشخصين معًا.",
)


@dataclass(slots=True)
class Story:
    """One telling: whose it is, what time it is, and what runs when a change is durable."""

    told: Told
    at: datetime
    durable: Callable[..., AbstractContextManager[object]]

    @property
    def round(self) -> str:
        """The id that the desk gives to the round."""
        return f"{self.told.body}-2026"

    def desk(self, person: str) -> "Desk":
        """Let somebody enter the workbench."""
        client = Client()
        client.post("/enter/", {"username": person, "password": PASSWORD})
        return Desk(self, client)

    def survey(self) -> "Survey":
        """Let somebody open the intake face."""
        client = Client()
        client.cookies[intake_settings.LANGUAGE_COOKIE_NAME] = self.told.language
        return Survey(self, client)


@dataclass(slots=True)
class Desk:
    """Somebody at the workbench."""

    story: Story
    client: Client

    def get(self, address: str) -> str:
        """Read a page of the round's desk, or any other that begins with a slash."""
        response = self.client.get(self._whole(address), follow=True)
        assert response.status_code == 200, (address, response.status_code)
        return response.content.decode()

    def post(self, address: str, **fields: object) -> str:
        """Fill in a form, and read the page that it leads to."""
        with self.story.durable(execute=True):
            response = self.client.post(self._whole(address), fields, follow=True)
        assert response.status_code == 200, said_by(response.content)
        return response.content.decode()

    def _whole(self, address: str) -> str:
        return address if address[:1] == "/" else f"/desk/round/{self.story.round}/{address}"


@dataclass(slots=True)
class Survey:
    """Somebody at the intake face."""

    story: Story
    client: Client

    def open(self, code: str) -> int:
        """Begin with a code that was given; say with which status."""
        return self.post(f"/s/{self.story.round}/with/", code=code)

    def answer(self, **fields: str) -> None:
        """Fill in steps: whom__kind="group" is the field *kind* of the step *whom*."""
        steps: dict[str, dict[str, str]] = {}
        for name, value in fields.items():
            step, _, field = name.partition("__")
            steps.setdefault(step.lstrip("n"), {})[field] = value
        for step, given in steps.items():
            assert self.post(f"/a/{step}/", go="on", **given) == 303, step

    def send(self) -> str:
        """Send what was written, and give the code of the receipt."""
        assert self.post("/a/check/") == 303
        found = CODE.search(self.get("/sent/"))
        assert found
        return found.group()

    def get(self, address: str) -> str:
        """Read a page."""
        with face():
            return self.client.get(address, follow=True).content.decode()

    def post(self, address: str, **fields: str) -> int:
        """Fill in a form; say with which status it was answered."""
        with face():
            return self.client.post(address, {"round": self.story.round, **fields}).status_code


def said_by(page: bytes) -> str:
    """Give the words of a page that was not expected."""
    return re.sub(r"<[^>]*>|\s+", " ", page.decode().partition("<main")[2])


@contextmanager
def face() -> Iterator[None]:
    """Be the intake face for as long as the block lasts."""
    with override_settings(**{name: getattr(intake_settings, name) for name in FACE}):
        yield


@pytest.fixture
def story(
    request: pytest.FixtureRequest,
    db: None,
    settings: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[object]],
) -> Story:
    """Give a federation with its people, and the draft that is to be asked about."""
    settings.HOME = tmp_path
    found = Story(request.param, BEGINS, django_capture_on_commit_callbacks)
    monkeypatch.setattr(timezone, "now", lambda: found.at)
    stage = life.Stage(packs_home(), tmp_path)
    life.found_the_federation(stage)
    life.gather_evidence(stage)
    for person in (*found.told.officers, found.told.coordinator):
        give_account(person, PASSWORD)
    return found


@pytest.mark.parametrize("story", [NORTH, CEDAR], ids=lambda told: told.language, indirect=True)
def test_a_protected_round_by_invitation(story: Story) -> None:
    staff = story.desk(story.told.coordinator)
    story.desk("ines").post("/desk/consultation/", pack="federations/lantern/consultation")
    open_protected(story, staff)
    tokens = invite(staff)
    codes = [discuss(story, tokens[0]), gather(story, staff)]
    story.at = BEGINS + timedelta(days=40)
    staff = story.desk(story.told.coordinator)
    post_a_letter(story, staff)
    staff.post("collect/")
    read_and_release(story, staff)
    report_and_send(story, staff)
    withdraw(story, staff, codes[0])


def open_protected(story: Story, staff: Desk) -> None:
    """Hold a round for those invited, which opens by a passphrase only."""
    for officer in story.told.officers:
        story.desk(officer).post("/desk/officer/", make="yes", passphrase=OWN, again=OWN)
    page = staff.post(
        f"/desk/round/new/?consultation=lantern-2025&body={story.told.body}&meeting=2026-06-30",
        opens="2026-03-01",
        closes="2026-04-01",
        grace_days="7",
        meeting="2026-06-30",
        contact="ask@section.example",
        languages=[story.told.language],
        who="invited",
    )
    assert story.round in page
    locked = {"passphrase": PASSPHRASE, "again": PASSPHRASE, "officers": story.told.officers}
    staff.post("keys/", act="protect", **locked)
    assert custody_of(story.round) is Custody.PROTECTED


def invite(staff: Desk) -> list[str]:
    """Invite two people, announce the round, and print their letters; give their codes."""
    staff.post("invite/", list="amina@people.example\ndag@people.example\n")
    staff.post("check/", announce="yes")
    codes = CODE.findall(staff.post("invite/letters/", **{"for": "all"}))
    assert len(codes) == 2
    return codes


def discuss(story: Story, token: str) -> str:
    """Answer for a group with a token, which then is spent; give the receipt."""
    told, group = story.told, story.survey()
    assert group.open("0000 0000 0000 0000 0000") == 422
    assert group.open(token) == 303
    group.answer(whom__kind="group", whom__participants="12", n1__q1=told.discussed)
    group.answer(minority__minority=told.minority, consent__use="on", consent__pass_on="on")
    code = group.send()
    assert story.survey().open(token) == 422
    return code


def gather(story: Story, staff: Desk) -> str:
    """Let an organisation's members write, and its lead send one response; give its receipt."""
    members, lead = CODE.findall(staff.post("gatherings/", organisation="Cooperative (invented)"))
    member = story.survey()
    assert member.open(members) == 303
    member.answer(n1__q1=story.told.member)
    member.post("/a/check/")
    assert story.told.member not in story.survey().get("/a/1/")
    leader = story.survey()
    assert leader.open(lead) == 303
    assert story.told.member in leader.get("/a/contents/written/")
    leader.answer(n1__q1=story.told.led, consent__use="on")
    return leader.send()


def post_a_letter(story: Story, staff: Desk) -> None:
    """Take in a letter that came by post."""
    letter = SimpleUploadedFile("letter.txt", story.told.letter.encode())
    staff.post("files/", files=letter)


def read_and_release(story: Story, staff: Desk) -> None:
    """Find everything sealed; unlock it; read and release each response."""
    told = story.told
    assert queries.responses_of("lantern-2025") == ()
    staff.post("keys/", act="unlock", passphrase=PASSPHRASE)
    names = NAME.findall(staff.get("moderate/"))
    assert len(set(names)) == 3
    said = "".join(staff.get(f"moderate/{name}/") for name in dict.fromkeys(names))
    for words in (told.discussed, told.minority, told.led, told.letter):
        assert words in said
    assert told.member not in said
    for name in dict.fromkeys(names):
        staff.post(f"moderate/{name}/", act="release")
    assert len(queries.responses_of("lantern-2025")) == 3


def report_and_send(story: Story, staff: Desk) -> None:
    """Compile, report, and send up; the secretariat finds it whole."""
    staff.post("results/compile/")
    staff.post("results/write/", language=story.told.language, summary=story.told.led)
    staff.post("results/report/")
    assert story.told.led in Client().get(f"/round/{story.round}/report/").content.decode()
    found = re.search(r'name="ticket" value="([^"]+)"', staff.get("send/"))
    assert found
    staff.post("send/", ticket=found.group(1))
    received = story.desk("ines").get("/desk/consultation/lantern-2025/received/")
    assert story.round in received


def withdraw(story: Story, staff: Desk, code: str) -> None:
    """Take a response back: its words are gone at both faces, with the keys that opened them."""
    (group,) = [each for each in queries.responses_of("lantern-2025") if each.participants == 12]
    survey = story.survey()
    survey.post("/code/", code=code)
    assert story.told.discussed in survey.get("/mine/")
    survey.post("/mine/", sure="on")
    assert story.told.discussed not in survey.get("/mine/")
    staff.post("collect/")
    assert group.id not in {each.id for each in queries.responses_of("lantern-2025")}
    assert not ResponseKeyRow.objects.filter(response__name=group.id).exists()
    assert staff.client.get(f"/desk/round/{story.round}/moderate/{group.id}/").status_code == 404
    assert not record.breaks()
