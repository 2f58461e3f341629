"""Descriptions by age: whom "the 52-year-old" refers to."""

from __future__ import annotations

from collections.abc import Sequence

from newsfacts.clauses import Clauses
from newsfacts.extractor.context import Context
from newsfacts.kinds.quotations.speakers.names import Names, ResolvedName
from newsfacts.kinds.quotations.speakers.phrases import LONGEST_SENTENCE, phrase_at
from newsfacts.kinds.quotations.speakers.pronouns import person_before
from newsfacts.kinds.quotations.speakers.subjects import gender_of
from newsfacts.lexicon.function_words import Pronoun
from newsfacts.model import Certainty

__all__ = ["named_by_age"]

_MOST_PLACES = 4
"""The most places before it at which the same age is looked for."""
_ENDS = (",", ".", ";", ")", " ")
"""What follows an age between commas: "46," and "46 ans,"."""


def named_by_age(text: str, mention: tuple[int, int], names: Names, context: Context) -> ResolvedName | None:
    """Return whom "the 52-year-old" or "die 46-Jährige" refers to, with why; ``None`` if nobody fits.

    Such a description says something more of the person whom the text is about, as a pronoun does. Where the
    text has the same age before, of somebody without a name, it means that one.
    """
    words = text.split()
    endings = tuple(names.grammar.names.ages)
    if not endings or words[0].lower() not in names.grammar.names.definite:
        return None
    age = next((word for word in words[1:] if word.lower().endswith(endings)), None) or _in_years(
        words, names
    )
    if age is None or _is_of_nobody(age, mention[0], context):
        return None
    introduced = _with_age(age, mention[0], names, context)
    if introduced is not None:
        why = f"{text!r} is {introduced!r}, whose age is in the article"
        return ResolvedName(introduced, Certainty.INFERRED, (why,))
    gender = _gender(mention[0], context) or names.gender(text)
    name = person_before(Pronoun(gender=gender, number=1, near=False), mention[0], names, context)
    if name is None:
        return None
    why = f"{text!r} is taken to be the last person named before it"
    return ResolvedName(name, Certainty.INFERRED, (why,))


def _in_years(words: Sequence[str], names: Names) -> str | None:
    """Return the last two words of a description if they are an age: "23 ans" of "le coureur de 23 ans"."""
    years = len(words) > 2 and words[-1].lower() in names.grammar.names.years and words[-2].isdecimal()
    return " ".join(words[-2:]) if years else None


def _is_of_nobody(age: str, at: int, context: Context) -> bool:
    """Return whether the words of an age come before an offset in a phrase without a name."""
    scan, place = context.scan, 0
    for _ in range(_MOST_PLACES):
        place = scan.text.find(age, place, at)
        if place < 0:
            return False
        phrase = phrase_at(_start_of_group(place, context), scan)
        if phrase is None or not phrase.is_name:
            return True
        place += len(age)
    return False


def _with_age(age: str, at: int, names: Names, context: Context) -> str | None:
    """Return the one person with that age after the name before an offset: "Ann Berg, 46, said"."""
    years, scan, place, found = age[: len(age) - len(age.lstrip("0123456789"))], context.scan, 0, set()
    for _ in range(_MOST_PLACES if years else 0):
        place = scan.text.find(f", {years}", place, at)
        if place < 0:
            break
        behind = place + len(years) + 2
        if scan.text[behind : behind + 1] in _ENDS:
            phrase = phrase_at(_start_of_group(place - 1, context), scan, place)
            if phrase is not None and phrase.is_name:
                found.add(names.in_full(phrase.words, phrase.words).name)
        place = behind
    return found.pop() if len(found) == 1 else None


def _start_of_group(offset: int, context: Context) -> int:
    """Return where the noun group at an offset begins."""
    scan = context.scan
    sentence, token = scan.view(Clauses).at(offset, LONGEST_SENTENCE), scan.token_at(offset)
    groups = () if sentence is None else sentence.groups
    return next((scan.starts[group.start] for group in groups if group.start <= token < group.end), offset)


def _gender(offset: int, context: Context) -> str:
    """Return ``m`` or ``f`` where the article at an offset shows it, else an empty string."""
    scan = context.scan
    sentence = scan.view(Clauses).at(offset, LONGEST_SENTENCE)
    group = None if sentence is None else sentence.group_starting(scan.token_at(offset))
    return "" if group is None else gender_of(group.features)
