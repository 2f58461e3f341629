"""The arguments of the command and of its subcommands, and their allowed values."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterable
from math import inf
from typing import Any, TextIO

from newsfacts import __version__
from newsfacts.cli.filetypes import Form
from newsfacts.cli.formats import FORMATS
from newsfacts.errors import choose_from
from newsfacts.model.moments import as_published

__all__ = ["parser"]

_STATUS = """\
exit status:
  0    everything was read and written
  1    a document could not be processed (with --strict: an extractor failed on it)
  2    wrong arguments, or an input that could not be read; all other documents were written
  130  interrupted from the keyboard
  141  the program that reads the output closed it
  143  terminated by a signal while writing a file (129: the terminal was closed)
"""

_EXAMPLES = """\
examples:
  newsfacts extract article.txt --published 2025-02-13
  newsfacts extract articles.jsonl -o facts.jsonl -j auto
  newsfacts extract *.txt --locale en-GB --kinds money,date -o report.html
  echo 'It paid $5m.' | newsfacts extract -
"""
_EXPLAIN_EXAMPLES = """\
examples:
  newsfacts explain article.txt
  echo 'It paid $5m.' | newsfacts explain - --as text --kinds money
"""
_EVALUATE_EXAMPLES = """\
examples:
  newsfacts evaluate gold.jsonl
  newsfacts evaluate gold.jsonl --kinds money --errors 5
"""

_CLAUSES_EXAMPLES = """\
examples:
  newsfacts clauses article.txt
  echo 'The firm, which lost money, will close.' | newsfacts clauses - --as text
"""

_MOST_JOBS = 512

Run = Callable[[argparse.Namespace, TextIO], Any]
"""A subcommand: a function of the arguments and the stream for the facts."""


def parser(
    *, extract: Run, explain: Run, evaluate: Run, clauses: Run, extractors: Run, locales: Run
) -> argparse.ArgumentParser:
    """Return the parser of the command; ``run`` of what it parses is the function of the subcommand."""
    whole = argparse.ArgumentParser(
        prog="newsfacts",
        description="Find the facts in news text: money, percentages, shares of GDP, quantities, counts, "
        "dates and quotations.",
        epilog=f"{_EXAMPLES}\n{_STATUS}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    whole.add_argument("-V", "--version", action="version", version=f"%(prog)s {__version__}")
    commands = whole.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def add(name: str, run: Run, about: str, description: str, examples: str = "") -> argparse.ArgumentParser:
        command = commands.add_parser(
            name,
            help=about,
            description=description,
            epilog=f"{examples}\n{_STATUS}" if examples else None,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        command.set_defaults(run=run)
        return command

    one = add(
        "extract",
        extract,
        "find the facts in documents",
        "Find and write the facts in each document.",
        _EXAMPLES,
    )
    _add_inputs(one)
    one.add_argument(
        "-f",
        "--format",
        type=_one_of("format", FORMATS),
        metavar="F",
        help="the output format: table, for people (the default); jsonl, one line of JSON per document; "
        "json, one array; csv, one row per fact; parquet, the same as typed columns; gkg, one line of GDELT "
        "columns per document; html, a page with the facts marked; web-annotation (W3C); timeml, with the "
        "dates marked; label-studio, tasks. If not given, the suffix of the output file decides",
    )
    one.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help="write to a file instead of standard output; the file appears when it is complete",
    )
    one.add_argument(
        "--keep-facts",
        action="store_true",
        help="keep the facts that an input line already has, under metadata",
    )
    about = (
        "Explain each fact: its value, the rule that found it, what the context added, and which readings "
        "it\nwas preferred to."
    )
    _add_inputs(add("explain", explain, "explain why each fact has its value", about, _EXPLAIN_EXAMPLES))

    about = (
        "Find the facts in documents where people have marked them, and report precision, recall and F1 for\n"
        "each kind: strict (the same span), relaxed (overlapping spans), value (overlapping spans, the same\n"
        "value), and exact (the same span and value). Each document needs a list of its facts: see the page\n"
        "about the command in the documentation."
    )
    one = add(
        "evaluate",
        evaluate,
        "compare the facts found with facts that people marked",
        about,
        _EVALUATE_EXAMPLES,
    )
    _add_inputs(one)
    one.add_argument(
        "--errors",
        type=int,
        default=0,
        metavar="N",
        help="for each kind, show up to N missed facts, N that nobody marked, and N with another value",
    )
    one.add_argument(
        "-f",
        "--format",
        type=_one_of("format", ("table", "json")),
        default="table",
        metavar="F",
        help="table (the default) or json",
    )

    about = "Show the clauses of each sentence, with their subject, verb, time and voice."
    one = add("clauses", clauses, "show the clauses of each sentence", about, _CLAUSES_EXAMPLES)
    _add_files(one)
    one.add_argument(
        "-f",
        "--format",
        type=_one_of("format", ("table", "jsonl")),
        default="table",
        metavar="F",
        help="table, for people: each sentence with brackets (the default); jsonl, one line of JSON per "
        "document",
    )
    about = "List the registered extractors, the kinds they find, and the distributions they come from."
    one = add("extractors", extractors, "list the extractors", about)
    one.add_argument(
        "--strict", action="store_true", help="fail if a plug-in cannot be loaded, instead of warning"
    )
    _add_without(one)
    about = (
        "List the languages that newsfacts can read, the country assumed if a locale does not name one, "
        "and the\ndistributions that the tables, and rows added to them, come from."
    )
    add("locales", locales, "list the languages", about)
    return whole


_COLUMNS = {
    "text": 'the Parquet column that holds the texts (default: "text")',
    "id": 'the Parquet column that holds their ids (default: "id", if it exists)',
    "published": 'the Parquet column that holds their publication dates (default: "published", if it exists)',
}


def columns_of(options: argparse.Namespace) -> dict[str, str]:
    """Return the names of columns that were given, by their content: ``text``, ``id``, ``published``."""
    return {key: name for key in _COLUMNS if (name := getattr(options, f"{key}_column")) is not None}


def _add_files(command: argparse.ArgumentParser) -> None:
    """Add the arguments that say which documents to read, and in which language they are."""
    command.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="a text (.txt, .md, or no suffix; UTF-8); JSON Lines (.jsonl, .ndjson), with one document per "
        "line: "
        '{"text": …} and, if known, "id", "locale" and "published"; JSON (.json), with one such document '
        "or a "
        "list; any of these compressed (.gz); Parquet (.parquet), with one document per row; or - for JSON "
        "Lines, JSON or a text from standard input",
    )
    command.add_argument(
        "--as",
        dest="form",
        type=_form,
        metavar="FORM",
        help="read every FILE as text, jsonl, json or parquet, whatever its suffix",
    )
    for key, about in _COLUMNS.items():
        command.add_argument(f"--{key}-column", metavar="NAME", help=about)
    command.add_argument(
        "--locale",
        metavar="L",
        help="the language of the texts, such as en, en-GB or de, or auto to detect it for each text "
        "(default: en; newsfacts locales lists the languages); an input line with its own locale keeps it",
    )
    command.add_argument(
        "-q",
        "--quiet",
        action="store_true",
        help="show no progress bar and no notes on standard error, only errors and warnings",
    )


def _add_inputs(command: argparse.ArgumentParser) -> None:
    """Add the arguments of the subcommands that find facts in documents."""
    _add_files(command)
    command.add_argument(
        "--published",
        type=_published,
        metavar="DATE",
        help="when the texts were published, in ISO 8601 form, such as 2025-02-13; an input line with its "
        "own date keeps it",
    )
    command.add_argument(
        "--kinds", type=_kinds, metavar="K,…", help="find only these kinds, such as money,date (default: all)"
    )
    command.add_argument(
        "--vague", action="store_true", help='also find dates without a calendar value, such as "now"'
    )
    command.add_argument(
        "-j",
        "--jobs",
        type=_jobs,
        default=1,
        metavar="N",
        help="use N processes, or auto for one per processor (default: 1)",
    )
    command.add_argument(
        "--max-chars",
        type=_characters,
        metavar="N",
        help="read at most N characters of each text, and stop at the end of a sentence",
    )
    command.add_argument(
        "--time-budget",
        type=_seconds,
        metavar="SECONDS",
        help="spend at most this long on each document, and write the facts found by then",
    )
    command.add_argument(
        "--strict",
        action="store_true",
        help="if an extractor fails on a document, do not write that document (status 1)",
    )
    _add_without(command)


def _add_without(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--without",
        action="append",
        default=[],
        metavar="NAME",
        help="leave out the extractor with this name, or all extractors of the distribution with this "
        "name; can be repeated (NEWSFACTS_PLUGINS=0 leaves out all plug-ins)",
    )


def _published(text: str) -> str:
    try:
        as_published(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
    return text


def _jobs(text: str) -> int:
    if text == "auto":
        return _processors()
    if not text.isascii() or not text.isdecimal() or not 1 <= int(text) <= _MOST_JOBS:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a valid number of processes; use 1 to {_MOST_JOBS}, or auto"
        )
    return int(text)


def _processors() -> int:
    """Return how many processors this process can use."""
    try:
        number = len(os.sched_getaffinity(0))
    except AttributeError:  # not every system reports them
        number = os.cpu_count() or 1
    return min(number, _MOST_JOBS)


def _characters(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or not 0 < len(text) < 19 or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a valid number of characters; use 1 or more")
    return int(text)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < inf:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a valid number of seconds; use a number above 0, such as 0.5"
        )
    return seconds


def _kinds(text: str) -> list[str]:
    kinds = [kind.strip() for kind in text.split(",") if kind.strip()]
    if not kinds:
        raise argparse.ArgumentTypeError("no kind given; name one or more, such as money,date")
    return kinds


def _form(text: str) -> Form:
    return Form(_one_of("form", [form.value for form in Form])(text))


def _one_of(what: str, known: Iterable[str]) -> Callable[[str], str]:
    """Return a function that returns one of several names and refuses all others."""
    names = list(known)

    def check(text: str) -> str:
        if text not in names:
            raise argparse.ArgumentTypeError(f"unknown {what} {text!r}{choose_from(text, names)}")
        return text

    return check
