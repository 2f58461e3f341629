"""Values of plug-ins: written to JSON, read back as what they were, and told in words."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, IntEnum, StrEnum
from itertools import pairwise
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsfacts
from newsfacts import Amount, Bound, Description, Document, ExtractorSpec, PatternExtractor, Registry, Span
from newsfacts.errors import ExtractorError, ExtractorWarning, InvalidDocument, RegistryError
from newsfacts.formats.rows import rows
from newsfacts.formats.words import value_in_words

TEXT = "A quake shook the coast."


class Scale(Enum):
    RICHTER = "Richter"
    MOMENT = "moment"


class Alert(StrEnum):
    RED = "red"


class Step(IntEnum):
    FIRST = 1


@attrs.frozen
class Place:
    span: Span
    text: str
    parent: Place | None = None


@dataclass(frozen=True)
class Shock:
    day: dt.date
    moment: dt.datetime | None
    depth: Decimal
    after: tuple[tuple[int, float], ...] = ()


@attrs.frozen
class Quake:
    amount: Amount
    scale: Scale
    alert: Alert = Alert.RED
    step: Step = Step.FIRST
    places: tuple[Place, ...] = ()
    shock: Shock | None = None
    felt: bool = True
    outer: Span | None = None
    ends: tuple[str, Decimal] | None = None
    more: Any = None
    size: str = attrs.field(init=False, default="large")


def quake(**changes: Any) -> Quake:
    moment = dt.datetime(2025, 2, 13, 9, 30, tzinfo=dt.UTC)
    shock = Shock(dt.date(2025, 2, 13), moment, Decimal("1.50"), ((1, 0.5), (2, 1e300)))
    given: dict[str, Any] = {
        "amount": Amount.bounded(Bound.OVER, Decimal("6.1")),
        "scale": Scale.MOMENT,
        "places": (Place(Span(2, 7), "quake", Place(Span(18, 23), "coast")),),
        "shock": shock,
        "outer": Span(0, 24),
        "ends": ("a", Decimal(-2)),
        "more": {"stations": [1, None, "x"]},
    }
    return Quake(**{**given, **changes})


def registry(value: object = None, **options: Any) -> Registry:
    extractor = PatternExtractor(
        name="quakes",
        kind="quake.event",
        patterns=["quake"],
        value_class=options.pop("cls", Quake),
        normalise=lambda *_: value,
        **options,
    )
    return Registry().add(extractor)


def read(value: object, **options: Any) -> tuple[Document, Registry]:
    used = registry(value, **options)
    return newsfacts.extract(TEXT, registry=used, strict=True), used


# JSON


VALUES = {
    "everything": quake(),
    "little": Quake(Amount.exact(Decimal(5)), Scale.RICHTER),
    "a naive moment": quake(shock=Shock(dt.date(2025, 2, 13), dt.datetime(2025, 2, 13), Decimal("1E+3"))),
}


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_a_value_comes_back_as_what_it_was(value: Quake) -> None:
    doc, used = read(value)
    back = Document.from_json(doc.to_json(), registry=used)
    assert back == doc
    (fact,) = back.of("quake.event")
    assert type(fact.value) is Quake
    assert type(fact.value.alert) is Alert
    assert type(fact.value.step) is Step
    assert fact.value.size == "large"


def test_the_form_is_that_of_the_built_in_kinds() -> None:
    doc, _ = read(quake(more=None))
    assert json.loads(doc.to_json())["facts"][0]["value"] == {
        "low": "6.1",
        "high": None,
        "bound": "over",
        "approximate": False,
        "scale": "moment",
        "alert": "red",
        "step": 1,
        "places": [
            {
                "start": 2,
                "end": 7,
                "text": "quake",
                "parent": {"start": 18, "end": 23, "text": "coast", "parent": None},
            }
        ],
        "shock": {
            "day": "2025-02-13",
            "moment": "2025-02-13T09:30:00+00:00",
            "depth": "1.50",
            "after": [[1, 0.5], [2, 1e300]],
        },
        "felt": True,
        "outer": [0, 24],
        "ends": ["a", "-2"],
        "more": None,
        "size": "large",
    }


def test_without_the_plug_in_a_value_stays_plain_data() -> None:
    doc, _ = read(quake())
    (fact,) = Document.from_json(doc.to_json(), registry=Registry.builtin()).facts
    assert fact.value == json.loads(doc.to_json())["facts"][0]["value"]
    assert Document.from_json(doc.to_json()).to_json() == doc.to_json()


@attrs.frozen
class Crowded:
    """Has a field where the keys of an amount would stand."""

    amount: Amount
    low: str


@attrs.frozen
class Loose:
    """Has fields with the names of those that share keys, but of other types."""

    amount: Amount | None
    span: Span | None = None
    text: str = "not what stands there"


@pytest.mark.parametrize(
    ("value", "form"),
    [
        (
            Crowded(Amount.exact(Decimal(5)), "tide"),
            {"amount": {"low": "5", "high": "5", "bound": "exact", "approximate": False}, "low": "tide"},
        ),
        (Loose(None, Span(2, 7)), {"amount": None, "span": [2, 7], "text": "not what stands there"}),
    ],
)
def test_no_key_stands_for_two_things(value: object, form: dict[str, Any]) -> None:
    doc, used = read(value, cls=type(value))
    assert doc.facts[0].to_dict()["value"] == form
    assert Document.from_json(doc.to_json(), registry=used) == doc


def spoiled(spoil: Callable[[dict[str, Any]], object]) -> str:
    doc, _ = read(quake())
    data = json.loads(doc.to_json())
    spoil(data["facts"][0]["value"])
    return json.dumps(data)


@pytest.mark.parametrize(
    ("spoil", "path", "problem"),
    [
        (lambda v: v.pop("scale"), "value.scale", "is missing"),
        (lambda v: v.update(low=6.1), "value.low", "must be a decimal string"),
        (lambda v: v.update(bound="exact"), "value", "cannot be 'exact'"),
        (lambda v: v.update(colour="red"), "value", "unknown key 'colour'"),
        (lambda v: v.update(alert="green"), "value.alert", "must be one of 'red'"),
        (lambda v: v.update(step=True), "value.step", "must be one of 1, not a boolean"),
        (lambda v: v.update(felt=1), "value.felt", "must be true or false"),
        (lambda v: v.update(ends="ab"), "value.ends", "must be a list"),
        (lambda v: v.update(ends=["a", "1", "2"]), "value.ends", "a list of 2, not of 3"),
        (lambda v: v.update(ends=["a", 1]), "value.ends[1]", "must be a decimal string"),
        (lambda v: v.update(outer=[5]), "value.outer", "a list of two offsets"),
        (lambda v: v.update(outer=[0, 99]), "value.outer", "ends after the end of the text"),
        (lambda v: v.update(more={"a": [float("inf")]}), "value.more.a[0]", "is Infinity|is inf"),
        (lambda v: v["shock"].update(day="today"), "value.shock.day", "must be a date"),
        (lambda v: v["shock"].update(moment="soon"), "value.shock.moment", "must be a moment"),
        (lambda v: v["shock"].update(moment=5), "value.shock.moment", "must be a moment"),
        (lambda v: v["shock"].update(after=[[1, "x"]]), "value.shock.after[0][1]", "must be a number"),
        (
            lambda v: v["places"][0].update(text="quack"),
            "value.places[0].text",
            "the text at that place is 'quake'",
        ),
        (lambda v: v["places"][0].update(end=2), "value.places[0]", "a span needs"),
    ],
)
def test_hostile_values_are_refused_with_their_place(
    spoil: Callable[[dict[str, Any]], object], path: str, problem: str
) -> None:
    with pytest.raises(InvalidDocument, match=problem) as caught:
        Document.from_json(spoiled(spoil), registry=registry())
    assert caught.value.path == f"facts[0].{path}"


@pytest.mark.parametrize("value", [None, [], "x", 5, True, {}, {"low": {}}], ids=repr)
def test_what_is_no_object_of_the_class_is_refused(value: object) -> None:
    data = json.loads(read(quake())[0].to_json())
    data["facts"][0]["value"] = value
    with pytest.raises(InvalidDocument):
        Document.from_json(json.dumps(data), registry=registry())


def test_a_value_that_is_nested_too_deep_is_refused() -> None:
    place: dict[str, Any] = {"start": 2, "end": 7, "text": "quake", "parent": None}
    for _ in range(600):
        place = {"start": 2, "end": 7, "text": "quake", "parent": place}
    with pytest.raises(InvalidDocument, match="nested too deep"):
        Document.from_json(spoiled(lambda value: value.update(places=[place])), registry=registry())


@attrs.frozen
class Touchy:
    word: str

    def __attrs_post_init__(self) -> None:
        if self.word != "quake":
            raise {"exit": SystemExit, "key": KeyError}.get(self.word, ZeroDivisionError)("no luck")


@pytest.mark.parametrize("word", ["exit", "key", "other"])
def test_a_class_that_raises_on_foreign_data_is_foreign_data_that_is_wrong(word: str) -> None:
    doc, used = read(Touchy("quake"), cls=Touchy)
    data = json.loads(doc.to_json())
    data["facts"][0]["value"]["word"] = word
    with pytest.raises(InvalidDocument, match="no luck") as caught:
        Document.from_json(json.dumps(data), registry=used)
    assert caught.value.path == "facts[0].value"


def nodes(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from nodes(inner, (*path, key))


WRITTEN = quake()
PATHS = list(nodes(json.loads(json.dumps(read(WRITTEN)[0].facts[0].to_dict()["value"]))))
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from(
        ["", "5", "1e9", "2025-02-13", "2025-02-13T09:30", "moment", "red", "\ud800", "0" * 2000]
    )
    | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@given(path=st.sampled_from(PATHS), replacement=JSON)
def test_foreign_json_is_read_or_refused_and_nothing_else(path: tuple[Any, ...], replacement: Any) -> None:
    doc, used = read(WRITTEN)
    data = json.loads(doc.to_json())
    place = data["facts"][0]
    for step, following in pairwise(("value", *path, None)):
        if following is None:
            place[step] = replacement
        else:
            place = place[step]
    try:
        back = Document.from_json(json.dumps(data), registry=used)
    except InvalidDocument as error:
        place = error.path
    else:
        place = "facts[0]"
        assert type(back.facts[0].value) is Quake
        assert Document.from_json(back.to_json(), registry=used) == back
    assert place.startswith("facts[0]")


# Set-up


@attrs.define
class Changing:
    number: int


@dataclass
class ChangingToo:
    number: int


@attrs.frozen
class HasSet:
    numbers: frozenset[int]


@attrs.frozen
class HasChoice:
    number: int | str


@attrs.frozen
class HoldsSet:
    inside: tuple[HasSet, ...]


class Odd(Enum):
    PAIR = (1, 2)


@attrs.frozen
class HasOdd:
    odd: Odd


@attrs.frozen
class Unresolved:
    thing: NowhereDefined  # type: ignore[name-defined]  # noqa: F821


@pytest.mark.parametrize(
    ("cls", "problem"),
    [
        (dict, "dict is neither a class of attrs nor a dataclass"),
        ("Quake", "'Quake' is not a class"),
        (Changing, "Changing is not frozen: make it with attrs.frozen"),
        (ChangingToo, "ChangingToo is not frozen"),
        (HasSet, r"HasSet.numbers is declared as frozenset\[int\], which JSON cannot read back: use"),
        (HasChoice, r"HasChoice.number is declared as int \| str"),
        (HoldsSet, "HoldsSet.inside holds something that JSON cannot read back: HasSet.numbers"),
        (HasOdd, "HasOdd.odd is declared as Odd"),
        (Unresolved, "the types of Unresolved cannot be resolved: NameError"),
    ],
)
def test_a_class_that_json_cannot_give_back_is_refused_at_set_up(cls: Any, problem: str) -> None:
    with pytest.raises(RegistryError, match=problem) as caught:
        registry(cls=cls)
    assert "'quakes'" in str(caught.value)
    assert "'quake.event'" in str(caught.value)


def test_two_classes_for_one_kind_are_a_clash_that_names_both() -> None:
    other = PatternExtractor(name="tremors", kind="quake.event", patterns=["x"], value_class=Crowded)
    with pytest.raises(RegistryError, match=r"different classes for the kind 'quake\.event'") as caught:
        registry().add(other, distribution="newsfacts-tremors")
    assert "'quakes' from code" in str(caught.value)
    assert "'tremors' from newsfacts-tremors" in str(caught.value)
    with pytest.raises(RegistryError, match=r"such as 'tremors\.money'"):
        Registry.builtin().add(
            PatternExtractor(name="tremors", kind="money", patterns=["x"], value_class=Quake)
        )


def test_one_class_may_have_two_extractors() -> None:
    other = PatternExtractor(name="tremors", kind="quake.event", patterns=["tremor"], value_class=Quake)
    assert registry().add(other).value_classes == {"quake.event": Quake}


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ({"low": "5"}, "whose values must be of the class"),
        (Crowded(Amount.exact(Decimal(5)), "x"), "must be of the class Quake"),
        (quake(felt=1), "must be true or false"),
        (quake(more={1, 2}), "value.more is a set"),
        (quake(outer=Span(0, 99)), "ends after the end of the text"),
        (quake(places=(Place(Span(2, 7), "quack"),)), "the text at that place is 'quake'"),
        (quake(shock=Shock(dt.datetime(2025, 2, 13), None, Decimal(1))), "must be a date"),
        (quake(shock=Shock(dt.date(2025, 2, 13), None, Decimal("NaN"))), "decimal string"),
    ],
)
def test_a_value_that_would_not_come_back_loses_its_own_fact(value: object, problem: str) -> None:
    used = Registry.builtin().add(next(iter(registry(value))).extractor)
    with pytest.warns(ExtractorWarning, match=problem):
        doc = newsfacts.extract(TEXT + " It cost $5m.", registry=used)
    assert [fact.kind for fact in doc.facts] == ["money"]
    with pytest.raises(ExtractorError, match="'quakes'"):
        newsfacts.extract(TEXT, registry=used, strict=True)


# Names


@pytest.mark.parametrize("kind", ["money", "gdp_percentage", "quake.magnitude", "a.b2.c_d"])
def test_a_kind_is_a_lower_case_identifier_or_several(kind: str) -> None:
    assert ExtractorSpec("x", [kind]).kinds == (kind,)
    assert ExtractorSpec("x", kind).kinds == (kind,)  # type: ignore[arg-type]
    assert ExtractorSpec("x", {kind: Quake}).value_classes == {kind: Quake}


@pytest.mark.parametrize(
    "kind",
    [
        *("Quake", "quake magnitude", "quake-magnitude", "quake.", ".quake", "quake..depth", "2nd", "a.2"),
        *("größe", "_quake", "quake,depth", "quake\n", "quake/depth"),
    ],
)
def test_another_name_is_refused_with_the_rule(kind: str) -> None:
    with pytest.raises(ValueError, match=r"joined with dots, such as 'quake\.magnitude'") as caught:
        ExtractorSpec("x", [kind])
    assert repr(kind) in str(caught.value)


def test_a_kind_stands_once() -> None:
    with pytest.raises(ValueError, match=r"lists a kind twice: 'a\.b'"):
        ExtractorSpec("x", ["a.b", "c", "a.b"])


def test_a_spec_that_changes_keeps_its_classes() -> None:
    spec = ExtractorSpec("x", {"quake.event": Quake, "quake.note": None})
    assert attrs.evolve(spec, priority=5).value_classes == {"quake.event": Quake}
    assert attrs.evolve(spec, priority=5).kinds == ("quake.event", "quake.note")


# Words


def test_a_value_of_which_nothing_is_known_is_told_by_its_fields() -> None:
    doc, used = read(quake(ends=None, more=None, felt=False))
    (fact,) = doc.facts
    words = (
        "over 6.1, scale moment, alert red, step 1, places characters 2 to 7, text quake, parent characters "
        "18 to 23, text coast, shock day 2025-02-13, moment 2025-02-13 09:30:00+00:00, depth 1.50, after 1, "
        "0.5, 2, 1e+300, not felt, outer characters 0 to 24, size large"
    )
    assert used.describe(fact.value).words.replace("span ", "") == words
    assert value_in_words(fact.value).replace("span ", "") == words
    assert "bound      more than this number" in newsfacts.explain(fact)


def test_an_extractor_says_what_people_see() -> None:
    def describe(value: Quake) -> Description:
        return Description(
            f"a quake of {value.amount.low}",
            details=[("scale", value.scale.value)],
            amount=value.amount,
            unit="Mw",
            first_day=dt.date(2025, 2, 13),
            last_day=dt.date(2025, 2, 14),
            aside=(7, "seen here"),
        )

    doc, used = read(quake(), describe=describe)
    assert newsfacts.explain(doc.facts[0], registry=used).splitlines() == [
        '"quake" → a quake of 6.1',
        "  kind       quake.event",
        "  place      characters 2 to 7",
        "  found by   extractor quakes, rule pattern-1",
        "  bound      more than this number, with no upper limit",
        "  scale      moment",
        "  certainty  explicit: the words say it",
    ]
    (row,) = rows(doc, registry=used)
    assert {key: row[key] for key in ("kind", "low", "high", "bound", "approximate", "unit")} == {
        "kind": "quake.event",
        "low": Decimal("6.1"),
        "high": None,
        "bound": "over",
        "approximate": False,
        "unit": "Mw",
    }
    assert (row["earliest"], row["latest"]) == (dt.date(2025, 2, 13), dt.date(2025, 2, 14))
    assert json.loads(row["value"])["low"] == "6.1"
    page = doc.to_html(registry=used)
    assert 'data-kind="quake.event">' in page
    assert "<b dir=auto>a quake of 6.1</b>" in page
    assert "<span><i>scale</i><span>moment</span></span>" in page
    assert re.search(r'</mark><span class="who k\d+" dir=auto>seen here</span> shook', page)


def test_a_line_is_enough() -> None:
    doc, used = read(quake(), describe=lambda value: "shaky")
    assert value_in_words(doc.facts[0].value, registry=used) == "shaky"
    assert next(rows(doc, registry=used))["value"].startswith('{"low": "6.1"')


def test_words_of_a_plain_value_are_asked_of_its_kind() -> None:
    doc, used = read({"size": "6.1"}, cls=None, describe=lambda value: f"size {value['size']}!")
    assert "→ size 6.1!\n" in newsfacts.explain(doc.facts[0], registry=used)
    assert "→ size 6.1\n" in newsfacts.explain(doc.facts[0])


@pytest.mark.parametrize("describe", [lambda value: 1 / 0, lambda value: 5])
def test_an_extractor_that_has_no_words_costs_nobody_the_table(describe: Callable[[Any], Any]) -> None:
    doc, used = read(quake(), describe=describe)
    with pytest.warns(ExtractorWarning, match="'quakes' of code .* failed while describing a value"):
        assert newsfacts.explain(doc.facts[0], registry=used).startswith('"quake" → over 6.1, scale moment')


def test_words_cannot_break_out_of_the_page_or_the_line() -> None:
    describe = Description("<b>\n\x1b[31m", details=[("<i>", "a\nb<script>")])
    doc, used = read(quake(), describe=lambda value: describe)
    page = doc.to_html(registry=used)
    assert "<b>\n" not in page
    assert page.count("<script>") == 1  # that of the page
    assert "<i><i>" not in page
    assert len(newsfacts.explain(doc.facts[0], registry=used).splitlines()) == 6
