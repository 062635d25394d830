"""What goes wrong in any mailbag: empty, damaged, unreadable and doubled items."""

from pathlib import Path

from folkmoot.consultation.rounds import Round
from folkmoot.web.demo.mailbag.mails import Mail, write_eml
from folkmoot.web.demo.mailbag.papers import pdf_bytes


def write_faulty(folder: Path, round_: Round) -> tuple[Path, ...]:
    """Write one round's faulty items; only the largest round has all of them."""
    day = round_.opens.date()
    empty = Mail(f"{round_.body}-empty", round_.body, round_.languages[0], day, ("",), round_.zone)
    files = [write_eml(folder / "no-words.eml", empty)]
    if round_.body == "north":
        files += _damaged(folder)
    return tuple(files)


def double(file: Path) -> Path:
    """Copy a file under another name, as people do who are not sure that it arrived."""
    again = file.with_name(f"{file.stem}-again{file.suffix}")
    again.write_bytes(file.read_bytes())
    return again


def _damaged(folder: Path) -> list[Path]:
    whole = pdf_bytes(["This letter was cut off on its way."])
    contents = {
        "cut-off.pdf": whole[: len(whole) // 3],
        "not-a-document.docx": b"PK\x03\x04 this was never a document",
        "noise.txt": bytes(range(128, 256)) * 4,
        "nothing.txt": b"",
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in contents]
