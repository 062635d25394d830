"""One decision: its arithmetic, how anybody recounts it, its bundles for all and for members."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from folkmoot.decision.bundles import names_are_for_members
from folkmoot.federation.rights import Action
from folkmoot.foundation.references import Kind, Reference
from folkmoot.record.heads import SignedHead
from folkmoot.record.links import Link, LinkKind
from folkmoot.web.components.pages import show
from folkmoot.web.decision import queries, ranked_queries
from folkmoot.web.decision.models import DecisionRow
from folkmoot.web.decision.puts import Put, puts_of
from folkmoot.web.decision.ruled import Ruled, ruled_on
from folkmoot.web.decision.shown import Voted, voted
from folkmoot.web.federation.doors import may
from folkmoot.web.ledger import queries as ledger
from folkmoot.web.ledger.head_queries import last_head
from folkmoot.web.ledger.labels import labels

FOLLOWING: Final = (LinkKind.ADOPTED_BY, LinkKind.MANDATED_BY)


@dataclass(frozen=True, slots=True)
class DecisionPage:
    """A decision with all that it can be checked by, what was ruled on it and what followed."""

    put: Put
    voted: Voted
    reference: Reference
    minutes: str
    hash: str
    chain: str
    head: SignedHead | None
    ruled: list[Ruled]
    followed: list[Link]
    called: Mapping[Reference, str]
    names_for_members: bool
    is_member: bool
    may_correct: bool


def decision(request: HttpRequest, name: str) -> HttpResponse:
    """Show one decision: its arithmetic, its roll and votes, its minutes, how to recount it."""
    row = queries.decision_row(name)
    if row is None:
        return redirect("decision", _together(name))
    taken, body = queries.counted(row.poll), row.poll.meeting.body
    followed = ledger.links_to(taken.reference, *FOLLOWING)
    chain = queries.chain_of(body)
    page = DecisionPage(
        puts_of([taken.reference])[0],
        voted(taken, is_open=False),
        taken.reference,
        minutes=row.minutes,
        hash=row.hash,
        chain=chain,
        head=last_head(chain),
        ruled=ruled_on(taken.poll.on, taken.reference),
        followed=followed,
        called=labels(link.source for link in followed),
        names_for_members=names_are_for_members(taken.poll),
        is_member=may(request, Action.READ_VOTES, body),
        may_correct=may(request, Action.CONDUCT_VOTE, body),
    )
    return show(request, "decision/decision.html", page)


def bundle(request: HttpRequest, name: str) -> HttpResponse:
    """Give the bundle of one decision as everybody may have it."""
    return _download(name, queries.bundle_of(_row(name)))


def members_bundle(request: HttpRequest, name: str) -> HttpResponse:
    """Give the bundle of one decision with the names that are for members of its body."""
    return _download(f"{name}-members", queries.bundle_of(_row(name), for_members=True))


def body_of_decision(request: HttpRequest, name: str) -> str:
    """Give the body that made a decision."""
    return _row(name).poll.meeting.body


def _row(name: str) -> DecisionRow:
    row = queries.decision_row(name)
    if row is None:
        raise Http404
    return row


def _together(motion: str) -> str:
    """Give the name of the decision in which *motion* was ranked with its rivals."""
    poll = ranked_queries.poll_about(Reference(Kind.MOTION, motion))
    if poll is None or not hasattr(poll, "decision") or poll.decision.id == motion:
        raise Http404
    return poll.decision.id


def _download(name: str, content: bytes) -> HttpResponse:
    response = HttpResponse(content, content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{name}.zip"'
    return response
