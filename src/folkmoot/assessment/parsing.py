"""The reader of conditions: text in, condition out, or a sentence with the column of the fault."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, NoReturn

from folkmoot.assessment.expressions import Comparison, Condition, Constant, Junction, Negation
from folkmoot.foundation.errors import InputError

_TOKEN: Final = re.compile(r"\s*(?:(?P<word>[A-Za-z_]\w*)|(?P<sign>==|!=|[(),]))")
_WORDS: Final = frozenset({"and", "or", "not", "in", "true", "false"})
_DEEPEST: Final = 40


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    column: int


def parse(text: str, predicates: Mapping[str, Condition] | None = None) -> Condition:
    """Read *text*, in which *predicates* stand for their conditions; InputError names the column.

    >>> parse("S1 != none and not S2 in (zone, none)").read({"S1": "none"})
    Verdict(truth=False, because=('S1',))
    >>> parse("S1 = none")
    Traceback (most recent call last):
    folkmoot.foundation.errors.InputError: Column 4: '=' has no meaning here. Compare with == or !=.
    """
    reader = _Reader(_tokens(text), predicates or {})
    condition = reader.either()
    if reader.here.text:
        reader.refuse(f"'{reader.here.text}' comes too late. Join conditions with and, or.")
    return condition


def _tokens(text: str) -> list[_Token]:
    tokens, at, end = [], 0, len(text.rstrip())
    while at < end:
        match = _TOKEN.match(text, at)
        if match is None:
            column = at + len(text[at:]) - len(text[at:].lstrip())
            raise InputError(
                f"Column {column + 1}: '{text[column]}' has no meaning here. Compare with == or !=."
            )
        kind = match.lastgroup or ""
        tokens.append(_Token(match[kind], match.start(kind) + 1))
        at = match.end()
    return [*tokens, _Token("", end + 1)]


class _Reader:
    """Recursive descent: either > both > one; `here` is the token to be read next."""

    def __init__(self, tokens: list[_Token], predicates: Mapping[str, Condition]) -> None:
        self.tokens, self.at, self.depth = tokens, 0, 0
        self.predicates = predicates

    @property
    def here(self) -> _Token:
        return self.tokens[self.at]

    def either(self) -> Condition:
        operands = [self.both()]
        while self.skip("or"):
            operands.append(self.both())
        return operands[0] if len(operands) == 1 else Junction(True, tuple(operands))

    def both(self) -> Condition:
        operands = [self.one()]
        while self.skip("and"):
            operands.append(self.one())
        return operands[0] if len(operands) == 1 else Junction(False, tuple(operands))

    def one(self) -> Condition:
        self.depth += 1
        if self.depth > _DEEPEST:
            self.refuse(f"This is nested more than {_DEEPEST} deep. Name a part as a predicate.")
        condition = self.inner()
        self.depth -= 1
        return condition

    def inner(self) -> Condition:
        if self.skip("not"):
            return Negation(self.one())
        if self.skip("("):
            condition = self.either()
            self.expect(")")
            return condition
        if self.here.text in ("true", "false"):
            return Constant(self.take().text == "true")
        return self.named()

    def named(self) -> Condition:
        name = self.word("a question, a predicate, true, false or not")
        if self.here.text in ("==", "!="):
            differs = self.take().text == "!="
            return Comparison(name.text, (self.word("an answer").text,), differs)
        if self.here.text in ("in", "not"):
            return Comparison(name.text, differs=self.skip("not"), values=self.listed())
        if name.text in self.predicates:
            return self.predicates[name.text]
        self.refuse(
            f"'{name.text}' is no predicate defined before this, and is compared with nothing. "
            f"Write {name.text} == answer, or define it.",
            name,
        )

    def listed(self) -> tuple[str, ...]:
        self.expect("in")
        self.expect("(")
        values = [self.word("an answer").text]
        while self.skip(","):
            values.append(self.word("an answer").text)
        self.expect(")")
        return tuple(values)

    def word(self, wanted: str) -> _Token:
        token = self.here
        if token.text in _WORDS or not token.text.isidentifier():
            self.refuse(f"Here {wanted} should stand, not {token.text or 'the end'!r}.")
        return self.take()

    def expect(self, text: str) -> None:
        if not self.skip(text):
            self.refuse(f"Here {text!r} should stand, not {self.here.text or 'the end'!r}.")

    def skip(self, text: str) -> bool:
        if self.here.text != text:
            return False
        self.at += 1
        return True

    def take(self) -> _Token:
        self.at += 1
        return self.tokens[self.at - 1]

    def refuse(self, sentence: str, token: _Token | None = None) -> NoReturn:
        raise InputError(f"Column {(token or self.here).column}: {sentence}")
