"""What participants meet, and the frame of every page, speaks each language of the interface."""

import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from babel.messages.extract import extract_python
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

from folkmoot.foundation.languages import INTERFACE
from tests.house.test_templates import PARTICIPANT, name_of, reached
from tests.house.tree import WEB, code, templates

CALLS = ("gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "npgettext", "_")
KEYWORDS = {
    name: ((1, "c"), 2) if name == "pgettext" else (1, 2) if name.startswith("n") else None
    for name in CALLS
}
PLACE = re.compile(r"%\(\w+\)[sd]")
OTHERS = [language for language in INTERFACE if language != "en"]


@pytest.mark.parametrize("language", OTHERS)
def test_what_participants_meet_is_translated(language: str) -> None:
    translated = dict(entries(language))
    assert sorted(id_ for id_ in met_by_participants() if not translated.get(id_)) == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_keeps_the_places_of_its_original(language: str) -> None:
    assert [id_ for id_, text in entries(language) if text and places(text) - places(id_)] == []


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_is_translated_twice(language: str) -> None:
    lines = catalogue(language).read_text(encoding="utf-8").splitlines()
    ids = [line for line in lines if line.startswith('msgid "') and line != 'msgid ""']
    assert sorted({line for line in ids if ids.count(line) > 1}) == []


def test_words_are_found_in_templates_and_in_code() -> None:
    template = '{% translate "Send" %}{% blocktranslate %}At {{ x }}{% endblocktranslate %}'
    assert list(messages(templatize(template))) == ["Send", "At %(x)s"]
    assert list(messages('title = gettext_lazy("Sent")')) == ["Sent"]


def met_by_participants() -> set[str]:
    """Give all words of participants' pages, the code behind them, and the frame of the others."""
    pages = {name_of(path): path for path in templates()}
    met = {name for name in pages if PARTICIPANT in reached(name)}
    wanted = set().union(*(reached(name) for name in met), reached("site/page.html"))
    behind = [path for path in code() if path.is_relative_to(WEB / "consultation")]
    texts = [templatize(pages[name].read_text(encoding="utf-8")) for name in sorted(wanted)]
    texts += [path.read_text(encoding="utf-8") for path in behind]
    return {id_ for text in texts for id_ in messages(text)}


def messages(text: str) -> Iterator[str]:
    """Give the words that *text* asks a translation for."""
    found = extract_python(io.BytesIO(text.encode()), KEYWORDS, [], {"encoding": "utf-8"})
    for _, _, message, _ in found:
        yield message if isinstance(message, str) else message[0]


def entries(language: str) -> Iterator[tuple[str, str]]:
    """Give the words of a catalogue with their translation; of several forms the first."""
    with catalogue(language).open("rb") as file:
        for message in read_po(file, locale=language):
            if message.id and not message.fuzzy:
                yield _first(message.id), _first(message.string)


def _first(words: str | Sequence[str] | None) -> str:
    return words if isinstance(words, str) else (words or [""])[0]


def catalogue(language: str) -> Path:
    """Give the file of a language's translations."""
    return WEB / "locale" / language / "LC_MESSAGES" / "django.po"


def places(text: str) -> set[str]:
    """Give the named places in *text* that values are put in."""
    return set(PLACE.findall(text))
