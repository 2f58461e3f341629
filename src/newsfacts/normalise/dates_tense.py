"""What the clause around an expression says of its time: ahead, past, or nothing."""

from __future__ import annotations

from typing import NamedTuple

from newsfacts.grammar.tense import Tense
from newsfacts.model import Span
from newsfacts.scan import Scan

__all__ = ["Clue", "clue", "turn"]

_BACK = 30  # tokens before an expression in which a cue may stand
_AHEAD = 8
_STOPS = frozenset('.!?;:"“”')


class Clue(NamedTuple):
    """The time that a clause speaks of."""

    direction: int
    """1 if the words around speak of the future, -1 if of the past, 0 if they do not say."""
    sure: bool
    """Whether the verb has the date: "he resigned on March 31", not "the offer of March 31 lapsed"."""


def clue(scan: Scan, span: Span, *, months: bool = False, closes: bool = False) -> Clue:
    """Give what the words around ``span`` say.

    The nearest word before decides, within the clause; then the nearest behind. With ``months``, words such
    as "by" say future too. A date that ``closes`` a stretch has its time from the verb of the stretch.
    """
    tense = scan.grammar.dates.tense
    first, last = scan.token_at(span.start), scan.token_at(span.end - 1) + 1
    if scan.token(last) == "'" and scan.word(last + 1) in tense.possessives:
        return Clue(-1, False)  # "Wednesday's ruling"
    before = scan.word(scan.before_gap(first) - 1)
    two = f"{scan.word(first - 4)} {before}"
    if not tense.ahead.isdisjoint((before, two)):
        return Clue(1, False)
    if scan.word(scan.after_gap(last)) in tense.behind:
        return Clue(1, False)
    by = months and not closes and before in tense.ahead_of_months
    if by and not _opens(scan, first):
        return Clue(1, False)
    if by or (before in tense.until and not closes):
        after = (turn(scan, i) for i in range(last, last + _AHEAD))  # "until Thursday, they had not"
        return Clue(-1 if next((turned for turned in after if turned), 0) < 0 else 1, False)
    free = closes or before not in tense.untensed
    for i in range(first - 1, max(first - _BACK, -1), -1):
        turned = turn(scan, i)
        if turned:
            return Clue(turned, free and _sure(scan, i, turned, tense))
        if turned == 0:
            break
        free = free and (closes or not _breaks(scan, i, tense))
    opens = free and _opens(scan, first)  # "On March 31, he resigned"
    for i in range(last, last + _AHEAD):
        turned = turn(scan, i)
        if turned is not None:
            return Clue(turned, opens and turned != 0 and _sure(scan, i, turned, tense))
    return Clue(0, False)


def _opens(scan: Scan, first: int) -> bool:
    """Say whether nothing but a preposition stands between token ``first`` and the start of its sentence."""
    before = scan.before_gap(scan.before_gap(first) - 1) - 1
    return before < 0 or scan.token(before) in _STOPS or scan.token(before).isspace()


def turn(scan: Scan, i: int) -> int | None:
    """Give what token ``i`` says of the tense; 0 if the clause ends there, ``None`` to look on."""
    tense = scan.grammar.dates.tense
    word = scan.word(i)
    if word == " ":
        return None
    two = f"{word} {scan.word(i + 2)}"
    if two in tense.past:
        return -1  # "what was forecast in May"
    if two in tense.future and scan.word(i - 2) in tense.governed:
        return None
    if word in tense.future or two in tense.future:
        return -1 if scan.word(i - 2) in tense.spent else 1
    past = word in tense.past or (
        len(word) > 4 and word.endswith(tense.past_endings) and scan.token(i).islower()
    )
    if past and scan.word(i - 2) not in tense.auxiliaries:
        return -1
    if word == "." and scan.token(i + 1).isdecimal():
        return None  # "3.5 per cent"
    return 0 if not word or word in _STOPS or word in tense.joins else None


def _sure(scan: Scan, i: int, turned: int, tense: Tense) -> bool:
    """Say whether the cue at token ``i`` is a verb that leaves no doubt."""
    word = scan.word(i)
    if turned > 0:
        return word in tense.certain or scan.word(i - 2) in tense.certain
    if word in tense.copulas:
        return not _reported(scan, i, tense)
    return word not in tense.weak and scan.word(i - 2) not in tense.untensed  # "the disputed law"


def _reported(scan: Scan, i: int, tense: Tense) -> bool:
    """Say whether somebody may report the clause of token ``i``: its "was" may stand for "is"."""
    for k in range(i - 1, max(i - _BACK, -1), -1):
        word = scan.word(k)
        if not word or word in _STOPS:
            return False
        if word in tense.weak or word in tense.joins:
            return True
    return False


def _breaks(scan: Scan, i: int, tense: Tense) -> bool:
    """Say whether token ``i`` may begin something that has the date instead of the verb before."""
    token = scan.token(i)
    return token.lower() in tense.breaks or (token.islower() and token.endswith(tense.break_endings))
