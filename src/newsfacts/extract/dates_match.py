"""Matching the patterns of time against tokens: a left-corner walk over one trie, remembered by place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import attrs

from newsfacts.extract.dates_digits import digit_lexemes
from newsfacts.grammar.dates import Lexeme, Lexemes, TimeWord
from newsfacts.grammar.patterns import Node, Rule
from newsfacts.scan import Scan
from newsfacts.scan.number import Number

__all__ = ["Match", "Matcher"]

Bound: TypeAlias = "tuple[Any, int, int, Bound] | None"
"""The slots bound so far, the last one first: payload, first token, token after, the ones before."""

_NOTHING: Lexemes = ((), ())
_DEEPEST = 16
"""Matches inside one another: an expression has three or four, a list of holidays thousands."""


@attrs.define(eq=False)
class Match:
    """A stretch of tokens that a rule reads as a whole."""

    first: int
    """Index of its first token."""
    last: int
    """Index of the token after it."""
    rule: Rule
    """What it means."""
    bound: Any
    """Its slots, as a `Bound`."""


Place: TypeAlias = tuple[bool, int, Sequence[str], Sequence[Lexeme]]
"""What comes next: whether a gap does, the token that is next or behind the gap, and its symbols and lexemes.

One for every token that is looked at, and they are looked at often: hence a plain tuple.
"""


class Matcher:
    """The matches in one text, worked out where somebody asks for them.

    A place is looked at once: what it can be and its matches are kept. A match may begin with another match
    ("Monday" in "Monday night"); such growth starts from what is already found at the place, so that a
    pattern whose first part is of its own category does not go round in circles.
    """

    def __init__(self, scan: Scan, *, day_first: bool) -> None:
        grammar = scan.grammar.dates
        self.tokens = scan.tokens
        self.numbers = scan.numbers_by_first
        self.day_first = day_first
        self._root, self._words = grammar.root, grammar.words
        self._places: dict[int, Place] = {}
        self._matches: dict[int, Sequence[Match]] = {}
        self._depth = 0

    def at(self, i: int) -> Sequence[Match]:
        """Give all matches that begin at token ``i``, one for each category, end and guard."""
        known = self._matches.get(i)
        if known is not None:
            return known
        if self._depth == _DEEPEST:
            return ()
        places = self._places
        place = places.get(i) or self._look(i)
        gap, _, symbols, _ = place
        if gap or self._root.first.isdisjoint(symbols):
            self._matches[i] = ()
            return ()
        self._depth += 1
        fresh: list[Match] = []
        self._walk(self._root, place, None, i, fresh)
        found: dict[tuple[str, int, str], Match] = {}
        while fresh:
            grown: list[Match] = []
            for match in fresh:
                last, rule = match.last, match.rule
                key = (rule.category, last, rule.guard)
                rival = found.get(key)
                if rival is not None and rival.rule.rank <= rule.rank:
                    continue
                found[key] = match
                if rule.grows:
                    ahead = places.get(last) or self._look(last)
                    self._arrive(rule.grows, ahead, (match, i, last, None), i, last, grown)
            fresh = grown
        self._depth -= 1
        result = self._matches[i] = tuple(found.values())
        return result

    def _walk(self, node: Node, place: Place, bound: Bound, first: int, out: list[Match]) -> None:
        """Follow the trie from ``node`` with everything that the token at ``place`` can be.

        What is complete on the way goes to ``out``. Most ways end at the next token, so that one is looked at
        before a step, not in it; and mostly it is the same for all.
        """
        following, places = node.next, self._places
        _, i, symbols, lexemes = place
        last = i
        for symbol, payload, width in lexemes:
            child = following.get(symbol)
            if child is None:
                continue
            if i + width != last:
                last = i + width
                ahead = places.get(last) or self._look(last)
                gap, _, coming, _ = ahead
            held = (payload, i, last, bound) if child.slot else bound
            for rule in child.rules:
                out.append(Match(first, last, rule, held))  # noqa: PERF401  mostly none or one
            if not (child.spaced if gap else child.first).isdisjoint(coming):
                self._walk(child.space if gap else child, ahead, held, first, out)
        if node.opening and not node.opening.isdisjoint(symbols):
            ways = node.ways
            for match in self.at(i):
                nodes = ways.get(match.rule.category)
                if nodes is not None:
                    last = match.last
                    ahead = places.get(last) or self._look(last)
                    self._arrive(nodes, ahead, (match, i, last, bound), first, last, out)

    def _arrive(
        self, nodes: Sequence[Node], ahead: Place, bound: Bound, first: int, last: int, out: list[Match]
    ) -> None:
        """Do behind a nested match what `_walk` does behind a symbol."""
        gap, _, coming, _ = ahead
        for node in nodes:
            for rule in node.rules:
                out.append(Match(first, last, rule, bound))  # noqa: PERF401  mostly none or one
            if not (node.spaced if gap else node.first).isdisjoint(coming):
                self._walk(node.space if gap else node, ahead, bound, first, out)

    def _look(self, i: int) -> Place:
        """Give what token ``i`` can be, or the one behind it if it is a gap."""
        token = self.tokens[i]
        gap = token == " " or (token.isspace() and token.count("\n") < 2)
        j = i
        if gap:
            j += 1
            token = self.tokens[j]
        phrases = self._words.get(token)
        place: Place
        if j not in self.numbers and (token.islower() if phrases is None else phrases.fixed):
            symbols, lexemes = _NOTHING if phrases is None else phrases.alone
            place = gap, j, symbols, lexemes
        elif gap:
            _, _, symbols, lexemes = self._places.get(j) or self._look(j)
            place = gap, j, symbols, lexemes
        else:
            found = self._gather(i, token)
            place = gap, i, next(zip(*found), ()), found
        self._places[i] = place
        return place

    def _gather(self, i: int, token: str) -> list[Lexeme]:
        """Give everything that token ``i`` can be, alone or with those behind it."""
        phrases = self._words.get(token)
        if token.isdecimal():
            found = digit_lexemes(self.tokens, i, day_first=self.day_first)
        else:
            found = []
            if phrases is None:  # a spelling of its own: "mONDAY"
                low = token.lower()
                phrases = self._words.get(low.capitalize() if token[:1].isupper() else low)
        if phrases is not None:
            if phrases.longer:
                self._longer(phrases.longer, i, found)
            found += phrases.alone[1]
        number = self.numbers.get(i)
        if number is not None and not number.article:
            self._number(number, token, found)
        return found

    def _longer(self, longer: Mapping[str, Sequence[TimeWord]], i: int, found: list[Lexeme]) -> None:
        """Add the phrases of the table that begin at token ``i``."""
        behind = self.tokens[i + 1]
        key = self.tokens[i + 2] if behind == "-" or behind.isspace() else behind
        for word in longer.get(key.lower(), ()):
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
