"""The command ``newsfacts``: arguments, the three subcommands, and exit statuses."""

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
from newsfacts.cli.arguments import add_inputs
from newsfacts.cli.inputs import documents
from newsfacts.cli.outputs import (
    Csv,
    Html,
    JsonArray,
    JsonLines,
    LabelStudio,
    TimeML,
    WebAnnotations,
    Writer,
    complain,
    forgiving,
    utf8,
)
from newsfacts.cli.people import Explanations, Table, columns
from newsfacts.document import Document
from newsfacts.engine.registry import Registry
from newsfacts.errors import ExtractorError, ExtractorWarning, InvalidDocument, NewsfactsError, told
from newsfacts.formats.words import truncated_in_words
from newsfacts.lexicon.locale import language_of
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


FORMATS: dict[str, type[Writer]] = {
    "table": Table,
    "jsonl": JsonLines,
    "json": JsonArray,
    "csv": Csv,
    "html": Html,
    "web-annotation": WebAnnotations,
    "timeml": TimeML,
    "label-studio": LabelStudio,
}
"""The values of ``--format``, the default first."""

_EPILOG = """\
exit status:
  0    everything was read and written
  1    a document could not be worked on (with --strict: an extractor failed on it)
  2    wrong arguments, or an input that could not be read; all other documents are written
  130  stopped from the keyboard
  141  the reader of the output closed it
"""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="newsfacts",
        description="Find the facts of news text: money, percentages, shares of GDP, quantities, dates, "
        "quotations.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    extract = commands.add_parser(
        "extract",
        help="write the facts of each document",
        description="Write the facts of each document.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_inputs(extract)
    extract.add_argument(
        "--format",
        choices=list(FORMATS),
        default="table",
        metavar="F",
        help="table for people (the default); jsonl, a line of JSON a document; json, one array; csv, a row "
        "a fact; html, a page with the facts marked; web-annotation (W3C); timeml, the dates inline; "
        "label-studio, tasks",
    )
    extract.add_argument("-o", "--output", metavar="FILE", help="write to a file instead of standard output")
    extract.set_defaults(run=_extract)

    explain = commands.add_parser(
        "explain",
        help="tell why each fact is what it is",
        description="Tell what each fact means, which rule found it, what the context added, what it beat.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_inputs(explain)
    explain.set_defaults(run=_explain)

    evaluate = commands.add_parser(
        "evaluate",
        help="compare with facts that people marked",
        description="Find the facts of documents in which people marked them, and give precision, recall "
        "and F1 for each kind: strict (the same span), relaxed (overlapping spans), value (the same value).",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_inputs(evaluate)
    evaluate.add_argument(
        "--errors",
        type=int,
        default=0,
        metavar="N",
        help="show up to N facts missed, spurious and of another value, of each kind",
    )
    evaluate.add_argument("--format", choices=["table", "json"], default="table", help="default: table")
    evaluate.set_defaults(run=_evaluate)

    extractors = commands.add_parser(
        "extractors",
        help="list what is registered",
        description="List the registered extractors, their kinds, and the distribution of each.",
    )
    extractors.add_argument(
        "--strict", action="store_true", help="fail if a plug-in cannot be loaded, instead of naming it"
    )
    extractors.set_defaults(run=_extractors)
    return parser


def _version_of(distribution: str) -> str:
    """Give the installed version; our own also where newsfacts runs from a checkout."""
    try:
        return version(distribution)
    except PackageNotFoundError:
        return __version__ if distribution == "newsfacts" else ""


# Subcommands


def _extract(options: argparse.Namespace) -> Status:
    make = FORMATS[options.format]
    if options.output is None:
        return _process(options, make(forgiving(sys.stdout) if make.for_people else utf8(sys.stdout)))
    try:
        stream = open(options.output, "w", encoding="utf-8", newline="\n")  # noqa: SIM115 (closed below)
    except OSError as error:
        complain(options.output, error.strerror or str(error))
        return Status.BAD_INPUT
    with stream:
        return _process(options, make(stream))


def _explain(options: argparse.Namespace) -> Status:
    return _process(options, Explanations(forgiving(sys.stdout)))


def _process(options: argparse.Namespace, writer: Writer) -> Status:
    run = _Run(options)
    for place, document in _progress(run.results(options.jobs)):
        try:
            writer.document(place, document)
        except InvalidDocument as error:
            run.unreadable(place, str(error))
        else:
            if document.truncated and not writer.tells_limits:
                complain(place, truncated_in_words(document))
    writer.close()
    return run.status


def _evaluate(options: argparse.Namespace) -> Status:
    from newsfacts.cli.evaluation import evaluate

    run = _Run(options)
    evaluate(
        run.results(options.jobs),
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
            return _Problem(Status.FAILED, f"a fault of newsfacts, please report it: {told(error)}")


def _progress(results: Iterator[tuple[str, Document]]) -> Iterable[tuple[str, Document]]:
    """Show how many documents are done, on a terminal that shows nothing else, if tqdm is installed."""
    if not sys.stderr.isatty() or sys.stdout.isatty():
        return results
    try:
        from tqdm import tqdm
    except ImportError:
        return results
    return tqdm(results, unit=" documents", file=sys.stderr, leave=False)


class _Run:
    """What the subcommands that read documents have in common."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.status = Status.DONE
        self.files: Sequence[str] = options.files
        self.pipeline = Pipeline(
            kinds=options.kinds,
            vague=options.vague,
            strict=options.strict,
            max_chars=options.max_chars,
            time_budget=options.time_budget,
        )
        self.defaults: dict[str, str] = {
            key: value for key in ("locale", "published") if (value := getattr(options, key)) is not None
        }
        if "locale" in self.defaults:
            language_of(self.defaults["locale"])  # raises early if there are no tables for it

    def documents(self) -> Iterator[tuple[str, Document]]:
        """Give each document that can be read, with its place."""
        return documents(self.files, self.unreadable, **self.defaults)

    def results(self, jobs: int = 1) -> Iterator[tuple[str, Document]]:
        """Give each document with its facts, in order; tell of those that have none to give."""
        attempt, found = _Attempt(self.pipeline), self.documents()
        outcomes: Iterator[tuple[str, Document | _Problem]]
        if jobs == 1:
            outcomes = ((item[0], attempt(item)) for item in found)
        else:
            from newsfacts.engine.processes import map_in_order  # multiprocessing is slow to import

            outcomes = map_in_order(
                attempt,
                found,
                jobs,
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


def _extractors(options: argparse.Namespace) -> Status:
    rows = []
    for entry in Registry.discover(strict=options.strict):
        distribution = entry.distribution or "code"
        origin = f"{distribution} {_version_of(distribution)}".rstrip()
        rows.append([entry.spec.name, ", ".join(entry.spec.kinds), origin])
    stream = forgiving(sys.stdout)
    for line in columns([["extractor", "kinds", "distribution"], *rows]):
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
    options = _parser().parse_args(arguments)
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
