"""Whole or nothing: whether a number goes on where it was read to, in a way that is not understood.

Every kind asks here. What cannot be read is refused, rather than the part of it that could be read.
"""

from __future__ import annotations

from decimal import Decimal

import attrs

from newsfacts.amounts.letters import phrase_may_end
from newsfacts.amounts.vocabulary import AmountVocabulary
from newsfacts.numbers.digits import rounded
from newsfacts.numbers.figures import Numbers
from newsfacts.numbers.fractions import Part
from newsfacts.numbers.number import Number
from newsfacts.numbers.vocabulary import NumberVocabulary, WordClass
from newsfacts.text.scan import Scan, Term

__all__ = ["goes_on", "half_behind", "is_mid_number", "list_goes_on", "may_scale", "with_groups"]

_HALF_MARKS = frozenset("·‧∙⋅'_*^\\")
"""Marks that join digits to more digits, in ways that no number here is written."""
_GROUP = 3
"""The digits of one group of thousands."""
_LONGEST_LIST = 12
"""No list of numbers is followed further than this."""
_SHORT = 2
"""Behind a hyphen, words of so few letters are looked at whatever their case."""


def goes_on(scan: Scan, number: Number, end: int) -> bool:
    """Return whether a number with its unit before it goes on behind token ``end``: "$2 zillion" aside.

    That is a word that may be a scale ("£5 thsd", "$3 Q", "€4 millones"), digits behind a mark that
    joins them ("$2*5"), a further group of digits ("$12 500 of"), or a part of one ("£3 and 1/8").
    """
    mark = scan.token(end)
    if mark in _HALF_MARKS and scan.token(end + 1).isdecimal():
        return True
    if may_scale(scan, number, end) or _grouped(scan, number, end):
        return True
    return _fraction_follows(scan, end)


def list_goes_on(scan: Scan, number: Number, end: int) -> bool:
    """Return whether a list goes on to a scale that may serve for all of it: "$5, 10 or 15 million".

    ``number`` has its unit before it and ends before token ``end``; where both are read as one pair, nobody
    need ask.
    """
    numbers, words = scan.view(Numbers).by_start, scan.vocabulary(AmountVocabulary)
    either = scan.after_gap(end)
    if number.scale == 1 and scan.word(either) in words.either:  # "$5 or 10 million"
        other = numbers.get(scan.after_gap(either + 1))
        return other is not None and (other.scale > 1 or other.letter is not None)
    if number.scale != 1 or scan.token(end) != ",":
        return False
    for further in range(_LONGEST_LIST):
        i = scan.after_gap(end + 1) if scan.token(end) == "," else end
        i = scan.after_gap(i)
        closes = scan.word(i) in words.both or scan.word(i) in words.either
        member = numbers.get(scan.after_gap(i + 1) if closes else i)
        if member is None or member.first == end or (closes and not further):
            return False  # "$3, and 5 million people"
        if closes:
            return member.scale > 1 or member.letter is not None
        end = member.last
    return False


def may_scale(scan: Scan, number: Number, end: int) -> bool:
    """Return whether what stands behind token ``end`` may be a scale that was not read."""
    vocabulary = scan.vocabulary(NumberVocabulary)
    after = scan.after_joint(end)
    token = scan.token(after)
    if number.scale != 1 or after == end or not token.isalpha() or "\n" in scan.token(end):
        return False
    following, beyond = scan.token(after + 1), scan.token(after + 2)
    if token in vocabulary.letters:
        # it was looked at, and begins a word or a name: "$20 T-shirt", "$5 K Street"
        return len(token) > 1 or not (_joins(following, beyond) or _names(scan, after))
    if not vocabulary.scales.may_be(token) or token.lower() in vocabulary.articles:
        return False
    if _joins(following, beyond):
        return False
    return not (len(token) > _SHORT and token.isupper())


def _joins(mark: str, behind: str) -> bool:
    """Return whether a mark joins a word to the next: "M-class", "M&A", "T's"."""
    return mark in ("-", "'", "&", "/", ".") and behind[:1].isalnum()


def _names(scan: Scan, i: int) -> bool:
    """Return whether a capital letter at token ``i`` begins a name: "K Street"."""
    return scan.token(i).isupper() and scan.token(scan.after_gap(i + 1))[:1].isupper()


def _grouped(scan: Scan, number: Number, end: int) -> bool:
    """Return whether a group of three digits stands behind a space: "$12 500"."""
    return bool(
        0 < len(number.digits) <= _GROUP
        and scan.token(end) == " "
        and len(scan.token(end + 1)) == _GROUP
        and scan.token(end + 1).isdecimal()
    )


def with_groups(scan: Scan, number: Number) -> Number:
    """Return a number with the groups of three digits behind it, where the phrase ends there: "R12 500"."""
    if not _grouped(scan, number, number.last):
        return number
    digits, last = number.digits, number.last
    while _grouped(scan, number, last):
        digits, last = digits + scan.tokens[last + 1], last + 2
        group = scan.view(Numbers).by_start.get(last - 1)
        if group is None or group.last != last:
            return number
    if not phrase_may_end(scan, last):
        return number
    value = Decimal(digits)
    return attrs.evolve(number, last=last, value=value, unscaled=value, digits="", letter=None)


def _fraction_follows(scan: Scan, end: int) -> bool:
    """Return whether "and" and a fraction of one follow: "$2 and 1/8", "£3 and three-quarters"."""
    joiner = scan.after_gap(end)
    if scan.word(joiner) not in scan.vocabulary(NumberVocabulary).joiners or joiner == end:
        return False
    part = scan.view(Numbers).by_start.get(scan.after_gap(joiner + 1))
    if part is None or not part.fraction or part.scale != 1:
        return False
    behind = scan.word(scan.after_gap(part.last))
    return not behind[:1].isalnum() or behind in scan.vocabulary(AmountVocabulary).following


def half_behind(scan: Scan, unit: Term) -> Part | None:
    """Return the part of a unit that stands behind it: "deux mètres *et demi*", "two miles *and a half*"."""
    grammar = scan.vocabulary(NumberVocabulary)
    joiner = scan.after_gap(unit.last)
    if joiner == unit.last or scan.word(joiner) not in grammar.joiners:
        return None
    i = scan.after_gap(joiner + 1)
    articled = scan.word(i) in grammar.articles
    if articled:
        i = scan.after_gap(i + 1)
    elif scan.word(i) not in grammar.half_after:
        return None
    term = scan.terms("number").get(i)
    if term is None or term.payload.sort is not WordClass.FRACTION:
        return None
    behind = scan.word(scan.after_gap(term.last))
    if scan.token(term.last) == "-" or (articled and (behind in grammar.of or behind[:1].isalnum())):
        return None  # "5 percent and a half of the rest", "two miles and a half hour"
    return Part(joiner, term.last, rounded(term.payload.value))


def is_mid_number(scan: Scan, number: Number, unit: int) -> bool:
    """Return whether a number with its unit behind it is the tail of one that was not read.

    That is a fraction behind "and" ("$3 and seven-eighths"), digits behind a mark that joins them ("2*5 km"),
    or a group of three digits behind another ("12 500 km" where spaces group no digits), but not
    "May 5 500 euros", "12 500€ notes". ``unit`` is the token where the unit begins.
    """
    first = number.first
    before = scan.tokens[first - 1]
    numbers = scan.view(Numbers).by_end
    if before in _HALF_MARKS and scan.token(first - 2).isdecimal():
        return True
    if number.fraction:
        joiner = scan.before_gap(first) - 1
        if scan.word(joiner) in scan.vocabulary(NumberVocabulary).joiners:
            whole = numbers.get(scan.before_gap(joiner))
            return whole is not None and not whole.ordinal and _is_whole(whole) and not _between(scan, whole)
    if len(number.digits) != _GROUP or before != " " or unit == number.last:
        return False
    whole = numbers.get(first - 1)
    if whole is None or not 0 < len(whole.digits) <= _GROUP or whole.glued:
        return False
    return not scan.token(scan.before_gap(whole.first) - 1)[:1].isupper()


def _is_whole(number: Number) -> bool:
    return number.scale == 1 and number.value % 1 == 0


def _between(scan: Scan, number: Number) -> bool:
    before = scan.word(scan.before_gap(number.first) - 1)
    return before in scan.vocabulary(NumberVocabulary).between
