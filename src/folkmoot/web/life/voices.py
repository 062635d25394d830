"""The voices on a clause, as its page shows them."""

from collections.abc import Sequence

from folkmoot.foundation.references import Reference
from folkmoot.web.consultation import queries as consultation
from folkmoot.web.life.pages import Voices


def voices_on(kin: Sequence[Reference]) -> Voices:
    """Give who spoke to the last of *kin*, a clause in its versions, that anybody spoke to."""
    found = [(clause, consultation.voices_on(clause)) for clause in reversed(kin)]
    heard = next((heard for _, heard in found if heard.responses), found[0][1])
    return Voices(heard.responses, 0, 0, (), (), ())
