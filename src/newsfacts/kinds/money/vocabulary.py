"""Currencies and the words around prices, compiled from CLDR and ``currencies.toml``, ``money.toml``."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from enum import Enum
from typing import Any

import attrs

from newsfacts.lexicon import cldr
from newsfacts.lexicon.lexicon import Lexicon, fold, tokenise
from newsfacts.lexicon.tables import check_keys, locale_table, table
from newsfacts.model.arithmetic import CONTEXT

__all__ = [
    "CurrencySort",
    "CurrencyWord",
    "MoneyVocabulary",
    "compile_money",
    "currency_among",
    "currency_of",
]


_SECTIONS: Mapping[str, tuple[str, ...]] = {
    "exact": (),
    "endings": (),
    "fronted": (),
    "words": (),
    "symbols": (),
    "times": (),
    "names": (),
    "minor": (),
    "careful": ("words", "verbs", "adjectives", "weights", "singular", "compounds"),
    "suffixes": (),
    "weight": ("cues", "money", "notes", "of"),
    "per": ("articles", "any", "not_before", "nouns", "adverbs"),
    "datelines": (),
}
"""The sections of ``money.toml``; with the keys of those that have fixed ones."""
_GENERAL = (
    "current",
    "withdrawn",
    "words",
    "rare",
    "unread",
    "small",
    "multiplied",
    "multipliers",
    "symbols",
    "house",
    "placing",
    "changed",
)


class CurrencySort(Enum):
    """How a text names a currency."""

    SYMBOL = "symbol"
    CODE = "code"
    WORD = "word"
    NAME = "name"


@attrs.frozen(kw_only=True)
class CurrencyWord:
    """What the lexicon says of a word or sign for a currency."""

    word: str
    """As the table writes it."""
    codes: tuple[str, ...]
    """ISO 4217 codes that it may stand for, the likeliest first."""
    sort: CurrencySort
    """How it names the currency."""
    factor: Decimal = Decimal(1)
    """How many units of the currency one of it is: 0.01 for a cent, 1,000,000 in "MUSD"."""
    before: bool = False
    """Whether it may stand before the number."""
    after: bool = True
    """Whether it may stand behind the number."""
    prefers_after: bool = False
    """Whether it belongs to the number before it if it stands between two."""
    careful: bool = False
    """Whether it means something else more often: "won", "mark"."""
    verb: bool = False
    """Whether it means that even at the end of a phrase: "5 won"."""
    adjective: bool = False
    """Whether it means that before a noun: "10 grand pianos"."""
    strict: bool = False
    """Whether it needs a number right behind it that is no count: "R45m", not "R2"."""
    weight: bool = False
    """Whether it is a weight as well."""
    glued: bool = False
    """Whether it counts only right behind digits: "21p"."""

    how: str = attrs.field(init=False)
    """``sort`` as a word, for the name of a rule."""
    sure: bool = attrs.field(init=False)
    """Whether it is a symbol that means money beside any number."""

    @how.default
    def _how(self) -> str:
        return self.sort.value

    @sure.default
    def _sure(self) -> bool:
        doubtful = self.careful or self.strict or self.weight or self.glued
        return self.sort is CurrencySort.SYMBOL and not doubtful

    def agrees(self, other: CurrencyWord) -> bool:
        """Return whether the two may stand at the ends of one range: "US$89 to $93 billion"."""
        return self.factor == other.factor and not set(self.codes).isdisjoint(other.codes)


def _lower(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.lower() for word in words)


@attrs.frozen(kw_only=True)
class MoneyVocabulary:
    """The rows of ``money.toml`` that are no currencies."""

    compounds: frozenset[str]
    """Words that make another thing of the currency before them: "euro zone"."""
    singular: frozenset[str]
    """Words that an article counts: "a dollar"."""
    suffixes: Mapping[str, str]
    """Codes by the words that say whose dollars they are: "$5 million Canadian"."""
    suffix_starts: frozenset[str]
    """The first tokens of those words."""
    weight_cues: frozenset[str]
    """Words near pounds that say weight ..."""
    money_cues: frozenset[str]
    """... and that say money."""
    money_notes: frozenset[str]
    money_of: frozenset[str]
    per_articles: frozenset[str]
    per_any: frozenset[str]
    per_not_before: frozenset[str]
    """Words behind which "a year" is a time: "£2bn a year ago"."""
    per_nouns: Mapping[str, str]
    """By the noun as the table writes it and in lower case; two words are joined by a space."""
    per_adverbs: Mapping[str, str]
    datelines: Mapping[str, str]
    """Territories by place name."""
    dollars: tuple[str, ...]
    """What a bare "$" may stand for ..."""
    dollar_codes: frozenset[str]
    """... and the same in no order."""
    house: Mapping[str, str]
    """What a bare "$" is in a paper that uses another symbol for US dollars, by that symbol."""
    foreign: frozenset[str]
    """Symbols that set the first of ``dollars`` off against a bare "$": "US$"."""
    territory: str | None
    """The territory that the language most likely means."""
    per_long: frozenset[str] = attrs.field(init=False)
    """The first tokens, in lower case, of those ``per_nouns`` that have more than one."""
    per_starts: frozenset[str] = attrs.field(init=False)
    """All words that may begin what a price is for."""

    @per_long.default
    def _per_long(self) -> frozenset[str]:
        nouns = (tokenise(fold(noun)) for noun in self.per_nouns)
        return frozenset(first.lower() for first, *more in nouns if more)

    @per_starts.default
    def _per_starts(self) -> frozenset[str]:
        return self.per_articles.union(self.per_any, self.per_adverbs)


def compile_money(language: str, lexicon: Lexicon) -> MoneyVocabulary:
    """Put every currency that a language knows into the lexicon, and give the words around prices."""
    rows, general = locale_table(language, "money"), table("kinds/money/currencies")
    check_keys(f"languages/{language}/money", rows, _SECTIONS)
    check_keys("kinds/money/currencies", general, _GENERAL)
    for section, keys in _SECTIONS.items():
        if keys:
            check_keys(f"languages/{language}/money", rows[section], keys)
    for row in rows["minor"]:
        check_keys(f"languages/{language}/money", {"glued": False, **row}, ("words", "of", "parts", "glued"))
    for word in _currency_words(language, rows):
        exact = word.sort in (CurrencySort.SYMBOL, CurrencySort.CODE) or word.glued
        exact = exact or (word.sort is CurrencySort.WORD and rows["exact"])
        lexicon.add("currency", word.word, word, exact=exact)
    return MoneyVocabulary(
        compounds=_lower(rows["careful"]["compounds"]),
        singular=frozenset(rows["careful"]["singular"]),
        suffixes=rows["suffixes"],
        suffix_starts=frozenset(tokenise(fold(words))[0] for words in rows["suffixes"]),
        weight_cues=_lower(rows["weight"]["cues"]),
        money_cues=_lower(rows["weight"]["money"]),
        money_notes=_lower(rows["weight"]["notes"]),
        money_of=_lower(rows["weight"]["of"]),
        per_articles=_lower(rows["per"]["articles"]),
        per_any=_lower(rows["per"]["any"]),
        per_not_before=_lower(rows["per"]["not_before"]),
        per_nouns=_both_cases(rows["per"]["nouns"]),
        per_adverbs=_both_cases(rows["per"]["adverbs"]),
        datelines={place: code for code, places in rows["datelines"].items() for place in places},
        dollars=tuple(general["symbols"]["$"]),
        dollar_codes=frozenset(general["symbols"]["$"]),
        house=general["house"],
        foreign=frozenset(
            symbol for symbol, codes in general["symbols"].items() if codes == general["symbols"]["$"][:1]
        ),
        territory=cldr.likely_territory(language),
    )


def _both_cases(rows: Mapping[str, str]) -> dict[str, str]:
    return {spelling: name for word, name in rows.items() for spelling in (word, word.lower())}


def _currency_words(language: str, rows: Mapping[str, Any]) -> Iterator[CurrencyWord]:
    """Yield everything that names a currency, the rows that win first."""
    general = table("kinds/money/currencies")
    symbols: dict[str, list[str]] = general["symbols"]
    careful, verbs = set(rows["careful"]["words"]), set(rows["careful"]["verbs"])
    adjectives = set(rows["careful"]["adjectives"])
    weights = set(rows["careful"]["weights"])
    first = cldr.symbol_first(language)
    strict, before_only = set(general["placing"]["strict"]), set(general["placing"]["before_only"])
    for symbol, codes in symbols.items():
        yield CurrencyWord(
            word=symbol,
            codes=tuple(codes),
            sort=CurrencySort.SYMBOL,
            before=True,
            after=symbol not in before_only,
            prefers_after=not first,
            strict=symbol in strict,
        )
    for code, symbol in cldr.currency_symbols(language).items():
        if symbol not in symbols:
            yield CurrencyWord(word=symbol, codes=(code,), sort=CurrencySort.SYMBOL, before=True)
    for symbol, meaning in rows["symbols"].items():
        yield CurrencyWord(
            word=symbol, codes=_meaning(meaning, symbols), sort=CurrencySort.SYMBOL, before=True
        )
    for name, code in rows["names"].items():
        yield CurrencyWord(word=name, codes=(code,), sort=CurrencySort.NAME)
    for row in rows["minor"]:
        for word in row["words"]:
            yield CurrencyWord(
                word=word,
                codes=_meaning(row["of"], symbols),
                sort=CurrencySort.WORD,
                factor=CONTEXT.divide(Decimal(1), Decimal(row["parts"])),
                careful=word in careful,
                verb=word in verbs,
                glued=row.get("glued", False),
            )
    for word, meaning in rows["words"].items():
        yield CurrencyWord(
            word=word,
            codes=_meaning(meaning, symbols),
            sort=CurrencySort.WORD,
            factor=Decimal(rows["times"].get(word, 1)),
            before=word in rows["fronted"],
            careful=word in careful,
            verb=word in verbs,
            adjective=word in adjectives,
            weight=word in weights,
        )
    known = sorted(known_codes())
    yield from _codes((code for code in known if code not in general["unread"]), general)
    yield from _names(language, known, rows["endings"])


def _meaning(row: str | list[str], symbols: Mapping[str, list[str]]) -> tuple[str, ...]:
    """Return the codes of a row; a symbol stands for its own."""
    return tuple(symbols[row] if isinstance(row, str) else row)


def _codes(known: Iterable[str], general: Mapping[str, Any]) -> Iterator[CurrencyWord]:
    words, rare = set(general["words"]), set(general["rare"])
    for code in known:
        yield CurrencyWord(
            word=code,
            codes=(code,),
            sort=CurrencySort.CODE,
            before=True,
            after=code not in rare,
            careful=code in words or code in rare,
        )
    for word in general["small"]:
        yield CurrencyWord(word=word, codes=(word.upper(),), sort=CurrencySort.CODE, before=True)
    for code in general["symbols"]["$"]:
        for word in (f"{code}$", f"{code.lower()}$"):
            yield CurrencyWord(word=word, codes=(code,), sort=CurrencySort.SYMBOL, before=True)
    for code in general["multiplied"]:
        for letter, times in general["multipliers"].items():
            yield CurrencyWord(
                word=letter + code,
                codes=(code,),
                sort=CurrencySort.CODE,
                factor=Decimal(times),
                before=True,
            )


def _names(language: str, known: Iterable[str], endings: Iterable[str]) -> Iterator[CurrencyWord]:
    """Yield the full names from CLDR: "Canadian dollars", "kanadischen Dollar"."""
    names = cldr.currency_names(language)
    for code in known:
        forms = [name for name in names.get(code, ()) if "(" not in name and name not in known]
        forms = list(dict.fromkeys((*forms, *_inflected(forms, endings))))
        for form in dict.fromkeys((*forms, *(_plain(form) for form in forms))):
            yield CurrencyWord(word=form, codes=(code,), sort=CurrencySort.NAME)


def _plain(name: str) -> str:
    """Write a name without the marks that newspapers leave out: "Polish zloty" for "złoty"."""
    bare = unicodedata.normalize("NFKD", name.replace("ł", "l").replace("Ł", "L"))
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


def _inflected(forms: Iterable[str], endings: Iterable[str]) -> Iterator[str]:
    for form in forms:
        adjective, _, noun = form.partition(" ")
        stem = next((adjective.removesuffix(end) for end in ("er", "es", "e") if adjective.endswith(end)), "")
        if stem.endswith("isch"):
            for ending in endings:
                yield f"{stem}{ending} {noun}"


def known_codes() -> frozenset[str]:
    """Return every code that a text may name: those of ISO 4217, current and withdrawn.

    The table is ours, so that what a text of the past may name does not change with a release of CLDR.

    >>> {"EUR", "HRK", "DEM"} <= known_codes()
    True
    """
    general = table("kinds/money/currencies")
    return frozenset(general["current"]).union(general["withdrawn"])


def currency_among(territory: str, codes: tuple[str, ...], day: dt.date | None) -> str | None:
    """Return which of ``codes`` a territory uses on a day or, if none, used before.

    >>> currency_among("FR", ("CHF", "FRF"), None)
    'FRF'
    """
    code = currency_of(territory, day)
    if code in codes:
        return code
    former = cldr.former_currencies(territory)
    return next((code for code in codes if code in former), None)


def currency_of(territory: str, day: dt.date | None) -> str | None:
    """Return the currency of a territory on a day, by CLDR and our own table of recent changes.

    >>> currency_of("HR", dt.date(2022, 6, 1)), currency_of("BG", dt.date(2026, 2, 1))
    ('HRK', 'EUR')
    """
    for row in table("kinds/money/currencies")["changed"]:
        if row["territory"] == territory:
            return str(row["new"] if day is None or day >= row["on"] else row["old"])
    codes = cldr.currencies_of(territory, day)
    return codes[0] if codes else None
