"""Reading signed heads: the last one of each chain, and whether all of them still hold."""

from collections.abc import Iterator

from folkmoot.record.heads import Head, SignedHead, is_signed
from folkmoot.record.ledger import Break
from folkmoot.web.ledger.models import EntryRow, HeadRow


def latest_heads() -> list[SignedHead]:
    """Give the last signed head of each chain, by name."""
    last = {row.chain: row for row in HeadRow.objects.order_by("chain", "number", "id")}
    return [_signed(row) for row in last.values()]


def last_head(chain: str) -> SignedHead | None:
    """Give the last signed head of *chain*, or None."""
    row = HeadRow.objects.filter(chain=chain).order_by("number", "id").last()
    return _signed(row) if row else None


def heads_broken() -> list[Break]:
    """Give each signed head that is not signed, or is of no entry that is there."""
    return list(_broken())


def _broken() -> Iterator[Break]:
    for row in HeadRow.objects.order_by("chain", "number", "id").iterator():
        hashes = EntryRow.objects.filter(chain_id=row.chain, number=row.number)
        if not is_signed(_signed(row)):
            said = f"The signature of the head at entry {row.number} is not one of its key."
            yield Break(row.chain, row.number, said)
        elif list(hashes.values_list("hash", flat=True)) != [row.head]:
            said = f"Entry {row.number} is not the one whose head was signed and published."
            yield Break(row.chain, row.number, said)


def _signed(row: HeadRow) -> SignedHead:
    return SignedHead(Head(row.chain, row.number, row.head, row.at), row.key, row.signature)
