"""The exports of other platforms, told by their columns: what each standing column becomes.

docs/reference/intake.md says where each shape is written down.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from folkmoot.consultation.intake.columns import plainly

LEAVE_OUT: Final = "leave out"
WORDS: Final = "words"
"""Kept as an answer to no question, with the column's name before it."""

Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Held:
    """Rows that wait for a person: *column* has one of *values* ("" for none)."""

    column: str
    values: frozenset[str]
    why: str


@dataclass(frozen=True, slots=True)
class Shape:
    """One platform's export: it has all of *marks*; *becomes* are its standing columns."""

    platform: str
    marks: frozenset[str]
    becomes: Mapping[str, str] = field(default_factory=dict)
    held: tuple[Held, ...] = ()
    asks_for_map: bool = True


NEVER_SENT: Final = (
    "it was begun and never sent off, so nobody said that it may be used. Let it rest"
)


def _out(names: str) -> dict[str, str]:
    return dict.fromkeys(names.split("|"), LEAVE_OUT)


QUALTRICS: Final = Shape(
    "Qualtrics",
    frozenset({"startdate", "responseid"}),
    {"recordeddate": "received", "responseid": "id", "userlanguage": "language"}
    | _out(
        "startdate|enddate|status|ipaddress|progress|duration (in seconds)|finished|"
        "recipientlastname|recipientfirstname|recipientemail|externalreference|"
        "locationlatitude|locationlongitude|distributionchannel"
    ),
    (Held("finished", frozenset({"false", "0"}), NEVER_SENT),),
)
LIMESURVEY: Final = Shape(
    "LimeSurvey",
    frozenset({"submitdate", "lastpage", "startlanguage"}),
    {"id": "id", "submitdate": "received", "startlanguage": "language"}
    | _out("lastpage|seed|token|startdate|datestamp|ipaddr|refurl|interviewtime"),
    (Held("submitdate", frozenset({""}), NEVER_SENT),),
)
LIMESURVEY_IN_FULL: Final = Shape(
    "LimeSurvey",
    frozenset({"response id", "date submitted", "last page", "start language"}),
    {"response id": "id", "date submitted": "received", "start language": "language"}
    | _out("last page|seed|access code|date started|date last action|ip address|referrer url"),
    (Held("date submitted", frozenset({""}), NEVER_SENT),),
)
GOOGLE_FORMS: Final = Shape(
    "Google Forms",
    frozenset({"timestamp"}),
    {"timestamp": "received"} | _out("email address|username|score"),
    asks_for_map=False,
)
CITIZEN_SPACE: Final = Shape(
    "Citizen Space",
    frozenset({"response id"}),
    {"response id": "id", "submitted": "received", "date submitted": "received"}
    | _out("started|date started|status|analyst notes|tags|user agent|postcode"),
    asks_for_map=False,
)
DECIDIM_PROPOSALS: Final = Shape(
    "Decidim, proposals",
    frozenset({"id", "component/id", "reference", "state"}),
    {"id": "id", "published at": "received", "state": LEAVE_OUT},
    (Held("state", frozenset({"withdrawn"}), "it was withdrawn on Decidim. Let it rest"),),
)
DECIDIM_SURVEY: Final = Shape(
    "Decidim, survey",
    frozenset({"id", "created at", "ip hash", "user status"}),
    {"id": "id", "created at": "received", "ip hash": LEAVE_OUT, "user status": LEAVE_OUT},
)
POLIS_COMMENTS: Final = Shape(
    "Polis, comments",
    frozenset({"comment id", "author id", "moderated", "comment body"}),
    {"comment id": "id", "timestamp": "received", "comment body": "comment"}
    | _out("datetime|author id|agrees|disagrees|moderated"),
    (Held("moderated", frozenset({"-1"}), "Polis' moderators refused it. Read it first"),),
)
POLIS_VOTES: Final = Shape(
    "Polis, votes", frozenset({"comment id", "voter id", "vote"}), {"participant": "id"}
)
POLIS_PARTICIPANTS: Final = Shape(
    "Polis, votes by participant",
    frozenset({"participant", "group id", "n votes"}),
    {"participant": "id"} | _out("group id|n comments|n votes|n agree|n disagree|xid"),
)
UNKNOWN: Final = Shape("", frozenset(), asks_for_map=False)

SHAPES: Final = (
    QUALTRICS,
    LIMESURVEY,
    LIMESURVEY_IN_FULL,
    DECIDIM_PROPOSALS,
    DECIDIM_SURVEY,
    POLIS_COMMENTS,
    POLIS_VOTES,
    POLIS_PARTICIPANTS,
    CITIZEN_SPACE,
    GOOGLE_FORMS,
)
"""In the order in which they are tried: those with the most telling columns first."""

_FIRST_OF_GOOGLE: Final = frozenset({"timestamp", "horodateur", "marca temporal", "طابع زمني"})


def shape_of(rows: Rows) -> Shape:
    """Tell the platform by its columns; UNKNOWN where it is none that is known."""
    names = [plainly(name) for name in rows[0]] if rows else []
    found = next((shape for shape in SHAPES if shape.marks <= set(names)), UNKNOWN)
    if found in (GOOGLE_FORMS, UNKNOWN):
        return GOOGLE_FORMS if names and names[0] in _FIRST_OF_GOOGLE else UNKNOWN
    return found


def shape_called(platform: str) -> Shape:
    """Give the shape of a platform by its name."""
    return next((shape for shape in SHAPES if shape.platform == platform), UNKNOWN)


def standing(shape: Shape, header: str) -> str:
    """Say what a standing column of *shape* becomes; nothing for the form's own columns."""
    name = plainly(header)
    if shape is GOOGLE_FORMS and name in _FIRST_OF_GOOGLE:
        return "received"
    if shape is DECIDIM_PROPOSALS and name not in shape.becomes:
        return WORDS if re.match(r"(title|body)(/|$)", name) else LEAVE_OUT
    if shape in (POLIS_VOTES, POLIS_PARTICIPANTS) and name not in shape.becomes:
        return LEAVE_OUT
    return shape.becomes.get(name, "")


def heads_of(shape: Shape, rows: Rows) -> int:
    """Count the rows above the first response: Qualtrics has three, all others one."""
    if shape is not QUALTRICS:
        return 1
    marks = [number for number, row in enumerate(rows[:4], 1) if _is_import_row(row)]
    return marks[0] if marks else 1


def labels_of(shape: Shape, rows: Rows) -> Sequence[str]:
    """Give the questions' own words beside the columns' names, where the export has them."""
    return rows[1] if heads_of(shape, rows) > 2 else rows[0]


def wide(rows: Rows) -> Rows:
    """Give Polis' votes, one a row, as one row for each voter; other sheets as they are.

    Of two votes on the same comment the later one counts.
    """
    if not rows or shape_of(rows) is not POLIS_VOTES:
        return rows
    names = [plainly(name) for name in rows[0]]
    at, comment, voter, vote = (
        names.index(name) if name in names else -1
        for name in ("timestamp", "comment id", "voter id", "vote")
    )
    votes: dict[str, dict[str, str]] = {}
    full = [row for row in rows[1:] if len(row) == len(names)]
    for row in sorted(full, key=lambda row: _number(row[at]) if at >= 0 else 0):
        votes.setdefault(row[voter], {})[row[comment]] = row[vote]
    comments = sorted({each for cast in votes.values() for each in cast}, key=_number)
    voters = sorted(votes, key=_number)
    body = [[voter, *(votes[voter].get(each, "") for each in comments)] for voter in voters]
    return [["participant", *comments], *body]


def _is_import_row(row: Sequence[str]) -> bool:
    return bool(row) and row[0].replace(" ", "").startswith('{"ImportId"')


def _number(text: str) -> int:
    return int(text) if re.fullmatch(r"\d{1,18}", text) else 0
