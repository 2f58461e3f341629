"""Whatever a plug-in raises, changes or gives, the facts of the others stay and can be written and read."""

from __future__ import annotations

import asyncio
import warnings
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Any

import pytest

from newsfacts import Amount, Document, ExtractorSpec, Money, Pipeline, Quantity, Registry, Span
from newsfacts.amounts.measures import Measures
from newsfacts.errors import ExtractorError, ExtractorWarning, InvalidDocument, InvalidFact, UnitError
from newsfacts.extractor.context import Context
from newsfacts.interchange.documents import document_from_dict, read_record
from newsfacts.lexicon.language import LanguageBuilder
from newsfacts.model import Candidate, Resolved
from newsfacts.numbers.figures import Numbers
from newsfacts.text.marks import Marks
from newsfacts.text.scan import Scan

TEXT = "“It cost us $5 million, or 3% of GDP,” said Jane Miller on 5 May 2024 after 12 miles."
ALONE = Pipeline(registry=Registry.builtin(), strict=True).extract(TEXT)


class Stranger:
    """An extractor that does what it is told: at one place something odd, elsewhere what is asked for."""

    spec = ExtractorSpec("stranger", ["odd"])

    def __init__(self, place: str = "", act: Callable[..., Any] = lambda *_: None) -> None:
        self.place, self.act = place, act

    def extract(self, scan: Scan) -> Iterable[Candidate]:
        if self.place == "extract":
            self.act(scan)
        return self._candidates(scan)

    def _candidates(self, scan: Scan) -> Iterator[Candidate]:
        yield Candidate("odd", Span(0, 4), {}, "first")
        if self.place == "view":
            scan.view(self.act)
        if self.place == "between":
            self.act(scan)

    def normalise(self, candidate: Candidate, context: Context) -> Any:
        return self.act(context) if self.place == "normalise" else {}


class WithWords(Stranger):
    """One that brings words; a class of its own, as a language is compiled anew with those."""

    def vocabulary(self, language: LanguageBuilder) -> None:
        self.act(language)


def stranger(place: str, act: Callable[..., Any]) -> Stranger:
    return WithWords(place, act) if place == "vocabulary" else Stranger(place, act)


def read(extractor: Any, **options: Any) -> Document:
    return Pipeline(registry=Registry.builtin().add(extractor), **options).extract(TEXT)


def own(doc: Document) -> list[Any]:
    return [fact for fact in doc.facts if fact.kind != "odd"]


class Unheard(BaseException):
    """No exception that anybody knows."""


class Untold(BaseException):
    """An exception that cannot even be told."""

    def __str__(self) -> str:
        raise Unheard


RAISED = (
    RuntimeError,
    RecursionError,
    MemoryError,
    SystemExit,
    GeneratorExit,
    asyncio.CancelledError,
    Unheard,
    Untold,
)
PLACES = ("vocabulary", "extract", "view", "between", "normalise")


def raiser(error: type[BaseException]) -> Callable[..., Any]:
    def act(*_: Any) -> Any:
        raise error

    return act


@pytest.mark.parametrize(
    ("place", "budget"), [*((place, None) for place in PLACES), ("extract", 60), ("normalise", 60)]
)
@pytest.mark.parametrize("error", RAISED)
def test_whatever_is_raised_costs_its_own_facts_only(
    error: type[BaseException], place: str, budget: float | None
) -> None:
    extractor = stranger(place, raiser(error))
    with pytest.warns(ExtractorWarning, match=f"'stranger'.*{error.__name__}") as caught:
        doc = read(extractor, time_budget=budget)
    assert len(caught) == 1
    assert own(doc) == list(ALONE.facts)
    with pytest.raises(ExtractorError, match="'stranger'"):
        read(extractor, time_budget=budget, strict=True)


@pytest.mark.parametrize("place", PLACES)
def test_the_keyboard_is_the_users(place: str) -> None:
    with pytest.raises(KeyboardInterrupt):
        read(stranger(place, raiser(KeyboardInterrupt)))


def test_a_plug_in_whose_words_cannot_be_added_takes_no_other_down() -> None:
    class Other(Stranger):
        spec = ExtractorSpec("other", ["other"])

        def normalise(self, candidate: Candidate, context: Context) -> Any:
            return {"fine": True}

        def _candidates(self, scan: Scan) -> Iterator[Candidate]:
            yield Candidate("other", Span(0, 4), {}, "first")

    registry = Registry.builtin().add(WithWords("", raiser(RuntimeError))).add(Other())
    with pytest.warns(ExtractorWarning, match="'stranger'.*adding its words to 'en'"):
        doc = Pipeline(registry=registry).extract(TEXT)
    assert len(doc.of("other")) == 1


# What it is given


MUTABLE = (list, dict, set, bytearray)


def containers(thing: Any) -> Iterator[str]:
    """Give the names of what can be changed among the public parts of a thing."""
    for name in dir(thing):
        if not name.startswith("_") and isinstance(getattr(thing, name), MUTABLE):
            yield name


def test_nothing_that_it_is_given_can_be_changed() -> None:
    seen: dict[str, list[str]] = {}

    def look(scan: Scan) -> None:
        seen["scan"] = list(containers(scan))
        seen["language"] = list(containers(scan.language))
        roles = ("time", "currency", "number", "unit", "mark", "percent", "no such role")
        seen["views"] = [name for view in (Numbers, Marks, Measures) for name in containers(scan.view(view))]
        seen["terms"] = [role for role in roles if isinstance(scan.hits(role), MUTABLE)]
        seen["ends"] = [role for role in roles if isinstance(scan.hits_by_end(role), MUTABLE)]

    def look_on(context: Context) -> dict[str, Any]:
        seen["context"] = list(containers(context))
        seen["facts"] = [
            name for name in ("append", "clear", "pop", "sort", "__setitem__") if hasattr(context.facts, name)
        ]
        return {}

    class Both(Stranger):
        def extract(self, scan: Scan) -> Iterable[Candidate]:
            look(scan)
            return [Candidate("odd", Span(60, 64), {}, "first")]

        def normalise(self, candidate: Candidate, context: Context) -> Any:
            assert context.facts
            assert (
                next(iter(reversed(context.facts)))
                is context.facts[-1]
                is context.facts[len(context.facts) - 1]
            )
            assert list(context.facts[:1]) == [context.facts[0]]
            return look_on(context)

    read(Both(), strict=True)
    assert seen == {
        "scan": [],
        "language": [],
        "views": [],
        "terms": [],
        "ends": [],
        "context": [],
        "facts": [],
    }


MEDDLING: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "tokens": ("extract", lambda scan: scan.tokens.clear()),
    "starts": ("extract", lambda scan: scan.starts.sort(reverse=True)),
    "digits": ("extract", lambda scan: scan.digits.append(0)),
    "terms": ("extract", lambda scan: scan.hits("currency").clear()),
    "words of the language": ("extract", lambda scan: scan.language.index.clear()),
    "vocabularies": ("extract", lambda scan: scan.language.vocabularies.clear()),
    "facts": ("normalise", lambda context: context.facts.clear()),
    "kept": ("normalise", lambda context: context.kept.clear()),
    "the fact before": ("normalise", lambda context: setattr(context.facts[-1], "kind", "odd")),
    "the context": ("normalise", lambda context: setattr(context, "published", None)),
}


@pytest.mark.parametrize("name", MEDDLING)
def test_who_meddles_loses_only_the_own_facts(name: str) -> None:
    place, act = MEDDLING[name]

    class Late(Stranger):
        def _candidates(self, scan: Scan) -> Iterator[Candidate]:
            yield Candidate("odd", Span(60, 64), {}, "first")

    with pytest.warns(ExtractorWarning, match="'stranger'"):
        doc = read(Late(place, act))
    assert list(doc.facts) == list(ALONE.facts)
    assert Pipeline(registry=Registry.builtin(), strict=True).extract(TEXT) == ALONE


def test_a_value_is_not_shared_with_who_gave_it() -> None:
    value: dict[str, Any] = {"seen": []}

    class Reuses(Stranger):
        def _candidates(self, scan: Scan) -> Iterator[Candidate]:
            yield Candidate("odd", Span(0, 4), {}, "first")
            yield Candidate("odd", Span(8, 12), {}, "second")

        def normalise(self, candidate: Candidate, context: Context) -> Any:
            value["seen"].append(candidate.rule)
            return value

    doc = read(Reuses(), strict=True)
    assert [fact.value for fact in doc.of("odd")] == [{"seen": ["first"]}, {"seen": ["first", "second"]}]


# What it gives


FIVE = Amount.exact(Decimal(5))
BAD_CODES = ("U\0SD", "\ud800", "US\udfff")


class GivesMoney(Stranger):
    spec = ExtractorSpec("stranger", ["money", "quantity"])

    def __init__(self, kind: str, value: Any, rule: str = "rule") -> None:
        super().__init__()
        self.kind, self.value, self.rule = kind, value, rule

    def _candidates(self, scan: Scan) -> Iterator[Candidate]:
        yield Candidate(self.kind, Span(0, 4), {}, self.rule)

    def normalise(self, candidate: Candidate, context: Context) -> Any:
        return Resolved(self.value)


@pytest.mark.parametrize("code", BAD_CODES)
@pytest.mark.parametrize(
    "gives",
    [
        lambda code: GivesMoney("money", Money(FIVE, code)),
        lambda code: GivesMoney("money", Money(FIVE, "USD", ("USD", code))),
        lambda code: GivesMoney("quantity", Quantity(FIVE, code, FIVE, "meter")),
        lambda code: GivesMoney("quantity", Quantity(FIVE, "meter", FIVE, code)),
        lambda code: GivesMoney("money", Money(FIVE, "USD"), code),
    ],
    ids=["currency", "candidates", "unit", "base", "rule"],
)
def test_a_code_that_is_none_costs_the_fact(code: str, gives: Callable[[str], Any]) -> None:
    with pytest.warns(ExtractorWarning, match=r"'stranger'.*U\+[0-9A-F]{4}, which is not allowed in a code"):
        doc = read(gives(code))
    assert list(doc.facts) == list(ALONE.facts)
    assert Document.from_json(doc.to_json()) == doc


def test_a_code_that_is_one_costs_nothing() -> None:
    doc = read(GivesMoney("money", Money(FIVE, "XÄ1", ("XÄ1", "USD"))), strict=True)
    assert len(doc.facts) == len(ALONE.facts) + 1
    assert Document.from_json(doc.to_json()) == doc


@pytest.mark.parametrize(
    "edges", [(False, True), (0.0, 4.0), (Decimal(0), 4), ("0", "4"), (0, True), (4, 4), (-1, 2)]
)
def test_a_span_has_whole_numbers(edges: tuple[Any, Any]) -> None:
    with pytest.raises(InvalidFact):
        Span(*edges)


# What comes from elsewhere


WRITTEN = ALONE.to_dict()


def changed(kind: str, change: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    data = ALONE.to_dict()
    change(next(fact for fact in data["facts"] if fact["kind"] == kind))
    return data


FOREIGN: dict[str, Callable[[str], dict[str, Any]]] = {
    "id": lambda code: {**WRITTEN, "id": code},
    "locale": lambda code: {**WRITTEN, "locale": code},
    "kind": lambda code: changed("money", lambda fact: fact.update(kind=code, value={})),
    "source.extractor": lambda code: changed("money", lambda fact: fact["source"].update(extractor=code)),
    "source.rule": lambda code: changed("money", lambda fact: fact["source"].update(rule=code)),
    "value.currency": lambda code: changed("money", lambda fact: fact["value"].update(currency=code)),
    "value.candidates[1]": lambda code: changed(
        "money", lambda fact: fact["value"].update(candidates=["USD", code])
    ),
    "value.economy": lambda code: changed("gdp_percentage", lambda fact: fact["value"].update(economy=code)),
    "value.unit": lambda code: changed("quantity", lambda fact: fact["value"].update(unit=code)),
    "value.base.unit": lambda code: changed("quantity", lambda fact: fact["value"]["base"].update(unit=code)),
    "value.timex": lambda code: changed("date", lambda fact: fact["value"].update(timex=code)),
    "value.edtf": lambda code: changed("date", lambda fact: fact["value"].update(edtf=code)),
}


@pytest.mark.parametrize("code", BAD_CODES)
@pytest.mark.parametrize("path", FOREIGN)
def test_a_foreign_code_that_is_none_is_refused_by_name(path: str, code: str) -> None:
    with pytest.raises(InvalidDocument, match="not allowed in a code") as caught:
        document_from_dict(FOREIGN[path](code))
    assert caught.value.path.endswith(path)


@pytest.mark.parametrize("code", BAD_CODES)
def test_a_line_of_input_has_an_id_that_is_one(code: str) -> None:
    with pytest.raises(InvalidDocument, match=r"^id: has the character"):
        read_record({"text": "a", "id": code})


def test_what_a_text_says_may_have_any_character() -> None:
    doc = Pipeline(registry=Registry.builtin(), strict=True).extract(
        "\ud800\0 It cost $5, 3% of the \0 and “a \udfff \0.”"
    )
    assert doc.money
    assert Document.from_json(doc.to_json()) == doc


def quantity(unit: str) -> Quantity:
    data = changed("quantity", lambda fact: fact["value"].update(unit=unit))
    fact = next(fact for fact in document_from_dict(data).facts if fact.kind == "quantity")
    assert isinstance(fact.value, Quantity)
    return fact.value


@pytest.mark.parametrize(
    "unit",
    [
        "smoot",
        "meter ** 9999999",
        "9**9**9**9",
        "meter*mile",
        "bps",
        "",
        "m",
        "kilo meter",
        "mile" + " * mile" * 50_000,
        "2 * meter",
    ],
)
def test_a_foreign_unit_never_reaches_pint(unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pint evaluates what it is given; here it would be a fault to ask it at all."""
    foreign = quantity(unit)
    for use in (lambda: foreign.to("meter"), foreign.to_pint, lambda: foreign.to_pint(NoRegistry())):
        with pytest.raises(UnitError, match="newsfacts does not know this unit") as caught:
            use()
        assert len(str(caught.value)) < 5_000


class NoRegistry:
    """A registry that nobody may ask."""

    def __getattr__(self, name: str) -> Any:
        raise AssertionError(f"Pint was asked for {name}")


@pytest.mark.parametrize("unit", ["mile", "kilometer ** 2", "oil_barrel / day", "degree_Celsius"])
def test_a_foreign_unit_that_is_ours_is_converted(unit: str) -> None:
    assert quantity(unit).to(unit).unit == unit


# A document from a program


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"id": 123}, r"id must be a str or None, not int: pass str\(123\)"),
        ({"id": b"a"}, "id must be a str or None, not bytes"),
        ({"locale": None}, 'locale must be a str such as "en-GB", not NoneType'),
        ({"metadata": [1]}, "metadata must be a mapping such as a dict, not list"),
        ({"metadata": None}, "metadata must be a mapping such as a dict, not NoneType"),
        ({"facts": [{"kind": "money"}]}, r"facts must be Facts, but facts\[0\] is dict"),
        ({"truncated": 5}, "truncated must be a Truncated or None, not int"),
    ],
)
def test_a_document_is_refused_at_once_and_not_when_it_is_written(wrong: dict[str, Any], words: str) -> None:
    with pytest.raises(TypeError, match=words):
        Document("It cost $5.", **wrong)


def test_nothing_is_said_where_all_is_well() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        doc = read(Stranger())
    assert own(doc) == list(ALONE.facts)
    assert [fact.value for fact in doc.of("odd")] == [{}]
