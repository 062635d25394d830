"""The truth table of majority rules, to be read by a lawyer: each line is one vote.

C is carried, - is lost. Each pair of letters is one base (for and against, cast, present, all
entitled): first strict, "more than", then not, "at least". The two columns after that say whether
a quorum of half of the entitled votes is met, where votes cast count for it, and where being
present does; without it the vote does not stand, whatever else.
"""

from fractions import Fraction

import pytest
from _pytest.mark import ParameterSet

from folkmoot.decision.outcome import Verdict, decide_outcome
from folkmoot.decision.rules import (
    CONSENT,
    HALF,
    SIMPLE,
    THREE_QUARTERS,
    Attendance,
    Base,
    Majority,
    Rule,
    Tie,
)
from folkmoot.decision.tally import Choice, Sides, Tally
from folkmoot.foundation.errors import InputError

HALF_OF_100_ENTITLED = """
  for against abstained present | f+a cast pres ent | cast pres | why
                                | >≥   >≥   >≥   >≥ |  ?    ?   |
    0       0         0       0 | --   --   --   -- | no   no   | nobody came
    0       0         0     100 | --   --   --   -- | no   yes  | nobody voted
    0       0       100     100 | --   --   --   -- | yes  yes  | all abstain
    0     100         0     100 | --   --   --   -- | yes  yes  | all against
    1       0         0       1 | CC   CC   CC   -- | no   no   | one alone
    1       0        99     100 | CC   --   --   -- | yes  yes  | one for, all others abstain
   50      50         0     100 | -C   -C   -C   -C | yes  yes  | a tie of all
   25      25        50     100 | -C   --   --   -- | yes  yes  | a tie, half abstain
   51      49         0     100 | CC   CC   CC   CC | yes  yes  | one more than half
   50       0         0     100 | CC   CC   -C   -C | yes  yes  | half for, half silent
   50       0        50     100 | CC   -C   -C   -C | yes  yes  | half for, half abstain
   51       0         0     100 | CC   CC   CC   CC | yes  yes  | more than half, unopposed
   30      20         0      60 | CC   CC   -C   -- | yes  yes  | exactly half of those present
   30      20        10      60 | CC   -C   -C   -- | yes  yes  | exactly half of those cast
   31      20         9      60 | CC   CC   CC   -- | yes  yes  | one more of those present
   40      30        10      90 | CC   -C   --   -- | yes  yes  | each base says something else
   49       0         0      49 | CC   CC   CC   -- | no   no   | one too few for the quorum
   50       0         0      50 | CC   CC   CC   -C | yes  yes  | just enough for the quorum
"""

TWO_THIRDS_OF_90_ENTITLED = """
  for against abstained present | f+a cast pres ent | cast pres | why
                                | >≥   >≥   >≥   >≥ |  ?    ?   |
    0       0         0       0 | --   --   --   -- | no   no   | nobody came
    0       0        90      90 | --   --   --   -- | yes  yes  | all abstain
    1       0         0       1 | CC   CC   CC   -- | no   no   | one alone
    2       1         0       3 | -C   -C   -C   -- | no   no   | exactly two thirds of few
   60      30         0      90 | -C   -C   -C   -C | yes  yes  | exactly two thirds of all
   59      31         0      90 | --   --   --   -- | yes  yes  | one less
   61      29         0      90 | CC   CC   CC   CC | yes  yes  | one more
   40      20        30      90 | -C   --   --   -- | yes  yes  | abstentions count in three bases
   40      20         0      60 | -C   -C   -C   -- | yes  yes  | absence counts in one
   45      45         0      90 | --   --   --   -- | yes  yes  | a tie
"""

COLUMNS = [(base, strict) for base in Base for strict in (True, False)]
VERDICTS = {"C": Verdict.CARRIED, "-": Verdict.LOST}


def lines(table: str, threshold: Fraction, entitled: int) -> list[ParameterSet]:
    """Give each line of a table as a case, named by its reason."""
    cases = []
    for line in table.strip().splitlines()[2:]:
        votes, expected, quorums, why = (part.split() for part in line.split("|"))
        numbers = [int(number) for number in votes]
        total, present = Sides(*numbers[:3]), numbers[3]
        tally = Tally(total, {"north": total}, present, entitled)
        met = [word == "yes" for word in quorums]
        cases.append(pytest.param(threshold, tally, expected, met, id=" ".join(why)))
    return cases


CASES = [
    *lines(HALF_OF_100_ENTITLED, HALF, 100),
    *lines(TWO_THIRDS_OF_90_ENTITLED, Fraction(2, 3), 90),
]


@pytest.mark.parametrize(("threshold", "tally", "expected", "met"), CASES)
def test_the_truth_table_of_majorities_and_quorums(
    threshold: Fraction, tally: Tally, expected: list[str], met: list[bool]
) -> None:
    for (base, strict), letter in zip(COLUMNS, "".join(expected), strict=True):
        majority = Majority(threshold, strict=strict, base=base)
        plain = decide_outcome(Rule("r", majority), tally)
        assert plain.verdict is VERDICTS[letter], (base, strict)
        for counts, is_met in zip((Attendance.CAST, Attendance.PRESENT), met, strict=True):
            asked = decide_outcome(Rule("r", majority, quorum=HALF, counts=counts), tally)
            stands = VERDICTS[letter] if is_met else Verdict.INQUORATE
            assert asked.verdict is stands, (base, strict, counts)


@pytest.mark.parametrize(
    ("sides", "without", "unused", "cast_for", "cast_against"),
    [
        # votes               no casting vote   not used       for              against
        pytest.param((5, 5, 0), "lost", "tied", "carried", "lost", id="a tie"),
        pytest.param((5, 5, 90), "lost", "tied", "carried", "lost", id="a tie beside abstentions"),
        pytest.param((6, 5, 0), "carried", "carried", "refused", "refused", id="no tie"),
        pytest.param((5, 6, 0), "lost", "lost", "refused", "refused", id="no tie, lost"),
        pytest.param((0, 0, 9), "lost", "lost", "refused", "refused", id="all abstain: no tie"),
        pytest.param((0, 0, 0), "lost", "lost", "refused", "refused", id="no vote: no tie"),
    ],
)
def test_the_truth_table_of_casting_votes(
    sides: tuple[int, int, int], without: str, unused: str, cast_for: str, cast_against: str
) -> None:
    total = Sides(*sides)
    tally = Tally(total, {"north": total}, 100, 100)
    rule = Rule("r", SIMPLE, tie=Tie.CHAIR)
    assert decide_outcome(Rule("r", SIMPLE), tally).verdict == without
    assert decide_outcome(rule, tally).verdict == unused
    assert came_to(rule, tally, Choice.YES) == cast_for
    assert came_to(rule, tally, Choice.NO) == cast_against


def came_to(rule: Rule, tally: Tally, chair: Choice) -> str:
    try:
        return str(decide_outcome(rule, tally, chair=chair).verdict)
    except InputError:
        return "refused"


@pytest.mark.parametrize(
    ("majority", "sides", "expected"),
    [
        pytest.param(CONSENT, (1, 0, 0), "C", id="consent: one for, nobody against"),
        pytest.param(CONSENT, (1, 0, 99), "C", id="consent: the others abstain"),
        pytest.param(CONSENT, (99, 1, 0), "-", id="consent: one against"),
        pytest.param(CONSENT, (0, 0, 99), "-", id="consent: nobody for"),
        pytest.param(CONSENT, (0, 1, 0), "-", id="consent: only against"),
        pytest.param(THREE_QUARTERS, (3, 1, 0), "C", id="three quarters: exactly"),
        pytest.param(THREE_QUARTERS, (74, 26, 0), "-", id="three quarters: one too few"),
        pytest.param(THREE_QUARTERS, (75, 25, 0), "C", id="three quarters: exactly, of 100"),
    ],
)
def test_the_truth_table_of_consent_and_three_quarters(
    majority: Majority, sides: tuple[int, int, int], expected: str
) -> None:
    total = Sides(*sides)
    tally = Tally(total, {"north": total}, 100, 100)
    assert decide_outcome(Rule("r", majority), tally).verdict is VERDICTS[expected]


N, R, S = Sides(60, 0), Sides(0, 20), Sides(0, 20)


@pytest.mark.parametrize(
    ("sections", "strict", "votes_alone", "both"),
    [
        # each section's votes                       more than half?  votes   and sections
        pytest.param([N, R, S], True, "C", "-", id="one large section outvoted by two"),
        pytest.param([N, Sides(20), S], True, "C", "C", id="two sections of three"),
        pytest.param([N, R], True, "C", "-", id="one of two is not more than half"),
        pytest.param([N, R], False, "C", "C", id="one of two is half"),
        pytest.param([N, Sides(9, 9), S], True, "C", "-", id="a divided section takes no side"),
        pytest.param([N, Sides(0, 0, 9), S], True, "C", "-", id="abstaining takes no side"),
        pytest.param([N, Sides(), Sides()], True, "C", "C", id="silent sections are not counted"),
        pytest.param([Sides(1, 2), Sides(2, 1), Sides(2, 1)], True, "C", "C", id="close"),
        pytest.param([Sides(0, 9), Sides(2, 1), Sides(2, 1)], True, "-", "-", id="votes against"),
    ],
)
def test_the_truth_table_of_two_majorities(
    sections: list[Sides], strict: bool, votes_alone: str, both: str
) -> None:
    by_section = {f"s{n}": sides for n, sides in enumerate(sections)}
    tally = Tally(sum(sections, Sides()), by_section, 100, 100)
    second = Majority(HALF, strict=strict, base=Base.CAST)
    assert decide_outcome(Rule("r", SIMPLE), tally).verdict is VERDICTS[votes_alone]
    assert decide_outcome(Rule("r", SIMPLE, sections=second), tally).verdict is VERDICTS[both]
