"""No pattern takes more time than in proportion to the length of the text.

What is counted in ``test_linear.py`` cannot see inside one call of a pattern. So patterns are checked for the
two things that make them slow, a repeat without bound inside another and a repeat that may have to give up
all that it took; and in the long profile the time for texts eight times as long is compared as a ratio, with
room for noise: eight times the time is expected, sixty-four would be quadratic.
"""

from __future__ import annotations

import ast
import os
import re
import time
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import pytest

import growth
import newsfacts
from newsfacts.clauses import read
from newsfacts.engine.languages import for_language
from newsfacts.lexicon.tables import languages
from newsfacts.regexes import COMPILED

try:
    from re import _parser as sre
except ImportError:  # pragma: no cover
    import sre_parse as sre  # type: ignore[no-redef]


def patterns() -> list[tuple[re.Pattern[str], str]]:
    """Give every pattern of the project, with what it says of its bounds."""
    for found in walk_packages(newsfacts.__path__, "newsfacts."):
        try:
            import_module(found.name)
        except ImportError as missing:  # a module over another library, which is not installed here
            if (missing.name or "newsfacts").startswith("newsfacts"):
                raise
    for language in languages():
        for_language(language)
        for sentence in read("They left.", language).sentences:  # none without tables for them
            assert sentence.clauses is not None  # read at first use
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


if os.environ.get("HYPOTHESIS_PROFILE") == "long":

    @pytest.mark.parametrize("pattern", [pattern for pattern, bounded in COMPILED.items() if not bounded])
    def test_the_time_of_a_pattern_grows_with_the_text(pattern: re.Pattern[str]) -> None:
        parts = {part for attack in growth.attacks().values() for part in (attack.first, attack.then) if part}
        for part in parts.union(growth.SIGNS):
            times = []
            for length in (5000, 40_000):
                text = growth.Attack("en", part).text(length) + "\0"
                start = time.process_time()
                for _ in pattern.finditer(text):
                    pass
                times.append(time.process_time() - start)
            assert times[1] < 32 * max(times[0], 1e-3), f"{part!a}: {times}"
