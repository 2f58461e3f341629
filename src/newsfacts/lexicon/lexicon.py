"""The words and symbols that a locale's tables know, looked up by first token."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from newsfacts.regexes import compiled

__all__ = ["FOLDS", "Entry", "Indexed", "Lexicon", "fold", "tokenise"]

# Letters, white space, digits, or one other character: every code point belongs to exactly one token.
_TOKEN = compiled(r"[^\W\d]+|\s+|\d+|[^\w\s]")
# The same for texts of ASCII, where plain ranges are a third faster; \x1c to \x1f are white space to Python.
_ASCII_TOKEN = compiled(r"[A-Za-z_]+|[ \t-\r\x1c-\x1f]+|[0-9]+|[^A-Za-z_0-9 \t-\r\x1c-\x1f]")

_DIGITS = {
    chr(zero + digit): str(digit)
    for zero in (0x0660, 0x06F0, 0x0966, 0x09E6, 0x0E50, 0xFF10)
    for digit in range(10)
}
FOLDS = _DIGITS | {
    "\N{NO-BREAK SPACE}": " ",
    "\N{NARROW NO-BREAK SPACE}": " ",
    "\N{THIN SPACE}": " ",
    "\N{FIGURE SPACE}": " ",
    "\N{IDEOGRAPHIC SPACE}": " ",
    "\N{NON-BREAKING HYPHEN}": "-",
    "\N{HYPHEN}": "-",
    "\N{MINUS SIGN}": "-",
    "\N{FULLWIDTH DOLLAR SIGN}": "$",
    "\N{FULLWIDTH PERCENT SIGN}": "%",
    "\N{FULLWIDTH POUND SIGN}": "£",
    "\N{FULLWIDTH YEN SIGN}": "¥",
    "\N{FULLWIDTH FULL STOP}": ".",
    "\N{FULLWIDTH COMMA}": ",",
    "\N{RIGHT SINGLE QUOTATION MARK}": "'",
    "\N{MODIFIER LETTER APOSTROPHE}": "'",
}
"""What `fold` makes alike, one character for one."""
_FOLDABLE = compiled("[" + re.escape("".join(FOLDS)) + "]")


def fold(text: str) -> str:
    """Return a view of ``text``, of the same length, in which variants of a character look alike.

    Spaces of fixed width become spaces, hyphens and minus signs "-", digits of other scripts ASCII digits,
    the typographic apostrophe "'". Offsets into the view are offsets into the text.
    """
    if text.isascii():
        return text
    return _FOLDABLE.sub(lambda match: FOLDS[match.group()], text)


def tokenise(folded: str) -> list[str]:
    """Cut a folded text into tokens that join back to it: letters, white space, digits, single marks."""
    return (_ASCII_TOKEN if folded.isascii() else _TOKEN).findall(folded)


class Entry(NamedTuple):
    """One word or phrase of a lexicon, filed under its first token."""

    label: str
    """What sort of thing it is: ``"month"``, ``"currency"``."""
    rest: tuple[str, ...]
    """Its further tokens; ``" "`` stands for any white space within a paragraph."""
    sense: Any
    """What the table says about it."""
    exact: bool
    """Whether capitals matter."""


class Indexed(NamedTuple):
    """The entries under one first token, ready for a look-up."""

    longer: dict[str, list[Entry]]
    """Those of more than one token, by the next that is no white space, in lower case; the longest first."""
    single: list[tuple[str, Any]]
    """Role and payload of those of this token alone, one a role."""


class Lexicon:
    """A dictionary from first tokens to entries; it grows while a grammar is compiled, then only answers."""

    def __init__(self) -> None:
        self.entries: dict[str, list[Entry]] = {}

    def add(self, label: str, phrase: str, sense: object, *, exact: bool = False) -> None:
        """File ``phrase`` under ``label``.

        Unless ``exact``, it is known in lower case, with a capital, and in capitals.
        """
        first, *rest = tokenise(fold(phrase))
        tail = tuple(" " if token.isspace() else token if exact else token.lower() for token in rest)
        entry = Entry(label, tail, sense, exact)
        spellings = {first} if exact else {first, first.lower(), first.capitalize(), first.upper()}
        for spelling in spellings:
            known = self.entries.setdefault(spelling, [])
            if any(other.label == label and other.rest == tail and other.exact == exact for other in known):
                continue  # the first row wins, so tables list the likeliest reading first
            known.append(entry)

    def add_all(self, label: str, phrases: Iterable[str], sense: object, *, exact: bool = False) -> None:
        """File each of ``phrases`` with the same payload."""
        for phrase in phrases:
            self.add(label, phrase, sense, exact=exact)

    def index(self) -> dict[str, Indexed]:
        """Return all entries by their first token, as they are now, for a scan to look up."""
        index = {}
        for first, entries in self.entries.items():
            longer: dict[str, list[Entry]] = {}
            for entry in sorted(entries, key=lambda entry: -len(entry.rest)):
                if entry.rest:
                    following = next(token for token in entry.rest if token != " ")
                    longer.setdefault(following.lower(), []).append(entry)
            single: dict[str, Any] = {}
            for entry in entries:
                if not entry.rest:
                    single.setdefault(entry.label, entry.sense)  # the first row wins here, too
            index[first] = Indexed(longer, list(single.items()))
        return index
