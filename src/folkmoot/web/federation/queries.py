"""Reading the federation: its tree, and who is asking."""

from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

from folkmoot.federation.bodies import Body, BodyKind, Tree
from folkmoot.federation.mandates import Mandate, Role
from folkmoot.federation.rights import Actor
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.federation.models import BodyRow, MandateRow, PersonRow


def tree() -> Tree:
    """Give all bodies in their tree."""
    return Tree(_body(row) for row in BodyRow.objects.order_by("id"))


def bodies(kind: BodyKind) -> list[Body]:
    """Give the bodies of *kind*, by name."""
    return [_body(row) for row in BodyRow.objects.filter(kind=kind).order_by("name")]


def body_name(body: str) -> str:
    """Give a body's name, or its id where it is not known here."""
    return BodyRow.objects.filter(id=body).values_list("name", flat=True).first() or body


def body_names() -> dict[str, str]:
    """Give the names of all bodies by id."""
    return dict(BodyRow.objects.values_list("id", "name"))


def federation_name() -> str:
    """Give the name of the federation that the site serves, or nothing where there is none yet."""
    found = BodyRow.objects.filter(kind=BodyKind.FEDERATION).values_list("name", flat=True)
    return found.first() or ""


def federation_is_invented() -> bool:
    """Say whether the federation is invented, so that pages can say so."""
    return BodyRow.objects.filter(kind=BodyKind.FEDERATION, invented=True).exists()


def people_names() -> dict[str, str]:
    """Give the names of all people by id, for those who may know who did what."""
    return dict(PersonRow.objects.values_list("id", "name"))


def names_with(role: Role, body: str, at: datetime) -> tuple[str, ...]:
    """Name the people who hold *role* in *body* at an instant."""
    rows = MandateRow.objects.filter(role=role, body_id=body).select_related("person")
    held = [row for row in rows if _mandate(row).holds_on(at.date())]
    return tuple(sorted({row.person.name for row in held}))


def people_with(role: Role, body: str, at: datetime) -> dict[str, str]:
    """Give the names of the people who hold *role* in *body* at an instant, by id."""
    rows = MandateRow.objects.filter(role=role, body_id=body).select_related("person")
    return {row.person_id: row.person.name for row in rows if _mandate(row).holds_on(at.date())}


def person_of(user: AbstractBaseUser | AnonymousUser) -> Reference | None:
    """Give the reference of the person behind an account, or None."""
    found = PersonRow.objects.filter(account_id=user.pk).first() if user.pk else None
    return Reference(Kind.PERSON, found.id) if found else None


def actor_of(user: AbstractBaseUser | AnonymousUser, at: datetime) -> Actor:
    """Give the actor behind an account with their mandates; the public where there is none."""
    person = person_of(user)
    if person is None:
        return Actor("", (), at)
    rows = MandateRow.objects.filter(person_id=person.name).order_by("since", "pk")
    return Actor(person.name, tuple(_mandate(row) for row in rows), at)


def _mandate(row: MandateRow) -> Mandate:
    role = Role(row.role)
    return Mandate(row.person_id, role, row.body_id, row.since, row.until, row.consultation)


def _body(row: BodyRow) -> Body:
    return Body(
        row.id,
        row.name,
        BodyKind(row.kind),
        parent=row.parent_id or "",
        languages=tuple(row.languages),
        zone=row.zone,
        jurisdiction=row.jurisdiction,
    )
