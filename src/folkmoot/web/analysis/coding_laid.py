"""Readings laid beside each other, put together for the pages of agreement and of settling."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from string import ascii_uppercase

from folkmoot.analysis.coding.agreeing import (
    YES,
    agreement_of_pairs,
    agreement_on_codes,
    passage_values,
)
from folkmoot.analysis.coding.settling import Difference
from folkmoot.web.analysis import coding_compared_queries as queries
from folkmoot.web.analysis import coding_queries
from folkmoot.web.analysis.coding_compared_queries import Compared
from folkmoot.web.analysis.coding_queries import Batch
from folkmoot.web.analysis.coding_settling_pages import (
    AgreementPage,
    CodeAgreement,
    DifferencesPage,
    Noted,
    PairOfCoders,
    Ruling,
    SettlePage,
    ShownDifference,
)


def letters(batch: Batch) -> dict[str, str]:
    """Give each person of a batch a letter, so that who it was settles nothing."""
    return dict(zip(batch.people, ascii_uppercase, strict=False))


def agreement_page(batch: Batch, person: str) -> AgreementPage:
    """Say how far people agree, over the passages of the responses that all handed in."""
    if coding_queries.is_blind(batch, person):
        return AgreementPage(batch, True, 0, 0, 0, 0, (), ())
    found = queries.compared(batch, person)
    passages = sum(map(len, found.passages.values()))
    ready = len(found.people)
    if ready < 2:
        return AgreementPage(batch, False, ready, len(found.texts), passages, found.gone, (), ())
    return AgreementPage(
        batch,
        False,
        ready,
        len(found.texts),
        passages,
        found.gone,
        _by_code(found),
        _by_pair(found) if ready > 2 else (),
    )


def differences_page(batch: Batch, person: str, code: str = "") -> DifferencesPage:
    """List where people differ, of one code or of all."""
    if coding_queries.is_blind(batch, person):
        return DifferencesPage(batch, True, False, code, (), (), 0, False)
    found = queries.compared(batch, person)
    every = shown_differences(found)
    counts = Counter(one.code.id for one in every)
    return DifferencesPage(
        batch,
        False,
        found.is_whole,
        code,
        tuple((one, counts[one.id]) for one in batch.book.codebook.codes if counts[one.id]),
        tuple(one for one in every if code in ("", one.code.id)),
        sum(one.decided is None for one in every),
        person not in batch.coders and batch.closed_on is None,
    )


def settle_page(
    found: Compared, number: int, *, holds: str = "", reason: str = "", problem: str = ""
) -> SettlePage | None:
    """Give one difference within its response, or None where there is none of that number."""
    every = shown_differences(found)
    if not 1 <= number <= len(every):
        return None
    place, shown = found.differences[number - 1], every[number - 1]
    words = found.texts[place.response].text
    left = sum(one.decided is None for one in every)
    return SettlePage(
        found.batch,
        shown,
        words[: place.start],
        words[place.end :],
        _notes(found, place),
        left,
        len(every),
        holds,
        reason,
        problem,
    )


def shown_differences(found: Compared) -> tuple[ShownDifference, ...]:
    """Give every place where people differ, numbered, with what was decided of it."""
    rulings, letter = _rulings(found.batch.id), letters(found.batch)
    return tuple(
        ShownDifference(
            number,
            mark_of(one),
            one.response,
            found.batch.book.codebook.code(one.code),
            found.texts[one.response].text[one.start : one.end],
            ", ".join(letter[coder] for coder in one.by),
            ", ".join(letter[coder] for coder in one.not_by),
            rulings.get(queries.place_of(one), ()),
        )
        for number, one in enumerate(found.differences, start=1)
    )


def mark_of(one: Difference) -> str:
    """Give by what a form tells which difference it is about."""
    return f"{one.response} {one.start} {one.end} {one.code}"


def _by_code(found: Compared) -> tuple[CodeAgreement, ...]:
    codebook, letter = found.batch.book.codebook, letters(found.batch)
    told = agreement_on_codes(found.by_people, found.passages, found.readers, codebook.ids)
    values = passage_values(found.by_people, found.passages, found.readers, codebook.ids)
    put = Counter((one.code, one.coder) for one in values if one.value == YES)
    differ = Counter(one.code for one in found.differences)
    return tuple(
        CodeAgreement(
            codebook.code(one.code),
            one,
            tuple((letter[coder], put[one.code, coder]) for coder in found.people),
            differ[one.code],
        )
        for one in told
    )


def _by_pair(found: Compared) -> tuple[PairOfCoders, ...]:
    ids, letter = found.batch.book.codebook.ids, letters(found.batch)
    pairs = agreement_of_pairs(found.by_people, found.passages, found.readers, ids)
    by_pair = defaultdict(list)
    for one in pairs:
        by_pair[one.coders].append(one.agreement)
    return tuple(
        PairOfCoders((letter[first], letter[second]), tuple(own))
        for (first, second), own in by_pair.items()
    )


def _notes(found: Compared, place: Difference) -> tuple[Noted, ...]:
    letter = letters(found.batch)
    noted = [(one.segment, one.coder, one.memo) for one in found.by_people]
    noted += [(one.segment, one.coder, one.words) for one in found.remarks]
    here = [
        (letter[coder], words)
        for segment, coder, words in noted
        if words and segment.response == place.response and segment.overlaps(place.start, place.end)
    ]
    return tuple(Noted(coder, words) for coder, words in dict.fromkeys(here))


def _rulings(batch_id: str) -> Mapping[tuple[str, int, int, str], tuple[Ruling, ...]]:
    decided = queries.decisions(batch_id)
    names = coding_queries.coder_names(one.by for one in decided)
    found: dict[tuple[str, int, int, str], tuple[Ruling, ...]] = {}
    for one in decided:
        ruling = Ruling(one.holds, one.reason, names[one.by])
        found[queries.place_of(one)] = (*found.get(queries.place_of(one), ()), ruling)
    return found


def first_open(shown: Sequence[ShownDifference]) -> int:
    """Give the number of the first difference that nobody settled, or 0."""
    return next((one.number for one in shown if one.decided is None), 0)
