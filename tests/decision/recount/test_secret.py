"""A body that forges a secret vote and signs the forgery: what no hash tells, the numbers do."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from folkmoot.decision.decisions import Decision
from folkmoot.decision.secret import UnitBallot, Voted
from folkmoot.decision.tally import Sides
from tests.decision.builders import a_bundle
from tests.decision.bundled import fault, opened, receipted

Ballots = tuple[UnitBallot, ...]
MORE = UnitBallot("yes", "f" * 64)


def forged(
    ballots: Callable[[Ballots], Ballots] = lambda each: each,
    voted: tuple[Voted, ...] | None = None,
) -> Decision:
    """Give a decision on other ballots or voters, with sums and hashes that fit them."""
    honest = receipted()
    poll = honest.poll
    cast = ballots(poll.ballots)
    said = [ballot.said for ballot in cast]
    sides = Sides(said.count("yes"), said.count("no"), said.count("abstain"))
    poll = replace(poll, ballots=cast, voted=poll.voted if voted is None else voted)
    return replace(honest, poll=poll, tally=replace(honest.tally, total=sides))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        pytest.param(lambda b: (*b, MORE), "those who voted have", id="a ballot more"),
        pytest.param(lambda b: b[:-1], "those who voted have", id="a ballot less"),
        pytest.param(lambda b: (*b[:-1], b[0]), "its mark is there twice", id="one counted twice"),
        pytest.param(
            lambda b: (*b[:-1], replace(b[-1], mark="x" * 64)), "is no mark", id="what is no mark"
        ),
        pytest.param(
            lambda b: (*b[:-1], replace(b[-1], said="twice yes")),
            "neither yes nor no",
            id="more said",
        ),
    ],
)
def test_forged_ballots_are_noticed_though_every_hash_fits(
    tmp_path: Path, change: Callable[[Ballots], Ballots], told: str
) -> None:
    assert told in fault(tmp_path, opened(a_bundle(forged(change))))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        pytest.param(lambda v: (*v, v[0]), "voted before", id="a voter twice"),
        pytest.param(lambda v: (*v, Voted("nobody")), "unknown", id="a voter of nobody"),
        pytest.param(lambda v: v[1:], "those who voted have", id="a voter less"),
        pytest.param(
            lambda v: (Voted("s1", "s2"), *v[1:]), "holds no proxy", id="a proxy not held"
        ),
    ],
)
def test_forged_voters_are_noticed_though_every_hash_fits(
    tmp_path: Path, change: Callable[[tuple[Voted, ...]], tuple[Voted, ...]], told: str
) -> None:
    voted = change(receipted().poll.voted)
    assert told in fault(tmp_path, opened(a_bundle(forged(voted=voted))))
