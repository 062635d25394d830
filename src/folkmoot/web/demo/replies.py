"""The invented secretariat answers those who wrote, as its pack has it: replies.toml."""

from datetime import datetime
from pathlib import Path

from folkmoot.foundation.packs import raise_faults, read_toml
from folkmoot.foundation.references import Kind, Reference
from folkmoot.web.analysis import queries as analysis
from folkmoot.web.consultation import services
from folkmoot.web.consultation.services.theme_answers import Said


def answer_those_who_wrote(consultation_id: str, lantern: Path, *, at: datetime) -> int:
    """Answer the themes that the pack has a reply to, in each of its languages; give how many."""
    file = read_toml(lantern / "replies.toml")
    names = {
        file.text(table, "theme", of="reply", position=n): table
        for n, table in file.tables("reply")
    }
    raise_faults(file)
    run = analysis.runs_of(consultation_id)[0]
    themes = {theme.name: theme.reference for theme in analysis.published_themes(run.id)}
    by = Reference(Kind.PERSON, "ines")
    answered = [name for name in names if name in themes]
    for name in answered:
        for said in _said(names[name]):
            services.answer_theme(
                themes[name],
                said,
                consultation_id=consultation_id,
                body="secretariat",
                by=by,
                at=at,
            )
    services.lay_down_fates(consultation_id)
    return len(answered)


def _said(table: object) -> list[Said]:
    assert isinstance(table, dict)
    return [
        Said(
            language,
            table["asked"][language],
            table["said"][language],
            table["did"][language],
            table["done"],
            table.get("link", ""),
        )
        for language in table["asked"]
    ]
