"""What every extractor promises, checked."""

from __future__ import annotations

import datetime as dt
import warnings
from collections.abc import Iterable, Sequence
from typing import Any

import attrs

from newsfacts.document import Document
from newsfacts.engine.languages import for_language, language_with
from newsfacts.errors import ExtractorError, ExtractorWarning, InvalidDocument, RegistryError
from newsfacts.extractor import Extractor, ExtractorSpec
from newsfacts.extractor.context import Context
from newsfacts.extractor.protocol import BringsVocabulary, brings_words
from newsfacts.lexicon.language import Language, LanguageBuilder
from newsfacts.lexicon.locale import language_of
from newsfacts.lexicon.tables import languages
from newsfacts.model import Candidate, Fact, Resolved
from newsfacts.numbers.figures import Numbers
from newsfacts.pipeline import Pipeline
from newsfacts.registry import Registry
from newsfacts.testing.hostile import HOSTILE_TEXTS, SHORT_TEXTS
from newsfacts.text.scan import Scan

__all__ = ["check_extractor"]

_DAY = dt.date(2025, 2, 13)
_MOMENT = dt.datetime(2025, 2, 13, 23, 30, tzinfo=dt.timezone(dt.timedelta(hours=-8)))


def check_extractor(extractor: Extractor, *examples: str, locale: str = "en") -> None:
    """Raise `AssertionError`, saying what is wrong, unless an extractor keeps all its promises.

    ``examples`` are texts from the extractor's field, in ``locale``; it must find a fact in each of them.
    They are read together with ``HOSTILE_TEXTS``, in every language, with and without a publication date.

    The check covers the following: the extractor can be registered; its spec stays the same; no text makes
    ``extract`` or ``normalise`` raise; candidates and facts are inside the text and have kinds that the spec
    lists; values survive a round trip through JSON and can be described; the same text always has the same
    facts, in a different order and after other texts, too; triggers do not hide a fact; and the scan is not
    changed.

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
    pipeline = Pipeline(registry=registry, strict=True)
    untriggered = Pipeline(registry=Registry().add(_Untriggered(extractor)), strict=True)
    scan = _Scans(extractor)
    documents = [Document(text, locale=locale, published=_DAY) for text in examples]
    for document in documents:
        _check_candidates(extractor, spec, scan(document))
        facts = _facts(pipeline, document)
        _require(facts, spec, f"it finds nothing in the example {_shown(document.text)}")
    documents += [Document(text, locale=locale) for text in examples]
    documents += [
        Document(text, locale=language, published=published)
        for language in languages()
        for published in (_DAY, _MOMENT, None)
        for text in (HOSTILE_TEXTS if published is _DAY else SHORT_TEXTS)
    ]
    first = []
    for document in documents:
        _check_candidates(extractor, spec, scan(document))
        facts = _facts(pipeline, document)
        _check_facts(facts, spec, document, registry)
        if spec.triggers:
            same = facts == _facts(untriggered, document)
            _require(same, spec, f"its triggers change what it finds in {_shown(document.text)}")
        first.append(facts)
    for document, facts in zip(reversed(documents), reversed(first), strict=True):
        again = _facts(pipeline, document)
        _require(again == facts, spec, f"a second run finds different facts in {_shown(document.text)}")


def _checked_spec(extractor: Extractor) -> ExtractorSpec:
    name = repr(getattr(getattr(extractor, "spec", None), "name", type(extractor).__name__))
    try:
        Registry().add(extractor)
    except RegistryError as error:
        raise AssertionError(f"extractor {name}: {error}") from error
    spec = extractor.spec
    _require(extractor.spec == spec, spec, "its spec is different each time")
    return spec


class _Scans:
    """Scans of documents with the words that an extractor brings, each language compiled once."""

    def __init__(self, extractor: Extractor) -> None:
        self._bringing = [extractor] if brings_words(extractor) else []
        self._languages: dict[str, Language] = {}

    def __call__(self, document: Document) -> Scan:
        name = language_of(document.locale)
        if name not in self._languages:
            brings = self._bringing
            self._languages[name] = language_with(name, (), brings) if brings else for_language(name)
        return Scan(document, self._languages[name])


def _check_candidates(extractor: Extractor, spec: ExtractorSpec, scan: Scan) -> None:
    text = _shown(scan.text)
    before = list(scan.tokens), scan.view(Numbers).all
    try:
        found = list(extractor.extract(scan))
        again = list(extractor.extract(scan))
    except Exception as error:
        raise AssertionError(_told(spec, f"extract raises {_told_error(error)} on {text}")) from error
    for candidate in found:
        is_one = isinstance(candidate, Candidate)
        _require(is_one, spec, f"extract returns {candidate!r}, which is not a Candidate, on {text}")
        inside = candidate.span.end <= len(scan.text)
        _require(inside, spec, f"{candidate.span} is outside of {text}")
        listed = candidate.kind in spec.kinds
        _require(listed, spec, f"it returns a {candidate.kind!r}, which its spec does not list, on {text}")
        _require(
            candidate.rule and isinstance(candidate.rule, str), spec, f"a candidate of {text} has no rule"
        )
    _require(
        len(found) == len(again),
        spec,
        f"a second run over the same scan finds different candidates in {text}",
    )
    untouched = (list(scan.tokens), scan.view(Numbers).all) == before
    _require(untouched, spec, f"it changes the scan of {text}, which all extractors share")


def _facts(pipeline: Pipeline, document: Document) -> tuple[Fact[Any], ...]:
    """Return the facts of a strict pipeline: it names what is wrong with one better than we could here."""
    try:
        return pipeline.extract(document).facts
    except ExtractorError as error:
        raise AssertionError(f"{error}, in {_shown(document.text)}") from error


def _check_facts(
    facts: Sequence[Fact[Any]], spec: ExtractorSpec, document: Document, registry: Registry
) -> None:
    for fact in facts:
        where = f"{fact.kind} {fact.text!r}"
        in_place = fact.text == document.text[fact.start : fact.end]
        _require(in_place, spec, f"{where} is not at {fact.start} to {fact.end}")
        with warnings.catch_warnings():
            warnings.simplefilter("error", ExtractorWarning)
            try:
                description = registry.describe(fact.value, fact.kind)
            except ExtractorWarning as warning:
                raise AssertionError(_told(spec, f"describe fails on {where}: {warning}")) from None
        _require(description.words or not fact.value, spec, f"it returns no description for {where}")
    carrying = attrs.evolve(document, facts=facts)
    try:
        back = Document.from_json(carrying.to_json(), registry=registry)
    except InvalidDocument as error:
        raise AssertionError(
            _told(spec, f"its facts do not survive JSON: {error}, in {_shown(document.text)}")
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

    @property
    def brings_words(self) -> bool:
        return brings_words(self.inner)

    def vocabulary(self, language: LanguageBuilder) -> None:
        if isinstance(self.inner, BringsVocabulary):
            self.inner.vocabulary(language)

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
