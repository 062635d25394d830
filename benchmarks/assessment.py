"""How many laws are judged in a second, with every reason; and how long a smallest reform takes.

Measured in seconds of one processor, whatever else runs beside it. Promised: at least 1,000
jurisdiction-days a second, the smallest reform of every rule in every law under 1 second, and
250 jurisdictions on the first day of 60 years under 60 seconds.
"""

import sys
import time
from datetime import date

from folkmoot.assessment.assessments import Measure, as_json, assess
from folkmoot.assessment.law import Law, stand
from folkmoot.assessment.packs import DEFAULT_POLICY, load_laws, load_policy_rules
from folkmoot.assessment.reform import aim_of, smallest_reform
from folkmoot.assessment.rules import Result

A_SECOND, WORLD_SECONDS, REFORM_SECONDS = 1_000, 60.0, 1.0
JURISDICTIONS, YEARS = 250, 60
NEW_YEAR = date(2026, 1, 1)


def main() -> int:
    """Measure the three and print them; status 1 where one is missed."""
    found = load_laws()
    measure = found.measure(load_policy_rules(DEFAULT_POLICY, found.codebook))
    laws = list(found.laws.values())
    rate = _judged_a_second(laws, measure)
    world = _world_seconds(laws, measure)
    slowest = max(_reform_seconds(law, measure) for law in laws)
    print(f"judged with every reason: {rate:,.0f} jurisdiction-days a second of {A_SECOND:,}")
    print(f"{JURISDICTIONS} jurisdictions x {YEARS} years: {world:.1f} s of {WORLD_SECONDS:.0f}")
    print(f"slowest smallest reform: {slowest:.2f} s of {REFORM_SECONDS:.0f}")
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


def _reform_seconds(law: Law, measure: Measure) -> float:
    standing, slowest = stand(law, measure.codebook, on=NEW_YEAR), 0.0
    for rule in measure.rules.rules:
        began = time.process_time()
        smallest_reform(standing, measure, [aim_of(measure, rule.id, Result.MET)])
        slowest = max(slowest, time.process_time() - began)
    return slowest


if __name__ == "__main__":
    sys.exit(main())
