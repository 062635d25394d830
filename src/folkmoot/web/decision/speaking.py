"""For whom somebody may speak in a meeting: themselves, the sections of their seats, their body."""

from collections.abc import Iterator

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext as _

from folkmoot.federation.bodies import BodyKind
from folkmoot.federation.mandates import Role
from folkmoot.federation.rights import ROLES, Action, mandates_in_force
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.decision import queries
from folkmoot.web.decision.models import MeetingRow
from folkmoot.web.federation.asking import asker
from folkmoot.web.federation.queries import person_of


def whoever_asks(request: HttpRequest) -> Reference:
    """Give the person who has entered."""
    person = person_of(request.user)
    if person is None:
        raise PermissionDenied(_("Only somebody with a mandate does this."))
    return person


def speaking_for(request: HttpRequest, meeting: MeetingRow) -> list[Reference]:
    """Give in whose name whoever asks may move and withdraw in *meeting*, the nearest first.

    A delegate speaks for the sections of their seats, and for one that mandated them; only a chair
    or an officer speaks for the body that meets.
    """
    person = whoever_asks(request)
    seats = queries.seats_of(meeting.id, person)
    sections = [seat.section for seat in seats if seat.section != meeting.body]
    bodies = dict.fromkeys([*sections, *_mandated(request, meeting.body)])
    return [*(Reference(Kind.BODY, body) for body in bodies), person]


def _mandated(request: HttpRequest, meets: str) -> Iterator[str]:
    who = asker(request)
    for mandate in mandates_in_force(who.actor, who.tree):
        if mandate.role is Role.DELEGATE:
            is_section = who.tree.bodies[mandate.body].kind is BodyKind.SECTION
            speaks = is_section and mandate.body != meets
        else:
            speaks = mandate.role in ROLES[Action.MOVE_MOTION]
        if speaks:
            yield mandate.body
