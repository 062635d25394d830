"""How many laws are judged in a second, with every reason; and how long a smallest reform takes.

Measured in seconds of one processor, whatever else runs beside it. Promised: at least 1,000
jurisdiction-days a second, 250 jurisdictions on the first day of 60 years under 60 seconds, and
the smallest reform of every rule in every law under 1 second. Beside the search stands a witness
that tries every change of one answer, then of two, and so on.
"""

import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from itertools import chain, combinations, product

from folkmoot.assessment.assessments import Measure, as_json, assess
from folkmoot.assessment.codebook import Codebook
from folkmoot.assessment.law import Law, Standing, imagine, stand
from folkmoot.assessment.packs import DEFAULT_POLICY, load_laws, load_policy_rules
from folkmoot.assessment.reform import MODEL, aim_of
from folkmoot.assessment.searching import Aim, relevant_questions, smallest_changes

A_SECOND, WORLD_SECONDS, REFORM_SECONDS = 1_000, 60.0, 1.0
JURISDICTIONS, YEARS = 250, 60
MOST_WITNESSED = 20_000
NEW_YEAR = date(2026, 1, 1)


def main() -> int:
    """Measure and print; status 1 where a promise is missed."""
    found = load_laws()
    measure = found.measure(load_policy_rules(DEFAULT_POLICY, found.codebook))
    laws = [law for law in found.laws.values() if law.first_day <= NEW_YEAR]
    print(f"{len(laws)} laws, {sum(len(law.answers) for law in laws):,} dated answers")
    rate, world = _judged_a_second(laws, measure), _world_seconds(laws, measure)
    print(f"judged with every reason: {rate:,.0f} jurisdiction-days a second of {A_SECOND:,}")
    print(f"{JURISDICTIONS} jurisdictions x {YEARS} years: {world:.1f} s of {WORLD_SECONDS:.0f}")
    slowest = _reforms(laws, measure)
    return int(rate < A_SECOND or world > WORLD_SECONDS or slowest > REFORM_SECONDS)


def _judged_a_second(laws: list[Law], measure: Measure) -> float:
    began, count = time.process_time(), 0
    while time.process_time() - began < 3:
        for law in laws:
            as_json(assess(law, measure, on=NEW_YEAR))
            count += 1
    return count / (time.process_time() - began)


def _world_seconds(laws: list[Law], measure: Measure) -> float:
    began = time.process_time()
    for number in range(JURISDICTIONS):
        law = laws[number % len(laws)]
        for year in range(NEW_YEAR.year - YEARS, NEW_YEAR.year):
            assess(law, measure, on=max(date(year, 1, 1), law.first_day))
    return time.process_time() - began


def _reforms(laws: list[Law], measure: Measure) -> float:
    standings = [stand(law, measure.codebook, on=NEW_YEAR) for law in laws]
    rules = [[aim_of(measure, rule.id, "met")] for rule in measure.rules.rules]
    timed = [
        (_seconds(partial(smallest_changes, standing, measure.codebook, aims)), standing, aims)
        for standing, aims in product(standings, rules)
    ]
    slowest, standing, aims = max(timed, key=lambda each: each[0])
    tried = _witness_seconds(standing, measure.codebook, aims)
    where = f"{aims[0].name} in {standing.law.jurisdiction.id}"
    print(f"slowest smallest reform, {where}: {slowest:.3f} s of {REFORM_SECONDS:.0f}; {tried}")
    everything = [*chain.from_iterable(rules), aim_of(measure, MODEL, "decriminalisation")]
    together = [
        _seconds(partial(smallest_changes, each, measure.codebook, everything))
        for each in standings
    ]
    print(f"all {len(everything)} aims at once, the slowest law: {max(together):.2f} s")
    return slowest


def _witness_seconds(standing: Standing, codebook: Codebook, aims: list[Aim]) -> str:
    asked = relevant_questions(codebook, aims)
    began = time.process_time()
    for tried, changes in enumerate(_by_size(asked)):
        if all(aim.is_reached(imagine(standing, asked, changes).values) for aim in aims):
            return f"trying all by size: {time.process_time() - began:.3f} s, {tried:,} laws"
        if tried == MOST_WITNESSED:
            break
    return f"trying all by size: over {time.process_time() - began:.1f} s, then stopped"


def _by_size(asked: Codebook) -> Iterator[dict[str, str]]:
    questions = asked.questions
    for size in range(len(questions) + 1):
        for chosen in combinations(questions, size):
            for values in product(*(questions[each].answers for each in chosen)):
                yield dict(zip(chosen, values, strict=True))


def _seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


if __name__ == "__main__":
    sys.exit(main())
