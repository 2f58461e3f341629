"""What holds of the facts of any text, whatever it says."""

from __future__ import annotations

import decimal

from hypothesis import given
from hypothesis import strategies as st

from newsfacts import Registry
from newsfacts.lexicon.tables import languages
from promises import check
from reading import localised, pipeline, read, told


def test_seeds(seed: str) -> None:
    check(read(seed))
    check(read(seed, published=None))


@given(localised(), st.booleans())
def test_generated(drawn: tuple[str, str], dated: bool) -> None:
    text, locale = drawn
    check(read(text, locale) if dated else read(text, locale, published=None))


@given(st.text(st.characters(), max_size=200), st.sampled_from(languages()))
def test_any_text_at_all(text: str, locale: str) -> None:
    check(read(text, locale))


def test_kinds_are_a_part_of_the_whole(seed: str) -> None:
    for published in (True, False):
        dated = {} if published else {"published": None}
        whole = read(seed, **dated)
        for kind in Registry.builtin().kinds:
            assert told(read(seed, kinds=[kind], **dated).facts) == told(whole.of(kind)), kind


@given(localised(), st.sampled_from(Registry.builtin().kinds))
def test_kinds_are_a_part_of_the_whole_of_any_text(drawn: tuple[str, str], kind: str) -> None:
    text, locale = drawn
    assert told(read(text, locale, kinds=[kind]).facts) == told(read(text, locale).of(kind))


def test_the_callers_decimal_context_is_ignored(seed: str) -> None:
    before = told(read(seed).facts)
    with decimal.localcontext(decimal.Context(prec=1, rounding=decimal.ROUND_UP)) as context:
        context.traps[decimal.Inexact] = context.traps[decimal.Rounded] = True
        assert told(read(seed).facts) == before


@given(localised())
def test_the_callers_decimal_context_is_ignored_in_any_text(drawn: tuple[str, str]) -> None:
    text, locale = drawn
    before = told(read(text, locale).facts)
    with decimal.localcontext(decimal.Context(prec=1, Emax=2, Emin=-2)):
        assert told(read(text, locale).facts) == before


def test_reading_again_changes_nothing(seed: str) -> None:
    doc = read(seed)
    assert pipeline(vague=True).extract(doc) == doc
