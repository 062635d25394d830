"""Count one decision again from its published bundle, trusting nobody.

This one file needs nothing but Python 3.11 or later: `python3 recount.py BUNDLE.zip`. It shares no
code with the program that made the bundle. Give it what was published elsewhere, and it compares:
`--head HASH`, the head of the ledger; `--key KEY`, the public key that heads are signed with. With
`--code CODE` it finds the ballots of a secret vote that were cast with that code; `--code -` asks
for the code, so that no list of commands keeps it.

It checks the chain of the ledger and the signature of its head; that every record is the one
decided on; that the roll and the proxies fit the rules, and the votes the roll; and it derives
tally, verdict and resulting text again. It ends with 0 where all of it holds; with 1 where
something does not, naming the first record that differs; and with 2 where the file cannot be read.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from typing import TextIO

from folkmoot.decision.recount.chain import (
    check_attested,
    check_chain,
    check_published,
    check_records,
)
from folkmoot.decision.recount.heads import check_head, plain_key
from folkmoot.decision.recount.rankings import check_ranked
from folkmoot.decision.recount.reading import Bundle, Differs, Unreadable
from folkmoot.decision.recount.roots import check_ballots
from folkmoot.decision.recount.rulings import check_rulings
from folkmoot.decision.recount.seats import check_seats
from folkmoot.decision.recount.secret import ballots_with
from folkmoot.decision.recount.sums import check_sums, counted
from folkmoot.decision.recount.text import check_texts
from folkmoot.decision.recount.verdict import check_verdict, rule_of

BROKEN = (LookupError, ValueError, TypeError, ArithmeticError, RecursionError, MemoryError)


def main(arguments: Sequence[str]) -> int:
    """Recount the bundle that *arguments* name, say what was found, give the exit status."""
    asked = _parser().parse_args(arguments)
    try:
        for line in recount(asked.bundle, asked.head, key=asked.key, code=_code(asked.code)):
            _say(sys.stdout, line)
    except Unreadable as error:
        _say(sys.stderr, f"This cannot be recounted: {error}.")
        return 2
    except Differs as error:
        _say(sys.stdout, f"It does not hold. {error}.")
        return 1
    except BROKEN as error:
        _say(sys.stdout, f"It does not hold. A record is not of its form: {error!r}.")
        return 1
    _say(sys.stdout, "All of it holds.")
    return 0


def recount(path: str, head: str = "", *, key: str = "", code: str = "") -> Iterator[str]:
    """Check the bundle at *path* step by step, saying each; raise Differs at the first fault."""
    bundle = Bundle(path)
    decision = bundle.decision()
    hashes = check_chain(bundle)
    yield check_published(bundle, hashes, head)
    yield check_head(bundle, hashes, plain_key(key))
    check_records(bundle, decision)
    yield check_ballots(bundle, decision)
    yield check_attested(bundle, decision)
    corrections = check_rulings(bundle, decision)
    seats = check_seats(bundle, decision)
    yield f"The roll of {len(seats.by_id)} seats fits the rules."
    rule = rule_of(bundle.one("rules.json"), decision)
    if rule.text("method"):
        yield from check_ranked(bundle, decision, seats, rule=rule)
    else:
        sections = check_sums(bundle, decision, seats)
        yield counted(bundle, decision)
        yield check_verdict(decision, rule, sections)
    yield from check_texts(bundle, decision)
    yield from corrections
    if code:
        yield from ballots_with(bundle, decision.text("on"), code)


def _code(given: str) -> str:
    if given != "-":
        return given
    _say(sys.stderr, "Your code, as you wrote it down:")
    return sys.stdin.readline()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("recount.py", description="Count a decision again.")
    parser.add_argument("bundle", help="the file of the decision, as published")
    parser.add_argument("--head", default="", help="the ledger's head, as published elsewhere")
    parser.add_argument("--key", default="", help="the public key, as published elsewhere")
    parser.add_argument("--code", default="", help="your code of a secret vote, or - to be asked")
    return parser


def _say(to: TextIO, line: str) -> None:
    """Write a line that comes from a stranger's file: plain, whatever a terminal can show."""
    plain = "".join(each if each.isprintable() else ascii(each)[1:-1] for each in line)
    known = to.encoding or "utf-8"
    to.write(plain.encode(known, "backslashreplace").decode(known) + "\n")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
