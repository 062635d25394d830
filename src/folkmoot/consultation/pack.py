"""The consultation pack: what is sent out, as a folder of TOML and Markdown.

A pack is read from its files' texts, so that the same reader serves a folder
and a pack stored whole. The format is described in docs/reference/packs.md.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from folkmoot.consultation import pack_file, pack_questions, pack_rounds
from folkmoot.consultation.background import Background, background, file_names
from folkmoot.consultation.pack_file import Reading
from folkmoot.consultation.questions import ClauseGist, Question, Statement
from folkmoot.consultation.rounds import Round
from folkmoot.consultation.wording import Wording
from folkmoot.foundation.canonical import canonical_text, json_hash
from folkmoot.foundation.errors import InputError, PackFaults
from folkmoot.foundation.packs import packs_home
from folkmoot.foundation.references import Kind, Reference

FACTS: Final = "consultation.toml"
ROUNDS: Final = "rounds.toml"
PROSE: Final = ("guidance", "views-against", "questions-and-answers")
"""The Markdown papers of a pack, each in a file <paper>.<language>.md."""


@dataclass(frozen=True, slots=True)
class Consultation:
    """Everything that is sent out, and the rounds it is sent out in.

    *papers* are Markdown by name: guidance, views-against, questions-and-answers.
    """

    id: str
    policy: Reference
    published: date
    languages: tuple[str, ...]
    title: Wording
    summary: Wording
    content_warning: Wording
    safeguarding: Wording
    questions: tuple[Question, ...]
    statements: tuple[Statement, ...]
    gists: tuple[ClauseGist, ...]
    papers: Mapping[str, Wording]
    rounds: tuple[Round, ...]
    background: tuple[Background, ...] = ()

    @property
    def reference(self) -> Reference:
        """The consultation's reference, such as consultation:lantern-2025."""
        return Reference(Kind.CONSULTATION, self.id)

    def clause(self, clause_id: str) -> Reference:
        """Give the reference of one clause of the version that is consulted on."""
        return self.policy.at(clause_id)

    @property
    def clauses(self) -> frozenset[str]:
        """The ids of all clauses that the pack speaks of."""
        asked = [*(q.clauses for q in self.questions), *(s.clauses for s in self.statements)]
        return frozenset(clause for clauses in asked for clause in clauses) | {
            gist.clause for gist in self.gists
        }

    def asked_in(self, held: Round) -> "Consultation":
        """Give the pack as that one round asks it: with the body's own questions at the end.

        Its papers are then all that there are, those on request with the round's contact.
        """
        more = {f"paper-{each.id}": each.shown(held.contact) for each in self.background}
        return replace(
            self,
            questions=(*self.questions, *held.questions),
            papers={**self.papers, **more},
            rounds=(held,),
        )

    def round(self, round_id: str) -> Round:
        """Give one round; raise InputError with the rounds there are."""
        for found in self.rounds:
            if found.id == round_id:
                return found
        names = ", ".join(r.id for r in self.rounds) or "none yet"
        raise InputError(
            f"The consultation '{self.id}' has no round '{round_id}'. Its rounds are: {names}."
        )


def load_consultation(folder: Path) -> Consultation:
    """Read the pack in *folder*; raise PackFaults with every fault at once."""
    return parse_consultation(pack_texts(folder), name=_shown(folder))


def pack_texts(folder: Path) -> dict[str, str]:
    """Give the pack's files by name, each in canonical text: what publishing stores."""
    found = sorted([*folder.glob("*.toml"), *folder.glob("*.md")])
    return {path.name: canonical_text(path.read_text(encoding="utf-8")) for path in found}


def pack_hash(texts: Mapping[str, str]) -> str:
    """Give the hash that names this exact pack."""
    return json_hash(dict(texts))


def parse_consultation(texts: Mapping[str, str], *, name: str = "consultation") -> Consultation:
    """Read a pack from its files' *texts*; *name* is the folder's, for the faults."""
    facts = pack_file.read_text(texts, FACTS, folder=name)
    times = pack_file.read_text(texts, ROUNDS, folder=name, optional=True)
    reading = Reading(facts)
    languages, behind = reading.languages(), background(reading, texts)
    found = Consultation(
        id=facts.text(facts.data, "id", of=""),
        policy=reading.policy(),
        published=reading.day("published"),
        languages=languages,
        title=reading.wording("title"),
        summary=reading.wording("summary"),
        content_warning=reading.wording("content_warning"),
        safeguarding=reading.wording("safeguarding"),
        questions=pack_questions.questions(reading),
        statements=pack_questions.statements(reading),
        gists=pack_questions.gists(reading),
        papers=_papers(reading, texts, file_names(behind, languages)),
        rounds=pack_rounds.rounds(times, facts, languages),
        background=behind,
    )
    pack_questions.check(reading, found.questions, found.statements)
    faults = [*facts.faults, *times.faults]
    if faults:
        raise PackFaults(faults)
    return found


def _papers(reading: Reading, texts: Mapping[str, str], behind: set[str]) -> dict[str, Wording]:
    papers = {paper: _paper(paper, reading.languages(), texts) for paper in PROSE}
    for paper in ("guidance", "views-against"):
        if not papers[paper]:
            first = (reading.languages() or ("en",))[0]
            reading.file.fault(f"The pack has no {paper}. Write it in {paper}.{first}.md.")
    _refuse_strangers(reading, texts, behind)
    return {paper: wording for paper, wording in papers.items() if wording}


def _paper(paper: str, languages: tuple[str, ...], texts: Mapping[str, str]) -> Wording:
    written = {code: texts.get(f"{paper}.{code}.md", "") for code in languages}
    return Wording.of({code: text for code, text in written.items() if text.strip()})


def _refuse_strangers(reading: Reading, texts: Mapping[str, str], behind: set[str]) -> None:
    known = behind | {f"{paper}.{code}.md" for paper in PROSE for code in reading.languages()}
    for file in texts:
        if file not in known | {FACTS, ROUNDS} and re.search(r"\.md$", file):
            reading.file.fault(
                f"{file} is no paper of a consultation. Name papers "
                f"{', '.join(PROSE)}, then the language, such as guidance.en.md; a background "
                f"paper is a [[paper]] of its own."
            )


def _shown(folder: Path) -> str:
    top, resolved = packs_home().resolve().parent, folder.resolve()
    return str(resolved.relative_to(top)) if resolved.is_relative_to(top) else folder.name
