"""Numbers written out: for languages that write them as one word, and for round-trip tests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

import attrs

from newsfacts.lexicon.table_fields import field, flag, integer, mapping, number, part, text, word_list
from newsfacts.lexicon.tables import Tables

__all__ = ["Numerals", "Speller", "SpellingRules"]

_BASES = ((1_000_000, "million"), (1_000, "thousand"), (100, "hundred"))


@attrs.frozen(eq=False, repr=False, kw_only=True)
class SpellingRules:
    """The keys of ``[spelling]`` in ``numbers.toml``.

    In a template, ``{a}`` is the quotient and ``{b}`` the remainder. ``hundred``, ``thousand`` and
    ``million`` have two templates: one without a remainder, and one with a remainder.
    """

    tens: str = field(text, key="and", empty="{a}{b}")
    """For 21 to 99."""
    hundred: tuple[str, ...] = field(word_list, empty=("{a}", "{a}{b}"))
    thousand: tuple[str, ...] = field(word_list, empty=("{a}", "{a}{b}"))
    million: tuple[str, ...] = field(word_list, empty=("{a}", "{a}{b}"))
    one_hundred: str = field(text, empty="", optional=True)
    """The word for a hundred if it has no "one" before it."""
    one_thousand: str = field(text, empty="", optional=True)
    one_million: str = field(text, empty="", optional=True)
    gap: str = field(text, empty="", optional=True)
    """The word for skipped powers of ten in a language that names every power: Chinese "二百零五"."""
    combining: Mapping[str, str] = mapping(text, optional=True)
    """Words for numbers, by the number, if more of the same word follows: "ein-undzwanzig", not "eins-"."""
    hundreds: Mapping[str, str] = mapping(text, optional=True)
    """Words for so many hundreds, in digits, before something smaller: Portuguese "cento e um"."""
    bare: Mapping[str, str] = mapping(text, optional=True)
    """Words for 100 and 1000 that can be used without "one" as well."""
    compound: bool = flag(optional=True)
    """Whether every number below a million is one word."""
    joints: Mapping[str, str] = mapping(text, optional=True)
    """Letters that are written otherwise where parts of a word meet: Dutch "tweeëntwintig", not "tweeen-"."""


@attrs.frozen(eq=False, repr=False, kw_only=True)
class Numerals:
    """What writing out a number needs of ``numbers.toml``."""

    small: Mapping[str, int] = mapping(integer)
    tens: Mapping[str, int] = mapping(integer)
    powers: Mapping[str, int] = mapping(integer, optional=True)
    scales: Mapping[str, int] = mapping(integer)
    fractions: Mapping[str, Decimal] = mapping(number)
    spelling: SpellingRules = part(SpellingRules)


class Speller:
    """Writes out numbers as a language does that has a ``[spelling]`` table."""

    def __init__(self, tables: Tables) -> None:
        numerals = tables.read_some(Numerals, "numbers")
        self.rules = numerals.spelling
        self._fractions = numerals.fractions
        words = [*numerals.small.items(), *numerals.tens.items()]
        # the first word for each, but no form that has lost its vowel: Italian "vent'"
        self._words = {value: word for word, value in reversed(words) if not word.endswith("'")}
        multipliers = [*numerals.powers.items(), *numerals.scales.items()] if numerals.powers else []
        named = {value: word for word, value in reversed(multipliers)}
        self._multipliers = sorted(named.items(), reverse=True)
        """Where a language names every power of ten: each with its word, the largest first."""

    def spell(self, number: int) -> str:
        """Write out ``number`` (0 to 999,999,999).

        >>> Speller(Tables("en")).spell(305_021)
        'three hundred and five thousand twenty-one'
        >>> Speller(Tables("de")).spell(305_021)
        'dreihundertfünftausendeinundzwanzig'
        """
        if not 0 <= number < 1_000_000_000:
            raise ValueError(f"can write out 0 to 999,999,999, not {number}")
        return self._write_joints(self._spell(number, leading=False))

    def joined(self, number: int) -> str:
        """Write out ``number`` as it begins a longer word.

        >>> Speller(Tables("de")).joined(1)
        'ein'
        """
        return self._write_joints(self._spell(number, leading=True))

    def _write_joints(self, word: str) -> str:
        for met, written in self.rules.joints.items():
            word = word.replace(met, written)
        return word

    def _spell(self, number: int, *, leading: bool) -> str:
        """Write out a number; ``leading`` is true where more of the same word follows."""
        if leading and str(number) in self.rules.combining:
            return self.rules.combining[str(number)]
        if number in self._words:
            return self._words[number]
        if self._multipliers:
            return self._by_powers(number)
        if number < 100:
            tens, units = number - number % 10, number % 10
            return self.rules.tens.format(
                a=self._spell(tens, leading=True), b=self._spell(units, leading=True)
            )
        base, name = next(row for row in _BASES if number >= row[0])
        quotient, remainder = divmod(number, base)
        whole, split = getattr(self.rules, name)
        one = getattr(self.rules, f"one_{name}")
        if base == 100 and remainder and str(quotient) in self.rules.hundreds:
            hundreds = self.rules.hundreds[str(quotient)]
            return str(split.format(a=hundreds, b=self._spell(remainder, leading=leading)))
        if quotient == 1 and one:  # French has no "one" in "cent" and "mille"
            space = "" if self.rules.compound and base < 1_000_000 else " "
            return f"{one}{space}{self._spell(remainder, leading=leading)}" if remainder else one
        a = self._spell(quotient, leading=base < 1_000_000)
        if not remainder:
            return str(whole.format(a=a))
        return str(split.format(a=a, b=self._spell(remainder, leading=leading)))

    def _by_powers(self, number: int) -> str:
        """Write out a number of ten or more with every power of ten."""
        power, word = next(row for row in self._multipliers if number >= row[0])
        quotient, remainder = divmod(number, power)
        bare = quotient == 1 and word in (self.rules.one_hundred, self.rules.one_thousand)
        head = word if bare else self._spell(quotient, leading=True) + word
        if not remainder:
            return head
        gap = self.rules.gap if remainder * 10 < power else ""
        return head + gap + self._spell(remainder, leading=True)

    def compounds(self) -> Iterator[tuple[str, int]]:
        """Yield the numbers that the language writes as one compound word, with their values.

        These are all numbers below a thousand, whole thousands, whole hundreds below a hundred thousand, and
        the years from 1100 to 2099, in hundreds if a thousand has "one" before it ("neunzehnhundertneunzig").
        Newspapers write all others in digits.
        """
        if not self.rules.compound:
            return
        shorten = {self.joined(1) + bare: bare for bare in self.rules.bare.values()}

        def variants(word: str) -> Iterator[str]:
            yield word
            for long, short in shorten.items():
                if word.startswith(long):
                    yield short + word.removeprefix(long)

        hundreds = (value for value in range(1100, 100_000, 100) if value % 1000)  # "dreitausendzweihundert"
        for value in (*range(21, 1000), *range(1000, 1_000_000, 1000), *hundreds):
            for word in variants(self.spell(value)):
                yield word, value
        for word, parts in self._fractions.items():
            thousandth = parts * 1000
            if thousandth > 1000 and thousandth % 1 == 0:  # "zweieinhalbtausend"
                yield self.rules.thousand[0].format(a=word), int(thousandth)
        whole, split = self.rules.hundred
        by_hundreds = not self.rules.one_thousand
        for year in range(1100, 2000) if by_hundreds else ():
            century, rest = divmod(year, 100)
            a = self.joined(century)
            yield (split.format(a=a, b=self.spell(rest)) if rest else whole.format(a=a)), year
        for year in range(2001 if by_hundreds else 1101, 2100):
            yield self.spell(year), year
