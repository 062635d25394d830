"""A change of law in words: what is new, what ends, what is said otherwise."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from django.utils.translation import gettext as _

from folkmoot.assessment.answers import Answer
from folkmoot.assessment.assessments import cited
from folkmoot.assessment.codebook import Codebook
from folkmoot.assessment.law import Law
from folkmoot.web.assessment.change_pages import Told
from folkmoot.web.assessment.showing import words
from folkmoot.web.components.templatetags.folk import day, loose


def told(before: Law | None, after: Law, codebook: Codebook) -> tuple[Told, ...]:
    """Give everything that differs between two states of one law, each in a sentence."""
    was = before or replace(after, instruments={}, provisions={}, answers=())
    found = (_acts(was, after), _sections(was, after), _answers(was, after, codebook))
    return tuple(chain.from_iterable((*found, _head(was, after))))


def _acts(before: Law, after: Law) -> Iterator[Told]:
    for key, act in after.instruments.items():
        if key not in before.instruments:
            since = _("in force from %(day)s") % {"day": loose(act.commenced or "unknown")}
            yield Told(_("New act"), act.title, since)
        elif act != before.instruments[key]:
            yield Told(_("Act said otherwise"), act.title, _ended(before, after, key))


def _ended(before: Law, after: Law, key: str) -> str:
    repealed = after.instruments[key].repealed
    if repealed and repealed != before.instruments[key].repealed:
        return _("repealed %(day)s") % {"day": loose(repealed)}
    return ""


def _sections(before: Law, after: Law) -> Iterator[Told]:
    for key, section in after.provisions.items():
        was = before.provisions.get(key)
        if was is None:
            yield Told(_("New provision"), section.cited, section.about)
        elif (was.shown, was.about) != (section.shown, section.about):
            yield Told(_("Provision said otherwise"), section.cited, section.about)


def _answers(before: Law, after: Law, codebook: Codebook) -> Iterator[Told]:
    old = {(one.question, str(one.start)): one for one in before.answers}
    for answer in after.answers:
        was = old.pop((answer.question, str(answer.start)), None)
        if was == answer:
            continue
        question = f"{answer.question} {codebook.questions[answer.question].text}"
        if was is None:
            yield Told(_("New answer"), question, _said(after, answer))
        elif replace(was, end=answer.end) == answer and answer.end:
            ends = {"value": words(was.value), "day": loose(answer.end)}
            yield Told(_("Earlier answer ends"), question, _("%(value)s, until %(day)s") % ends)
        else:
            yield Told(_("Answer said otherwise"), question, _said(after, answer))
    for gone in old.values():
        text = _("%(value)s, from %(day)s") % {"value": words(gone.value), "day": loose(gone.start)}
        yield Told(_("Answer dated otherwise"), gone.question, text)


def _said(law: Law, answer: Answer) -> str:
    parts = [_("%(value)s, from %(day)s") % _value(answer), cited(law, answer), answer.caution]
    return ". ".join(part for part in parts if part)


def _value(answer: Answer) -> dict[str, str]:
    return {"value": words(answer.value), "day": loose(answer.start)}


def _head(before: Law, after: Law) -> Iterator[Told]:
    if before.checked != after.checked:
        yield Told(_("Last checked"), day(after.checked), "")
    if before.about != after.about:
        yield Told(_("How it was coded"), after.about, "")
