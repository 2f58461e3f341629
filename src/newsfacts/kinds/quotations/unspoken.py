"""Words in marks that nobody says: titles, nicknames, names of things. Asked before anybody is looked for."""

from __future__ import annotations

from newsfacts.kinds.quotations.attribution.sentence import Passage
from newsfacts.kinds.quotations.attribution.sentences_before import LEFT
from newsfacts.lexicon.function_words import Tag
from newsfacts.lexicon.reporting_verbs import VerbForm

__all__ = ["is_unspoken"]

_TITLE = 6
"""How many words the title of a work may have to be known by its capitals."""


def is_unspoken(p: Passage, quote: int, low: int, high: int) -> bool:
    """Return whether nobody says the words in marks at an atom of the sentence from ``low`` to ``high``."""
    low = max(low, quote - LEFT)
    return _is_name(p, quote, low, high) or _is_named(p, quote - 1, low)


def _is_name(p: Passage, quote: int, low: int, high: int) -> bool:
    """Return whether the words in marks are a nickname inside a name, or the title of a work."""
    grammar, before = p.grammar, quote - 1
    if p.text[p.ends[quote] : p.ends[quote] + 1] == "-" and (
        p.text[p.ends[quote] + 1 : p.ends[quote] + 2].isalpha()
    ):
        return True  # the first part of a compound: „Bild“-Zeitung
    if p.ends[quote] - p.starts[quote] == 3:
        return True  # a letter: the team's "D"
    if before < low or not p.is_word(before):
        return False
    words = p.text[p.starts[quote] + 1 : p.ends[quote] - 1].split(None, _TITLE)
    if len(words) > _TITLE or not all(word[0].isupper() or len(word) < 4 for word in words):
        return False
    if p.lows[before] in grammar.works or (
        grammar.noun_capitals and p.lows[before].endswith(grammar.work_endings)
    ):
        return True
    if () in grammar.sources_before.get(p.lows[before], ()):
        return True  # laut „Bild“
    if grammar.noun_capitals and _is_told(p, quote, low):
        return True
    named = len(words) > 1 and words[0][0].isupper() and words[-1][0].isupper()
    if named and _is_fronted(p, quote, low):
        return True  # 'On "Meet the Mayor," Hale said'
    behind = quote + 1
    return (
        behind < high
        and not grammar.noun_capitals
        and all(p.is_capital(k) and p.tags[k] is None and not p.cue(k) for k in (before, behind))
        and not p.is_headline(quote)
        and p.ends[quote] < p.starts[behind]
    )


def _is_fronted(p: Passage, quote: int, low: int) -> bool:
    """Return whether a quotation ends the phrase before the subject: 'Asked about "X", she'."""
    if p.grammar.noun_capitals or p.tags[quote - 1] is not Tag.PREPOSITION or not p.goes_on(quote):
        return False
    return p.tags[low] is Tag.PREPOSITION or p.lows[low].endswith(p.grammar.verb_endings or ("\0",))


def _is_told(p: Passage, quote: int, low: int) -> bool:
    """Return whether the words in marks are a paper that was told: "„...“, sagte er der „Welt“"."""
    article, grammar = quote - 1, p.grammar
    if p.lows[article] not in grammar.oblique and p.lows[article] not in grammar.sources_of:
        return False
    if p.tags[article] is not Tag.DETERMINER:
        return False
    for i in range(article - 1, low - 1, -1):
        if p.tags[i] in (Tag.COORDINATOR, Tag.PREPOSITION):
            return False
        cue = None if p.is_quote(i) else p.cue(i)
        if cue is not None:
            return cue.speech and cue.form is VerbForm.FINITE
    return False


def _is_named(p: Passage, i: int, low: int) -> bool:
    """Return whether a participle gives the thing before it its name: "a film called"."""
    if i <= low or p.lows[i] not in p.grammar.naming:
        return False
    return (p.is_nominal(i - 1) and not p.is_capital(i - 1)) or p.words[i - 1] == ","
