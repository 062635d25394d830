"""Files into a round: each item understood, counted once, and told what became of it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from folkmoot.consultation.intake.assembly import Assembly, Said, consents_of, day_of, kind_of
from folkmoot.consultation.intake.columns import Column, Columns
from folkmoot.consultation.intake.forms import cells_of
from folkmoot.consultation.intake.items import Batch, Item, ItemState
from folkmoot.consultation.intake.maps import SheetMap, name_of
from folkmoot.consultation.intake.sheets import Row, Sheet, left_out, rows_of, sheet_of
from folkmoot.consultation.pack import Consultation
from folkmoot.consultation.responses import Answer, Channel, Response
from folkmoot.consultation.rounds import Round
from folkmoot.consultation.sandbox.raw import Raw, RawForm
from folkmoot.consultation.sandbox.warden import Found, read_files
from folkmoot.foundation.errors import InputError

Seen = Callable[[tuple[str, ...]], str]
"""Asks what was taken in before under any of an item's keys: a response's id, or nothing."""


def nothing_seen(keys: tuple[str, ...]) -> str:
    """Answer that nothing was taken in before."""
    return ""


class Intake:
    """One intake into *round* at the instant *at*; *seen* knows what came in before.

    *map* says what the columns of every sheet in it become; without one their names do.
    """

    def __init__(
        self,
        consultation: Consultation,
        round: Round,
        *,
        at: datetime,
        seen: Seen = nothing_seen,
        map: SheetMap | None = None,
    ) -> None:
        self.round = round
        self.at = at
        self._seen = seen
        self._map = map
        self._columns = Columns(consultation)
        self._assembly = Assembly(consultation)
        self._here: dict[str, str] = {}
        self._notes: list[str] = []

    def take_in(self, files: Sequence[Path]) -> Batch:
        """Read *files* in the sandbox and say what becomes of every item in them."""
        return self.take_found(read_files(files))

    def take_found(self, found: Sequence[Found]) -> Batch:
        """Say what becomes of everything *found*."""
        items = [item for file in found for item in self._file(file)]
        return Batch(tuple(items), tuple(self._notes))

    def judge(self, rows: Sequence[Row], file: str) -> Batch:
        """Say what becomes of *rows* of a sheet that was understood."""
        return Batch(tuple(self._row(file, row) for row in rows))

    def sheet(self, raw: Raw, file: str) -> Sheet:
        """Understand the columns of one sheet; raise InputError where they cannot be told."""
        return sheet_of(raw, self._columns, file, self._map)

    def typed(self, fields: Mapping[str, str], *, channel: Channel, received: date) -> Response:
        """Give the response that somebody typed: each field by the name of its column.

        Raise InputError for what cannot be understood, or where nothing is said.
        """
        said = self._assembly.take(self._named(fields))
        return self._at_hand(said, channel=channel, received=received)

    def read(
        self, text: str, given: Mapping[str, str], *, channel: Channel, received: date
    ) -> Response:
        """Give the response that *text* is, as a person took it; *given* are facts they know."""
        cells = [*cells_of(text, self._columns), *self._named(given)]
        said = self._assembly.take(cells, strict=False)
        return self._at_hand(said, channel=channel, received=received)

    def _named(self, fields: Mapping[str, str]) -> list[tuple[Column, str]]:
        return [
            (replace(self._columns.named(name), header=name), text) for name, text in fields.items()
        ]

    def _at_hand(self, said: Said, *, channel: Channel, received: date) -> Response:
        said.facts.setdefault("received", received.isoformat())
        answers = self._assembly.answers_of(said)
        if all(answer.is_empty for answer in answers):
            raise InputError("Nothing was typed. Type at least one answer.")
        return self._response(said, answers, channel=channel, sent=self.at)

    def _file(self, found: Found) -> Iterator[Item]:
        if not found.raws:
            yield _quarantined(found.file, "", f"{found.file} holds nothing. Ask for it again.")
        for raw in found.raws:
            if raw.form is RawForm.SHEET:
                yield from self._sheet(found.file, raw)
            else:
                yield self._letter(found.file, raw)

    def _letter(self, file: str, raw: Raw) -> Item:
        words = "\n\n".join(raw.texts)
        channel = Channel.MAIL if raw.form is RawForm.MAIL else Channel.LETTER
        sent = self._instant(raw)
        blank = Item(
            file,
            raw.item,
            ItemState.QUARANTINED,
            keys=raw.keys,
            found=words,
            channel=channel,
            received=self.round.day_of(sent),
            late=self.round.is_late(sent),
            pages=raw.pages,
        )
        if raw.fault:
            return replace(blank, reason=raw.fault)
        cells = [cell for text in raw.texts for cell in cells_of(text, self._columns)]
        try:
            said = self._assembly.take(cells, strict=False)
        except InputError as error:
            return replace(blank, reason=f"{_where(blank)}: {error}")
        return self._settle(blank, said, channel=channel, sent=sent)

    def _sheet(self, file: str, raw: Raw) -> Iterator[Item]:
        try:
            sheet = self.sheet(raw, file)
        except InputError as error:
            yield _quarantined(file, raw.item, str(error))
            return
        if note := left_out(sheet.header, file):
            self._notes.append(note)
        rows = list(rows_of(sheet))
        if not rows:
            yield _quarantined(file, raw.item, f"{file} has no rows under its first. Check it.")
        yield from (self._row(file, row) for row in rows)

    def _row(self, file: str, row: Row) -> Item:
        words = "\n".join(cell for _, cell in row.cells if cell)
        blank = Item(
            file,
            row.item,
            ItemState.QUARANTINED,
            keys=(row.key,),
            found=words,
            channel=Channel.SHEET,
            received=self.round.day_of(self.at),
            late=self.round.is_late(self.at),
            cells=tuple((name_of(column), cell) for column, cell in row.cells if cell),
        )
        try:
            if row.fault:
                raise InputError(f"{row.fault}.")
            said = self._assembly.take(row.cells)
        except InputError as error:
            return replace(blank, reason=f"{_where(blank)}: {error}")
        return self._settle(blank, said, channel=Channel.SHEET, sent=self.at)

    def _settle(self, item: Item, said: Said, *, channel: Channel, sent: datetime) -> Item:
        """Accept what is neither empty nor here already."""
        where, answers = _where(item), self._assembly.answers_of(said)
        if all(answer.is_empty for answer in answers):
            return replace(item, reason=f"{where} says nothing. Ask the sender, or let it rest.")
        if before := self._seen(item.keys) or self._in_this_batch(item.keys):
            return replace(item, state=ItemState.DUPLICATE, reason=f"The same as {before}.")
        try:
            response = self._response(said, answers, channel=channel, sent=sent)
        except InputError as error:
            return replace(item, reason=f"{where}: {error}")
        self._here |= dict.fromkeys(item.keys, where)
        return replace(
            item, state=ItemState.ACCEPTED, response=response, found="", cells=(), pages=()
        )

    def _response(
        self, said: Said, answers: tuple[Answer, ...], *, channel: Channel, sent: datetime
    ) -> Response:
        kind, participants = kind_of(said.facts)
        day = day_of(said.facts)
        only = self.round.languages[0] if len(self.round.languages) == 1 else ""
        return Response(
            id="",
            round=self.round.id,
            channel=channel,
            received=day or self.round.day_of(sent),
            kind=kind,
            participants=participants,
            organisation=said.facts.get("organisation", ""),
            language=said.facts.get("language", only).lower(),
            answers=answers,
            consents=consents_of(said.facts),
            late=self._came_late(day) if day else self.round.is_late(sent),
        )

    def _instant(self, raw: Raw) -> datetime:
        """Take the time that a message was sent at, unless that is not yet: then now."""
        try:
            sent = datetime.fromisoformat(raw.sent)
        except ValueError:
            return self.at
        sent = sent if sent.tzinfo else sent.replace(tzinfo=UTC)
        return sent if sent <= self.at + timedelta(days=1) else self.at

    def _came_late(self, day: date) -> bool:
        """Judge by the day alone, in favour of whoever sent it."""
        return day > self.round.day_of(self.round.closes - timedelta(microseconds=1))

    def _in_this_batch(self, keys: tuple[str, ...]) -> str:
        return next((self._here[key] for key in keys if key in self._here), "")


def _quarantined(file: str, item: str, reason: str) -> Item:
    return Item(file, item, ItemState.QUARANTINED, reason=reason)


def _where(item: Item) -> str:
    return f"{item.file}, {item.item}" if item.item else item.file
