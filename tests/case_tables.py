"""Cases: TOML rows to checked cases, and facts against what a case says.

The format is described in ``cases/README.md``.
"""

from __future__ import annotations

import datetime as dt
import pathlib
import re
import tomllib
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

ROOT = pathlib.Path(__file__).parent / "cases"
PUBLISHED = "2025-02-13"
"""The publication date of every case that does not say another."""

KINDS = frozenset({"money", "percentage", "gdp_percentage", "quantity", "count", "date", "quotation"})
_PERCENT = frozenset({"percentage", "gdp_percentage"})
FOLDER_KINDS = {
    "money": frozenset({"money"}),
    "percentages": _PERCENT,
    "quantities": frozenset({"quantity"}),
    "counts": frozenset({"count"}),
    "dates": frozenset({"date"}),
    "quotations": frozenset({"quotation"}),
}
"""The kinds that the tables of a folder compare, by its name; those of other folders compare all kinds."""
_OWN_RUNNER = frozenset({"numbers", "clauses"})
"""Folders whose tables have a test of their own."""

_CASE_KEYS = {"text", "facts", "locale", "published", "vague", "kinds", "note", "source", "status"}
_FACT_KEYS = {"kind", "text", "value", "certainty", "rule"}
_STATUSES = {"pass", "negative", "known-failure"}


class BadCase(ValueError):
    """A row is not a case; the message names the file and the row."""


class Expected(NamedTuple):
    """A fact that a case asks for."""

    kind: str
    start: int
    end: int
    value: Mapping[str, Any]
    certainty: str | None
    rule: str | None


class Case(NamedTuple):
    """One row of a table of cases."""

    where: str
    text: str
    facts: tuple[Expected, ...]
    locale: str
    published: str | dt.date | None
    vague: bool
    kinds: frozenset[str]
    known_failure: bool
    note: str


class Row(NamedTuple):
    """A row as the table has it, or why the table could not be read."""

    path: pathlib.Path
    line: int
    number: int
    data: Any
    file_kinds: Any
    problem: str = ""

    @property
    def where(self) -> str:
        """The row's file, line and number, as failures name it."""
        name = self.path.relative_to(ROOT).as_posix() if self.path.is_relative_to(ROOT) else self.path.name
        return f"{name}:{self.line} (row {self.number})"

    @property
    def id(self) -> str:
        """A readable name for the test report."""
        text = self.data.get("text", "") if isinstance(self.data, dict) else ""
        short = " ".join(str(text).split())[:60]
        name = self.path.relative_to(ROOT).with_suffix("").as_posix()
        return f"{name}:{self.line} {short}"

    @property
    def known_failure(self) -> bool:
        """Whether the row says that it fails today."""
        return isinstance(self.data, dict) and self.data.get("status") == "known-failure"


def rows(path: pathlib.Path) -> Iterator[Row]:
    """Give the rows of a table; one row with a problem if it is no table of cases."""
    source = path.read_text(encoding="utf-8")
    try:
        table = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        yield Row(path, 1, 0, None, None, f"is not TOML: {error}")
        return
    unknown = set(table) - {"case", "kinds", "note"}
    cases = table.get("case")
    if unknown or not isinstance(cases, list) or not cases:
        yield Row(path, 1, 0, None, None, f"needs [[case]] rows and has unknown keys {sorted(unknown)}")
        return
    lines = [n for n, line in enumerate(source.splitlines(), 1) if re.match(r"\s*\[\[\s*case\s*\]\]", line)]
    if len(lines) != len(cases):
        lines = [1] * len(cases)
    for number, (line, data) in enumerate(zip(lines, cases, strict=True), 1):
        yield Row(path, line, number, data, table.get("kinds"))


def all_rows(root: pathlib.Path = ROOT) -> list[Row]:
    """Give every row of every table but those with a test of their own, as the number grammar has."""
    paths = [path for path in sorted(root.glob("*/*/*.toml")) if path.parent.name not in _OWN_RUNNER]
    return [row for path in paths for row in rows(path)]


def read(row: Row) -> Case:
    """Check a row; raises `BadCase` that names its file and number."""

    def check(good: object, problem: str) -> None:
        if not good:
            raise BadCase(f"{row.where}: {problem}")

    check(not row.problem, row.problem)
    data = row.data
    check(isinstance(data, dict), "is not a table")
    check(set(data) <= _CASE_KEYS, f"has unknown keys {sorted(set(data) - _CASE_KEYS)}")
    text = data.get("text")
    check(isinstance(text, str), "needs `text`, a string")
    facts = data.get("facts")
    check(isinstance(facts, list), "needs `facts`, a list ([] for a negative case)")
    status = data.get("status", "pass")
    check(status in _STATUSES, f"has status {status!r}; there are {sorted(_STATUSES)}")
    check(status != "negative" or not facts, "is negative but lists facts")
    named = data.get("kinds", row.file_kinds)
    default = FOLDER_KINDS.get(row.path.parent.name, KINDS)
    kinds = default if named is None else frozenset([named] if isinstance(named, str) else named)
    check(kinds and kinds <= KINDS, f"has unknown kinds {sorted(kinds - KINDS)}")
    check(isinstance(data.get("vague", False), bool), "has a `vague` that is neither true nor false")
    expected = tuple(_expected(fact, text, check) for fact in facts)
    for fact in expected:
        check(fact.kind in kinds, f"expects a {fact.kind}, but compares only {sorted(kinds)}")
    check(
        len({fact[:3] for fact in expected}) == len(expected),
        "lists a fact twice; say which occurrence with nth",
    )
    published = data.get("published", PUBLISHED)
    return Case(
        where=row.where,
        text=text,
        facts=expected,
        locale=data.get("locale", row.path.parent.parent.name),
        published=None if published == "null" else published,
        vague=data.get("vague", False),
        kinds=kinds,
        known_failure=status == "known-failure",
        note=data.get("note", ""),
    )


def _expected(fact: Any, text: str, check: Any) -> Expected:
    check(isinstance(fact, dict), f"has a fact that is no table: {fact!r}")
    check(set(fact) <= _FACT_KEYS, f"has a fact with unknown keys {sorted(set(fact) - _FACT_KEYS)}")
    check(fact.get("kind") in KINDS, f"has a fact of unknown kind {fact.get('kind')!r}")
    quoted = fact.get("text")
    nth = None
    if isinstance(quoted, dict):
        check(set(quoted) == {"text", "nth"}, "needs exactly `text` and `nth` in the place of a fact's text")
        quoted, nth = quoted["text"], quoted["nth"]
        check(isinstance(nth, int) and nth > 0, "has an `nth` that is no count from 1")
    check(isinstance(quoted, str) and quoted, "has a fact without text")
    places = [match.start() for match in re.finditer(f"(?={re.escape(quoted)})", text)]
    check(places, f"has no {quoted!r} in its text")
    check(nth is not None or len(places) == 1, f"has {quoted!r} {len(places)} times; say which with nth")
    check(nth is None or nth <= len(places), f"has {quoted!r} only {len(places)} times")
    value = fact.get("value", {})
    check(isinstance(value, dict), f"has a value that is no table: {value!r}")
    start = places[(nth or 1) - 1]
    return Expected(fact["kind"], start, start + len(quoted), value, fact.get("certainty"), fact.get("rule"))


def differences(case: Case, found: list[dict[str, Any]]) -> list[str]:
    """Say how the facts found (in the interchange form) differ from what the case asks for."""
    by_place = {(fact["kind"], fact["start"], fact["end"]): fact for fact in found}
    wanted = {fact[:3]: fact for fact in case.facts}
    told = [
        f"unexpected {kind} {case.text[start:end]!r} [{start}:{end}] = {by_place[kind, start, end]['value']}"
        for kind, start, end in sorted(set(by_place) - set(wanted))
    ]
    for place, fact in wanted.items():
        surface = f"{fact.kind} {case.text[fact.start : fact.end]!r}"
        actual = by_place.get(place)
        if actual is None:
            told.append(f"missing {surface} [{fact.start}:{fact.end}]")
            continue
        told += [f"{surface}: {line}" for line in _compare("value", fact.value, actual["value"], case.text)]
        if fact.certainty is not None and fact.certainty != actual["certainty"]:
            told.append(f"{surface}: certainty is {actual['certainty']!r}, not {fact.certainty!r}")
        if fact.rule is not None and fact.rule != actual["source"]["rule"]:
            told.append(f"{surface}: rule is {actual['source']['rule']!r}, not {fact.rule!r}")
    return told


def _compare(path: str, want: Any, got: Any, text: str) -> Iterator[str]:
    """Compare what is said, and only that; ``"null"`` in a table stands for null."""
    if isinstance(want, dict):
        if not isinstance(got, dict):
            yield f"{path} is {got!r}, not {want!r}"
            return
        if "text" in want and "text" not in got and {"start", "end"} <= set(got):
            got = {**got, "text": text[got["start"] : got["end"]]}
        for key, wanted in want.items():
            if key not in got and wanted != "null":
                yield f"{path}.{key} is not there"
            else:
                yield from _compare(f"{path}.{key}", wanted, got.get(key), text)
    elif isinstance(want, list):
        if not isinstance(got, list) or len(want) != len(got):
            yield f"{path} is {got!r}, not {want!r}"
            return
        for n, (w, g) in enumerate(zip(want, got, strict=True)):
            yield from _compare(f"{path}[{n}]", w, g, text)
    elif not _same(want, got, text):
        yield f"{path} is {got!r}, not {want!r}"


def _same(want: Any, got: Any, text: str) -> bool:
    if want == "null":
        return got is None
    if isinstance(want, dt.date):
        want = want.isoformat()
    if isinstance(got, list) and isinstance(want, str) and len(got) == 2:  # a span, quoted
        return text[got[0] : got[1]] == want
    if want == got:
        return type(want) is type(got)
    try:  # "1.50" is as good as "1.5"
        return isinstance(got, str) and isinstance(want, str) and Decimal(want) == Decimal(got)
    except InvalidOperation:
        return False
