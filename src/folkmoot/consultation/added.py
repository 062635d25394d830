"""Questions and answers that are added to a pack after it was published: dated, never changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from folkmoot.consultation.pack import Consultation
from folkmoot.consultation.wording import NOTHING, Wording, read_wording
from folkmoot.foundation.canonical import Json

PAPER: Final = "questions-and-answers"


@dataclass(frozen=True, slots=True)
class AddedAnswer:
    """What somebody asked of the secretariat, and its answer of that *day*."""

    day: date
    question: Wording
    answer: Wording

    def as_json(self) -> dict[str, Json]:
        """Give it as it is stored and carried."""
        return {
            "day": self.day.isoformat(),
            "question": self.question.as_json(),
            "answer": self.answer.as_json(),
        }


def read_added(document: Json) -> AddedAnswer:
    """Read what *as_json* gave."""
    assert isinstance(document, Mapping)
    return AddedAnswer(
        date.fromisoformat(str(document["day"])),
        read_wording(document["question"]),
        read_wording(document["answer"]),
    )


def with_added(pack: Consultation, added: Sequence[AddedAnswer]) -> Consultation:
    """Give *pack* with *added* at the end of its questions and answers, in their order."""
    if not added:
        return pack
    paper = pack.papers.get(PAPER, NOTHING)
    written = {code: _appended(paper, added, code) for code in pack.languages}
    return replace(pack, papers={**pack.papers, PAPER: Wording.of(written)})


def _appended(paper: Wording, added: Sequence[AddedAnswer], language: str) -> str:
    parts = [paper.in_language(language).rstrip()]
    for each in added:
        asked, said = each.question.in_language(language), each.answer.in_language(language)
        parts.append(f"## {_plain(asked)} ({each.day.isoformat()})\n\n{said.strip()}")
    return "\n\n".join(part for part in parts if part) + "\n"


def _plain(line: str) -> str:
    return " ".join(line.split())
