"""The command ``newsfacts``: its subcommands and exit statuses."""

from __future__ import annotations

import argparse
import os
import sys
import warnings
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from importlib.metadata import PackageNotFoundError, version
from typing import NamedTuple

import attrs

from newsfacts import __version__
from newsfacts.cli.arguments import parser
from newsfacts.cli.formats import FORMATS, format_for
from newsfacts.cli.inputs import Inputs
from newsfacts.cli.outputs import Writer, complain, forgiving, utf8
from newsfacts.cli.people import Explanations, columns
from newsfacts.cli.suggestions import check_locale
from newsfacts.cli.target import input_of, is_stream, written
from newsfacts.document import Document
from newsfacts.engine.registry import Registry
from newsfacts.errors import (
    ConfigurationError,
    ExtractorError,
    ExtractorWarning,
    InvalidDocument,
    NewsfactsError,
    describe_error,
)
from newsfacts.formats.words import truncated_in_words
from newsfacts.lexicon.cldr import language_names, likely_territory
from newsfacts.pipeline import Pipeline

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


def _extract(options: argparse.Namespace) -> Status:
    if options.output in (None, "-", "/dev/stdout"):
        make = FORMATS[options.format or "table"]
        run = _Run(options)
        stream = forgiving(sys.stdout) if make.for_people else utf8(sys.stdout)
        return _process(run, make(stream), _Bar(options, shows_facts=True))
    make = FORMATS[options.format or format_for(options.output)]
    return _extract_to_file(_Run(options), options.output, make, _Bar(options, shows_facts=False))


def _extract_to_file(run: _Run, name: str, make: type[Writer], bar: _Bar) -> Status:
    try:
        with written(name, run.is_worth_keeping) as stream:
            _process(run, make(stream), bar)
    except BrokenPipeError:
        raise
    except OSError as error:
        complain(name, error.strerror or str(error))
        return Status.BAD_INPUT
    if not run.is_worth_keeping() and not is_stream(name):
        complain(name, "not written, since no document could be worked on")
    return run.status


def _explain(options: argparse.Namespace) -> Status:
    return _process(_Run(options), Explanations(forgiving(sys.stdout)), _Bar(options, shows_facts=True))


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
    writer.close()
    return run.status


def _evaluate(options: argparse.Namespace) -> Status:
    from newsfacts.cli.evaluation import evaluate

    run = _Run(options, keep_facts=True)
    evaluate(
        run.results(),
        run.unreadable,
        forgiving(sys.stdout),
        errors=options.errors,
        kinds=run.pipeline.kinds,
        as_json=options.format == "json",
    )
    return run.status


class _Problem(NamedTuple):
    """Why a document has no facts to show."""

    status: Status
    told: str


@attrs.frozen
class _Attempt:
    """Finds the facts of a document, or says why not; one document never takes the others down."""

    pipeline: Pipeline

    def __call__(self, found: tuple[str, Document]) -> Document | _Problem:
        try:
            return self.pipeline.extract(found[1])
        except ExtractorError as error:
            return _Problem(Status.FAILED, str(error))
        except NewsfactsError as error:
            return _Problem(Status.BAD_INPUT, str(error))
        except Exception as error:
            return _Problem(Status.FAILED, f"a fault of newsfacts, please report it: {describe_error(error)}")


class _Bar:
    """Shows how many documents are done, on a terminal that shows no facts, if tqdm is installed."""

    def __init__(self, options: argparse.Namespace, *, shows_facts: bool) -> None:
        self._shown = not options.quiet and sys.stderr.isatty() and not (shows_facts and sys.stdout.isatty())

    def over(self, results: Iterator[tuple[str, Document]]) -> Iterable[tuple[str, Document]]:
        """Return the results, and count them as they go by."""
        if not self._shown:
            return results
        try:
            from tqdm import tqdm
        except ImportError:
            return results
        return tqdm(results, unit=" documents", file=sys.stderr, leave=False)


class _Run:
    """What the subcommands that read documents have in common.

    Raises `ConfigurationError` before anything is read if the arguments do not go together.
    """

    def __init__(self, options: argparse.Namespace, *, keep_facts: bool = False) -> None:
        self.status = Status.DONE
        self.done = 0
        """Documents written."""
        self._jobs: int = options.jobs
        self._quiet: bool = options.quiet
        output: str | None = getattr(options, "output", None)
        clash = input_of(None if output == "-" else output, options.files)
        if clash is not None:
            raise ConfigurationError(
                f"the output {output or 'standard output'} is the same file as the input {clash}, "
                "which would be lost; write to another file"
            )
        self.pipeline = Pipeline(
            kinds=options.kinds,
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
            keep_facts or getattr(options, "keep_facts", False),
        )

    def results(self) -> Iterator[tuple[str, Document]]:
        """Yield each document with its facts, in order; tell of those that have none to give."""
        attempt, found = _Attempt(self.pipeline), self._inputs.documents()
        outcomes: Iterator[tuple[str, Document | _Problem]]
        if self._jobs == 1:
            outcomes = ((item[0], attempt(item)) for item in found)
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
        """Tell what is wrong with an input; the others go on."""
        self.status = Status.BAD_INPUT
        complain(place, problem)

    def note(self, place: str, words: str) -> None:
        """Tell what is good to know, unless nobody wants to."""
        if not self._quiet:
            complain(place, words)

    def is_worth_keeping(self) -> bool:
        """Return whether what was written is worth the place of an older file."""
        return self.done > 0 or self.status == Status.DONE


def _with_version(distribution: str) -> str:
    return f"{distribution} {_version_of(distribution)}".rstrip()


def _extractors(options: argparse.Namespace) -> Status:
    rows = []
    for entry in Registry.discover(strict=options.strict):
        origin = _with_version(entry.distribution or "code")
        rows.append([entry.spec.name, ", ".join(entry.spec.kinds), origin])
    stream = forgiving(sys.stdout)
    for line in columns([["extractor", "kinds", "distribution"], *rows]):
        print(line, file=stream)
    return Status.DONE


def _locales(options: argparse.Namespace) -> Status:
    known = Registry.discover().languages
    rows = []
    for language in known.names:
        english, own = language_names(language)
        origins = (known.origin(language) or "newsfacts", *known.adding_to(language))
        origin = ", ".join(map(_with_version, origins))
        rows.append([language, english, own, likely_territory(language) or "", origin])
    stream = forgiving(sys.stdout)
    for line in columns([["locale", "language", "own name", "country", "distributions"], *rows]):
        print(line, file=stream)
    return Status.DONE


def _warn(message: Warning | str, *_: object, **__: object) -> None:
    print(f"newsfacts: warning: {' '.join(str(message).split())}", file=sys.stderr)


def _abandon_output() -> None:
    """Let what is still buffered go nowhere; without this Python complains about it at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and give its exit status."""
    if sys.stdout is None:  # closed by the caller: ``newsfacts … >&-``
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 (to the end of the process)
    options = parser(
        extract=_extract, explain=_explain, evaluate=_evaluate, extractors=_extractors, locales=_locales
    ).parse_args(arguments)
    with warnings.catch_warnings():
        warnings.simplefilter("always", ExtractorWarning)
        warnings.showwarning = _warn
        try:
            status: Status = options.run(options)
            sys.stdout.flush()
        except NewsfactsError as error:
            print(f"newsfacts: {' '.join(str(error).split())}", file=sys.stderr)
            failed = isinstance(error, ExtractorError)
            status = Status.FAILED if failed else Status.BAD_INPUT
        except KeyboardInterrupt:
            status = Status.INTERRUPTED
        except BrokenPipeError:
            _abandon_output()
            status = Status.PIPE_CLOSED
        except OSError as error:
            print(f"newsfacts: cannot write: {error.strerror or error}", file=sys.stderr)
            _abandon_output()
            status = Status.BAD_INPUT
    return int(status)
