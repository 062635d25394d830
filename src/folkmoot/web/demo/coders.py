"""The invented coders: they read every passage, and gather the candidates under names of theirs."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from folkmoot.analysis.framing import Names
from folkmoot.consultation.quotations import words_of
from folkmoot.foundation.packs import raise_faults, read_toml
from folkmoot.foundation.references import Reference
from folkmoot.web.analysis import queries as analysis
from folkmoot.web.analysis.gathering import Gathering
from folkmoot.web.analysis.queries import Run, Theme
from folkmoot.web.consultation import queries as consultation
from folkmoot.web.demo.mailbag.voices import load_voices, read


@dataclass(frozen=True, slots=True)
class Code:
    """What the coders call a theme, in which languages, and the clauses that it speaks to."""

    id: str
    name: str
    clauses: tuple[Reference, ...]
    names: Names


def agreed_frame(run: Run, lantern: Path) -> list[Gathering]:
    """Gather each candidate of *run* under the code that most of its passages have.

    A passage is coded as the invented sentence in it was written for. A candidate of which no
    code has more than half of the coded passages is left as it is.
    """
    codes = load_codes(lantern / "themes.toml")
    coded = coded_sentences(lantern, consultation_languages(run))
    words = {each.id: words_of(each) for each in consultation.responses_of(run.consultation)}
    gathered: dict[str, list[Reference]] = defaultdict(list)
    for theme in analysis.themes_of(run.id):
        gathered[_code_of(_passages(theme, words), coded)].append(theme.reference)
    return [
        Gathering(code.name, code.clauses, tuple(gathered[code.id]), names=code.names)
        for code in codes
        if code.id in gathered
    ]


def load_codes(path: Path) -> tuple[Code, ...]:
    """Read the coders' themes; raise PackFaults with every fault."""
    file = read_toml(path)
    codes = tuple(
        Code(
            file.text(table, "id", of="theme", position=n),
            file.text(table, "name", of="theme", position=n),
            tuple(Reference.parse(str(each)) for each in _list(table.get("clauses"))),
            _names(table.get("names")),
        )
        for n, table in file.tables("theme")
    )
    raise_faults(file)
    return codes


def consultation_languages(run: Run) -> tuple[str, ...]:
    """Give the languages of the consultation that *run* is of."""
    held = consultation.consultation(run.consultation)
    return held.languages if held else ()


def coded_sentences(lantern: Path, languages: tuple[str, ...]) -> dict[str, str]:
    """Give the theme of each invented sentence, and of each paragraph of the campaigns."""
    voices = load_voices(lantern / "voices", languages, {})
    sentences = [(one.text, one.theme) for each in voices.values() for one in each.passages]
    for each in voices.values():
        sentences += ((text, code) for code, texts in each.topics.items() for text in texts)
    for letter in read(lantern / "voices" / "letters.toml")["campaign"]:
        sentences += zip(letter["text"].strip().split("\n\n"), letter["codes"], strict=True)
    return {" ".join(text.split()): code for text, code in sentences if code}


def _passages(theme: Theme, words: Mapping[str, str]) -> list[str]:
    stored = analysis.stored_theme(theme.id).passages
    told = (words.get(each.response, "")[each.start : each.end] for each in stored)
    return [" ".join(text.split()) for text in told if text]


def _code_of(passages: Iterable[str], coded: Mapping[str, str]) -> str:
    """Give the code of more than half of the coded *passages*, or nothing."""
    found = Counter(
        code
        for passage in passages
        for code in {c for text, c in coded.items() if text in passage or passage in text}
    )
    code, count = found.most_common(1)[0] if found else ("", 0)
    return code if count * 2 > found.total() else ""


def _names(value: object) -> Names:
    held = value if isinstance(value, dict) else {}
    return tuple(sorted((str(language), str(name)) for language, name in held.items()))


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
