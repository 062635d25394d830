"""Setting up the federation: its bodies, its people, their mandates and accounts."""

from collections.abc import Iterable
from datetime import timedelta

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from folkmoot.federation.bodies import Body, BodyKind, Tree
from folkmoot.federation.mandates import Mandate
from folkmoot.foundation.errors import InputError
from folkmoot.web.federation.models import BodyRow, MandateRow, PersonRow, SpentTicket


@transaction.atomic
def set_up_bodies(bodies: Iterable[Body], *, invented: bool = False) -> None:
    """Store *bodies*, parents before children; those that are there are brought up to date.

    A site serves one federation, and has one secretariat: a second one is refused.
    """
    tree = Tree(bodies)
    _refuse_a_second(BodyKind.FEDERATION, tree)
    _refuse_a_second(BodyKind.SECRETARIAT, tree)
    ordered = sorted(tree.bodies.values(), key=lambda body: len(list(tree.above(body.id))))
    for body in ordered:
        BodyRow.objects.update_or_create(
            id=body.id,
            defaults={
                "name": body.name,
                "kind": str(body.kind),
                "parent_id": body.parent or None,
                "languages": list(body.languages),
                "zone": body.zone,
                "jurisdiction": body.jurisdiction,
                "invented": invented,
            },
        )


@transaction.atomic
def set_up_person(person: str, name: str, mandates: Iterable[Mandate]) -> None:
    """Store one person with their mandates."""
    PersonRow.objects.update_or_create(id=person, defaults={"name": name})
    for mandate in mandates:
        MandateRow.objects.update_or_create(
            person_id=person,
            role=str(mandate.role),
            body_id=mandate.body,
            since=mandate.since,
            consultation=mandate.consultation,
            defaults={"until": mandate.until},
        )


def give_account(person: str, password: str) -> None:
    """Let *person* enter with their id and *password*."""
    give_accounts([person], password)


@transaction.atomic
def give_accounts(people: Iterable[str], password: str) -> None:
    """Let *people* enter, each with their id and with the *password* that a demo gives to all.

    It is hashed once, which takes a third of a second; that it is the same for all shows.
    """
    hashed = make_password(password)
    for person in people:
        user, _ = User.objects.update_or_create(username=person, defaults={"password": hashed})
        PersonRow.objects.filter(id=person).update(account=user)


def spend_ticket(ticket: str, *, lasts: timedelta) -> bool:
    """Note that the ticket with the hash *ticket* is used up; say whether it was not before."""
    now = timezone.now()
    SpentTicket.objects.filter(spent__lt=now - lasts).delete()
    try:
        with transaction.atomic():
            SpentTicket.objects.create(hash=ticket, spent=now)
    except IntegrityError:
        return False
    return True


def _refuse_a_second(kind: BodyKind, tree: Tree) -> None:
    here = set(BodyRow.objects.filter(kind=kind).values_list("id", flat=True))
    here |= {body.id for body in tree.bodies.values() if body.kind is kind}
    if len(here) > 1:
        raise InputError(
            f"A site serves one {kind}; these would be several: {', '.join(sorted(here))}. Give "
            f"the other one a home of its own."
        )
