"""A version is read from Markdown and written back the same."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from folkmoot.foundation.errors import PackFaults, UnknownReference
from folkmoot.policy.clauses import (
    Clause,
    Obligation,
    Section,
    SourcePlace,
    Status,
    Version,
)
from folkmoot.policy.versions import parse_version, render_version, reused_ids, version_hash

TEXT = """\
+++
policy = "open-water"
version = "1"
title = "Open water"
language = "en"
+++

## 1 Position

### 1.1 Swimming is not punished {respect protect}
Source: charter, Part 2, paragraph 4
Source: note-7

Nobody is punished for swimming.

### 1.2 Lifeguards {fulfil}

There is a lifeguard.

- by day

- by night
"""


def faults_of(text: str, **options) -> list[str]:
    with pytest.raises(PackFaults) as raised:
        parse_version(text, file="open-water/draft.md", **options)
    return [str(fault) for fault in raised.value.faults]


def test_a_version_has_sections_and_clauses_with_their_sources():
    version = parse_version(TEXT)
    assert str(version.reference) == "policy:open-water@1"
    assert version.sections == (Section("1", "Position"),)
    assert version.clause("1.1") == Clause(
        id="1.1",
        title="Swimming is not punished",
        text="Nobody is punished for swimming.",
        obligations=(Obligation.RESPECT, Obligation.PROTECT),
        sources=(SourcePlace("charter", "Part 2, paragraph 4"), SourcePlace("note-7")),
    )
    assert version.clauses_of("1") == version.clauses


def test_a_clause_that_a_version_does_not_have_is_told_with_those_it_has():
    with pytest.raises(UnknownReference, match=r"no clause 9\.9\. Its clauses are 1\.1, 1\.2"):
        parse_version(TEXT).clause("9.9")


def test_the_canonical_text_is_read_back_and_written_again_the_same():
    assert render_version(parse_version(TEXT)) == TEXT


def test_breaking_lines_elsewhere_changes_neither_the_version_nor_its_hash():
    wrapped = TEXT.replace("is punished for", "is punished\nfor").replace("\n", "\r\n")
    assert parse_version(wrapped) == parse_version(TEXT)
    assert version_hash(parse_version(wrapped)) == version_hash(parse_version(TEXT))


def test_adopting_a_version_does_not_change_its_hash_but_a_comma_does():
    version = parse_version(TEXT)
    assert version_hash(replace(version, status=Status.ADOPTED)) == version_hash(version)
    assert version_hash(parse_version(TEXT.replace("punished for", "punished, for"))) != (
        version_hash(version)
    )


FULL_OF_FAULTS = """\
+++
policy = "open-water"
version = "1"
+++
stray words

## 1 Position

### 1.1 Swimming {respect enjoy}

Nobody is punished.
Source: charter

### 1.1 Again

Text.

### 2.1 Under the wrong section
Source: nowhere

Text.

### 1.2 Nothing here

#### 1.3 Too deep
"""


def test_all_faults_are_told_at_once_each_with_its_line():
    found = faults_of(FULL_OF_FAULTS, sources={"charter"})
    assert [fault.removeprefix("open-water/draft.md:") for fault in found] == [
        '1: The heading has no title. Add title = "…" between the +++ lines.',
        "5: This text stands under no clause. Put it under a ### heading.",
        "9: 'enjoy' is no obligation. Write {respect}, {protect} or {fulfil}.",
        "12: A source stands directly under the heading. Move this line up.",
        "14: The id 1.1 already stands in line 9. Ids are never used twice: take a new one.",
        (
            "18: Clause 2.1 stands under section '1'. Its id must begin with the section's, "
            "as 2.1 under '## 2'."
        ),
        "19: The source 'nowhere' is not in sources.toml. Add it there, or correct it.",
        "23: 1.2 has no text. Write it under the heading.",
        "25: This is no heading of a section or clause. Write '## 2 Title' or '### 2.1 Title'.",
    ]


@pytest.mark.parametrize("text", ["", "no heading", "+++\nopen = 1", "+++\n= broken\n+++"])
def test_a_text_without_readable_facts_is_told_so_and_nothing_else_breaks(text):
    assert any("heading" in fault or "must begin" in fault for fault in faults_of(text))


def test_an_arabic_version_is_read_like_any_other():
    arabic = TEXT.replace('language = "en"', 'language = "ar"').replace(
        "Nobody is punished for swimming.", "لا يُعاقَب أحد على السباحة، ليلًا أو نهارًا."
    )
    version = parse_version(arabic)
    assert version.language == "ar"
    assert version.clause("1.1").text == "لا يُعاقَب أحد على السباحة، ليلًا أو نهارًا."
    assert render_version(version) == arabic


def test_a_language_that_is_none_is_a_fault():
    assert "is not a language code" in faults_of(TEXT.replace('"en"', '"nowhere-at-all"'))[0]


def test_an_id_that_was_dropped_may_not_come_back():
    first = parse_version(TEXT)
    second = replace(first, number="2", clauses=first.clauses[:1])
    assert reused_ids([first, second]) == ()
    assert reused_ids([first, second, replace(first, number="3")]) == (("3", "1.2"),)


WORDS = st.text("abcz éüلاعدل،.,", min_size=1).map(lambda text: " ".join(text.split())).filter(bool)
PARAGRAPHS = st.lists(WORDS, min_size=1, max_size=3).map("\n\n".join)


@settings(deadline=None)
@given(st.lists(st.tuples(WORDS, PARAGRAPHS, st.sets(st.sampled_from(Obligation))), max_size=4))
def test_whatever_is_written_is_read_back(clauses):
    version = Version(
        policy="p",
        number="1",
        title='A "title" with a \\',
        sections=(Section("1", "One"),),
        clauses=tuple(
            Clause(f"1.{place}", title, text, tuple(sorted(obligations)))
            for place, (title, text, obligations) in enumerate(clauses)
        ),
    )
    written = render_version(version)
    assert parse_version(written) == version
    assert render_version(parse_version(written)) == written
