"""Memory is bounded: nothing is kept of a document, and what a document takes keeps to its length."""

from __future__ import annotations

import datetime as dt
import gc
import json
import tracemalloc
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from newsfacts import Amount, Certainty, Document, Fact, Money, Provenance, Span, explain
from newsfacts.errors import InvalidDocument
from newsfacts.evaluate import compare, gold_of
from newsfacts.interchange.documents import read_json, read_record
from newsfacts.lexicon.tables import languages
from reading import read
from seeds import SEEDS

TEXT = "“It cost ${n} million, or {n}% of GDP,” said Jane Mi{n}er on {day} 2024, {n} miles away, last week."


def read_some(first: int, last: int) -> int:
    """Read short documents, each with words and a date that 44 others lack; give the bytes then in use.

    What is remembered of a word, up to a number of words, is there when the words come again.
    """
    for n in range(first, last):
        day = dt.date(1990, 1, 1) + dt.timedelta(days=37 * n)
        text = TEXT.format(n=n % 45, day=f"{day:%d %B}")
        read(text, languages()[n % len(languages())], published=day)
    gc.collect()
    return tracemalloc.get_traced_memory()[0]


def test_memory_stays_flat() -> None:
    read_some(0, 400)  # fills what is filled once: each language remembers what it knows of a word
    tracemalloc.start()
    try:
        before = read_some(400, 450)
        kept = read_some(450, 650) - before
    finally:
        tracemalloc.stop()
    # A document with its facts takes some kilobytes; a few bytes are what the interpreter itself keeps.
    assert kept < 200 * 100, f"{kept / 200:.0f} bytes are kept of each document"


def peak(work: Callable[[], object]) -> int:
    """Give the bytes in use at most while something is done, over those in use before."""
    gc.collect()
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        work()
        return tracemalloc.get_traced_memory()[1] - before
    finally:
        tracemalloc.stop()


NEWS = "\n\n".join(SEEDS.values())


@pytest.fixture(scope="module")
def filled() -> None:
    """Fill what is filled once: words and sentences of English are compiled when one asks for them.

    A text without words of English is compared with all languages.
    """
    read(NEWS)
    read("3% - " * 20)


LENGTH = 20_000
MOST_OF_NEWS, MOST_OF_FIGURES = 75, 750
"""Bytes for each character of news, and of a text that is nothing but figures: a fact in three characters."""


def long(text: str) -> str:
    return (text * (LENGTH // len(text) + 1))[:LENGTH]


@pytest.mark.parametrize(
    ("text", "most"),
    [
        (NEWS, MOST_OF_NEWS),
        ("word ", MOST_OF_NEWS),
        ("a", MOST_OF_NEWS),
        ("...", MOST_OF_NEWS),
        ("3% ", MOST_OF_FIGURES),
        ("$5 ", MOST_OF_FIGURES),
        ("5 km ", MOST_OF_FIGURES),
        ("5 May 2024, ", MOST_OF_FIGURES),
        ("next week ", MOST_OF_FIGURES),
        ("“b” ", MOST_OF_FIGURES),
        ("1 ", MOST_OF_FIGURES),
    ],
    ids=lambda value: value[:12] if isinstance(value, str) else "",
)
@pytest.mark.usefixtures("filled")
def test_reading_has_a_ceiling(text: str, most: int) -> None:
    given = long(text)
    read(given[:200])  # fills what is filled once
    used = peak(lambda: read(given))
    assert used < most * len(given), f"{used / len(given):.0f} bytes a character"


# JSON that is meant to hurt: each grows with its number, and may take what Python's own reader takes.

SMALL = Document("It paid $5.", published="2025-02-13")


def a_fact(**changes: Any) -> dict[str, Any]:
    fact: dict[str, Any] = {
        "kind": "money",
        "start": 8,
        "end": 10,
        "text": "$5",
        "certainty": "explicit",
        "value": {"low": "5", "high": "5", "bound": "exact", "approximate": False, "currency": "USD"},
        "source": {"extractor": "money", "rule": "symbol"},
    }
    return {**fact, **changes}


def with_facts(*facts: Any) -> str:
    return json.dumps({"text": SMALL.text, "facts": facts})


def with_source(**changes: Any) -> str:
    return with_facts(a_fact(source={"extractor": "money", "rule": "symbol", **changes}))


def with_value(**changes: Any) -> str:
    fact = a_fact()
    return with_facts({**fact, "value": {**fact["value"], **changes}})


HURTFUL: dict[str, Callable[[int], str]] = {
    "a long key around many items": lambda n: (
        '{"text":"a","metadata":{"' + "k" * n + '":[' + ",".join(["0"] * n) + ']},"z":NaN}'
    ),
    "a fault behind many items": lambda n: '{"text":"a","metadata":[' + ",".join(["[]"] * n) + ",NaN]}",
    "a long key that is not known": lambda n: '{"text":"a","' + "k" * n + '":1}',
    "many keys that are not known": lambda n: json.dumps({"text": "a", **{f"k{i}": 1 for i in range(n)}}),
    "long keys around one another": lambda n: (
        '{"text":"a","metadata":' + ('{"' + "k" * (n // 100) + '":') * 90 + "NaN" + "}" * 90 + "}"
    ),
    "a key twice, and long": lambda n: '{"text":"a","' + "k" * n + '":1,"' + "k" * n + '":1}',
    "many wrong reasons": lambda n: with_source(reasons=[1] * n),
    "one wrong reason, and long": lambda n: with_source(reasons=["a", {"k" * n: 1}]),
    "many wrong candidates": lambda n: with_source(beaten=[{}] * n),
    "many wrong facts": lambda n: with_facts(*[{}] * n),
    "many wrong codes": lambda n: with_value(candidates=[None] * n),
    "many unknown keys of a value": lambda n: with_value(**{f"k{i}": 1 for i in range(n)}),
    "a long bound": lambda n: with_value(bound="b" * n),
    "a long number": lambda n: with_value(low="5" * n),
    "a long text elsewhere": lambda n: with_facts(a_fact(text="t" * n)),
    "a long date": lambda n: json.dumps({"text": "a", "published": "2" * n}),
    "a wrong value of a plug-in behind many items": lambda n: with_facts(
        a_fact(kind="other", value={"k" * n: [0] * n + ["LAST"]})
    ).replace('"LAST"', "1e999"),
    "a wrong extractor behind many": lambda n: json.dumps(
        {"text": "a", "truncated": {"at": 0, "reason": "max_chars", "extractors": ["a"] * n + [1]}}
    ),
}


@pytest.mark.parametrize("name", HURTFUL)
def test_json_that_is_meant_to_hurt_is_refused_in_bounded_memory(name: str) -> None:
    text = HURTFUL[name](30_000)
    with pytest.raises(InvalidDocument) as caught:  # which also brings in what is imported once
        Document.from_json(text)
    assert len(str(caught.value)) < 1_500
    assert len(caught.value.path) < 1_100

    def again() -> None:
        with pytest.raises(InvalidDocument):
            Document.from_json(text)

    assert peak(again) < 20 * len(text) + 2_000_000
    assert peak(lambda: json.loads(text)) < 20 * len(text) + 2_000_000  # so much of it is Python's own


def test_an_unknown_locale_is_refused_in_few_words() -> None:
    with pytest.raises(ValueError, match="unknown locale") as caught:
        read("It cost $5.", "x" * 100_000)
    assert len(str(caught.value)) < 300


# Facts over facts


def crossing(count: int, kind: str = "money") -> Document:
    """Give a document whose facts all cross the middle of its text, each one the end of those before it."""
    text = "a" * 2 * count
    facts = [
        Fact(
            kind,
            Span(i, i + count),
            text[i : i + count],
            Money(Amount.exact(Decimal(i + 1)), "USD"),
            Certainty.EXPLICIT,
            Provenance("other", "rule"),
        )
        for i in range(count)
    ]
    return Document(text, facts=facts)


def test_html_of_facts_that_cross_grows_with_their_number() -> None:
    once, twice = (len(crossing(count).to_html()) for count in (500, 1000))
    assert twice < 2.5 * once
    doc = crossing(1000)
    assert peak(doc.to_html) < 20_000_000
    assert "988 facts inside 12 others are not marked" in doc.to_html()


def test_facts_inside_a_few_others_are_all_marked() -> None:
    page = crossing(12).to_html()
    assert "not marked" not in page
    assert page.count("<span class=note ") == 12


def test_what_a_fact_was_preferred_to_is_told_in_few_words() -> None:
    data = json.loads(
        with_source(beaten=[{"start": 0, "end": 5_000, "kind": "date", "rule": "year"}] * 1_000)
    )
    words = "It paid " + "$5" * 2_496
    data["text"] = words
    data["facts"][0].update(start=0, end=5_000, text=words)
    doc = Document.from_json(json.dumps(data))
    assert len(explain(doc.facts[0])) < 300_000


def test_figures_against_marked_facts_grow_with_their_number() -> None:
    """Work is counted in memory: the pairs of those that overlap are what takes it."""

    def compared(count: int) -> int:
        doc = crossing(count)
        gold = [{"kind": "money", "start": fact.start, "end": fact.end} for fact in doc.facts]
        marked, kinds = gold_of(Document(doc.text, metadata={"facts": gold}))
        return peak(lambda: list(compare(marked, doc.facts, kinds, {})))

    compared(100)
    assert compared(600) < 3 * compared(300)


def test_figures_of_many_kinds() -> None:
    doc = Document.of_record(
        read_record(
            read_json(
                json.dumps(
                    {
                        "text": "a" * 3_000,
                        "facts": [{"kind": f"k{i}", "start": i, "end": i + 1} for i in range(3_000)],
                    }
                )
            )
        )
    )
    marked, kinds = gold_of(doc)
    counts: dict[str, Any] = {}
    assert [one.sort for one in compare(marked, (), kinds, counts)] == ["missed"] * 3_000
    assert {count.gold for count in counts.values()} == {1}
