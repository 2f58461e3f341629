"""Matching the patterns of time against tokens: a left-corner walk over one trie, remembered by place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from newsfacts.extract.dates_digits import digit_lexemes
from newsfacts.grammar.dates import DateGrammar, Lexeme, Lexemes, TimeWord
from newsfacts.grammar.patterns import Node, Rule
from newsfacts.scan import Scan

__all__ = ["Match", "Matcher"]

_GAP = Lexemes((), ())  # white space inside a paragraph: the patterns have a way of their own for it
_NOTHING = Lexemes((), ())

Bound: TypeAlias = "tuple[Any, int, int, Bound] | None"
"""The slots bound so far, the last one first: payload, first token, token after, the ones before."""

_DEEPEST = 16
"""Matches inside one another: an expression has three or four, a list of holidays thousands."""


class Match(NamedTuple):
    """A stretch of tokens that a rule reads as a whole."""

    first: int
    """Index of its first token."""
    last: int
    """Index of the token after it."""
    rule: Rule
    """What it means."""
    bound: Any
    """Its slots, as a `Bound`."""


class Matcher:
    """The matches in one text, worked out where somebody asks for them.

    A place is looked at once: what it can be and its matches are kept. A match may begin with another match
    ("Monday" in "Monday night"); such growth starts from what is already found at the place, so that a
    pattern whose first part is of its own category does not go round in circles.
    """

    def __init__(self, scan: Scan, *, day_first: bool) -> None:
        self.tokens = scan.tokens
        self.grammar: DateGrammar = scan.grammar.dates
        self.numbers = scan.numbers_by_first
        self.day_first = day_first
        self._places: dict[int, Lexemes] = {}
        self._matches: dict[int, Sequence[Match]] = {}
        self._depth = 0

    def at(self, i: int) -> Sequence[Match]:
        """Give all matches that begin at token ``i``, one for each category, end and guard."""
        known = self._matches.get(i)
        if known is not None:
            return known
        if self._depth == _DEEPEST:
            return ()
        self._matches[i] = ()
        root = self.grammar.root
        place = self._places.get(i) or self._look(i)
        if root.first.isdisjoint(place.symbols):
            return ()
        found: dict[tuple[str, int, str], Match] = {}
        fresh: list[Match] = []
        self._depth += 1
        self._walk(root, i, None, i, fresh)
        while fresh:
            grown: list[Match] = []
            for match in fresh:
                rule = match.rule
                key = (rule.category, match.last, rule.guard)
                rival = found.get(key)
                if rival is not None and rival.rule.rank <= rule.rank:
                    continue
                found[key] = match
                for node in root.ways.get(rule.category, ()):
                    self._arrive(node, match.last, (match, i, match.last, None), i, grown)
            fresh = grown
        self._depth -= 1
        result = self._matches[i] = tuple(found.values())
        return result

    def _arrive(self, node: Node, i: int, bound: Bound, first: int, out: list[Match]) -> None:
        """Put what is complete at ``node`` into ``out``, and go on if token ``i`` is a way on."""
        for rule in node.rules:
            out.append(Match(first, i, rule, bound))  # noqa: PERF401  mostly none or one
        if not node.first:
            return
        place = _GAP if self.tokens[i] == " " else self._places.get(i) or self._look(i)
        if place is _GAP:
            if node.space is None:
                return
            node = node.space
            i += 1
            place = self._places.get(i) or self._look(i)
        if not node.first.isdisjoint(place.symbols):
            self._walk(node, i, bound, first, out)

    def _walk(self, node: Node, i: int, bound: Bound, first: int, out: list[Match]) -> None:
        """Follow the trie from ``node`` over token ``i``, which has been looked at."""
        following = node.next
        symbols, lexemes = self._places[i]
        for symbol, payload, width in lexemes:
            child = following.get(symbol)
            if child is not None:
                last = i + width
                self._arrive(child, last, (payload, i, last, bound) if child.slot else bound, first, out)
        if node.opening and not node.opening.isdisjoint(symbols):
            for match in self.at(i):
                for child in node.ways.get(match.rule.category, ()):
                    self._arrive(child, match.last, (match, i, match.last, bound), first, out)

    def _look(self, i: int) -> Lexemes:
        """Give everything that token ``i`` can be, alone or with those behind it."""
        token = self.tokens[i]
        place = _NOTHING
        if token.isspace():
            if token.count("\n") < 2:
                place = _GAP
        else:
            found: list[Lexeme] = []
            if token.isdecimal():
                found += digit_lexemes(self.tokens, i, day_first=self.day_first)
            phrases = self.grammar.words.get(token.lower())
            if phrases is not None:
                capital = token[0].isupper()
                place = phrases.capital if capital else phrases.small
                if phrases.longer:
                    self._longer(phrases.longer, capital, i, found)
            number = self.numbers.get(i)
            if number is not None and not number.article:
                found += place.each
                place = _NOTHING
                self._number(number, token, found)
            if found:
                found += place.each
                place = Lexemes([symbol for symbol, _, _ in found], found)
        self._places[i] = place
        return place

    def _longer(
        self, longer: Mapping[str, Sequence[TimeWord]], capital: bool, i: int, found: list[Lexeme]
    ) -> None:
        """Add the phrases of the table that begin at token ``i``."""
        behind = self.tokens[i + 1]
        key = self.tokens[i + 2] if behind == "-" or behind.isspace() else behind
        for word in longer.get(key.lower(), ()):
            if capital or not word.capital:
                end = self._rest(word.rest, i + 1)
                if end:
                    found.append((word.symbol, word.payload, end - i))

    def _rest(self, rest: Sequence[str], i: int) -> int:
        for wanted in rest:
            token = self.tokens[i].lower()
            if wanted == " ":
                if token != "-" and not (token.isspace() and token.count("\n") < 2):
                    return 0
            elif wanted != token:
                return 0
            i += 1
        return i

    @staticmethod
    def _number(number: Any, token: str, found: list[Lexeme]) -> None:
        """Add what a number of the scan can be, unless it is a word that may be an article."""
        value, width = number.value, number.last - number.first
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
