"""Whether a word that may name a currency does so here: "won" and "mark", "pounds", codes that are words."""

from __future__ import annotations

from newsfacts.amounts.cues import says_money
from newsfacts.amounts.letters import phrase_may_end
from newsfacts.amounts.measures import Measure, UnitPosition
from newsfacts.amounts.vocabulary import AmountVocabulary
from newsfacts.kinds.money.currencies import currency_of
from newsfacts.kinds.money.evidence import CurrencyEvidence
from newsfacts.kinds.money.vocabulary import CurrencySort, MoneyVocabulary
from newsfacts.lexicon.locale import territory_of
from newsfacts.numbers.figures import Numbers
from newsfacts.numbers.number import Number
from newsfacts.numbers.vocabulary import NumberVocabulary
from newsfacts.text.scan import Scan

__all__ = ["is_money"]

_CLOSE_TOKENS = 8
"""How many tokens on either side a word of paying can be."""
_SURE = 10
"""From this number on a price is likelier than a count where only little speaks for money."""
_LARGE_CODE = 100
"""The same where the currency is a code that is a word as well: "500 TRY"."""
_LARGE = 1000
"""The same where nothing else speaks for money."""
_LARGE_WHOLE = 100_000
"""The same for a whole number after such a code, which is then not a count of people or things."""
_YEARS = range(1900, 2100)
"""Four digits before such a code, if they are a year."""
_KNOWN = 100
"""The same where the text speaks of the currency or its country elsewhere."""
_COMPOUND_PRICE = 10_000
"""Below this, "a 200-pound man" has a weight."""
_HEDGE_TOKENS = 4
"""How many tokens of a hedge may open a conversion in brackets: "(about 600 kg)"."""
_SCREENS = frozenset({"240", "360", "480", "576", "720", "1080", "1440", "2160", "4320"})
"""Lines of a screen: "1080p" is not a price."""


def is_money(scan: Scan, measure: Measure, evidence: CurrencyEvidence) -> bool:
    """Return whether a number with a currency word next to it is a sum of money."""
    word = measure.term.sense
    before = measure.place is UnitPosition.BEFORE
    if scan.surface(measure.start, measure.end) in scan.vocabulary(MoneyVocabulary).not_sums:
        return False  # "50 Cent", the singer
    if word.sure and before:
        return True  # "$5"
    number = measure.numbers[-1]
    if not before and _compound(scan, measure):
        return False
    if _is_too_little(scan, measure, number):
        return False
    if word.sort is CurrencySort.CODE and word.careful:
        return _is_code(scan, measure, number)
    if not (word.weight or word.careful):
        return True
    if _alone(scan, measure):
        return not word.verb
    if word.weight:
        return _is_price(scan, measure, number, evidence)
    return _is_currency(scan, measure, number, evidence)


def _is_too_little(scan: Scan, measure: Measure, number: Number) -> bool:
    """Return whether a number is too small, or not written as it must be, for the word next to it."""
    word = measure.term.sense
    if word.glued and not _is_short_sign(scan, measure, number):
        return True
    if word.large:
        apart = len(word.word) == 1 and measure.term.end != number.start
        if apart or (number.scale == 1 and not _large_written(number)):
            return True
    before = measure.place is UnitPosition.BEFORE
    if word.sort is CurrencySort.WORD and before and not _no_count(number, _SURE):
        return True  # "in rupees 5 of 6"
    return word.strict and not _no_count(number, _least(scan, measure))


def _large_written(number: Number) -> bool:
    """Return whether a number is one of thousands with its groups marked: "5,600"."""
    return not number.digits and number.value >= _LARGE


def _least(scan: Scan, measure: Measure) -> int:
    """Return from which number on a symbol like letters is one: "R45", "42 LE" at the end of a phrase."""
    sure = measure.place is UnitPosition.BEFORE or (
        measure.term.sense.word.isupper() and phrase_may_end(scan, measure.end)
    )
    return _SURE if sure else _LARGE


def _is_short_sign(scan: Scan, measure: Measure, number: Number) -> bool:
    """Return whether a letter after digits is a sign of money: "43c"; not "1080p", "4p.m.", "GPT-4c"."""
    end = measure.term.end
    if measure.term.start != number.end or number.digits in _SCREENS:
        return False
    if scan.token(end) == "." and scan.token(end + 1)[:1].isalpha():
        return False
    return not (scan.token(number.start - 1) == "-" and scan.token(number.start - 2)[-1:].isalpha())


def _alone(scan: Scan, measure: Measure) -> bool:
    """Return whether the amount is all that its line says, as in the cell of a table."""
    paragraph = scan.paragraph_at(scan.starts[measure.start])
    rest = scan.text[scan.starts[measure.end] : paragraph.end] if paragraph else "?"
    return paragraph is not None and paragraph.start == scan.starts[measure.start] and not rest.strip(" .")


def _compound(scan: Scan, measure: Measure) -> bool:
    """Return whether the currency is only part of a word: "50 dollar-denominated", "10 euro zone states"."""
    end = measure.term.end
    if scan.token(end) == "-" and scan.token(end + 1)[:1].isalpha():
        word = scan.lower(end + 1)
        joined = scan.token(measure.term.start - 1) == "-"
        return not (joined or word in scan.vocabulary(NumberVocabulary).articles)
    after = scan.skip_space(end)
    return scan.is_parted(end, after) and scan.lower(after) in scan.vocabulary(MoneyVocabulary).compounds


def _no_count(number: Number, least: int) -> bool:
    """Return whether a number is likelier a sum than a count: it has a scale, a fraction, or is large."""
    return number.scale > 1 or not number.digits or number.value >= least


def _large(number: Number) -> bool:
    """Return whether a number is in the thousands and not a year."""
    return number.value >= _LARGE and len(number.digits) != 4


def _is_code(scan: Scan, measure: Measure, number: Number) -> bool:
    """Return whether a code that is a word as well is a currency.

    "TRY 500 million", "500 TRY"; not "ALL 5 of us", "TRY 3 TIMES".
    """
    for neighbour in (scan.skip_space_back(measure.start) - 1, scan.skip_space(measure.end)):
        token = scan.token(neighbour)
        if len(token) > 1 and token.isupper():
            return False
    if measure.place is UnitPosition.AFTER:
        if len(number.digits) == 4 and int(number.digits) in _YEARS:
            return False  # "by 2015 ESP was gone"
        return _no_count(number, _LARGE_CODE)
    glued = measure.term.end == number.start
    if glued and _no_count(number, _LARGE_CODE):
        return True
    if scan.word_after(measure.end) in scan.vocabulary(AmountVocabulary).of:
        return False  # "ALL 1,200 of us"
    if number.scale == 1 and number.value >= (_LARGE_WHOLE if number.value % 1 == 0 else _LARGE):
        return True
    return _large(number) and phrase_may_end(scan, measure.end)


def _is_currency(scan: Scan, measure: Measure, number: Number, evidence: CurrencyEvidence) -> bool:
    """Return whether "won", "mark", "rand" is money: by size, by the country, by what follows."""
    word = measure.term.sense
    ends = phrase_may_end(scan, measure.end)
    known = _spoken_of(word.codes, evidence)
    if word.verb:
        return _large(number) and (known or ends)
    if word.adjective:
        return ends
    return _large(number) or ends or (known and number.value >= _KNOWN) or _priced(scan, measure)


def _priced(scan: Scan, measure: Measure) -> bool:
    """Return whether a word of paying is close by."""
    cues = scan.vocabulary(MoneyVocabulary).money_cues
    around = (
        *range(measure.start - _CLOSE_TOKENS, measure.start),
        *range(measure.end, measure.end + _CLOSE_TOKENS),
    )
    return any(scan.lower(i) in cues for i in around if i >= 0)


def _cents_follow(scan: Scan, i: int) -> bool:
    """Return whether a sum in cents is at token ``i``: "3 pounds 50 pence"."""
    if scan.lower(i) in scan.vocabulary(NumberVocabulary).joiners:
        i = scan.skip_space(i + 1)
    number = scan.view(Numbers).by_start.get(i)
    term = scan.hits("currency").get(scan.skip_space(number.end)) if number else None
    return term is not None and term.sense.factor < 1


def _spoken_of(codes: tuple[str, ...], evidence: CurrencyEvidence) -> bool:
    """Return whether the text names one of these currencies, or a country that has it."""
    if not evidence.named.keys().isdisjoint(codes):
        return True
    return any(currency_of(territory, None) in codes for territory in evidence.territories)


def _is_price(scan: Scan, measure: Measure, number: Number, evidence: CurrencyEvidence) -> bool:
    """Return whether "pounds" are a price and not a weight.

    The words around decide, then the country, then the size.
    """
    money = scan.vocabulary(MoneyVocabulary)
    end = measure.end
    after = scan.skip_space(end)
    if _converted(scan, after):
        return False
    if scan.token(measure.term.start - 1) == "-" and number.value < _COMPOUND_PRICE:
        noun = scan.lower(scan.skip_joint(end))  # "a 200-pound man", "a 50-pound note"
        return noun in money.money_cues or noun in money.money_notes
    if _cents_follow(scan, after):
        return True
    if scan.lower(after) in scan.vocabulary(AmountVocabulary).of:
        return scan.word_after(after + 1) in money.money_of
    verdict = says_money(scan, measure, money.weight_cues, money.money_cues)
    if verdict is not None:
        return verdict
    codes = measure.term.sense.codes
    return _is_at_home(scan, codes, evidence) or (_large(number) and _spoken_of(codes, evidence))


def _is_at_home(scan: Scan, codes: tuple[str, ...], evidence: CurrencyEvidence) -> bool:
    """Return whether the text names sterling, or comes from where one of these currencies is tender."""
    if "GBP" in evidence.named:
        return True
    territory = territory_of(scan.document.locale)
    if territory is None and evidence.dateline is not None:
        territory = evidence.dateline[1]
    return territory is not None and currency_of(territory, None) in codes


def _converted(scan: Scan, bracket: int) -> bool:
    """Return whether brackets at a token have the same amount in another unit: "1,300 pounds (600 kg)"."""
    if scan.token(bracket) != "(":
        return False
    i = bracket + 1
    while i <= bracket + _HEDGE_TOKENS and i not in scan.view(Numbers).by_start:
        i += 1
    number = scan.view(Numbers).by_start.get(i)
    return number is not None and scan.skip_joint(number.end) in scan.hits("unit")
