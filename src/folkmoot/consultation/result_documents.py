"""Results as JSON, stored, hashed and sent. What comes from elsewhere is not trusted."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from zoneinfo import ZoneInfo

from folkmoot.consultation.counts import Told
from folkmoot.consultation.results import Part, Result, Tables, ThemeFound
from folkmoot.foundation.canonical import Json, json_hash
from folkmoot.foundation.errors import InputError


def result_document(result: Result) -> dict[str, Json]:
    """Give *result* as JSON; what *read_result* reads."""
    days = {name: getattr(result, name).isoformat() for name in ("opens", "last_day", "made")}
    return {**asdict(result), **days}


def result_hash(result: Result) -> str:
    """Give the SHA-256 that stands for the whole of *result*."""
    return json_hash(result_document(result))


def read_result(document: Json) -> Result:
    """Read a result; raise InputError where a part of it is missing or not what it should be."""
    try:
        return _result(_mapping(document))
    except (KeyError, ValueError, TypeError) as error:
        raise InputError(
            "The result in this file cannot be read. Ask whoever sent it to send it again."
        ) from error


def _result(found: Mapping[str, Json]) -> Result:
    return Result(
        round=_text(found["round"]),
        consultation=_text(found["consultation"]),
        body=_text(found["body"]),
        opens=_day(found["opens"]),
        last_day=_day(found["last_day"]),
        zone=ZoneInfo(_text(found["zone"])).key,
        languages=tuple(map(_text, _sequence(found["languages"]))),
        number=_whole(found["number"]),
        made=_day(found["made"]),
        in_time=_part(_mapping(found["in_time"])),
        late=_part(_mapping(found["late"])),
        themes=tuple(_theme(_mapping(each)) for each in _sequence(found["themes"])),
        campaigns=_counts(found["campaigns"]),
        set_aside=_counts(found["set_aside"]),
        unused=_count(found["unused"]),
        unread=_count(found["unread"]),
        withdrawn=_count(found["withdrawn"]),
        responses_hash=_text(found["responses_hash"]),
        against=_text(found["against"]),
    )


def _part(found: Mapping[str, Json]) -> Part:
    return Part(
        responses=_count(found["responses"]),
        people=_count(found["people"]),
        minorities=_count(found["minorities"]),
        by_kind=_counts(found["by_kind"]),
        by_channel=_counts(found["by_channel"]),
        by_language=_counts(found["by_language"]),
        answered=_counts(found["answered"]),
        choices=_tables(found["choices"]),
        statements=_tables(found["statements"]),
        clauses=_counts(found["clauses"]),
        passages=_tables(found["passages"]),
    )


def _theme(found: Mapping[str, Json]) -> ThemeFound:
    return ThemeFound(
        reference=_text(found["reference"]),
        title=_text(found["title"]),
        voices=_count(found["voices"]),
        clauses=tuple(map(_text, _sequence(found["clauses"]))),
        quotations=tuple(map(_text, _sequence(found["quotations"]))),
    )


def _tables(value: Json) -> Tables:
    pairs = (_sequence(each) for each in _sequence(value))
    return tuple((_text(name), _counts(counts)) for name, counts in pairs)


def _counts(value: Json) -> Told:
    pairs = (_sequence(each) for each in _sequence(value))
    return tuple((_text(name), _count(count)) for name, count in pairs)


def _count(value: Json) -> int | None:
    return None if value is None else _whole(value)


def _whole(value: Json) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 2**31:
        raise ValueError
    return value


def _day(value: Json) -> date:
    found = date.fromisoformat(_text(value))
    if not 2000 <= found.year < 2200:
        raise ValueError
    return found


def _text(value: Json) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _sequence(value: Json) -> Sequence[Json]:
    if isinstance(value, str) or not isinstance(value, Sequence):
        raise TypeError
    return value


def _mapping(value: Json) -> Mapping[str, Json]:
    if not isinstance(value, Mapping):
        raise TypeError
    return value
