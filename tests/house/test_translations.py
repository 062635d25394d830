"""Every page of every area speaks each language of the interface."""

import io
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest
from babel.messages.extract import extract_python
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

from folkmoot.foundation.languages import INTERFACE
from tests.house.tree import SOURCE, WEB, code, shown, templates

CALLS = ("gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "npgettext", "_")
KEYWORDS = {
    name: ((1, "c"), 2) if name == "pgettext" else (1, 2) if name.startswith("n") else None
    for name in CALLS
}
PHRASES = {"phrase": None, "phrases": (1, 2)}
"""How the library marks what pages translate; see `folkmoot.decision.phrases`."""

FORMS = {"fr": 2, "es": 2, "ar": 6}
PLACE = re.compile(r"%\(\w+\)[sd]")
OTHERS = [language for language in INTERFACE if language != "en"]


@pytest.mark.parametrize("language", OTHERS)
def test_what_every_page_asks_for_is_translated(language: str) -> None:
    translated = dict(entries(language))
    lacking = [f"{where}: {id_}" for where, id_ in asked() if not all(translated.get(id_, [""]))]
    assert lacking == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalogue_holds_only_what_is_asked_for(language: str) -> None:
    assert sorted({id_ for id_, _ in entries(language)} - {id_ for _, id_ in asked()}) == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_count_has_every_form_that_its_language_has(language: str) -> None:
    counted = {id_ for id_, forms in entries(language) if len(forms) not in {1, FORMS[language]}}
    assert counted == set()


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_keeps_the_places_of_its_original(language: str) -> None:
    found = [(ids, form) for ids, forms in messages_of(language) for form in forms]
    assert [ids[0] for ids, form in found if places(form) - places("".join(ids))] == []
    single = [(ids[0], form) for ids, form in found if len(ids) == 1]
    assert [id_ for id_, form in single if places(form) != places(id_)] == []


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_is_translated_twice(language: str) -> None:
    lines = catalogue(language).read_text(encoding="utf-8").splitlines()
    ids = [line for line in lines if line.startswith('msgid "') and line != 'msgid ""']
    assert sorted({line for line in ids if ids.count(line) > 1}) == []


def test_words_are_found_in_templates_and_in_code() -> None:
    template = '{% translate "Send" %}{% blocktranslate %}At {{ x }}{% endblocktranslate %}'
    assert list(messages(templatize(template))) == ["Send", "At %(x)s"]
    assert list(messages('title = gettext_lazy("Sent")')) == ["Sent"]


@cache
def asked() -> tuple[tuple[str, str], ...]:
    """Give all words that pages ask a translation for, with the template or code they stand in."""
    texts = {path: templatize(path.read_text(encoding="utf-8")) for path in templates()}
    behind = [path for path in code() if path.is_relative_to(SOURCE)]
    texts |= {path: path.read_text(encoding="utf-8") for path in behind}
    found = {(shown(path), id_) for path, text in texts.items() for id_ in messages(text)}
    return tuple(sorted(found))


def messages(text: str) -> Iterator[str]:
    """Give the words that *text* asks a translation for."""
    calls = KEYWORDS | PHRASES
    found = extract_python(io.BytesIO(text.encode()), calls, [], {"encoding": "utf-8"})
    for _, _, message, _ in found:
        first = message if isinstance(message, str) else next(iter(message or ()), None)
        if first:  # none where it is a variable
            yield first


def entries(language: str) -> Iterator[tuple[str, list[str]]]:
    """Give the words of a catalogue, each by its first form, with all forms of its translation."""
    for ids, forms in messages_of(language):
        yield ids[0], forms


@cache
def messages_of(language: str) -> tuple[tuple[list[str], list[str]], ...]:
    """Give all forms of the words of a catalogue, and of their translation."""
    with catalogue(language).open("rb") as file:
        held = [each for each in read_po(file, locale=language) if each.id and not each.fuzzy]
    return tuple((_forms(each.id), _forms(each.string)) for each in held)


def _forms(words: str | Sequence[str] | None) -> list[str]:
    return [words] if isinstance(words, str) else list(words or [""])


def catalogue(language: str) -> Path:
    """Give the file of a language's translations."""
    return WEB / "locale" / language / "LC_MESSAGES" / "django.po"


def places(text: str) -> set[str]:
    """Give the named places in *text* that values are put in."""
    return set(PLACE.findall(text))
