"""Texts made to cost more than their length, the work of reading them, and a search for more of them.

An *attack* is a text of any length, made by repeating one or two short parts. The work of reading it is
counted in lines of Python, those of each turn of a loop within a line too, so that no machine's speed changes
it. Where a text twice as long takes more than twice the work, something looks back, or ahead, over all of the
text; where a text takes much work for each character, something looks at the same words again and again.

Run by hand, the module searches for attacks that nobody has thought of::

    python tests/growth.py --seconds 3600

It puts parts together from every word, phrase and mark of the tables of every language and from the rows of
the tables of cases, changes them step by step towards more growth, and prints what it finds as rows for
``growth.toml``, which ``test_linear.py`` replays for ever after.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple

from case_tables import ROOT, all_rows
from newsfacts.errors import NewsfactsError
from newsfacts.lexicon.tables import languages
from newsfacts.testing.strategies import known_characters, known_phrases
from reading import read

ATTACKS = Path(__file__).parent / "growth.toml"


class Attack(NamedTuple):
    """A text of any length made of one or two parts."""

    locale: str
    first: str
    then: str = ""
    """The second part, if there is one."""
    shape: str = "repeat"
    """How the parts are repeated; see `times`."""

    def times(self, count: int) -> str:
        """Return it with its parts so many times, always whole: half a part may turn the sense of all others.

        - ``repeat``: the first part again and again, and the second in turn with it
        - ``halves``: the first part again and again, then on a new line the second part again and again
        - ``line``: likewise, on one line
        - ``once``: the first part again and again, and the second once at the end
        """
        first, then = self.first, self.then
        if self.shape == "repeat":
            return (first + then) * count
        if self.shape == "once":
            return first * count + then
        return first * count + ("\n" if self.shape == "halves" else "") + then * count

    def count(self, length: int) -> int:
        """Return how often its parts come in so many characters."""
        return length // (len(self.first) + (self.shape != "once") * len(self.then)) + 1

    def text(self, length: int) -> str:
        """Return it in so many characters, and some more to the end of a part."""
        return self.times(self.count(length))


SIGNS = (
    *"5$%€-–—.,:;/()'\"“”„‘’«» \u00a0\nAaéß0½\u0301\U0001f600",
    *(
        "5 ",
        "5,",
        "5.",
        "5-",
        "5/",
        "5:",
        "1,000",
        "$5 ",
        "5% ",
        "$5-",
        "5 to ",
        "5 a ",
        "5½",
        "(5) ",
        "5\n\n",
    ),
    *("“a ", '"a ', "'a ", "“a” ", "A. ", "Aa ", "Aa, ", "A.B. ", "\r\n", "\ud800"),
)
"""Characters, and some in pairs, that readers look at."""
SHAPES = ("repeat", "repeat", "halves", "line", "once")


def attacks() -> dict[str, Attack]:
    """Return the attacks of ``growth.toml`` by name, and one that no TOML can hold."""
    rows = tomllib.loads(ATTACKS.read_text(encoding="utf-8"))["attack"]
    found = {row.pop("name"): Attack(**row) for row in rows}
    assert len(found) == len(rows), "two attacks have one name"
    return found | {"surrogates": Attack("en", "\ud8005 ")}


# Work


@contextmanager
def counted() -> Iterator[Callable[[], int]]:
    """Count lines of Python while a block runs; gives a function that returns the lines so far."""
    count = 0

    def tick(frame: FrameType, event: str, argument: object) -> Any:
        nonlocal count
        count += 1
        return tick

    before = sys.gettrace()  # that of a debugger or of coverage, which sees nothing meanwhile
    sys.settrace(tick)
    try:
        yield lambda: count
    finally:
        sys.settrace(before)


def work(text: str, locale: str, reader: Callable[[str, str], object] = read) -> int:
    """Return how many lines of Python it takes to read a text."""
    with counted() as lines:
        reader(text, locale)
        return lines()


class Growth(NamedTuple):
    """What it takes to read an attack of two lengths, the second twice the first."""

    once: int
    twice: int
    length: int
    """Characters of the longer text."""

    @property
    def ratio(self) -> float:
        """How many times the work a text twice as long takes; what little a short text takes is left out."""
        return self.twice / (self.once + 1000)

    @property
    def density(self) -> float:
        """Lines for each character."""
        return self.twice / self.length


def growth(attack: Attack, length: int, reader: Callable[[str, str], object] = read) -> Growth:
    """Return the work for an attack of a length and of twice that."""
    count = attack.count(length)
    once, twice = attack.times(count), attack.times(2 * count)
    reader(attack.text(100), attack.locale)  # what is loaded on first use does not count ...
    found = _measured(once, twice, attack.locale, reader)
    if found.ratio > RATIO or found.density > DENSITY:  # ... nor what only longer texts load
        found = _measured(once, twice, attack.locale, reader)
    return found


def _measured(once: str, twice: str, locale: str, reader: Callable[[str, str], object]) -> Growth:
    return Growth(work(once, locale, reader), work(twice, locale, reader), len(twice))


# The search

RATIO = 2.2
"""So many times the work at most for a text twice as long."""
DENSITY = 700.0
"""Lines for each character at most: under 1.5 seconds for 100,000 characters, as 573 took 1.1."""
_SHORT = 600
"""Characters of a text at a first look; it is read twice and three times as long, too."""
_LONG = 2000
"""Characters at a second look: more than most readers look back."""
_PROMISING = 0.2
"""How far an attack must have come at the first look to be worth the second."""
_FAR = 100_000
"""Characters of a text for which the work is foretold."""
_SURE = 20_000
"""Characters of the shorter text where the search makes sure."""
_BAG = 12
"""Parts that are asked at once whether what stands before makes them dearer."""
_DEARER = 40
"""Lines by which it does: some may come from a place that is found, or not, within the bounded reach."""
_PATIENCE = 12
"""Changes without more growth after which it begins anew."""
_LONGEST_ROW = 80
"""Characters of a row of the tables of cases that may be a part of an attack."""
_GAPS = (" ", " ", " ", " ", "", ", ", ". ", "\n", "\n\n", "-", "\u00a0", "; ")
_ENDS = (" ", " ", ". ", ", ", "\n", "\n\n", "")
_FIGURES = (
    "5",
    "1999",
    "2024",
    "12.5",
    "1,000",
    "5.5.2024",
    "5/5",
    "5:30",
    "$5",
    "3%",
    "Q3 1999",
    "5 May 2024",
)
_NAMES = ("Jane Miller", "Miller", "Anna Schulz", "Schulz", "Paul Durand", "he", "she", "er", "sie", "elle")
_MARKED = (
    "“a”",
    "‘b’",
    '"a b"',
    "'c'",
    "„a“",
    "«a»",
    "“We go on,”",
    "„Ja“,",
    "(a)",
    "— a",
    "“",
    "‘",
    "„",
    "“”",
)


@cache
def _pools(language: str) -> list[list[str]]:
    """Return what parts of attacks are made of: sorts of words, each as likely as any other."""
    phrases = list(known_phrases(language).values())
    marks = list(known_characters(language))
    return phrases + [marks, list(_FIGURES), list(_NAMES), list(_MARKED)] * max(1, len(phrases) // 16)


@cache
def _rows(language: str) -> tuple[list[str], list[str]]:
    """Return the texts of the cases of a language, and what stands in them as a fact."""
    data = [row.data for row in all_rows() if row.path.relative_to(ROOT).parts[0] == language]
    texts = [row["text"] for row in data if 0 < len(row["text"]) < _LONGEST_ROW]
    facts = (fact["text"] for row in data for fact in row.get("facts", ()))
    return texts, sorted({fact for fact in facts if isinstance(fact, str)})


@cache
def _known(language: str) -> list[str]:
    """Return the parts of the attacks of ``growth.toml`` in a language: what answers one may ask another."""
    return [
        part for attack in attacks().values() if attack.locale == language for part in attack[1:3] if part
    ]


class Search:
    """Climbs from attacks put together by chance towards those that grow most."""

    def __init__(self, seed: int = 0, reader: Callable[[str, str], object] = read) -> None:
        self._random = random.Random(seed)
        self._reader = reader
        self.tries = 0
        """How many texts were read."""
        self.failed: list[tuple[Attack, str]] = []
        """Those that raised an exception, and which; nothing may."""

    def finds(self, more: Callable[[], bool]) -> Iterator[tuple[Attack, Growth]]:
        """Yield what takes too much work, for as long as ``more`` says so."""
        while more():
            for attack in (self._climbed(more), self._paired(more)):
                if attack is not None:
                    sure = growth(attack, _SURE, self._reader)
                    if sure.ratio > RATIO or sure.density > DENSITY:
                        yield attack, sure

    def _work(self, text: str, attack: Attack) -> int:
        """Return the work for a text; that of an exception, which is kept, is none."""
        self.tries += 1
        try:
            return work(text, attack.locale, self._reader)
        except NewsfactsError as error:
            self.failed.append((attack, str(error)[-200:]))
            return 0

    def _climbed(self, more: Callable[[], bool]) -> Attack | None:
        """Return an attack that was changed step by step until its work grew, if it came to that."""
        attack = self._fresh()
        best = self._score(attack)
        idle = 0
        while more() and idle < _PATIENCE and best < 1:
            changed = self._changed(attack)
            score = self._score(changed)
            idle += 1
            if score > best:
                attack, best, idle = changed, score, 0
        return attack if best >= 1 else None

    def _score(self, attack: Attack) -> float:
        """Return how far an attack has come: 1 where it is worth a closer look.

        Were the work to grow with the length, a third text as much again would take as much again. What is
        more foretells the work for a long text, which may be half as much again.
        """
        self._work(attack.text(100), attack)  # what is loaded on first use does not count
        short = self._foretold(attack, _SHORT)
        return self._foretold(attack, _LONG) if short > _PROMISING else short

    def _foretold(self, attack: Attack, length: int) -> float:
        count = attack.count(length)
        texts = [attack.times(times * count) for times in (1, 2, 3)]
        once, twice, thrice = (self._work(text, attack) for text in texts)
        step = len(texts[2]) - len(texts[1])
        slope = max((thrice - twice) / step, 1.0)
        rise = ((thrice - twice) - (twice - once)) / step**2 * _FAR / 2
        return max(rise / slope / 0.5, (slope + rise) / DENSITY)

    def _paired(self, more: Callable[[], bool]) -> Attack | None:
        """Return an attack of two parts of which the second is the dearer the more of the first there is.

        Many second parts are tried at once, each of them once; those that are left when half of them are
        taken away again and again are the culprits.
        """
        locale = self._random.choice(languages())
        first = self._part(locale)
        for _ in range(4):
            bag = [self._part(locale) for _ in range(_BAG)]
            gap = self._random.choice(("\n", " "))
            if not more() or self._dearer(locale, first, bag, gap, _SHORT) < _DEARER:
                continue
            if self._dearer(locale, first, bag, gap, _LONG) < _DEARER:
                continue
            while len(bag) > 1:
                half = len(bag) // 2
                halves = bag[:half], bag[half:]
                bag = max(halves, key=lambda one: self._dearer(locale, first, one, gap, _LONG))
            return Attack(locale, first, bag[0], "halves")
        return None

    def _dearer(self, locale: str, first: str, bag: list[str], gap: str, length: int) -> int:
        """Return by how much a bag is dearer to read again behind a first part that is there twice as often.

        To read it for the first time may well take more: what looks back remembers its answer from then on.
        """
        few, many = (Attack(locale, first, "\n" + (gap.join(bag) + gap) * times, "once") for times in (1, 3))
        self._work(few.text(100), few)  # what is loaded on first use does not count
        count = few.count(length)
        again = [
            self._work(many.times(times * count), many) - self._work(few.times(times * count), few)
            for times in (1, 2)
        ]
        return again[1] - again[0]

    def _fresh(self) -> Attack:
        locale = self._random.choice(languages())
        shape = self._random.choice(SHAPES)
        then = self._part(locale) if shape != "repeat" else ""
        return Attack(locale, self._part(locale), then, shape)

    def _part(self, locale: str) -> str:
        if self._random.random() < 0.3 and _known(locale):
            return self._random.choice(_known(locale))
        pieces = [self._piece(locale) for _ in range(self._random.choice((1, 1, 1, 2, 3)))]
        return self._random.choice(_GAPS).join(pieces) + self._random.choice(_ENDS)

    def _piece(self, locale: str) -> str:
        """Return a word of the tables, a fact of a row of the tables of cases, or some words of a row."""
        texts, facts = _rows(locale)
        choice = self._random.random()
        if choice < 0.4 or not texts or not facts:
            return self._random.choice(self._random.choice(_pools(locale)))
        if choice < 0.7:
            return self._random.choice(facts)
        words = self._random.choice(texts).split(" ")
        if choice < 0.8:
            return " ".join(words)
        first = self._random.randrange(len(words))
        return " ".join(words[first : first + self._random.choice((1, 2, 3, 4))])

    def _changed(self, attack: Attack) -> Attack:
        """Return an attack that differs in one thing."""
        choice = self._random.random()
        if choice < 0.15:
            shape = self._random.choice(SHAPES)
            then = attack.then or (self._part(attack.locale) if shape != "repeat" else "")
            return attack._replace(shape=shape, then=then)
        if choice < 0.3:
            return attack._replace(first=self._part(attack.locale))
        if choice < 0.45:
            return attack._replace(then=self._part(attack.locale))
        name = "then" if attack.then and self._random.random() < 0.5 else "first"
        return attack._replace(**{name: self._edited(getattr(attack, name), attack.locale)})

    def _edited(self, part: str, locale: str) -> str:
        """Return a part with a word more, a word less, another word or another end."""
        words = part.split(" ")
        at = self._random.randrange(len(words))
        choice = self._random.random()
        if choice < 0.35:
            words.insert(at, self._piece(locale))
        elif choice < 0.55 and len(words) > 2:
            del words[at]
        elif choice < 0.9:
            words[at] = self._piece(locale)
        else:
            return part.strip() + self._random.choice(_ENDS) or " "
        return " ".join(words) or " "


def row(name: str, attack: Attack, found: Growth) -> str:
    """Return an attack as a row of ``growth.toml``."""
    lines = [
        f"# twice the length takes {found.ratio:.2f} times the work, {found.density:.0f} lines a character",
        "[[attack]]",
        f"name = {_quoted(name)}",
        f'locale = "{attack.locale}"',
        f"first = {_quoted(attack.first)}",
    ]
    if attack.then:
        lines.append(f"then = {_quoted(attack.then)}")
    if attack.shape != "repeat":
        lines.append(f'shape = "{attack.shape}"')
    return "\n".join(lines) + "\n"


def _quoted(string: str) -> str:
    """Return a string as TOML writes it."""
    escaped = string.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\U{ord(c):08X}" for c in escaped) + '"'


def main() -> None:
    """Search for as long as was asked for, and print each find."""
    parser = argparse.ArgumentParser(description="Search for texts that take more work than their length.")
    parser.add_argument("--seconds", type=float, default=600, help="how long to search (%(default)s)")
    parser.add_argument("--seed", type=int, default=int(time.time()), help="where chance begins (the time)")
    options = parser.parse_args()
    end = time.monotonic() + options.seconds
    search = Search(options.seed)
    number = 0
    for attack, found in search.finds(lambda: time.monotonic() < end):
        number += 1
        print(row(f"found by seed {options.seed}, number {number}", attack, found), flush=True)
    for attack, error in search.failed:
        print(f"# FAILED: {attack!a}: {error!a}")
    print(f"# {search.tries} texts read from seed {options.seed}, {number} found")


if __name__ == "__main__":
    main()
