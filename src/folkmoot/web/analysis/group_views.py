"""Public pages of opinion groups: the landscape, and each group."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from folkmoot.analysis.groups import LEAST_PARTICIPANTS, STABLE_FROM, Why
from folkmoot.analysis.told_votes import (
    Reach,
    Told,
    ToldStatement,
    surely_dividing,
    surely_held,
    surely_splitting,
    surely_uniting,
)
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
from folkmoot.web.analysis.group_queries import StoredGroups, statement_texts, stored_groups
from folkmoot.web.analysis.group_told_queries import ToldGroups, told_to_all, told_to_readers
from folkmoot.web.analysis.landscape import sheet
from folkmoot.web.analysis.queries import Run
from folkmoot.web.components.pages import show
from folkmoot.web.federation.doors import may

SHOWN = 6

Links = Callable[..., str]


def landscape(request: HttpRequest, run: str) -> HttpResponse:
    """Show where participants lie, what unites them and what divides them."""
    told = _told(request, queries.run(run))
    found, known = told.found, told.told.statements
    is_open = told.told.is_open
    page = LandscapePage(
        run=told.run,
        why=_why(found),
        placed=len(found.points) if is_open else None,
        is_stable=found.is_stable,
        stability=found.stability,
        sheet=sheet(found.points) if found.is_stable and is_open else None,
        groups=tuple(told.group(at) for at in range(len(told.told.sizes))),
        tried=_tried(found),
        uniting=told.statements(surely_uniting(known)),
        rejected=told.statements(surely_uniting(known, agrees=False)),
        dividing=told.statements(
            surely_dividing(known) if found.is_stable else surely_splitting(known)
        ),
        is_released=told.told.is_released,
    )
    return show(request, "analysis/landscape.html", page)


def group(request: HttpRequest, group: str) -> HttpResponse:
    """Show one opinion group and the statements that set it apart."""
    run, letter = queries.group_place(group)
    told = _told(request, queries.run(run))
    at = next(at for at, each in enumerate(told.found.groups) if each.letter == letter)
    line = told.group(at)
    page = GroupPage(
        told.run,
        line,
        Statements(line.holds, told.letters),
        told.found.stability,
        told.found.is_stable,
        told.told.is_released,
        told.link(group=letter),
    )
    return show(request, "analysis/group.html", page)


@dataclass(frozen=True, slots=True)
class _Told:
    """What is told of a run, in the words of the reader, with links for those who may follow."""

    run: Run
    found: StoredGroups
    told: ToldGroups
    texts: Mapping[str, str]
    link: Links

    @property
    def letters(self) -> tuple[str, ...]:
        """The groups whose votes are told."""
        return tuple(each.letter for each in self.found.groups) if self.found.is_stable else ()

    def statements(self, chosen: Sequence[ToldStatement]) -> Statements:
        """Give the first of the *chosen* with how many agree."""
        return Statements(tuple(map(self.line, chosen[:SHOWN])), self.letters)

    def line(self, statement: ToldStatement, position: str = "") -> StatementLine:
        """Give a statement with how many of each group agree, or of all who voted on it."""
        text = self.texts.get(statement.id, statement.id)
        votes = statement.groups or (statement.all,)
        shares = [
            (letter, self._share(statement.id, letter, one))
            for letter, one in zip(self.letters or ("",), votes, strict=True)
        ]
        return StatementLine(statement.id, text, tuple(shares), position)

    def group(self, at: int) -> GroupLine:
        """Give the group at a place with what may be told of it."""
        group = self.found.groups[at]
        size = self.told.sizes.get(group.letter)
        if size is None:
            return GroupLine(group.id, group.letter, None, ())
        held = surely_held(self.told.statements, at) if self.found.is_stable else ()
        holds = [self.line(one, "agree" if agrees else "disagree") for one, agrees in held]
        base = len(self.found.points) if self.told.is_open else size
        whole = Share(Reach(size, size), base, self.link(group=group.letter))
        return GroupLine(group.id, group.letter, whole, tuple(holds))

    def _share(self, statement: str, letter: str, votes: Told | None) -> Share | None:
        if votes is None or not votes.base.is_told:
            return None
        link = self.link(group=letter, statement=statement, vote="agree") if letter else ""
        return Share(votes.agree, votes.base.low, link)


def _told(request: HttpRequest, run: Run) -> _Told:
    opens = may(request, Action.READ_RESPONSES, secretariat(request))
    address, found = reverse("counted", args=[run.id]), stored_groups(run.id)

    def link(**asked: str) -> str:
        return f"{address}?{urlencode(asked)}" if opens else ""

    told = told_to_readers(found) if opens else told_to_all(run.id, found)
    return _Told(run, found, told, statement_texts(run.consultation), link)


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
