"""Work grows with the length of the text, not faster, whatever the text is made of.

Counted are the calls that Python makes, which no machine's speed changes. Work inside one call of a
pattern does not show there; so patterns are checked for what makes them slow, and in the long profile the
time for texts eight times as long is compared as a ratio, with room for noise: eight times the work is
expected, sixty-four would be quadratic.
"""

from __future__ import annotations

import gc
import os
import re
import sys
import time
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages
from types import FrameType, ModuleType
from typing import Any

import attrs
import pytest

import newsfacts
from newsfacts.data import languages
from newsfacts.grammar import for_language
from newsfacts.testing import HOSTILE_TEXTS
from reading import read

try:
    from re import _parser as sre
except ImportError:  # pragma: no cover
    import sre_parse as sre  # type: ignore[no-redef]

RUNS = [
    *"5$%€-–—.,:;/()'\"“”„‘’«» \u00a0\nAaéß0",
    "5 ",
    "5,",
    "5.",
    "5-",
    "5/",
    "5:",
    "1,000",
    "$5 ",
    "5% ",
    "“a ",
    '"a ',
    "'a ",
    "“a” ",
    "A. ",
    "Aa ",
    "Aa, ",
    "A.B. ",
    "5\n\n",
    "\r\n",
    "(5) ",
    "$5-",
    "5 to ",
    "5 a ",
    "½",
    "5½",
    "\u0301",
    "\U0001f600",
    "\ud800",
]

SENTENCES = [
    ("en", "“We go on,” said Jane Miller. "),
    ("en", "“We go on,” he said. “It is late,” she said. "),
    ("en", "Jane Miller came. “No,” he said, “not now.” "),
    ("en", "He paid $5 million, or 3% of GDP, on 5 May 2024 after 12 miles. "),
    ("en", "It meets the 2% target on Monday and last year. "),
    ("en", "$5 billion euros francs from 3 to 4 to 5 to 6 "),
    ("en", "“We go on, said Jane Miller.\n\n"),
    ("en", "Jane Miller, Tom Baker and "),
    ("de", "„Wir machen weiter“, sagte Anna Schulz am Montag. "),
    ("de", "Er zahlte 5 Millionen Euro, 3 Prozent des BIP, am 5. Mai 2024. "),
    ("fr", "« Nous continuons », a-t-elle déclaré à l’AFP lundi. "),
    ("fr", "Il a payé 5 millions d’euros, 3 % du PIB, le 5 mai 2024. "),
]


def known_words() -> list[tuple[str, str]]:
    """Give a word or two of every role that a language's lexicon knows."""
    chosen: dict[tuple[str, str, bool], str] = {}
    for language in languages():
        for first, entries in for_language(language).lexicon.entries.items():
            for entry in entries:
                chosen.setdefault((language, entry.role, bool(entry.rest)), first + "".join(entry.rest))
    return [(language, f"{word} ") for (language, _, _), word in chosen.items()]


CASES = [(language, run) for run in RUNS for language in languages()[:2]] + SENTENCES + known_words()
IDS = [f"{language}-{run!a}" for language, run in CASES]


def calls(text: str, language: str) -> int:
    """Count the calls, of Python functions and of C functions, that reading a text makes."""
    count = 0

    def tick(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(tick)
    try:
        read(text, language)
    finally:
        sys.setprofile(None)
    return count


def grown(run: str, length: int) -> str:
    return (run * (length // len(run) + 1))[:length]


@pytest.mark.parametrize(("language", "run"), CASES, ids=IDS)
def test_calls_grow_with_the_text(language: str, run: str) -> None:
    read(grown(run, 100), language)  # what is loaded on first use does not count
    once, twice = (calls(grown(run, length), language) for length in (3000, 6000))
    assert twice <= 2.2 * once + 200


# Counted calls cannot see inside one call of a pattern. A clock can, but a busy machine can fool it, so the
# clock is asked only where somebody waits for a long run anyway: HYPOTHESIS_PROFILE=long.
if os.environ.get("HYPOTHESIS_PROFILE") == "long":

    def seconds(text: str, language: str) -> float:
        gc.disable()
        try:
            start = time.process_time()
            read(text, language)
            return time.process_time() - start
        finally:
            gc.enable()

    @pytest.mark.parametrize(("language", "run"), CASES, ids=IDS)
    def test_time_grows_with_the_text(language: str, run: str) -> None:
        short, long = grown(run, 3000), grown(run, 24000)
        ratios = []
        for _ in range(4):
            ratios.append(seconds(long, language) / max(seconds(short, language), 1e-4))
            if ratios[-1] < 24:
                return
        pytest.fail(f"a text eight times as long takes {ratios} times as long")


def test_hostile_texts_cost_no_more_calls_than_news() -> None:
    news = calls("He paid $5 million, or 3% more, on 5 May, “as we all knew,” she said. " * 50, "en") / 3500
    for text in HOSTILE_TEXTS:
        if len(text) > 500:
            assert calls(text, "en") < 4 * news * len(text), text[:20]


# Patterns


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Give every compiled pattern of the project: those of modules, and those of compiled grammars."""
    seen: set[int] = set()

    def inside(where: str, value: Any, depth: int = 0) -> Iterator[tuple[str, re.Pattern[str]]]:
        if id(value) in seen or depth > 6:
            return
        if isinstance(value, re.Pattern):
            seen.add(id(value))
            yield where, value
        elif isinstance(value, dict):
            for key, item in value.items():
                yield from inside(f"{where}[{key!r}]", item, depth + 1)
        elif isinstance(value, list | tuple | set | frozenset):
            for item in value:
                yield from inside(where, item, depth + 1)
        elif attrs.has(type(value)):
            for field in attrs.fields(type(value)):
                yield from inside(f"{where}.{field.name}", getattr(value, field.name), depth + 1)

    for found in walk_packages(newsfacts.__path__, "newsfacts."):
        module: ModuleType = import_module(found.name)
        for name, value in vars(module).items():
            yield from inside(f"{module.__name__}.{name}", value)
    for language in languages():
        yield from inside(language, for_language(language))


PATTERNS = list(patterns())


def repeats(parsed: Any, inside: bool = False) -> Iterator[tuple[bool, Any]]:
    """Give every repeat without an upper bound that may give characters back, and whether one holds it."""
    for op, argument in parsed:
        name = str(op)
        if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            _, high, body = argument
            unbounded = high == sre.MAXREPEAT
            if unbounded and name != "POSSESSIVE_REPEAT":
                yield inside, body
            yield from repeats(body, inside or unbounded)
        elif name == "SUBPATTERN":
            yield from repeats(argument[-1], inside)
        elif name == "BRANCH":
            for branch in argument[1]:
                yield from repeats(branch, inside)
        elif name in ("ASSERT", "ASSERT_NOT"):
            yield from repeats(argument[1], inside)
        elif name == "ATOMIC_GROUP":
            yield from repeats(argument, inside)


@pytest.mark.parametrize(("where", "pattern"), PATTERNS, ids=[where for where, _ in PATTERNS])
def test_no_pattern_repeats_without_bound_inside_a_repeat(where: str, pattern: re.Pattern[str]) -> None:
    nested = [body for inside, body in repeats(sre.parse(pattern.pattern, pattern.flags)) if inside]
    assert not nested, f"{where}: {pattern.pattern}"


def test_the_check_of_patterns_can_fail() -> None:
    assert any(inside for inside, _ in repeats(sre.parse(r"(?:a+)+b")))
    assert not any(inside for inside, _ in repeats(sre.parse(r"(?:a{1,3})+b|(?:a++)+")))
    assert len(PATTERNS) > 5
