"""The pages of motions: put one, deal with it at the desk, read it with its rivals and origins."""

import re

import pytest
from django.test import Client

from folkmoot.decision.motions import Event, Happening, Stage, Treatment
from folkmoot.federation.bodies import Body, BodyKind
from folkmoot.federation.mandates import Mandate, Role
from folkmoot.foundation.references import Reference
from folkmoot.record.links import LinkKind
from folkmoot.web.decision import services
from folkmoot.web.decision.models import MotionRow
from folkmoot.web.federation import services as federation
from folkmoot.web.ledger import queries as ledger
from tests.builders import LONG_AGO
from tests.decision.builders import CHAIR
from tests.decision.web.motions import (
    NOON,
    NORTH,
    RIVALS,
    both_meetings,
    carried,
    events,
    now,
    tabled,
    three_rivals,
)

pytestmark = pytest.mark.django_db

TABLE = "/desk/meeting/north-2026/table/"
COMPOSITE = "/desk/meeting/north-2026/composite/"
WORDS = {"title": "Support the draft", "text": "We support it.", "rule": "ordinary"}


def entered(person: str, role: Role, body: str = "north") -> Client:
    """Give the browser of somebody with one mandate."""
    kinds = {
        "north": BodyKind.SECTION,
        "council": BodyKind.COUNCIL,
        "board": BodyKind.BOARD,
        "secretariat": BodyKind.SECRETARIAT,
    }
    below = (Body(name, name.title(), kind, "lantern") for name, kind in kinds.items())
    federation.set_up_bodies([Body("lantern", "Lantern", BodyKind.FEDERATION), *below])
    federation.set_up_person(person, person.title(), [Mandate(person, role, body, LONG_AGO)])
    federation.give_account(person, "secret")
    client = Client()
    assert client.login(username=person, password="secret")
    return client


def text(response) -> str:
    return " ".join(response.content.decode().split())


def seen(response) -> str:
    found = re.search(r'name="seen" value="(\w+)"', response.content.decode())
    assert found
    return found[1]


def test_a_motion_is_written_looked_at_and_put_to_the_meeting() -> None:
    both_meetings()
    tabled("punish-buying")
    chair = entered("rowan", Role.CHAIR)
    words = {
        **WORDS,
        "mover": "body:north",
        "parts": "Narrow clause 2.3.\n\nKeep clause 2.1.",
        "rivals": ["punish-buying"],
        "costing": "Travel only.",
    }
    looked = chair.post(TABLE, {**words, "look": "yes"})
    assert "As everybody will read it" in text(looked)
    assert not MotionRow.objects.filter(id="support-the-draft").exists()
    other = chair.post(TABLE, {**words, "title": "Other", "seen": seen(looked), "keep": "yes"})
    assert "As everybody will read it" in text(other)
    put = chair.post(TABLE, {**words, "seen": seen(looked), "keep": "yes"})
    assert put.headers["Location"] == "/motion/support-the-draft/"
    motion = now("support-the-draft")
    assert motion.parts == ("Narrow clause 2.3.", "Keep clause 2.1.")
    assert (motion.mover, motion.rivals, motion.stage) == (NORTH, ("punish-buying",), Stage.TABLED)
    assert [note.text for note in motion.notes] == ["Travel only."]


@pytest.mark.parametrize(
    ("lacking", "said"),
    [
        ({"title": ""}, "Give the motion a title"),
        ({"text": " "}, "Write what is to be decided."),
        ({"rule": "none"}, "is not one of the available choices"),
        ({"mover": "body:rive"}, "is not one of the available choices"),
        ({"rests_on": "nonsense"}, "is not a reference"),
    ],
)
def test_a_motion_that_cannot_be_put_says_what_is_lacking(
    lacking: dict[str, str], said: str
) -> None:
    both_meetings()
    chair = entered("rowan", Role.CHAIR)
    response = chair.post(TABLE, {**WORDS, "mover": "body:north", **lacking})
    assert response.status_code == 400
    assert said in text(response)


def test_a_delegate_moves_in_their_own_name_and_never_in_that_of_the_meeting() -> None:
    both_meetings()
    page = text(entered("amina", Role.DELEGATE).get(TABLE))
    assert 'value="person:amina"' in page
    assert 'value="body:north"' not in page


def test_a_title_in_another_script_gives_an_id_that_is_free() -> None:
    both_meetings()
    tabled("north-2026-motion")
    chair = entered("rowan", Role.CHAIR)
    words = {**WORDS, "title": "تأييد المسودة", "mover": "body:north"}
    looked = chair.post(TABLE, words)
    put = chair.post(TABLE, {**words, "seen": seen(looked), "keep": "yes"})
    assert put.headers["Location"] == "/motion/north-2026-motion-2/"


@pytest.mark.parametrize(
    ("sent", "treatment"),
    [
        ({"do": "referred", "into": "body:board", "why": "It is theirs."}, Treatment.REFERRED),
        ({"do": "remitted", "why": "Work on it."}, Treatment.REMITTED),
        ({"do": "retracted", "why": "For the workshop."}, Treatment.RETRACTED),
        ({"do": "lapsed", "why": "No time."}, Treatment.LAPSED),
        ({"do": "split", "why": "Two things."}, Treatment.SPLIT),
        ({"do": "accepted_in_order"}, Treatment.NONE),
    ],
)
def test_the_chair_deals_with_a_motion_and_everybody_reads_why(
    client: Client, sent: dict[str, str], treatment: Treatment
) -> None:
    both_meetings()
    tabled("one", parts=("First.", "Second."))
    chair = entered("rowan", Role.CHAIR)
    assert chair.post("/desk/motion/one/", sent).status_code == 302
    assert now("one").treatment is treatment
    page = text(client.get("/motion/one/"))
    assert sent.get("why", "Taken up by the chair") in page


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"do": "lapsed"}, "Write why, so that everybody can read it"),
        ({"do": "referred", "why": "Theirs."}, "Name the body that is to decide"),
        ({"do": "referred", "why": "Theirs.", "into": "the board"}, "is not a reference"),
        ({"do": "implemented", "why": "Done."}, "can&#x27;t be implemented"),
        ({"do": "carried", "why": "Yes."}, "carried is not one of the available choices"),
        ({"do": "split", "why": "Two."}, "has no two parts"),
        ({"do": "note", "kind": "costing"}, "Write what it says."),
        ({"do": "forward", "to": "council-2026/ordinary"}, "can&#x27;t be forwarded"),
        ({"do": "forward"}, "Choose a meeting and its rule."),
    ],
)
def test_what_the_chair_cannot_do_is_said_in_a_sentence(sent: dict[str, str], said: str) -> None:
    both_meetings()
    tabled("one")
    response = entered("rowan", Role.CHAIR).post("/desk/motion/one/", sent)
    assert response.status_code == 400
    assert said in text(response)
    assert events("one") == []


def test_a_costing_and_advice_are_set_beside_a_motion_after_it_was_tabled(client: Client) -> None:
    both_meetings()
    tabled("one")
    chair = entered("rowan", Role.CHAIR)
    for kind, words in (("costing", "Twelve weeks."), ("advice", "The board is for it.")):
        chair.post("/desk/motion/one/", {"do": "note", "kind": kind, "text": words})
    page = text(client.get("/motion/one/"))
    assert "Twelve weeks." in page
    assert "The board is for it." in page
    assert "Set beside it on" in page


def test_a_carried_motion_goes_to_the_council_and_its_page_shows_the_tree(client: Client) -> None:
    both_meetings()
    tabled("one")
    carried("one")
    chair = entered("rowan", Role.CHAIR)
    assert "Put it to another meeting" in text(chair.get("/desk/motion/one/"))
    sent = {"do": "forward", "to": "council-2026/special", "why": "For all of us."}
    assert chair.post("/desk/motion/one/", sent).status_code == 302
    (forwarded,) = events("one")[-1].into
    assert now(forwarded.name).rule == "special"
    page = text(client.get(f"/motion/{forwarded.name}/"))
    assert "Where it comes from" in page
    assert "forwarded from" in page
    assert "Put to another meeting" in text(client.get("/motion/one/"))


def test_a_carried_motion_is_carried_out_and_its_page_says_so(client: Client) -> None:
    both_meetings()
    tabled("one")
    carried("one")
    chair = entered("rowan", Role.CHAIR)
    chair.post("/desk/motion/one/", {"do": "implemented", "why": "The policy says so."})
    page = text(client.get("/motion/one/"))
    assert "Carried, and carried out since." in page
    assert '<a href="/decision/one/">Carried out</a>' in text(client.get("/decisions/"))
    assert "Carried, 10 : 0" in text(client.get("/decision/one/"))


def test_the_chair_puts_motions_together_and_their_pages_lead_to_one_another(
    client: Client,
) -> None:
    both_meetings()
    tabled("one", parts=("First.",))
    tabled("two", parts=("Second.",))
    chair = entered("rowan", Role.CHAIR)
    assert "Which motions?" in text(chair.get(COMPOSITE, {"motion": "one"}))
    begun = text(chair.get(COMPOSITE, {"motion": ["one", "two"]}))
    assert "Text of one. Text of two." in begun
    words = {"motion": ["one", "two"], "title": "Both", "text": "Both.", "mover": "body:north"}
    looked = chair.post(COMPOSITE, words)
    put = chair.post(COMPOSITE, {**words, "seen": seen(looked), "keep": "yes"})
    assert put.headers["Location"] == "/motion/both/"
    assert "Made from several motions." in text(client.get("/motion/both/"))
    assert 'href="/motion/both/"' in text(client.get("/motion/one/"))
    assert "no two motions" in text(chair.get(COMPOSITE))


def test_rivals_are_not_put_together() -> None:
    three_rivals()
    chair = entered("rowan", Role.CHAIR)
    words = {"motion": RIVALS[1:], "title": "Both", "text": "Both.", "mover": "body:north"}
    for response in (chair.get(COMPOSITE, {"motion": RIVALS[1:]}), chair.post(COMPOSITE, words)):
        assert response.status_code == 400
        assert "stand against each other" in text(response)


def test_three_rivals_are_read_side_by_side_from_the_page_of_any_of_them(client: Client) -> None:
    three_rivals()
    for motion in RIVALS:
        page = text(client.get(f"/motion/{motion}/"))
        assert "Motions that stand against each other" in page
        assert all(f"Text of {each}." in page for each in RIVALS)


def test_the_mover_withdraws_a_motion_and_nobody_else(client: Client) -> None:
    both_meetings()
    tabled("one", mover=Reference.parse("person:amina"))
    chair, mover = entered("rowan", Role.CHAIR), entered("amina", Role.DELEGATE)
    assert "Only its mover withdraws it" in text(chair.get("/desk/motion/one/withdraw/"))
    refused = chair.post("/desk/motion/one/withdraw/", {"why": "Because."})
    assert (refused.status_code, now("one").treatment) == (400, Treatment.NONE)
    assert mover.post("/desk/motion/one/withdraw/", {}).status_code == 400
    done = mover.post("/desk/motion/one/withdraw/", {"why": "The other one says it."})
    assert done.headers["Location"] == "/motion/one/"
    assert "Withdrawn by its mover." in text(client.get("/motion/one/"))
    assert "cannot be withdrawn any more" in text(mover.get("/desk/motion/one/withdraw/"))


def test_a_motion_says_plainly_where_it_stands_what_was_done_and_what_its_text_is(
    client: Client,
) -> None:
    both_meetings()
    tabled("one")
    page = text(client.get("/motion/one/"))
    assert "Put to the meeting. The chair has not taken it up yet." in page
    assert "Nothing yet." in page
    assert "As it was tabled." in page
    services.happen("one", Event(Happening.AMENDED, NOON), by=CHAIR)
    carried("one")
    page = text(client.get("/motion/one/"))
    assert "Carried as amended: not in the words that were tabled." in page
    assert "Amended since it was tabled." in page


def test_the_list_of_decisions_tells_carried_as_amended_from_carried(client: Client) -> None:
    both_meetings()
    tabled("one")
    tabled("two")
    services.happen("two", Event(Happening.AMENDED, NOON), by=CHAIR)
    carried("one")
    carried("two")
    page = text(client.get("/decisions/"))
    assert '<a href="/decision/one/">Carried</a>' in page
    assert '<a href="/decision/two/">Carried as amended</a>' in page


def test_an_officer_says_which_decision_answers_a_part_and_the_motion_shows_it(
    client: Client,
) -> None:
    both_meetings()
    tabled("one", parts=("First.", "Second."))
    carried("one")
    tabled("two", "council-2026")
    tabled("three")
    carried("three")
    officer = entered("ines", Role.OFFICER, "secretariat")
    assert "0 of 2 answered" in text(officer.get("/desk/points/"))
    page = "/desk/motion/one/part/2/"
    assert "Nothing answers this yet." in text(officer.get(page))
    refused = officer.post(page, {"by": "decision:none", "why": "So."})
    assert (refused.status_code, officer.post(page, {}).status_code) == (400, 400)
    done = officer.post(page, {"by": "decision:three", "why": "It asks for the same."})
    assert done.headers["Location"] == "/motion/one/#2"
    part = Reference.parse("motion:one#2")
    assert [link.why for link in ledger.links_to(part, LinkKind.ANSWERS)] == [
        "It asks for the same."
    ]
    page = text(client.get("/motion/one/"))
    assert page.count("Nothing answers this yet.") == 1
    assert "It asks for the same." in page
    assert "1 of 2 answered" in text(officer.get("/desk/points/"))


@pytest.mark.parametrize(
    "address",
    [
        "/desk/motion/none/",
        "/desk/motion/none/withdraw/",
        "/desk/meeting/none/table/",
        "/desk/meeting/none/composite/",
        "/desk/motion/one/part/9/",
        "/desk/motion/none/part/1/",
        "/motion/none/",
    ],
)
def test_what_is_not_there_is_not_found(address: str) -> None:
    both_meetings()
    tabled("one", parts=("First.",))
    role, body = (Role.OFFICER, "secretariat") if "part" in address else (Role.CHAIR, "north")
    assert entered("rowan", role, body).get(address).status_code == 404
