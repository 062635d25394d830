"""References: names that hold for ever, by which areas speak of each other's things."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from folkmoot.foundation.errors import UnknownReference


class Kind(StrEnum):
    """What a reference names."""

    POLICY = "policy"
    CLAIM = "claim"
    SOURCE = "source"
    POSITION = "position"
    CONSULTATION = "consultation"
    ROUND = "round"
    RESPONSE = "response"
    LETTER = "letter"
    RUN = "run"
    CAMPAIGN = "campaign"
    THEME = "theme"
    GROUP = "group"
    FINDING = "finding"
    MOTION = "motion"
    AMENDMENT = "amendment"
    DECISION = "decision"
    CONSIDERATION = "consideration"
    LAW = "law"
    ANSWER = "answer"
    ASSESSMENT = "assessment"
    REFORM = "reform"
    BODY = "body"
    PERSON = "person"
    EVENT = "event"


_FORM = re.compile(
    r"(?P<kind>[a-z]+):(?P<name>[^\s#@:]+)(?:@(?P<version>[^\s#@]+))?(?:#(?P<part>[^\s#]+))?"
)


@dataclass(frozen=True, slots=True, order=True)
class Reference:
    """Name one thing: its kind, its name, and where wanted a version and a part.

    >>> clause = Reference.parse("policy:sex-work@2#3.1")
    >>> clause.kind, clause.name, clause.version, clause.part
    (<Kind.POLICY: 'policy'>, 'sex-work', '2', '3.1')
    >>> str(clause.whole)
    'policy:sex-work@2'
    """

    kind: Kind
    name: str
    version: str = ""
    part: str = ""

    @classmethod
    def parse(cls, text: str) -> "Reference":
        """Read *text*; raise UnknownReference where it is not kind:name@version#part."""
        match = _FORM.fullmatch(text.strip())
        if match is None or match["kind"] not in set(Kind):
            kinds = ", ".join(Kind)
            raise UnknownReference(
                f"'{text}' is not a reference. Write kind:name, kind:name@version or "
                f"kind:name#part, for instance policy:sex-work@2#3.1; the kinds are {kinds}."
            )
        return cls(Kind(match["kind"]), match["name"], match["version"] or "", match["part"] or "")

    @property
    def whole(self) -> "Reference":
        """The thing without its part: the version of a clause, the response of an answer."""
        return replace(self, part="")

    def at(self, part: str) -> "Reference":
        """The same thing's *part*."""
        return replace(self, part=part)

    def __str__(self) -> str:
        version = f"@{self.version}" if self.version else ""
        part = f"#{self.part}" if self.part else ""
        return f"{self.kind}:{self.name}{version}{part}"
