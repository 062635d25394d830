"""What people did with responses, for their fates: read them, quoted them, answered them."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from folkmoot.consultation.responses import Response
from folkmoot.foundation.languages import INTERFACE
from folkmoot.foundation.references import Reference
from folkmoot.web.consultation.models import ReadingRow, RoundRow
from folkmoot.web.consultation.queries.quotations import published
from folkmoot.web.consultation.queries.retention import clock_of
from folkmoot.web.consultation.queries.theme_answers import ThemeAnswer, answers_of


@dataclass(frozen=True, slots=True)
class SaidBack:
    """Who was read, what was quoted of whom, until when words stay, and answers by language."""

    read: Collection[str]
    quoted: Mapping[str, tuple[str, ...]]
    until: Mapping[str, date]
    bodies: Mapping[str, str]
    answers: Mapping[str, tuple[ThemeAnswer, ...]]

    def answers_to(
        self, response: Response, themes: Collection[Reference], language: str
    ) -> tuple[ThemeAnswer, ...]:
        """Give the answers that reach a response: of its own section, and of those above all."""
        own, others = self.bodies[response.round], set(self.bodies.values())
        return tuple(
            each
            for each in self.answers.get(language, ())
            if each.theme in themes and (each.body == own or each.body not in others)
        )


def said_back(consultation_id: str) -> SaidBack:
    """Gather what was done with the responses of a consultation, once for all of them."""
    rounds = dict(RoundRow.objects.filter(pack_id=consultation_id).values_list("id", "body"))
    read = ReadingRow.objects.filter(response__round__pack_id=consultation_id)
    quoted: dict[str, list[str]] = defaultdict(list)
    for each in published(consultation_id=consultation_id):
        quoted[each.response.name].append(each.words)
    return SaidBack(
        read=set(read.values_list("response__name", flat=True)),
        quoted={name: tuple(words) for name, words in quoted.items()},
        until={name: clock_of(name).destroys_on for name in rounds},
        bodies=rounds,
        answers={language: answers_of(consultation_id, language) for language in INTERFACE},
    )
