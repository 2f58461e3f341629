"""Letters and tokens: what looks alike, where a token ends, and the case of letters in a language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from newsfacts.lexicon.tables import table
from newsfacts.regexes import compiled

__all__ = [
    "FOLDS",
    "LONE_MARK",
    "MARK",
    "LetterCase",
    "continues",
    "cut_alike",
    "fold",
    "is_ideograph",
    "is_mark",
    "is_unspaced",
    "letter_case",
    "lone_marks_as_signs",
    "marks_as_letters",
    "needs_space",
    "tokenise",
    "words_of",
]

# Letters, white space, digits, or one other character: every code point belongs to exactly one token.
_TOKEN = compiled(r"[^\W\d]+|\s+|\d+|[^\w\s]")
# The same for texts of ASCII, where plain ranges are a third faster; \x1c to \x1f are white space to Python.
_ASCII_TOKEN = compiled(r"[A-Za-z_]+|[ \t-\r\x1c-\x1f]+|[0-9]+|[^A-Za-z_0-9 \t-\r\x1c-\x1f]")
# A character that may be a combining mark, or of a script that puts no space between words. Letters and signs
# of Latin, Greek, Cyrillic, Georgian, Cherokee and Hangul texts are none, nor are dashes, quotation marks,
# currencies.
_UNUSUAL = compiled(
    "[^\0-\u02d0\u02d2-\u02ff\u0370-\u0482\u048a-\u058f\u10a0-\u135c\u13a0-\u167f\u1e00-\u20cf\u2100-\u2c5f\uac00-\ud7ff\ufb00-\ufb06"
    "\U0001f000-\U0001faff]"
)
MARK = "\N{MODIFIER LETTER HALF TRIANGULAR COLON}"
"""A letter that no language uses: it replaces a mark if only the presence of the mark matters."""
LONE_MARK = "\N{REPLACEMENT CHARACTER}"
"""Stands for a mark on white space or on nothing."""

_LONE_MARKS = compiled(rf"(?<!\w){MARK}+")

_DIGITS = {
    chr(zero + digit): str(digit)
    for zero in (0x0660, 0x06F0, 0x0966, 0x09E6, 0x0E50, 0xFF10)
    for digit in range(10)
}
_FULL_WIDTH = {
    chr(code + 0xFEE0): chr(code) for code in range(0x21, 0x7F) if chr(code) not in "\"'"
}  # a quotation mark is recognised by its glyph
FOLDS = (
    _DIGITS
    | _FULL_WIDTH
    | {
        "\N{NO-BREAK SPACE}": " ",
        "\N{NARROW NO-BREAK SPACE}": " ",
        "\N{THIN SPACE}": " ",
        "\N{FIGURE SPACE}": " ",
        "\N{IDEOGRAPHIC SPACE}": " ",
        "\N{NON-BREAKING HYPHEN}": "-",
        "\N{HYPHEN}": "-",
        "\N{MINUS SIGN}": "-",
        "\N{WAVE DASH}": "~",
        "\N{ARABIC PERCENT SIGN}": "%",
        "\N{SMALL PERCENT SIGN}": "%",
        "\N{SMALL DOLLAR SIGN}": "$",
        "\N{FULLWIDTH POUND SIGN}": "£",
        "\N{FULLWIDTH YEN SIGN}": "¥",
        "\N{FULLWIDTH WON SIGN}": "₩",
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{MODIFIER LETTER APOSTROPHE}": "'",
    }
)
"""What `fold` replaces, one character by one; it also replaces every decimal digit by its ASCII digit."""
_FOLDABLE = compiled("[" + re.escape("".join(FOLDS)) + "]")
_DIGIT = compiled(r"\d")


def fold(text: str) -> str:
    """Return a view of ``text``, of the same length, in which variants of a character look alike.

    Spaces of fixed width become spaces, hyphens and minus signs "-", digits of other scripts and full-width
    letters ASCII's, the typographic apostrophe "'". Offsets into the view are offsets into the text.

    >>> fold("\N{FULLWIDTH DIGIT FIVE}\N{NO-BREAK SPACE}\N{FULLWIDTH PERCENT SIGN}")
    '5 %'
    """
    if text.isascii():
        return text
    folded = _FOLDABLE.sub(lambda match: FOLDS[match.group()], text)
    if _UNUSUAL.search(folded) is None:
        return folded
    return _DIGIT.sub(lambda match: str(unicodedata.decimal(match.group())), folded)


def is_mark(character: str) -> bool:
    """Return whether a character is a combining mark (Unicode's categories Mn, Mc, Me)."""
    return unicodedata.category(character)[0] == "M"


def tokenise(folded: str) -> list[str]:
    """Return the tokens of a folded text, which join back to it: letters, white space, digits, single signs.

    A combining mark belongs to the word that it is in, or begins one. In scripts without spaces between
    words, each character is a token, with its marks.

    >>> tokenise("5 億円")
    ['5', ' ', '億', '円']
    """
    if folded.isascii():
        return _ASCII_TOKEN.findall(folded)
    if _UNUSUAL.search(folded) is None:
        return _TOKEN.findall(folded)
    marks = {ord(character): MARK for character in set(folded) if is_mark(character)}
    return cut_alike(folded, _scripts().token.findall(folded.translate(marks)))


def words_of(text: str) -> list[str]:
    """Return what white space parts in a text; of scripts without spaces, each character is a word.

    >>> words_of("a bc, 今日")
    ['a', 'bc,', '今', '日']
    """
    if text.isascii() or _UNUSUAL.search(text) is None:
        return text.split()
    words: list[str] = []
    for word in text.split():
        words += tokenise(word) if any(map(is_unspaced, word)) else [word]
    return words


def cut_alike(text: str, pieces: Iterable[str]) -> list[str]:
    """Return a text cut into pieces as long as these."""
    ends = list(accumulate(map(len, pieces), initial=0))
    return [text[start:end] for start, end in pairwise(ends)]


def marks_as_letters(text: str) -> str:
    """Return a text of the same length with `MARK` for each mark, for patterns that cut at words."""
    if text.isascii() or _UNUSUAL.search(text) is None:
        return text
    marks = {ord(character): MARK for character in set(text) if is_mark(character)}
    return text.translate(marks) if marks else text


def lone_marks_as_signs(text: str) -> str:
    """Return a text of the same length in which a `MARK` that is not on a letter is not a letter either."""
    return _LONE_MARKS.sub(lambda match: LONE_MARK * len(match.group()), text) if MARK in text else text


class _Scripts(NamedTuple):
    """The scripts of ``scripts.toml``, compiled."""

    token: re.Pattern[str]
    """As `_TOKEN`, with runs without spaces cut."""
    character: re.Pattern[str]
    """A character of one of them."""


@cache
def _scripts() -> _Scripts:
    ranges = table("lexicon/scripts")
    unspaced, apart = "".join(ranges["unspaced"]), "".join(ranges["apart"])
    return _Scripts(
        compiled(
            f"[{unspaced}]{MARK}*|[{apart}][{apart}{MARK}]*|"
            rf"(?:(?![{unspaced}{apart}])[^\W\d])+|\s+|\d+|[^\w\s]"
        ),
        compiled(f"[{unspaced}{apart}]"),
    )


def needs_space(character: str) -> bool:
    """Return whether a character is part of a word that a space or a sign would have to end.

    That is a letter, or a mark on one, of a script that puts spaces between words, or a number that is not in
    digits ("Ⅷ"). A number that touches it is part of that word ("AU5"); one that touches a letter of another
    script is not ("約5億").

    >>> [needs_space(character) for character in "aж約5$"]
    [True, True, False, False, False]
    """
    if character.isascii():
        return character.isalpha()
    return (character.isalnum() or is_mark(character)) and _scripts().character.match(character) is None


def is_unspaced(character: str) -> bool:
    """Return whether a character is a letter of a script that puts no space between words.

    >>> [is_unspaced(character) for character in "a約5$"]
    [False, True, False, False]
    """
    return not character.isascii() and _scripts().character.match(character) is not None


def is_ideograph(character: str) -> bool:
    """Return whether a character is one of Unicode's CJK Unified Ideographs (U+4E00 to U+9FFF).

    >>> [is_ideograph(character) for character in "a約や"]
    [False, True, False]
    """
    return "\u4e00" <= character <= "\u9fff"


def continues(before: str, after: str) -> bool:
    """Return whether two characters side by side are of one word or number; an empty string is of none.

    >>> continues("B", "2"), continues("に", "5"), continues("5", " ")
    (True, False, False)
    """
    if before.isascii() and after.isascii():
        return before.isalnum() and after.isalnum()
    return all(sign.isdecimal() or (sign != "" and needs_space(sign)) for sign in (before, after))


class LetterCase(NamedTuple):
    """How a language writes small letters and capitals."""

    lower: Callable[[str], str]
    """Returns a word in small letters."""
    spellings: Callable[[str], Iterable[str]]
    """Returns a word as it is, in small letters, with a capital, and in capitals."""


def _spellings(word: str) -> Iterable[str]:
    return {word, word.lower(), word.capitalize(), word.upper()}


_USUAL = LetterCase(str.lower, _spellings)


@cache
def letter_case(language: str) -> LetterCase:
    """Return how a language writes small letters and capitals, from ``letter_case.toml``.

    >>> letter_case("tr").lower("ILIK"), letter_case("en").lower("ILIK")
    ('ılık', 'ilik')
    """
    rows = table("lexicon/letter_case").get(language)
    if rows is None:
        return _USUAL
    smaller, larger = str.maketrans(rows), str.maketrans({small: capital for capital, small in rows.items()})

    def lower(word: str) -> str:
        return word.translate(smaller).lower()

    def spellings(word: str) -> Iterable[str]:
        small = lower(word)
        return {word, small, small[:1].translate(larger).upper() + small[1:], small.translate(larger).upper()}

    return LetterCase(lower, spellings)
