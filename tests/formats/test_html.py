"""The page: the text is all there, escaped; tags nest; nothing comes from outside."""

from __future__ import annotations

import re
from collections.abc import Sequence
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

_VOID = {"meta", "input"}


class Page(HTMLParser):
    """Reads a page: the text without notes, the marks, the notes; fails on a stray end tag."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.stack: list[tuple[str, str]] = []
        self.text = ""
        self.notes: list[str] = []
        self.marks: list[dict[str, str | None]] = []
        self.tags: list[str] = []
        self.feed(page)
        self.close()
        assert self.stack == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
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
        classes = [name for _, names in self.stack for name in names.split()]
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
    assert page.tags.count("script") == 1  # that of the page
    assert "img" not in page.tags
    assert "<b>A" not in html
    html.encode()


def test_nothing_comes_from_outside() -> None:
    html = to_html([Document("It cost $5.", id="a"), Document("")])
    assert not re.search(r"<(link|img|iframe|object)\b|https?:|url\(|@import|src=|href=(?!#)", html)
    assert re.findall(r"<script[^>]*>", html) == ["<script>"]


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
    assert re.search(r'</mark>”<span class="who k\d+" dir=auto>Anna Berg</span>, she', doc.to_html())


def rows_of_chart(page: str, title: str) -> list[tuple[str, str]]:
    """Return label and explanation of each row of a drawing."""
    figure = re.search(f"<figure><figcaption>{title}</figcaption>(.*)</figure>", page)
    row = r"<span class=label><b dir=auto>(.*?)</b> <span class=faint dir=auto>(.*?)</span></span>"
    return re.findall(row, figure[1]) if figure else []


def test_amounts_of_a_currency_are_drawn_with_the_largest_first() -> None:
    doc = newsfacts.extract("It paid $5m, €3m, $7m and $6m, and again $7m.", registry=Registry.builtin())
    rows = rows_of_chart(doc.to_html(), "Amounts")
    assert [label for label, _ in rows] == ["$7m", "$6m", "$5m"]
    assert rows[0][1] == "7,000,000 USD"


@pytest.mark.parametrize("text", ["It paid $5m and $7m.", "It paid $5m, £6m, €7m.", "Nothing."])
def test_two_amounts_are_not_drawn(text: str) -> None:
    assert "<figure>" not in newsfacts.extract(text, registry=Registry.builtin()).to_html()


def test_dates_are_drawn_in_the_order_of_time_and_each_period_once() -> None:
    text = "It began in 2021, grew in 2019, and fell in May 2020. In May of 2020 it was sold."
    rows = rows_of_chart(newsfacts.extract(text, registry=Registry.builtin()).to_html(), "Dates")
    assert rows == [
        ("2019", "2019-01-01 to 2019-12-31"),
        ("May 2020, May of 2020", "2020-05-01 to 2020-05-31"),
        ("2021", "2021-01-01 to 2021-12-31"),
    ]


def test_two_dates_are_not_drawn() -> None:
    doc = newsfacts.extract("It began in 2019, ended in 2021. In 2021 it fell.", registry=Registry.builtin())
    assert "<figure>" not in doc.to_html()


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        (
            (2023, 2024),
            {"2023": "9 dates, 2023-03-04 to 2023-11-04", "2024": "9 dates, 2024-03-04 to 2024-11-04"},
        ),
        (
            range(1995, 2014),
            {
                "1990s": "45 dates, 1995-03-04 to 1999-11-04",
                "2000s": "90 dates, 2000-03-04 to 2009-11-04",
                "2010s": "36 dates, 2010-03-04 to 2013-11-04",
            },
        ),
    ],
)
def test_many_dates_are_folded_into_years_or_decades(years: Sequence[int], expected: dict[str, str]) -> None:
    text = " ".join(f"It fell on {year}-{month:02}-04." for year in years for month in range(3, 12))
    doc = newsfacts.extract(text, registry=Registry.builtin())
    assert dict(rows_of_chart(doc.to_html(), "Dates")) == expected


def test_a_period_that_is_longer_stands_beside_those_that_are_folded() -> None:
    text = " ".join(f"It fell on {year}-{month:02}-04." for year in (2018, 2019) for month in range(1, 12))
    doc = newsfacts.extract(f"{text} That was in the 2010s.", registry=Registry.builtin())
    rows = rows_of_chart(doc.to_html(), "Dates")
    assert [label for label, _ in rows] == ["the 2010s", "2018", "2019"]


def test_what_cannot_be_folded_is_counted() -> None:
    text = " ".join(f"From {year} to {year + 105} it grew." for year in range(1800, 1820))
    doc = newsfacts.extract(text, registry=Registry.builtin())
    page = doc.to_html()
    rows = rows_of_chart(page, "Dates")
    assert 3 <= len(rows) <= 12
    drawn = sum(int(told.split()[0]) if "dates" in told else 1 for _, told in rows)
    periods = {(fact.value.earliest, fact.value.latest) for fact in doc.dates}
    left = re.search(r"Dates not shown: (\d+)", page)
    assert drawn + (int(left[1]) if left else 0) == len(periods)


def test_smaller_amounts_are_counted() -> None:
    text = " ".join(f"It paid ${amount}m." for amount in range(1, 21))
    page = newsfacts.extract(text, registry=Registry.builtin()).to_html()
    assert len(rows_of_chart(page, "Amounts")) == 14
    assert "Smaller amounts not shown: 6" in page


def test_a_page_of_several_tells_its_totals_and_lists_its_articles() -> None:
    texts = {"first": "It paid $5m in 2019.", "second": "It paid €6m.", "third": "It paid nobody."}
    docs = [
        newsfacts.extract(Document(text, id=name), registry=Registry.builtin())
        for name, text in texts.items()
    ]
    page = to_html(docs, title="Payments")
    assert page.count("<h1") == 1
    assert "3 articles, 3 facts" in page
    assert re.findall(r"<a href=#(a\d) dir=auto>(\w+)</a>", page) == [
        ("a1", "first"),
        ("a2", "second"),
        ("a3", "third"),
    ]
    assert re.findall("<article id=(a\\d)", page) == ["a1", "a2", "a3"]
    shown = re.findall(r'<input type=checkbox[^>]*> <span class="key [^>]*>(\w+)</span> (\d+)', page)
    assert shown == [("dates", "1"), ("money", "2")]


def test_a_page_of_one_has_no_list_of_contents() -> None:
    page = newsfacts.extract("It paid $5m.", registry=Registry.builtin()).to_html()
    assert "<nav" not in page
    assert page.count("<h1") == 1


def test_a_fact_across_paragraphs_is_marked_in_each_and_has_one_note() -> None:
    text = "He paid\n\nfive crowns\n\nin all."
    page = Page(Document(text, facts=[fact(text, 3, 25)]).to_html())
    assert page.text == text
    assert len(page.marks) == 3
    assert [mark.get("tabindex") for mark in page.marks] == [None, None, "0"]
    assert len(page.notes) == 1


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("One line.\nAnother.\n", ["One line.\n", "Another.\n"]),
        ("A line\nthat goes on.\n\nAnother.", ["A line\nthat goes on.\n\n", "Another."]),
        ("\n\nOne.", ["\n\n", "One."]),
        ("", [""]),
    ],
)
def test_paragraphs_end_with_blank_lines_or_else_with_each_line(text: str, paragraphs: list[str]) -> None:
    page = Document(text).to_html()
    assert re.findall(r"<p dir=auto lang=en>(.*?)</p>", page, re.DOTALL) == paragraphs


@pytest.mark.parametrize(
    ("locale", "expected"),
    [("de-AT", " lang=de-AT"), ("pt_BR", " lang=pt-BR"), ("x y", ""), ("", ""), ("12", "")],
)
def test_the_text_names_its_language_where_browsers_know_it(locale: str, expected: str) -> None:
    assert f"<p dir=auto{expected}>Text.</p>" in Document("Text.", locale=locale).to_html()


def test_a_plug_in_gets_a_heading_a_colour_and_bars_as_money_does() -> None:
    class Quakes:
        spec = ExtractorSpec("quakes", ["quake"], headings={"quake": "earthquakes"})

        def extract(self, scan: Scan) -> list[Candidate]:
            starts = [at + 2 for at in range(len(scan.text)) if scan.text.startswith("A ", at)]
            return [Candidate("quake", Span(at, at + 3), reading=None, rule="size") for at in starts]

        def normalise(self, candidate: Candidate, context: Context) -> dict[str, str]:
            return {"magnitude": candidate.span.of(context.document.text)}

        def describe(self, value: dict[str, str]) -> Description:
            return Description("magnitude", amount=Amount.exact(Decimal(value["magnitude"])), bar="magnitude")

    registry = Registry.builtin().add(Quakes())
    doc = Pipeline(registry=registry).extract("A 6.1 tremor cost $5m.\nA 6.2 one.\nA 5.5 one.")
    page = to_html(doc, registry=registry)
    money, quake = (
        re.search(f'mark class="(kind-[0-9])[^>]*data-kind="{kind}"', page) for kind in ("money", "quake")
    )
    assert money
    assert quake
    assert money[1] != quake[1]
    assert f'<span class="key {quake[1]}">earthquakes</span> 3' in page
    assert f'<span class="bar {quake[1]}"' in page
    assert ">magnitude</p>" in page


def test_a_heading_of_a_kind_that_is_not_listed_is_refused() -> None:
    with pytest.raises(ValueError, match="headings for kinds that it does not list: quakes"):
        ExtractorSpec("quakes", ["quake"], headings={"quakes": "earthquakes"})


def test_a_notebook_gets_a_fragment() -> None:
    doc = Document("It cost $5.")
    assert doc._repr_html_() == fragment(doc)
    assert "<html" not in fragment(doc)
    assert "<script" not in fragment(doc)
    assert "<h1" not in fragment(doc)


def test_ids_of_different_documents_in_one_notebook_differ() -> None:
    one, other = (
        set(re.findall(r"\bid=([\w-]+)", fragment(newsfacts.extract(text, registry=Registry.builtin()))))
        for text in ("It cost $5.", "It cost $6.")
    )
    assert len(one) == len(other) == 4
    assert not one & other
