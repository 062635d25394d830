"""Versions and amendments as Akoma Ntoso, for programs that read law."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse

from folkmoot.federation.bodies import BodyKind
from folkmoot.foundation.references import Kind, Reference
from folkmoot.publication.akoma import Identity, Publisher, akoma_version
from folkmoot.publication.akoma_amendments import Amended, akoma_amendment
from folkmoot.web.decision import amendment_queries, stored
from folkmoot.web.federation import queries as federation
from folkmoot.web.ledger.labels import labels
from folkmoot.web.policy import queries as policies


def version(request: HttpRequest, policy: str, number: str) -> HttpResponse:
    """Give one version of a policy."""
    reference = Reference(Kind.POLICY, policy, number)
    found = policies.version(reference)
    if found is None:
        raise Http404
    identity = _identity(reference, found.version.title, found.on)
    return _file(akoma_version(found.version, identity), f"{policy}-{number}")


def amendment(request: HttpRequest, name: str) -> HttpResponse:
    """Give one amendment as it stands."""
    row = amendment_queries.row_of(name)
    if row is None:
        raise Http404
    made, day = stored.amendment_of(row), row.meeting.day
    title = labels([made.target])[made.target]
    of = Amended(_identity(made.target, title, day), title, stored.standing(row).base)
    identity = _identity(Reference(Kind.AMENDMENT, name), name, day)
    return _file(akoma_amendment(made, identity, of=of, why=row.why), name)


def _identity(reference: Reference, title: str, day: date) -> Identity:
    """Say what a text is; *day* is that of what has no version, such as a motion."""
    found = policies.version(reference.whole) if reference.version else None
    if found is None:
        return Identity(_publisher(), reference, title, day, day)
    return Identity(
        _publisher(),
        reference,
        title,
        begun=policies.versions(reference.name)[0].on,
        dated=found.on,
        language=found.version.language,
        number=found.version.number,
    )


def _publisher() -> Publisher:
    found = federation.bodies(BodyKind.FEDERATION)
    return Publisher(found[0].id, found[0].name) if found else Publisher("folkmoot", "Folkmoot")


def _file(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/akn+xml")
    response["Content-Disposition"] = f'attachment; filename="{name}.akn.xml"'
    return response
