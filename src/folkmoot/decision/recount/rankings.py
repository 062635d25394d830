"""Ranked votes: what each seat or ballot ranked, and what it comes to, derived again."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from folkmoot.decision.recount.ranked import count_ranked
from folkmoot.decision.recount.reading import Bundle, Differs, Record
from folkmoot.decision.recount.recorded import check_voter, opened_instruction
from folkmoot.decision.recount.roots import are_hidden
from folkmoot.decision.recount.seats import Seats
from folkmoot.decision.recount.secret import said_in_secret, secret_by_proxy
from folkmoot.decision.recount.sides import Sides, added, named
from folkmoot.decision.recount.sums import check_sums
from folkmoot.decision.recount.table import Apart, ForTheChair, Papers, order_of_lot
from folkmoot.decision.recount.verdict import verdict_of

AS_IT_IS = "none"
ANY = {"threshold": "0", "strict": False, "base": "for_and_against"}


@dataclass(frozen=True)
class RankedSheet:
    """So many *votes* that say one *ranking* (places from 0); secret ones know no *section*."""

    section: str
    ranking: tuple[int, ...]
    votes: int


def check_ranked(bundle: Bundle, decision: Record, seats: Seats, *, rule: Record) -> Iterator[str]:
    """See that tally, count and verdict are what the rankings come to, and say so."""
    if are_hidden(bundle, decision):
        check_sums(bundle, decision, seats)
        yield "How each seat ranked is for members to see, so the count is not derived again here."
        return
    options = [str(option) for option in decision.items("options")]
    sheets, by_proxy = _sheets(bundle, decision, seats, options)
    total, sections = _summed(sheets, seats, lambda ranking: 0 if ranking else 2)
    ours = _tally_of(total, sections, seats, by_proxy=by_proxy)
    if decision.inner("tally").value != ours:
        raise Differs(f"decision.json, tally: counted again it is {ours}")
    yield f"{total[0]} votes rank options, {total[2]} abstain."
    verdict, count = _ranked_verdict(decision, rule, seats, sheets)
    if count != decision.value.get("count"):
        raise Differs("decision.json, count: counted again its stages are others")
    if verdict != decision.inner("outcome").text("verdict"):
        raise Differs(f"decision.json says another verdict; counted again it is {verdict}")
    elected = ", ".join(str(name) for name in Record("the count", count).items("elected"))
    yield f"Every stage by {rule.text('method')} comes out the same; elected: {elected or 'none'}."
    yield f"By the rule '{rule.text('id')}' ({rule.text('article')}) it is {verdict}."


def _ranked_verdict(
    decision: Record, rule: Record, seats: Seats, sheets: list[RankedSheet]
) -> tuple[str, dict[str, object]]:
    options = [str(option) for option in decision.items("options")]
    labels = [_label(option) for option in options]
    method, places = rule.text("method"), rule.number("places")
    nothing: dict[str, object] = {
        "method": method,
        "seats": places,
        "quota": None,
        "stages": [],
        "elected": [],
        "pairs": [],
    }
    asked = Record(rule.where, {**rule.value, "tie": "lost", "majority": ANY, "sections": None})
    if verdict_of(decision, asked, {}) == "inquorate":
        return "inquorate", nothing
    if not any(sheet.ranking for sheet in sheets):
        return "lost", nothing
    stand = list(range(len(options)))
    if AS_IT_IS in options:
        stand = [n for n in stand if _stands_alone(n, decision, rule, seats=seats, sheets=sheets)]
    now = {old: new for new, old in enumerate(stand)}
    papers: Papers = [
        (tuple(now[n] for n in sheet.ranking if n in now), sheet.votes) for sheet in sheets
    ]
    apart = _apart(decision, rule, len(options), now)
    try:
        count = count_ranked(method, [labels[n] for n in stand], papers, places, apart=apart)
    except ForTheChair:
        return "tied", nothing
    keeps = AS_IT_IS in options and count["elected"] == [labels[-1]]
    return "lost" if keeps else "carried", count


def _stands_alone(
    place: int, decision: Record, rule: Record, *, seats: Seats, sheets: list[RankedSheet]
) -> bool:
    """Say whether a motion alone beats things as they are, by the majority of the rule."""
    none = len(decision.items("options")) - 1
    if place == none:
        return True

    def side(ranking: tuple[int, ...]) -> int:
        return next((int(n == none) for n in ranking if n in {place, none}), 2)

    total, sections = _summed(sheets, seats, side)
    tally = _tally_of(total, sections, seats, by_proxy=0)
    alone = Record(rule.where, {**rule.value, "tie": "lost", "quorum": "0", "turnout": "0"})
    put = Record(decision.where, {"tally": tally, "chair": None})
    return verdict_of(put, alone, sections) == "carried"


def _sheets(
    bundle: Bundle, decision: Record, seats: Seats, options: list[str]
) -> tuple[list[RankedSheet], int]:
    if decision.text("secrecy") != "recorded":
        said = said_in_secret(bundle, seats, decision.text("on"))
        sheets = [RankedSheet("", _places(text.split(">"), options), 1) for text in said]
        return sheets, secret_by_proxy(bundle, seats)
    seen, found, by_proxy = set[str](), list[RankedSheet](), 0
    for vote in bundle.records("votes.json"):
        name = vote.text("seat")
        check_voter(vote, seats, seen)
        seen.add(name)
        seat = seats.by_id[name]
        ranking = _places([str(each) for each in vote.items("ranking")], options)
        if vote.text("by"):
            _check_ranked_proxy(vote, seats.given[name], ranking, options)
            by_proxy += seat.number("votes")
        found.append(RankedSheet(seat.text("section"), ranking, seat.number("votes")))
    return found, by_proxy


def _places(words: list[str], options: list[str]) -> tuple[int, ...]:
    places = tuple(int(word) - 1 for word in words if word)
    if len(set(places)) != len(places) or not set(places) <= set(range(len(options))):
        raise Differs(f"votes.json: {words} ranks an option twice, or one that there is not")
    return places


def _check_ranked_proxy(
    vote: Record, proxy: Record, ranking: tuple[int, ...], options: list[str]
) -> None:
    instructions = proxy.inner("instructions")
    bound = {n: option for n, option in enumerate(options) if option in instructions.value}
    if not proxy.flag("free") and not bound:
        raise Differs(f"{vote.where}: {proxy.where} has no instruction on any of the options")
    for place, option in bound.items():
        said = next((n for n in ranking if n in {place, len(options) - 1}), None)
        does = "abstain" if said is None else "yes" if said == place else "no"
        told = opened_instruction(vote, proxy, option, key=vote.inner("keys").text(option))
        if told != does:
            raise Differs(f"{vote.where}: {proxy.where} is instructed to vote {told}")


def _summed(
    sheets: list[RankedSheet], seats: Seats, side: Callable[[tuple[int, ...]], int]
) -> tuple[Sides, dict[str, Sides]]:
    known = all(sheet.section for sheet in sheets)
    sections: dict[str, Sides] = dict.fromkeys(seats.sections, (0, 0, 0)) if known else {}
    total: Sides = (0, 0, 0)
    for sheet in sheets:
        yes, no, abstain = (sheet.votes * (side(sheet.ranking) == n) for n in range(3))
        total = added(total, (yes, no, abstain))
        if known:
            sections[sheet.section] = added(sections[sheet.section], (yes, no, abstain))
    return total, sections


def _tally_of(
    total: Sides, sections: dict[str, Sides], seats: Seats, *, by_proxy: int
) -> dict[str, object]:
    return {
        "total": named(total),
        "by_section": {name: named(sides) for name, sides in sections.items()},
        "present": seats.present,
        "entitled": seats.entitled,
        "by_proxy": by_proxy,
    }


def _apart(decision: Record, rule: Record, options: int, now: dict[int, int]) -> Apart:
    if rule.text("tie") == "chair":
        said = [int(word) - 1 for word in decision.text("chair_order").split(">") if word]
        return Apart(False, by_chair=True, order=tuple(now[n] for n in said if n in now))
    drawn = order_of_lot(decision.text("lot"), options)
    return Apart(rule.text("tie") != "lot", order=tuple(now[n] for n in drawn if n in now))


def _label(option: str) -> str:
    return "things as they are" if option == AS_IT_IS else option.removeprefix("motion:")
