"""The pages of the form that ask no question of the pack, and the one where all is looked over."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from django.utils.translation import gettext as _

from folkmoot.consultation.responses import MINORITY, RespondentKind
from folkmoot.foundation.languages import own_name
from folkmoot.web.intake import wordings
from folkmoot.web.intake.drafting import Draft, consents_in
from folkmoot.web.intake.forms import Faults
from folkmoot.web.intake.pages import Check, Field, Option, Said, Step
from folkmoot.web.intake.question_pages import question_page
from folkmoot.web.intake.steps import CHECK
from folkmoot.web.intake.writing import Writing, bare_step

SHORT: Final = 6_000
"""Characters of members' comments that stand beside the question; more have pages of their own."""


def step_page(
    writing: Writing, name: str, *, faults: Faults, comments: Sequence[tuple[Said, ...]] = ()
) -> Step:
    """Give the page of one step, with what members wrote on its question."""
    page = _page(writing, name)
    fields = tuple(replace(each, fault=faults.get(each.name, "")) for each in page.fields)
    numbered = name[:1].isdecimal() or name == "minority"
    written = tuple(tuple(line for one in each for line in one.lines) for each in comments)
    is_short = sum(len(line) for lines in written for line in lines) <= SHORT
    return replace(
        page,
        fields=fields,
        comments=len(comments),
        written=written if is_short else (),
        has_contents=numbered,
    )


def check_page(writing: Writing, *, late: bool, fault: str) -> Check:
    """Give the page where all answers are looked over."""
    response, draft = writing.response, writing.draft
    options = wordings.consents(consents_in(draft), named=_is_named(draft))
    return Check(
        round=writing.notice.round.id,
        before=writing.way.before(CHECK),
        said=wordings.said_in(response, writing.pack, writing.language),
        whom=wordings.whom(response),
        consents=tuple(option.label for option in options if option.chosen),
        is_empty=response.is_empty,
        late=late,
        role=writing.role,
        organisation=str(draft.get("organisation") or ""),
        fault=fault,
    )


def _page(writing: Writing, name: str) -> Step:
    question = writing.way.question(name)
    if question is None:
        return {
            "language": _language_page,
            "whom": _whom_page,
            "minority": _minority_page,
            "consent": _consent_page,
        }[name](writing)
    return question_page(writing, question, name)


def _language_page(writing: Writing) -> Step:
    now = str(writing.draft.get("language", ""))
    options = tuple(
        Option(code, own_name(code), code == now) for code in writing.notice.round.languages
    )
    title = _("Your language")
    field = Field("language", title, now, options=options)
    return bare_step(writing, "language", title=title, ask=title, fields=(field,))


def _whom_page(writing: Writing) -> Step:
    draft, title = writing.draft, _("For whom you answer")
    kind = str(draft.get("kind", ""))
    chosen = tuple(
        replace(option, chosen=value == kind) for value, option in wordings.kinds().items()
    )
    fields = (
        Field("kind", _("For whom do you answer?"), kind, options=chosen),
        Field(
            "organisation",
            _("Name of the organisation"),
            str(draft.get("organisation") or ""),
            hint=_("Only for an organisation, and only if it may be named."),
        ),
        Field(
            "participants",
            _("How many people took part"),
            str(draft.get("participants") or ""),
            hint=_("Only for a group."),
        ),
    )
    return bare_step(writing, "whom", title=title, ask=title, fields=fields)


def _minority_page(writing: Writing) -> Step:
    field = Field(MINORITY, _("Your answer"), writing.fields.get(MINORITY, ""))
    return bare_step(
        writing,
        "minority",
        title=_("Other views in the group"),
        ask=wordings.minority(),
        help=_("Leave it empty where all agreed. No names: what was said is enough."),
        fields=(field,),
        shape="words",
    )


def _consent_page(writing: Writing) -> Step:
    title = _("What may be done with it")
    options = wordings.consents(consents_in(writing.draft), named=_is_named(writing.draft))
    field = Field("consent", title, options=options)
    return bare_step(writing, "consent", title=title, ask=title, fields=(field,))


def _is_named(draft: Draft) -> bool:
    return draft.get("kind") == RespondentKind.ORGANISATION
