"""Offsets in other units agree with what the codecs themselves say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsfacts import Document, Span

CODECS = {"utf-16": ("utf-16-le", 2), "utf-8": ("utf-8", 1)}


@pytest.mark.parametrize("encoding", CODECS)
@given(st.text(st.characters(), min_size=1, max_size=30), st.data())
def test_offsets_are_those_of_the_encoded_text(encoding: str, text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    codec, unit = CODECS[encoding]
    first, last = (part * unit for part in Document(text).offsets(encoding).of(span))
    encoded = text.encode(codec, "surrogatepass")
    before, inside = (text[: span.start], span.of(text))
    if "\ud800" <= min(before[-1:], default="") <= "\udbff" and "\udc00" <= inside[:1] <= "\udfff":
        return  # two lone surrogates side by side: no codec tells them from one character
    assert encoded[first:last] == inside.encode(codec, "surrogatepass")


def test_emoji() -> None:
    doc = Document("\N{GRINNING FACE} costs €5")
    span = Span(8, 10)
    assert doc.offsets("utf-16").of(span) == (9, 11)
    assert doc.offsets("utf-8").of(span) == (11, 15)


@pytest.mark.parametrize("encoding", ["utf-32", "latin-1", "UTF-8", ""])
def test_other_encodings_are_refused(encoding: str) -> None:
    with pytest.raises(ValueError, match="utf-16 or utf-8"):
        Document("x").offsets(encoding)


def test_an_empty_text() -> None:
    assert Document("").offsets("utf-16").at(0) == 0
