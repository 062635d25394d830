"""The letters of the demo that are written as a whole: campaigns, an organisation, groups."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from folkmoot.consultation.pack import Consultation
from folkmoot.consultation.rounds import Round
from folkmoot.web.demo.mailbag.chance import draw, pick


@dataclass(frozen=True, slots=True)
class WrittenLetter:
    """One letter: who sent it, in which round, when, and its paragraphs."""

    id: str
    round: str
    language: str
    day: date
    paragraphs: tuple[str, ...]


def campaign_copies(letters: Mapping[str, Any], round_: Round) -> Iterator[WrittenLetter]:
    """Give the copies of each campaign that came into one round, each a little of its own."""
    for campaign in letters["campaign"]:
        for n in range(1, campaign["copies"].get(round_.id, 0) + 1):
            id_ = f"{round_.body}-{campaign['id']}-{n:02}"
            yield WrittenLetter(
                id_, round_.id, campaign["language"], _day(round_, id_), _copy(campaign, id_)
            )


def organisation_letters(letters: Mapping[str, Any], round_: Round) -> Iterator[dict[str, Any]]:
    """Give the organisations' letters to one round, as the pack has them."""
    return (each for each in letters["organisation"] if each["round"] == round_.id)


def group_letters(
    letters: Mapping[str, Any], round_: Round, pack: Consultation
) -> Iterator[WrittenLetter]:
    """Give the group discussions of one round, as forms that name their participants."""
    for group in letters["group"]:
        if group["round"] == round_.id:
            id_ = f"{round_.body}-group"
            paragraphs = tuple(_group(group, pack))
            yield WrittenLetter(id_, round_.id, group["language"], _day(round_, id_), paragraphs)


def _copy(campaign: Mapping[str, Any], id_: str) -> tuple[str, ...]:
    text = campaign["text"]
    for n, (old, new) in enumerate(campaign["swaps"]):
        if draw(4, id_, "swap", n) == 0:
            text = text.replace(old, new, 1)
    line = pick(campaign["lines"], id_, "line") if draw(3, id_, "line?") == 0 else ""
    body = [part.replace("{line}", line).strip() for part in text.strip().split("\n\n")]
    greeting, signoff = (pick(campaign[key], id_, key) for key in ("greetings", "signoffs"))
    consent = ["quote: yes"] if draw(6, id_, "quote?") == 0 else []
    return (f"{greeting}\n{body[0]}", *body[1:-1], f"{body[-1]}\n{signoff}", *consent)


def _group(group: Mapping[str, Any], pack: Consultation) -> Iterator[str]:
    yield group["speaks"]
    yield f"q1: {group['majority']} {group['minority']}"
    labels = {
        (question.id, each.id): each.label.in_language(group["language"])
        for question in pack.questions
        for each in question.choices
    }
    for question, chosen in group["answers"].items():
        yield f"{question}: {labels[question, chosen]}"
    yield "kind: group"
    yield f"participants: {group['participants']}"
    yield f"language: {group['language']}"
    yield "quote: yes"


def _day(round_: Round, id_: str) -> date:
    last = (round_.closes - timedelta(seconds=1)).date()
    return last - timedelta(days=2 + draw(20, id_, "day"))
