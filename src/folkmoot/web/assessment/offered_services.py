"""What packs hold of a law that the desk has changed: offered beside it, never put in its place."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from folkmoot.assessment.packs import CODEBOOK
from folkmoot.foundation.canonical import canonical_text, content_hash
from folkmoot.web.assessment import stored
from folkmoot.web.assessment.models import CurrentDocument, LawDocument


def set_aside(texts: Mapping[str, str], *, at: datetime) -> frozenset[str]:
    """Give the names among *texts* that are not to be stored: those of laws changed at the desk.

    A law's two files go together. What packs hold newly of them is offered; a text that stood
    before the desk changed it is not news. Where packs hold just what stands, the desk's change
    has reached them, and they count again.
    """
    rows = CurrentDocument.objects.filter(by_desk=True).select_related("document")
    folders: dict[str, list[CurrentDocument]] = {}
    for row in rows:
        folders.setdefault(row.name.rsplit("/", 1)[0], []).append(row)
    aside = (_offered(own, texts, at=at) for own in folders.values())
    return frozenset(name for names in aside for name in names)


def _offered(own: list[CurrentDocument], texts: Mapping[str, str], *, at: datetime) -> list[str]:
    given = [row for row in own if row.name in texts]
    if all(content_hash(texts[row.name]) == row.document.hash for row in given):
        _count_again(row.name for row in given)
        return []
    for row in given:
        text = canonical_text(texts[row.name])
        document, _ = LawDocument.objects.get_or_create(
            name=row.name, hash=content_hash(text), defaults={"text": text, "at": at}
        )
        row.offered = document if document.id > row.document.id else None
        row.save(update_fields=["offered"])
    return [row.name for row in given]


def _count_again(names: Iterable[str]) -> None:
    CurrentDocument.objects.filter(name__in=list(names)).update(by_desk=False, offered=None)


def hold() -> None:
    """Wait until nobody else changes stored law, and keep others waiting until we are done."""
    codebook = CurrentDocument.objects.select_for_update().filter(name=stored.LAWS + CODEBOOK)
    codebook.first()
