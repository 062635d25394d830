"""Two hosts that hand each other files: everything once, whatever is carried twice or torn."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from folkmoot.consultation.invitations import mark_of
from folkmoot.consultation.receipts import new_code
from folkmoot.consultation.responses import Answer, Channel, Response
from folkmoot.consultation.rounds import Who
from folkmoot.consultation.sealing import seal_to
from folkmoot.foundation.errors import InputError
from folkmoot.web.intake import box_services, services
from folkmoot.web.intake import models as rows
from folkmoot.web.intake.models import NoticeRow, ReceiptRow, SubmissionKeyRow, TokenRow
from tests.intake.conftest import Post

pytestmark = pytest.mark.django_db

NOW = datetime.now(UTC)
TABLES: tuple[Any, ...] = (
    rows.NoticeRow,
    rows.ReceiptRow,
    rows.SubmissionRow,
    rows.SubmissionKeyRow,
    rows.TokenRow,
    rows.CollationRow,
)


class Hosts:
    """Two hosts, of which the tests' one database is now this one and now the other."""

    def __init__(self) -> None:
        self.elsewhere: list[list[Any]] = [[] for _ in TABLES]

    def change(self) -> None:
        """Go to the other host."""
        here = [list(table.objects.all()) for table in TABLES]
        for table, held in zip(TABLES, self.elsewhere, strict=True):
            table.objects.all().delete()
            table.objects.bulk_create(held)
        self.elsewhere = here


@pytest.fixture
def hosts(post: Post) -> Hosts:
    """Give the two hosts, at the workbench's, with a round that only the invited answer."""
    post(who=Who.INVITED)
    box_services.post_tokens("north-2025", [mark_of("A" * 20, "north-2025")])
    return Hosts()


def at_workbench(place: Path) -> services.Carried:
    """Carry on the workbench's host."""
    (place / "w").mkdir(exist_ok=True)
    return services.carry_at_the_workbench(place / "box", place / "w")


def at_intake(place: Path) -> services.Carried:
    """Carry on the intake's host."""
    (place / "i").mkdir(exist_ok=True)
    return services.carry_at_the_intake_face(place / "box", place / "i")


def send(code: str, words: str = "CANARY") -> None:
    """Send a response at the intake face, with the one invitation."""
    response = Response(
        "", "north-2025", Channel.FORM, date.min, answers=(Answer("q2", words),), language="en"
    )
    token = mark_of("A" * 20, "north-2025")
    services.submit_response(response, code=code, at=NOW, token=token)


def test_a_round_goes_down_a_response_up_and_its_fate_down(hosts: Hosts, tmp_path: Path) -> None:
    code = new_code()
    at_workbench(tmp_path)
    hosts.change()
    assert at_intake(tmp_path).rounds == 1
    send(code)
    at_intake(tmp_path)
    hosts.change()
    assert at_workbench(tmp_path).responses == 1
    (found,) = box_services.submissions_to_collect("north-2025")
    assert box_services.spent_tokens("north-2025") == {mark_of("A" * 20, "north-2025")}
    box_services.mark_collected([found.mark])
    box_services.post_fates({found.mark: seal_to(found.receipt_key, b"fate")})
    at_workbench(tmp_path)
    hosts.change()
    assert at_intake(tmp_path).fates == 1
    assert ReceiptRow.objects.get().collected
    assert bytes(SubmissionKeyRow.objects.get().for_round) == b""


def test_carried_twice_everything_is_there_once(hosts: Hosts, tmp_path: Path) -> None:
    at_workbench(tmp_path)
    hosts.change()
    for _ in range(2):
        at_intake(tmp_path)
    send(new_code())
    at_intake(tmp_path)
    kept = {path: path.read_bytes() for path in (tmp_path / "box" / "up").iterdir()}
    hosts.change()
    assert at_workbench(tmp_path).responses == 1
    for path, content in kept.items():
        path.write_bytes(content)
    assert at_workbench(tmp_path).responses == 0
    assert ReceiptRow.objects.count() == 1
    assert NoticeRow.objects.count() == 1
    assert TokenRow.objects.count() == 1


def test_what_was_withdrawn_is_destroyed_on_the_other_host_too(
    hosts: Hosts, tmp_path: Path
) -> None:
    code = new_code()
    at_workbench(tmp_path)
    hosts.change()
    at_intake(tmp_path)
    send(code)
    at_intake(tmp_path)
    hosts.change()
    at_workbench(tmp_path)
    hosts.change()
    services.withdraw_response(code, at=NOW)
    at_intake(tmp_path)
    hosts.change()
    assert at_workbench(tmp_path).withdrawn == 1
    assert not SubmissionKeyRow.objects.exists()
    assert list(box_services.withdrawn_marks("north-2025").values()) == [NOW.date()]


def test_words_whose_time_is_over_are_destroyed_on_both_hosts(hosts: Hosts, tmp_path: Path) -> None:
    at_workbench(tmp_path)
    hosts.change()
    at_intake(tmp_path)
    send(new_code())
    at_intake(tmp_path)
    hosts.change()
    at_workbench(tmp_path)
    (found,) = box_services.submissions_to_collect("north-2025")
    box_services.mark_collected([found.mark])
    box_services.forget_words([found.mark])
    at_workbench(tmp_path)
    hosts.change()
    at_intake(tmp_path)
    assert not SubmissionKeyRow.objects.exists()
    assert ReceiptRow.objects.get().withdrawn is None


def test_nothing_in_the_box_is_to_be_read_and_what_was_taken_in_is_gone(
    hosts: Hosts, tmp_path: Path
) -> None:
    code = new_code()
    at_workbench(tmp_path)
    hosts.change()
    at_intake(tmp_path)
    send(code)
    at_intake(tmp_path)
    box = [path for path in (tmp_path / "box").rglob("*") if path.is_file()]
    assert all(path.stat().st_mode & 0o077 == 0 for path in box)
    content = b"".join(path.read_bytes() for path in box)
    assert b"CANARY" not in content
    assert code.encode() not in content
    assert b"A" * 20 not in content
    hosts.change()
    at_workbench(tmp_path)
    assert list((tmp_path / "box" / "up").iterdir()) == []


@pytest.mark.parametrize("torn", ["{", "[1]", '[{"mark": "x"}]'])
def test_a_torn_file_is_refused_in_a_sentence_and_nothing_of_it_is_taken(
    hosts: Hosts, tmp_path: Path, torn: str
) -> None:
    (tmp_path / "box" / "up").mkdir(parents=True)
    (tmp_path / "box" / "up" / "submissions.json").write_text(torn)
    with pytest.raises(InputError, match="Carry it anew"):
        at_workbench(tmp_path)
    assert not ReceiptRow.objects.exists()
    assert (tmp_path / "box" / "up" / "submissions.json").exists()


def test_an_empty_box_makes_the_intake_face_forget_no_round(hosts: Hosts, tmp_path: Path) -> None:
    at_intake(tmp_path)
    assert NoticeRow.objects.count() == 1


def test_each_host_knows_the_other_one_by_its_key(hosts: Hosts, tmp_path: Path) -> None:
    laid_down = at_workbench(tmp_path)
    hosts.change()
    taken_in = at_intake(tmp_path)
    assert taken_in.other == laid_down.own
    hosts.change()
    assert at_workbench(tmp_path).other == taken_in.own
    assert all(path.stat().st_mode & 0o077 == 0 for path in tmp_path.glob("?/*"))


def test_a_box_that_was_changed_on_the_way_or_that_another_signed_is_refused(
    hosts: Hosts, tmp_path: Path
) -> None:
    at_workbench(tmp_path)
    notices = tmp_path / "box" / "down" / "notices.json"
    hosts.change()
    at_intake(tmp_path)
    right = notices.read_bytes()
    notices.write_bytes(right.replace(b"write@north.example", b"write@other.example"))
    with pytest.raises(InputError, match="changed on the way"):
        at_intake(tmp_path)
    notices.write_bytes(right)
    (tmp_path / "w" / "box-key").unlink()
    hosts.change()
    at_workbench(tmp_path)
    hosts.change()
    with pytest.raises(InputError, match="signed by another host than before"):
        at_intake(tmp_path)
    assert "other.example" not in repr(NoticeRow.objects.get().document)
