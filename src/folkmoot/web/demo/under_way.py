"""What the invented coders have begun and not finished: an early run read, proposals half read."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from folkmoot.analysis.dividing import divide
from folkmoot.analysis.framing import Line, split
from folkmoot.consultation.quotations import words_of
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.analysis import assign_queries, queries, services
from folkmoot.web.analysis.assign_services import assign_responses, judge
from folkmoot.web.analysis.frame_draft_services import save_draft
from folkmoot.web.analysis.queries import Run, Theme
from folkmoot.web.consultation import queries as consultation
from folkmoot.web.demo.coders import (
    agreed_frame,
    coded_sentences,
    consultation_languages,
    load_codes,
)

FIRST, SECOND = (Reference(Kind.PERSON, name) for name in ("tomas", "yara"))
NAMED, READ_WHOLE, READ_PARTLY = 9, 2, 14
"""How many themes of the early run have a name; how many themes' proposals are read to the end,
and how many proposals of the next one."""
TWO_IDEAS = "Two ideas, I think. Please look whether the parts are right."
GREETINGS = "Only how letters begin and end"


def read_early(consultation_id: str, lantern: Path, at: datetime) -> Run:
    """Analyse what has come in so far, and leave the reading of it half done.

    Most candidates get the names that the coders have for them, one is left out, and the largest
    of the others is split in two parts that nobody has named yet.
    """
    run = services.run_analysis(consultation_id, by=FIRST, at=at)
    frame = agreed_frame(run, lantern)
    named = [
        Line(each.name.rsplit("-", 1)[0], theme.name)
        for theme in frame[:NAMED]
        for each in theme.candidates
    ]
    done = {line.key for line in named}
    others = [theme for theme in queries.themes_of(run.id) if theme.key not in done]
    out = [Line(theme.key, reason=GREETINGS) for theme in others[-1:]]
    save_draft(run, [*named, *out], base=0, by=FIRST, at=at)
    parts = _parts(run, max(others, key=lambda theme: theme.size))
    save_draft(run, [*named, *out, *parts], base=1, by=SECOND, at=at)
    return run


def assign(run: Run, lantern: Path, at: datetime) -> int:
    """Let responses be proposed for the themes of *run*, and read some; give how many are there.

    A proposal is taken where the invented sentence that is its reason was written for the theme.
    """
    made = assign_responses(run, by=FIRST, at=at)
    coded = coded_sentences(lantern, consultation_languages(run))
    meant = _meant(lantern)
    words = {each.id: words_of(each) for each in consultation.responses_of(run.consultation)}
    themes = queries.published_themes(run.id)
    for place, theme in enumerate(themes[: READ_WHOLE + 1]):
        there = assign_queries.proposals_of(made, theme.id)
        read = there if place < READ_WHOLE else there[:READ_PARTLY]
        verdicts = {
            one.key: "taken" if meant[theme.name] in codes else "refused"
            for one in read
            for codes in [_codes(words[one.judged.response][one.start : one.end], coded)]
        }
        judge(theme, verdicts, by=SECOND, at=at)
    return sum(len(assign_queries.proposals_of(made, theme.id)) for theme in themes)


def _parts(run: Run, theme: Theme) -> list[Line]:
    """Split a candidate as the program proposes; where it proposes nothing, leave it whole."""
    held = {each.id: words_of(each) for each in consultation.responses_of(run.consultation)}
    places = queries.stored_theme(theme.id).passages
    division = divide([held[one.response][one.start : one.end] for one in places], 2)
    if not division.parts:
        return [Line(theme.key, note=TWO_IDEAS)]
    chosen = {
        (one.response, one.start): part for one, part in zip(places, division.parts, strict=True)
    }
    return [Line(part.key, note=TWO_IDEAS, places=part.places) for part in split(theme.key, chosen)]


def _meant(lantern: Path) -> Mapping[str, str]:
    """Give the code of each theme by the name that the coders gave it."""
    return {code.name: code.id for code in load_codes(lantern / "themes.toml")}


def _codes(words: str, coded: Mapping[str, str]) -> set[str]:
    said = " ".join(words.split())
    return {code for text, code in coded.items() if text in said or said in text}
