r"""A small language for patterns over tokens, and the trie that it compiles to.

A pattern is what a reader would write down: ``"[the] {day} [of] {month}[,] {year}"``.

==========  =====================================================================================
``word``    that word, in any case; a mark means itself
space       white space inside a paragraph, or a hyphen; ``_`` is white space only
``{role}``  a word of that role, or a whole match of that category; ``{role2}``, ``{role3}`` are of the
            same role and bind other names; ``{role:name}`` binds that name
``[…]``     may be left out
``(a|b)``   one of these
``<name>``  a piece of pattern that the table names under ``[macro]``
``\(``      a parenthesis in the text; so is ``\)``
==========  =====================================================================================

Next to each pattern is its meaning: an operation and its constants, as in ``"shift sign=-1"``. What
the operations do is defined elsewhere; nothing here depends on a language.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import attrs

from newsfacts.errors import TableError, did_you_mean
from newsfacts.kinds.dates.pattern_ways import expand
from newsfacts.lexicon.letters import tokenise
from newsfacts.regexes import compiled

__all__ = ["Growth", "Node", "Rule", "add_rule", "link", "rules_of"]

_PIECE = compiled(
    r"\{[a-z_]+\d*(?::[a-z_]+\d*)?\}|\s+|[^\W\d_]+|\d+|_|[^\w\s]",
    bounded="only our tables are read with it",
)
_ROLE = compiled(r"\{([a-z_]+)(\d*)(?::([a-z_]+\d*))?\}", bounded="only our tables are read with it")
_CONSTANT = compiled(r"[+-]?\d+")
_NOTHING: frozenset[str] = frozenset()


@attrs.define(eq=False)
class Rule:
    """What a complete match of one pattern means."""

    pattern: str
    """The pattern as the table has it; the name of the rule."""
    category: str
    """What the match is, so that other patterns can hold it."""
    operation: str
    """The name of the rules that resolve it."""
    constants: Mapping[str, Any]
    """What the table adds to the slots."""
    slots: tuple[str, ...]
    """The names of the slots, in the order of the text."""
    labels: tuple[str, ...]
    """For each of them the role or category that is in the pattern."""
    guard: str
    """The name of the condition on the words around, or an empty string."""
    rank: int
    """The place in the table: of two readings of the same words the earlier one counts."""
    blank: dict[str, Any]
    """The constants and the slots, for a reading to copy and fill in."""
    final: str = ""
    """The category under which the match can be by itself; empty if it only serves as a part."""
    order: tuple[int, ...] = ()
    """The places of the rules that lead there, the last one first; the least is preferred."""
    grows: Growth | None = None
    """How a match that begins with this one goes on, if any does."""


_NONE: dict[str, Node] = {}
_NOWHERE: Mapping[str, tuple[Node, ...]] = {}
"""Shared by the places, of which thousands call nothing, and many are the last."""


class Node:
    """A place in the trie: what may come next, and the rules that are complete here."""

    __slots__ = ("calls", "first", "next", "opening", "rules", "slot", "space", "spaced", "ways")

    def __init__(self, *, slot: bool = False) -> None:
        self.next: dict[str, Node] = _NONE
        """By symbol: a lower-case word, a mark, ``" "`` for a space, ``"{role}"`` for a role."""
        self.calls: Mapping[str, Node] = _NONE
        """By category of a nested match, as the patterns have it."""
        self.rules: tuple[Rule, ...] = ()
        self.slot = slot
        """Whether arriving here binds a slot."""
        # `link` sets what follows.
        self.ways: Mapping[str, tuple[Node, ...]] = _NOWHERE
        """The calls by every category that may answer them: a match goes where a wider one does."""
        self.space: Node = self
        """The place after white space, be it written as a space or as ``_``, if there is one."""
        self.opening: frozenset[str] = _NOTHING
        """The symbols with which a nested match may begin that answers one of the calls."""
        self.first: frozenset[str] = _NOTHING
        """These and those of ``next``: with any other symbol there is no way on."""
        self.spaced: frozenset[str] = _NOTHING
        """The same of the place after white space; empty if there is none."""

    def behind(self, symbol: str, *, slot: bool = False) -> Node:
        """Return the place after a symbol, a new one if there is none yet."""
        node = self.next.get(symbol)
        if node is None:
            node = Node(slot=slot)
            if self.next:
                self.next[symbol] = node
            else:
                self.next = {symbol: node}
        return node

    def behind_call(self, category: str) -> Node:
        """Return the place after a nested match of a category, a new one if there is none yet."""
        node = self.calls.get(category)
        if node is None:
            node = Node(slot=True)
            self.calls = {**self.calls, category: node}
        return node


class Growth:
    """The places after a match with which other matches begin, and one look ahead for all of them."""

    __slots__ = ("complete", "first", "nodes", "spaced")

    def __init__(self, nodes: tuple[Node, ...]) -> None:
        self.nodes = nodes
        self.first = _NOTHING.union(*(node.first for node in nodes))
        self.spaced = _NOTHING.union(*(node.spaced for node in nodes))
        self.complete = any(node.rules for node in nodes)
        """Whether one of the others may have no more in it than this one."""


@cache
def _piece(piece: str) -> tuple[tuple[str, ...], str, str]:
    """Return the symbols of a piece of a pattern; for a role also its name, and the slot that it binds.

    The same few pieces make up thousands of patterns.
    """
    role = _ROLE.fullmatch(piece)
    if role is not None:
        return (f"{{{role[1]}}}",), role[1], role[3] or role[1] + role[2]
    return (" ",) if piece.isspace() else tuple(tokenise(piece.lower())), "", ""


def add_rule(
    root: Node,
    pattern: str,
    meaning: str,
    *,
    category: str,
    categories: frozenset[str],
    roles: frozenset[str],
    macros: Mapping[str, str],
    rank: int,
    table: str,
) -> None:
    """Put a pattern with its meaning into the trie; a fault raises `TableError`."""
    operation, constants, guard = _meaning(meaning, pattern, table)
    rules: dict[tuple[tuple[str, ...], tuple[str, ...]], tuple[Rule, ...]] = {}  # most ways bind the same
    for way in expand(pattern, macros, table):
        node, slots, labels = root, [], []
        for symbols, label, slot in map(_piece, _PIECE.findall(way)):
            if not label:
                for token in symbols:
                    node = node.behind(token)
                continue
            slots.append(slot)
            labels.append(label)
            if label in categories:
                node = node.behind_call(label)
            elif label in roles:
                node = node.behind(symbols[0], slot=True)
            else:
                near = did_you_mean(label, {*roles, *categories})
                raise TableError(table, f"pattern {pattern!r} uses {{{label}}}, which does not exist{near}")
        bound = tuple(slots), tuple(labels)
        if bound not in rules:
            if len(set(slots)) < len(slots):
                twice = next(slot for slot in slots if slots.count(slot) > 1)
                raise TableError(
                    table,
                    f"pattern {pattern!r} has {{{twice}}} twice; give one of them another name, "
                    f"such as {{{twice}2}}",
                )
            blank = {**constants, **dict.fromkeys(slots)}
            rules[bound] = (Rule(pattern, category, operation, constants, *bound, guard, rank, blank),)
        node.rules = (*node.rules, *rules[bound]) if node.rules else rules[bound]


def link(root: Node, wider: Mapping[str, Mapping[str, int]], finals: Iterable[str]) -> None:
    """Finish a trie: let every match go where its wider categories do, and mark the rules that are facts.

    ``wider`` maps a category to those that hold it unchanged, with the place of the rule that says so.
    """
    every = _reachable([root])
    wide: dict[str, tuple[str, ...]] = {category: (category,) for node in every for category in node.calls}
    wide.update((category, (category, *_above(category, wider))) for category in wider)
    _join_spaces(every)
    _tell_finals(every, wider, frozenset(finals))
    _answer_calls(every, wide)
    _look_ahead(root, every)
    _tell_growth(root, every)


def rules_of(root: Node) -> Iterator[Rule]:
    """Yield the rules of a trie, each once."""
    yield from dict.fromkeys(rule for node in _reachable([root]) for rule in node.rules)


def _reachable(nodes: Iterable[Node]) -> list[Node]:
    """Return these places and all after them."""
    every = list(nodes)
    for node in every:  # the list grows meanwhile
        every += [*node.next.values(), *node.calls.values()]
    return every


def _join_spaces(every: list[Node]) -> None:
    """Give each place one place after white space, be it written as a space or as ``_``."""
    for node in every:  # the list grows meanwhile
        gap, space = node.next.get(" "), node.next.get("_")
        if gap and space:
            node.space = _merged([gap, space], every)
        else:
            node.space = gap or space or node


def _tell_finals(
    every: Iterable[Node], wider: Mapping[str, Mapping[str, int]], finals: frozenset[str]
) -> None:
    """Set for each rule the category under which its matches are facts, and how it leads there."""
    paths = {category: _path(category, wider, finals) for category in wider}
    for node in every:
        for rule in node.rules:
            itself = (rule.category if rule.category in finals else "", ())
            goal, order = paths.get(rule.category, itself)
            rule.final, rule.order = goal, (*order, rule.rank)


def _answer_calls(every: Iterable[Node], wide: Mapping[str, Sequence[str]]) -> None:
    """Let each call accept every category that its own holds: ``wide`` has the ones that hold one."""
    answers: dict[frozenset[str], dict[str, list[str]]] = {}  # thousands of places call a few sets of them
    for node in every:
        if not node.calls:
            continue
        called = frozenset(node.calls)
        if called not in answers:
            held = {category: [name for name in names if name in called] for category, names in wide.items()}
            answers[called] = {category: names for category, names in held.items() if names}
        node.ways = {
            category: tuple([node.calls[name] for name in names])
            for category, names in answers[called].items()
        }


def _look_ahead(root: Node, every: Sequence[Node]) -> None:
    """Set for each place the symbols with which something continues from it."""
    heads = _heads(root)
    shared: dict[frozenset[str], frozenset[str]] = {}
    """One object for all sets that are equal: there are thousands of places and a few sets."""
    openings: dict[frozenset[str], frozenset[str]] = {}
    for node in every:
        if node.calls and node is not root:  # a match that begins at the root begins with a symbol
            called = frozenset(node.calls)
            if called not in openings:
                openings[called] = frozenset(
                    head for head, categories in heads.items() if not categories.isdisjoint(node.ways)
                )
            node.opening = openings[called]
        if node.next or node.calls:
            ahead = node.opening.union(node.next)
            node.first = shared.setdefault(ahead, ahead)
    for node in every:
        if node.space is not node:
            node.spaced = node.space.first


def _tell_growth(root: Node, every: Iterable[Node]) -> None:
    """Set for each rule how a match continues that begins with one of its matches."""
    growth = {category: Growth(nodes) for category, nodes in root.ways.items()}
    for node in every:
        for rule in node.rules:
            rule.grows = growth.get(rule.category)


def _merged(nodes: Sequence[Node], every: list[Node]) -> Node:
    """Return one place for several, and add the new ones to ``every``."""
    if len(nodes) == 1:
        return nodes[0]
    merged = Node(slot=nodes[0].slot)
    every.append(merged)
    merged.next = {
        symbol: _merged([node.next[symbol] for node in nodes if symbol in node.next], every)
        for symbol in dict.fromkeys(symbol for node in nodes for symbol in node.next)
    }
    merged.calls = {
        category: _merged([node.calls[category] for node in nodes if category in node.calls], every)
        for category in dict.fromkeys(category for node in nodes for category in node.calls)
    }
    merged.rules = tuple(rule for node in nodes for rule in node.rules)
    return merged


def _heads(root: Node) -> dict[str, set[str]]:
    """Return by symbol the categories of the matches that begin with it, grown ones among them."""
    grown = {category: _within(nodes) for category, nodes in root.ways.items()}
    heads = {symbol: _within([node]) for symbol, node in root.next.items()}
    for found in heads.values():
        fresh = found
        while fresh:
            fresh = set().union(*(grown.get(category, ()) for category in fresh)) - found
            found |= fresh
    return heads


def _within(nodes: Iterable[Node]) -> set[str]:
    """Return the categories of all rules from these places on."""
    return {rule.category for node in _reachable(nodes) for rule in node.rules}


def _above(category: str, wider: Mapping[str, Mapping[str, int]]) -> list[str]:
    """Return all categories that hold one unchanged, directly or through others."""
    found: list[str] = []
    for name in wider.get(category, ()):
        found += [n for n in (name, *_above(name, wider)) if n not in found]
    return found


def _path(
    category: str, wider: Mapping[str, Mapping[str, int]], finals: frozenset[str]
) -> tuple[str, tuple[int, ...]]:
    """Return the final category that one leads to, and the places of the rules that lead there."""
    if category in finals:
        return category, ()
    ways = []
    for name, rank in wider.get(category, {}).items():
        goal, order = _path(name, wider, finals)
        if goal:
            ways.append(((*order, rank), goal))
    if not ways:
        return "", ()
    order, goal = min(ways)
    return goal, order


def _meaning(meaning: str, pattern: str, table: str) -> tuple[str, dict[str, Any], str]:
    """Read ``"operation name=constant … ; guard"``."""
    body, _, guard = meaning.partition(";")
    words = body.split()
    if not words:
        raise TableError(table, f"pattern {pattern!r} has no meaning")
    constants: dict[str, Any] = {}
    for word in words[1:]:
        name, equals, value = word.partition("=")
        if not equals:
            raise TableError(
                table,
                f"the meaning of {pattern!r} has {word!r}, which does not have the form name=value; "
                "guards follow a semicolon",
            )
        constants[name] = int(value) if _CONSTANT.fullmatch(value) else value
    return words[0], constants, guard.strip()
