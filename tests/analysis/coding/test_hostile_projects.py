"""Projects that would do harm are refused in a sentence."""

import io
import zipfile
from pathlib import Path

import pytest

from folkmoot.analysis.coding.refi_qda import guarded
from folkmoot.analysis.coding.refi_qda.reading import take_in
from folkmoot.foundation.errors import UnreadableFile
from tests.analysis.coding.test_refi_qda import CODES, NAMESPACE, a_file, a_source, selection

BOMB = '<!DOCTYPE Project [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def packed(*members: tuple[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return target.getvalue()


def a_document(before: str = "", inside: str = "") -> bytes:
    return f'{before}<Project xmlns="{NAMESPACE}" name="x">{inside}</Project>'.encode()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no REFI-QDA project"),
        (b"PK\x03\x04 and nothing", "no REFI-QDA project"),
        (packed(), "has 0 parts"),
        (packed(("a.qde", a_document()), ("b.qde", a_document())), "2 of them end with .qde"),
        (packed(("a.qde", b"no xml")), "is no XML"),
        (packed(("a.qde", b"<other/>")), "holds no project"),
        (packed(("a.qde", a_document(BOMB, "&b;"))), "declares XML entities"),
        (packed(("a.qde", a_document(BOMB).decode().encode("utf-16"))), "declares XML entities"),
        (packed(("a.qde", a_document(inside=" " * 2**22))), "would unpack to 4 MB"),
        (packed(("a.qde", b"<a>" * 5000 + b"</a>" * 5000)), "is no XML"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_is_no_project_or_would_do_harm_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableFile, match=words):
        take_in(data, name="p.qdpx")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="There is no file"):
        take_in(tmp_path / "none.qdpx")


def test_a_file_outside_that_a_document_names_is_not_fetched() -> None:
    outside = '<!DOCTYPE Project SYSTEM "file:///etc/hostname">'
    with pytest.raises(UnreadableFile, match="declares XML entities"):
        take_in(packed(("a.qde", a_document(outside))), name="p.qdpx")


def test_a_text_that_swells_is_left_out_and_the_others_are_taken_in() -> None:
    inside = CODES + a_source(selection(0, 4))
    with zipfile.ZipFile(io.BytesIO(a_file(inside))) as plain:
        document = plain.read("project.qde")
    taken = take_in(packed(("a.qde", document), ("Sources/a.txt", b"a" * 2**22)), name="p.qdpx")
    assert taken.project.texts == ()
    assert "would unpack to 4 MB" in taken.left_out[0].reason


def test_texts_together_are_read_up_to_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    held = guarded.opened(a_file(CODES, a="Work is work.", b="Work is work."))
    held.left = 20
    assert held.text("internal://a.txt") == b"Work is work."
    with pytest.raises(UnreadableFile, match="more than is read"):
        held.text("internal://b.txt")


def test_a_text_damaged_in_the_archive_is_left_out() -> None:
    whole = a_file(CODES + a_source(selection(0, 4)), a="Work is work.")
    broken = whole.replace(b"Work is work.", b"Work is wOrk.")
    (left,) = take_in(broken, name="p.qdpx").left_out
    assert "damaged" in left.reason
