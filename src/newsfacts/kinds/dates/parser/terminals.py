"""What each token of a text can be to the patterns of time: words of the tables, digits, numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TypeAlias

from newsfacts.kinds.dates.parser.digits import digit_terminals
from newsfacts.kinds.dates.time_words import TimeWord
from newsfacts.kinds.dates.vocabulary import DateVocabulary, Phrases, Terminal
from newsfacts.numbers.figures import Numbers
from newsfacts.numbers.number import Number
from newsfacts.text.scan import Scan

__all__ = ["Place", "Terminals"]

Place: TypeAlias = tuple[bool, int, Sequence[str], Sequence[Terminal]]
"""What comes next: whether a space does, the token there or after the space, its symbols and terminals.

One for every token that is looked at, and they are looked at often: hence a plain tuple.
"""

_PARTS_OF_HOURS = (Decimal("0.25"), Decimal("0.5"))
"""What may follow the hour as a part of it: "las nueve y media", "las nueve y cuarto"."""


class Terminals(dict[int, Place]):
    """The places of one text by the token that is next, worked out when they are needed."""

    __slots__ = ("day_first", "is_space", "numbers", "tokens", "words")

    def __init__(self, scan: Scan, *, day_first: bool) -> None:
        self.tokens = scan.tokens
        self.is_space = scan.is_space
        self.words = scan.vocabulary(DateVocabulary).words
        self.numbers = scan.view(Numbers).by_start
        self.day_first = day_first

    def __missing__(self, i: int) -> Place:
        token = self.tokens[i]
        j = i
        if token == " ":
            j += 1
            token = self.tokens[j]
        phrases = self.words.get(token)
        if phrases is not None and phrases.fixed and j not in self.numbers:
            place = self[i] = (j > i, j, *phrases.alone)
        elif j > i:
            place = self[i] = (True, j, *self[j][2:])
        else:
            place = self[i] = self._gather(i, token, phrases)
        return place

    def _gather(self, i: int, token: str, phrases: Phrases | None) -> Place:
        """Return everything that token ``i`` can be, alone or with those after it."""
        number = self.numbers.get(i)
        found: list[Terminal] = []
        if token.isdecimal():
            found = digit_terminals(self.tokens, i, day_first=self.day_first)
        elif phrases is None:
            if self.is_space(i):
                return (True, i + 1, *self[i + 1][2:])
            if not token.islower():  # perhaps an unusual spelling: "mONDAY"
                low = token.lower()
                phrases = self.words.get(low.capitalize() if token[:1].isupper() else low)
            if phrases is None and number is None:
                return False, i, (), ()
        if phrases is not None:
            if phrases.longer:
                self._longer(phrases.longer, i, found)
            found += phrases.alone[1]
        if number is not None and not number.article:  # one that may be an article is left to the words
            _number(number, token, found)
        return False, i, next(zip(*found, strict=True), ()), found

    def _longer(self, longer: Mapping[str, Sequence[TimeWord]], i: int, found: list[Terminal]) -> None:
        """Add the phrases of the table that begin at token ``i``."""
        behind = self.tokens[i + 1]
        key = self.tokens[i + 2] if behind == "-" or behind.isspace() else behind
        for word in longer.get(key.lower(), ()):
            end = self._rest(word.rest, i + 1)
            if end:
                found.append((word.symbol, word.sense, end - i))

    def _rest(self, rest: Sequence[str], i: int) -> int:
        for wanted in rest:
            token = self.tokens[i].lower()
            if wanted == " ":
                if token != "-" and not self.is_space(i):
                    return 0
            elif wanted != token:
                return 0
            i += 1
        return i


def _number(number: Number, token: str, found: list[Terminal]) -> None:
    """Add what a number of the scan can be."""
    value, width = number.value, number.end - number.start
    if number.ordinal:
        rank = int(value)
        found.append(("{ordinal}", rank, width))
        if 1 <= rank <= 31:
            found.append(("{day}", rank, width))
            if token.isdecimal():
                found.append(("{dayrank}", rank, width))
        return
    if number.high is None:
        found.append(("{number}", value, width))
        if value % 1 in _PARTS_OF_HOURS and 1 <= value <= 24:
            found.append(("{spokenclock}", (int(value), int(value % 1 * 60), None), width))
    if not token.isdecimal() and value == value.to_integral_value():
        if 1 <= value <= 31:
            found.append(("{day}", int(value), width))
            if value <= 24:
                found.append(("{hour}", int(value), width))
        if 11 <= value <= 20:
            found.append(("{teens}", int(value), width))
        if 10 <= value <= 99:
            found.append(("{tens}", int(value), width))
        if 1100 <= value <= 2100:
            found.append(("{wordyear}", int(value), width))
