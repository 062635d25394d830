"""The three kinds of vote in plain words, said before anybody votes."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from folkmoot.decision.roll import Roll
from folkmoot.decision.rules import Rule
from folkmoot.decision.secrecy import Secrecy, SeenBy
from folkmoot.decision.secret import may_be_secret
from folkmoot.foundation.references import Reference
from folkmoot.web.decision.secrecy_words import Promises, promises_of


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of vote: what it means and promises, and why it can't be taken, if so."""

    id: str
    name: str
    means: str
    promises: Promises
    refused: str = ""


def kind_of(secrecy: str, seen_by: str) -> Kind:
    """Say what one kind of vote means."""
    names = {
        Secrecy.RECORDED: _("Recorded vote"),
        Secrecy.RECEIPTED: _("Secret vote with a receipt"),
        Secrecy.BELENIOS: _("Secret vote with Belenios"),
    }
    kind, seen = Secrecy(secrecy), SeenBy(seen_by)
    return Kind(secrecy, names[kind], _meaning(kind, seen), promises_of(kind, seen))


def kinds_allowed(rule: Rule, roll: Roll, on: Reference) -> tuple[Kind, ...]:
    """Give the kinds that *rule* allows, the usual one first; what can't be taken now says why."""
    return tuple(_allowed(kind, rule, roll, on) for kind in rule.secrecy)


def _allowed(secrecy: Secrecy, rule: Rule, roll: Roll, on: Reference) -> Kind:
    kind = kind_of(secrecy, rule.seen_by)
    refused = "" if secrecy is Secrecy.RECORDED else may_be_secret(roll, rule, on)
    return replace(kind, refused=refused)


def _meaning(secrecy: Secrecy, seen_by: SeenBy) -> str:
    if secrecy is Secrecy.RECEIPTED:
        return _(
            "Ballots carry no name. Whoever votes gets a code, and finds their own ballots with it "
            "once the vote is closed. That nobody looks on while it is cast rests on trust in this "
            "server."
        )
    if secrecy is Secrecy.BELENIOS:
        return _(
            "The vote is cast in another program, Belenios, and its result is brought back here "
            "with the proof that it was counted rightly."
        )
    if seen_by is SeenBy.MEMBERS:
        return _(
            "What each seat voted is written down with its name, and members of this body can read "
            "it. Everybody else reads the sums."
        )
    return _("What each seat voted is written down with its name, and everybody can read it.")
