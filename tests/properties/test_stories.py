"""What holds of texts in which the same people speak again and again, named in every way that texts have."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsfacts.lexicon.tables import languages, locale_table
from newsfacts.testing import stories
from promises import check
from reading import read, told

SPOKEN = [code for code in languages() if locale_table(code, "quotations")["names"]["titles"]]
"""Languages with words between spaces, of which stories are made."""


@st.composite
def told_stories(draw: st.DrawFn) -> tuple[str, str]:
    """Draw a story together with its locale."""
    locale = draw(st.sampled_from(SPOKEN))
    return draw(stories(locale)), locale


@given(told_stories())
def test_a_story_keeps_every_promise(drawn: tuple[str, str]) -> None:
    """No extractor fails on it, as all are read strictly, and its facts are what facts have to be."""
    text, locale = drawn
    check(read(text, locale))


@given(told_stories())
def test_a_speaker_is_named_as_the_text_names_somebody(drawn: tuple[str, str]) -> None:
    """A name has no words but those of the text, and none is empty."""
    text, locale = drawn
    known = set(text.replace("\u00a0", " ").casefold().split())
    for fact in read(text, locale).quotations:
        speaker = fact.value.speaker
        if speaker is not None:
            assert speaker.name.strip() == speaker.name != ""
            for word in speaker.name.casefold().split():
                assert any(word in other for other in known), word


@given(told_stories())
def test_a_story_is_read_the_same_without_what_is_no_quotation(drawn: tuple[str, str]) -> None:
    """To ask for quotations alone gives the same quotations."""
    text, locale = drawn
    assert told(read(text, locale, kinds=["quotation"]).facts) == told(read(text, locale).of("quotation"))
