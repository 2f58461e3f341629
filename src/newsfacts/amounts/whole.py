"""Whole or nothing: whether a number continues, after what was read, in a way that is not understood.

Every kind uses this. An amount that cannot be read completely is refused, not read in part.
"""

from __future__ import annotations

from decimal import Decimal

import attrs

from newsfacts.amounts.letters import phrase_may_end
from newsfacts.amounts.vocabulary import AmountVocabulary
from newsfacts.model.arithmetic import product
from newsfacts.numbers.digits import rounded
from newsfacts.numbers.figures import Numbers
from newsfacts.numbers.fractions import Part
from newsfacts.numbers.number import Number
from newsfacts.numbers.vocabulary import NumberVocabulary, WordClass
from newsfacts.text.scan import Hit, Scan

__all__ = [
    "counted_parts",
    "goes_on",
    "half_behind",
    "is_mid_number",
    "is_share",
    "list_goes_on",
    "may_scale",
    "with_groups",
]

_HALF_MARKS = frozenset("·‧∙⋅'_*^\\")
"""Marks that join digits to more digits, in ways that no number here is written."""
_JOINING = _HALF_MARKS | frozenset(".,")
"""Those, and the marks of numbers: after a sign, what they join is one number or damaged text."""
_GROUP = 3
"""The digits of one group of thousands."""
_THOUSAND = 1000
_FEWEST_PARTS = 2
"""Fewer parts than these are not counted: "ein viertel"."""
_LONGEST_LIST = 12
"""No list of numbers is followed further than this."""
_SHARE_TOKENS = 7
"""The most tokens between "one" with its unit and what it is a share of: three words."""
_MOST_SHARES = 20
"""Larger numbers are years, or count something else: "one euro in 2019"."""
_SHORT = 2
"""After a hyphen, words with at most this many letters count in any letter case."""


def goes_on(scan: Scan, number: Number, end: int) -> bool:
    """Return whether a number with its unit before it continues after token ``end``.

    It does with a word that could be a scale ("£5 thsd", "$3 Q", "$2 zillion"), digits after a mark that
    joins them ("$2*5", "$1,2345"), another group of digits ("$12 500 of"), a fraction ("£3 and 1/8"), or a
    power of ten ("$1.5 x 10^9").
    """
    mark = scan.token(end)
    if mark in _JOINING and scan.token(end + 1).isdecimal():
        return True
    times = scan.skip_space(end)
    if scan.lower(times) in scan.vocabulary(AmountVocabulary).times and _is_ten(scan, times + 1):
        return True
    if may_scale(scan, number, end) or _grouped(scan, number, end):
        return True
    return _fraction_follows(scan, end)


def _is_ten(scan: Scan, i: int) -> bool:
    """Return whether the ten of a power is at token ``i`` or after a space: "× 10^9"."""
    ten = scan.view(Numbers).by_start.get(scan.skip_space(i))
    return ten is not None and ten.digits == "10"


def list_goes_on(scan: Scan, number: Number, end: int) -> bool:
    """Return whether a list ends with a scale that could apply to all of it: "$5, 10 or 15 million".

    ``number`` has its unit before it and ends before token ``end``. If two numbers are read as one pair, this
    check is not needed.
    """
    numbers, words = scan.view(Numbers).by_start, scan.vocabulary(AmountVocabulary)
    either = scan.skip_space(end)
    if number.scale == 1 and scan.lower(either) in words.either:  # "$5 or 10 million"
        other = numbers.get(scan.skip_space(either + 1))
        return other is not None and _has_scale(other)
    if number.scale != 1 or scan.token(end) != ",":
        return False
    for further in range(_LONGEST_LIST):
        i = scan.skip_space(end + 1) if scan.token(end) == "," else end
        i = scan.skip_space(i)
        either = scan.lower(i) in words.either
        closes = either or scan.lower(i) in words.both
        i = scan.skip_space(i + 1) if closes else i
        unit = scan.hits("currency").get(i)
        member = numbers.get(unit.end if unit and not (closes and not either) else i)
        if member is None or member.start == end or (closes and not further):
            return False  # "$3, and 5 million people"
        if closes:
            return _has_scale(member)
        end = member.end
    return False


def _has_scale(number: Number) -> bool:
    return number.scale > 1 or number.letter is not None


def may_scale(scan: Scan, number: Number, end: int) -> bool:
    """Return whether the words after token ``end`` could be a scale that was not read."""
    vocabulary = scan.vocabulary(NumberVocabulary)
    after = scan.skip_joint(end)
    token = scan.token(after)
    if after == end or not token.isalpha() or "\n" in scan.token(end):
        return False
    if number.scale != 1:  # "€ 1,2 mil M"
        return number.scale == _THOUSAND and token in vocabulary.own_letters and not scan.runs_on(after + 1)
    following, beyond = scan.token(after + 1), scan.token(after + 2)
    if token in vocabulary.letters:
        # it was looked at, and begins a word or a name: "$20 T-shirt", "$5 K Street"
        return len(token) > 1 or not (_joins(following, beyond) or _names(scan, after))
    if not vocabulary.scale_words.may_be(token) or token.lower() in vocabulary.articles:
        return False
    if _joins(following, beyond):
        return False
    return not (len(token) > _SHORT and token.isupper())


def _joins(mark: str, behind: str) -> bool:
    """Return whether a mark joins a word to the next: "M-class", "M&A", "T's"."""
    return mark in ("-", "'", "&", "/", ".") and behind[:1].isalnum()


def _names(scan: Scan, i: int) -> bool:
    """Return whether a capital letter at token ``i`` begins a name: "K Street"."""
    return scan.token(i).isupper() and scan.token(scan.skip_space(i + 1))[:1].isupper()


def _grouped(scan: Scan, number: Number, end: int) -> bool:
    """Return whether there is a group of three digits after a space: "$12 500"."""
    return bool(
        0 < len(number.digits) <= _GROUP
        and scan.token(end) == " "
        and len(scan.token(end + 1)) == _GROUP
        and scan.token(end + 1).isdecimal()
    )


def with_groups(scan: Scan, number: Number) -> Number:
    """Return a number with the groups of three digits after it, if the phrase ends there: "R12 500"."""
    if not _grouped(scan, number, number.end):
        return number
    digits, end = number.digits, number.end
    while _grouped(scan, number, end):
        digits, end = digits + scan.tokens[end + 1], end + 2
        group = scan.view(Numbers).by_start.get(end - 1)
        if group is None or group.end != end:
            return number
    if not phrase_may_end(scan, end):
        return number
    value = Decimal(digits)
    return attrs.evolve(number, end=end, value=value, unscaled=value, digits="", letter=None)


def counted_parts(scan: Scan, number: Number) -> Number:
    """Return a fraction with the number that counts it: "*drei* viertel Liter", "*three* quarters percent".

    A unit shows that it is not a time: "after three quarters" has no unit.
    """
    if not number.fraction or scan.tokens[number.start - 1] != " ":
        return number
    count = scan.view(Numbers).by_end.get(number.start - 1)
    if count is None or count.digits or count.ordinal or not _is_whole(count) or count.value < _FEWEST_PARTS:
        return number
    value = product(count.value, number.value)
    return attrs.evolve(number, start=count.start, value=value, unscaled=value) if value < 1 else number


def _fraction_follows(scan: Scan, end: int) -> bool:
    """Return whether "and" and a fraction of one follow: "$2 and 1/8", "£3 and three-quarters"."""
    joiner = scan.skip_space(end)
    if scan.lower(joiner) not in scan.vocabulary(NumberVocabulary).joiners or joiner == end:
        return False
    part = scan.view(Numbers).by_start.get(scan.skip_space(joiner + 1))
    if part is None or not part.fraction or part.scale != 1:
        return False
    behind = scan.word_after(part.end)
    return not behind[:1].isalnum() or behind in scan.vocabulary(AmountVocabulary).following


def is_share(scan: Scan, end: int) -> bool:
    """Return whether one with its unit, ended by token ``end``, is a share: "one euro out of five"."""
    first = scan.skip_space(end)
    for i in range(first, first + _SHARE_TOKENS):
        part = scan.view(Numbers).by_start.get(i)
        if part is not None:
            words = " ".join(scan.surface(first, i).lower().split())
            return words in scan.vocabulary(AmountVocabulary).shares and 1 < part.value <= _MOST_SHARES
        if not (scan.token(i).isalpha() or scan.is_space(i)):
            return False
    return False


def half_behind(scan: Scan, unit: Hit) -> Part | None:
    """Return the fraction after a unit: "deux mètres *et demi*", "two miles *and a half*"."""
    grammar = scan.vocabulary(NumberVocabulary)
    joiner = scan.skip_space(unit.end)
    if joiner == unit.end or scan.lower(joiner) not in grammar.joiners:
        return None
    i = scan.skip_space(joiner + 1)
    articled = scan.lower(i) in grammar.articles
    if articled:
        i = scan.skip_space(i + 1)
    elif scan.lower(i) not in grammar.half_after:
        return None
    term = scan.hits("number").get(i)
    if term is None or term.sense.sort is not WordClass.FRACTION:
        return None
    behind = scan.word_after(term.end)
    if scan.token(term.end) == "-" or (articled and (behind in grammar.of or behind[:1].isalnum())):
        return None  # "5 percent and a half of the rest", "two miles and a half hour"
    return Part(joiner, term.end, rounded(term.sense.value))


def is_mid_number(scan: Scan, number: Number, unit: int) -> bool:
    """Return whether a number with its unit after it is the end of a number that was not read.

    That is a fraction after "and" ("$3 and seven-eighths"), digits after a mark that joins them ("2*5 km"),
    or a group of three digits after another one ("12 500 km" in a language that does not group digits with
    spaces), but not "May 5 500 euros", "12 500€ notes". ``unit`` is the first token of the unit.
    """
    start = number.start
    before = scan.tokens[start - 1]
    numbers = scan.view(Numbers).by_end
    if before in _HALF_MARKS and scan.token(start - 2).isdecimal():
        return True
    if number.fraction:
        joiner = scan.skip_space_back(start) - 1
        if scan.lower(joiner) in scan.vocabulary(NumberVocabulary).joiners:
            whole = numbers.get(scan.skip_space_back(joiner))
            return whole is not None and not whole.ordinal and _is_whole(whole) and not _between(scan, whole)
    if len(number.digits) != _GROUP or before != " " or unit == number.end:
        return False
    whole = numbers.get(start - 1)
    if whole is None or not 0 < len(whole.digits) <= _GROUP or whole.glued:
        return False
    return not scan.token(scan.skip_space_back(whole.start) - 1)[:1].isupper()


def _is_whole(number: Number) -> bool:
    return number.scale == 1 and number.value % 1 == 0


def _between(scan: Scan, number: Number) -> bool:
    before = scan.word_before(number.start)
    return before in scan.vocabulary(NumberVocabulary).between
