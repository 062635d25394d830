"""Heavy work carried out here or on two nodes of Ray: in order, as needed, and the same bytes."""

import json
import os
import pickle
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from folkmoot.analysis.campaigns import find_campaigns
from folkmoot.analysis.engine import HERE, chosen_engine
from folkmoot.analysis.in_turn import AHEAD, in_order
from folkmoot.foundation.errors import InputError
from tests.analysis.texts import LETTER, a_text, with_changes

ROOT = Path(__file__).parents[2]


def test_what_is_found_comes_in_the_order_of_the_parts():
    assert list(HERE.each(partial(pow, 2), range(100))) == [2**n for n in range(100)]


def test_parts_are_read_as_they_are_needed():
    parts = iter(range(1000))
    found = HERE.each(str, parts)
    assert next(found) == "0"
    assert next(parts) <= AHEAD * (os.cpu_count() or 1)


def test_no_more_is_begun_than_may_wait():
    parts = iter(range(9))
    found = in_order(parts, begin=str, end=int, most=3)
    assert next(found) == 0
    assert list(parts) == [3, 4, 5, 6, 7, 8]
    assert list(found) == [1, 2]


def test_what_the_work_raises_is_raised_here():
    with pytest.raises(ZeroDivisionError):
        list(HERE.each(lambda n: 1 // n, [1, 0]))


def test_this_machine_is_chosen_unless_another_engine_is_named(monkeypatch):
    for named in ("", "here"):
        monkeypatch.setenv("FOLKMOOT_ENGINE", named)
        with chosen_engine() as engine:
            assert engine is HERE


def test_an_engine_that_is_none_is_refused_in_a_sentence(monkeypatch):
    monkeypatch.setenv("FOLKMOOT_ENGINE", "spark")
    with pytest.raises(InputError, match="FOLKMOOT_ENGINE is 'spark'"), chosen_engine():
        pass


class Elsewhere:
    """Does each part as another machine would: all that it needs goes there as bytes."""

    shares_memory = False

    def each(self, work, parts):
        for part in parts:
            done, own = pickle.loads(pickle.dumps((work, part)))
            yield done(own)


def test_campaigns_are_the_same_where_no_memory_is_shared():
    letters = [
        with_changes(f"{opening} {LETTER}", 7 + copy, "so")
        for opening in ("Dear council,", "To whom it may concern: we write as neighbours, and")
        for copy in range(60)
    ]
    texts = [a_text(str(n), text) for n, text in enumerate(letters)]
    found = find_campaigns(texts, engine=Elsewhere())
    assert found == find_campaigns(texts)
    assert sum(campaign.size for campaign in found) > 100


ON_TWO_NODES = """
import sys
from pathlib import Path
from tests.analysis.on_two_nodes import tell
tell(Path(sys.argv[1]))
"""


def test_two_nodes_of_ray_give_the_same_bytes(tmp_path):
    """Begin two nodes once, and hold everything that they must do to what one machine does."""
    pytest.importorskip("ray")
    (tmp_path / "in.csv").write_text(_sheet(), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", ON_TWO_NODES, tmp_path],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    told = json.loads(done.stdout)
    assert told["nodes used"] == 2
    assert told["order"] == [2 * n for n in range(40)]
    assert told["refused"] == "Three is wrong."
    assert "different programs (code" in told["unlike"]
    assert told["campaigns are the same"]
    assert told["copies"] > 100
    assert told["processes left"] == 0


def _sheet():
    rows = ["id,text"]
    for letter in range(6):
        for copy in range(20):
            words = with_changes(LETTER, 9 + copy, f"so{letter}").split()
            own = " ".join(words[letter * 3 :] + words[: letter * 3])
            rows.append(f'{letter}-{copy},"{own}"')
    return "\n".join([*rows, *(f"own-{n},Nobody else says {n} things." for n in range(50))])
