"""Whose body a page of the room is about, for the doors of its routes."""

from django.http import Http404, HttpRequest

from folkmoot.web.decision import queries, room_queries


def body_of_meeting(request: HttpRequest, meeting: str) -> str:
    """Give the body that holds the meeting."""
    body = room_queries.body_of(meeting)
    if body is None:
        raise Http404
    return body


def body_of_put(request: HttpRequest, name: str) -> str:
    """Give the body to whose meeting a motion or an amendment is put."""
    put = queries.named(name)
    if put is None:
        raise Http404
    return put.meeting.body
