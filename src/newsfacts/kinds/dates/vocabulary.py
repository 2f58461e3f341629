"""A locale's words and patterns for time, compiled; `newsfacts.kinds.dates.date_table` has their table."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from typing import Any, TypeAlias

import attrs

from newsfacts.errors import TableError, did_you_mean
from newsfacts.kinds.dates.date_table import CountingWords, DateTable, Guard
from newsfacts.kinds.dates.patterns import Node, add_rule, link, rules_of
from newsfacts.kinds.dates.reading import DateReading, Given
from newsfacts.kinds.dates.tense_vocabulary import Tense
from newsfacts.kinds.dates.time_words import DIGIT_ROLES, TimeWord, time_words
from newsfacts.lexicon.letters import is_unspaced
from newsfacts.lexicon.lexicon import Lexicon, fold
from newsfacts.lexicon.tables import Tables
from newsfacts.regexes import compiled

__all__ = ["DateVocabulary", "compile_dates"]

_USED = compiled(r"[{<]([a-z_]+)")
_ALONE = compiled(r"\{([a-z_]+)\}", bounded="only our tables are read with it")

FINAL = ("date", "time", "duration", "set", "ref", "range", "lone")
"""The categories of matches that may become facts; any others only serve as parts."""

REFUSED = "refused"
"""The category of matches that are not facts; no other date may use their words."""

LEADS = "leads"
"""What the shared lexicon says about a word after which to start."""


Terminal: TypeAlias = tuple[str, Any, int]
"""A symbol of the patterns, what it means, and how many tokens it takes."""


Lexemes: TypeAlias = tuple[Sequence[str], Sequence[Terminal]]
"""The symbols that one place of a text can be, and the same with all that belongs to them."""


@attrs.frozen(eq=False)
class Phrases:
    """What the patterns and the tables have under one first token."""

    alone: Lexemes
    """What the token alone can be."""
    longer: Mapping[str, Sequence[TimeWord]]
    """Phrases by what comes next: the word after a space, or the mark right after."""
    begins: bool
    """Whether a pattern may begin with it."""
    fixed: bool
    """Whether it can only be what it is alone, if it is not a number."""


@attrs.frozen(eq=False)
class DateVocabulary:
    """What the date reader needs of a language."""

    root: Node
    """The trie of all patterns."""
    words: Mapping[str, Phrases]
    """All that a pattern or a role may have: each token in lower case, with a capital, and in capitals."""
    vocabulary: frozenset[str]
    """These tokens in lower case."""
    guards: Mapping[str, Guard]
    counting: CountingWords
    tense: Tense
    """What the words around say of the time of a clause."""
    noun_capitals: bool
    """Whether every noun has a capital, so that a capital does not make a name."""
    sport: Mapping[str, int]
    """Words that show that a text is about a game, with their weight; a sum of two is enough."""
    published: tuple[str, ...]
    """Cues before a publication date, in lower case."""


def compile_dates(
    tables: Tables,
    lexicon: Lexicon,
    operations: Collection[str],
    find_fault: Callable[[str, Sequence[Given]], str | None],
) -> DateVocabulary:
    """Read ``dates.toml`` of a language, file the words to start from, and return the grammar.

    ``operations`` are the names that the meanings of patterns may have; ``find_fault`` says in words why none
    of them takes the slots and constants of a pattern.

    Raises `TableError` if the table is wrong.
    """
    name = tables.path("dates")
    table = tables.read(DateTable, "dates")
    words = time_words(tables, table)
    types = _types(words)
    root = _trie(table, frozenset(types), name)
    _check_meanings(table, operations, name)
    _check_arguments(root, types, find_fault, name)
    _check_use(table, types.keys(), name)
    _file_anchors(table, words, lexicon)
    literals = _literals(root)
    vocabulary = literals | {t for entries in words.values() for e in entries for t in e.rest} | set(words)
    return DateVocabulary(
        root=root,
        words={
            spelling: phrases
            for first in vocabulary
            for spelling, phrases in _spelled(first, words.get(first, ()), literals, root)
        },
        vocabulary=frozenset(vocabulary),
        guards=table.guards,
        counting=table.counting,
        tense=table.tense,
        noun_capitals=table.names.capitals,
        sport={**dict.fromkeys(table.sport_hints, 1), **dict.fromkeys(table.sport_words, 2)},
        published=tuple(fold(cue.lower()) for cue in table.published_cues),
    )


def _spelled(
    first: str, entries: Sequence[TimeWord], literals: Set[str], root: Node
) -> Iterator[tuple[str, Phrases]]:
    """Yield each way to write a first token, with what it can be when written so."""
    small = [entry for entry in entries if not entry.capital]
    capital = [entry for entry in entries if not entry.upper]
    known: dict[int, Phrases] = {}  # by the number of entries: mostly one object serves all spellings
    for spelling, counted in ((first.upper(), entries), (first.capitalize(), capital), (first, small)):
        if spelling.lower() == first:
            if len(counted) not in known:
                known[len(counted)] = _phrases(first, counted, literals, root)
            yield spelling, known[len(counted)]


def _phrases(first: str, entries: Iterable[TimeWord], literals: Set[str], root: Node) -> Phrases:
    alone: list[Terminal] = [(" ", None, 1)] if first == "-" else []  # a hyphen may be a space
    if first in literals:
        alone.append((first, None, 1))
    longer: dict[str, list[TimeWord]] = {}
    for entry in entries:
        if entry.rest:
            key = entry.rest[1] if entry.rest[0] in (" ", "-") else entry.rest[0]
            longer.setdefault(key, []).append(entry)
        else:
            alone.append((entry.symbol, entry.sense, 1))
    symbols = tuple(symbol for symbol, _, _ in alone)
    digits = first.isdecimal()
    begins = digits or not root.first.isdisjoint([first, *(entry.symbol for entry in entries)])
    return Phrases((symbols, alone), longer, begins, fixed=not longer and not digits)


def _trie(table: DateTable, roles: frozenset[str], name: str) -> Node:
    root = Node()
    patterns = table.patterns
    categories = frozenset(patterns)
    if categories & roles:
        names = ", ".join(map(repr, sorted(categories & roles)))
        raise TableError(name, f"{names} cannot be both a part of [pattern] and a role")
    rank = 0
    wider: dict[str, dict[str, int]] = {}
    for category, rows in patterns.items():
        for pattern, meaning in rows.items():
            rank += 1
            alone = _ALONE.fullmatch(pattern)
            if alone and alone[1] in categories and meaning == "same":
                wider.setdefault(alone[1], {})[category] = rank
                continue
            add_rule(
                root,
                pattern,
                meaning,
                category=category,
                categories=categories,
                roles=roles,
                macros=table.macros,
                rank=rank,
                table=name,
            )
    link(root, wider, (*FINAL, REFUSED))
    return root


def _file_anchors(table: DateTable, words: Mapping[str, tuple[TimeWord, ...]], lexicon: Lexicon) -> None:
    """Put the words to start from into the shared lexicon.

    A phrase is looked for from its last word: "the day before yesterday" from "yesterday", not from "the".
    Where no spaces part the words, it is looked for as a whole.
    """
    anchors = {f"{{{label}}}" for label in table.anchor_roles}
    for first, entries in words.items():
        for entry in entries:
            if entry.symbol not in anchors:
                continue
            if is_unspaced(first[0]):
                lexicon.add("time", "".join((first, *entry.rest)), None)
                continue
            letters = [token for token in (first, *entry.rest) if token.isalpha()]
            word = [token for token in letters if len(token) > 1][-1:] or letters[-1:]
            if word and entry.capital and not entry.rest:
                if not entry.upper:
                    lexicon.add("time", word[0].capitalize(), None, exact=True)
                lexicon.add("time", word[0].upper(), None, exact=True)
            elif word:
                lexicon.add("time", word[0], None)
    lexicon.add_all("time", table.anchor_words, None)
    lexicon.add_all("time", table.anchor_leads, LEADS)


def _literals(root: Node) -> set[str]:
    """Return the words and marks that the patterns spell out."""
    found: set[str] = set()
    nodes = [root]
    while nodes:
        node = nodes.pop()
        found.update(node.next)
        nodes += [*node.next.values(), *node.calls.values()]
    return {symbol for symbol in found if not symbol.startswith(("{", " "))}


def _check_meanings(table: DateTable, operations: Collection[str], name: str) -> None:
    """Check that patterns name operations that exist, and that guards and patterns fit together."""
    wanted: set[str] = set()
    for category, rows in table.patterns.items():
        for pattern, meaning in rows.items():
            operation, _, guard = meaning.partition(";")
            operation = operation.split(maxsplit=1)[0] if operation.strip() else ""
            if operation not in operations and operation != "same":
                near = did_you_mean(operation, operations)
                problem = f"{pattern!r} means {operation!r}, which is not a rule{near}"
                raise TableError(name, f"[pattern.{category}] {problem}")
            wanted.update(guard.split())
    for guard in sorted(wanted - table.guards.keys()):
        near = did_you_mean(guard, [*table.guards])
        raise TableError(name, f"a pattern uses the guard {guard!r}, which [guard] does not have{near}")
    for guard in sorted(table.guards.keys() - wanted):
        raise TableError(name, f"no pattern uses [guard.{guard}]")


def _types(words: Mapping[str, tuple[TimeWord, ...]]) -> Mapping[str, frozenset[type]]:
    """Return what the words of each role may mean."""
    types = {role: frozenset({kind}) for role, kind in DIGIT_ROLES.items()}
    for entries in words.values():
        for word in entries:
            role = word.symbol[1:-1]
            types[role] = types.get(role, frozenset()) | {type(word.sense)}
    return types


def _check_arguments(
    root: Node,
    types: Mapping[str, frozenset[type]],
    find_fault: Callable[[str, Sequence[Given]], str | None],
    name: str,
) -> None:
    """Check that a rule accepts the slots and constants of each pattern."""
    reading = frozenset({DateReading})
    known: set[Any] = set()  # most ways to read a pattern bind the same
    for rule in rules_of(root):
        bound = rule.operation, tuple(rule.constants.items()), rule.slots, rule.labels
        if rule.category == REFUSED or bound in known:
            continue
        known.add(bound)
        given = [
            *(Given(n, frozenset({type(value)}), value) for n, value in rule.constants.items()),
            *(Given(n, types.get(label, reading)) for n, label in zip(rule.slots, rule.labels, strict=True)),
        ]
        fault = find_fault(rule.operation, given)
        if fault is not None:
            raise TableError(name, f"[pattern.{rule.category}] {rule.pattern!r}: {fault}")


def _check_use(table: DateTable, known_roles: Collection[str], name: str) -> None:
    """Raise `TableError` for a role or macro that no pattern uses, or an anchor that is not a role."""
    for role in sorted(table.anchor_roles.difference(known_roles)):
        near = did_you_mean(role, known_roles)
        raise TableError(name, f"[anchors] 'roles' has {role!r}, which is not a role{near}")
    patterns = [*table.macros.values(), *(pattern for rows in table.patterns.values() for pattern in rows)]
    used = {asked for pattern in patterns for asked in _USED.findall(pattern)} | table.anchor_roles
    for part, known in (("role", table.roles), ("macro", table.macros)):
        for unused in sorted(known.keys() - used):
            raise TableError(name, f"no pattern uses [{part}] {unused!r}")
