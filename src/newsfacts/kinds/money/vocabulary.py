"""Currencies and the words around prices, compiled from CLDR and ``currencies.toml``, ``money.toml``."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from enum import Enum
from typing import Any

import attrs

from newsfacts.errors import TableError, did_you_mean
from newsfacts.kinds.money.currencies import CurrencyTable
from newsfacts.kinds.money.name_forms import all_forms
from newsfacts.lexicon import cldr
from newsfacts.lexicon.letters import is_unspaced
from newsfacts.lexicon.lexicon import Lexicon, fold, tokenise
from newsfacts.lexicon.table_fields import (
    Fault,
    field,
    flag,
    mapping,
    number,
    ordered_words,
    rows,
    text,
    word_list,
    word_lists,
    words,
)
from newsfacts.lexicon.tables import Tables
from newsfacts.model.arithmetic import CONTEXT

__all__ = ["CurrencySort", "CurrencyWord", "MoneyVocabulary", "compile_money"]


class CurrencySort(Enum):
    """How a text names a currency."""

    SYMBOL = "symbol"
    CODE = "code"
    WORD = "word"
    NAME = "name"


@attrs.frozen(kw_only=True)
class CurrencyWord:
    """What the lexicon says about a word or sign for a currency."""

    word: str
    """As the table writes it."""
    codes: tuple[str, ...]
    """ISO 4217 codes that it can mean, the likeliest first."""
    sort: CurrencySort
    """How it names the currency."""
    factor: Decimal = Decimal(1)
    """How many units of the currency one of it is: 0.01 for a cent, 1,000,000 in "MUSD"."""
    before: bool = False
    """Whether it can come before the number."""
    after: bool = True
    """Whether it can follow the number."""
    prefers_after: bool = False
    """Whether it belongs to the number before it if it is between two."""
    careful: bool = False
    """Whether it means something else more often: "won", "mark"."""
    verb: bool = False
    """Whether it means that even at the end of a phrase: "5 won"."""
    adjective: bool = False
    """Whether it means that before a noun: "10 grand pianos"."""
    strict: bool = False
    """Whether it needs a number right after it, and not a count: "R45m", not "R2"."""
    large: bool = False
    """Whether it needs a number of thousands, or with a scale, right after it: "N5.6bn", not "N95"."""
    weight: bool = False
    """Whether it is a weight as well."""
    glued: bool = False
    """Whether it counts only right after digits: "21p"."""
    completes: bool = False
    """Whether it counts only right after the whole of which it is a part: "5元3角"."""

    how: str = attrs.field(init=False)
    """``sort`` as a word, for the name of a rule."""
    sure: bool = attrs.field(init=False)
    """Whether it is a symbol that means money next to any number."""

    @how.default
    def _how(self) -> str:
        return self.sort.value

    @sure.default
    def _sure(self) -> bool:
        doubtful = self.careful or self.strict or self.large or self.weight or self.glued
        return self.sort is CurrencySort.SYMBOL and not doubtful

    def agrees(self, other: CurrencyWord) -> bool:
        """Return whether the two can be at the ends of one range: "US$89 to $93 billion"."""
        return self.factor == other.factor and not set(self.codes).isdisjoint(other.codes)


def _meaning(value: Any, complete: bool) -> str | tuple[str, ...]:
    """Read what a word can mean: codes, or a symbol, which means those in its own row."""
    return value if isinstance(value, str) else word_list(value, complete)


@attrs.frozen(eq=False, repr=False, kw_only=True)
class MinorUnit:
    """Words for a part of a currency's unit: a row of ``[[minor]]``."""

    words: tuple[str, ...] = ordered_words()
    of: str | tuple[str, ...] = field(_meaning)
    """What the whole is."""
    parts: Decimal = field(number)
    """How many make one."""
    glued: bool = flag(optional=True)
    """Whether the words count only right after digits: "21p"."""
    completes: bool = flag(optional=True)
    """Whether the words count only right after the whole: "5元3角"."""


@attrs.frozen(eq=False, repr=False, kw_only=True)
class MoneyVocabulary:
    """The keys of ``money.toml``, and what the words around prices make of them."""

    exact: bool = flag()
    """Whether the bare words need their capitals."""
    endings: tuple[str, ...] = ordered_words()
    """Endings of the adjective in a full name, where a language has several."""
    fronted: frozenset[str] = words(case=True)
    """Words that can come before the number as a sign does: "rupees 50 crore"."""
    currency_words: Mapping[str, str | tuple[str, ...]] = mapping(_meaning, key="words")
    """What bare words can mean, the likeliest first."""
    symbols: Mapping[str, str | tuple[str, ...]] = mapping(_meaning)
    """What else the language writes before a number."""
    times: Mapping[str, Decimal] = mapping(number)
    """How many units some of the words are: a grand is 1,000."""
    names: Mapping[str, str] = mapping(text)
    """Full names that CLDR lacks, with their codes."""
    minor: tuple[MinorUnit, ...] = rows(MinorUnit)
    cent_joiners: frozenset[str] = words(optional=True)
    """Words between units and cents, besides "and": Spanish "25 euros con 50"."""
    digit_enders: tuple[str, ...] = ordered_words(optional=True)
    """What can follow a digit that counts tenths of the unit touching it: "三块六的"."""
    careful_words: frozenset[str] = words(case=True, section="careful", key="words")
    """Words that mean something else more often."""
    verbs: frozenset[str] = words(case=True, section="careful")
    """Of those, the ones that mean it even at the end of a phrase: "5 won"."""
    adjectives: frozenset[str] = words(case=True, section="careful")
    """Of those, the ones that mean it before a noun: "10 grand pianos"."""
    weights: frozenset[str] = words(case=True, section="careful")
    """Words that are a weight as well."""
    singular: frozenset[str] = words(case=True, section="careful")
    """Words that an article counts: "a dollar"."""
    not_sums: frozenset[str] = words(case=True, section="careful", key="names")
    """Names that look like a sum, as they are written: "50 Cent"."""
    compounds: frozenset[str] = words(section="careful")
    """Words after a currency that make it something else: "euro zone"."""
    suffixes: Mapping[str, str] = mapping(text)
    """Codes by the words that say whose dollars they are: "$5 million Canadian"."""
    weight_cues: frozenset[str] = words(section="weight", key="cues", opposites=("money_cues",))
    """Words near pounds that say weight ..."""
    money_cues: frozenset[str] = words(section="weight", key="money")
    """... and that say money."""
    money_notes: frozenset[str] = words(section="weight", key="notes")
    """Nouns after a compound that make it money: "a 50-pound note"."""
    money_of: frozenset[str] = words(section="weight", key="of")
    """Words after "of" that only money can be "of": "20 million pounds of debt"."""
    per_articles: frozenset[str] = words(section="per", key="articles")
    per_each: frozenset[str] = words(section="per", key="each", optional=True)
    """Words, of those, that come before a noun of ``per_counted``, too: French "par élève"."""
    per_any: frozenset[str] = words(section="per", key="any")
    per_within: frozenset[str] = words(section="per", key="within")
    """Words before "per" where it begins an adjective: "$2.53 in per-share earnings"."""
    per_leading: Mapping[str, str] = mapping(text, section="per", key="leading", optional=True)
    """The same for words right before the sum: "每桶80美元"."""
    per_not_before: frozenset[str] = words(section="per", key="not_before")
    """Words after which "a year" is a time: "£2bn a year ago"."""
    nouns: Mapping[str, str] = mapping(text, section="per")
    """What a price is for, by the word for it."""
    per_counted: Mapping[str, str] = mapping(text, section="per", key="counted", optional=True)
    """The same for nouns that are counted one by one, and could be bought."""
    adverbs: Mapping[str, str] = mapping(text, section="per")
    """The same for words that say it alone: "annually"."""
    dateline_places: Mapping[str, tuple[str, ...]] = word_lists(key="datelines")
    """Places by territory that open an article."""
    spelled: Mapping[str, tuple[str, ...]] = word_lists(optional=True)
    """By territory, characters of the spelling that is used there: "萬" where others write "万"."""
    general: CurrencyTable
    territory: str | None
    """The territory that the language most likely means."""

    suffix_starts: frozenset[str] = attrs.field(init=False)
    """The first tokens of ``suffixes``."""
    per_nouns: Mapping[str, str] = attrs.field(init=False)
    """By the noun as the table writes it and in lower case; two words are joined by a space."""
    per_adverbs: Mapping[str, str] = attrs.field(init=False)
    datelines: Mapping[str, str] = attrs.field(init=False)
    """Territories by place name."""
    dollars: tuple[str, ...] = attrs.field(init=False)
    """What a bare "$" can mean ..."""
    dollar_codes: frozenset[str] = attrs.field(init=False)
    """... and the same in no order."""
    house: Mapping[str, str] = attrs.field(init=False)
    """What a bare "$" is in a paper that uses another symbol for US dollars, by that symbol."""
    foreign: frozenset[str] = attrs.field(init=False)
    """Symbols that set the first of ``dollars`` off against a bare "$": "US$"."""
    per_long: frozenset[str] = attrs.field(init=False)
    """The first tokens, in lower case, of those ``per_nouns`` that have more than one."""
    per_starts: frozenset[str] = attrs.field(init=False)
    """All words that may begin what a price is for."""

    @suffix_starts.default
    def _suffix_starts(self) -> frozenset[str]:
        return frozenset(tokenise(fold(phrase))[0] for phrase in self.suffixes)

    @per_nouns.default
    def _per_nouns(self) -> dict[str, str]:
        return _both_cases(self.nouns)

    @per_adverbs.default
    def _per_adverbs(self) -> dict[str, str]:
        return _both_cases(self.adverbs)

    @datelines.default
    def _datelines(self) -> dict[str, str]:
        return {place: code for code, places in self.dateline_places.items() for place in places}

    @dollars.default
    def _dollars(self) -> tuple[str, ...]:
        return self.general.symbols["$"]

    @dollar_codes.default
    def _dollar_codes(self) -> frozenset[str]:
        return frozenset(self.dollars)

    @house.default
    def _house(self) -> Mapping[str, str]:
        return self.general.house

    @foreign.default
    def _foreign(self) -> frozenset[str]:
        return frozenset(
            symbol for symbol, codes in self.general.symbols.items() if codes == self.dollars[:1]
        )

    @per_long.default
    def _per_long(self) -> frozenset[str]:
        nouns = (tokenise(fold(noun)) for noun in self.per_nouns)
        return frozenset(first.lower() for first, *more in nouns if more)

    @per_starts.default
    def _per_starts(self) -> frozenset[str]:
        return self.per_articles.union(self.per_any, self.per_adverbs, self.per_within)


def compile_money(tables: Tables, lexicon: Lexicon) -> MoneyVocabulary:
    """Put every currency that a language knows into the lexicon, and return the words around prices."""
    vocabulary = tables.read(
        MoneyVocabulary,
        "money",
        general=tables.shared(CurrencyTable, "currencies"),
        territory=cldr.likely_territory(tables.language),
    )
    try:
        _check_lists(vocabulary)
        for word in _currency_words(tables.language, vocabulary):
            exact = word.sort in (CurrencySort.SYMBOL, CurrencySort.CODE) or word.glued
            exact = exact or (word.sort is CurrencySort.WORD and vocabulary.exact)
            lexicon.add("currency", word.word, word, exact=exact)
    except Fault as fault:
        raise TableError(tables.path("money"), str(fault)) from fault
    return vocabulary


def _check_lists(money: MoneyVocabulary) -> None:
    """Raise `Fault` if a list that describes words has a word that is not in the table."""
    known = {*money.currency_words, *(word for row in money.minor for word in row.words)}
    lists: dict[tuple[str, ...], Collection[str]] = {
        ("fronted",): money.fronted,
        ("times",): money.times,
        ("careful", "words"): money.careful_words,
        ("careful", "verbs"): money.verbs,
        ("careful", "adjectives"): money.adjectives,
        ("careful", "weights"): money.weights,
        ("careful", "singular"): money.singular,
    }
    for path, listed in lists.items():
        for word in sorted(listed):
            if word not in known:
                near = did_you_mean(word, known)
                raise Fault(f"has {word!r}, which neither [words] nor [[minor]] has{near}", *path)


def _both_cases(rows: Mapping[str, str]) -> dict[str, str]:
    return {spelling: name for word, name in rows.items() for spelling in (word, word.lower())}


def _currency_words(language: str, money: MoneyVocabulary) -> Iterator[CurrencyWord]:
    """Yield everything that names a currency, the rows that win first; raises `Fault`."""
    general = money.general
    first = cldr.symbol_first(language)
    for symbol, codes in general.symbols.items():
        if symbol in money.currency_words and is_unspaced(symbol[0]):
            continue  # a word of the language, which says better what it can mean
        yield CurrencyWord(
            word=symbol,
            codes=codes,
            sort=CurrencySort.SYMBOL,
            before=True,
            after=symbol not in general.before_only,
            prefers_after=not first,
            strict=symbol in general.strict,
            large=symbol in general.large,
        )
    for code, symbol in cldr.currency_symbols(language).items():
        if symbol not in general.symbols:
            before = not is_unspaced(symbol[0])  # a character of such a script is a word
            yield CurrencyWord(word=symbol, codes=(code,), sort=CurrencySort.SYMBOL, before=before)
    for symbol, meaning in money.symbols.items():
        codes = _codes_of(general, meaning, "symbols", symbol)
        yield CurrencyWord(word=symbol, codes=codes, sort=CurrencySort.SYMBOL, before=True)
    for name, code in money.names.items():
        yield CurrencyWord(
            word=name, codes=_codes_of(general, (code,), "names", name), sort=CurrencySort.NAME
        )
    for row in money.minor:
        codes = _codes_of(general, row.of, "minor", "of")
        for word in row.words:
            yield CurrencyWord(
                word=word,
                codes=codes,
                sort=CurrencySort.WORD,
                factor=CONTEXT.divide(Decimal(1), row.parts),
                careful=word in money.careful_words,
                verb=word in money.verbs,
                glued=row.glued,
                completes=row.completes,
            )
    for word, meaning in money.currency_words.items():
        yield CurrencyWord(
            word=word,
            codes=_codes_of(general, meaning, "words", word),
            sort=CurrencySort.WORD,
            factor=money.times.get(word, Decimal(1)),
            before=word in money.fronted,
            careful=word in money.careful_words,
            verb=word in money.verbs,
            adjective=word in money.adjectives,
            weight=word in money.weights,
        )
    known = sorted(general.known())
    yield from _codes((code for code in known if code not in general.unread), general)
    yield from _names(language, known, money.endings)


def _codes_of(general: CurrencyTable, meaning: str | tuple[str, ...], *place: str) -> tuple[str, ...]:
    try:
        return general.codes(meaning)
    except Fault as fault:
        raise Fault(fault.problem, *place) from None


def _codes(known: Iterable[str], general: CurrencyTable) -> Iterator[CurrencyWord]:
    for code in known:
        yield CurrencyWord(
            word=code,
            codes=(code,),
            sort=CurrencySort.CODE,
            before=True,
            after=code not in general.rare,
            careful=code in general.word_codes or code in general.rare,
        )
    for word in general.small:
        yield CurrencyWord(word=word, codes=(word.upper(),), sort=CurrencySort.CODE, before=True)
    for code in general.symbols["$"]:
        for word in (f"{code}$", f"{code.lower()}$"):
            yield CurrencyWord(word=word, codes=(code,), sort=CurrencySort.SYMBOL, before=True)
    for code in general.multiplied:
        for letter, times in general.multipliers.items():
            yield CurrencyWord(
                word=letter + code,
                codes=(code,),
                sort=CurrencySort.CODE,
                factor=times,
                before=True,
            )


def _names(language: str, known: Iterable[str], endings: Iterable[str]) -> Iterator[CurrencyWord]:
    """Yield the full names from CLDR: "Canadian dollars", "kanadischen Dollar"."""
    names = cldr.currency_names(language)
    for code in known:
        forms = [name for name in names.get(code, ()) if "(" not in name and name not in known]
        for form in all_forms(forms, endings):
            yield CurrencyWord(word=form, codes=(code,), sort=CurrencySort.NAME)
