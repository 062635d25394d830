"""What is told of opinion groups: all to those who may read responses, else what was released."""

from collections.abc import Mapping
from dataclasses import dataclass

from folkmoot.analysis.disclosure import Released
from folkmoot.analysis.told_votes import Told, ToldStatement, told_table, told_whole
from folkmoot.web.analysis import queries
from folkmoot.web.analysis.counted_groups import OF_ALL, grouped_by, votes_on
from folkmoot.web.analysis.group_queries import StoredGroups

AGREE_FIRST = (2, 0, 1, 3)
"""Where in a released row those stand who agree, disagree and pass, and all of them."""


@dataclass(frozen=True, slots=True)
class ToldGroups:
    """The sizes of groups by their letters, None for one left out, and the votes on statements.

    *is_released* is false for the public while nothing was released with this run.
    """

    sizes: Mapping[str, int | None]
    statements: tuple[ToldStatement, ...]
    is_released: bool = True

    @property
    def is_open(self) -> bool:
        """Whether the size of every group is told."""
        return bool(self.sizes) and None not in self.sizes.values()


def told_to_readers(found: StoredGroups) -> ToldGroups:
    """Tell everything that a run found, to those who may read its responses."""
    stable = found.is_stable
    return ToldGroups(
        {each.letter: len(each.members) for each in found.groups},
        tuple(
            ToldStatement(
                one.id, told_whole(one.all), tuple(map(told_whole, one.support if stable else ()))
            )
            for one in found.statements
        ),
    )


def told_to_all(run_id: str, found: StoredGroups) -> ToldGroups:
    """Tell what was released; of groups that are not stable nothing was."""
    letters = [each.letter for each in found.groups] if found.is_stable else []
    frame = queries.frame_of(run_id)
    released = _Released(queries.tables(run_id), frame.get("few", {}))
    sizes = released.row_totals(grouped_by("kind"))
    everybody = released.votes(OF_ALL, adds_down=False)
    statements = []
    for one in found.statements:
        told = released.votes(votes_on(one.id)) if letters else {}
        groups = tuple(told.get(letter) for letter in letters)
        statements.append(ToldStatement(one.id, everybody.get(one.id), groups))
    return ToldGroups(
        {letter: sizes.get(letter) for letter in letters}, tuple(statements), bool(frame)
    )


@dataclass(frozen=True, slots=True)
class _Released:
    tables: Mapping[str, Released]
    few: Mapping[str, list[list[int]]]

    def row_totals(self, name: str) -> dict[str, int | None]:
        """Give the total of each row of a table."""
        table = self.tables.get(name)
        return (
            {}
            if table is None
            else {row: cells[-1] for row, cells in zip(table.rows, table.cells, strict=True)}
        )

    def votes(self, name: str, *, adds_down: bool = True) -> dict[str, Told]:
        """Give what is told of the votes in each row of a table; its last row may be totals."""
        table = self.tables.get(name)
        if table is None:
            return {}
        few = {(row, AGREE_FIRST.index(side)) for row, side in self.few.get(name, [])}
        cells = [[row[side] for side in AGREE_FIRST] for row in table.cells]
        most = max((cell for row in cells for cell in row if cell is not None), default=0)
        if adds_down:
            return dict(zip(table.rows, told_table(cells, few, most), strict=True))
        each = [
            told_table([row, row], [(0, side) for at, side in few if at == place], most)[0]
            for place, row in enumerate(cells)
        ]
        return dict(zip(table.rows, each, strict=True))
