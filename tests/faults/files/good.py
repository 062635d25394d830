"""Good files of each kind that people send, small enough to be spoilt ten thousand times."""

import io
import zipfile
from collections.abc import Mapping
from email.message import EmailMessage
from pathlib import Path

from tests.consultation import post

WORDS = ("We agree with clause 2.1.", "Housing — “first”.", "لا عقاب. Ni une de plus.")


WHEN = (2026, 1, 1, 0, 0, 0)
"""What the clock shows in every archive: files spoilt by one seed are the same in every hour."""
DATED = "docProps/core.xml"
"""The member of a workbook or letter that says when it was written."""
UNDATED = "#set document(date: none)\n"


def good_files(folder: Path) -> Mapping[str, bytes]:
    """Give the bytes of one file of each kind, by its name: the same bytes each time."""
    letter = steady(post.a_word_file(folder, *WORDS))
    message = post.a_message(WORDS[0], html=f"<p>{WORDS[1]}</p>")
    message.add_attachment(letter, maintype="application", subtype="x", filename="letter.docx")
    steady_boundaries(message)
    rows: list[list[object]] = [
        ["id", "q1", "q2", "s1", "received"],
        [1, "yes", WORDS[1], 2, "2025-11-03"],
    ]
    sheet = "\n".join(";".join(map(str, row)) for row in (*rows, [2, "no", "x", -1, ""]))
    paragraphs = "".join(f"<text:p>{words}</text:p>" for words in WORDS)
    return {
        "letter.docx": letter,
        "letter.odt": steady(post.an_odt(folder, f"<text:h>Us</text:h>{paragraphs}")),
        "sheet.xlsx": steady(post.a_workbook(folder, rows)),
        "sheet.csv": sheet.encode(),
        "letter.pdf": post.a_pdf(folder, UNDATED + "\n\n".join(WORDS[:2])).read_bytes(),
        "message.eml": message.as_bytes(),
        "box.mbox": post.an_mbox(folder, message, post.a_message(WORDS[1])).read_bytes(),
        "letter.txt": "\n\n".join(WORDS).encode(),
    }


def steady(path: Path) -> bytes:
    """Pack an archive again without the day and hour on which it was written."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w") as new:
        for name in (each for each in old.namelist() if each != DATED):
            packed = zipfile.ZipInfo(name, WHEN)
            new.writestr(packed, old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def steady_boundaries(message: EmailMessage) -> None:
    """Number what stands between the parts of a message, which else is drawn by chance."""
    for number, part in enumerate(message.walk()):
        if part.is_multipart():
            part.set_boundary(f"part-{number}")
