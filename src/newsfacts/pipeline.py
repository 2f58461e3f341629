"""The main entry point: a document goes in, and comes out with its facts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from decimal import localcontext
from functools import cached_property
from math import isfinite
from typing import TYPE_CHECKING, Any, TypeAlias

import attrs

from newsfacts.document import Document
from newsfacts.errors import ConfigurationError, choose_from, describe_error
from newsfacts.model import Record
from newsfacts.model.arithmetic import CONTEXT
from newsfacts.model.moments import as_published
from newsfacts.registry import Registry, installed

if TYPE_CHECKING:
    from threading import Thread

    from newsfacts.engine.stages import Stages
    from newsfacts.model import Fact, Truncated

__all__ = ["Pipeline", "extract"]

_Found: TypeAlias = "tuple[list[Fact[Any]], Truncated | None]"
"""The result of reading a document."""


class Pipeline:
    """Finds facts in documents: set it up once, and use it for any number of documents and threads.

    ``kinds`` are the kinds of fact to return. ``registry`` holds the extractors to run; by default these are
    the built-in ones and all installed plug-ins, which are looked for once per process. ``vague`` also finds
    references without a calendar value. ``strict`` raises `ExtractorError` if an extractor fails, instead of
    warning.

    ``locale`` and ``published`` describe the texts that you pass as strings; a `Document` keeps its own.
    ``locale`` is a BCP 47 tag, or ``"auto"`` to detect the language by the words of each text (English if
    they do not show it). ``published`` is anything that `Document` accepts. If a text was read with
    ``"auto"``, or does not look like the language of its locale, ``language`` of the document says so. Raises
    `UnknownLocale` at once if there are no tables for ``locale``, and `ValueError` or `TypeError` if
    ``published`` is not a date.

    ``max_chars`` and ``time_budget`` (in seconds) limit how much of a text is read and how long a document
    may take. A document that reaches a limit comes back with the facts so far and with ``truncated`` set.
    With a ``time_budget``, the extractors of plug-ins run in a separate thread.
    """

    def __init__(
        self,
        *,
        kinds: Iterable[str] | None = None,
        registry: Registry | None = None,
        vague: bool = False,
        strict: bool = False,
        max_chars: int | None = None,
        time_budget: float | None = None,
        locale: str = "en",
        published: dt.date | dt.datetime | str | None = None,
    ) -> None:
        self.registry = installed(strict=strict) if registry is None else registry
        self.kinds = self._known(kinds)
        self.vague = vague
        self.strict = strict
        self.max_chars = _characters(max_chars)
        self.time_budget = _seconds(time_budget)
        languages = self.registry.languages
        # raises for a locale without tables
        language = None if locale == "auto" else languages.language_of(locale)
        self.locale = locale
        self.published = as_published(published)
        if language is not None and languages.origin(language):
            self._stages.language(language)  # raises at once for one that cannot be used
        self._stuck: dict[str, Thread] = {}
        """Extractors that were given up and could not be ended, with their threads."""

    def __getstate__(self) -> dict[str, Any]:
        # Threads stay where they are, and what is worked out on first use is worked out again.
        state = {key: value for key, value in self.__dict__.items() if key != "_stages"}
        return {**state, "_stuck": {}}

    @cached_property
    def _stages(self) -> Stages:
        from newsfacts.engine.stages import Stages  # slow to import, and some programs never need it

        return Stages(self.registry, self.kinds, vague=self.vague, strict=self.strict)

    def _known(self, kinds: Iterable[str] | None) -> frozenset[str] | None:
        if kinds is None:
            return None
        if isinstance(kinds, str):
            kinds = [kinds]
        wanted = frozenset(kinds)
        known = self.registry.kinds
        unknown = sorted(wanted.difference(known))
        if unknown:
            names = ", ".join(map(repr, unknown))
            raise ConfigurationError(f"unknown kind {names}{choose_from(unknown[0], known)}")
        return wanted

    def extract(self, document: Record | str) -> Document:
        """Return the document with its facts; no text raises an exception.

        A string has the ``locale`` and ``published`` of the pipeline. If a limit ended the reading,
        ``truncated`` of the document says so.

        Raises `UnknownLocale` if there are no tables for the document's locale, and `TypeError` if it is
        neither a ``str`` nor a `Document`.
        """
        document = self._document(document)
        return self._with_facts(document, self._found(document))

    def _document(self, text: Record | str) -> Document:
        if isinstance(text, Document):
            document = text
        elif isinstance(text, Record):
            document = Document.of_record(text)
        else:
            document = Document(text, locale=self.locale, published=self.published)
        if document.locale != "auto":
            return document
        from newsfacts.engine.text_language import with_language  # with the tables

        return with_language(document, self.registry.languages)

    def _with_facts(self, document: Document, found: _Found) -> Document:
        from newsfacts.engine.text_language import with_doubts

        facts, truncated = found
        facts, language = with_doubts(document, facts, self.registry.languages)
        return attrs.evolve(document, facts=facts, truncated=truncated, language=language)

    def _documents(self, texts: Iterable[Record | str]) -> Iterator[Document]:
        for number, text in enumerate(texts):
            try:
                document = self._document(text)
            except TypeError as error:
                raise TypeError(f"documents[{number}]: {error}") from None
            yield document

    def _found(self, document: Document) -> _Found:
        with localcontext(CONTEXT):  # the caller's precision and traps must have no effect
            if self.max_chars is None and self.time_budget is None:
                return self._stages.read(document), None
            from newsfacts.engine.budget import Limits, read_within  # with threads, which most never need

            limits = Limits(self.max_chars, self.time_budget)
            return read_within(self._stages, document, limits, self._stuck)

    def _check_travel(self) -> None:
        """Raise `ConfigurationError` unless all extractors can be sent to another process."""
        from newsfacts.engine.processes import pickling_error

        for entry in self.registry:
            error = pickling_error(entry.extractor)
            if error is not None:
                where = entry.distribution or "code (Registry.add)"
                raise ConfigurationError(
                    f"extractor {entry.spec.name!r} of {where} cannot be sent to another process: "
                    f"{describe_error(error)}; "
                    "define its class in a module and keep open files, locks and lambdas out of it, "
                    "or use one process"
                ) from error

    def pipe(self, documents: Iterable[Record | str], *, processes: int = 1) -> Iterator[Document]:
        """Return a stream of the documents with their facts, in order: each as soon as it is ready.

        Strings have the ``locale`` and ``published`` of the pipeline. Raises `TypeError` at once if
        ``documents`` is a single text, a mapping or a data frame, and, when the stream reaches it, for an
        entry that is neither a ``str`` nor a `Document`; the error gives the entry's number, from 0.

        With one process, a document is taken from ``documents`` when you ask for the next result. With more,
        at most ``3 * processes`` documents are taken before the first one comes back, and later at most ``96
        * processes`` are in progress, or fewer if they are long. ``documents`` must not wait for the result
        of a document that it has yielded: several may be collected before any of them is sent. The processes
        end when the stream ends or the program ends, even if the program is killed.

        With more than one process, the extractors must be picklable, as the built-in ones are; raises
        `ConfigurationError` at once if one is not, or if ``processes`` is below 1. When the stream reaches
        it, raises `WorkerError` for a document that cannot be pickled, with its name; if a process dies; and
        if no process can start, for example because the program has no ``if __name__ == "__main__":``.
        """
        _check_stream(documents)
        if processes < 1:
            raise ConfigurationError(f"processes must be 1 or more, not {processes}")
        if processes == 1:
            return map(self.extract, self._documents(documents))
        self._check_travel()
        from newsfacts.engine.processes import map_in_order  # multiprocessing costs more to import than we do

        return map_in_order(
            self._found,
            self._documents(documents),
            processes,
            join=self._with_facts,
            name=lambda document: document.id,
            size=lambda document: len(document.text),
        )


def extract(
    text: str | Record,
    *,
    published: dt.date | dt.datetime | str | None = None,
    locale: str | None = None,
    kinds: Iterable[str] | None = None,
    registry: Registry | None = None,
    vague: bool = False,
    strict: bool = False,
    max_chars: int | None = None,
    time_budget: float | None = None,
) -> Document:
    """Find the facts in a text, and return it as a `Document` with its facts.

    ``published`` (a date, a datetime, an ISO 8601 string, or a value from a data frame; see `Document`) and
    ``locale`` (a BCP 47 tag or ``"auto"``; the default is ``"en"``) describe the text. If you pass a
    `Document`, they replace its own, unless ``published`` is missing (``None``, ``NaN``, ``NaT``). ``kinds``,
    ``registry``, ``vague``, ``strict``, ``max_chars`` and ``time_budget`` are those of `Pipeline`, which is
    faster for many documents. Installed plug-ins are looked for once per process.

    Raises `UnknownLocale` if there are no tables for the locale, `ConfigurationError` for an unknown
    kind or an invalid limit, `ValueError` if ``published`` is not a date or a time, and `TypeError` if it has
    the wrong type or ``text`` is neither a ``str`` nor a `Document`. The content of a text never raises an
    error.
    """
    document = text if isinstance(text, Record) else Document(text)
    when = as_published(published)
    if when is not None:
        document = attrs.evolve(document, published=when)
    if locale is not None:
        document = attrs.evolve(document, locale=locale)
    if registry is None:
        registry = installed(strict=strict)
    pipeline = Pipeline(
        kinds=kinds,
        registry=registry,
        vague=vague,
        strict=strict,
        max_chars=max_chars,
        time_budget=time_budget,
    )
    return pipeline.extract(document)


def _check_stream(documents: object) -> None:
    """Raise `TypeError`, which says what to do instead, unless ``documents`` can be a stream of documents."""
    if isinstance(documents, str | bytes | Record):
        raise TypeError(
            f"pipe takes an iterable of texts or documents, not one {type(documents).__name__}: "
            "pass a list, or use Pipeline.extract"
        )
    if isinstance(documents, Mapping) or hasattr(documents, "itertuples"):
        raise TypeError(
            f"pipe takes an iterable of texts or documents, not a {type(documents).__name__}, which iterates "
            'over its keys: pass the texts themselves, such as frame["text"] or mapping.values()'
        )
    if not hasattr(documents, "__iter__"):
        raise TypeError(
            f"pipe takes an iterable of texts or documents, such as a list, not {type(documents).__name__}"
        )


def _characters(value: int | None) -> int | None:
    if value is None or (isinstance(value, int) and not isinstance(value, bool) and value >= 1):
        return value
    raise ConfigurationError(
        f"max_chars must be a whole number of characters, 1 or more, not {value!r}; "
        "leave it out to read texts of any length"
    )


def _seconds(value: float | None) -> float | None:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if value is None or (number and isfinite(value) and value > 0):
        return value
    raise ConfigurationError(
        f"time_budget must be a number of seconds above 0, such as 0.5, not {value!r}; "
        "leave it out to take the time that a text needs"
    )
