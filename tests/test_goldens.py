"""What is derived or public, against what a person has read and committed."""

from __future__ import annotations

import ast
import datetime as dt
import importlib.util
import pathlib
import pkgutil
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import babel
import pytest

import newsfacts
from goldens import GOLDENS, check_golden
from newsfacts import Amount, Bound, Certainty, Fact, Provenance, Registry, Span
from newsfacts.interchange.facts import fact_from_dict, fact_to_dict
from newsfacts.kinds.counts import Count
from newsfacts.kinds.dates import Date, DateEnd, DateType
from newsfacts.kinds.money import Money
from newsfacts.kinds.percentages import Change, GdpPercentage, Percentage
from newsfacts.kinds.quantities import Quantity
from newsfacts.kinds.quotations import Cue, Quotation, QuotationForm, Speaker
from newsfacts.lexicon import cldr
from newsfacts.lexicon.tables import languages
from newsfacts.model import Beaten


def public_names(module: str) -> list[str]:
    """Read ``__all__`` from the source: some modules need libraries that are not installed everywhere."""
    spec = importlib.util.find_spec(module)
    assert spec is not None
    assert spec.origin is not None
    tree = ast.parse(pathlib.Path(spec.origin).read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            names: list[str] = ast.literal_eval(node.value)
            return names
    return []


def test_public_names(request: pytest.FixtureRequest) -> None:
    """The names of the rooms themselves; what lies deeper is theirs to move."""
    lines = [f"newsfacts: {', '.join(newsfacts.__all__)}\n"]
    for module in sorted(found.name for found in pkgutil.iter_modules(newsfacts.__path__, "newsfacts.")):
        if module.rsplit(".", 1)[-1].startswith("_"):
            continue
        names = public_names(module)
        assert len(set(names)) == len(names), module
        lines.append(f"{module}: {', '.join(names)}\n")
    check_golden("public-names.txt", "".join(lines), request)


# CLDR


def test_separators(request: pytest.FixtureRequest) -> None:
    lines = []
    for language in languages():
        marks = cldr.separators(language)
        lines.append(f"{language}: decimal {marks.decimal!a}, group {marks.group!a}\n")
    check_golden("separators.txt", "".join(lines), request)


def babel_version() -> str:
    return ".".join(babel.__version__.split(".")[:2])


@pytest.mark.parametrize("language", languages())
def test_cldr(language: str, request: pytest.FixtureRequest) -> None:
    """CLDR changes from one release of Babel to the next; the golden holds for the one that it names."""
    name = f"cldr-{language}.txt"
    head = f"# Babel {babel_version()}\n"
    known = GOLDENS / name
    if not request.config.getoption("--update-goldens") and known.exists():
        first = known.read_text(encoding="utf-8").splitlines(keepends=True)[0]
        if first != head:
            pytest.skip(f"{name} holds for {first.strip('# ').strip()}, this is {babel.__version__}")
    lines = [
        head,
        f"symbol first: {cldr.symbol_first(language)}\n",
        f"likely territory: {cldr.likely_territory(language)}\n",
    ]
    tender = cldr.legal_tender()
    for code, names in sorted(cldr.currency_names(language).items()):
        if code in tender:
            lines.append(f"{code}: {'; '.join(names)}\n")
    lines += [f"{code}: {name}\n" for code, name in sorted(cldr.territory_names(language).items())]
    check_golden(name, "".join(lines), request)


# The form of facts


def samples() -> Iterator[Fact[Any]]:
    """Give a fact of each kind in which every field says something."""
    amount = Amount(Decimal(1), Decimal(2), Bound.RANGE, approximate=True)
    span = Span(0, 9)
    values = [
        Money(amount, "USD", ("USD", "CAD"), "barrel", Span(10, 19)),
        Percentage(amount, of="revenue", change=Change.UP),
        GdpPercentage(amount, stated=False, economy="DE", change=Change.DOWN),
        Quantity(amount, "mile", amount, "meter"),
        Count(amount, "NATO allies", "allies"),
        Date(
            DateType.DATE,
            "2025-02-10/2025-02-11",
            "APPROX",
            dt.date(2025, 2, 10),
            dt.date(2025, 2, 11),
            (DateEnd(span, "2025-02-10"), DateEnd(span, "2025-02-11")),
            "2025-02-10/2025-02-11",
        ),
        Quotation(
            Span(0, 11),
            QuotationForm.DIRECT,
            Speaker("Jane Miller", "Miller", span),
            Cue("said", span),
            1,
        ),
    ]
    provenance = Provenance("sample", "rule", ("a reason",), (Beaten(span, "date", "year"),))
    kinds = {cls: kind for kind, cls in Registry.builtin().value_classes.items()}
    for value in values:
        yield Fact(kinds[type(value)], span, "x" * 9, value, Certainty.INFERRED, provenance)


def paths(data: Any, path: str) -> Iterator[str]:
    if isinstance(data, dict):
        for key, item in data.items():
            yield from paths(item, f"{path}.{key}")
    elif isinstance(data, list) and data and isinstance(data[0], dict):
        for item in data:
            yield from paths(item, f"{path}[]")
    else:
        yield f"{path}: {type(data).__name__}\n"


def test_the_form_of_facts(request: pytest.FixtureRequest) -> None:
    lines = []
    facts = list(samples())
    assert {fact.kind for fact in facts} == set(Registry.builtin().kinds)
    for fact in facts:
        data = fact_to_dict(fact)
        assert fact_from_dict(data) == fact
        lines += dict.fromkeys(paths(data["value"], fact.kind))
        rest = {key: item for key, item in data.items() if key != "value"}
    lines += dict.fromkeys(paths(rest, "fact"))
    check_golden("fact-form.txt", "".join(lines), request)
