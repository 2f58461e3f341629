"""The one look at the text: tokens join back to it, known words stand where they are, edges are edges."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsfacts import Document, Span
from newsfacts.engine.languages import scan_of
from newsfacts.lexicon.lexicon import fold, tokenise
from newsfacts.numbers.figures import Numbers
from newsfacts.numbers.hedges import hedge_after, hedge_before
from newsfacts.numbers.vocabulary import Hedge
from newsfacts.text.tokens import Tokens
from reading import localised


@given(st.text(st.characters(), max_size=60))
def test_tokens_join_back_to_the_folded_text(text: str) -> None:
    tokens = Tokens(text)
    assert "".join(tokens.tokens) == tokens.folded == fold(text)
    assert len(tokens.folded) == len(text)
    assert "".join(tokens.surface(i, i + 1) for i in range(tokens.count)) == text
    for i in range(tokens.count):
        assert tokens.starts[i] == len("".join(tokens.tokens[:i]))
        assert tokens.token_at(tokens.starts[i]) == i
        assert tokens.token_at(tokens.starts[i + 1] - 1) == i


def test_kinds_of_tokens() -> None:
    text = "It's 5bn, 1,000\n\n$x"
    assert tokenise(text) == ["It", "'", "s", " ", "5", "bn", ",", " ", "1", ",", "000", "\n\n", "$", "x"]


@pytest.mark.parametrize(
    ("given_", "folded"),
    [
        ("5\u00a0%", "5 %"),
        ("5\u202f000", "5 000"),
        ("a\u2011b", "a-b"),
        ("\u22125", "-5"),
        ("it\u2019s", "it's"),
        ("\uff15\uff05", "5%"),
        ("\u0663\u0665", "35"),
        ("\u200b", "\u200b"),
    ],
)
def test_variants_of_a_character_look_alike(given_: str, folded: str) -> None:
    assert fold(given_) == folded


def test_looks_past_the_ends_find_nothing() -> None:
    tokens = Tokens("a b")
    assert [tokens.token(i) for i in (-1, 3, 999)] == ["", "", ""]
    assert [tokens.lower(i) for i in (-1, 3, 999)] == ["", "", ""]
    assert not any(tokens.is_space(i) for i in (-1, 3, 999))
    assert tokens.is_space(1)
    assert (
        tokens.skip_space(1),
        tokens.skip_space(0),
        tokens.skip_space_back(2),
        tokens.skip_space_back(1),
    ) == (
        2,
        0,
        1,
        1,
    )
    assert not Tokens("a\n\nb").is_space(1)
    assert Tokens("a\nb").is_space(1)
    assert Tokens("a-b").skip_joint(1) == 2
    assert tokens.span(0, 3) == Span(0, 3)


@given(localised(max_size=8))
def test_terms_stand_where_they_are(drawn: tuple[str, str]) -> None:
    text, locale = drawn
    scan = scan_of(Document(text, locale=locale))
    for label in ("number", "currency", "unit", "percent"):
        hits = scan.hits(label)
        assert list(hits) == sorted(hits)
        assert all(term.start == start < term.end <= scan.count for start, term in hits.items())
    for number in scan.view(Numbers).all:
        assert 0 <= number.start < number.end <= scan.count
    assert all(a.end <= b.start for a, b in pairwise(scan.view(Numbers).all))


@pytest.mark.parametrize(
    ("text", "hedge", "surface"),
    [
        ("paid about 5", Hedge.ABOUT, "about"),
        ("paid more than 5", Hedge.OVER, "more than"),
        ("paid no more than 5", Hedge.AT_MOST, "no more than"),
        ("paid a little less than 5", Hedge.UNDER, "a little less than"),
        ("paid At Least 5", Hedge.AT_LEAST, "At Least"),
        ("paid nearly\n5", Hedge.NEARLY, "nearly"),
    ],
)
def test_hedges_before(text: str, hedge: Hedge, surface: str) -> None:
    scan = scan_of(Document(text))
    found = hedge_before(scan, scan.view(Numbers).all[-1].start)
    assert found is not None
    start, said = found
    assert said is hedge
    assert scan.surface(start, scan.skip_space_back(scan.view(Numbers).all[-1].start)) == surface


@pytest.mark.parametrize("text", ["paid 5", "5", "overpaid 5", "about\n\n5", "about it 5"])
def test_no_hedge_before(text: str) -> None:
    scan = scan_of(Document(text))
    assert hedge_before(scan, scan.view(Numbers).all[-1].start) is None


@pytest.mark.parametrize(
    ("text", "hedge"), [("5 or more", Hedge.AT_LEAST), ("5 or less", Hedge.AT_MOST), ("5 or so", Hedge.ABOUT)]
)
def test_hedges_after(text: str, hedge: Hedge) -> None:
    scan = scan_of(Document(text))
    found = hedge_after(scan, scan.view(Numbers).all[0].end)
    assert found is not None
    assert found[1] is hedge
    assert scan.surface(0, found[0]) == text
    assert hedge_after(scan_of(Document("5 or maybe")), 1) is None


def test_edges() -> None:
    text = "Prices rose. They fell at 5 p.m. on Monday.\n\n  “No,” said J. D. Vance of the U.S. Army. Yes!"
    doc = Document(text)
    assert [span.of(text) for span in doc.sentences] == [
        "Prices rose.",
        "They fell at 5 p.m. on Monday.",
        "“No,” said J. D. Vance of the U.S. Army.",
        "Yes!",
    ]
    assert [span.of(text)[:6] for span in doc.paragraphs] == ["Prices", "“No,” "]
    scan = scan_of(doc)
    at = scan.sentence_at(text.index("They"))
    assert at is not None
    assert at.of(text).startswith("They")
    assert scan.sentence_at(text.index("\n")) is None
    assert scan.paragraph_at(text.index("\n")) is None
    paragraph = scan.paragraph_at(len(text) - 1)
    assert paragraph is not None
    assert paragraph.end == len(text)


@given(st.text(st.characters(), max_size=80))
def test_edges_of_any_text(text: str) -> None:
    doc = Document(text)
    for spans in (doc.sentences, doc.paragraphs):
        assert all(a.end <= b.start for a, b in pairwise(spans))
        assert all(span.end <= len(text) and span.of(text).strip() for span in spans)
    for sentence in doc.sentences:
        assert any(paragraph.contains(sentence) for paragraph in doc.paragraphs)


@given(st.text(st.characters(max_codepoint=127)))
def test_a_text_of_ascii_is_cut_like_any_other(text: str) -> None:
    assert tokenise(text + "€") == [*tokenise(text), "€"]


@pytest.mark.parametrize(
    ("text", "locale"),
    [("trillions " * 40, "en"), ("thousands of millions of billions " * 9, "en"), ("Billionen " * 40, "de")],
)
def test_rows_of_scale_words_are_numbers_of_a_size(text: str, locale: str) -> None:
    for number in scan_of(Document(text, locale=locale)).view(Numbers).all:
        assert number.value.is_finite()
        assert number.value.adjusted() < 60


def test_a_plural_multiplies_plurals() -> None:
    (number,) = scan_of(Document("hundreds of thousands of millions of stars")).view(Numbers).all
    assert (number.value, number.high) == (10**11, 10**12)
