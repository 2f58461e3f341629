"""Work grows with the length of the text, not faster, whatever the text is made of.

Counted are the calls that Python makes and the lines that it runs, which no machine's speed changes. Work
inside one call of a pattern or of another function written in C does not show there; so patterns are checked
for what makes them slow, and in the long profile the time for texts eight times as long is compared as a
ratio, with room for noise: eight times the work is expected, sixty-four would be quadratic.
"""

from __future__ import annotations

import ast
import gc
import os
import re
import sys
import time
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from types import FrameType
from typing import Any

import pytest

import newsfacts
from newsfacts.engine.languages import for_language
from newsfacts.lexicon.tables import languages
from newsfacts.regexes import COMPILED
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
                chosen.setdefault((language, entry.label, bool(entry.rest)), first + "".join(entry.rest))
    return [(language, f"{word} ") for (language, _, _), word in chosen.items()]


CASES = [(language, run) for run in RUNS for language in languages()[:2]] + SENTENCES + known_words()
IDS = [f"{language}-{run!a}" for language, run in CASES]


def calls(text: str, language: str) -> int:
    """Count the calls, of Python functions and of C functions, that reading a text makes."""
    count = 0

    def tick(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(tick)
    try:
        read(text, language)
    finally:
        sys.setprofile(before)
    return count


def grown(run: str, length: int) -> str:
    return (run * (length // len(run) + 1))[:length]


@pytest.mark.parametrize(("language", "run"), CASES, ids=IDS)
def test_calls_grow_with_the_text(language: str, run: str) -> None:
    read(grown(run, 100), language)  # what is loaded on first use does not count
    once, twice = (calls(grown(run, length), language) for length in (3000, 6000))
    assert twice <= 2.2 * once + 200


# The alphabets of somebody who means it. Counted are the lines that Python runs, those of each turn of a loop
# within a line too; in the long profile each is grown to 10,000, 20,000 and 40,000 characters, else to fewer.
# Some look back at no more than so many names or marks, which short texts have not yet: so four times the
# text may take up to six times the work; sixteen times would be quadratic. "|" parts what comes first from
# what follows: either half is grown, as what looks back may find nothing for a long way; "~" parts what is
# grown from what stands once behind it.
LENGTHS = (10_000, 20_000, 40_000) if os.environ.get("HYPOTHESIS_PROFILE") == "long" else (2000, 4000, 8000)
ALPHABETS = {
    "digits": ("en", "5"),
    "digits of other scripts": ("en", "٥"),
    "grouped digits": ("de", "5.555."),
    "numbers": ("fr", "5 "),
    "dates in digits": ("de", "5.5.2024 5/5 5:5 "),
    "sums": ("en", "$5 "),
    "sums and shares": ("en", "$5 5% "),
    "ranges": ("en", "$5-5 to 6 and "),
    "number words": ("en", "five hundred and "),
    "one long number word": ("de", "zwanzigtausend"),
    "scale words": ("fr", "mille millions de milliards "),
    "fractions": ("en", "½5½ "),
    "feet and inches": ("en", "5'6\" "),
    "units": ("en", "5 km 6 lb 7 "),
    "months": ("en", "May March "),
    "weekdays of nothing": ("de", "Montag früh am letzten "),
    "relative dates": ("en", "last year, two weeks ago, on Monday. "),
    "years behind days": ("en", "5 May 2024. |On Monday, in May, last quarter. "),
    "shares of output": ("en", "3% of GDP in France. |the 2% target of Spain. "),
    "countries and shares": ("en", "France, Spain and Chad. |3% of GDP. "),
    "currencies": ("en", "US$ dollar |$5, £6, 7 francs. "),
    "unclosed marks": ("en", "“a "),
    "marks that only open": ("de", "„‚"),
    "straight marks": ("en", "\"a' "),
    "one single mark behind": ("en", "\"a ~'a"),
    "pairs in pairs": ("en", "“a ‘b’ c” "),
    "paragraphs that go on": ("en", "“We go on.\n\n"),
    "speakers": ("en", "“We go on,” said Jane Miller. “Yes,” he said. |“No,” Miller said. "),
    "names": ("en", "Jane Miller, Tom Baker and "),
    "capitals": ("fr", "ÀB "),
    "initials": ("en", "J.D. A. "),
    "brackets": ("en", "(5 [a "),
    "white space": ("en", " \u00a0\t"),
    "line breaks": ("en", "a\r\n"),
    "stops": ("en", ". ! "),
    "marks without width": ("en", "5\u200b\u0301\u00ad"),
    "surrogates": ("en", "\ud8005 "),
}


def attack(run: str, length: int) -> str:
    first, halves, second = run.partition("|")
    if halves:
        return grown(first, length // 2) + "\n" + grown(second, length // 2)
    first, _, last = run.partition("~")
    return grown(first, length) + last


def lines(text: str, language: str) -> int:
    """Count the lines of Python that reading a text runs."""
    count = 0

    def tick(frame: FrameType, event: str, argument: object) -> Any:
        nonlocal count
        count += 1
        return tick

    before = sys.gettrace()  # that of a debugger or of coverage, which would see nothing more
    sys.settrace(tick)
    try:
        read(text, language)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize(("language", "run"), ALPHABETS.values(), ids=ALPHABETS)
def test_work_grows_with_an_attack(language: str, run: str) -> None:
    read(attack(run, 400), language)
    once, twice, four = (lines(attack(run, length), language) for length in LENGTHS)
    assert twice <= 2.7 * once + 1000
    assert four <= 6 * once + 1000


def test_a_loop_within_a_line_is_counted() -> None:
    """A comprehension is one call, and of one line."""
    counts = []
    for size in (100, 200):
        numbers = list(range(size))
        count = 0

        def tick(frame: FrameType, event: str, argument: object) -> Any:
            nonlocal count
            count += 1
            return tick

        before = sys.gettrace()
        sys.settrace(tick)
        try:
            (lambda: [[a for a in numbers if a > b] for b in numbers])()
        finally:
            sys.settrace(before)
        counts.append(count)
    assert counts[1] > 3.5 * counts[0]


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

    @pytest.mark.parametrize(("language", "run"), ALPHABETS.values(), ids=ALPHABETS)
    def test_time_grows_with_an_attack(language: str, run: str) -> None:
        ratios = []
        for _ in range(4):
            short = seconds(attack(run, 10_000), language)
            ratios.append(seconds(attack(run, 80_000), language) / max(short, 1e-3))
            if ratios[-1] < 24:
                return
        pytest.fail(f"a text eight times as long takes {ratios} times as long")

    @pytest.mark.parametrize("pattern", [pattern for pattern, bounded in COMPILED.items() if not bounded])
    def test_the_time_of_a_pattern_grows_with_the_text(pattern: re.Pattern[str]) -> None:
        runs = {part for _, attacks in ALPHABETS.values() for part in re.split("[|~]", attacks)}
        for run in runs.union(RUNS):
            times = []
            for length in (5000, 40_000):
                text = grown(run, length) + "\0"
                start = time.process_time()
                for _ in pattern.finditer(text):
                    pass
                times.append(time.process_time() - start)
            assert times[1] < 32 * max(times[0], 1e-3), f"{run!a}: {times}"


def test_hostile_texts_cost_no_more_calls_than_news() -> None:
    news = calls("He paid $5 million, or 3% more, on 5 May, “as we all knew,” she said. " * 50, "en") / 3500
    for text in HOSTILE_TEXTS:
        if len(text) > 500:
            assert calls(text, "en") < 4 * news * len(text), text[:20]


# Patterns


def patterns() -> list[tuple[re.Pattern[str], str]]:
    """Give every pattern of the project, with what it says of its bounds."""
    for found in walk_packages(newsfacts.__path__, "newsfacts."):
        import_module(found.name)
    for language in languages():
        for_language(language)
    return sorted(COMPILED.items(), key=lambda item: item[0].pattern)


PATTERNS = patterns()
EACH = pytest.mark.parametrize(("pattern", "bounded"), PATTERNS, ids=[p.pattern[:40] for p, _ in PATTERNS])
UNBOUNDED = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")


def inner(op: str, argument: Any) -> list[Any]:
    """Give the sequences inside an item of a parsed pattern, but for those of a repeat."""
    if op == "SUBPATTERN":
        return [argument[-1]]
    if op == "BRANCH":
        return list(argument[1])
    if op in ("ASSERT", "ASSERT_NOT"):
        return [argument[1]]
    return [argument] if op == "ATOMIC_GROUP" else []


def nested(parsed: Any, inside: bool = False) -> Iterator[Any]:
    """Give every repeat without an upper bound, that may give characters back, inside another."""
    for op, argument in parsed:
        name = str(op)
        if name in UNBOUNDED:
            _, high, body = argument
            unbounded = high == sre.MAXREPEAT
            if inside and unbounded and name != "POSSESSIVE_REPEAT":
                yield body
            yield from nested(body, inside or unbounded)
        for body in inner(name, argument):
            yield from nested(body, inside)


def may_fail(items: Iterable[Any]) -> bool:
    """Say whether a sequence asks for anything at all."""
    return any(str(op) not in UNBOUNDED or argument[0] > 0 for op, argument in items)


def gives_up(parsed: Any, behind: bool = False) -> Iterator[Any]:
    """Give every repeat without an upper bound behind which the pattern may still fail.

    A search that fails there begins again one character on and takes all of it again, unless a look behind
    at the start says that this is no place to begin.
    """
    items = list(parsed)
    if items and str(items[0][0]) in ("ASSERT", "ASSERT_NOT") and items[0][1][0] < 0:
        return
    for k, (op, argument) in enumerate(items):
        name = str(op)
        rest = behind or may_fail(items[k + 1 :])
        if name in UNBOUNDED:
            if argument[1] == sre.MAXREPEAT and rest:
                yield argument[2]
            yield from gives_up(argument[2], rest)
        for body in inner(name, argument):
            yield from gives_up(body, rest)


@EACH
def test_no_pattern_repeats_without_bound_inside_a_repeat(pattern: re.Pattern[str], bounded: str) -> None:
    assert not list(nested(sre.parse(pattern.pattern, pattern.flags)))


@EACH
def test_a_pattern_that_may_give_up_says_what_bounds_it(pattern: re.Pattern[str], bounded: str) -> None:
    assert bool(list(gives_up(sre.parse(pattern.pattern, pattern.flags)))) == bool(bounded)


def test_the_checks_of_patterns_can_fail() -> None:
    assert list(nested(sre.parse(r"(?:a+)+b")))
    assert list(nested(sre.parse(r"(?:x|(?:a*)*)")))
    assert not list(nested(sre.parse(r"(?:a{1,3})+b|(?:a++)+")))
    for quadratic in (r"\d+\s*years", r"\d++x", r"\s+$", r"(?=\s+x)", r"\(.*\)", r"(?:a|b+)c"):
        assert list(gives_up(sre.parse(quadratic)))
    for linear in (r"(?<!\d)\d++x", r"x\d+", r"\d+(?:\.\d+)?", r"\d{1,9}x", r"a+|b"):
        assert not list(gives_up(sre.parse(linear)))
    assert len(PATTERNS) > 20


@pytest.mark.parametrize(
    "path", sorted(Path(newsfacts.__file__).parent.rglob("*.py")), ids=lambda path: path.name
)
def test_patterns_are_compiled_in_one_place(path: Path) -> None:
    """Those of plug-ins aside, which `PatternExtractor` compiles with the package that can be stopped."""
    if path.name == "regexes.py":
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            module = node.func.value.id if isinstance(node.func.value, ast.Name) else ""
            assert module != "re" or node.func.attr == "escape", f"{path}:{node.lineno}"
            assert module != "regex" or path.name == "pattern.py", f"{path}:{node.lineno}"
