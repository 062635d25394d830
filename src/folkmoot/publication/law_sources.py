"""The sources of a brief on law, numbered as they are first cited."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from folkmoot.assessment.assessments import Assessment
from folkmoot.assessment.law import Law
from folkmoot.assessment.provisions import Instrument, Reading
from folkmoot.foundation.references import Reference
from folkmoot.publication.tables import Table

READINGS: Final = {
    Reading.OFFICIAL: "the official text was read",
    Reading.SECONDARY: "seen in secondary sources",
    Reading.RECALLED: "recalled, not read",
}


@dataclass(slots=True)
class Sources:
    """What is cited of one law: keys of provisions and instruments, or words, by number."""

    law: Law
    numbers: dict[str, int] = field(default_factory=dict)

    def behind(self, questions: Iterable[str], assessment: Assessment) -> str:
        """Give the numbers of all that the answers to *questions* rest on, as " [1, 4]"."""
        answers = [assessment.standing.answers.get(question) for question in questions]
        return self._marks(
            source
            for answer in answers
            if answer is not None
            for source in (*answer.provisions, *answer.absent_from, *answer.sources)
        )

    def of(self, provisions: Iterable[Reference]) -> str:
        """Give the numbers of *provisions*, as law:SWE/brb#k6-11 names them."""
        return self._marks(f"{one.name.partition('/')[2]}#{one.part}" for one in provisions)

    def table(self) -> Table:
        """Give every source that was cited, in the order of its number."""
        rows = tuple(self._row(source, number) for source, number in self.numbers.items())
        return Table(
            "What is cited, in the order of first mention",
            ("Source", "How far it was read"),
            rows,
            numeric=False,
        )

    def _marks(self, sources: Iterable[str]) -> str:
        found = {self.numbers.setdefault(source, len(self.numbers) + 1) for source in sources}
        return f" [{', '.join(map(str, sorted(found)))}]" if found else ""

    def _row(self, source: str, number: int) -> tuple[str, str]:
        provision, instrument = self.law.provisions.get(source), self.law.instruments.get(source)
        if provision is not None:
            title = f"{provision.instrument.title}, {provision.shown}"
            return f"[{number}] {title}", _read(provision.instrument)
        if instrument is not None:
            return f"[{number}] {instrument.title} (no such rule in it)", _read(instrument)
        return f"[{number}] {source}", "as reported there"


def _read(instrument: Instrument) -> str:
    return READINGS[instrument.reading] + (f": {instrument.where}" if instrument.where else "")
