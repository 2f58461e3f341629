"""The stages in order: text, scan, candidates, the kept ones, facts."""

from __future__ import annotations

import warnings
import weakref
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Any, Protocol, TypeVar

import attrs

from newsfacts.builtin import BUILTIN
from newsfacts.engine.languages import WithPackages, language_with, with_packages
from newsfacts.engine.overlaps import keep
from newsfacts.engine.selection import Selection, group_of
from newsfacts.errors import (
    ExtractorError,
    ExtractorWarning,
    InvalidFact,
    NewsfactsError,
    costs_only_facts,
    describe_error,
)
from newsfacts.extractor.context import Context, FactsSoFar, Published
from newsfacts.extractor.protocol import FIGURES, ReadsPublication, brings_words
from newsfacts.lexicon.language import Language
from newsfacts.model import Candidate, Certainty, Fact, Provenance, Record, Resolved, Span
from newsfacts.model.codes import code_fault_inside
from newsfacts.model.json_values import check_json, json_copy
from newsfacts.model.plain_form import has_fields, value_fields
from newsfacts.registry import Registered, Registry
from newsfacts.text.deadline import Deadline
from newsfacts.text.scan import Scan

__all__ = ["Groups", "Stages", "Turns"]

T = TypeVar("T")

_PLACE_OF_CANDIDATE = attrgetter("span.start", "span.end", "kind", "extractor")
_PLACE_OF_FACT = attrgetter("span.start", "span.end", "kind", "provenance.extractor")

_compiled_for: dict[int, dict[str, Language]] = {}
"""The languages with the words of plug-ins, by the identity of the registry and by name; they go with it."""
_BUILTIN_TYPES = frozenset(type(extractor) for extractor in BUILTIN)
"""Their words are in every language already, however they were registered."""

Groups = dict[str, list[Candidate]]
"""Candidates by competition group."""


class Turns(Protocol):
    """Says how long an extractor can run, if that is limited; see `newsfacts.engine.budget`."""

    def has(self, entry: Registered) -> bool:
        """Return whether an extractor still has a turn."""

    def run(self, entry: Registered, work: Callable[[], T]) -> T:
        """Run a part of an extractor's work; raises `TimeoutError` if it takes too long."""


class Stages:
    """The way from a document to its facts, stage by stage, for one set of extractors."""

    def __init__(
        self, registry: Registry, kinds: frozenset[str] | None, *, vague: bool, strict: bool
    ) -> None:
        self.registry = registry
        self.kinds = kinds
        self.vague = vague
        self.strict = strict
        self.selection = Selection.of(registry, kinds)
        """The extractors that the wanted kinds need."""
        self._bringing = [
            entry
            for entry in registry
            if type(entry.extractor) not in _BUILTIN_TYPES and brings_words(entry.extractor)
        ]
        self.known_languages = registry.languages
        """The languages that can be read."""
        self._languages: dict[str, Language] = {}
        self._dating = [
            entry.extractor
            for entry in self.selection.running
            if type(entry.extractor) in _BUILTIN_TYPES and isinstance(entry.extractor, ReadsPublication)
        ]
        self._entries = {entry.spec.name: entry for entry in registry}
        self._priorities = {name: entry.spec.priority for name, entry in self._entries.items()}
        self._yielding = frozenset(name for name, entry in self._entries.items() if entry.spec.yields)

    def read(self, document: Record) -> list[Fact[Any]]:
        """Return the facts of a document, after all stages."""
        scan = self.scan(document)
        try:
            groups = self.candidates(scan, self.selection.wanted)
            if not any(groups.values()):
                return []  # nothing competes with these
            for group, candidates in self.candidates(scan, self.selection.rivals).items():
                groups.setdefault(group, []).extend(candidates)
            return self.settle(scan, groups)
        finally:
            scan.drop_views()

    def scan(self, document: Record, deadline: Deadline | None = None) -> Scan:
        """Return the scan of a text, which all extractors share."""
        return Scan(document, self.language_of(document), deadline)

    def language_of(self, document: Record) -> Language:
        """Return the language of a document; raises `UnknownLocale` if there are no tables for it."""
        return self.language(self.known_languages.language_of(document.locale))

    def language(self, name: str) -> Language:
        """Return a language with the words of all extractors, those of plug-ins included.

        A package whose rows cannot be used is reported and left out; raises `TableError` with ``strict``, and
        for a language that cannot be used.
        """
        known = self._languages.get(name)
        if known is None:
            known = self._languages[name] = self._compiled(name)
        return known

    def _compiled(self, name: str) -> Language:
        """Return a language with the words of all plug-ins whose words can be added to it."""
        found = with_packages(name, self.known_languages.concerning(name))
        for fault in found.faults:
            if self.strict:
                raise fault
            warnings.warn(f"{fault} (the package is left out for {name!r})", ExtractorWarning, stacklevel=8)
        if not self._bringing:
            return found.language
        shared, plug_ins = _languages_of(self.registry), [entry.extractor for entry in self._bringing]
        if name not in shared:
            try:
                shared[name] = language_with(name, found.packages, plug_ins)
            except BaseException as error:
                if not costs_only_facts(error):
                    raise
                return self._without_faults(name, found)
        return shared[name]

    def _without_faults(self, name: str, found: WithPackages) -> Language:
        """Return a language without the words of those plug-ins whose words have a fault."""
        sound = []
        for entry in self._bringing:
            try:
                language_with(name, found.packages, [entry.extractor])
            except BaseException as error:
                if not costs_only_facts(error):
                    raise
                self._report(entry, f"adding its words to {name!r}", None, error)
            else:
                sound.append(entry.extractor)
        return language_with(name, found.packages, sound) if sound else found.language

    def candidates(self, scan: Scan, entries: Iterable[Registered], turns: Turns | None = None) -> Groups:
        """Run extractors, and return their candidates by competition group."""
        groups: Groups = {}
        lowered: str | None = None
        for entry in entries:
            if type(entry.extractor) in scan.language.lacking:
                continue
            spec = entry.spec
            if spec.triggers:
                lowered = scan.text.lower() if lowered is None else lowered
                if not any(trigger.lower() in lowered for trigger in spec.triggers):
                    continue
            try:
                if turns is None:
                    found = _proposed(entry, scan)
                elif turns.has(entry):
                    found = turns.run(entry, lambda entry=entry: _proposed(entry, scan))  # type: ignore[misc]
                else:
                    continue
            except BaseException as error:
                if not _costs_only_facts(error, entry):
                    raise
                self._report(entry, "reading", scan.document, error)
                continue
            if entry.builtin and spec.group == FIGURES:
                found = [candidate for candidate in found if scan.is_whole(candidate.span)]
            groups.setdefault(group_of(entry), []).extend(found)
        return groups

    def settle(self, scan: Scan, groups: Groups, turns: Turns | None = None) -> list[Fact[Any]]:
        """Choose among the candidates, and turn those that are kept into facts."""
        document = scan.document
        every = [
            candidate
            for group in groups.values()
            for candidate in keep(group, self._priorities, self._yielding)
        ]
        kept = tuple(sorted(every, key=_PLACE_OF_CANDIDATE))  # plug-ins see it, and cannot change it
        published = Published.of(document.published) or self._published_in(document, scan, kept)
        facts: list[Fact[Any]] = []
        context = Context(document, scan, kept, published, self.vague, FactsSoFar(facts))
        for candidate in scan.until_deadline(kept):
            if candidate.extractor not in self.selection.settled:
                continue
            fact = self._normalise(candidate, context, turns)
            if fact is not None:
                facts.append(fact)
        facts.sort(key=_PLACE_OF_FACT)
        if self.kinds is not None:
            facts = [fact for fact in facts if fact.kind in self.kinds]
        return facts if scan.form is None else list(map(scan.form.put_back, facts))

    def _published_in(self, document: Record, scan: Scan, kept: Sequence[Candidate]) -> Published | None:
        """Return the publication date that a built-in extractor reads from the text, if one does."""
        dating = (one for one in self._dating if type(one) not in scan.language.lacking)
        found = (extractor.published(document, scan, kept) for extractor in dating)
        return next((published for published in found if published is not None), None)

    def _normalise(self, candidate: Candidate, context: Context, turns: Turns | None) -> Fact[Any] | None:
        entry = self._entries[candidate.extractor]
        try:
            if turns is None:
                return _fact(candidate, context, entry, self.registry)
            if not turns.has(entry):
                return None
            return turns.run(entry, lambda: _fact(candidate, context, entry, self.registry))
        except BaseException as error:
            if not _costs_only_facts(error, entry):
                raise
            surface = candidate.span.of(context.document.text)
            self._report(entry, f"normalising {surface!r}", context.document, error)
            return None

    def _report(self, entry: Registered, doing: str, document: Record | None, error: BaseException) -> None:
        where = f" of document {document.id!r}" if document is not None and document.id else ""
        message = (
            f"extractor {entry.spec.name!r} of {entry.distribution or 'code (Registry.add)'} "
            f"failed while {doing}{where}: {describe_error(error)}"
        )
        if self.strict:
            raise ExtractorError(message) from error
        warnings.warn(message, ExtractorWarning, stacklevel=6)


def _languages_of(registry: Registry) -> dict[str, Language]:
    """Return the languages that were compiled for a registry: all its pipelines share them."""
    known = _compiled_for.get(id(registry))
    if known is None:
        known = _compiled_for[id(registry)] = {}
        weakref.finalize(registry, _compiled_for.pop, id(registry), None).atexit = False
    return known


def _costs_only_facts(error: BaseException, entry: Registered) -> bool:
    """Return whether an error costs the facts of its extractor alone; what ends a reading is our own."""
    return isinstance(error, Exception) or (not entry.builtin and costs_only_facts(error))


def _proposed(entry: Registered, scan: Scan) -> list[Candidate]:
    """Return what an extractor proposes; those of others are checked, our own are tested."""
    proposed = scan.until_deadline(entry.extractor.extract(scan))
    name = entry.spec.name
    if entry.builtin:
        return [_signed(candidate, name) for candidate in proposed]
    checked = (_checked(candidate, entry, scan) for candidate in proposed)
    return [Candidate(c.kind, c.span, c.reading, c.rule, name, layer=c.layer) for c in checked]


def _signed(candidate: Candidate, name: str) -> Candidate:
    """Put the extractor's name on a candidate of a built-in extractor, which is new and not shared."""
    object.__setattr__(candidate, "extractor", name)
    return candidate


def _checked(candidate: Candidate, entry: Registered, scan: Scan) -> Candidate:
    if candidate.kind not in entry.spec.kinds:
        raise InvalidFact(f"it returned a candidate of kind {candidate.kind!r}, which its spec does not list")
    _check_span(candidate.span, scan.text)
    if not isinstance(candidate.layer, int):
        raise InvalidFact(
            f"it returned a candidate whose layer is not a whole number but {candidate.layer!r}"
        )
    if not isinstance(candidate.rule, str):
        raise InvalidFact(f"it returned a candidate whose rule is not a string but {candidate.rule!r}")
    return candidate


def _check_span(span: object, text: str) -> None:
    if not isinstance(span, Span):
        raise InvalidFact(f"it returned {span!r} as a span")
    if span.end > len(text):
        raise InvalidFact(f"it returned {span}, but the text ends at {len(text)}")


def _fact(candidate: Candidate, context: Context, entry: Registered, registry: Registry) -> Fact[Any] | None:
    """Return the result of an extractor for a candidate; the results of plug-ins are checked."""
    outcome = entry.extractor.normalise(candidate, context)
    if outcome is None:
        return None
    text = context.document.text
    resolved = outcome if isinstance(outcome, Resolved) else Resolved(outcome)
    kind, span = resolved.kind or candidate.kind, resolved.span or candidate.span
    own = entry.builtin
    if not own:
        _check_outcome(kind, span, resolved, entry, text)
    provenance = Provenance(candidate.extractor, candidate.rule, tuple(resolved.reasons), candidate.beaten)
    fact = Fact(kind, span, text[span.start : span.end], resolved.value, resolved.certainty, provenance)
    if own:
        return fact
    _check_value(fact, text, registry)
    fault = code_fault_inside(fact)
    if fault is not None:
        raise InvalidFact("it returned a fact whose {} {}".format(*fault))
    # plain JSON is copied, because its owner may still use the same lists and dictionaries
    return attrs.evolve(fact, value=json_copy(fact.value))


def _check_outcome(kind: str, span: Span, resolved: Resolved, entry: Registered, text: str) -> None:
    if kind not in entry.spec.kinds:
        raise InvalidFact(f"it returned a fact of kind {kind!r}, which its spec does not list")
    _check_span(span, text)
    if not isinstance(resolved.certainty, Certainty):
        raise InvalidFact(f"it returned the certainty {resolved.certainty!r}, which is not a Certainty")
    if resolved.reasons and not all(isinstance(reason, str) for reason in resolved.reasons):
        raise InvalidFact(f"it returned reasons that are not strings: {resolved.reasons!r}")


def _check_value(fact: Fact[Any], text: str, registry: Registry) -> None:
    """Refuse a value that could not be written and read again: it would cost the whole document."""
    value = fact.value
    reading = registry if fact.kind in registry.value_classes else Registry.builtin()
    cls = reading.value_classes.get(fact.kind)
    if cls is None and not has_fields(type(value)):
        check_json(value)
        return
    if cls is not None and type(value) is not cls:
        raise InvalidFact(
            f"it returned {value!r} as the value of a {fact.kind} fact, "
            f"whose values must be of the class {cls.__name__}"
        )
    from newsfacts.interchange.facts import (  # slow to import, and few come here
        check_places,
        fact_from_dict,
        fact_to_dict,
    )

    try:
        data = fact_to_dict(fact)
        check_json(data["value"])
        back = fact_from_dict(data, registry=reading) if cls else fact
        if cls:
            check_places(fact, text, "it")
    except (NewsfactsError, AttributeError, TypeError, ValueError) as error:
        raise InvalidFact(f"it returned {value!r} as the value of a {fact.kind} fact: {error}") from error
    if back != fact:
        raise InvalidFact(
            f"it returned {value!r} as the value of a {fact.kind} fact, which JSON reads back as "
            f"{back.value!r}"
        )
    for span in _spans(value):
        _check_span(span, text)


def _spans(value: Any) -> Iterator[Span]:
    """Yield the spans inside a value."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _spans(item)
    elif has_fields(type(value)):
        for field in value_fields(type(value)):
            yield from _spans(getattr(value, field.name))
