"""Each error names the thing, the place, and the way out; and each can travel between processes."""

from __future__ import annotations

import datetime as dt
import pickle
from collections.abc import Callable
from decimal import Decimal

import pytest

import newsfacts
from newsfacts import Amount, Document, Money, PatternExtractor, Pipeline, Quantity, Registry, errors
from newsfacts.errors import (
    ConfigurationError,
    ExtractorError,
    ExtractorWarning,
    GdpNotFound,
    InvalidDocument,
    InvalidFact,
    NewsfactsError,
    NumbersLeftOut,
    RateNotFound,
    RegistryError,
    TableError,
    UnitError,
    UnknownLocale,
    WorkerError,
)
from newsfacts.kinds.money.rates import RateTable
from newsfacts.lexicon.tables import table

TWICE = PatternExtractor(name="twice", kind="twice", patterns=["a"])


def fail(groups: object, context: object) -> object:
    raise RuntimeError("out of luck")


def broken() -> Registry:
    return Registry().add(PatternExtractor(name="broken", kind="thing", patterns=["x+"], normalise=fail))


CASES: list[tuple[type[BaseException], Callable[[], object], list[str]]] = [
    (UnknownLocale, lambda: newsfacts.extract("a", locale="xx"), ["'xx'", "tables for: ", "de", "en"]),
    (
        ConfigurationError,
        lambda: Pipeline(kinds=["monney"], registry=Registry.builtin()),
        ["'monney'", "Choose from: ", "money"],
    ),
    (ConfigurationError, lambda: Pipeline().pipe([], processes=0), ["processes", "1 or more", "0"]),
    (
        ConfigurationError,
        lambda: PatternExtractor(name="a", kind="a", patterns=["(a"]),
        ["'(a'", "does not compile"],
    ),
    (TableError, lambda: table("absent"), ["absent.toml", "no such table"]),
    (RegistryError, lambda: Registry().add(TWICE).add(TWICE), ["'twice'", "code", "Registry.without"]),
    (RegistryError, lambda: Registry().add(TWICE).without("once"), ["'once'", "choose from: twice"]),
    (RegistryError, lambda: Registry().add(PatternExtractor), ["PatternExtractor", "register an instance"]),  # type: ignore[arg-type]
    (RegistryError, lambda: Registry().add("a"), ["str", "lacks spec, extract, normalise"]),  # type: ignore[arg-type]
    (
        ExtractorError,
        lambda: newsfacts.extract(Document("xx", id="a.txt"), registry=broken(), strict=True),
        ["'broken'", "code (Registry.add)", "'xx'", "'a.txt'", "RuntimeError: out of luck"],
    ),
    (
        InvalidDocument,
        lambda: Document.from_json('{"text": "a", "facts": [{"kind": 5}]}'),
        ["facts[0].kind", "must be a string", "a number"],
    ),
    (InvalidDocument, lambda: Document.from_json("{"), ["not valid JSON", "column 2"]),
    (InvalidFact, lambda: newsfacts.Span(5, 5), ["0 <= start < end", "5 and 5"]),
    (InvalidFact, lambda: newsfacts.Span(False, True), ["whole numbers", "False and True"]),
    (
        GdpNotFound,
        lambda: (_ for _ in ()).throw(GdpNotFound("DE", 1824)),
        ["DE", "1824", "the table has no GDP"],
    ),
    (
        RateNotFound,
        lambda: Money(Amount.exact(Decimal(5)), "USD").convert(
            "EUR", on=dt.date(2024, 6, 3), rates=RateTable({}, "EUR", "mine")
        ),
        ["USD to EUR", "2024-06-03", "mine"],
    ),
    (
        UnitError,
        lambda: Quantity(Amount.exact(Decimal(5)), "meter", Amount.exact(Decimal(5)), "meter").to("kilogram"),
        ["meter", "'kilogram'"],
    ),
    (WorkerError, lambda: (_ for _ in ()).throw(WorkerError(["a.txt", None])), ["'a.txt'", "without an id"]),
    (ValueError, lambda: Document("a", published="soon"), ["'soon'", "2025-02-13", "RFC 3339"]),
    (TypeError, lambda: Document("a", published=5), ["published", "a date", "not int"]),  # type: ignore[arg-type]
]


@pytest.mark.parametrize(
    ("kind", "call", "words"), CASES, ids=[f"{kind.__name__}-{n}" for n, (kind, _, _) in enumerate(CASES)]
)
def test_an_error_names_the_thing_and_the_way_out(
    kind: type[BaseException], call: Callable[[], object], words: list[str]
) -> None:
    with pytest.raises(kind) as caught:
        call()
    assert caught.type is kind
    message = str(caught.value)
    for word in words:
        assert word in message
    assert "\n" not in message


@pytest.mark.parametrize(
    ("kind", "call", "words"), CASES, ids=[f"{kind.__name__}-{n}" for n, (kind, _, _) in enumerate(CASES)]
)
def test_an_error_travels(kind: type[BaseException], call: Callable[[], object], words: list[str]) -> None:
    with pytest.raises(kind) as caught:
        call()
    back = pickle.loads(pickle.dumps(caught.value))
    assert type(back) is kind
    assert str(back) == str(caught.value)
    assert back.__dict__ == caught.value.__dict__


def test_a_failing_extractor_is_a_warning() -> None:
    with pytest.warns(ExtractorWarning, match=r"'broken' of code .* 'xx' of document 'a.txt'.*out of luck"):
        assert newsfacts.extract(Document("xx", id="a.txt"), registry=broken()).facts == ()


def test_every_error_is_here() -> None:
    named = {getattr(errors, name) for name in errors.__all__ if name[0].isupper()}
    assert named == {kind for kind, _, _ in CASES if kind.__module__ == errors.__name__} | {
        NewsfactsError,
        ExtractorWarning,
        NumbersLeftOut,
    }


def test_an_error_in_a_worker_comes_back() -> None:
    documents = [Document("a"), Document("b", locale="xx")]
    with pytest.raises(UnknownLocale, match="'xx'"):
        list(Pipeline(registry=Registry.builtin()).pipe(documents, processes=2))
