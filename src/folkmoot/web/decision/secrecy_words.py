"""What each kind of vote promises, in plain words, said before anybody votes."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from folkmoot.decision.secrecy import Secrecy, SeenBy


@dataclass(frozen=True, slots=True)
class Promises:
    """What *others* will see, what the *server* knows, and what is *not promised*."""

    others: str
    server: str
    not_promised: str


def promises_of(secrecy: Secrecy, seen_by: SeenBy = SeenBy.ALL) -> Promises:
    """Say what a vote of that kind promises."""
    if secrecy is Secrecy.RECEIPTED:
        return _receipted()
    if secrecy is Secrecy.BELENIOS:
        return _belenios()
    return _recorded(seen_by)


def _recorded(seen_by: SeenBy) -> Promises:
    if seen_by is SeenBy.MEMBERS:
        return Promises(
            _("Members of this body can read what each seat voted. Everybody else reads the sums."),
            _("The server keeps what each seat voted, and whoever runs it can read it."),
            _("What members can read can leave the body. Count on it."),
        )
    return Promises(
        _("Everybody can read what each seat voted, now and in years to come."),
        _("The server knows no more than everybody does."),
        _("Nothing about this vote is secret."),
    )


def _receipted() -> Promises:
    return Promises(
        _(
            "While the vote is open nobody sees how it goes. Once it is closed, everybody sees "
            "which seats voted, and every single vote without a name. No list says whose it was."
        ),
        _(
            "While you cast, the server sees who you are and what you vote. It writes the two down "
            "apart, without time or order, and does not keep your code. Whoever runs the server, "
            "or reads its database while the vote is open, could still put them together. In that "
            "you trust them."
        ),
        _(
            "Your code shows what you voted to anybody you give it to, so this vote does not "
            "protect you from pressure or payment. If all vote the same, everybody knows what each "
            "one voted. Where some seats have many votes, the sums alone can tell how they voted."
        ),
    )


def _belenios() -> Promises:
    return Promises(
        _(
            "Everybody sees sealed ballots and the sums, and can check that each ballot is from "
            "somebody entitled and that the sums follow from the ballots."
        ),
        _(
            "This server never sees what you vote. The ballot is sealed in your browser by the "
            "program Belenios. Those who hold the keys of the vote could open single ballots only "
            "if enough of them did so together."
        ),
        _(
            "It does not protect you from somebody who watches you vote or asks for your "
            "credential. If all vote the same, everybody knows what each one voted. And the proof "
            "holds only if voters look whether their own ballot is there."
        ),
    )
