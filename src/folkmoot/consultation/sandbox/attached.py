"""What is attached to a message: letters and sheets are read, trimmings passed over."""

from email.header import decode_header, make_header
from email.message import Message
from typing import Final

from folkmoot.consultation.sandbox import letter, sheet
from folkmoot.consultation.sandbox.kinds import FileKind, kind_of
from folkmoot.consultation.sandbox.paper import Paper
from folkmoot.consultation.sandbox.raw import Raw

TRIMMINGS: Final = frozenset(
    {
        "application/pgp-keys",
        "application/pgp-signature",
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
        "text/calendar",
        "text/vcard",
        "text/x-vcard",
        "message/delivery-status",
    }
)


def is_trimming(part: Message) -> bool:
    """Say whether *part* carries no words: a signature, a card, a picture inside the layout."""
    kind = part.get_content_type()
    placed = "content-id" in part and part.get_content_disposition() != "attachment"
    return kind in TRIMMINGS or (placed and kind.startswith("image/"))


def name_of(part: Message) -> str:
    """Give the name of an attachment as its sender wrote it, without any folder."""
    try:
        name = str(make_header(decode_header(part.get_filename() or "")))
    except (LookupError, ValueError, UnicodeError):
        name = ""
    plain = "".join(letter for letter in name if letter.isprintable())  # nothing turns it round
    return plain.replace("\\", "/").rpartition("/")[2][:100] or "an attachment"


def read(data: bytes, name: str, *, ending: str) -> Paper | list[Raw]:
    """Give an attached letter, or the rows of attached sheets."""
    kind = kind_of(data, name, ending=ending)
    if kind is FileKind.CSV:
        return [_named(found, name) for found in sheet.csv_sheet(data, name)]
    if kind is FileKind.WORKBOOK:
        return [_named(found, name) for found in sheet.workbook_sheets(data, name)]
    return letter.read(data, name, kind)


def _named(found: Raw, name: str) -> Raw:
    item = f"{name}, {found.item}" if found.item else name
    return Raw(found.form, item=item, rows=found.rows)
