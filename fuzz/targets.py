"""What a fuzzer tries: a function a way in, from bytes, that raises where a promise is broken.

Needs nothing but newsfacts: the test suite replays the saved inputs through the same functions
(``tests/test_fuzz.py``). ``run.py`` gives them to a fuzzer.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import zlib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any
from xml.etree import ElementTree

from newsfacts import Document, Pipeline, Registry, explain
from newsfacts.cli.outputs import Csv, Html, JsonArray, JsonLines, LabelStudio, TimeML, WebAnnotations
from newsfacts.errors import InvalidDocument, UnknownLocale
from newsfacts.evaluate import compare, gold_of
from newsfacts.interchange.documents import read_json, read_record
from newsfacts.kinds.dates import Date
from newsfacts.kinds.money import Money
from newsfacts.kinds.quotations import Quotation
from newsfacts.lexicon.locale import language_of
from newsfacts.lexicon.tables import languages
from newsfacts.model import Fact, Span

__all__ = ["TARGETS"]

_TERRITORIES = ("", "-US", "-GB", "-IN", "-CH", "_AT", "-Latn-CA")
_PUBLISHED = (
    None,
    "2025-02-13",
    "2024-02-29",
    "2024-12-31T23:59:59-11:00",
    "2025-03-30T00:30:00+14:00",
    "0001-01-01",
    "9999-12-31T23:59:59",
)


_LIMITS = (None, None, None, 1, 7, 20, 50, 100)
"""Characters read at most."""


_REGISTRY = Registry.builtin()


@cache
def _pipeline(vague: bool, most: int | None = None) -> Pipeline:
    return Pipeline(registry=Registry.builtin(), strict=True, vague=vague, max_chars=most)


# A text


def text(data: bytes) -> None:
    """Read any text, in any language, published at any time: no exception, and every fact as promised.

    The first line says how: a locale, a publication date, ``vague``. What it lacks or gets wrong is drawn
    from its bytes, so that no input is lost. The rest is the text.
    """
    head, _, body = data.partition(b"\n")
    locale, published, vague = _settings(head)
    given = _decoded(body)
    document = Document(given, id="fuzz", locale=locale, published=published)
    read = _pipeline(vague).extract(document)
    assert read.truncated is None
    _check(read)
    most = _LIMITS[zlib.crc32(body) % len(_LIMITS)]
    if most is not None:
        _check_limited(_pipeline(vague, most).extract(document), most)


def _check_limited(document: Document, most: int) -> None:
    """What is read of a text within a limit is as good as the whole, and says where it ends."""
    _check(document)
    if document.truncated is None:
        assert len(document.text) <= most, document
    else:
        assert document.truncated.at <= most < len(document.text), document
        assert all(fact.end <= document.truncated.at for fact in document.facts), document


def _settings(head: bytes) -> tuple[str, dt.date | dt.datetime | str | None, bool]:
    words = head.decode("utf-8", "replace").split(" ")
    lot = zlib.crc32(head)
    locale = words[0]
    try:
        language_of(locale)
    except UnknownLocale:
        known = languages()
        locale = known[lot % len(known)] + _TERRITORIES[lot // 16 % len(_TERRITORIES)]
    published: Any = words[1] if len(words) > 1 else "-"
    try:
        Document("", published=published)
    except ValueError:
        published = None if published == "-" and len(words) > 1 else _PUBLISHED[lot // 256 % len(_PUBLISHED)]
    return locale, published, "vague" in words or bool(lot & 1 and len(words) < 3)


def _decoded(data: bytes) -> str:
    """Give text for any bytes at all; surrogates stand alone where the bytes say so, or are no UTF-8."""
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return data.decode("utf-8", "surrogateescape")


def _check(document: Document) -> None:
    """Raise `AssertionError` unless facts are as promised: in place, in order, and the same after JSON."""
    wide = document.text.encode("utf-16-le", "surrogatepass")
    utf16 = document.offsets("utf-16")
    for fact in document.facts:
        _check_places(fact, document.text)
        start, end = utf16.of(fact.span)
        assert wide[2 * start : 2 * end] == fact.text.encode("utf-16-le", "surrogatepass"), fact
        _check_words(fact)
    order = [(fact.start, fact.end) for fact in document.facts]
    assert order == sorted(order), order
    written = document.to_json()
    assert Document.from_json(written) == document, written
    _check_forms(document)


def _check_forms(document: Document) -> None:
    """Every form that the command writes takes the document, and has no character that UTF-8 lacks."""
    for form in (Csv, Html, JsonArray, JsonLines, LabelStudio, TimeML, WebAnnotations):
        stream = io.StringIO()
        writer = form(stream, _REGISTRY)
        writer.document("here", document)
        writer.close()
        # Two surrogates that make a pair are one character to JSON, so it has no escape for them apart.
        written = stream.getvalue().encode(
            "utf-8", "strict" if form in (Csv, Html, TimeML) else "surrogatepass"
        )
        if form is TimeML:
            ElementTree.fromstring(written)


def _check_places(fact: Fact[Any], text: str) -> None:
    assert fact.end <= len(text), fact
    assert fact.text == text[fact.start : fact.end] != "", fact
    for span, words in _inner(fact.value):
        assert 0 <= span.start < span.end <= len(text), fact
        assert words is None or words == span.of(text), fact
    if isinstance(fact.value, Quotation):
        assert fact.value.outer.contains(fact.span), fact
    for beaten in fact.provenance.beaten:
        assert beaten.span.end <= len(text), fact


def _check_words(fact: Fact[Any]) -> None:
    """What people read of a fact has no character that a terminal would obey."""
    words = explain(fact)
    assert words, fact
    assert all(line.isprintable() for line in words.split("\n")), fact


def _inner(value: object) -> Iterator[tuple[Span, str | None]]:
    """Give the places that a value names, with the words that it says stand there."""
    if isinstance(value, Quotation):
        yield value.outer, None
        for mention in (value.speaker, value.cue):
            if mention is not None:
                yield mention.span, mention.text
    if isinstance(value, Money) and value.equivalent_to is not None:
        yield value.equivalent_to, None
    if isinstance(value, Date):
        for end in value.ends:
            yield end.span, None


# JSON


def json(data: bytes) -> None:
    """Read foreign JSON as each of our readers does: a document that holds together, or `InvalidDocument`."""
    try:
        document = Document.from_json(data)
    except InvalidDocument:
        pass
    else:
        _check_foreign(document)
    try:
        record = Document.of_record(read_record(read_json(data)))
    except InvalidDocument:
        return
    _check_foreign(record)
    try:
        gold, kinds = gold_of(record)
    except InvalidDocument:
        return
    list(compare(gold, (), kinds, {}))


def _check_foreign(document: Document) -> None:
    """Use a document from outside as one would use our own: nothing in it may raise later."""
    for fact in document.facts:
        _check_places(fact, document.text)
        _check_words(fact)
    written = document.to_json()
    assert Document.from_json(written) == document, written
    _check_forms(document)
    with contextlib.suppress(UnknownLocale):
        _pipeline(False).extract(document)


TARGETS: Mapping[str, Callable[[bytes], None]] = {"text": text, "json": json}
"""By name, which is also that of their folders under ``corpus/`` and ``regressions/``."""
