"""Whose the coding desk is, who may read at it, and where its rights are asked."""

from datetime import datetime

from django.http import HttpRequest

from folkmoot.federation.mandates import Role
from folkmoot.federation.rights import ROLES, Action, Object
from folkmoot.web.analysis import coding_book_queries as books
from folkmoot.web.analysis import coding_queries as queries
from folkmoot.web.analysis.desk_views import secretariat
from folkmoot.web.federation import queries as federation


def of_batch(request: HttpRequest, batch: str, **_: object) -> Object:
    """Say whose a batch is, and of which consultation, for its door."""
    return Object(secretariat(request), queries.batch(batch).book.consultation)


def of_book(request: HttpRequest, book: str, **_: object) -> Object:
    """Say the same of a codebook."""
    return Object(secretariat(request), books.book(book).consultation)


def who_may_code(body: str, at: datetime) -> dict[str, str]:
    """Give the names of those who may code responses in *body*, by what they are as coders."""
    roles: list[Role] = sorted(ROLES[Action.CODE_RESPONSES])
    found = {
        id: name for role in roles for id, name in federation.people_with(role, body, at).items()
    }
    return {f"person:{id}": name for id, name in sorted(found.items(), key=lambda one: one[1])}
