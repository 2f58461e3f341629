"""The normal form of characters: composed, and without characters that have no width.

A text can write a letter with marks in two ways (Unicode's NFC and NFD), have soft hyphens, joiners and
direction marks anywhere, and end lines in six ways. Words are looked up in one form; an `Edit` says where it
differs from the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from newsfacts.lexicon.letters import LONE_MARK, MARK, is_mark
from newsfacts.regexes import compiled

__all__ = ["Edit", "character_edits", "in_normal_form"]


class Edit(NamedTuple):
    """A stretch of a text that reads otherwise in its normal form."""

    start: int
    end: int
    text: str
    """What is read in its place; empty if it is removed."""


# No text of these alone has anything to edit but its line ends: what is left out are marks, format
# characters, separators of lines and the few signs that are written as another one (the ohm sign as omega).
_ODD = compiled(
    "[^\0-\u0084\u0086-\u00ac\u00ae-\u02ff\u0388-\u0482\u048a-\u058f\u10d0-\u10ff\u1e00-\u1eff\u2002-\u200a"
    "\u2010-\u2027\u202f-\u205f\u2070-\u20cf\u2100-\u2125\u2127-\u2129\u212c-\u2adb\u3000-\u3029"
    "\u3400-\u9fff\uac00-\ud7a3\uff01-\uff9d\U0001f000-\U0001faff]"
)
_LINE_ENDS = "\r\v\f\N{NEXT LINE}\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}"
_LINE_END = compiled(f"\r\n|[{_LINE_ENDS}]")
_EXTENDS, _FORMAT, _OTHER = "\N{COMBINING GRAVE ACCENT}", "\N{SOFT HYPHEN}", "\N{OHM SIGN}"
"""What a character is to the pattern: part of the one before it, without width, or to be replaced."""
_ARABIC_POINT, _ARABIC_COMMA = "\N{ARABIC DECIMAL SEPARATOR}", "\N{ARABIC THOUSANDS SEPARATOR}"
_PLACE = compiled(
    f"([^{_EXTENDS}{_FORMAT}\n]?)([{_EXTENDS}{_FORMAT}]++)"
    rf"|{_OTHER}|\r\n|[{_LINE_ENDS}]|(?<=\d)[{_ARABIC_POINT}{_ARABIC_COMMA}](?=\d)"
)
_JOINERS = {"\N{ZERO WIDTH NON-JOINER}", "\N{ZERO WIDTH JOINER}", *map(chr, range(0xE0020, 0xE0080))}
"""Format characters that belong to the one before them: joiners, and the tags of flags."""
_VISIBLE = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
"""Format characters that one sees, around a number: the Arabic sign of a year."""


def character_edits(
    text: str,
    separators: tuple[str, str] = (".", ","),
    until_deadline: Callable[[Iterable[Any]], Iterable[Any]] = iter,
) -> list[Edit]:
    r"""Return what differs between a text and its normal form, in order.

    Letters are composed with their marks (NFC). Characters without width are removed: soft hyphens,
    zero-width spaces and joiners, direction marks, variation selectors. Each line end becomes ``"\n"``. A
    mark on something that is not a letter becomes `MARK`, so that a number or a sign with a mark is not
    mistaken for one without. The Arabic separators between digits become ``separators``, the decimal mark of
    the language and its mark between groups of digits.

    The long loop goes through ``until_deadline``, which may end it.
    """
    if text.isascii() or _ODD.search(text) is None:
        if "\r" not in text and "\v" not in text and "\f" not in text:
            return []
        return [Edit(match.start(), match.end(), "\n") for match in until_deadline(_LINE_END.finditer(text))]
    roles = {ord(character): role for character in set(text) if (role := _role(character))}
    edits: list[Edit] = []
    for match in until_deadline(_PLACE.finditer(text.translate(roles) if roles else text)):
        edits += _edits_at(text, match, separators)
    return edits


def _role(character: str) -> str:
    """Return what a character is to the pattern, or an empty string if it stays as it is."""
    if character < "\u00ad":
        return ""
    if "\u1160" <= character <= "\u11ff":  # vowels and last consonants of decomposed Hangul
        return _EXTENDS
    category = unicodedata.category(character)
    if category[0] == "M" or character in _JOINERS:
        return _EXTENDS
    if category == "Cf":
        return _OTHER if character in _VISIBLE else _FORMAT
    return _OTHER if unicodedata.normalize("NFC", character) != character else ""


def _edits_at(text: str, match: re.Match[str], separators: tuple[str, str]) -> Iterator[Edit]:
    start, end = match.span()
    if match[2] is None:
        yield Edit(start, end, _replacement(text[start:end], separators))
        return
    run = match.start(2)
    last = match[2].rfind(_EXTENDS)
    if last >= 0:
        base, marks = text[start:run], "".join(filter(_stays, text[run : run + last + 1]))
        read = _composed(base, marks)
        behind = run + last + 1
        if marks and read in (base + MARK, base + LONE_MARK):
            yield Edit(run, behind, read[-1])
        elif read != text[start:behind]:
            yield Edit(start, behind, read)
        run = behind
    if run < end:
        yield Edit(run, end, "")


def _replacement(found: str, separators: tuple[str, str]) -> str:
    if found in (_ARABIC_POINT, _ARABIC_COMMA):
        return separators[found == _ARABIC_COMMA]
    if found in _VISIBLE:
        return MARK
    return "\n" if _LINE_END.fullmatch(found) else unicodedata.normalize("NFC", found)


def _stays(character: str) -> bool:
    """Return whether a character that extends another one has a meaning: variation selectors do not."""
    if not is_mark(character):
        return unicodedata.category(character) != "Cf"
    return not (
        "\ufe00" <= character <= "\ufe0f"
        or "\U000e0100" <= character <= "\U000e01ef"
        or character in "\u034f\u180b\u180c\u180d\u180f"
    )


def _composed(base: str, marks: str) -> str:
    """Return a character with its marks as it is looked up."""
    if marks and not base.strip():
        return base + LONE_MARK
    whole = unicodedata.normalize("NFC", base + marks)
    if not marks or base.isalpha() or len(whole) == 1:
        return whole
    return whole[:1] + MARK


def in_normal_form(text: str) -> str:
    """Return a text with its characters in normal form.

    >>> in_normal_form("zwo\N{COMBINING DIAERESIS}lf Mil\N{SOFT HYPHEN}lionen") == "zwölf Millionen"
    True
    """
    edits = character_edits(text)
    if not edits:
        return text
    pieces: list[str] = []
    end = 0
    for edit in edits:
        pieces += text[end : edit.start], edit.text
        end = edit.end
    return "".join(pieces) + text[end:]
