"""Good files of each kind that people send, small enough to be spoilt ten thousand times."""

from collections.abc import Mapping
from pathlib import Path

from tests.consultation import post

WORDS = ("We agree with clause 2.1.", "Housing — “first”.", "لا عقاب. Ni une de plus.")


def good_files(folder: Path) -> Mapping[str, bytes]:
    """Give the bytes of one file of each kind, by its name."""
    letter = post.a_word_file(folder, *WORDS).read_bytes()
    message = post.a_message(WORDS[0], html=f"<p>{WORDS[1]}</p>")
    message.add_attachment(letter, maintype="application", subtype="x", filename="letter.docx")
    rows: list[list[object]] = [
        ["id", "q1", "q2", "s1", "received"],
        [1, "yes", WORDS[1], 2, "2025-11-03"],
    ]
    sheet = "\n".join(";".join(map(str, row)) for row in (*rows, [2, "no", "x", -1, ""]))
    paragraphs = "".join(f"<text:p>{words}</text:p>" for words in WORDS)
    return {
        "letter.docx": letter,
        "letter.odt": post.an_odt(folder, f"<text:h>Us</text:h>{paragraphs}").read_bytes(),
        "sheet.xlsx": post.a_workbook(folder, rows).read_bytes(),
        "sheet.csv": sheet.encode(),
        "letter.pdf": post.a_pdf(folder, "\n\n".join(WORDS[:2])).read_bytes(),
        "message.eml": message.as_bytes(),
        "box.mbox": post.an_mbox(folder, message, post.a_message(WORDS[1])).read_bytes(),
        "letter.txt": "\n\n".join(WORDS).encode(),
    }
