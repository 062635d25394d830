"""The desk: where somebody with a mandate begins, with the work that each mandate opens."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from folkmoot.federation.mandates import Mandate, Role
from folkmoot.federation.rights import mandates_in_force
from folkmoot.web.assessment import queries as law
from folkmoot.web.components.pages import show
from folkmoot.web.consultation import queries as consultation
from folkmoot.web.federation import queries as federation
from folkmoot.web.federation.asking import asker
from folkmoot.web.federation.scopes import let_in
from folkmoot.web.policy import queries as policy


@dataclass(frozen=True, slots=True)
class Work:
    """Something to do, and where."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Held:
    """One mandate, the name of its body, and the work that it opens."""

    mandate: Mandate
    role: str
    body: str
    work: tuple[Work, ...]


@dataclass(frozen=True, slots=True)
class DeskPage:
    """Somebody's own mandates."""

    held: tuple[Held, ...]


def desk(request: HttpRequest) -> HttpResponseBase:
    """Show what the person who has entered is mandated for, and what there is to do."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    who, names = asker(request), federation.body_names()
    mandates = mandates_in_force(who.actor, who.tree)
    let_in({mandate.body for mandate in mandates})
    held = tuple(
        Held(mandate, role_name(mandate.role), names[mandate.body], _work(mandate))
        for mandate in mandates
    )
    return show(request, "life/desk.html", DeskPage(held))


def role_name(role: Role) -> str:
    """Say a role in words."""
    return {
        Role.OFFICER: _("Policy officer"),
        Role.COORDINATOR: _("Coordinator"),
        Role.CODER: _("Coder"),
        Role.CHAIR: _("Chair"),
        Role.DELEGATE: _("Delegate"),
        Role.RESEARCHER: _("Law researcher"),
        Role.OBSERVER: _("Observer"),
        Role.SAFEGUARDING: _("Safeguarding contact"),
        Role.RECOVERY: _("Recovery officer"),
    }[role]


def _work(mandate: Mandate) -> tuple[Work, ...]:
    if mandate.role is Role.COORDINATOR:
        coded = Work(_("Take coding out"), reverse("coding-exports", args=[mandate.body]))
        rounds, validating = _rounds(mandate.body), _validating(mandate.body)
        return (*rounds, _answering(mandate.body), *validating, coded)
    if mandate.role is Role.OFFICER:
        packs = Work(_("Publish a pack"), reverse("desk-packs"))
        points = Work(_("Say what answers a decision's points"), reverse("desk-points"))
        meeting = _meeting(mandate.body)
        return (packs, _answering(mandate.body), points, *_policies(), meeting, _law_desk())
    if mandate.role is Role.CHAIR:
        votes = Work(_("Conduct votes"), reverse("desk-meetings"))
        return (votes, _meeting(mandate.body), *_quoting(mandate.body))
    return {
        Role.CODER: (
            Work(_("Code responses, and settle where coders differ"), reverse("coding-desk")),
            Work(_("Read and sign off themes"), reverse("analysis-desk")),
        ),
        Role.SAFEGUARDING: (_safeguarding(mandate.body),),
        Role.RECOVERY: (Work(_("Hand over a key"), reverse("desk-officer")),),
        Role.DELEGATE: (Work(_("Vote"), reverse("desk-meetings")),),
        Role.RESEARCHER: (_law_desk(), Work(_("Read the law as coded"), reverse("law"))),
    }.get(mandate.role, ())


def _law_desk() -> Work:
    return Work(_("Code the law, and settle where readings differ"), reverse("law-desk"))


def _validating(body: str) -> tuple[Work, ...]:
    """Give the coded law of the body's own country, to be confirmed or disputed."""
    place = federation.tree().bodies[body].jurisdiction
    if not place or not law.is_coded(place):
        return ()
    said = _("Confirm or dispute how the law of your country is coded")
    return (Work(said, reverse("law-validate", args=[place, body])),)


def _rounds(body: str) -> tuple[Work, ...]:
    """Give the rounds that a body runs, and the consultations of which it may open one."""
    found: list[Work] = []
    for pack in consultation.consultations():
        own = [each.id for each in pack.rounds if each.body == body]
        found += [
            Work(_("Run the round %(round)s") % {"round": each}, f"/desk/round/{each}/")
            for each in own
        ]
        if not own:
            title = pack.title.in_language(get_language() or "en")
            asked = urlencode({"consultation": pack.id, "body": body})
            found.append(
                Work(
                    _("Open a round of “%(title)s”") % {"title": title}, f"/desk/round/new/?{asked}"
                )
            )
    return tuple(found)


def _answering(body: str) -> Work:
    return Work(_("Answer those who wrote"), reverse("desk-answers", args=[body]))


def _meeting(body: str) -> Work:
    return Work(_("Call a meeting"), f"{reverse('desk-call')}?{urlencode({'body': body})}")


def _quoting(body: str) -> tuple[Work, ...]:
    """Give the rounds of a body in which quotations wait for a second person."""
    rounds = [each.id for pack in consultation.consultations() for each in pack.rounds]
    return tuple(
        Work(
            _("Read %(count)s quotations of the round %(round)s") % {"count": count, "round": each},
            reverse("quotations", args=[each]),
        )
        for each in rounds
        if consultation.body_of_round(each) == body and (count := consultation.waiting_in(each))
    )


def _safeguarding(body: str) -> Work:
    """Give the disclosures that wait, and say how many of them are overdue."""
    said, today = _("Safeguarding"), timezone.localdate()
    if late := consultation.overdue(body, today):
        said = _("Safeguarding: %(count)s overdue") % {"count": late}
    return Work(said, reverse("safeguarding", args=[body]))


def _policies() -> tuple[Work, ...]:
    return tuple(
        Work(
            _("Propose a version of “%(policy)s”") % {"policy": each.title},
            f"/desk/policy/{each.id}/propose/",
        )
        for each in policy.policies()
    )
