"""Matching the patterns of time against tokens: a left-corner walk over one trie, remembered by place."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from operator import attrgetter
from typing import Any, TypeAlias

import attrs

from newsfacts.kinds.dates.parser.terminals import Place, Terminals
from newsfacts.kinds.dates.patterns import Node, Rule
from newsfacts.kinds.dates.vocabulary import DateVocabulary
from newsfacts.text.scan import Scan

__all__ = ["Match", "Parser"]

Bound: TypeAlias = "tuple[Any, int, int, Bound] | None"
"""The slots bound so far, the last one first: sense, first token, token after, the ones before."""

_BY_RANK = attrgetter("rule.rank")
_DEEPEST = 6
"""Matches inside one another: an expression has three or four, a list of holidays thousands."""
_MOST_PLACES = 10_000
"""Places whose matches are kept: a page or more, so that most texts keep all of theirs."""
_MOST_GROWTH = 8
"""Matches at one place of which each begins with the one before ("Monday", "Monday night"): two or three in
news, and as many as there are words where one word may be a day and a time ("morgen morgen morgen")."""


@attrs.define(eq=False)
class Match:
    """A stretch of tokens that a rule reads as a whole."""

    start: int
    """Index of its first token."""
    end: int
    """Index of the token after it."""
    rule: Rule
    """What it means."""
    bound: Any
    """Its slots, as a `Bound`."""


class Parser:
    """The matches in one text, worked out when they are needed.

    A place is looked at once: what it can be and its matches are kept. A match may begin with another match
    ("Monday" in "Monday night"); such growth starts from what is already found at the place, so that a
    pattern whose first part is of its own category does not go round in circles.
    """

    def __init__(self, scan: Scan, *, day_first: bool) -> None:
        self._root = scan.vocabulary(DateVocabulary).root
        self._places = Terminals(scan, day_first=day_first)
        self._matches: dict[int, Collection[Match]] = {}
        self._depth = 0

    def at(self, i: int) -> Collection[Match]:
        """Return all matches that begin at token ``i``, no gap, one for each category, end and guard."""
        known = self._matches.get(i)
        if known is not None:
            return known
        root, places = self._root, self._places
        place = places[i]
        if root.first.isdisjoint(place[2]):
            self._matches[i] = ()
            return ()
        found: dict[tuple[str, int, str], Match] = {}
        fresh: list[Match] = []
        self._walk(root, place, None, i, fresh)
        for growth in range(_MOST_GROWTH + 1):
            grown: list[Match] = []
            if len(fresh) > 1:  # what grows from the better reading of the same words comes first, and stays
                fresh.sort(key=_BY_RANK)
            for match in fresh:
                end, rule = match.end, match.rule
                key = (rule.category, end, rule.guard)
                rival = found.get(key)
                if rival is not None and rival.rule.rank <= rule.rank:
                    continue
                found[key] = match
                grows = rule.grows
                if grows is not None and growth < _MOST_GROWTH:
                    gap, _, coming, _ = places[end]
                    if grows.complete or not (grows.spaced if gap else grows.first).isdisjoint(coming):
                        self._arrive(grows.nodes, (match, i, end, None), i, grown)
            if not grown:
                break
            fresh = grown
        result = self._matches[i] = found.values()
        return result

    def forget(self) -> None:
        """Forget the places once there are many: an expression was taken, and what is before is done."""
        if len(self._places) > _MOST_PLACES:
            self._places.clear()
            self._matches.clear()

    def _inside(self, i: int) -> Collection[Match]:
        """Return the matches at token ``i`` for one that has begun before; none if too many have."""
        if self._depth == _DEEPEST:
            return self._matches.get(i, ())
        self._depth += 1
        matches = self.at(i)
        self._depth -= 1
        return matches

    def _walk(self, node: Node, place: Place, bound: Bound, start: int, out: list[Match]) -> None:
        """Follow the trie from ``node`` with everything that the token at ``place`` can be.

        What is complete on the way goes to ``out``. Most ways end at the next token, so that one is looked at
        before a step, not in it; and mostly it is the same for all.
        """
        following = node.next
        _, i, symbols, terminals = place
        reach = 0
        for symbol, sense, width in terminals:
            child = following.get(symbol)
            if child is None:
                continue
            if width != reach:
                reach = width
                end = i + width
                ahead = self._places[end]
                gap, _, coming, _ = ahead
            dead = (child.spaced if gap else child.first).isdisjoint(coming)
            if dead and not child.rules:
                continue
            held = (sense, i, end, bound) if child.slot else bound
            for rule in child.rules:
                out.append(Match(start, end, rule, held))  # noqa: PERF401  mostly none or one
            if not dead:
                self._walk(child.space if gap else child, ahead, held, start, out)
        if node.opening and not node.opening.isdisjoint(symbols):
            ways = node.ways
            for match in self._inside(i):
                nodes = ways.get(match.rule.category)
                if nodes is not None:
                    self._arrive(nodes, (match, i, match.end, bound), start, out)

    def _arrive(
        self, nodes: Sequence[Node], bound: tuple[Match, int, int, Bound], start: int, out: list[Match]
    ) -> None:
        """Do after a nested match, the last thing bound, what `_walk` does after a symbol."""
        end = bound[2]
        ahead = self._places[end]
        gap, _, coming, _ = ahead
        for node in nodes:
            for rule in node.rules:
                out.append(Match(start, end, rule, bound))  # noqa: PERF401  mostly none or one
            if not (node.spaced if gap else node.first).isdisjoint(coming):
                self._walk(node.space if gap else node, ahead, bound, start, out)
