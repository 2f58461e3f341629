"""Labels before a colon that are what an article is about: "Budget: “This will not do”"."""

from __future__ import annotations

from collections.abc import Iterator

from newsfacts.kinds.quotations.speakers.names import Names
from newsfacts.kinds.quotations.speakers.phrases import phrase_at
from newsfacts.lexicon.function_words import Tag
from newsfacts.text.scan import Scan

__all__ = ["is_topic"]

_MOST_LOOKS = 12
"""Places at which a word is looked at."""
_FIRST = 20_000
"""How far into a text they are looked for, in code points."""
_WORD_BEFORE = 12
"""The article of a word is in this many code points before it."""


def is_topic(start: int, end: int, scan: Scan) -> bool:
    """Return whether a label of one word is a common noun, as the rest of the article shows.

    The article has it without a capital or, where all nouns have one, after another determiner. The name of
    a person, an organisation or somebody's role is never one.
    """
    word = scan.text[start:end]
    if not (word.isalpha() and word[0].isupper()) or word.isupper():
        return False
    names = scan.view(Names)
    if word in names.grammar.given or names.full(word):
        return False
    phrase = phrase_at(start, scan, end)
    if phrase is not None and (phrase.kind is not None or phrase.role is not None):
        return False
    if not names.grammar.noun_capitals:
        return any(_places(word.lower(), scan.text))
    return any(_has_determiner(at, names) for at in _places(word, scan.text) if at != start)


def _places(word: str, text: str) -> Iterator[int]:
    """Yield the places of a whole word in a text; all but 0, which no word but the first has."""
    at = text.find(word, 1, _FIRST)
    for _ in range(_MOST_LOOKS):
        if at < 0:
            return
        end = at + len(word)
        if not (text[at - 1].isalnum() or text[end : end + 1].isalnum() or text[at - 1] == "-"):
            yield at
        at = text.find(word, end, _FIRST)


def _has_determiner(at: int, names: Names) -> bool:
    """Return whether a determiner comes right before an offset."""
    before = names.text[max(0, at - _WORD_BEFORE) : at].split()
    return bool(before) and names.grammar.tags.get(before[-1].lower()) is Tag.DETERMINER
