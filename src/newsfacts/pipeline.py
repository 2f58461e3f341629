"""The stages in order: text, scan, candidates, the kept ones, facts."""

from __future__ import annotations

import datetime as dt
import warnings
from collections.abc import Iterable, Iterator, Sequence
from decimal import localcontext
from functools import cache
from typing import TYPE_CHECKING, Any

import attrs

from newsfacts.errors import ConfigurationError, ExtractorError, ExtractorWarning, told
from newsfacts.model import Candidate, Certainty, Document, Fact, Provenance, Resolved
from newsfacts.model.arithmetic import CONTEXT
from newsfacts.model.plain import check_json
from newsfacts.registry import Registered, Registry

if TYPE_CHECKING:
    from newsfacts.resolve import Context, Published
    from newsfacts.scan import Scan

__all__ = ["Pipeline", "extract"]


class Pipeline:
    """A prepared way from documents to facts: set up once, used for any number of documents and threads.

    ``kinds`` limits the kinds of fact given; ``registry`` says which extractors run (by default the
    built-in ones and all installed plug-ins); ``vague`` asks for references without a calendar value
    as well; ``strict`` raises `ExtractorError` where an extractor fails, instead of a warning.
    """

    def __init__(
        self,
        *,
        kinds: Iterable[str] | None = None,
        registry: Registry | None = None,
        vague: bool = False,
        strict: bool = False,
    ) -> None:
        self.registry = Registry.discover(strict=strict) if registry is None else registry
        self.kinds = self._known(kinds)
        self.vague = vague
        self.strict = strict
        self._entries = {entry.spec.name: entry for entry in self.registry}
        self._priorities = {name: entry.spec.priority for name, entry in self._entries.items()}
        self._running = self._closure()

    def _known(self, kinds: Iterable[str] | None) -> frozenset[str] | None:
        if kinds is None:
            return None
        if isinstance(kinds, str):
            kinds = [kinds]
        wanted = frozenset(kinds)
        unknown = wanted - set(self.registry.kinds)
        if unknown:
            raise ConfigurationError(
                f"unknown kind {', '.join(sorted(map(repr, unknown)))}; "
                f"there are: {', '.join(self.registry.kinds)}"
            )
        return wanted

    def _closure(self) -> list[Registered]:
        """Give the extractors that the wanted kinds need: themselves and those they compete with.

        So asking for fewer kinds gives a part of the facts, never other facts.
        """
        if self.kinds is None:
            return list(self.registry)
        groups = {_group(entry) for entry in self.registry if self.kinds.intersection(entry.spec.kinds)}
        return [entry for entry in self.registry if _group(entry) in groups]

    def extract(self, document: Document | str) -> Document:
        """Give the document with its facts; any text gives facts or none, never an exception.

        Raises `UnknownLocale` if there are no tables for the document's locale.
        """
        if isinstance(document, str):
            document = Document(document)
        with localcontext(CONTEXT):  # the caller's precision and traps are no business of ours
            facts = self._facts(document)
        return attrs.evolve(document, facts=facts)

    def _facts(self, document: Document) -> list[Fact[Any]]:
        """Go through the stages."""
        # What reads is imported for the first document, not with the package.
        from newsfacts.grammar import for_language, language_of
        from newsfacts.resolve import Context, Published
        from newsfacts.scan import Scan

        scan = Scan(document, for_language(language_of(document.locale)))
        kept = self._resolve(self._candidates(scan))
        published = Published.of(document.published) or _published_in(document, scan, kept)
        facts: list[Fact[Any]] = []
        context = Context(document, scan, kept, published, self.vague, facts)
        for candidate in kept:
            fact = self._normalise(candidate, context)
            if fact is not None:
                facts.append(fact)
        facts.sort(key=lambda fact: (fact.start, fact.end, fact.kind, fact.provenance.extractor))
        if self.kinds is not None:
            return [fact for fact in facts if fact.kind in self.kinds]
        return facts

    def pipe(self, documents: Iterable[Document | str], *, processes: int = 1) -> Iterator[Document]:
        """Give each document with its facts, in order, as a stream.

        With more than one process the extractors must be picklable, as the built-in ones are. Raises
        `WorkerError` if a process dies, and `ConfigurationError` at once if ``processes`` is below 1.
        """
        if processes < 1:
            raise ConfigurationError(f"processes must be 1 or more, not {processes}")
        if processes == 1:
            return map(self.extract, documents)
        from newsfacts.parallel import map_in_order  # multiprocessing costs more to import than we do

        whole = (Document(document) if isinstance(document, str) else document for document in documents)
        return map_in_order(self.extract, whole, processes, lambda document: document.id)

    def _candidates(self, scan: Scan) -> dict[str, list[Candidate]]:
        """Run the extractors; give their candidates by competition group."""
        groups: dict[str, list[Candidate]] = {}
        lowered: str | None = None
        for entry in self._running:
            spec = entry.spec
            if spec.triggers:
                lowered = scan.text.lower() if lowered is None else lowered
                if not any(trigger.lower() in lowered for trigger in spec.triggers):
                    continue
            try:
                found = [self._checked(candidate, entry, scan) for candidate in entry.extractor.extract(scan)]
            except (Exception, SystemExit) as error:
                self._report(entry, "reading", scan.document, error)
                continue
            groups.setdefault(_group(entry), []).extend(found)
        return groups

    @staticmethod
    def _checked(candidate: Candidate, entry: Registered, scan: Scan) -> Candidate:
        spec = entry.spec
        if candidate.kind not in spec.kinds:
            raise ValueError(f"it gave a candidate of kind {candidate.kind!r}, which its spec does not list")
        if not isinstance(candidate.span.start, int) or not isinstance(candidate.span.end, int):
            raise TypeError(f"it gave {candidate.span}, whose ends are no whole numbers")
        if candidate.span.end > len(scan.text):
            raise ValueError(f"it gave {candidate.span}, but the text ends at {len(scan.text)}")
        if not isinstance(candidate.rule, str):
            raise TypeError(f"it gave a candidate whose rule is no string but {candidate.rule!r}")
        return Candidate(
            candidate.kind,
            candidate.span,
            candidate.reading,
            candidate.rule,
            spec.name,
            layer=candidate.layer,
        )

    def _resolve(self, groups: dict[str, list[Candidate]]) -> list[Candidate]:
        from newsfacts.resolve import keep

        kept = [candidate for group in groups.values() for candidate in keep(group, self._priorities)]
        kept.sort(key=lambda c: (c.span.start, c.span.end, c.kind, c.extractor))
        return kept

    def _normalise(self, candidate: Candidate, context: Context) -> Fact[Any] | None:
        entry = self._entries[candidate.extractor]
        try:
            outcome = entry.extractor.normalise(candidate, context)
            return (
                None if outcome is None else self._settled(candidate, outcome, entry, context.document.text)
            )
        except (Exception, SystemExit) as error:
            surface = candidate.span.of(context.document.text)
            self._report(entry, f"normalising {surface!r}", context.document, error)
            return None

    @staticmethod
    def _settled(candidate: Candidate, outcome: object, entry: Registered, text: str) -> Fact[Any]:
        resolved = outcome if isinstance(outcome, Resolved) else Resolved(outcome)
        kind, span = resolved.kind or candidate.kind, resolved.span or candidate.span
        if kind not in entry.spec.kinds:
            raise ValueError(f"it gave a fact of kind {kind!r}, which its spec does not list")
        if span.end > len(text):
            raise ValueError(f"it gave {span}, but the text ends at {len(text)}")
        if not isinstance(resolved.certainty, Certainty):
            raise TypeError(f"it gave the certainty {resolved.certainty!r}, which is no Certainty")
        if resolved.reasons and not all(isinstance(reason, str) for reason in resolved.reasons):
            raise TypeError(f"it gave reasons that are no strings: {resolved.reasons!r}")
        if not attrs.has(type(resolved.value)):
            check_json(resolved.value)
        provenance = Provenance(
            candidate.extractor, candidate.rule, tuple(resolved.reasons), candidate.beaten
        )
        return Fact(kind, span, span.of(text), resolved.value, resolved.certainty, provenance)

    def _report(self, entry: Registered, doing: str, document: Document, error: BaseException) -> None:
        where = f" of document {document.id!r}" if document.id else ""
        message = (
            f"extractor {entry.spec.name!r} of {entry.distribution or 'code (Registry.add)'} "
            f"failed while {doing}{where}: {told(error)}"
        )
        if self.strict:
            raise ExtractorError(message) from error
        warnings.warn(message, ExtractorWarning, stacklevel=4)


def _published_in(document: Document, scan: Scan, kept: Sequence[Candidate]) -> Published | None:
    """Read the publication date from the text."""
    from newsfacts.normalise.published import find_published  # with all that dates need

    return find_published(document, scan, kept)


def _group(entry: Registered) -> str:
    return entry.spec.group or f"extractor {entry.spec.name}"


def extract(
    text: str | Document,
    *,
    published: dt.date | dt.datetime | str | None = None,
    locale: str | None = None,
    kinds: Iterable[str] | None = None,
    registry: Registry | None = None,
    vague: bool = False,
    strict: bool = False,
) -> Document:
    """Find the facts of a text.

    ``published`` (a date, a datetime or an ISO 8601 string) and ``locale`` (a BCP 47 tag, ``"en"`` by
    default) describe a text; given with a `Document` they take the place of its own. ``kinds``,
    ``registry``, ``vague`` and ``strict`` are those of `Pipeline`, which is faster for many documents.
    Installed plug-ins are looked for once a process.

    Raises `UnknownLocale` if there are no tables for the locale, `ConfigurationError` for an unknown
    kind, `ValueError` if ``published`` is no date; never anything because of the text.
    """
    document = Document(text) if isinstance(text, str) else text
    if published is not None:
        document = attrs.evolve(document, published=published)
    if locale is not None:
        document = attrs.evolve(document, locale=locale)
    if registry is None:
        registry = _installed(strict)
    return Pipeline(kinds=kinds, registry=registry, vague=vague, strict=strict).extract(document)


@cache
def _installed(strict: bool) -> Registry:
    """Look for installed plug-ins once a process: package metadata is slow to read."""
    return Registry.discover(strict=strict)
