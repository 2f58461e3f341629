"""The page: the text is all there, escaped; tags nest; nothing comes from outside."""

from __future__ import annotations

import re
from decimal import Decimal
from html.parser import HTMLParser
from typing import Any

import pytest

import newsfacts
from newsfacts import (
    Amount,
    Certainty,
    Document,
    Fact,
    Money,
    Pipeline,
    Provenance,
    Quotation,
    Registry,
    Span,
)
from newsfacts.extractor import Description, ExtractorSpec
from newsfacts.extractor.context import Context
from newsfacts.formats.html import fragment, to_html
from newsfacts.kinds.quotations import QuotationForm, Speaker
from newsfacts.model import Candidate
from newsfacts.text.scan import Scan
from seeds import SEEDS

_VOID = {"meta", "line", "rect"}


class Page(HTMLParser):
    """Reads a page: the text without notes, the marks, the notes; fails on a stray end tag."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.stack: list[tuple[str, str]] = []
        self.text = ""
        self.notes: list[str] = []
        self.marks: list[dict[str, str | None]] = []
        self.tags: set[str] = set()
        self.feed(page)
        self.close()
        assert self.stack == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        given = dict(attrs)
        if tag == "mark":
            self.marks.append(given)
        if given.get("class") == "note":
            self.notes.append("")
        if tag not in _VOID:
            self.stack.append((tag, given.get("class") or ""))

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            assert self.stack.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        classes = [name for _, name in self.stack]
        if "note" in classes:
            self.notes[-1] += data
        elif "text" in classes and "who" not in classes:
            self.text += data


def fact(text: str, start: int, end: int, kind: str = "money", value: object = None) -> Fact[Any]:
    return Fact(
        kind,
        Span(start, end),
        text[start:end],
        value or {"is": text[start:end]},
        Certainty.AMBIGUOUS,
        Provenance("it", "rule", ("<because>",)),
    )


@pytest.mark.parametrize("name", SEEDS)
def test_the_text_of_an_article_is_all_there(name: str) -> None:
    doc = newsfacts.extract(SEEDS[name], registry=Registry.builtin(), published="2025-02-13")
    page = Page(doc.to_html())
    assert page.text == doc.text
    assert len(page.marks) == len(doc.facts)
    assert len(page.notes) == len(doc.facts)


def test_marks_nest_even_where_facts_cross() -> None:
    text = "abcdefghij"
    doc = Document(
        text, facts=[fact(text, 0, 6), fact(text, 2, 4), fact(text, 4, 8, "plate"), fact(text, 9, 10)]
    )
    page = Page(doc.to_html())
    assert page.text == text
    assert len(page.notes) == 4  # one for each fact, though the one that crosses has two marks
    assert len(page.marks) == 5


def test_all_text_is_escaped() -> None:
    text = "<script>alert(1)</script> & \" ' \x00 \ud800 $5"
    speaker = Speaker("<b>A</b>", "<script>", Span(0, 8))
    facts = [
        fact(text, 0, 8, "quotation", Quotation(Span(0, 9), QuotationForm.DIRECT, speaker)),
        fact(text, 9, 14, '"><img src=x onerror=alert(1)>'),
        fact(text, len(text) - 2, len(text), "money", Money(Amount.exact(Decimal(5)), "USD")),
    ]
    doc = Document(text, id="</title><script>", locale='en" onload="x', facts=facts)
    html = doc.to_html(title="<script>")
    page = Page(html)
    assert page.text == text.replace("\x00", "\ufffd").replace("\ud800", "\ufffd")
    assert not page.tags & {"script", "img"}
    assert "<b>A" not in html
    html.encode()


def test_nothing_comes_from_outside() -> None:
    html = to_html([Document("It cost $5.", id="a"), Document("")])
    assert not re.search(r"<(script|link|img|iframe|object)\b|https?:|url\(|@import|src=|href=", html)


def test_a_note_tells_value_and_reason() -> None:
    doc = newsfacts.extract("It cost over $5m.", registry=Registry.builtin())
    (note,) = Page(doc.to_html()).notes
    assert note.startswith("over 5,000,000 USD")
    assert "symbol" in note


def test_speakers_stand_beside_their_quotations() -> None:
    text = "“Yes”, she said."
    speaker = Speaker("Anna Berg", "she", Span(7, 10))
    doc = Document(
        text, facts=[fact(text, 1, 4, "quotation", Quotation(Span(0, 5), QuotationForm.DIRECT, speaker))]
    )
    assert "</mark>”<span class=who>Anna Berg</span>, she" in doc.to_html()


def test_charts_draw_what_there_is() -> None:
    doc = newsfacts.extract("It paid $5m and €3m in 2019 and 2021.", registry=Registry.builtin())
    assert doc.to_html().count("<figure>") == bool(doc.dates) + 1
    assert doc.to_html().count('<rect class="kind-2"') == 2
    assert "<figure>" not in Document("Nothing.").to_html()


def test_a_plug_in_gets_a_heading_a_colour_and_bars_as_money_does() -> None:
    class Quakes:
        spec = ExtractorSpec("quakes", ["quake"], headings={"quake": "earthquakes"})

        def extract(self, scan: Scan) -> list[Candidate]:
            return [Candidate("quake", Span(2, 5), reading=None, rule="size")]

        def normalise(self, candidate: Candidate, context: Context) -> dict[str, str]:
            return {"magnitude": candidate.span.of(context.document.text)}

        def describe(self, value: dict[str, str]) -> Description:
            return Description("magnitude", amount=Amount.exact(Decimal(value["magnitude"])), bar="magnitude")

    registry = Registry.builtin().add(Quakes())
    doc = Pipeline(registry=registry).extract("A 6.1 tremor cost $5m.")
    page = to_html(doc, registry=registry)
    money, quake = (
        re.search(f'mark class="(kind-[0-9])[^>]*data-kind="{kind}"', page) for kind in ("money", "quake")
    )
    assert money
    assert quake
    assert money[1] != quake[1]
    assert f'<span class="key {quake[1]}">earthquakes</span> 1' in page
    assert f'<rect class="{quake[1]}"' in page
    assert ">magnitude</text>" in page


def test_a_heading_of_a_kind_that_is_not_listed_is_refused() -> None:
    with pytest.raises(ValueError, match="headings for kinds that it does not list: quakes"):
        ExtractorSpec("quakes", ["quake"], headings={"quakes": "earthquakes"})


def test_a_notebook_gets_a_fragment() -> None:
    doc = Document("It cost $5.")
    assert doc._repr_html_() == fragment(doc)
    assert "<html" not in fragment(doc)
