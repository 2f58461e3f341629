"""Conditions on the words around a match: a bare year needs evidence, a bare "May" a preposition."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from newsfacts.clauses.view import Clauses
from newsfacts.kinds.dates.date_table import Guard
from newsfacts.kinds.dates.parser.parser import Match
from newsfacts.kinds.dates.vocabulary import DateVocabulary
from newsfacts.lexicon.letters import continues
from newsfacts.numbers.figures import Numbers
from newsfacts.text.scan import Scan

__all__ = ["allowed", "refuses"]

_CLAUSE = 18
"""Tokens, spaces among them, before a match in which a word still belongs to its clause."""
_OF_NEWS = 1750
"""Numbers below it are rather counts than years where a noun in the plural follows."""
_SKIPPED = 2
"""Words that a guard skips before a match at most: "entre los días 3 y 5"."""
_ENDS = frozenset(".;!?")
_COMMON = frozenset({"duration", "part", "step", "the", "today"})
"""Operations of words that are not capitalised."""
_POINTS = frozenset(".,")
_QUOTES = frozenset("\"'`“”„‘’«»")
_STRETCHES = frozenset({"the", "ended"})
"""Operations of a bare unit with its article."""
_DAYS = frozenset(
    {"day", "dayrank", "fulldate", "daymonth", "dotdaymonth", "weekday", "today", "at", "edge", "holiday"}
)
"""Operations and slots that say a day, or something that may be one."""


def allowed(scan: Scan, match: Match) -> bool:
    """Return whether a match and the words around it let it be a fact."""
    if _cuts_word(scan, match) or not _holds(scan, match):
        return False
    guard = match.rule.guard
    return not guard or _guarded(scan, match, scan.vocabulary(DateVocabulary).guards[guard])


def refuses(scan: Scan, match: Match) -> bool:
    """Return whether a match that is not a fact keeps its words, judging by the words around it."""
    guard = match.rule.guard
    return not guard or _guarded(scan, match, scan.vocabulary(DateVocabulary).guards[guard])


def _cuts_word(scan: Scan, match: Match) -> bool:
    """Return whether a match begins or ends inside a word or a number: "B2B", "X1990", 2596.72, 1,990."""
    tokens, start, end = scan.tokens, match.start, match.end
    if tokens[end - 1] == "." and tokens[end].isdecimal():
        return True  # "8.000 bis 10.000"
    before = tokens[start - 1] != " " and _joins(tokens, start - 1, start)  # most have a space on either side
    return before or (tokens[end] != " " and _joins(tokens, end, end - 1))


def _joins(tokens: Sequence[str], outside: int, inside: int) -> bool:
    """Return whether two neighbouring tokens, one outside a match and one in it, are one word or number."""
    neighbour = tokens[outside]
    before, after = tokens[min(outside, inside)], tokens[max(outside, inside)]
    if neighbour in _POINTS:
        beyond = tokens[outside + outside - inside]
        return tokens[inside].isdecimal() and beyond.isdecimal()
    return continues(before[-1:], after[:1])


def _holds(scan: Scan, match: Match) -> bool:
    """Return whether a match can mean what its operation says."""
    operation = match.rule.operation
    if operation in _COMMON:
        return not _title(scan, match.start, match.end)
    if scan.tokens[match.start].isdecimal() and _is_quoted(scan, match):
        return False  # a title: “1917”
    if operation == "year":  # not a number with parts: 1999/200
        return scan.tokens[match.end] != "/" or not scan.tokens[match.end + 1].isdecimal()
    if operation == "set" and scan.tokens[match.end] == "-" and scan.tokens[match.end + 1].isspace():
        return False  # „zu jeder Tages- und Nachtzeit“
    if operation == "at":  # a time that has its own day is on no other
        return not any(_core(part).rule.operation == "at" for part in _parts(match))
    if operation == "range":
        return _range(match)
    if operation == "duration_range":
        return _rises(match)
    return True


def _is_quoted(scan: Scan, match: Match) -> bool:
    """Return whether a match is one word and is alone between quotation marks."""
    before, behind = scan.skip_space_back(match.start) - 1, scan.skip_space(match.end)
    marks = _QUOTES - {"'"}
    return match.end - match.start == 1 and scan.token(before) in marks and scan.token(behind) in marks


class _Neighbour(NamedTuple):
    """A word or mark next to a match, after a space if there is one."""

    token: str
    word: str
    """The token in lower case."""

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.token[:1].isupper()


def _guarded(scan: Scan, match: Match, guard: Guard) -> bool:
    """Return whether a condition on the words around a match holds."""
    behind = scan.skip_space(match.end)
    token_before, token_after = scan.token(scan.skip_space_back(match.start) - 1), scan.token(behind)
    before = _Neighbour(token_before, token_before.lower())
    after = _Neighbour(token_after, token_after.lower())
    if before.word in guard.not_after or after.word in guard.not_before:
        return False
    if guard.not_before_number and after.word[:1].isdecimal():
        return False
    if _is_ruled_out(scan, match, guard, before, after):
        return False
    evident = _is_evident(scan, match, guard, before, after)
    if guard.evidence and not evident:
        return False
    if guard.near and not _near(scan, match.start, guard.near):
        return False
    if evident and not guard.strict:
        return True
    if guard.not_after_capital and before.is_capital:
        return False
    if behind == match.end:  # the remaining conditions need a word after a space
        return True
    if guard.not_before_capital and after.is_capital:
        return False
    return not (guard.not_before_endings and after.word.endswith(guard.not_before_endings))


def _is_evident(scan: Scan, match: Match, guard: Guard, before: _Neighbour, after: _Neighbour) -> bool:
    """Return whether the words next to a match are evidence that it is a fact."""
    sides = (after.word in guard.before, _evidence_before(scan, match, guard, before) in guard.after)
    return (all if guard.both else any)(sides) or (guard.verb_behind and _is_before_verb(scan, match))


def _evidence_before(scan: Scan, match: Match, guard: Guard, before: _Neighbour) -> str:
    """Return the word before a match that may be evidence, after one or two that the guard skips."""
    word, at = before.word, match.start
    for _ in range(_SKIPPED):
        if word not in guard.skipped:
            break
        at = _word_before(scan, at)
        word = scan.lower(_word_before(scan, at))
    return word


def _lacks_capital(scan: Scan, match: Match, guard: Guard, before: _Neighbour, after: _Neighbour) -> bool:
    """Return whether a match or its neighbor lacks the capital that it needs, or has one that it must not."""
    if (guard.capital or guard.no_capital) and scan.tokens[match.start][0].isupper() != guard.capital:
        return True
    return (guard.after_capital and not before.is_capital) or (guard.before_capital and not after.is_capital)


def _is_ruled_out(scan: Scan, match: Match, guard: Guard, before: _Neighbour, after: _Neighbour) -> bool:
    """Return whether something speaks against the match that no evidence outweighs."""
    if (guard.not_near or guard.not_near_endings) and _near(
        scan, match.start, guard.not_near, guard.not_near_endings
    ):
        return True
    if _touches_wrongly(scan, match, guard):
        return True
    if guard.not_after_number and _follows_number(scan, match.start, before):
        return True
    if guard.not_after_amount and _follows_amount(scan, match.start):
        return True
    if guard.before_verb and not _opens_before_verb(scan, match, guard):
        return True
    if guard.after_phrases and not _follows_phrase(scan, match.start, guard.after_phrases):
        return True
    if _lacks_person(scan, match, guard) or _counts(scan, match, guard, before, after):
        return True
    if _lacks_capital(scan, match, guard, before, after):
        return True
    return (
        guard.alone
        and after.word[:1].isalnum()
        and after.word not in scan.vocabulary(DateVocabulary).vocabulary
    )


def _touches_wrongly(scan: Scan, match: Match, guard: Guard) -> bool:
    """Return whether what touches a match is what it must not have there, or lacks what it must have."""
    text, start, end = scan.folded, scan.starts[match.start], scan.starts[match.end]
    if text.startswith(guard.not_followed, end) or text.endswith(guard.not_preceded, 0, start):
        return True
    if not guard.followed and not guard.preceded:
        return False
    return not (text.startswith(guard.followed, end) or text.endswith(guard.preceded, 0, start))


def _follows_phrase(scan: Scan, start: int, phrases: Sequence[str]) -> bool:
    """Return whether one of these rows of words comes before a match."""
    return any(_follows_words(scan, start, phrase.split()) for phrase in phrases)


def _follows_words(scan: Scan, start: int, wanted: Sequence[str]) -> bool:
    for word in reversed(wanted):
        start = scan.skip_space_back(start) - 1
        if scan.lower(start) != word:
            return False
    return True


def _opens_before_verb(scan: Scan, match: Match, guard: Guard) -> bool:
    """Return whether a match opens a sentence, and the finite verb of its clause comes right after it.

    The verb must have another subject, or be one whose subject the match can be.
    """
    before = scan.token(scan.skip_space_back(match.start) - 1)
    if before and before not in _ENDS and before not in _QUOTES and "\n" not in scan.token(match.start - 1):
        return False
    sentence = scan.view(Clauses).at(scan.starts[match.start])
    if sentence is None or scan.skip_space(sentence.start) != match.start:
        return False
    place = scan.skip_space(match.end)
    for clause in sentence.clauses:
        if clause.verb.finite and min(clause.verb.tokens) == place:
            other = clause.subject is not None and clause.subject.start >= match.end
            return other or scan.lower(place) in guard.year_verbs
    return False


def _is_before_verb(scan: Scan, match: Match) -> bool:
    """Return whether a finite verb of its sentence comes right after a match."""
    sentence = scan.view(Clauses).at(scan.starts[match.start])
    place = scan.skip_space(match.end)
    clause = None if sentence is None else sentence.clause_at(place)
    if sentence is None or clause is None:
        return False
    verb = sentence.verb(clause)
    return verb.finite and place in verb.tokens


def _lacks_person(scan: Scan, match: Match, guard: Guard) -> bool:
    """Return whether a match is not in a name, or is after a person, as the guard requires."""
    if guard.of_person and not _is_of_person(scan, match):
        return True
    if guard.apposed and not _is_apposed(scan, match):
        return True
    return guard.in_name and not _is_in_name(scan, match)


def _counts(scan: Scan, match: Match, guard: Guard, before: _Neighbour, after: _Neighbour) -> bool:
    """Return whether a number that may be a year counts what follows it: "in 1500 cases"."""
    if not guard.not_counting:
        return False
    words, number = scan.vocabulary(DateVocabulary).counting, scan.tokens[match.end - 1]
    if before.word in words.year_words:
        return False
    if after.word in words.not_plural or not after.word.endswith(words.plural_endings):
        return False
    if words.plural_capitals and not after.is_capital:
        return False
    if not number.isdecimal():  # "dos mil casos", not "490 BC" and "nineteen ninety-one Charles"
        return match.end in scan.view(Numbers).by_end and after.is_capital == words.plural_capitals
    return before.word in words.counting or number.endswith("00") or int(number) < _OF_NEWS


def _is_of_person(scan: Scan, match: Match) -> bool:
    """Return whether a person's description ends right before a match: "l'avocat", "le Serbe"."""
    sentence, end = scan.view(Clauses).at(scan.starts[match.start]), scan.skip_space_back(match.start)
    group = None if sentence is None else sentence.group_ending(end)
    if group is None:
        return False
    return group.kind == "person" or (group.kind == "place" and group.start < group.head[0])


def _is_apposed(scan: Scan, match: Match) -> bool:
    """Return whether a name, a comma and one word come before a match: "Ana Gil, granjera de 54 años"."""
    word = _word_before(scan, match.start)
    comma = _word_before(scan, word)
    if scan.token(comma) != "," or not scan.token(word).islower():
        return False
    sentence = scan.view(Clauses).at(scan.starts[match.start])
    group = None if sentence is None else sentence.group_ending(scan.skip_space_back(comma))
    if group is None or group.kind == "place":
        return False
    return group.name is not None and group.name[1] == group.end


def _is_in_name(scan: Scan, match: Match) -> bool:
    """Return whether a match is in a person's name, after its first word: "Tom May", "Uwe März"."""
    before = scan.token(scan.skip_space_back(match.start) - 1)
    if not (before[:1].isupper() and before[-1:].islower()):
        return False
    sentence = scan.view(Clauses).at(scan.starts[match.start])
    name = None if sentence is None else sentence.name_at(match.start)
    return name is not None and name[0] < match.start and match.end <= name[1]


def _follows_number(scan: Scan, start: int, before: _Neighbour) -> bool:
    return before.token.isdecimal() or scan.skip_space_back(start) in scan.view(Numbers).by_end


def _follows_amount(scan: Scan, start: int) -> bool:
    """Return whether a number with its noun comes before what ties a match to it: "40 hours in a week"."""
    noun = _word_before(scan, _word_before(scan, start))
    if not scan.token(noun).isalpha():
        return False
    behind = scan.skip_space_back(noun)
    return scan.token(behind - 1).isdecimal() or behind in scan.view(Numbers).by_end


def _word_before(scan: Scan, start: int) -> int:
    """Return the token before one, after a space if there is one."""
    return scan.skip_space_back(start) - 1


def _near(scan: Scan, start: int, words: Container[str], endings: tuple[str, ...] = ()) -> bool:
    """Return whether one of these words is a few words before, in the same sentence."""
    for i in range(start - 1, max(start - _CLAUSE, -1), -1):
        word = scan.lower(i)
        if word in _ENDS:
            return False
        if word in words or (endings and word.endswith(endings)):
            return True
    return False


def _title(scan: Scan, start: int, end: int) -> bool:
    """Return whether the words name a program or a paper: “This Week” with its marks, USA Today."""
    tokens = scan.tokens
    if start == 0 or tokens[start].islower() or scan.vocabulary(DateVocabulary).noun_capitals:
        return False
    words = [token for token in tokens[start:end] if token.isalpha()]
    if not words or not all(word[0].isupper() for word in words):
        return False
    if tokens[start - 1] in _QUOTES:
        return len(words) > 1 or tokens[start].isdecimal()
    before = scan.token(scan.skip_space_back(start) - 1)
    return (
        len(words) == 1
        and len(before) > 1
        and before.isalpha()
        and before.isupper()
        and not words[0].isupper()
    )


def _range(match: Match) -> bool:
    """Return whether two dates can be the ends of one range.

    They cannot if the first is a bare unit ("the week to Oct. 13" is one week), or a weekday and the other
    no day ("a change Monday to July's count").
    """
    end, start = map(_core, _parts(match))
    if start.rule.operation in _STRETCHES:
        return False
    return start.rule.operation != "weekday" or bool(_DAYS & {end.rule.operation, *end.rule.slots})


def _parts(match: Match) -> Iterator[Match]:
    """Yield the matches inside a match, the last one first."""
    bound = match.bound
    while bound is not None:
        sense, _, _, bound = bound
        if isinstance(sense, Match):
            yield sense


def _rises(match: Match) -> bool:
    """Return whether the first number is the lower: "two to three weeks", not "in 2016 to 10 years"."""
    parts = {}
    bound = match.bound
    for name in reversed(match.rule.slots):
        parts[name], _, _, bound = bound
    return bool(parts["number"] < parts["number2"])


def _core(match: Match) -> Match:
    """Return the match inside that says which date it is."""
    while match.rule.operation == "same" and match.bound is not None and isinstance(match.bound[0], Match):
        match = match.bound[0]
    return match
