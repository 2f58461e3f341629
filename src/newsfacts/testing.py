"""For authors of extractors: a check that finds what breaks in the field, and Hypothesis strategies.

`check_extractor` needs nothing but newsfacts. The strategies need Hypothesis, which the extra ``test``
brings (``pip install 'newsfacts[test]'``); it is imported when the first strategy is made, not before.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs

from newsfacts.data import languages, locale_table
from newsfacts.errors import ExtractorError, InvalidDocument, RegistryError
from newsfacts.extract import Extractor, ExtractorSpec
from newsfacts.grammar import for_language, language_of
from newsfacts.grammar.cldr import separators
from newsfacts.grammar.spelling import spell
from newsfacts.model import Candidate, Document, Fact, Resolved
from newsfacts.pipeline import Pipeline
from newsfacts.registry import Registry
from newsfacts.resolve import Context
from newsfacts.scan import Scan

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

__all__ = [
    "HOSTILE_TEXTS",
    "QUOTATION_MARKS",
    "Quoted",
    "Spelled",
    "check_extractor",
    "locales",
    "numbers",
    "quotations",
    "texts",
]

HOSTILE_TEXTS: tuple[str, ...] = (
    "",
    " ",
    "\n",
    "\r\n\r\n",
    "\x00",
    "\ufeff5",
    "\ud800",
    "\udfff5\ud800",
    "5\u200b000\u00a0000\u202f000\u2009000",
    "\u202e5 000\u202c \u2066x\u2069",
    "e\u0301\u0323 5\u20e3",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467 5",
    "\ufb01ve \uff15\uff10\uff05 \u0665\u0660 \u096b",
    "½ ⅓ ² ₂ ⑤ Ⅷ 五",
    "5" * 5000,
    "5," * 2000,
    "5 " * 2000,
    "-5.5e999 1_000 NaN Infinity 0x1F",
    "\"'“”‘’„‚«»‹›「」『』" * 50,
    '"' * 999,
    "“" * 500,
    "(" * 500 + ")" * 500,
    "A" * 5000,
    "Aa. " * 1000,
    "%$€£¥°/-–—" * 100,
    "<p>5&nbsp;%</p> {5} [5] \\5",
    "31.02.2025 2025-13-45 99:99 0/0 1/0",
    "\t5\v6\f7\x1c8\x85" + "9\u2028\u2029",
)
"""Texts that broke programs of this sort before: broken encodings, odd digits, long runs, stray marks."""

QUOTATION_MARKS: tuple[tuple[str, str], ...] = (
    ("“", "”"),
    ('"', '"'),
    ("„", "“"),
    ("„", "”"),
    ("«", "»"),
    ("»", "«"),
    ("”", "”"),
    ("‘", "’"),
    ("‚", "‘"),
    ("「", "」"),
)
"""Pairs of quotation marks, the opening one first."""

_SHORT_TEXTS = tuple(text for text in HOSTILE_TEXTS if len(text) < 50)
_DAY = dt.date(2025, 2, 13)
_MOMENT = dt.datetime(2025, 2, 13, 23, 30, tzinfo=dt.timezone(dt.timedelta(hours=-8)))


# The check


def check_extractor(extractor: Extractor, *examples: str, locale: str = "en") -> None:
    """Raise `AssertionError`, saying what is wrong, unless an extractor keeps all its promises.

    ``examples`` are texts of the extractor's own field, in ``locale``: in each of them it must find a fact.
    They are read together with `HOSTILE_TEXTS`, in every language, with and without a publication date.

    Checked are: that it can be registered; that its spec stays the same; that no text makes ``extract`` or
    ``normalise`` raise; that candidates and facts stand inside the text and are of the kinds that the spec
    lists; that values go through JSON and back without loss; that the same text gives the same facts, again,
    in another order and after other texts; that triggers leave no fact out; that the scan is left alone.

    >>> import newsfacts
    >>> plates = newsfacts.PatternExtractor(name="plates", kind="plate", patterns=["[A-Z]{2}-[0-9]{3}"])
    >>> check_extractor(plates, "The car with the plate XY-123 drove off.")
    >>> check_extractor(plates, "No plate here.")
    Traceback (most recent call last):
        ...
    AssertionError: extractor 'plates': it finds nothing in the example 'No plate here.'
    """
    spec = _checked_spec(extractor)
    registry = Registry().add(extractor)
    untriggered = Registry().add(_Untriggered(extractor))
    documents = [Document(text, locale=locale, published=_DAY) for text in examples]
    for document in documents:
        _check_candidates(extractor, spec, document)
        facts = _facts(registry, spec, document)
        _require(facts, spec, f"it finds nothing in the example {_shown(document.text)}")
    documents += [Document(text, locale=locale) for text in examples]
    documents += [
        Document(text, locale=language, published=published)
        for language in languages()
        for published in (_DAY, _MOMENT, None)
        for text in (HOSTILE_TEXTS if published is _DAY else _SHORT_TEXTS)
    ]
    first = []
    for document in documents:
        _check_candidates(extractor, spec, document)
        facts = _facts(registry, spec, document)
        _check_facts(facts, spec, document)
        if spec.triggers:
            same = facts == _facts(untriggered, spec, document)
            _require(same, spec, f"its triggers change what it finds in {_shown(document.text)}")
        first.append(facts)
    for document, facts in zip(reversed(documents), reversed(first), strict=True):
        again = _facts(registry, spec, document)
        _require(again == facts, spec, f"it finds other facts the second time in {_shown(document.text)}")


def _checked_spec(extractor: Extractor) -> ExtractorSpec:
    name = repr(getattr(getattr(extractor, "spec", None), "name", type(extractor).__name__))
    try:
        Registry().add(extractor)
    except RegistryError as error:
        raise AssertionError(f"extractor {name}: {error}") from error
    spec = extractor.spec
    _require(extractor.spec == spec, spec, "its spec is another one each time that it is asked for")
    _require(len(set(spec.kinds)) == len(spec.kinds), spec, f"it lists a kind twice: {spec.kinds}")
    for kind in spec.kinds:
        sane = isinstance(kind, str) and kind.isidentifier() and kind == kind.lower()
        _require(sane, spec, f"its kind {kind!r} is no lower-case identifier")
    return spec


def _check_candidates(extractor: Extractor, spec: ExtractorSpec, document: Document) -> None:
    text = _shown(document.text)
    scan = Scan(document, for_language(language_of(document.locale)))
    before = list(scan.tokens), scan.numbers
    try:
        found = list(extractor.extract(scan))
        again = list(extractor.extract(scan))
    except Exception as error:
        raise AssertionError(_told(spec, f"extract raises {_told_error(error)} on {text}")) from error
    for candidate in found:
        is_one = isinstance(candidate, Candidate)
        _require(is_one, spec, f"extract gives {candidate!r}, which is no Candidate, on {text}")
        inside = candidate.span.end <= len(document.text)
        _require(inside, spec, f"{candidate.span} is outside of {text}")
        listed = candidate.kind in spec.kinds
        _require(listed, spec, f"it gives a {candidate.kind!r}, which its spec does not list, on {text}")
        _require(
            candidate.rule and isinstance(candidate.rule, str), spec, f"a candidate of {text} has no rule"
        )
    _require(len(found) == len(again), spec, f"a second look at one scan finds other candidates in {text}")
    untouched = (list(scan.tokens), scan.numbers) == before
    _require(untouched, spec, f"it changes the scan of {text}, which all extractors share")


def _facts(registry: Registry, spec: ExtractorSpec, document: Document) -> tuple[Fact[Any], ...]:
    """Run the pipeline strictly: it names what is wrong with a fact better than we could here."""
    try:
        return Pipeline(registry=registry, strict=True).extract(document).facts
    except ExtractorError as error:
        raise AssertionError(f"{error}, in {_shown(document.text)}") from error


def _check_facts(facts: Sequence[Fact[Any]], spec: ExtractorSpec, document: Document) -> None:
    for fact in facts:
        where = f"{fact.kind} {fact.text!r}"
        in_place = fact.text == document.text[fact.start : fact.end]
        _require(in_place, spec, f"{where} does not stand at {fact.start} to {fact.end}")
    carrying = attrs.evolve(document, facts=facts)
    try:
        back = Document.from_json(carrying.to_json())
    except InvalidDocument as error:
        raise AssertionError(
            _told(spec, f"its facts do not go through JSON: {error}, in {_shown(document.text)}")
        ) from error
    for fact, returned in zip(facts, back.facts, strict=True):
        where = f"{fact.kind} {fact.text!r}"
        same = fact == returned
        _require(same, spec, f"the value of {where} comes back from JSON as {returned.value!r}")


@attrs.frozen
class _Untriggered:
    """An extractor without its triggers."""

    inner: Extractor

    @property
    def spec(self) -> ExtractorSpec:
        return attrs.evolve(self.inner.spec, triggers=())

    def extract(self, scan: Scan) -> Iterable[Candidate]:
        return self.inner.extract(scan)

    def normalise(self, candidate: Candidate, context: Context) -> Resolved | Any | None:
        return self.inner.normalise(candidate, context)


def _require(good: object, spec: ExtractorSpec, problem: str) -> None:
    if not good:
        raise AssertionError(_told(spec, problem))


def _told(spec: ExtractorSpec, problem: str) -> str:
    return f"extractor {spec.name!r}: {problem}"


def _told_error(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"


def _shown(text: str) -> str:
    return ascii(text if len(text) <= 60 else f"{text[:60]}…")


# Strategies


class Spelled(NamedTuple):
    """A number as a text may have it, and what it says."""

    text: str
    value: Decimal


class Quoted(NamedTuple):
    """A quotation as a text may have it, and what stands between its marks."""

    text: str
    content: str


def _strategies() -> Any:
    try:
        from hypothesis import strategies
    except ImportError as error:
        raise ImportError(
            "the strategies of newsfacts.testing need Hypothesis: pip install 'newsfacts[test]'"
        ) from error
    return strategies


@cache
def _phrases(language: str) -> dict[str, list[str]]:
    """Give every word and phrase that a language's tables know, by role: what extractors listen for."""
    found: dict[str, set[str]] = {}
    for first, entries in for_language(language).lexicon.entries.items():
        for entry in entries:
            found.setdefault(entry.role, set()).add(first + "".join(entry.rest))
    return {role: sorted(phrases) for role, phrases in sorted(found.items())}


def locales() -> SearchStrategy[str]:
    """Draw names of locales that newsfacts has tables for, with and without a territory.

    >>> locales().filter(lambda name: name.startswith("de")).example()  # doctest: +SKIP
    'de-AT'
    """
    territories = ("", "-US", "-GB", "-AU", "-IN", "-DE", "-CH", "_AT")
    return _strategies().sampled_from([f"{code}{end}" for code in languages() for end in territories])  # type: ignore[no-any-return]


def _known(language: str) -> Any:
    """Draw a known word; each role is as likely as any other, however many words it has."""
    st = _strategies()
    return st.sampled_from(list(_phrases(language).values())).flatmap(st.sampled_from)


def texts(locale: str = "en", *, max_size: int = 30) -> SearchStrategy[str]:
    """Draw texts of up to ``max_size`` pieces: known words, numbers, marks, space, and any characters at all.

    Known words are those of the locale's own tables, so that every extractor finds something to read, in
    an order that nobody would write; characters include surrogates that stand alone.
    """
    st = _strategies()
    marks = sorted({mark for pair in QUOTATION_MARKS for mark in pair} | set("'.,;:!?()-–—/%$€£°&@#"))
    known = _known(language_of(locale))
    spelled = numbers(locale).map(lambda number: number.text)
    gap = st.sampled_from(
        [" ", " ", " ", "", "-", "\u00a0", "\u202f", "\n", "\n\n", "\r\n", "\u200b", "\u00ad"]
    )
    odd = st.one_of(st.characters(), st.sampled_from(marks), st.sampled_from(_SHORT_TEXTS))
    piece = st.one_of(
        st.tuples(spelled, gap, known, gap),
        st.tuples(known, gap, spelled, gap),
        st.tuples(known, gap, known, gap),
        st.tuples(quotations(locale).map(lambda quoted: quoted.text), gap, known, gap),
        st.tuples(odd, gap, odd, gap),
    ).map("".join)
    return st.lists(piece, max_size=max_size).map("".join)  # type: ignore[no-any-return]


def numbers(locale: str = "en") -> SearchStrategy[Spelled]:
    """Draw numbers in the spellings that a locale has: bare and grouped digits, decimals, words, scale words.

    Words go up to 999 million, in the parts that newspapers write out.
    """
    st = _strategies()
    language = language_of(locale)
    marks = separators(language)
    scales = sorted(
        (word, value) for word, value in locale_table(language, "number")["scales"].items() if word.isalpha()
    )

    def digits(value: int) -> Spelled:
        return Spelled(str(value), Decimal(value))

    def grouped(value: int) -> Spelled:
        return Spelled(f"{value:,}".replace(",", marks.group), Decimal(value))

    def decimal(parts: tuple[int, str]) -> Spelled:
        whole, decimals = parts
        return Spelled(f"{whole}{marks.decimal}{decimals}", Decimal(f"{whole}.{decimals}"))

    def words(value: int) -> Spelled:
        return Spelled(spell(value, language), Decimal(value))

    def scaled(parts: tuple[int, tuple[str, int]]) -> Spelled:
        count, (word, value) = parts
        return Spelled(f"{count} {word}", Decimal(count * value))

    below = st.integers(0, 999)
    written = st.one_of(
        below,
        below.filter(bool).map(lambda n: n * 1000),
        st.tuples(below.filter(bool), below).map(lambda mt: mt[0] * 1_000_000 + mt[1] * 1000),
    )
    return st.one_of(  # type: ignore[no-any-return]
        st.integers(0, 10**9).map(digits),
        st.integers(0, 10**12).map(grouped),
        st.tuples(st.integers(0, 10**6), st.from_regex(r"[0-9]{1,4}[1-9]", fullmatch=True)).map(decimal),
        written.map(words),
        st.tuples(st.integers(1, 999), st.sampled_from(scales)).map(scaled),
    )


def quotations(locale: str = "en") -> SearchStrategy[Quoted]:
    """Draw quotations: some words of the locale between a pair of `QUOTATION_MARKS`."""
    st = _strategies()
    known = _known(language_of(locale)).filter(str.isalpha)
    content = st.lists(known, min_size=1, max_size=12).map(" ".join)
    return st.tuples(content, st.sampled_from(QUOTATION_MARKS)).map(  # type: ignore[no-any-return]
        lambda drawn: Quoted(drawn[1][0] + drawn[0] + drawn[1][1], drawn[0])
    )
