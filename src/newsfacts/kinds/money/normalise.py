"""From what a text says about a sum to an ISO 4217 code and units.

The article's own evidence comes first (a currency named in full or by a clear symbol, its dateline, the
countries that it is about), then the territory of its locale, then the rank in the table.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from typing import Any, NamedTuple

from newsfacts.extractor.context import Context
from newsfacts.kinds.money.currencies import currency_among, currency_of
from newsfacts.kinds.money.evidence import DOLLAR, CurrencyEvidence
from newsfacts.kinds.money.reading import MoneyReading
from newsfacts.kinds.money.value import Money
from newsfacts.kinds.money.vocabulary import CurrencyWord, MoneyVocabulary
from newsfacts.lexicon.letters import is_unspaced
from newsfacts.lexicon.locale import territory_of
from newsfacts.model import Amount, Certainty, Resolved, Span
from newsfacts.model.amount import mapped
from newsfacts.model.arithmetic import product

__all__ = ["in_units", "settle_money"]


class _Choice(NamedTuple):
    code: str
    certainty: Certainty
    reason: str | None


def in_units(amount: Amount, word: CurrencyWord) -> Amount:
    """Return an amount of cents in units."""
    if word.factor == 1:
        return amount
    return mapped(amount, lambda number: product(number, word.factor))


def settle_money(reading: MoneyReading, context: Context) -> Resolved:
    """Return the sum with its currency, the other candidates in order, and the reasons."""
    codes = reading.word.codes
    partner = reading.partner
    if partner is not None and not _is_kept(partner, context):
        partner = None
    if len(codes) == 1:
        return Resolved(
            Money(reading.amount, codes[0], (), reading.per, partner), Certainty.EXPLICIT, reading.hedges
        )
    choice, candidates = _chosen(reading, context)
    value = Money(reading.amount, choice.code, candidates, reading.per, partner)
    reasons = (*reading.hedges, choice.reason) if choice.reason else reading.hedges
    return Resolved(value, choice.certainty, reasons)


def _choices(_: Context) -> dict[Any, Any]:
    """Return the choices made in a document so far, which are the same wherever a symbol occurs."""
    return {}


def _chosen(reading: MoneyReading, context: Context) -> tuple[_Choice, tuple[str, ...]]:
    """Return which of several currencies it is, followed by the others."""
    codes, nearest = reading.word.codes, None
    if reading.word.factor < 1:  # cents go with the nearest currency
        dollars = not context.scan.vocabulary(MoneyVocabulary).dollar_codes.isdisjoint(codes)
        nearest = context.scan.view(CurrencyEvidence).nearest(reading.first, _left(reading), dollars)
    memo = context.view(_choices)
    key = (reading.surface, nearest, reading.other_than)
    known = memo.get(key)
    if known is None or known[0] is not codes:
        choice = _choose(reading, nearest, context)
        at = codes.index(choice.code)
        known = memo[key] = codes, (choice, (choice.code, *codes[:at], *codes[at + 1 :]))
    found: tuple[_Choice, tuple[str, ...]] = known[1]
    return found


def _left(reading: MoneyReading) -> tuple[str, ...]:
    """Return the codes that the article leaves to choose from."""
    codes = reading.word.codes
    if not reading.other_than:
        return codes
    return tuple(code for code in codes if code not in reading.other_than) or codes


def _is_kept(span: Span, context: Context) -> bool:
    """Return whether a fact is at exactly this span."""
    i = bisect_left(context.kept, span.start, key=lambda candidate: candidate.span.start)
    while i < len(context.kept) and context.kept[i].span.start == span.start:
        if context.kept[i].span == span:
            return True
        i += 1
    return False


def _choose(reading: MoneyReading, nearest: str | None, context: Context) -> _Choice:
    """Return what the first piece of evidence that says something makes the currency."""
    surface, codes = reading.surface, _left(reading)
    money = context.scan.vocabulary(MoneyVocabulary)
    day = context.published.day if context.published else None
    if nearest == DOLLAR:
        codes = tuple(code for code in codes if code in money.dollar_codes)
    elif nearest is not None:
        words = context.scan.view(CurrencyEvidence).named[nearest]
        reason = f"{surface!r} belongs to {words!r}, the nearest currency"
        return _Choice(nearest, Certainty.INFERRED, reason)
    return (
        _by_house(reading, codes, context)
        or _by_name(reading, codes, context)
        or _by_dateline(reading, codes, context, day)
        or _by_locale(reading, codes, context, day)
        or _by_territory(reading, codes, day, context)
        or _by_spelling(reading, codes, context, day)
        or _by_language(reading, codes, context, day)
        or _by_rank(surface, codes)
    )


def _by_rank(surface: str, codes: tuple[str, ...]) -> _Choice:
    """Take the likeliest currency in the table."""
    reason = f"{surface!r} is most often {codes[0]}, and nothing here says otherwise"
    return _Choice(codes[0], Certainty.AMBIGUOUS, reason)


def _by_house(reading: MoneyReading, codes: tuple[str, ...], context: Context) -> _Choice | None:
    """Take what a bare "$" is in a paper that writes "$US" for US dollars."""
    money = context.scan.vocabulary(MoneyVocabulary)
    if reading.word.codes != money.dollars:
        return None
    for symbol, code in money.house.items():
        if symbol in context.scan.view(CurrencyEvidence).symbols and code in codes:
            reason = f"{reading.surface!r} is {code}: the article writes {symbol!r} for the other currency"
            return _Choice(code, Certainty.INFERRED, reason)
    return None


def _by_name(reading: MoneyReading, codes: tuple[str, ...], context: Context) -> _Choice | None:
    """Take the one candidate that the article names elsewhere; of several, none.

    That it names the likeliest says nothing of a bare "$": whoever writes "US$" may mean another by "$".
    """
    money, evidence = context.scan.vocabulary(MoneyVocabulary), context.scan.view(CurrencyEvidence)
    named = [code for code in evidence.named if code in codes]
    if len(named) != 1 or (reading.word.codes == money.dollars and named[0] == money.dollars[0]):
        return None
    if money.dollar_codes.issuperset(codes) and named[0] not in evidence.leading:
        return None
    words = context.scan.view(CurrencyEvidence).named[named[0]]
    return _Choice(
        named[0], Certainty.INFERRED, f"{reading.surface!r} is {named[0]}: the article says {words!r}"
    )


def _by_dateline(
    reading: MoneyReading, codes: tuple[str, ...], context: Context, day: dt.date | None
) -> _Choice | None:
    dateline = context.scan.view(CurrencyEvidence).dateline
    if dateline is None:
        return None
    place, territory = dateline
    return _tender_of(territory, reading, codes, day, f"the dateline is {place}")


def _by_locale(
    reading: MoneyReading, codes: tuple[str, ...], context: Context, day: dt.date | None
) -> _Choice | None:
    locale = context.document.locale
    return _tender_of(territory_of(locale), reading, codes, day, f"the locale is {locale}")


def _tender_of(
    territory: str | None, reading: MoneyReading, codes: tuple[str, ...], day: dt.date | None, because: str
) -> _Choice | None:
    """Take the currency of a territory if the symbol can mean it."""
    code = currency_of(territory, day) if territory else None
    if code not in codes or code is None:
        return None
    return _Choice(code, Certainty.INFERRED, f"{reading.surface!r} is {code}: {because}")


def _by_territory(
    reading: MoneyReading, codes: tuple[str, ...], day: dt.date | None, context: Context
) -> _Choice | None:
    """Take the currency of the country that the article names most often; if two are named as often, neither.

    A bare "$" needs more than that.
    """
    money = context.scan.vocabulary(MoneyVocabulary)
    if money.dollar_codes.issuperset(codes) and money.foreign.isdisjoint(
        context.scan.view(CurrencyEvidence).symbols
    ):
        return None
    ranked = sorted(context.scan.view(CurrencyEvidence).territories.items(), key=lambda row: -row[1])
    found: tuple[int, str, str] | None = None
    for territory, count in ranked:
        code = currency_among(territory, codes, day)
        if code is None or _has_name_of_its_own(code, reading, context):
            continue
        if found is None:
            found = count, code, territory
        elif count == found[0] and code != found[1]:
            return None  # it is about both as often
    if found is None:
        return None
    _, code, territory = found
    reason = f"{reading.surface!r} is {code}: the article is about {territory}"
    return _Choice(code, Certainty.INFERRED, reason)


def _has_name_of_its_own(code: str, reading: MoneyReading, context: Context) -> bool:
    """Return whether an article without spaces has a longer word for a currency: "港元" next to "元"."""
    named, surface = context.scan.view(CurrencyEvidence).named.get(code, ""), reading.surface
    return is_unspaced(surface[:1]) and named != surface and named.endswith(surface)


def _by_spelling(
    reading: MoneyReading, codes: tuple[str, ...], context: Context, day: dt.date | None
) -> _Choice | None:
    """Take the currency of the territory that spells as the article does; others may spell so too."""
    spelling = context.scan.view(CurrencyEvidence).spelling
    code = None if spelling is None else currency_of(spelling[1], day)
    if spelling is None or code is None or code not in codes:
        return None
    reason = f"{reading.surface!r} is most often {code} where {spelling[0]!r} is written"
    return _Choice(code, Certainty.AMBIGUOUS, reason)


def _by_language(
    reading: MoneyReading, codes: tuple[str, ...], context: Context, day: dt.date | None
) -> _Choice | None:
    money = context.scan.vocabulary(MoneyVocabulary)
    code = currency_of(money.territory, day) if money.territory else None
    if code not in codes or code is None:
        return None
    surface = reading.surface
    if reading.word.codes == money.dollars and not money.foreign.isdisjoint(
        context.scan.view(CurrencyEvidence).symbols
    ):
        reason = f"{surface!r} is most often {code}, but the article writes that currency in another way"
        return _Choice(code, Certainty.AMBIGUOUS, reason)
    reason = f"{surface!r} is {code}: the locale is {context.document.locale}, and nothing says otherwise"
    return _Choice(code, Certainty.INFERRED, reason)
