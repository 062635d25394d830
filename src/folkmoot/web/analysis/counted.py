"""Everything that is counted of a consultation for the public, in one release."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from folkmoot.analysis.breakdown import Crossing, count_by, cross, cross_themes
from folkmoot.analysis.corpus import Text
from folkmoot.analysis.disclosure import Released, release_together
from folkmoot.analysis.few_copies import OTHERS, counted_together
from folkmoot.analysis.progress import Progress, untold
from folkmoot.consultation.pack import Consultation
from folkmoot.consultation.questions import QuestionKind
from folkmoot.consultation.responses import Response
from folkmoot.web.analysis.counted_groups import opinion_groups, votes_of_all
from folkmoot.web.analysis.reading import DIMENSIONS, texts_of

WORDING: Final = "wording"
"""The dimension that tells copies of a campaign's letter from OWN_WORDS."""
COPIES: Final = "copies"
OWN_WORDS: Final = "own words"
CAMPAIGNS: Final = "campaigns"
"""The table of responses by campaign, under the keys that *letters* gives, OTHERS and OWN_WORDS."""
CAMPAIGNS_BY_KIND: Final = "campaigns by kind"

Members = tuple[str, Sequence[str]]
"""A theme's key with the ids of its responses."""


def released_tables(
    pack: Consultation,
    responses: Sequence[Response],
    themes: Sequence[Members] = (),
    letters: Mapping[str, str] | None = None,
    *,
    groups: Mapping[str, str] | None = None,
    progress: Progress = untold,
) -> dict[str, Released]:
    """Count *responses* in every way that is published, and release all of it together.

    Themes are counted under the name of each dimension, and by WORDING where *letters* says which
    responses are copies of which campaign; opinion groups where *groups* says who is in which.
    Sections, choices and statements stand under their ids.
    """
    bodies = {each.id: each.body for each in pack.rounds}
    texts = texts_of(responses, bodies)
    there = {text.id for text in texts}
    statements = [one.id for one in pack.statements]
    held = [(key, [one for one in own if one in there]) for key, own in themes]
    crossings = {
        "section by kind": cross(texts, "section", "kind"),
        "section by channel": cross(texts, "section", "channel"),
        "languages": count_by(texts, "language"),
        "said languages": count_by(_with_said_language(texts, responses), "said language"),
        **dict(_letters(texts, held, letters) if letters is not None else ()),
        **dict(_choices(pack, responses, bodies)),
        **dict(votes_of_all(responses, statements)),
        **dict(opinion_groups(texts, responses, statements, groups or {})),
    }
    if held:
        crossings |= {one: cross_themes(texts, held, one) for one in DIMENSIONS}
    tables = release_together(list(crossings.values()), progress=progress)
    return dict(zip(crossings, tables, strict=True))


def _letters(
    texts: Sequence[Text], held: Sequence[Members], letters: Mapping[str, str]
) -> Iterator[tuple[str, Crossing]]:
    """Count the copies of each campaign beside own words, by kind, and themes by both.

    Campaigns of few copies are counted together; where that says too much, nothing is.
    """
    sizes = Counter(letters[text.id] for text in texts if text.id in letters)
    together = counted_together(sizes)
    if together is None:
        return
    letters = {one: OTHERS if own in together else own for one, own in letters.items()}
    marked = [_with_letter(text, letters) for text in texts]
    yield CAMPAIGNS, count_by(marked, "campaign")
    members: dict[str, list[str]] = defaultdict(list)
    for text in texts:
        if text.id in letters:
            members[letters[text.id]].append(text.id)
    if members:
        by_kind = cross_themes(texts, list(members.items()), "kind")
        yield CAMPAIGNS_BY_KIND, replace(by_kind, of="campaign")
    if held:
        yield WORDING, replace(cross_themes(marked, held, WORDING), by="campaign")


def _with_letter(text: Text, letters: Mapping[str, str]) -> Text:
    letter = letters.get(text.id, OWN_WORDS)
    wording = OWN_WORDS if letter == OWN_WORDS else COPIES
    return replace(text, groups=(*text.groups, ("campaign", letter), (WORDING, wording)))


def _with_said_language(texts: Sequence[Text], responses: Sequence[Response]) -> Iterator[Text]:
    for text, response in zip(texts, responses, strict=True):
        yield replace(text, groups=(("said language", response.language),))


def _choices(
    pack: Consultation, responses: Sequence[Response], bodies: Mapping[str, str]
) -> Iterator[tuple[str, Crossing]]:
    """Count each question with choices by section, among those who chose."""
    for question in pack.questions:
        if question.kind is QuestionKind.CHOICE:
            known = {choice.id for choice in question.choices}
            chose = [
                Text(
                    response.id,
                    "",
                    groups=(("section", bodies[response.round]), ("choice", answer.choice)),
                )
                for response in responses
                for answer in response.answers
                if answer.question == question.id and answer.choice in known
            ]
            table = cross(chose, "section", "choice")
            name = f"answers to {question.id}"
            yield name, replace(table, by=f"choice of {question.id}", among=name)
