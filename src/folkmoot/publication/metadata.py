"""What a file tells of how it was made is taken out of it before it leaves: programs, times, marks.

A file says its title, its publisher and its day. It says no program and no version of one, no
minute, no path and none of the marks by which Word tells one sitting of a writer from another.
"""

import io
import re
import zipfile
from typing import Final

EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
"""The time of every member of an archive: the earliest that its format can say."""

_DROPPED: Final = frozenset({"docProps/app.xml", "docProps/thumbnail.jpeg"})
_MADE_BY: Final = re.compile(rb"(/Creator\(|/Producer\(|<xmp:CreatorTool>|<pdf:Producer>)([^)<]*)")
_SESSIONS: Final = re.compile(
    rb"<w:rsids>.*?</w:rsids>|<w:rsid\w*\b[^>]*/>|\sw:rsid\w*=\"[^\"]*\"", re.DOTALL
)
_ENTRIES: Final = re.compile(
    rb"<(?:Override|Relationship)\b[^>]*(?:docProps/app\.xml|docProps/thumbnail\.jpeg)[^>]*/>"
)


def bare_pdf(data: bytes) -> bytes:
    """Give a PDF of ours without the name and version of the program that set it.

    Blanks take their place, so that every other byte stays where the file says that it is.
    """
    return _MADE_BY.sub(lambda found: found[1] + b" " * len(found[2]), data)


def bare_word(data: bytes) -> bytes:
    """Give a DOCX of ours without its program, its thumbnail, its times and its session marks."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as whole, zipfile.ZipFile(held, "w") as bare:
        for member in whole.infolist():
            if member.filename not in _DROPPED:
                entry = zipfile.ZipInfo(member.filename, EARLIEST)
                entry.compress_type = zipfile.ZIP_DEFLATED
                bare.writestr(entry, _without_marks(member.filename, whole.read(member)))
    return held.getvalue()


def _without_marks(name: str, content: bytes) -> bytes:
    if not name.endswith((".xml", ".rels")):
        return content
    return _ENTRIES.sub(b"", _SESSIONS.sub(b"", content))
