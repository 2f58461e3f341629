"""What a change of the text does to its facts: nothing, where it changes nothing that is said."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from newsfacts import Document, Registry
from newsfacts.engine.languages import scan_of
from newsfacts.lexicon.tables import languages, locale_table
from newsfacts.numbers.figures import Numbers
from newsfacts.testing import Spelled, numbers, texts
from reading import localised, read, spelled, told
from seeds import SEEDS

QUIET = "qqq zzz xxx.\n\n"
"""A paragraph that says nothing and names nobody."""

PARAGRAPHS = sorted(
    {
        line
        for article in SEEDS.values()
        for line in article.splitlines()
        if len(line) > 40 and all(line.count(mark) == line.count(pair) for mark, pair in ("“”", "„“", "()"))
    }
)


def test_a_quiet_prefix_moves_the_facts_of_the_seeds(seed: str) -> None:
    assert told(read(QUIET + seed).facts) == told(read(seed).facts, len(QUIET))


@given(localised())
def test_a_quiet_prefix_moves_facts(drawn: tuple[str, str]) -> None:
    text, locale = drawn
    assert told(read(QUIET + text, locale).facts) == told(read(text, locale).facts, len(QUIET))


# Candidates add up: reading is local to paragraphs, though resolving may look back.


def candidates(text: str, locale: str, shift: int = 0) -> set[tuple[str, int, int, str]]:
    """Give what is proposed, and where; whether a percentage is one of GDP may hang on what came before."""
    scan = scan_of(Document(text, locale=locale))
    found = set()
    for entry in Registry.builtin():
        for candidate in entry.extractor.extract(scan):
            kind, rule = candidate.kind, candidate.rule
            if kind in ("percentage", "gdp_percentage"):
                kind, rule = "share", ""
            span = candidate.span if scan.form is None else scan.form.span(candidate.span)
            found.add((kind, span.start + shift, span.end + shift, rule))
    return found


@given(st.sampled_from(PARAGRAPHS), st.sampled_from(PARAGRAPHS))
def test_candidates_add_up_across_the_paragraphs_of_the_seeds(first: str, second: str) -> None:
    joined = f"{first}\n\n{second}"
    apart = candidates(first, "en") | candidates(second, "en", len(first) + 2)
    assert candidates(joined, "en") == apart


MARKS = re.compile("[\"'“”‘’„‚«»‹›「」『』`´]")


@given(st.sampled_from(languages()), st.data())
def test_candidates_add_up_across_any_paragraphs(locale: str, data: st.DataObject) -> None:
    """But for quotations, which may go on from one paragraph to the next."""
    first, second = (
        MARKS.sub("", data.draw(texts(locale, max_size=20))).strip().replace("\r", "") for _ in "12"
    )
    assume(first and second)
    joined = f"{first}\n\n{second}"
    apart = candidates(first, locale) | candidates(second, locale, len(first) + 2)
    assert candidates(joined, locale) == apart


# Spelling that says nothing


def unspaced(text: str) -> str:
    return text.replace("\u00a0", " ").replace(r"\xa0", " ")  # the second where a reason quotes the text


def spaced_apart(text: str) -> str:
    """Put a no-break space for every space but those between digits, where it joins them."""
    return re.sub(r"(?<!\d) | (?!\d)", "\u00a0", text)


def test_a_no_break_space_is_a_space_in_the_seeds(seed: str) -> None:
    changed = read(spaced_apart(seed))
    assert spelled(told(changed.facts), unspaced) == spelled(told(read(seed).facts), unspaced)


@given(localised())
def test_a_no_break_space_is_a_space(drawn: tuple[str, str]) -> None:
    text, locale = drawn
    changed = read(spaced_apart(text), locale)
    assert spelled(told(changed.facts), unspaced) == spelled(told(read(text, locale).facts), unspaced)


def straight(text: str) -> str:
    return text.replace("’", "'").replace("‘", "'")


def test_an_apostrophe_is_an_apostrophe_for_figures(seed: str) -> None:
    kinds = [kind for kind in Registry.builtin().kinds if kind != "quotation"]
    changed = read(straight(seed), kinds=kinds)
    assert spelled(told(changed.facts), straight) == spelled(told(read(seed, kinds=kinds).facts), straight)


@pytest.mark.parametrize(("opener", "closer"), ['""', "«»", "„“", "„”"])
def test_other_marks_quote_as_well(seed: str, opener: str, closer: str) -> None:
    """In the seeds, curly double marks come in pairs; other pairs in their places mean the same."""

    def changed(text: str) -> str:
        return text.replace("“", opener).replace("”", closer)

    before: Any = told(read(seed, kinds=["quotation"]).facts)
    assert told(read(changed(seed), kinds=["quotation"]).facts) == spelled(before, changed)


# Numbers


# Where every power of ten has a word, some numbers that speech shortens are left unread: "四百四".
SPELLED = [code for code in languages() if not locale_table(code, "numbers").get("powers")]


@st.composite
def written(draw: st.DrawFn) -> tuple[Spelled, str]:
    locale = draw(st.sampled_from(SPELLED))
    return draw(numbers(locale)), locale


@given(written())
def test_a_number_is_what_was_spelled(drawn: tuple[Spelled, str]) -> None:
    number, locale = drawn
    scan = scan_of(Document(f"Zzz {number.text} qqq.", locale=locale))
    assert [(scan.surface(n.start, n.end), n.value) for n in scan.view(Numbers).all] == [
        (number.text, number.value)
    ]
