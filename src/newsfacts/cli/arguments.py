"""The arguments of the command and of its subcommands, and what each may be."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterable
from math import inf
from typing import Any, TextIO

from newsfacts import __version__
from newsfacts.cli.filetypes import Form
from newsfacts.cli.formats import FORMATS
from newsfacts.errors import did_you_mean
from newsfacts.model.moments import as_published

__all__ = ["parser"]

_STATUS = """\
exit status:
  0    everything was read and written
  1    a document could not be worked on (with --strict: an extractor failed on it)
  2    wrong arguments, or an input that could not be read; all other documents are written
  130  stopped from the keyboard
  141  the reader of the output closed it
  143  ended by a signal while a file was written (129: the terminal went away)
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
"""A subcommand: takes the arguments and the stream for the facts."""


def parser(
    *, extract: Run, explain: Run, evaluate: Run, clauses: Run, extractors: Run, locales: Run
) -> argparse.ArgumentParser:
    """Return the parser of the command; ``run`` of what it parses is the function of the subcommand."""
    whole = argparse.ArgumentParser(
        prog="newsfacts",
        description="Find the facts of news text: money, percentages, shares of GDP, quantities, counts, "
        "dates, quotations.",
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
        "extract", extract, "write the facts of each document", "Write the facts of each document.", _EXAMPLES
    )
    _add_inputs(one)
    one.add_argument(
        "-f",
        "--format",
        type=_one_of("format", FORMATS),
        metavar="F",
        help="table for people (the default); jsonl, a line of JSON a document; json, one array; csv, a row "
        "a fact; parquet, the same in columns; gkg, a line of GDELT's columns a document; html, a page "
        "with the facts marked; web-annotation (W3C); timeml, the dates "
        "inline; label-studio, tasks. Without it the suffix of the output says which",
    )
    one.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help="write to a file instead of standard output; it takes its place at the end, whole",
    )
    one.add_argument(
        "--keep-facts",
        action="store_true",
        help="keep the facts that a line of input has already, under metadata",
    )
    about = "Tell what each fact means, which rule found it, what the context added, what it beat."
    _add_inputs(add("explain", explain, "tell why each fact is what it is", about, _EXPLAIN_EXAMPLES))

    about = (
        "Find the facts of documents in which people marked them, and give precision, recall and F1 for each "
        "kind:\nstrict (the same span), relaxed (overlapping spans), value (the same value)."
    )
    one = add("evaluate", evaluate, "compare with facts that people marked", about, _EVALUATE_EXAMPLES)
    _add_inputs(one)
    one.add_argument(
        "--errors",
        type=int,
        default=0,
        metavar="N",
        help="show up to N facts missed, spurious and of another value, of each kind",
    )
    one.add_argument(
        "-f",
        "--format",
        type=_one_of("format", ("table", "json")),
        default="table",
        metavar="F",
        help="table (the default) or json",
    )

    about = "Show the clauses of each sentence, with subject, verb, time and voice."
    one = add("clauses", clauses, "show how each sentence is read", about, _CLAUSES_EXAMPLES)
    _add_files(one)
    one.add_argument(
        "-f",
        "--format",
        type=_one_of("format", ("table", "jsonl")),
        default="table",
        metavar="F",
        help="table, sentences with brackets for people (the default); jsonl, a line of JSON a document",
    )
    about = "List the registered extractors, their kinds, and the distribution of each."
    one = add("extractors", extractors, "list what is registered", about)
    one.add_argument(
        "--strict", action="store_true", help="fail if a plug-in cannot be loaded, instead of naming it"
    )
    _add_without(one)
    about = (
        "List the languages that have tables, the country that is meant if a locale names none, and the "
        "distributions\nthat the tables and rows added to them come from."
    )
    add("locales", locales, "list the languages that can be read", about)
    return whole


_COLUMNS = {
    "text": 'the column of a Parquet file that holds the texts (default: "text")',
    "id": 'that of their names (default: "id", if there is one)',
    "published": 'that of the days or moments of publication (default: "published", if there is one)',
}


def columns_of(options: argparse.Namespace) -> dict[str, str]:
    """Return the names of columns that were given, by what they hold: ``text``, ``id``, ``published``."""
    return {key: name for key in _COLUMNS if (name := getattr(options, f"{key}_column")) is not None}


def _add_files(command: argparse.ArgumentParser) -> None:
    """Add the arguments that say which documents to read, and in which language they are."""
    command.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="a text (.txt, .md, or no suffix; UTF-8), JSON Lines (.jsonl, .ndjson; a document a line: "
        '{"text": …} with "id", "locale", "published" if known), JSON (.json; one such document or a list), '
        "any of these with .gz; Parquet (.parquet; a document a row); or - for JSON Lines or a text on "
        "standard input",
    )
    command.add_argument(
        "--as",
        dest="form",
        type=_form,
        metavar="FORM",
        help="read every FILE as text, jsonl, json or parquet, whatever its name",
    )
    for key, about in _COLUMNS.items():
        command.add_argument(f"--{key}-column", metavar="NAME", help=about)
    command.add_argument(
        "--locale",
        metavar="L",
        help="the language of the texts, such as en, en-GB or de, or auto for the one that their words show "
        "(default: en; newsfacts locales lists them); a line that says its own keeps it",
    )
    command.add_argument(
        "-q",
        "--quiet",
        action="store_true",
        help="no progress bar and no notes on standard error; errors and warnings stay",
    )


def _add_inputs(command: argparse.ArgumentParser) -> None:
    """Add the arguments of the subcommands that find facts in documents."""
    _add_files(command)
    command.add_argument(
        "--published",
        type=_published,
        metavar="DATE",
        help="when the texts appeared, in ISO 8601 form: 2025-02-13; a line that says its own keeps it",
    )
    command.add_argument(
        "--kinds", type=_kinds, metavar="K,…", help="only these kinds, such as money,date (default: all)"
    )
    command.add_argument(
        "--vague", action="store_true", help='also references without a calendar value, such as "now"'
    )
    command.add_argument(
        "-j",
        "--jobs",
        type=_jobs,
        default=1,
        metavar="N",
        help="work in N processes at once, or in as many as there are processors: auto (default: 1)",
    )
    command.add_argument(
        "--max-chars",
        type=_characters,
        metavar="N",
        help="read no more than N characters of a text, up to the end of a sentence",
    )
    command.add_argument(
        "--time-budget",
        type=_seconds,
        metavar="SECONDS",
        help="take no more time than this for a document, and give the facts found by then",
    )
    command.add_argument(
        "--strict", action="store_true", help="give up a document on which an extractor fails (status 1)"
    )
    _add_without(command)


def _add_without(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--without",
        action="append",
        default=[],
        metavar="NAME",
        help="leave out the extractor of this name, or all extractors of the distribution of this name; may "
        "be given several times (NEWSFACTS_PLUGINS=0 leaves all plug-ins out)",
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
            f"{text!r} is not a number of processes from 1 to {_MOST_JOBS}, nor auto"
        )
    return int(text)


def _processors() -> int:
    """Return how many processors this process may use."""
    try:
        number = len(os.sched_getaffinity(0))
    except AttributeError:  # not every system says which
        number = os.cpu_count() or 1
    return min(number, _MOST_JOBS)


def _characters(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or not 0 < len(text) < 19 or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of characters of 1 or more")
    return int(text)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < inf:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds above 0, such as 0.5")
    return seconds


def _kinds(text: str) -> list[str]:
    kinds = [kind.strip() for kind in text.split(",") if kind.strip()]
    if not kinds:
        raise argparse.ArgumentTypeError("names no kind; give some, such as money,date")
    return kinds


def _form(text: str) -> Form:
    return Form(_one_of("form", [form.value for form in Form])(text))


def _one_of(what: str, known: Iterable[str]) -> Callable[[str], str]:
    """Return the function that takes one of several names and refuses any other."""
    names = list(known)

    def check(text: str) -> str:
        if text not in names:
            near = did_you_mean(text, names)
            raise argparse.ArgumentTypeError(
                f"unknown {what} {text!r}{near or ';'} there are: {', '.join(names)}"
            )
        return text

    return check
