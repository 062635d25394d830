"""Count one decision again from its published bundle, trusting nobody.

This one file needs nothing but Python: `python3 recount.py BUNDLE.zip [HEAD]`, HEAD being the
head of the ledger as it was published elsewhere. It shares no code with the program that made the
bundle. It checks the chain of the ledger, that every record is the one decided on, that the roll
fits the rules and the votes fit the roll, and derives tally, verdict and resulting text again.
It ends with 0 where all of it holds; with 1 where something does not, naming the first record
that differs; and with 2 where the file cannot be read at all.
"""

import sys
from collections.abc import Iterator, Sequence

from folkmoot.decision.recount.chain import check_attested, check_chain, check_records
from folkmoot.decision.recount.reading import Bundle, Differs, Record, Unreadable
from folkmoot.decision.recount.recorded import count_recorded, votes_by_proxy
from folkmoot.decision.recount.seats import Seats, check_seats
from folkmoot.decision.recount.sides import Sides, added, named
from folkmoot.decision.recount.text import check_text
from folkmoot.decision.recount.verdict import check_verdict, rule_of


def main(arguments: Sequence[str]) -> int:
    """Recount the bundle that *arguments* name, say what was found, give the exit status."""
    if not 1 <= len(arguments) <= 2:
        sys.stderr.write("Write: python3 recount.py BUNDLE.zip [HEAD]\n")
        return 2
    try:
        for line in recount(*arguments):
            sys.stdout.write(line + "\n")
    except Unreadable as error:
        sys.stderr.write(f"This is no bundle: {error}.\n")
        return 2
    except Differs as error:
        sys.stdout.write(f"It does not hold. {error}.\n")
        return 1
    except (LookupError, ValueError, TypeError, ArithmeticError) as error:
        sys.stdout.write(f"It does not hold. A record is not of its form: {error!r}.\n")
        return 1
    sys.stdout.write("All of it holds.\n")
    return 0


def recount(path: str, head: str = "") -> Iterator[str]:
    """Check the bundle at *path* step by step, saying each; raise Differs at the first fault."""
    bundle = Bundle(path)
    decision = bundle.decision()
    yield check_chain(bundle.records("ledger.json"), head)
    check_records(bundle, decision)
    yield check_attested(bundle, decision)
    rules, seats = bundle.records("rules.json")[0], check_seats(bundle, decision)
    yield f"The roll of {len(seats.by_id)} seats fits the rules."
    sections = count_recorded(bundle, seats, decision.text("on"))
    by_proxy = votes_by_proxy(bundle)
    total = _check_tally(decision, sections, seats, by_proxy)
    yield "Counted again: {} for, {} against, {} abstaining.".format(*total)
    yield check_verdict(decision, rule_of(rules, decision), sections)
    yield check_text(bundle, decision)


def _check_tally(
    decision: Record, sections: dict[str, Sides], seats: Seats, by_proxy: int
) -> Sides:
    total: Sides = (0, 0, 0)
    for sides in sections.values():
        total = added(total, sides)
    ours = {
        "total": named(total),
        "by_section": {name: named(sides) for name, sides in sections.items()},
        "present": seats.present,
        "entitled": seats.entitled,
        "by_proxy": by_proxy,
    }
    if decision.inner("tally").value != ours:
        raise Differs(f"decision.json, tally: counted again it is {ours}")
    return total


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
