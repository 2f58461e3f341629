"""Matching the patterns of time against tokens: a left-corner walk over one trie, remembered by place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, TypeAlias

from newsfacts.extract.dates_digits import Lexeme, digit_lexemes
from newsfacts.grammar.dates import DateGrammar, Phrases
from newsfacts.grammar.patterns import Node, Rule
from newsfacts.scan import Scan

__all__ = ["Match", "Matcher"]

_GAPS = (" ", "_")  # any joint between words; white space only

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

    A place is looked at once: its lexemes and its matches are kept. A match may begin with another match
    ("Monday" in "Monday night"); such growth starts from what is already found at the place, so that a
    pattern whose first part is of its own category does not go round in circles.
    """

    def __init__(self, scan: Scan, *, day_first: bool) -> None:
        self.tokens = scan.tokens
        self.grammar: DateGrammar = scan.grammar.dates
        self.numbers = scan.numbers_by_first
        self.day_first = day_first
        self._starters = self.grammar.starters
        self._lexemes: dict[int, Sequence[Lexeme]] = {}
        self._matches: dict[int, Sequence[Match]] = {}
        self._depth = 0

    def starts(self, i: int) -> bool:
        """Say whether token ``i`` can begin a match at all."""
        token = self.tokens[i]
        return token != " " and (token.isdecimal() or token.lower() in self._starters or i in self.numbers)

    def at(self, i: int) -> Sequence[Match]:
        """Give all matches that begin at token ``i``, one for each category, end and guard."""
        known = self._matches.get(i)
        if known is not None:
            return known
        if self._depth == _DEEPEST:
            return ()
        self._matches[i] = ()
        if not self.starts(i):
            return ()
        found: dict[tuple[str, int, str], Match] = {}
        fresh: list[Match] = []
        self._depth += 1
        self._walk(self.grammar.root, i, None, i, fresh)
        if not fresh:
            self._depth -= 1
            return ()
        ways = self.grammar.root.ways
        while fresh:
            grown: list[Match] = []
            for match in fresh:
                rule = match.rule
                key = (rule.category, match.last, rule.guard)
                rival = found.get(key)
                if rival is not None and rival.rule.rank <= rule.rank:
                    continue
                found[key] = match
                for node in ways.get(rule.category, ()):
                    self._walk(node, match.last, (match, i, match.last, None), i, grown)
            fresh = grown
        self._depth -= 1
        result = self._matches[i] = tuple(found.values())
        return result

    def _walk(self, node: Node, i: int, bound: Bound, first: int, out: list[Match]) -> None:
        """Follow the trie from ``node`` at token ``i``; put what is complete into ``out``."""
        while True:
            for rule in node.rules:
                out.append(Match(first, i, rule, bound))  # noqa: PERF401  mostly none or one
            following = node.next
            if not following:
                break
            if self.tokens[i] != " ":
                lexemes = self._lexemes.get(i)
                for symbol, payload, end in self._lex(i) if lexemes is None else lexemes:
                    child = following.get(symbol)
                    if child is not None:
                        self._walk(child, end, (payload, i, end, bound) if child.slot else bound, first, out)
                break
            # The commonest token by far, and mostly one way on: no call for it.
            gap, space = following.get(" "), following.get("_")
            if gap is not None and space is not None:
                self._walk(gap, i + 1, bound, first, out)
            node = space or gap  # type: ignore[assignment]
            if node is None:
                return
            i += 1
        if node.calls and i > first:
            ways = node.ways
            for match in self.at(i):
                for child in ways.get(match.rule.category, ()):
                    self._walk(child, match.last, (match, i, match.last, bound), first, out)

    def _lex(self, i: int) -> Sequence[Lexeme]:
        """Give everything that token ``i`` can be, alone or with those behind it."""
        found: list[Lexeme] = []
        token = self.tokens[i] if i < len(self.tokens) else ""
        if token.isspace():
            if token.count("\n") < 2:
                found += [(gap, None, i + 1) for gap in _GAPS]
        elif token:
            if token == "-":
                found.append((" ", None, i + 1))
            elif token.isdecimal():
                found.extend(digit_lexemes(self.tokens, i, day_first=self.day_first))
            low = token.lower()
            found.append((low, None, i + 1))
            phrases = self.grammar.words.get(low)
            if phrases is not None:
                self._words(phrases, token[0].isupper(), i, found)
            number = self.numbers.get(i)
            if number is not None:
                self._number(number, token, found)
        self._lexemes[i] = found
        return found

    def _words(self, phrases: Phrases, capital: bool, i: int, found: list[Lexeme]) -> None:
        """Add the words of the table that begin at token ``i``."""
        if phrases.longer:
            behind = self.tokens[i + 1]
            key = self.tokens[i + 2] if behind == "-" or behind.isspace() else behind
            for word in phrases.longer.get(key.lower(), ()):
                if capital or not word.capital:
                    end = self._rest(word.rest, i + 1)
                    if end:
                        found.append((word.symbol, word.payload, end))
        for word in phrases.single:
            if capital or not word.capital:
                found.append((word.symbol, word.payload, i + 1))  # noqa: PERF401  mostly one or two

    def _rest(self, rest: Sequence[str], i: int) -> int:
        for wanted in rest:
            token = self.tokens[i].lower() if i < len(self.tokens) else ""
            if wanted == " ":
                if token != "-" and not (token.isspace() and token.count("\n") < 2):
                    return 0
            elif wanted != token:
                return 0
            i += 1
        return i

    @staticmethod
    def _number(number: Any, token: str, found: list[Lexeme]) -> None:
        """Add what a number of the scan can be; one that may be an article is left to the table's words."""
        if number.article:
            return
        value, last = number.value, number.last
        if number.ordinal:
            rank = int(value)
            found.append(("{ordinal}", rank, last))
            if 1 <= rank <= 31:
                found.append(("{day}", rank, last))
                if token.isdecimal():
                    found.append(("{dayrank}", rank, last))
            return
        if number.high is None:
            found.append(("{number}", value, last))
        if not token.isdecimal() and value == value.to_integral_value():
            if 1 <= value <= 31:
                found.append(("{day}", int(value), last))
                if value <= 24:
                    found.append(("{hour}", int(value), last))
            if 11 <= value <= 20:
                found.append(("{teens}", int(value), last))
            if 10 <= value <= 99:
                found.append(("{tens}", int(value), last))
            if 1100 <= value <= 2100:
                found.append(("{wordyear}", int(value), last))
