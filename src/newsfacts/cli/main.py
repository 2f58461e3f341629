"""The command ``newsfacts``: its subcommands and exit statuses."""

from __future__ import annotations

import argparse
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import IntEnum
from importlib.metadata import PackageNotFoundError, version
from typing import NamedTuple, TextIO

import attrs

from newsfacts import __version__
from newsfacts.cli.arguments import columns_of, parser
from newsfacts.cli.formats import FORMATS, format_for
from newsfacts.cli.inputs import Inputs
from newsfacts.cli.outputs import Writer, complain, forgiving, utf8
from newsfacts.cli.people import Explanations
from newsfacts.cli.plugins import registry
from newsfacts.cli.streams import abandon, descriptor_of, messages, output_apart, tell, terminal
from newsfacts.cli.suggestions import check_locale
from newsfacts.cli.target import input_of, is_standard_output, is_stream, written
from newsfacts.document import Document
from newsfacts.engine.collector import collector_paused
from newsfacts.errors import (
    ConfigurationError,
    ExtractorError,
    ExtractorWarning,
    InvalidDocument,
    NewsfactsError,
    UnknownLocale,
    describe_error,
)
from newsfacts.formats.aligned import columns
from newsfacts.formats.words import harmless, language_in_words, truncated_in_words
from newsfacts.lexicon.cldr import language_names, likely_territory
from newsfacts.pipeline import Pipeline
from newsfacts.registry import Registry

__all__ = ["Status", "main"]


class Status(IntEnum):
    """The exit status of the command."""

    DONE = 0
    """Everything was read and written."""
    FAILED = 1
    """A document could not be worked on and was not written: with ``--strict``, an extractor failed on it."""
    BAD_INPUT = 2
    """The arguments are wrong, or an input could not be read; every other document was written."""
    INTERRUPTED = 130
    """Stopped from the keyboard."""
    PIPE_CLOSED = 141
    """The reader of the output went away, as ``head`` does."""


def _version_of(distribution: str) -> str:
    """Return the installed version; our own also where newsfacts runs from a checkout."""
    try:
        return version(distribution)
    except PackageNotFoundError:
        return __version__ if distribution == "newsfacts" else ""


# Subcommands


def _extract(options: argparse.Namespace, out: TextIO) -> Status:
    make = FORMATS[options.format or format_for(options.output or "-")]
    if options.output is None or is_standard_output(options.output):
        run = _Run(options, out)
        stream = forgiving(out) if make.for_people else utf8(out)
        return _process(run, make(stream, run.pipeline.registry), _Bar(options, out))
    return _extract_to_file(_Run(options, out), options.output, make, _Bar(options, None))


def _extract_to_file(run: _Run, name: str, make: type[Writer], bar: _Bar) -> Status:
    try:
        with written(name, run.is_worth_keeping) as stream:
            _process(run, make(stream, run.pipeline.registry), bar)
    except BrokenPipeError:
        raise
    except OSError as error:
        complain(name, error.strerror or str(error))
        return Status.BAD_INPUT
    if not run.is_worth_keeping() and not is_stream(name):
        complain(name, "not written, because no document could be processed")
    return run.status


def _explain(options: argparse.Namespace, out: TextIO) -> Status:
    run = _Run(options, out)
    return _process(run, Explanations(forgiving(out), run.pipeline.registry), _Bar(options, out))


def _process(run: _Run, writer: Writer, bar: _Bar) -> Status:
    for place, document in bar.over(run.results()):
        try:
            writer.document(place, document)
        except InvalidDocument as error:
            run.unreadable(place, str(error))
        else:
            run.done += 1
            if document.truncated and not writer.tells_limits:
                run.note(place, truncated_in_words(document))
            if document.language is not None and not writer.tells_limits:
                run.note(place, language_in_words(document))
    writer.close()
    return run.status


def _evaluate(options: argparse.Namespace, out: TextIO) -> Status:
    from newsfacts.cli.evaluation import evaluate

    run = _Run(options, out, keep_facts=True)
    evaluate(
        run.results(),
        run.unreadable,
        forgiving(out),
        errors=options.errors,
        kinds=run.pipeline.kinds,
        as_json=options.format == "json",
        registry=run.pipeline.registry,
    )
    return run.status


def _clauses(options: argparse.Namespace, out: TextIO) -> Status:
    from newsfacts.cli.clauses import as_json, as_table

    status = Status.DONE

    def unreadable(place: str, problem: str) -> None:
        nonlocal status
        status = Status.BAD_INPUT
        complain(place, problem)

    def note(place: str, words: str) -> None:
        if not options.quiet:
            complain(place, words)

    defaults = {}
    if options.locale is not None:
        check_locale(options.locale, Registry.builtin().languages)
        defaults["locale"] = options.locale
    for_people = options.format == "table"
    stream = forgiving(out) if for_people else utf8(out)
    write = as_table if for_people else as_json
    inputs = Inputs(options.files, unreadable, note, defaults, options.form, columns_of(options))
    for place, document in inputs.documents():
        try:
            write(place, document, stream)
        except UnknownLocale as error:
            unreadable(place, str(error))
    return status


class _Problem(NamedTuple):
    """Why a document has no facts to show."""

    status: Status
    told: str


@attrs.frozen
class _Attempt:
    """Finds the facts of a document, or says why not; no document can stop the others."""

    pipeline: Pipeline

    def __call__(self, found: tuple[str, Document]) -> Document | _Problem:
        try:
            return self.pipeline.extract(found[1])
        except ExtractorError as error:
            return _Problem(Status.FAILED, str(error))
        except NewsfactsError as error:
            return _Problem(Status.BAD_INPUT, str(error))
        except Exception as error:
            return _Problem(Status.FAILED, f"a bug in newsfacts, please report it: {describe_error(error)}")


def _outcomes_here(
    attempt: _Attempt, found: Iterator[tuple[str, Document]]
) -> Iterator[tuple[str, Document | _Problem]]:
    """Yield what comes of each document in this process, which is the command's own."""
    for item in found:
        with collector_paused():
            outcome = attempt(item)
        yield item[0], outcome


class _Bar:
    """Shows how many documents are done, on a terminal that shows no facts, if tqdm is installed."""

    def __init__(self, options: argparse.Namespace, facts: TextIO | None) -> None:
        """Take where the facts go, if not to a file."""
        self._shown = not options.quiet and sys.stderr.isatty() and not (facts and facts.isatty())

    def over(self, results: Iterator[tuple[str, Document]]) -> Iterable[tuple[str, Document]]:
        """Return the results, and count them as they go by."""
        if not self._shown:
            return results
        try:
            from tqdm import tqdm
        except ImportError:
            return results
        return tqdm(results, unit=" documents", file=terminal(sys.stderr), leave=False)


class _Run:
    """What the subcommands that read documents have in common.

    Raises `ConfigurationError` before anything is read if the arguments do not go together.
    """

    def __init__(self, options: argparse.Namespace, out: TextIO, *, keep_facts: bool = False) -> None:
        self.status = Status.DONE
        self.done = 0
        """Documents written."""
        self._jobs: int = options.jobs
        self._quiet: bool = options.quiet
        _check_output(getattr(options, "output", None), out, options.files)
        self.pipeline = Pipeline(
            kinds=options.kinds,
            registry=registry(strict=options.strict, without=options.without),
            vague=options.vague,
            strict=options.strict,
            max_chars=options.max_chars,
            time_budget=options.time_budget,
        )
        defaults: dict[str, str] = {
            key: value for key in ("locale", "published") if (value := getattr(options, key)) is not None
        }
        if "locale" in defaults:
            check_locale(defaults["locale"], self.pipeline.registry.languages)
        self._inputs = Inputs(
            options.files,
            self.unreadable,
            self.note,
            defaults,
            options.form,
            columns_of(options),
            keep_facts or getattr(options, "keep_facts", False),
        )

    def results(self) -> Iterator[tuple[str, Document]]:
        """Yield each document with its facts, in order; print a message for each that failed."""
        attempt, found = _Attempt(self.pipeline), self._inputs.documents()
        outcomes: Iterator[tuple[str, Document | _Problem]]
        if self._jobs == 1:
            outcomes = _outcomes_here(attempt, found)
        else:
            from newsfacts.engine.processes import map_in_order  # multiprocessing is slow to import

            outcomes = map_in_order(
                attempt,
                found,
                self._jobs,
                join=lambda item, outcome: (item[0], outcome),
                name=lambda item: item[0],
                size=lambda item: len(item[1].text),
            )
        for place, outcome in outcomes:
            if isinstance(outcome, _Problem):
                self.status = max(self.status, outcome.status)
                complain(place, outcome.told)
            else:
                yield place, outcome

    def unreadable(self, place: str, problem: str) -> None:
        """Print what is wrong with an input; the other inputs are still read."""
        self.status = Status.BAD_INPUT
        complain(place, problem)

    def note(self, place: str, words: str) -> None:
        """Print notes, unless the user wants none."""
        if not self._quiet:
            complain(place, words)

    def is_worth_keeping(self) -> bool:
        """Return whether the output should replace an older file."""
        return self.done > 0 or self.status == Status.DONE


def _with_version(distribution: str) -> str:
    return f"{distribution} {_version_of(distribution)}".rstrip()


def _check_output(output: str | None, out: TextIO, files: Iterable[str]) -> None:
    """Raise `ConfigurationError` if the output is the same file as an input."""
    name: str | int | None = output
    if output is None or is_standard_output(output):
        name = descriptor_of(out)
    clash = None if name is None else input_of(name, files)
    if clash is not None:
        raise ConfigurationError(
            f"the output {output or 'standard output'} is the same file as the input {clash}, "
            "which would be overwritten; write to another file"
        )


def _extractors(options: argparse.Namespace, out: TextIO) -> Status:
    rows = []
    for entry in registry(strict=options.strict, without=options.without):
        origin = _with_version(entry.distribution or "code")
        rows.append([entry.spec.name, ", ".join(entry.spec.kinds), origin])
    _print_columns([["extractor", "kinds", "distribution"], *rows], out)
    return Status.DONE


def _locales(options: argparse.Namespace, out: TextIO) -> Status:
    known = registry(strict=False, without=()).languages
    rows = []
    for language in known.names:
        english, own = language_names(language)
        origins = (known.origin(language) or "newsfacts", *known.adding_to(language))
        origin = ", ".join(map(_with_version, origins))
        rows.append([language, english, own, likely_territory(language) or "", origin])
    _print_columns([["locale", "language", "own name", "country", "distributions"], *rows], out)
    return Status.DONE


def _print_columns(rows: list[list[str]], out: TextIO) -> None:
    stream = forgiving(out)
    for line in columns(rows):
        print(harmless(line), file=stream)


def _warn(message: Warning | str, *_: object, **__: object) -> None:
    tell(f"newsfacts: warning: {message}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status; the streams of the process are afterwards as they were."""
    with messages():
        options = _parsed(arguments)
        with output_apart() as out, warnings.catch_warnings():
            warnings.simplefilter("always", ExtractorWarning)
            warnings.showwarning = _warn
            return int(_run(options, out))


def _parsed(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Return the arguments; after printing help or an error, raises ``SystemExit``."""
    try:
        return parser(
            extract=_extract,
            explain=_explain,
            evaluate=_evaluate,
            clauses=_clauses,
            extractors=_extractors,
            locales=_locales,
        ).parse_args(arguments)
    except SystemExit as error:
        code = Status(int(error.code or 0))
        status = _finished(sys.stdout, lambda: code)
        raise SystemExit(int(status)) from None


def _run(options: argparse.Namespace, out: TextIO) -> Status:
    def run() -> Status:
        status: Status = options.run(options, out)
        return status

    try:
        return _finished(out, run)
    except NewsfactsError as error:
        tell(f"newsfacts: {error}")
        return Status.FAILED if isinstance(error, ExtractorError) else Status.BAD_INPUT
    except KeyboardInterrupt:
        return Status.INTERRUPTED


def _finished(stream: TextIO, run: Callable[[], Status]) -> Status:
    """Return the status of a run once all that it wrote has left a stream, or else that of the failure."""
    try:
        status = run()
        stream.flush()
    except BrokenPipeError:
        abandon(stream)
        return Status.PIPE_CLOSED
    except OSError as error:
        tell(f"newsfacts: cannot write: {error.strerror or error}")
        abandon(stream)
        return Status.BAD_INPUT
    return status
