"""What a session or a notebook shows of the facts of a document."""

from __future__ import annotations

import pickle
import re

import pytest

import newsfacts
from newsfacts import Document, Fact, Registry
from newsfacts.formats.aligned import display_width

BUILTIN = Registry.builtin()


def read(text: str, locale: str = "en") -> Document:
    """Give a text with its facts."""
    return newsfacts.extract(text, published="2025-02-13", locale=locale, registry=BUILTIN)


def test_facts_are_a_table_with_a_line_each() -> None:
    lines = repr(read("Sales fell 2% on Monday.").facts).splitlines()
    assert lines[0] == "2 facts"
    assert [line.split() for line in lines[1:]] == [
        ["kind", "text", "value", "certainty", "characters"],
        ["percentage", "2%", "2%,", "down", "explicit", "11-13"],
        ["date", "Monday", "2025-02-10", "inferred", "17-23"],
    ]


@pytest.mark.parametrize(("text", "first"), [("Hello.", "no facts"), ("It paid $5m.", "1 fact")])
def test_the_first_line_counts_them(text: str, first: str) -> None:
    assert repr(read(text).facts).splitlines()[0] == first


def test_wide_characters_and_line_ends_leave_the_columns_aligned() -> None:
    lines = repr(read("売上高は3億円、利益は240万ドルだった。", "ja").facts).splitlines()[1:]
    before = {display_width(re.split("explicit|ambiguous|certainty", line)[0]) for line in lines}
    assert len(lines) == 3
    assert len(before) == 1
    broken = read("He said “we will\nnot pay”.")
    assert len(repr(broken.quotations).splitlines()) == 3


def test_a_long_list_is_cut_and_says_so() -> None:
    facts = read("It cost $5. " * 300).facts
    assert len(repr(facts).splitlines()) == 43
    assert repr(facts).endswith("\n  and 260 more")
    shown = facts._repr_html_()  # type: ignore[attr-defined]
    assert shown.count("<tr>") == 201
    assert "and 100 more" in shown


def test_a_long_text_is_cut_in_its_cell() -> None:
    said = "we have waited for this day for longer than anybody in this room can say"
    line = repr(read(f"“{said},” Anna Berg said.").quotations).splitlines()[2]
    assert "…" in line
    assert display_width(line) < 120


def test_a_notebook_gets_a_table_with_the_text_escaped() -> None:
    facts = read("He said “pay <b>$5m</b> now”.").facts
    table = facts._repr_html_()  # type: ignore[attr-defined]
    assert "<b>" not in table
    assert "&lt;b&gt;" in table
    assert table.count("<tr>") == len(facts) + 1
    assert read("Hello.").facts._repr_html_() == "<p>no facts</p>"  # type: ignore[attr-defined]


def test_facts_stay_a_tuple() -> None:
    doc = read("It paid $5m and owes £3,000.")
    assert isinstance(doc.facts, tuple)
    assert doc.facts == tuple(doc.facts)
    assert hash(doc.facts) == hash(tuple(doc.facts))
    assert isinstance(doc.facts[0], Fact)
    assert pickle.loads(pickle.dumps(doc)) == doc
    assert Document.from_json(doc.to_json(), registry=BUILTIN) == doc


@pytest.mark.parametrize("one", ["facts", "money"])
def test_views_and_slices_show_themselves_alike(one: str) -> None:
    facts = getattr(read("It paid $5m and owes £3,000."), one)
    assert repr(facts).startswith("2 facts\n")
    assert repr(facts[:1]).startswith("1 fact\n")


def test_what_is_no_fact_is_refused() -> None:
    with pytest.raises(TypeError, match=r"facts\[0\] is str"):
        Document("It paid $5m.", facts=("$5m",))  # type: ignore[arg-type]


def test_lone_surrogates_and_control_characters_are_shown_harmless() -> None:
    shown = repr(read("He said “a\udc80b \x1b[31m $5m” today.").facts)
    assert "\udc80" not in shown
    assert "\x1b" not in shown
