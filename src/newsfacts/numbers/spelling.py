"""Numbers written out: for languages that write them as one word, and for round-trip tests."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from newsfacts.lexicon.tables import locale_table

__all__ = ["compounds", "joined", "spell"]

_BASES = ((1_000_000, "million"), (1_000, "thousand"), (100, "hundred"))


def spell(number: int, language: str) -> str:
    """Write out ``number`` (0 to 999,999,999) in a language that has a ``[spelling]`` table.

    >>> spell(305_021, "en")
    'three hundred and five thousand twenty-one'
    >>> spell(305_021, "de")
    'dreihundertfünftausendeinundzwanzig'
    """
    if not 0 <= number < 1_000_000_000:
        raise ValueError(f"can write out 0 to 999,999,999, not {number}")
    return _spell(number, locale_table(language, "numbers"), leading=False)


def joined(number: int, language: str) -> str:
    """Write out ``number`` as it begins a longer word.

    >>> joined(1, "de")
    'ein'
    """
    return _spell(number, locale_table(language, "numbers"), leading=True)


def _spell(number: int, table: dict[str, Any], *, leading: bool) -> str:
    """Write out a number; ``leading`` is true where more of the same word follows."""
    rules = table["spelling"]
    if leading and str(number) in rules.get("combining", {}):
        return str(rules["combining"][str(number)])
    for words in (table["small"], table["tens"]):
        for word, value in words.items():
            if value == number:
                return str(word)
    if number < 100:
        tens, units = number - number % 10, number % 10
        return str(
            rules["and"].format(a=_spell(tens, table, leading=True), b=_spell(units, table, leading=True))
        )
    base, name = next(row for row in _BASES if number >= row[0])
    quotient, remainder = divmod(number, base)
    whole, split = rules[name]
    if quotient == 1 and f"one_{name}" in rules:  # French has no "one" in "cent" and "mille"
        head = str(rules[f"one_{name}"])
        return head if not remainder else f"{head} {_spell(remainder, table, leading=leading)}"
    a = _spell(quotient, table, leading=base < 1_000_000)
    if not remainder:
        return str(whole.format(a=a))
    return str(split.format(a=a, b=_spell(remainder, table, leading=leading)))


def compounds(language: str) -> Iterator[tuple[str, int]]:
    """Yield the numbers that a language writes as one word out of several, with their values.

    All below a thousand, whole thousands, whole hundreds below a hundred thousand, and the years from 1100
    to 2099 (also by hundreds: "neunzehnhundertneunzig"): beyond those, newspapers write digits.
    """
    table = locale_table(language, "numbers")
    rules = table["spelling"]
    if not rules.get("compound"):
        return
    shorten = {_spell(1, table, leading=True) + bare: bare for bare in rules.get("bare", {}).values()}

    def variants(word: str) -> Iterator[str]:
        yield word
        for long, short in shorten.items():
            if word.startswith(long):
                yield short + word.removeprefix(long)

    for number in range(21, 1000):
        for word in variants(_spell(number, table, leading=False)):
            yield word, number
    for thousands in range(1, 1000):
        for word in variants(_spell(thousands * 1000, table, leading=False)):
            yield word, thousands * 1000
    whole = rules["thousand"][0]
    for word, value in table["fractions"].items():
        parts = Fraction(value) * 1000
        if parts > 1000 and parts.denominator == 1:  # "zweieinhalbtausend"
            yield whole.format(a=word), int(parts)
    for number in range(1100, 100_000, 100):  # "dreitausendzweihundert"
        if number % 1000:
            for word in variants(_spell(number, table, leading=False)):
                yield word, number
    for year in range(1100, 2000):
        hundreds, rest = divmod(year, 100)
        whole, split = rules["hundred"]
        a = _spell(hundreds, table, leading=True)
        yield (
            (split.format(a=a, b=_spell(rest, table, leading=False)) if rest else whole.format(a=a)),
            year,
        )
    for year in range(2001, 2100):
        yield _spell(year, table, leading=False), year
