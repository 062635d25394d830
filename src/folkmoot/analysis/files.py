"""The folder that an analysis is written to: report, tables, data and what each column means."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from folkmoot.analysis.appendix import responses_page
from folkmoot.analysis.campaign_files import write_campaigns
from folkmoot.analysis.made_with import made_with
from folkmoot.analysis.report import report_page
from folkmoot.analysis.runs import Analysis, to_json
from folkmoot.analysis.sheets import write_csv
from folkmoot.foundation.canonical import canonical_json

RUN_FILE: Final = "analysis.json"
BESIDE_FILE: Final = "made-with.json"

DICTIONARY: Final = (
    ("themes.csv", "chapter", "all responses, or the group whose own themes these are"),
    ("themes.csv", "theme", "the theme's id; assignments.csv and analysis.json use the same"),
    ("themes.csv", "language", "the language it was found in, ISO 639-1"),
    ("themes.csv", "phrases", "words that set it apart; candidates for a name, not a name"),
    ("themes.csv", "voices", "responses that speak to it, each campaign counted once"),
    ("themes.csv", "responses", "responses that speak to it, all copies counted"),
    ("themes.csv", "typical", "the passage that stands best for it, word for word"),
    ("assignments.csv", "chapter", "as in themes.csv"),
    ("assignments.csv", "theme", "as in themes.csv"),
    ("assignments.csv", "response", "the response's id"),
    ("assignments.csv", "start", "where the passage starts in it, counted in characters from 0"),
    ("assignments.csv", "end", "where it ends; the character here is no longer part of it"),
    ("assignments.csv", "fit", "how near it is to the theme's typical passage, .4 to 1"),
    ("assignments.csv", "passage", "the passage, word for word"),
    ("campaigns.csv", "id", "the response's id"),
    ("campaigns.csv", "campaign", "the campaign's id; empty where the response is nobody's copy"),
    ("campaigns.csv", "similarity", "share of words in common with the template, .6 to 1"),
    ("analysis.json", "", "all of it in one canonical document; fractions are text"),
    ("made-with.json", "", "the programs it was made with; the result does not hang on them"),
)


def write_analysis(analysis: Analysis, folder: Path, title: str) -> None:
    """Write the report, its page of responses, the tables and the data dictionary to *folder*.

    It is written beside the folder first, so whoever stops halfway finds what was there before.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}-") as beside:
        _write_all(analysis, Path(beside), title)
        folder.mkdir(exist_ok=True)
        for path in sorted(Path(beside).iterdir()):
            path.replace(folder / path.name)


def _write_all(analysis: Analysis, folder: Path, title: str) -> None:
    _write(folder / "report.html", report_page(analysis, title))
    _write(folder / "responses.html", responses_page(analysis, title))
    (folder / RUN_FILE).write_bytes(to_json(analysis) + b"\n")
    (folder / BESIDE_FILE).write_bytes(canonical_json(dict(made_with())) + b"\n")
    write_themes(analysis, folder / "themes.csv")
    write_assignments(analysis, folder / "assignments.csv")
    ids = [text.id for text in analysis.texts]
    write_campaigns(ids, analysis.campaigns, folder / "campaigns.csv")
    write_csv(folder / "dictionary.csv", ("file", "column", "meaning"), DICTIONARY)


def write_themes(analysis: Analysis, path: Path) -> None:
    """Write a row for each candidate theme."""
    columns = ("chapter", "theme", "language", "phrases", "voices", "responses", "typical")
    rows = [
        (
            chapter.name,
            theme.id,
            theme.language,
            "; ".join(theme.phrases),
            theme.voices,
            len(theme.responses),
            theme.passages[0].quotation.words,
        )
        for chapter in analysis.chapters
        for theme in chapter.themes
    ]
    write_csv(path, columns, rows)


def write_assignments(analysis: Analysis, path: Path) -> None:
    """Write a row for each passage that speaks to a theme; of a campaign, the template's only."""
    columns = ("chapter", "theme", "response", "start", "end", "fit", "passage")
    rows = [
        (
            chapter.name,
            theme.id,
            spoken.quotation.response,
            spoken.quotation.start,
            spoken.quotation.end,
            f"{spoken.fit:.4f}",
            spoken.quotation.words,
        )
        for chapter in analysis.chapters
        for theme in chapter.themes
        for spoken in theme.passages
    ]
    write_csv(path, columns, rows)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="")
