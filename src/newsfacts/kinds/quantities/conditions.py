"""Whether a word after a number is a unit there: agreement, names, years, and the guards of its table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsfacts.amounts.cues import says_money
from newsfacts.amounts.measures import UNIT, Measure, UnitPosition
from newsfacts.kinds.quantities.units import definition
from newsfacts.kinds.quantities.vocabulary import Form, Guard, Phrases, QuantityVocabulary, UnitTerm
from newsfacts.model import Bound
from newsfacts.numbers.figures import Numbers
from newsfacts.text.scan import Scan

__all__ = ["around", "converts", "fits", "follows", "partner"]

_WINDOW_TOKENS = 60
"""How many tokens of a sentence are looked at on either side."""
_YEARS = range(1500, 2100)
"""Four digits that may be the year of a story."""
_POSSESSIVE_TOKENS = 3
"""A word with its possessive: "men's"."""


def follows(scan: Scan, i: int, phrases: Phrases) -> int:
    """Return the token after one of ``phrases`` at token ``i`` or after a joint there, else 0."""
    start = scan.skip_joint(i)
    for rest in phrases.starting(scan.lower(start)):
        k = start + 1
        for token in rest:
            if not (scan.is_space(k) if token == " " else scan.lower(k) == token):
                break
            k += 1
        else:
            return k
    return 0


def fits(scan: Scan, measures: Sequence[Measure], k: int) -> bool:
    """Return whether measure ``k`` is a quantity."""
    measure = measures[k]
    term: UnitTerm = measure.term.sense
    if _runs_on(scan, measure, term) or _priced(scan, measure) or _dated(scan, measure):
        return False
    if not (_agrees(scan, measure, term) or partner(scan, measures, k)):
        return False
    if _named(scan, measure, term):
        return False
    return term.guard is None or _guarded(scan, measures, k, term.guard)


def _runs_on(scan: Scan, measure: Measure, term: UnitTerm) -> bool:
    """Return whether letters touch the unit, or digits that count no smaller unit: "5ft6" is whole."""
    after = scan.token(measure.term.end)[:1]
    if after.isalpha() and scan.runs_on(measure.term.end):
        return scan.token(measure.term.end) not in _minor_symbols(scan, measure)
    return after.isdecimal() and term.unit not in scan.vocabulary(QuantityVocabulary).compounds


def _minor_symbols(scan: Scan, measure: Measure) -> frozenset[str]:
    """Return what may touch a unit as the smaller one: "6ft2in"."""
    if not scan.token(measure.term.end - 1).isdecimal():
        return frozenset()
    short = scan.token(measure.term.start)
    compounds = scan.vocabulary(QuantityVocabulary).compounds.values()
    return next((compound.symbols for compound in compounds if short in compound.short), frozenset())


def _named(scan: Scan, measure: Measure, term: UnitTerm) -> bool:
    """Return whether the unit is part of a name: "20 F-16 jets", "the two Watts brothers"."""
    if term.form is Form.SYMBOL:
        return _designation(scan, measure)
    return not term.capital and _name(scan, measure)


def _priced(scan: Scan, measure: Measure) -> bool:
    """Return whether a sign of money comes before the number: "£100m"."""
    money = scan.hits_by_end("currency")
    if measure.start in money:
        return True
    sign = money.get(scan.skip_space_back(measure.start))
    return sign is not None and not scan.token(sign.end - 1).isalpha()


def _designation(scan: Scan, measure: Measure) -> bool:
    """Return whether a letter begins a name: "20 F-16 jets", "three C's"."""
    term = measure.term
    if len(scan.token(term.end - 1)) > 1 or measure.amount.bound is Bound.RANGE:
        return False
    mark, after = scan.token(term.end), scan.token(term.end + 1)[:1]
    return (mark == "-" and after.isdecimal()) or (mark == "'" and after.isalpha())


def _spaced(scan: Scan, measure: Measure) -> bool:
    """Return whether the unit is apart from the number."""
    return measure.place is UnitPosition.SHARED or scan.token(measure.term.start - 1).isspace()


def _hyphened(scan: Scan, measure: Measure) -> bool:
    """Return whether a hyphen joins the unit to the number."""
    return scan.token(measure.term.start - 1) == "-"


def _year_like(measure: Measure) -> bool:
    """Return whether the number may be a year."""
    digits = measure.numbers[-1].digits
    return len(digits) == 4 and int(digits) in _YEARS


def _dated(scan: Scan, measure: Measure) -> bool:
    """Return whether the number is part of a date: "In 2008 tons were lost", "On June 5 miles of cars"."""
    if not _spaced(scan, measure):
        return False
    before = scan.skip_space_back(measure.start)
    month = before - 2 if scan.token(before - 1) == "." else before - 1
    day = len(measure.numbers[0].digits) in (1, 2)
    if (
        day
        and scan.token(month).istitle()
        and scan.lower(month) in scan.vocabulary(QuantityVocabulary).months
    ):
        return True
    if not _year_like(measure):
        return False
    guard = measure.term.sense.guard
    return scan.lower(before - 1) in scan.vocabulary(QuantityVocabulary).dates or (
        guard is not None and guard.no_year
    )


def _agrees(scan: Scan, measure: Measure, term: UnitTerm) -> bool:
    """Return whether number and word agree: "one mile", "a ten mile run"; not "two mile markers"."""
    number = measure.numbers[-1]
    words = scan.vocabulary(QuantityVocabulary)
    if term.form is Form.MANY:
        single = measure.amount.bound is not Bound.RANGE and number.value == 1
        return not single or scan.surface(number.start, number.end).strip() != "1"
    halved = measure.place is UnitPosition.AFTER and measure.end > measure.term.end  # "un mètre et demi"
    counted = number.value // 1 if halved else number.value
    if term.form is not Form.ONE or number.fraction or abs(counted) <= 1 or _hyphened(scan, measure):
        return True
    after = scan.skip_joint(measure.term.end)
    if scan.token(number.start).isdecimal() or scan.lower(after) in words.dimensions:
        return True
    before = scan.skip_space_back(measure.opening) - 1
    return scan.lower(before) in words.determiners and scan.token(after)[:1].isalpha()


def _name(scan: Scan, measure: Measure) -> bool:
    """Return whether a capital makes the word a name, and not a headline's: "the two Watts brothers"."""
    word = scan.token(measure.term.start)
    if not scan.vocabulary(QuantityVocabulary).proper or not word.istitle():
        return False
    before = scan.token(scan.skip_space_back(measure.opening) - 1)
    if before.lower() in scan.vocabulary(QuantityVocabulary).names_before:
        return True
    return not (before[:1].isupper() or before in ("", "-", ":", "|") or before[-1:] == "\n")


def _guarded(scan: Scan, measures: Sequence[Measure], k: int, guard: Guard) -> bool:
    """Return whether what is around the number allows the word to be a unit."""
    measure = measures[k]
    if not _in_bounds(measure, guard) or _ruled_out(scan, measure, guard):
        return False
    if partner(scan, measures, k) or _rated(scan, _end(measure)) or _is_frost(measure):
        return True
    if _minor_follows(scan, measure):
        return True
    if guard.asks:
        return _beside(scan, measure, guard) or _in_context(scan, measure, guard)
    return not guard.not_context or guard.not_context.isdisjoint(around(scan, measure))


def _minor_follows(scan: Scan, measure: Measure) -> bool:
    """Return whether a number of the smaller unit follows, with that unit: "1m 80cm"."""
    compound = scan.vocabulary(QuantityVocabulary).compounds.get(measure.term.sense.unit)
    number = scan.view(Numbers).by_start.get(scan.skip_space(_end(measure))) if compound else None
    if compound is None or number is None:
        return False
    term = scan.hits(UNIT).get(scan.skip_space(number.end))
    return term is not None and term.sense.unit == compound.minor


def _end(measure: Measure) -> int:
    """Return the token after the number and its unit, whichever comes last."""
    return max(measure.end, measure.term.end)


def _word_before(scan: Scan, measure: Measure) -> str:
    """Return the word before an amount and its hedge, in lower case."""
    return scan.word_before(measure.opening)


def _in_bounds(measure: Measure, guard: Guard) -> bool:
    """Return whether the number is not too small and not too large."""
    number = measure.numbers[-1].value
    if guard.least is not None and number < guard.least:
        return False
    return guard.most is None or number <= guard.most


def _ruled_out(scan: Scan, measure: Measure, guard: Guard) -> bool:
    """Return whether the space to the number, the word before or the words after forbid the unit."""
    hyphened = _hyphened(scan, measure)
    touches = measure.term.start == measure.numbers[-1].end
    if guard.glued and not touches and not hyphened:
        return True
    if not hyphened and _word_before(scan, measure) in guard.not_preceded:
        return True
    return bool(follows(scan, _end(measure), guard.not_followed))


def _beside(scan: Scan, measure: Measure, guard: Guard) -> bool:
    """Return whether a hyphen, the words after or the word before show that it is a unit."""
    if guard.hyphen and _hyphened(scan, measure):
        return True
    if follows(scan, _end(measure), guard.followed):
        return True
    return (
        _possessive_before(scan, measure) in guard.preceded or _word_before(scan, measure) in guard.preceded
    )


def _in_context(scan: Scan, measure: Measure, guard: Guard) -> bool:
    """Return whether the words of the sentence show that it is a unit."""
    if not guard.context:
        return False
    words = set(around(scan, measure))
    if guard.context.isdisjoint(words):
        return False
    if guard.not_context.isdisjoint(words):
        return True
    return guard.rival and says_money(scan, measure, guard.context, guard.not_context) is False


def _is_frost(measure: Measure) -> bool:
    """Return whether a temperature is below zero, which no angle is: "minus 12 Grad"."""
    low = measure.amount.low
    return low is not None and low < 0 and bool(definition(measure.term.sense.unit).offset)


def _rated(scan: Scan, end: int) -> bool:
    """Return whether a stroke and a time follow: "3 m/sec"."""
    return scan.token(end) == "/" and scan.lower(end + 1) in scan.vocabulary(QuantityVocabulary).rates.times


def _possessive_before(scan: Scan, measure: Measure) -> str:
    """Return the word before a number with its possessive: "men's"."""
    end = scan.skip_space_back(measure.opening)
    return "".join(scan.lower(i) for i in range(max(end - _POSSESSIVE_TOKENS, 0), end)).strip()


def partner(scan: Scan, measures: Sequence[Measure], k: int) -> Measure | None:
    """Return the measure that brackets convert ``k`` to, or that ``k`` converts: "30m (98ft)"."""
    if k + 1 < len(measures) and converts(scan, measures[k], measures[k + 1]):
        return measures[k + 1]
    if k and converts(scan, measures[k - 1], measures[k]):
        return measures[k - 1]
    return None


def converts(scan: Scan, one: Measure, other: Measure) -> bool:
    """Return whether ``other`` is in brackets right after ``one`` and is of its dimension."""
    bracket = scan.skip_space(_end(one))
    return (
        other.opening == bracket + 1
        and scan.token(bracket) in ("(", "[")
        and definition(one.term.sense.unit).base == definition(other.term.sense.unit).base
    )


def around(scan: Scan, measure: Measure) -> Iterator[str]:
    """Yield the words of the sentence around a measure, in lower case, up to a bound."""
    start, end = measure.start, _end(measure)
    back = range(start - 1, max(start - 1 - _WINDOW_TOKENS, -1), -1)
    ahead = range(end, min(end + _WINDOW_TOKENS, len(scan.tokens)))
    for way in (back, ahead):
        for i in way:
            token = scan.token(i)
            if _stops(scan, i, token):
                break
            yield token.lower()


def _stops(scan: Scan, i: int, token: str) -> bool:
    """Return whether a token ends a sentence or a paragraph."""
    if token in (".", "!", "?"):
        return scan.token(i + 1)[:1].isspace() and scan.token(i + 2)[:1].isupper()
    return "\n\n" in token
