"""A body's own questions and its own rules, as they are typed: each in its round's languages."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from django.http import QueryDict
from django.utils.translation import gettext as _

from folkmoot.consultation.own_questions import own
from folkmoot.consultation.questions import Choice, Question, QuestionKind
from folkmoot.consultation.rounds import Round
from folkmoot.consultation.wording import NOTHING, Wording

MOST: Final = 5
"""Questions that a body may add: a form that nobody finishes tells nobody anything."""
ASKED: Final = 600
RULES: Final = 5000
CHOICES: Final = 12


@dataclass(frozen=True, slots=True)
class TypedWords:
    """What stands in the form, by field, and the faults by field."""

    values: Mapping[str, str]
    faults: Mapping[str, str] = field(default_factory=dict)


def words_of(held: Round) -> TypedWords:
    """Give the form as it stands for a round."""
    values = {f"rules.{code}": held.rules.in_language(code) for code in held.languages}
    for number, question in enumerate(held.questions, start=1):
        for code in held.languages:
            values[f"q{number}.text.{code}"] = question.text.in_language(code)
            values[f"q{number}.choices.{code}"] = "\n".join(
                choice.label.in_language(code) for choice in question.choices
            )
    return TypedWords(values)


def read_words(data: QueryDict, before: Round) -> tuple[Round, TypedWords]:
    """Read the form over *before*; an empty question is none, a half-translated one is a fault."""
    values = {
        name: value.replace("\r\n", "\n").replace("\0", "").strip()
        for name, value in data.items()
        if isinstance(value, str) and (name.startswith("rules.") or name[:1] == "q")
    }
    reading = _Words(values, before.languages, {})
    asked = [question for n in range(1, MOST + 1) if (question := reading.question(n))]
    rules = reading.in_all("rules", most=RULES)
    after = replace(before, questions=own(before.id, asked), rules=rules)
    return after, TypedWords(values, reading.faults)


@dataclass(frozen=True, slots=True)
class _Words:
    """Typed words being read; what is wrong goes to *faults*."""

    values: Mapping[str, str]
    languages: tuple[str, ...]
    faults: dict[str, str]

    def question(self, number: int) -> Question | None:
        """Read one question, or None where nothing is written."""
        text = self.in_all(f"q{number}.text", most=ASKED)
        choices = self._choices(number)
        if not text and choices:
            code = self.languages[0]
            self.faults[f"q{number}.text.{code}"] = _("Write the question to these choices.")
        if not text:
            return None
        kind = QuestionKind.CHOICE if choices else QuestionKind.OPEN
        return Question("", kind, text, NOTHING, (), choices)

    def in_all(self, name: str, *, most: int) -> Wording:
        """Read one text in all languages, or in none."""
        texts = {code: self.values.get(f"{name}.{code}", "") for code in self.languages}
        if not any(texts.values()):
            return NOTHING
        for code, text in texts.items():
            if not text:
                self.faults[f"{name}.{code}"] = _("Write it in this language too.")
            elif len(text) > most:
                self.faults[f"{name}.{code}"] = _("This is too long. Shorten it.")
        return Wording.of(texts)

    def _choices(self, number: int) -> tuple[Choice, ...]:
        """Read the choices, one a line and in the same order in each language."""
        name = f"q{number}.choices"
        lines = {code: self._lines(f"{name}.{code}") for code in self.languages}
        many = {len(found) for found in lines.values()}
        first = f"{name}.{self.languages[0]}"
        if many == {0}:
            return ()
        if len(many) > 1 or not 2 <= max(many) <= CHOICES:
            self.faults[first] = _(
                "Write from two to twelve choices, one a line, as many in each language."
            )
            return ()
        return tuple(
            Choice(f"c{n + 1}", Wording.of({code: lines[code][n] for code in lines}))
            for n in range(max(many))
        )

    def _lines(self, name: str) -> list[str]:
        said = self.values.get(name, "").split("\n")
        return [line.strip()[:ASKED] for line in said if line.strip()]
