"""The arguments that the subcommands share, and what each may be."""

from __future__ import annotations

import argparse
from math import inf

from newsfacts.model.record import as_published

__all__ = ["add_inputs"]


def add_inputs(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the subcommands that read documents."""
    parser.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="a text file (UTF-8, a document), a JSON Lines file (.jsonl, a document a line: "
        '{"text": …} with "id", "locale", "published" if known), or - for JSON Lines on standard input',
    )
    parser.add_argument(
        "--published",
        type=_published,
        metavar="DATE",
        help="when the texts appeared, in ISO 8601 form: 2025-02-13; a line that says its own keeps it",
    )
    parser.add_argument(
        "--locale",
        metavar="L",
        help="the language of the texts, such as en, en-GB or de (default: en); "
        "a line that says its own keeps it",
    )
    parser.add_argument(
        "--kinds", type=_kinds, metavar="K,…", help="only these kinds, such as money,date (default: all)"
    )
    parser.add_argument(
        "--vague", action="store_true", help='also references without a calendar value, such as "now"'
    )
    parser.add_argument(
        "--jobs", type=_jobs, default=1, metavar="N", help="work in N processes at once (default: 1)"
    )
    parser.add_argument(
        "--max-chars",
        type=_characters,
        metavar="N",
        help="read no more than N characters of a text, up to the end of a sentence",
    )
    parser.add_argument(
        "--time-budget",
        type=_seconds,
        metavar="SECONDS",
        help="take no more time than this for a document, and give the facts found by then",
    )
    parser.add_argument(
        "--strict", action="store_true", help="give up a document on which an extractor fails (status 1)"
    )


def _published(text: str) -> str:
    try:
        as_published(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
    return text


def _jobs(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or not 1 <= int(text) <= 512:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes from 1 to 512")
    return int(text)


def _characters(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or not 0 < len(text) < 19 or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of characters, 1 or more")
    return int(text)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < inf:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds above 0, such as 0.5")
    return seconds


def _kinds(text: str) -> list[str]:
    kinds = [kind.strip() for kind in text.split(",") if kind.strip()]
    if not kinds:
        raise argparse.ArgumentTypeError("names no kind; give some, such as money,date")
    return kinds
