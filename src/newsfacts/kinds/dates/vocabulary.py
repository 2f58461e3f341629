"""A locale's words and patterns for time, compiled.

``dates.toml`` of a language has these tables:

``[anchors]``  roles and words where the reader starts to look
``[names]``    months and weekdays beyond CLDR's names, and those that are also other words
``[role.…]``   words by role: each key is what the words mean, each value a list of words or phrases
``[compound]`` words of a number and a unit in one ("sechstägig"): which numbers, units and endings
``[macro]``    pieces of pattern with a name, if there are any
``[pattern.…]``  patterns by category, each with its meaning (see `newsfacts.kinds.dates.parser.patterns`)
``[guard.…]``  conditions on the words around a match
``[cue]``      words that say whether a clause speaks of the future or of the past
``[sport]``    words that say that a game is told of: its quarters are no quarters of a year
``[published]``  what stands before a publication date
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import Any, NamedTuple, TypeAlias

import attrs

from newsfacts.errors import TableError
from newsfacts.kinds.dates.parser.patterns import Node, add_rule, link
from newsfacts.kinds.dates.tense_vocabulary import Tense, compile_tense
from newsfacts.lexicon import cldr
from newsfacts.lexicon.lexicon import Lexicon, fold, tokenise
from newsfacts.lexicon.tables import locale_table
from newsfacts.lexicon.tables import table as shared_table
from newsfacts.numbers.spelling import joined
from newsfacts.regexes import compiled

__all__ = ["DateVocabulary", "Guard", "TimeWord", "compile_dates"]

_ALONE = compiled(r"\{([a-z_]+)\}", bounded="only our tables are read with it")
_INTEGER = compiled(r"[+-]?\d+")

DIGIT_ROLES = frozenset(
    {
        "number",  # any number: 5, two, 2.5
        "ordinal",  # third, 26th
        "day",  # 1 to 31
        "dayrank",  # 1st to 31st, in digits
        "year",  # four digits that can be a year
        "nearyear",  # four digits that are a year more often than a count: 1900 to 2059
        "yy",  # two digits
        "hour",  # 0 to 24
        "clock",  # 9:30, 15:04:05
        "hhmm",  # 1535
        "dotclock",  # 9.30
        "fulldate",  # 13.02.2025, 2025-02-13
        "yearmonth",  # 2025-02
        "isomonth",  # 2006-07: a month by ISO 8601, two years in print
        "daymonth",  # 2/13, 13/2
        "dotdaymonth",  # 13.02
        "yearspan",  # 1999/2000, 1850-58
        "teens",  # 11 to 20 in words
        "tens",  # 10 to 99 in words
        "wordyear",  # 1100 to 2100 in words
    }
)
"""The roles that are read from digits and number words, not from the table."""

FINAL = ("date", "time", "duration", "set", "ref", "range", "lone")
"""The categories of matches that may become facts; any others only serve as parts."""

REFUSED = "refused"
"""The category of matches that are no facts and leave their words to nobody else here."""


class TimeWord(NamedTuple):
    """One word or phrase of a role."""

    symbol: str
    """``"{role}"``."""
    rest: tuple[str, ...]
    """Its tokens after the first, in lower case; ``" "`` is a space."""
    sense: Any
    """What it means."""
    capital: bool
    """Whether it counts only with a capital ("March")."""


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
    """Phrases by what comes next: the word behind a space, or the mark right behind."""
    begins: bool
    """Whether a pattern may begin with it."""
    fixed: bool
    """Whether it can only be what it is alone, if it is no number."""


class Guard(NamedTuple):
    """A condition on the words around a match; words are in lower case, marks stand for themselves."""

    after: frozenset[str]
    before: frozenset[str]
    """Evidence: one of these before (or after) the match lets it be a fact in spite of the rest."""
    strict: bool
    """Whether the rest must hold even with evidence."""
    evidence: bool
    """Whether there must be evidence."""
    capital: bool
    """Whether the match must begin with a capital."""
    not_after: frozenset[str]
    not_before: frozenset[str]
    """None of these may."""
    not_near: frozenset[str]
    """None of these may stand among the words of the sentence before it, as far as a clause goes."""
    not_near_endings: tuple[str, ...]
    """Nor may words that end so."""
    not_after_number: bool
    """Whether no number may stand before."""
    not_after_capital: bool
    """Whether the word before must not have a capital."""
    not_before_capital: bool
    """Whether the word after must not have a capital."""
    not_before_endings: tuple[str, ...]
    """Endings that the word after must not have."""
    alone: bool
    """Whether no word may follow but one of the patterns: "on the 20th at noon", not "on the 20th floor"."""


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
    tense: Tense
    """What the words around say of the time of a clause."""
    noun_capitals: bool
    """Whether every noun has a capital, so that a capital does not make a name."""
    sport: Mapping[str, int]
    """Words that say that a game is told of, with their weight; two make sure."""
    published: tuple[str, ...]
    """Cues before a publication date, in lower case."""


_TABLES = frozenset(
    {"compound", "names", "anchors", "published", "macro", "role", "cue", "sport", "guard", "pattern"}
)


def compile_dates(language: str, lexicon: Lexicon) -> DateVocabulary:
    """Read ``dates.toml`` of a language, file the words to start from, and give the grammar."""
    name = f"languages/{language}/dates.toml"
    table = locale_table(language, "dates")
    unknown = set(table) - _TABLES
    if unknown:
        raise TableError(name, f"has unknown keys: {', '.join(sorted(unknown))}")
    try:
        words = _words(language, table, name)
        roles = DIGIT_ROLES | {word.symbol[1:-1] for entries in words.values() for word in entries}
        root = _trie(table, roles, name)
        _file_anchors(table, words, lexicon)
        literals = _literals(root)
        vocabulary = (
            literals | {t for entries in words.values() for e in entries for t in e.rest} | set(words)
        )
        return DateVocabulary(
            root=root,
            words={
                spelling: phrases
                for first in vocabulary
                for spelling, phrases in _spelled(first, words.get(first, ()), literals, root)
            },
            vocabulary=frozenset(vocabulary),
            guards=_guards(table["guard"], root, name),
            tense=compile_tense(table["cue"], name),
            noun_capitals=bool(table["names"]["capitals"]),
            sport={
                word: weight for weight, key in ((1, "hints"), (2, "words")) for word in table["sport"][key]
            },
            published=tuple(fold(cue.lower()) for cue in table["published"]["cues"]),
        )
    except KeyError as error:
        raise TableError(name, f"misses {error}") from error


def _payload(key: str) -> int | str:
    return int(key) if _INTEGER.fullmatch(key) else key


def _words(language: str, table: Mapping[str, Any], name: str) -> dict[str, tuple[TimeWord, ...]]:
    """Collect the words of all roles, the names of months and weekdays among them."""
    index: dict[str, list[TimeWord]] = {}

    def add(label: str, phrase: str, sense: object, *, capital: bool = False) -> None:
        first, *rest = tokenise(fold(phrase).lower())
        tail = tuple(" " if token.isspace() else token for token in rest)
        entries = index.setdefault(first, [])
        symbol = f"{{{label}}}"
        if not any(known.symbol == symbol and known.rest == tail for known in entries):
            entries.append(TimeWord(symbol, tail, sense, capital))

    names = table["names"]
    words, people = frozenset(names["also_words"]), frozenset(names["also_names"])
    for label, known, more in (
        ("month", cldr.month_names(language), names["months"]),
        ("weekday", cldr.weekday_names(language), names["weekdays"]),
    ):
        full = {n for n in known if len(n) == max(len(m) for m, k in known.items() if k == known[n])}
        for phrase, number in [*known.items(), *more.items()]:
            bare = phrase.rstrip(".").lower()
            short = phrase not in full and phrase not in names["full"]
            capital = bare in words or (short and names["capitals"])
            for spelling in (f"{bare}.", bare) if short else (bare,):
                add(label, spelling, number, capital=capital)
                if not (short or capital or bare in people):
                    add(f"{label}_name", spelling, number)
    for label, rows in table["role"].items():
        if label in DIGIT_ROLES:
            raise TableError(name, f"[role.{label}] is read from digits and cannot have words")
        for key, phrases in rows.items():
            for phrase in phrases:
                exact = phrase.startswith("^")
                add(label, phrase.removeprefix("^"), _payload(key), capital=exact)
    for key, row in shared_table("kinds/dates/calendar/holidays").items():
        for phrase in row.get("names", ()):
            exact = phrase.startswith("^")
            add("holiday", phrase.removeprefix("^"), key, capital=exact)
    compound = table["compound"]
    for value, stem in compound["tails"].items():
        for number in compound["numbers"]:
            for ending in compound["endings"]:
                add("lasting", joined(number, language) + stem + ending, value.format(number))
    return {first: tuple(sorted(entries, key=lambda e: -len(e.rest))) for first, entries in index.items()}


def _spelled(
    first: str, entries: Sequence[TimeWord], literals: Set[str], root: Node
) -> Iterator[tuple[str, Phrases]]:
    """Yield each way to write a first token, with what it can be when written so."""
    small = [entry for entry in entries if not entry.capital]
    phrases = capital = _phrases(first, small, literals, root)
    if len(small) < len(entries):
        capital = _phrases(first, entries, literals, root)
    for spelling in {first, first.capitalize(), first.upper()}:
        if spelling.lower() == first:
            yield spelling, capital if spelling[0].isupper() else phrases


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


def _trie(table: Mapping[str, Any], roles: frozenset[str], name: str) -> Node:
    root = Node()
    patterns = table["pattern"]
    categories = frozenset(patterns)
    if categories & roles:
        raise TableError(name, f"{', '.join(sorted(categories & roles))} is a category and a role")
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
                macros=table.get("macro", {}),
                rank=rank,
                table=name,
            )
    link(root, wider, (*FINAL, REFUSED))
    return root


def _file_anchors(
    table: Mapping[str, Any], words: Mapping[str, tuple[TimeWord, ...]], lexicon: Lexicon
) -> None:
    """Put the words to start from into the shared lexicon.

    A phrase is looked for from its last word: "the day before yesterday" from "yesterday", not from "the".
    """
    anchors = {f"{{{label}}}" for label in table["anchors"]["roles"]}
    for first, entries in words.items():
        for entry in entries:
            if entry.symbol not in anchors:
                continue
            letters = [token for token in (first, *entry.rest) if token.isalpha()]
            word = [token for token in letters if len(token) > 1][-1:] or letters[-1:]
            if word and entry.capital and not entry.rest:
                lexicon.add("time", word[0].capitalize(), None, exact=True)
                lexicon.add("time", word[0].upper(), None, exact=True)
            elif word:
                lexicon.add("time", word[0], None)
    for word in table["anchors"]["words"]:
        lexicon.add("time", word, None)


def _literals(root: Node) -> set[str]:
    """Return the words and marks that the patterns spell out."""
    found: set[str] = set()
    nodes = [root]
    while nodes:
        node = nodes.pop()
        found.update(node.next)
        nodes += [*node.next.values(), *node.calls.values()]
    return {symbol for symbol in found if not symbol.startswith(("{", " "))}


def _guards(rows: Mapping[str, Any], root: Node, name: str) -> dict[str, Guard]:
    guards = {}
    for guard, row in rows.items():
        unknown = set(row) - set(Guard._fields)
        if unknown:
            raise TableError(name, f"[guard.{guard}] has unknown keys: {', '.join(sorted(unknown))}")
        guards[guard] = Guard(
            after=frozenset(row.get("after", ())),
            before=frozenset(row.get("before", ())),
            strict=bool(row.get("strict", False)),
            evidence=bool(row.get("evidence", False)),
            capital=bool(row.get("capital", False)),
            not_after=frozenset(row.get("not_after", ())),
            not_before=frozenset(row.get("not_before", ())),
            not_near=frozenset(row.get("not_near", ())),
            not_near_endings=tuple(row.get("not_near_endings", ())),
            not_after_number=bool(row.get("not_after_number", False)),
            not_after_capital=bool(row.get("not_after_capital", False)),
            not_before_capital=bool(row.get("not_before_capital", False)),
            not_before_endings=tuple(row.get("not_before_endings", ())),
            alone=bool(row.get("alone", False)),
        )
    for wanted in _wanted_guards(root):
        if wanted not in guards:
            raise TableError(name, f"a pattern asks for the guard {wanted!r}, which [guard] does not have")
    return guards


def _wanted_guards(root: Node) -> Iterable[str]:
    nodes = [root]
    while nodes:
        node = nodes.pop()
        yield from (rule.guard for rule in node.rules if rule.guard)
        nodes += [*node.next.values(), *node.calls.values()]
