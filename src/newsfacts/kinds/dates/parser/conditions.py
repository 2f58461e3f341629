"""Conditions on the words around a match: a bare year needs evidence, a bare "May" a preposition."""

from __future__ import annotations

from newsfacts.kinds.dates.parser.parser import Match
from newsfacts.kinds.dates.vocabulary import DateVocabulary, Guard
from newsfacts.numbers.figures import Numbers
from newsfacts.text.scan import Scan

__all__ = ["allowed"]

_CLAUSE = 18  # tokens, gaps among them
_ENDS = frozenset(".;!?")
_COMMON = frozenset({"duration", "part", "step", "the", "today"})
"""Operations of words that have no capital of their own."""
_POINTS = frozenset(".,")
_QUOTES = frozenset("\"'`“”‘’«»")
_STRETCHES = frozenset({"the", "ended"})
"""Operations of a bare unit with its article."""
_DAYS = frozenset(
    {"day", "dayrank", "fulldate", "daymonth", "dotdaymonth", "weekday", "today", "at", "edge", "holiday"}
)
"""Operations and slots that say a day, or something that may be one."""


def allowed(scan: Scan, match: Match) -> bool:
    """Say whether the words around a match let it be a fact."""
    first, last = match.first, match.last
    tokens = scan.tokens
    # A fact begins and ends where words do: no date in "B2B", "X1990", "5-1990-3"
    # … and no part of a decimal or a grouped number: 2596.72, 1,990.
    before, after = tokens[first - 1], tokens[last]
    if before != " ":
        if before in _POINTS:
            if tokens[first].isdecimal() and tokens[first - 2].isdecimal():
                return False
        elif before[-1:].isalnum() and tokens[first][0].isalnum():
            return False
    if after != " ":
        if after in _POINTS:
            if tokens[last + 1].isdecimal() and tokens[last - 1].isdecimal():
                return False
        elif after[:1].isalnum() and tokens[last - 1][-1].isalnum():
            return False
    rule = match.rule
    operation = rule.operation
    if operation in _COMMON:
        if _title(scan, first, last):
            return False
    elif operation == "year":
        if after == "/" and tokens[last + 1].isdecimal():
            return False  # a number with parts: 1999/200
    elif (operation == "range" and not _range(match)) or (
        operation == "duration_range" and not _rises(match)
    ):
        return False
    return not rule.guard or _guarded(scan, first, last, scan.vocabulary(DateVocabulary).guards[rule.guard])


def _guarded(scan: Scan, first: int, last: int, guard: Guard) -> bool:
    """Say whether a condition on the words around holds."""
    tokens = scan.tokens
    before = scan.before_gap(first) - 1
    token_before = scan.token(before)
    word_before = token_before.lower()
    after = scan.after_gap(last)
    token_after = scan.token(after)
    word_after = token_after.lower()
    if word_before in guard.not_after or word_after in guard.not_before:
        return False
    if guard.not_near and _near(scan, first, guard):
        return False
    if guard.not_after_number and (before + 1 in scan.view(Numbers).by_end or token_before.isdecimal()):
        return False
    if guard.capital and not tokens[first][0].isupper():
        return False
    if (
        guard.alone
        and word_after[:1].isalnum()
        and word_after not in scan.vocabulary(DateVocabulary).vocabulary
    ):
        return False
    evident = word_before in guard.after or word_after in guard.before
    if guard.evidence and not evident:
        return False
    if evident and not guard.strict:
        return True
    if guard.not_after_capital and token_before[:1].isupper():
        return False
    if guard.not_before_capital and token_after[:1].isupper() and after > last:
        return False
    return not (guard.not_before_endings and after > last and word_after.endswith(guard.not_before_endings))


def _near(scan: Scan, first: int, guard: Guard) -> bool:
    """Say whether a word that the guard names stands a few words before, in the same sentence."""
    for i in range(first - 1, max(first - _CLAUSE, -1), -1):
        word = scan.word(i)
        if word in _ENDS:
            return False
        if word in guard.not_near or (guard.not_near_endings and word.endswith(guard.not_near_endings)):
            return True
    return False


def _title(scan: Scan, first: int, last: int) -> bool:
    """Say whether the words are the name of a programme or a paper: “This Week” with its marks, USA Today."""
    tokens = scan.tokens
    if first == 0 or tokens[first].islower() or scan.vocabulary(DateVocabulary).noun_capitals:
        return False
    words = [token for token in tokens[first:last] if token.isalpha()]
    if not words or not all(word[0].isupper() for word in words):
        return False
    if tokens[first - 1] in _QUOTES:
        return len(words) > 1 or tokens[first].isdecimal()
    before = scan.token(scan.before_gap(first) - 1)
    return (
        len(words) == 1
        and len(before) > 1
        and before.isalpha()
        and before.isupper()
        and not words[0].isupper()
    )


def _range(match: Match) -> bool:
    """Say whether two dates can be the ends of one range.

    They cannot if the first is a bare unit ("the week to Oct. 13" is one week), or a weekday and the other
    no day ("a change Monday to July's count").
    """
    ends = []
    bound = match.bound
    while bound is not None:
        payload, _, _, bound = bound
        if isinstance(payload, Match):
            ends.append(_core(payload))
    last, first = ends
    if first.rule.operation in _STRETCHES:
        return False
    return first.rule.operation != "weekday" or bool(_DAYS & {last.rule.operation, *last.rule.slots})


def _rises(match: Match) -> bool:
    """Say whether the first number is the lower: "two to three weeks", not "in 2016 to 10 years"."""
    parts = {}
    bound = match.bound
    for name in reversed(match.rule.slots):
        parts[name], _, _, bound = bound
    return bool(parts["number"] < parts["number2"])


def _core(match: Match) -> Match:
    """Give the match inside that says which date it is."""
    while match.rule.operation == "same" and match.bound is not None and isinstance(match.bound[0], Match):
        match = match.bound[0]
    return match
