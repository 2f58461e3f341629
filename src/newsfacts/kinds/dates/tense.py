"""What the clause around an expression says of its time: ahead, past, or nothing."""

from __future__ import annotations

from typing import NamedTuple

from newsfacts.clauses import Clauses, VerbGroup
from newsfacts.kinds.dates.tense_vocabulary import STOPS, Tense
from newsfacts.kinds.dates.vocabulary import DateVocabulary
from newsfacts.model import Span
from newsfacts.text.scan import Scan

__all__ = ["TenseCue", "clue", "is_sure", "turn"]

_BACK = 30  # tokens before an expression in which a cue may stand
_AHEAD = 8


class TenseCue(NamedTuple):
    """The time that a clause speaks of."""

    direction: int
    """1 if the words around speak of the future, -1 if of the past, 0 if they do not say."""
    verb: int = -1
    """The token that says so, where it is one of the clause; -1 if it stands right beside the expression."""
    start: int = -1
    """The last token before the expression behind which the clause has nothing to say."""


def clue(scan: Scan, span: Span, *, months: bool = False, named: int = -1) -> TenseCue:
    """Return what the words around ``span`` say.

    A word right beside decides; then the nearest verb or cue before, within the clause, or the nearest
    behind if no comma stands between; else the verb of the clause that holds it. With ``months``, words such
    as "by" say future too. ``named`` is where a date ends that was named right before: where a stretch runs
    from the one to the other, the clause has its time from the verb of the stretch.
    """
    tense, tokens = scan.vocabulary(DateVocabulary).tense, scan.tokens
    start, end = scan.token_at(span.start), scan.token_at(span.end - 1) + 1
    if tokens[end] == "'" and tokens[end + 1].lower() in tense.possessives:
        return TenseCue(-1)  # "Wednesday's ruling"
    before = _word_before(scan, start)
    if before in tense.ahead or (
        before in tense.ahead_ends and f"{tokens[start - 4].lower()} {before}" in tense.ahead
    ):
        return TenseCue(1)
    if scan.word_after(end) in tense.behind:
        return TenseCue(1)
    if before in tense.ahead_of_months or before in tense.until:
        closes = _closes(scan, start, before, named, tense)
        by = months and not closes and before in tense.ahead_of_months
        if by and not _opens(scan, start):
            return TenseCue(1)
        if by or (before in tense.until and not closes):  # "until Thursday, they had not"
            after = (turn(scan, i) for i in range(end, end + _AHEAD))
            return TenseCue(-1 if next((turned for turned in after if turned), 0) < 0 else 1)
    near = _nearest(scan, start, end)
    if near.direction and "," not in tokens[end : max(near.verb, end)]:
        return near  # it is of the same clause, as good as always
    return _of_clause(scan, start, end) or near


def _nearest(scan: Scan, start: int, end: int) -> TenseCue:
    """Return what the nearest word before tokens ``start`` to ``end`` says, or else the nearest behind."""
    tense, tokens = scan.vocabulary(DateVocabulary).tense, scan.tokens
    stop = max(start - _BACK, -1)
    cues, endings = tense.cues, tense.past_endings
    for i in range(start - 1, stop, -1):
        word = tokens[i].lower()
        if word in cues or word.endswith(endings):  # few do; `turn` asks too, but a call costs more than it
            turned = turn(scan, i)
            if turned:
                return TenseCue(turned, i, i)
            if turned == 0:
                stop = i
                break
    for i in range(end, end + _AHEAD):
        word = tokens[i].lower()
        if word in cues or word.endswith(endings):
            turned = turn(scan, i)
            if turned is not None:
                return TenseCue(turned, i, stop)
    return TenseCue(0)


def _of_clause(scan: Scan, start: int, end: int) -> TenseCue | None:
    """Return what the verb of the clause says that holds tokens ``start`` to ``end``; ``None`` if none does.

    "Could" and "would" may stand for a future or a past, and what was said, set or agreed on may lie ahead:
    of these the words nearest to the expression tell more. An attribute ("its June report") has no verb.
    """
    sentence = scan.view(Clauses).at(scan.starts[start])
    i = None if sentence is None else sentence.clause_at(start)
    if sentence is None or i is None:
        return None
    verb = sentence.verb(i)
    direction = _direction(scan, verb)
    if not direction or sentence.is_attribute(start, end):
        return None
    before = [k for k in verb.tokens if k < start]
    if before and "," in scan.tokens[before[-1] : start]:
        return None  # who knows what ends there
    last = before[-1] if before else verb.tokens[0]
    place = last if before else sentence.start_of(i) - 1
    return TenseCue(direction, verb.tokens[0] if direction > 0 else last, place)


def _direction(scan: Scan, verb: VerbGroup) -> int:
    """Return 1 if the verb of a clause speaks of the future, -1 if of the past, 0 if it leaves it open."""
    if not verb.sure or "say" in verb.classes or any(turn(scan, k) == 1 for k in verb.tokens):
        return 0
    tense, main = scan.vocabulary(DateVocabulary).tense, scan.lower(verb.tokens[-1])
    if main in tense.weak and main not in tense.copulas:
        return 0
    if verb.time == "future" or (verb.time == "modal" and verb.tense == "present"):
        return 1
    return -1 if verb.time == "past" and verb.tense else 0  # "they quit in April" has two tenses


def is_sure(scan: Scan, span: Span, found: TenseCue, *, named: int = -1) -> bool:
    """Return whether the verb has the date: "he resigned on March 31", not "the offer of March 31 lapsed"."""
    turned, verb, clause_start = found
    if not turned or verb < 0:
        return False
    tense = scan.vocabulary(DateVocabulary).tense
    start = scan.token_at(span.start)
    before = _word_before(scan, start)
    if not _closes(scan, start, before, named, tense) and (
        before in tense.untensed or any(_breaks(scan, i, tense) for i in range(clause_start + 1, start))
    ):
        return False
    if verb > start and not _opens(scan, start):
        return False  # but "on March 31, he resigned"
    word = scan.lower(verb)
    if turned > 0:
        return word in tense.certain or scan.lower(verb - 2) in tense.certain
    if word in tense.copulas:
        return not _is_reported(scan, verb, tense)
    return word not in tense.weak and scan.lower(verb - 2) not in tense.untensed  # "the disputed law"


def _word_before(scan: Scan, start: int) -> str:
    """Return the word before token ``start``."""
    return scan.word_before(start)


def _closes(scan: Scan, start: int, before: str, named: int, tense: Tense) -> bool:
    """Return whether the date is the last day of a stretch that was named: "in the year to March 31"."""
    if named < 0 or before not in tense.ended:
        return False
    return named == scan.starts[scan.skip_space_back(scan.skip_space_back(start) - 1)]


def _opens(scan: Scan, start: int) -> bool:
    """Return whether only a preposition stands between token ``start`` and the start of its sentence."""
    before = scan.skip_space_back(scan.skip_space_back(start) - 1) - 1
    return before < 0 or scan.token(before) in STOPS or scan.token(before).isspace()


def turn(scan: Scan, i: int) -> int | None:
    """Return what token ``i`` says of the tense; 0 if the clause ends there, ``None`` to look on."""
    tense, tokens = scan.vocabulary(DateVocabulary).tense, scan.tokens
    token = tokens[i]
    word = token.lower()
    regular = len(word) > 4 and word.endswith(tense.past_endings) and token.islower()
    if not regular and word not in tense.cues:
        return None  # as most words
    two = f"{word} {tokens[i + 2].lower()}"
    if two in tense.past:
        return -1  # "what was forecast in May"
    governor = tokens[i - 2].lower()
    if two in tense.future and governor in tense.governed:
        return None
    if word in tense.future or two in tense.future:
        return -1 if governor in tense.spent else 1
    if (regular or word in tense.past) and governor not in tense.auxiliaries:
        return -1
    if word == "." and tokens[i + 1].isdecimal():
        return None  # "3.5 per cent"
    return 0 if not word or word in STOPS or word in tense.joins else None


def _is_reported(scan: Scan, i: int, tense: Tense) -> bool:
    """Return whether somebody may report the clause of token ``i``: its "was" may stand for "is"."""
    for k in range(i - 1, max(i - _BACK, -1), -1):
        word = scan.lower(k)
        if not word or word in STOPS:
            return False
        if word in tense.weak or word in tense.joins:
            return True
    return False


def _breaks(scan: Scan, i: int, tense: Tense) -> bool:
    """Return whether token ``i`` may begin something that has the date instead of the verb before."""
    token = scan.token(i)
    return token.lower() in tense.breaks or (token.islower() and token.endswith(tense.break_endings))
