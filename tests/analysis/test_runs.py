"""A whole run: byte for byte the same, its report without script, its numbers opening."""

import re

from folkmoot.analysis.files import write_analysis
from folkmoot.analysis.runs import analyse, document, to_json
from tests.analysis.texts import LETTER, a_text, about


def some_texts():
    texts = [one for subject in ("housing", "clinics", "policing") for one in about(subject)]
    letters = [a_text(f"L{n:02}", LETTER, kind="member") for n in range(12)]
    return [*texts, *letters, a_text("empty", "")]


def test_the_same_texts_in_any_order_give_the_same_bytes():
    texts = some_texts()
    assert to_json(analyse(texts, by=["kind"])) == to_json(analyse(texts[::-1], by=["kind"]))


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
