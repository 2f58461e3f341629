"""Hypothesis strategies: texts of the words that extractors look for, and of similar words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from newsfacts.engine.languages import for_language
from newsfacts.lexicon.cldr import separators
from newsfacts.lexicon.lexicon import FOLDS, tokenise
from newsfacts.lexicon.locale import language_of
from newsfacts.lexicon.tables import Tables, languages, locale_table, table, tables
from newsfacts.numbers.spelling import Speller
from newsfacts.testing.hostile import ODD_CHARACTERS, QUOTATION_MARKS, SHORT_TEXTS

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

__all__ = [
    "Quoted",
    "Spelled",
    "characters",
    "known_characters",
    "known_phrases",
    "locales",
    "numbers",
    "quotations",
    "texts",
]


class Spelled(NamedTuple):
    """A number as a text can spell it, and its value."""

    text: str
    value: Decimal


class Quoted(NamedTuple):
    """A quotation as a text can have it, and the words between its marks."""

    text: str
    content: str


def _strategies() -> Any:
    try:
        from hypothesis import strategies
    except ImportError as error:
        raise ImportError(
            "the strategies of newsfacts.testing need Hypothesis: install the extra newsfacts[test]"
        ) from error
    return strategies


def _strings(data: Any) -> Iterator[str]:
    """Yield every string of a table, keys and values."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for key, item in data.items():
            yield key
            yield from _strings(item)
    elif isinstance(data, list):
        for item in data:
            yield from _strings(item)


@cache
def known_phrases(language: str) -> dict[str, list[str]]:
    """Return every word and phrase that extractors look for in a language, by role.

    These are the words of the lexicon, by role, and the words of each table that are used in other ways.
    """
    found: dict[str, set[str]] = {}
    for first, entries in for_language(language).lexicon.entries.items():
        for entry in entries:
            found.setdefault(entry.label, set()).add(first + "".join(entry.rest))
    for name in tables(language):
        words = {token for string in _strings(table(name)) for token in tokenise(string)}
        found[name] = {word for word in words if word.isalpha()} or words
    return {role: sorted(phrases) for role, phrases in sorted(found.items())}


@cache
def known_characters(language: str) -> tuple[str, ...]:
    r"""Return the characters, except ASCII letters, that occur in a language's tables or that the scan folds.

    >>> {"€", "„", "½", "\N{MODIFIER LETTER APOSTROPHE}"} <= set(known_characters("de"))
    True
    """
    found = set(FOLDS) | set(FOLDS.values()) | {mark for pair in QUOTATION_MARKS for mark in pair}
    for name in tables(language):
        found |= {character for string in _strings(table(name)) for character in string}
    for first, entries in for_language(language).lexicon.entries.items():
        found |= set(first).union(*("".join(entry.rest) for entry in entries))
    marks = separators(language)
    found |= set(marks.group) | set(marks.decimal)
    return tuple(sorted(sign for sign in found if not (sign.isascii() and sign.isalpha())))


@cache
def _lookalikes() -> dict[str, list[str]]:
    """Return for a character the ones that are compatible with it: full-width, small, raised, in a circle."""
    found: dict[str, list[str]] = {}
    for code in range(0x80, 0x20000):
        character = chr(code)
        folded = unicodedata.normalize("NFKC", character)
        if folded != character and len(folded) == 1:
            found.setdefault(folded, []).append(character)
    return found


@cache
def _near_signs(language: str) -> list[str]:
    """Return what is nearly one of `known_characters`: neighbours in Unicode, its variants, other cases."""
    known = set(known_characters(language))
    found: set[str] = set()
    for sign in known:
        found.update(chr(code) for code in range(max(ord(sign) - 2, 0), ord(sign) + 3))
        found.update(
            _lookalikes().get(sign, ()), (sign.upper(), sign.lower(), f"{sign}\u0301", f"{sign}\ufe0f")
        )
        found.update(unicodedata.normalize(form, sign) for form in ("NFD", "NFKD"))
    return sorted(found - known)


_CATEGORIES = (
    "Pd",
    "Pi",
    "Pf",
    "Ps",
    "Pe",
    "Po",
    "Zs",
    "Sc",
    "Sk",
    "Sm",
    "Cf",
    "Cc",
    "No",
    "Nd",
    "Nl",
    "Lm",
    "Mn",
)
"""The sorts of characters that signs, marks, spaces and digits are of, after Unicode's general categories."""


def locales() -> SearchStrategy[str]:
    """Draw names of locales that newsfacts has tables for, with and without a territory.

    >>> locales().filter(lambda name: name.startswith("de")).example()  # doctest: +SKIP
    'de-AT'
    """
    territories = ("", "-US", "-GB", "-AU", "-IN", "-DE", "-CH", "_AT")
    return _strategies().sampled_from([f"{code}{end}" for code in languages() for end in territories])  # type: ignore[no-any-return]


def _known(language: str) -> Any:
    """Draw a known word; each role is as likely as any other, however many words it has."""
    st = _strategies()
    return st.sampled_from(list(known_phrases(language).values())).flatmap(st.sampled_from)


def characters(locale: str = "en") -> SearchStrategy[str]:
    """Draw characters that extractors look for, and similar ones; some are two code points.

    They include every sign in the tables of the locale and every character that the scan folds, their
    neighbours and variants in Unicode, ``ODD_CHARACTERS``, and any other mark, space, digit or symbol.
    """
    st = _strategies()
    language = language_of(locale)
    return st.one_of(  # type: ignore[no-any-return]
        st.sampled_from(known_characters(language)),
        st.sampled_from("'\".,;:!?()-–—/%$€£°&@#+<>"),
        st.sampled_from(_near_signs(language)),
        st.sampled_from(ODD_CHARACTERS),
        st.characters(categories=_CATEGORIES),
    )


def _spoiled(word: str, place: int, sign: str) -> Iterator[str]:
    """Yield the ways in which a word is nearly itself."""
    at = place % (len(word) + 1)
    yield word[:at] + sign + word[at:]
    yield word[:at] + word[at + 1 :]
    yield word[:at] + word[at : at + 1] + word[at:]
    yield word[:at] + word[at : at + 1].swapcase() + word[at + 1 :]
    yield word.swapcase()
    yield word.title()
    yield word + word
    yield unicodedata.normalize("NFD", word)
    yield "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in word)  # full width
    yield sign.join(word)


def texts(locale: str = "en", *, max_size: int = 30) -> SearchStrategy[str]:
    """Draw texts of up to ``max_size`` pieces: known words, numbers, marks, spaces and any other characters.

    Known words come from the tables of the locale, so that every extractor finds something, but their order
    is random. Some are changed slightly, so that they are no longer known. Characters are those of
    `characters` and any others, including lone surrogates.
    """
    st = _strategies()
    known = _known(language_of(locale))
    spelled = numbers(locale).map(lambda number: number.text)
    gap = st.sampled_from(
        [" ", " ", " ", "", "-", "\u00a0", "\u202f", "\n", "\n\n", "\r\n", "\u200b", "\u00ad"]
    )
    sign = characters(locale)
    spoiled = st.tuples(
        st.one_of(known, spelled), st.integers(0, 20), st.one_of(sign, gap), st.integers(0, 9)
    ).map(lambda drawn: list(_spoiled(*drawn[:3]))[drawn[3]])
    odd = st.one_of(sign, st.characters(), st.sampled_from(SHORT_TEXTS))
    piece = st.one_of(
        st.tuples(spelled, gap, known, gap),
        st.tuples(known, gap, spelled, gap),
        st.tuples(known, gap, known, gap),
        st.tuples(quotations(locale).map(lambda quoted: quoted.text), gap, known, gap),
        st.tuples(sign, gap, spelled, sign, known),
        st.tuples(known, sign, known, gap),
        st.tuples(spoiled, gap, st.one_of(known, spelled), gap),
        st.tuples(odd, gap, odd, gap),
    ).map("".join)
    return st.lists(piece, max_size=max_size).map("".join)  # type: ignore[no-any-return]


def numbers(locale: str = "en") -> SearchStrategy[Spelled]:
    """Draw numbers in the spellings of a locale: plain and grouped digits, decimals, words, scale words.

    Number words go up to 999 million.
    """
    st = _strategies()
    language = language_of(locale)
    marks = separators(language)
    scales = sorted(
        (word, value) for word, value in locale_table(language, "numbers")["scales"].items() if word.isalpha()
    )

    def digits(value: int) -> Spelled:
        return Spelled(str(value), Decimal(value))

    def grouped(value: int) -> Spelled:
        return Spelled(f"{value:,}".replace(",", marks.group), Decimal(value))

    def decimal(parts: tuple[int, str]) -> Spelled:
        whole, decimals = parts
        return Spelled(f"{whole}{marks.decimal}{decimals}", Decimal(f"{whole}.{decimals}"))

    def words(value: int) -> Spelled:
        return Spelled(Speller(Tables(language)).spell(value), Decimal(value))

    def scaled(parts: tuple[int, tuple[str, int]]) -> Spelled:
        count, (word, value) = parts
        return Spelled(f"{count} {word}", Decimal(count * value))

    below = st.integers(0, 999)
    written = st.one_of(
        below,
        below.filter(bool).map(lambda n: n * 1000),
        st.tuples(below.filter(bool), below).map(lambda mt: mt[0] * 1_000_000 + mt[1] * 1000),
    )
    return st.one_of(  # type: ignore[no-any-return]
        st.integers(0, 10**9).map(digits),
        st.integers(0, 10**12).map(grouped),
        st.tuples(st.integers(0, 10**6), st.from_regex(r"[0-9]{1,4}[1-9]", fullmatch=True)).map(decimal),
        written.map(words),
        st.tuples(st.integers(1, 999), st.sampled_from(scales)).map(scaled),
    )


def quotations(locale: str = "en") -> SearchStrategy[Quoted]:
    """Draw quotations: some words of the locale between a pair of ``QUOTATION_MARKS``."""
    st = _strategies()
    known = _known(language_of(locale)).filter(str.isalpha)
    content = st.lists(known, min_size=1, max_size=12).map(" ".join)
    return st.tuples(content, st.sampled_from(QUOTATION_MARKS)).map(  # type: ignore[no-any-return]
        lambda drawn: Quoted(drawn[1][0] + drawn[0] + drawn[1][1], drawn[0])
    )
