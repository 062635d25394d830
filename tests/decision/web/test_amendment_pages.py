"""The pages of amendments: moved by editing a text, shown in three forms, dealt with."""

import re

import pytest
from django.test import Client

from folkmoot.federation.mandates import Role
from folkmoot.foundation.references import Reference
from folkmoot.web.decision.models import AmendmentRow, MotionRow
from tests.decision.builders import TEXT
from tests.decision.web.test_amending import a_motion_amended, states
from tests.decision.web.test_pages import entered, text
from tests.decision.web.test_voting import MOTION, carried

pytestmark = pytest.mark.django_db

AMEND = f"/desk/meeting/council-2026/amend/?to={MOTION}"
ALL = "/meeting/council-2026/amendments/"
SAID = {"why": "Clearer.", "mover": "body:north", "rule": "ordinary"}


def seen(page: str) -> str:
    found = re.search(r'name="seen" value="(\w+)"', page)
    assert found
    return found[1]


def a_mover_of(motion: Reference) -> None:
    """Let north move the motion, for whose section amina has a seat."""
    row = MotionRow.objects.get(id=motion.name)
    row.document = {**row.document, "mover": "body:north"}
    row.save()


def test_a_delegate_moves_an_amendment_by_editing_the_text_once_it_was_looked_at() -> None:
    a_motion_amended(("exploit", "coerce"))
    delegate = entered("amina", Role.DELEGATE)
    assert TEXT in text(delegate.get(AMEND))
    edited = {**SAID, "wanted": TEXT.replace("exploit", "harm")}
    looked = text(delegate.post(AMEND, edited))
    assert "It removes 8 % of the words, 1 of 12." in looked
    assert "both change the same words. Only one of them can be carried." in looked
    assert AmendmentRow.objects.count() == 1
    moved = delegate.post(AMEND, {**edited, "keep": "yes", "seen": seen(looked)})
    assert moved["Location"] == "/motion/council-position-a1/"
    row = AmendmentRow.objects.get(id="council-position-a1")
    assert (row.spans, row.mover, row.why) == ([[19, 21, " harm"]], "body:north", "Clearer.")


def test_what_was_edited_after_it_was_looked_at_is_looked_at_again() -> None:
    a_motion_amended()
    delegate = entered("amina", Role.DELEGATE)
    looked = text(delegate.post(AMEND, {**SAID, "wanted": TEXT.replace("exploit", "harm")}))
    other = {**SAID, "wanted": "Other words.", "keep": "yes", "seen": seen(looked)}
    again = text(delegate.post(AMEND, other))
    assert "It removes everything that the text asks for:" in again
    assert not AmendmentRow.objects.exists()


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"wanted": TEXT}, "Nothing was changed"),
        ({"wanted": "x", "mover": "body:rive"}, "body:rive"),
        ({"wanted": "x", "rule": "none"}, "none"),
        ({"wanted": "x\x07"}, "sign that cannot be printed"),
        ({"wanted": "x" * 20_001}, "20000"),
    ],
)
def test_an_edit_that_cannot_be_moved_is_told_why(sent: dict[str, str], said: str) -> None:
    a_motion_amended()
    response = entered("amina", Role.DELEGATE).post(AMEND, {**SAID, **sent})
    assert response.status_code == 400
    assert said in text(response)


@pytest.mark.parametrize(
    "to", ["nonsense", "motion:elsewhere", "policy:none@1#2", "policy:sex-work-rights", "body:x"]
)
def test_a_text_that_this_meeting_cannot_amend_is_not_found(to: str) -> None:
    a_motion_amended()
    delegate = entered("amina", Role.DELEGATE)
    assert (
        delegate.get(f"/desk/meeting/council-2026/amend/?to={to}".replace("#", "%23")).status_code
        == 404
    )


def test_the_texts_that_can_be_amended_are_listed() -> None:
    a_motion_amended()
    page = text(entered("amina", Role.DELEGATE).get("/desk/meeting/council-2026/amend/"))
    assert "The council's position" in page.replace("&#x27;", "'")


def test_an_amendment_is_shown_in_one_column_side_by_side_and_aloud(client: Client) -> None:
    a_motion_amended(("exploit", "exploit, coerce or deceive"))
    page = text(client.get("/motion/a1/"))
    assert "[added:" in page
    assert "After “it does not exploit”, add “, coerce or deceive”." in page
    assert "It removes no words. It adds 3 words." in page
    beside = text(client.get("/motion/a1/?view=side"))
    assert "As it would read" in beside


def test_one_that_guts_the_text_is_shown_for_what_it_is(client: Client) -> None:
    a_motion_amended((TEXT.removesuffix("."), "Nothing"))
    page = text(client.get("/motion/a1/"))
    assert (
        "<b>It removes everything that the text asks for:</b> 100 % of the words, 12 of 12." in page
    )
    assert "It puts one word in their place." in page


def test_the_page_of_all_says_how_they_meet_and_in_which_order_to_vote(client: Client) -> None:
    a_motion_amended(
        ("exploit", "coerce"),
        (TEXT.removesuffix("."), "Nothing"),
        ("Organising", "Running"),
        ("anybody", "people"),
    )
    page = text(client.get(ALL))
    assert page.index("/motion/a2/") < page.index("/motion/a1/")
    assert "one removes what the other changes" not in page
    assert "they touch each other. Once one is carried" in page
    carried(Reference.parse("amendment:a1"))
    page = text(client.get(ALL))
    assert "Fallen, because of" in page
    assert "It touches words that were changed." in page
    assert "All 4 amendments, and how they meet" in text(client.get("/meeting/council-2026/"))


def test_the_chair_is_led_to_the_furthest_reaching_first() -> None:
    a_motion_amended(("exploit", "coerce"), (TEXT.removesuffix("."), "Nothing"))
    page = text(entered("chloe", Role.CHAIR).get("/desk/meeting/council-2026/"))
    assert page.index("amendment:a2") < page.index("amendment:a1")
    assert ALL in page


def test_those_that_collide_with_nothing_are_shown_together(client: Client) -> None:
    a_motion_amended(("Organising", "Running"), ("exploit", "coerce"))
    page = text(client.get(ALL))
    assert "2 collide with no other: what all of them together change" in page


def test_the_mover_of_the_text_takes_an_amendment_in_at_the_desk() -> None:
    a_motion_amended(("exploit", "coerce"))
    a_mover_of(MOTION)
    delegate = entered("amina", Role.DELEGATE)
    assert "Take it into the text" in text(delegate.get("/desk/amendment/a1/"))
    left = delegate.post("/desk/amendment/a1/", {"do": "to_vote"}, follow=True)
    assert "Left to the vote" in text(left)
    done = delegate.post("/desk/amendment/a1/", {"do": "take_in"}, follow=True)
    assert "Taken in by the mover of the text" in text(done)
    assert states() == ["taken_in"]
    again = delegate.post("/desk/amendment/a1/", {"do": "take_in"})
    assert again.status_code == 400
    assert "was taken in" in text(again)


def test_the_mover_of_an_amendment_withdraws_it_or_says_that_it_holds() -> None:
    a_motion_amended(("exploit", "coerce"), ("anybody", "people"), ("Organising", "Running"))
    carried(Reference.parse("amendment:a1"))
    delegate = entered("amina", Role.DELEGATE)
    assert "does the amendment still hold?" in text(delegate.get("/desk/amendment/a2/"))
    delegate.post("/desk/amendment/a2/", {"do": "holds"})
    delegate.post("/desk/amendment/a3/", {"do": "withdraw"})
    assert states() == ["carried", "moved", "withdrawn"]


def test_somebody_else_finds_nothing_to_do_and_is_refused() -> None:
    a_motion_amended(("exploit", "coerce"))
    bo = entered("bo", Role.DELEGATE)
    assert "There is nothing for you to do here." in text(bo.get("/desk/amendment/a1/"))
    for do in ("take_in", "to_vote", "withdraw", "nonsense"):
        assert bo.post("/desk/amendment/a1/", {"do": do}).status_code == 400
    assert states() == ["moved"]


def test_the_chair_enters_what_the_movers_say_in_the_room() -> None:
    a_motion_amended(("exploit", "coerce"), ("Organising", "Running"))
    chair = entered("chloe", Role.CHAIR)
    chair.post("/desk/amendment/a1/", {"do": "take_in"})
    chair.post("/desk/amendment/a2/", {"do": "withdraw"})
    assert states() == ["taken_in", "withdrawn"]


def test_the_public_neither_moves_nor_decides(client: Client) -> None:
    a_motion_amended(("exploit", "coerce"))
    for path in (AMEND, "/desk/amendment/a1/"):
        assert client.get(path).status_code == 302
        assert client.post(path, {"do": "withdraw"}).status_code == 302
    assert client.get("/meeting/none/amendments/").status_code == 404
    assert states() == ["moved"]


def test_an_amendment_is_given_as_akoma_ntoso(client: Client) -> None:
    a_motion_amended(("exploit", "coerce"))
    response = client.get("/motion/a1/akoma.xml")
    assert response["Content-Type"] == "application/akn+xml"
    assert b'<quotedText eId="mod_1__new">coerce</quotedText>' in response.content
    assert client.get("/motion/none/akoma.xml").status_code == 404


def test_the_list_of_amendments_asks_the_database_a_fixed_number_of_times(
    client: Client, django_assert_max_num_queries
) -> None:
    a_motion_amended(*[("exploit", f"harm {number}") for number in range(12)])
    with django_assert_max_num_queries(20):
        client.get(ALL)
