"""Rules in words: what a rule asks for, said before anybody votes."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Final

from folkmoot.decision.phrases import Phrase, phrase, phrases
from folkmoot.decision.rules import CONSENT, Attendance, Base, Majority, Proxies, Rule, Tie
from folkmoot.decision.secrecy import Secrecy, SeenBy

FRACTIONS: Final = {
    Fraction(1, 2): phrase("half"),
    Fraction(1, 3): phrase("a third"),
    Fraction(1, 4): phrase("a quarter"),
    Fraction(2, 3): phrase("two thirds"),
    Fraction(3, 4): phrase("three quarters"),
    Fraction(4, 5): phrase("four fifths"),
    Fraction(1, 1): phrase("all"),
}
MORE_VOTES: Final = {
    Base.FOR_AND_AGAINST: phrase("For it: more than %(share)s of the votes for and against."),
    Base.CAST: phrase("For it: more than %(share)s of the votes cast, abstentions included."),
    Base.PRESENT: phrase("For it: more than %(share)s of the votes present."),
    Base.ENTITLED: phrase("For it: more than %(share)s of all entitled votes."),
}
LEAST_VOTES: Final = {
    Base.FOR_AND_AGAINST: phrase("For it: at least %(share)s of the votes for and against."),
    Base.CAST: phrase("For it: at least %(share)s of the votes cast, abstentions included."),
    Base.PRESENT: phrase("For it: at least %(share)s of the votes present."),
    Base.ENTITLED: phrase("For it: at least %(share)s of all entitled votes."),
}
MORE_VOTING: Final = phrase("And more than %(share)s of the sections that vote.")
LEAST_VOTING: Final = phrase("And at least %(share)s of the sections that vote.")
MORE_SECTIONS: Final = {
    Base.FOR_AND_AGAINST: phrase("And more than %(share)s of the sections that take a side."),
    Base.CAST: MORE_VOTING,
    Base.PRESENT: MORE_VOTING,
    Base.ENTITLED: phrase("And more than %(share)s of all sections on the roll."),
}
LEAST_SECTIONS: Final = {
    Base.FOR_AND_AGAINST: phrase("And at least %(share)s of the sections that take a side."),
    Base.CAST: LEAST_VOTING,
    Base.PRESENT: LEAST_VOTING,
    Base.ENTITLED: phrase("And at least %(share)s of all sections on the roll."),
}
QUORUM: Final = {
    Attendance.CAST: phrase(
        "Quorum: at least %(share)s of all entitled votes cast, or the vote does not stand."
    ),
    Attendance.PRESENT: phrase(
        "Quorum: at least %(share)s of all entitled votes present, or the vote does not stand."
    ),
}
TIES: Final = {
    Tie.CHAIR: phrase("At a tie the chair has a casting vote."),
    Tie.EARLIER_STAGE: phrase("Of equals, the one wins who was ahead when they last differed."),
    Tie.LOT: phrase("Between equals a lot decides, by a number published before the vote."),
}
METHODS: Final[Mapping[str, Phrase]] = {
    "scottish-stv": phrase("the single transferable vote, by the Scottish rules"),
    "meek-stv": phrase("the single transferable vote, by Meek's rules"),
    "irv": phrase("instant run-off"),
    "schulze": phrase("Schulze's method"),
    "approval": phrase("approval"),
    "plurality": phrase("first choices alone"),
}
KINDS: Final = {
    Secrecy.RECEIPTED: phrase(
        "Secret vote: the ballots are published without names, and each voter can find their own."
    ),
    Secrecy.BELENIOS: phrase("Secret vote that anybody can check, held with the program Belenios."),
}
RECORDED: Final = {
    SeenBy.ALL: phrase("Recorded vote: everybody can see who voted what."),
    SeenBy.MEMBERS: phrase("Recorded vote: members can see who voted what, others the sums."),
}


def fraction_in_words(fraction: Fraction) -> str:
    """Name a fraction as people do, or write it in figures.

    >>> fraction_in_words(Fraction(2, 3)), fraction_in_words(Fraction(3, 5))
    ('two thirds', '3/5')
    """
    return FRACTIONS.get(fraction) or str(fraction)


def in_words(rule: Rule) -> tuple[str, ...]:
    """Say what *rule* asks for, one demand after the other.

    >>> in_words(Rule("x", Majority(Fraction(1, 2), strict=True, base=Base.ENTITLED)))[0]
    'For it: more than half of all entitled votes.'
    """
    return tuple(_demands(rule))


def kind_in_words(secrecy: Secrecy, seen_by: SeenBy) -> str:
    """Say who learns who voted what in a vote of that kind."""
    return RECORDED[seen_by] if secrecy is Secrecy.RECORDED else KINDS[secrecy]


def proxies_in_words(proxies: Proxies) -> tuple[str, ...]:
    """Say whether votes can be given to somebody else, and how many one person can hold."""
    return tuple(_of_proxies(proxies))


def _demands(rule: Rule) -> Iterator[str]:
    yield from _majority(rule)
    if rule.quorum:
        yield QUORUM[rule.counts].put(share=fraction_in_words(rule.quorum))
    if rule.turnout:
        turnout = phrase("Turnout: at least %(share)s of all entitled votes cast.")
        yield turnout.put(share=fraction_in_words(rule.turnout))
    if rule.tie in TIES:
        yield TIES[rule.tie]
    if len(rule.secrecy) > 1:
        yield phrase("The chair says before the vote which of these it is:")
    for kind in rule.secrecy:
        yield kind_in_words(kind, rule.seen_by)


def _majority(rule: Rule) -> Iterator[str]:
    if rule.method:
        ranked = phrases(
            "Options are ranked and one wins, counted by: %(method)s.",
            "Options are ranked and %(count)s win, counted by: %(method)s.",
        )
        yield ranked.put(count=rule.places, method=METHODS.get(rule.method, rule.method))
    if rule.places > 1:
        return
    if rule.method:
        yield phrase("Of motions, only one that wins against things as they are can win:")
    if rule.majority == CONSENT:
        yield phrase("For it: somebody, and nobody against.")
    else:
        yield _share(rule.majority, MORE_VOTES, LEAST_VOTES)
    if rule.sections:
        yield _share(rule.sections, MORE_SECTIONS, LEAST_SECTIONS)


def _share(majority: Majority, more: Mapping[Base, Phrase], least: Mapping[Base, Phrase]) -> Phrase:
    asked = more if majority.strict else least
    return asked[majority.base].put(share=fraction_in_words(majority.threshold))


def _of_proxies(proxies: Proxies) -> Iterator[str]:
    if not proxies.allowed:
        yield phrase("Everybody votes for themselves: there are no proxies.")
        return
    yield phrase("Whoever cannot come may give their votes to somebody who is there, as a proxy.")
    if proxies.most is not None:
        most = phrases(
            "Nobody holds more than %(count)s proxy.", "Nobody holds more than %(count)s proxies."
        )
        yield most.put(count=proxies.most)
    if proxies.same_section:
        yield phrase("A proxy stays within the section.")
    if not proxies.instructed:
        yield phrase("Whoever holds a proxy decides how to vote.")
    elif proxies.free:
        yield phrase("The giver may say how to vote; otherwise whoever holds the proxy decides.")
    else:
        yield phrase("A proxy votes only as its giver instructed.")
    yield phrase("Whoever gave a proxy and votes all the same, votes themselves.")
