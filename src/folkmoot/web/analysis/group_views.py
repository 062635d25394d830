"""Public pages of opinion groups: the landscape, and each group."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from folkmoot.analysis.disclosure import LEAST_COUNT
from folkmoot.analysis.groups import LEAST_PARTICIPANTS, STABLE_FROM, Why
from folkmoot.analysis.statements import LEAST_SIDE, Statement, dividing, splitting, uniting
from folkmoot.federation.rights import Action
from folkmoot.web.analysis import queries
from folkmoot.web.analysis.desk_views import secretariat
from folkmoot.web.analysis.group_pages import (
    GroupLine,
    GroupPage,
    LandscapePage,
    Share,
    StatementLine,
    Statements,
    TriedLine,
)
from folkmoot.web.analysis.group_queries import (
    StoredGroup,
    StoredGroups,
    statement_texts,
    stored_groups,
)
from folkmoot.web.analysis.landscape import sheet
from folkmoot.web.analysis.queries import Run
from folkmoot.web.components.pages import show
from folkmoot.web.federation.doors import may

SHOWN = 6
MOST_OF = 0.5

Links = Callable[..., str]


def landscape(request: HttpRequest, run: str) -> HttpResponse:
    """Show where participants lie, what unites them and what divides them."""
    told = _told(request, queries.run(run))
    found = told.found
    page = LandscapePage(
        run=told.run,
        why=_why(found),
        placed=len(found.points) if found.is_open else None,
        is_stable=found.is_stable,
        stability=found.stability,
        sheet=sheet(found.points) if found.is_stable and found.is_open else None,
        groups=tuple(told.group(each) for each in found.groups),
        tried=_tried(found),
        uniting=told.statements(uniting(told.known)),
        rejected=told.statements(uniting(told.known, agrees=False), against=MOST_OF),
        dividing=told.statements(dividing(told.known))
        if found.is_stable
        else told.statements(splitting(told.known), against=LEAST_SIDE),
    )
    return show(request, "analysis/landscape.html", page)


def group(request: HttpRequest, group: str) -> HttpResponse:
    """Show one opinion group and the statements that set it apart."""
    run, letter = queries.group_place(group)
    told = _told(request, queries.run(run))
    own = next(each for each in told.found.groups if each.letter == letter)
    line = told.group(own)
    page = GroupPage(
        told.run,
        line,
        Statements(line.holds, told.letters),
        told.found.stability,
        told.found.is_stable,
        told.link(group=letter),
    )
    return show(request, "analysis/group.html", page)


@dataclass(frozen=True, slots=True)
class _Told:
    """What a run found, in the words of the reader, with links for those who may follow them."""

    run: Run
    found: StoredGroups
    texts: Mapping[str, str]
    link: Links

    @property
    def known(self) -> tuple[Statement, ...]:
        """The statements with the votes that may be told: by group, or of all where none lasts."""
        if self.found.is_stable:
            return self.found.statements
        return tuple(Statement(one.id, one.all, (one.all,)) for one in self.found.statements)

    @property
    def letters(self) -> tuple[str, ...]:
        """The groups whose votes are told."""
        return tuple(each.letter for each in self.found.groups) if self.found.is_stable else ()

    def statements(self, chosen: Sequence[Statement], *, against: float = 0.0) -> Statements:
        """Give the first of the *chosen* with how many agree; *against* is known to disagree."""
        lines = tuple(self.line(one, against=against) for one in chosen[:SHOWN])
        return Statements(lines, self.letters)

    def line(
        self, statement: Statement, position: str = "", *, against: float = 0.0
    ) -> StatementLine:
        """Give a statement with how many of each group agree, or of all who voted on it."""
        text = self.texts.get(statement.id, statement.id)
        shares = [
            Share(
                support.agree,
                support.voted,
                self._opened(statement.id, letter),
                ceil(against * support.voted),
            )
            for support, letter in zip(statement.support, self.letters or ("",), strict=True)
        ]
        return StatementLine(statement.id, text, tuple(shares), position)

    def group(self, group: StoredGroup) -> GroupLine:
        """Give a group with what may be told of it."""
        size = len(group.members)
        if size < LEAST_COUNT:
            return GroupLine(group.id, group.letter, None, ())
        base = len(self.found.points) if self.found.is_open else size
        known = {one.id: one for one in self.known}
        holds = [
            self.line(known[name], "agree")
            if agrees
            else self.line(known[name], "disagree", against=MOST_OF)
            for name, agrees in group.holds
        ]
        whole = Share(size, base, self.link(group=group.letter))
        return GroupLine(group.id, group.letter, whole, tuple(holds))

    def _opened(self, statement: str, letter: str) -> str:
        return self.link(group=letter, statement=statement, vote="agree") if letter else ""


def _told(request: HttpRequest, run: Run) -> _Told:
    opens = may(request, Action.READ_RESPONSES, secretariat(request))
    address = reverse("counted", args=[run.id])

    def link(**asked: str) -> str:
        return f"{address}?{urlencode(asked)}" if opens else ""

    return _Told(run, stored_groups(run.id), statement_texts(run.consultation), link)


def _tried(found: StoredGroups) -> tuple[TriedLine, ...]:
    return tuple(
        TriedLine(
            count,
            apart[:-2],
            lasting[:-2],
            bool(lasting) and float(lasting) >= STABLE_FROM,
            count == len(found.groups),
        )
        for count, apart, lasting in found.tried
    )


def _why(found: StoredGroups) -> str:
    return {
        "": found.reason,
        Why.TOO_FEW: _(
            "Too few people voted on enough statements; groups are looked for from %(least)d."
        )
        % {"least": LEAST_PARTICIPANTS},
        Why.ALL_PASSED: _(
            "Everybody passed on every statement, so there is nothing to tell groups apart by."
        ),
        Why.ALIKE: _("The participants vote in too few different ways to tell groups apart."),
    }[found.why]
