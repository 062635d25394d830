"""The desk of whoever keeps keys: custody chosen, rounds unlocked, keys recovered."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from folkmoot.consultation.custody import SHORTEST
from folkmoot.federation.mandates import Role
from folkmoot.foundation.errors import InputError
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.components.pages import show
from folkmoot.web.consultation import custody_forms as forms
from folkmoot.web.consultation import queries, services
from folkmoot.web.consultation.custody_pages import KeysPage, OfficerPage
from folkmoot.web.consultation.services.custody import OFFICERS, UNLOCKED
from folkmoot.web.consultation.unlocked import code_of, forget, keys_of, remember
from folkmoot.web.federation import queries as federation
from folkmoot.web.federation.asking import asker

Act = Callable[[HttpRequest, str], HttpResponse]


def body_of_officer(request: HttpRequest) -> str:
    """Say for which body somebody is a recovery officer, for the door."""
    mandates = asker(request).actor.mandates
    return next((each.body for each in mandates if each.role is Role.RECOVERY), "federation")


def keys(request: HttpRequest, round_id: str) -> HttpResponse:
    """Show who keeps the key of a round; a POST does one act with it."""
    if request.method != "POST":
        return _keys(request, round_id)
    act = ACTS.get(request.POST.get("act", ""))
    if act is None:
        raise Http404
    try:
        return act(request, round_id)
    except InputError as error:
        return _keys(request, round_id, fault=str(error))


def officer(request: HttpRequest) -> HttpResponse:
    """Let a recovery officer make their key, or hand over a round's."""
    if request.method != "POST":
        return _officer(request)
    by = _by(request)
    try:
        if "make" in request.POST:
            services.make_officer_key(forms.read_new_passphrase(request.POST), by=by)
            return redirect("desk-officer")
        return _handed_over(request, request.POST.get("round", ""))
    except InputError as error:
        return _officer(request, fault=str(error))


def _protect(request: HttpRequest, round_id: str) -> HttpResponse:
    passphrase = forms.read_new_passphrase(request.POST)
    chosen = request.POST.getlist("officers")
    by, at = _by(request), timezone.now()
    services.protect(round_id, passphrase, officers=chosen, by=by, at=at)
    return redirect("desk-keys", round_id)


def _leave_ordinary(request: HttpRequest, round_id: str) -> HttpResponse:
    services.leave_ordinary(round_id, by=_by(request), at=timezone.now())
    return redirect("desk-keys", round_id)


def _unlock(request: HttpRequest, round_id: str) -> HttpResponse:
    passphrase = forms.read_passphrase(request.POST)
    try:
        code = services.unlock_round(round_id, passphrase, by=_by(request), at=timezone.now())
    except InputError as error:
        raise InputError(_("That is not the passphrase. Nothing was unlocked.")) from error
    services.lock_again(code_of(request))
    response = redirect("desk-keys", round_id)
    remember(response, code, span=UNLOCKED)
    return response


def _lock(request: HttpRequest, round_id: str) -> HttpResponse:
    services.lock_again(code_of(request))
    response = redirect("desk-keys", round_id)
    forget(response)
    return response


def _release(request: HttpRequest, round_id: str) -> HttpResponse:
    if "read" not in request.POST:
        raise InputError(_("Say first that you have read them."))
    services.release_all(round_id, keys_of(request), by=_by(request), at=timezone.now())
    return redirect("desk-keys", round_id)


def _take_over(request: HttpRequest, round_id: str) -> HttpResponse:
    code = forms.read_handover(request.POST)
    passphrase = forms.read_new_passphrase(request.POST)
    services.take_over(round_id, code, passphrase, by=_by(request), at=timezone.now())
    return redirect("desk-keys", round_id)


ACTS: Mapping[str, Act] = {
    "protect": _protect,
    "ordinary": _leave_ordinary,
    "unlock": _unlock,
    "lock": _lock,
    "release": _release,
    "take-over": _take_over,
}


def _keys(request: HttpRequest, round_id: str, *, fault: str = "") -> HttpResponse:
    held, at, person = queries.round_of(round_id), timezone.now(), _by(request).name
    if held is None:
        raise Http404
    found = queries.keys_held(round_id, at)
    until = queries.unlocked_until(code_of(request), round_id, person=person, at=at)
    page = KeysPage(
        held=held,
        body=federation.body_name(held.body),
        keys=found,
        is_mine=found.holder == person,
        until=until.astimezone(held.closes.tzinfo) if until else None,
        sealed=queries.sealed_count(round_id),
        shortest=SHORTEST,
        least=min(OFFICERS, len(found.can_recover)),
        fault=fault,
    )
    return show(request, "consultation/desk/keys.html", page, status=422 if fault else 200)


def _handed_over(request: HttpRequest, round_id: str) -> HttpResponse:
    passphrase = forms.read_passphrase(request.POST)
    code = services.hand_over(round_id, passphrase, by=_by(request), at=timezone.now())
    return _officer(request, code=code, code_for=round_id)


def _officer(
    request: HttpRequest, *, code: str = "", code_for: str = "", fault: str = ""
) -> HttpResponse:
    person = _by(request).name
    shared = queries.rounds_shared_with(person)
    bodies = {each: federation.body_name(queries.body_of_round(each)) for each in shared}
    page = OfficerPage(
        has_key=queries.is_officer(person),
        rounds=tuple(bodies.items()),
        shortest=SHORTEST,
        code=code,
        code_for=code_for,
        fault=fault,
    )
    return show(request, "consultation/desk/officer.html", page, status=422 if fault else 200)


def _by(request: HttpRequest) -> Reference:
    return Reference(Kind.PERSON, asker(request).actor.person)
