"""A whole run: byte for byte the same, its report without script, its numbers opening."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from folkmoot.analysis import features, themes
from folkmoot.analysis.constants import constants
from folkmoot.analysis.files import write_analysis
from folkmoot.analysis.progress import Cancelled
from folkmoot.analysis.runs import analyse, document, to_json
from tests.analysis.texts import LETTER, a_text, about

ROOT = Path(__file__).parents[2]


def some_texts():
    texts = [one for subject in ("housing", "clinics", "policing") for one in about(subject)]
    letters = [a_text(f"L{n:02}", LETTER, kind="member") for n in range(12)]
    return [*texts, *letters, a_text("empty", "")]


def test_the_same_texts_in_any_order_give_the_same_bytes():
    texts = some_texts()
    assert to_json(analyse(texts, by=["kind"])) == to_json(analyse(texts[::-1], by=["kind"]))


MADE_ELSEWHERE = """
import hashlib
from tests.analysis.test_runs import some_texts
from folkmoot.analysis.runs import analyse, to_json
print(hashlib.sha256(to_json(analyse(some_texts(), by=["kind"], chapters_by="kind"))).hexdigest())
"""


def test_other_processes_with_other_hashes_and_threads_give_the_same_bytes():
    found = set()
    for seed, threads in (("0", "1"), ("random", "4")):
        around = {"PYTHONHASHSEED": seed, "OMP_NUM_THREADS": threads}
        around["OPENBLAS_NUM_THREADS"] = threads
        around["PYTHONPATH"] = os.pathsep.join((str(ROOT / "src"), str(ROOT)))
        done = subprocess.run(
            [sys.executable, "-c", MADE_ELSEWHERE],
            env={**os.environ, **around},
            capture_output=True,
            text=True,
            check=True,
        )
        found.add(done.stdout)
    assert len(found) == 1


def test_whatever_the_analysis_goes_by_is_in_its_name(monkeypatch):
    texts = some_texts()
    before = analyse(texts)
    for module, name, other in ((themes, "LEAST_FIT", 0.41), (features, "DIRECTIONS", 39)):
        with monkeypatch.context() as changed:
            changed.setattr(module, name, other)
            after = analyse(texts)
        assert after.id != before.id
        assert after.inputs == before.inputs


def test_constants_are_found_in_every_module_that_the_analysis_stands_on():
    modules = {name.split()[0] for name, _ in constants(analyse)}
    assert {"runs", "copies", "following", "themes", "features", "exemplars", "words"} <= modules
    assert modules.isdisjoint({"engine", "engine_ray", "groups"})


def test_a_run_tells_how_far_it_is_step_by_step():
    told = []
    analyse(some_texts(), progress=lambda *how: told.append(how))
    steps = list(dict.fromkeys(step for step, _, _ in told))
    assert steps[0] == "reading words"
    assert steps[-1] == "themes"
    assert all(0 <= done <= whole for _, done, whole in told)


def test_a_run_that_nobody_wants_stops_at_the_next_step():
    def unwanted(step, done, whole):
        if step == "themes":
            raise Cancelled("Nobody wants it.")

    with pytest.raises(Cancelled):
        analyse(some_texts(), progress=unwanted)


def test_another_word_gives_another_run():
    texts = some_texts()
    assert analyse(texts).id != analyse([*texts[:-1], a_text("empty", "no longer")]).id


def test_responses_and_voices_are_counted_both_ways():
    analysis = analyse(some_texts())
    assert len(analysis.texts) == 43
    assert analysis.voices == 43 - 11
    assert analysis.empty == ("empty",)


def test_without_words_the_document_holds_no_word_of_a_response():
    kept = str(document(analyse(some_texts()), words=False)["campaigns"])
    assert "council" not in kept


def test_every_link_of_the_report_leads_somewhere(tmp_path):
    write_analysis(analyse(some_texts(), by=["kind"]), tmp_path, "Test")
    report = (tmp_path / "report.html").read_text("utf-8")
    appendix = (tmp_path / "responses.html").read_text("utf-8")
    own, far = set(re.findall(r'id="([^"]+)"', report)), set(re.findall(r'id="([^"]+)"', appendix))
    assert set(re.findall(r'href="#([^"]+)"', report)) <= own
    assert set(re.findall(r'href="responses.html#([^"]+)"', report)) <= far
    assert set(re.findall(r'href="#([^"]+)"', appendix)) <= far
    assert "<script" not in report
    assert "no opinion poll" in report


def test_words_of_a_response_are_never_taken_for_markup(tmp_path):
    texts = [*some_texts(), a_text("x", "<script>alert(1)</script> & housing matters a lot to me")]
    write_analysis(analyse(texts), tmp_path, "Test <b>")
    for page in ("report.html", "responses.html"):
        assert "<script>" not in (tmp_path / page).read_text("utf-8")
