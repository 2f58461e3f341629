"""Two readings of who speaks: by the words around a quotation, and by the clause whose content it is."""

from __future__ import annotations

from newsfacts.kinds.quotations.attribution.clause import Attribution
from newsfacts.kinds.quotations.attribution.frame import ends_sentence
from newsfacts.kinds.quotations.attribution.sentence import Passage
from newsfacts.lexicon.reporting_verbs import VerbForm

__all__ = ["is_settled", "weigh"]

_LEXICAL = frozenset({"name", "credit", "source"})
"""Rules that ask for no clause."""
_BEHIND = frozenset({"quote-speaker-verb", "quote-verb-speaker"})
"""Rules that find the speaker behind the quotation."""
_BEFORE = frozenset({"speaker-verb-quote", "participle"})
"""Rules that find a verb before the quotation."""
_BESIDE = 3
"""Characters between a verb and a quotation right behind it: less than this."""
_TAG = 12
"""Characters between a quotation and a pronoun right behind it at most: ",” he", ",” said she"."""
_TITLE = 6
"""How many words the title of a work may have to be known by its capitals."""


def is_settled(passage: Passage, around: Attribution | None, quote: int) -> bool:
    """Return whether the words around a quotation leave nothing to ask its clause for: "“…,” he said"."""
    if around is None:
        return False
    if around.rule in _LEXICAL:
        return True
    if around.speaker is None or around.rule not in _BEHIND:
        return False
    near = around.speaker[0] <= passage.ends[quote] + _TAG
    return near and passage.text[slice(*around.speaker)].lower() in passage.grammar.pronouns


def weigh(
    passage: Passage, around: Attribution | None, clausal: Attribution | None, quote: int
) -> Attribution | None:
    """Return which of two readings holds."""
    if clausal is None:
        return around
    if around is None:
        return None if _is_title(passage, quote) else clausal
    if clausal.rule == "name" or (around.rule == "colon" and clausal.rule == "noun"):
        return clausal
    if clausal.rule == "headline":
        return clausal if around.rule == "colon" or not around.strong or around.speaker is None else around
    if around.speaker is None or clausal.speaker is None:
        return around if clausal.speaker is None else clausal
    behind = around.rule in _BEHIND and clausal.rule == "speaker-verb-quote"
    if behind and not ends_sentence(passage, quote):
        return around
    if around.speaker[0] < clausal.speaker[1] and clausal.speaker[0] < around.speaker[1]:
        if (
            _leaves_out_told(passage, around.speaker, clausal.speaker)
            or around.cue is None
            or clausal.cue is None
        ):
            return clausal
        closer = around.cue[0] < clausal.cue[0] < passage.starts[quote]
        return around._replace(cue=clausal.cue, rule=clausal.rule) if closer else around
    if clausal.rule in _BEHIND and _is_beside(passage, around, quote):
        return around
    if around.cue == clausal.cue:
        return around if _stands_closer(passage, around, clausal) else clausal
    return around if _is_inner(passage, around, clausal, quote) else clausal


def _is_title(passage: Passage, quote: int) -> bool:
    """Return whether a quotation has capitals as titles have them."""
    pair = passage.pairs[passage.quotes[quote]]
    words = passage.text[pair.start : pair.end].split(None, _TITLE)
    return 1 < len(words) <= _TITLE and not any(word[0].islower() for word in words)


def _leaves_out_told(passage: Passage, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Return whether the second of two mentions leaves out who was told: "sagte N der Zeitung"."""
    return bool(passage.grammar.oblique) and one[0] == other[0] and other[1] < one[1]


def _stands_closer(passage: Passage, around: Attribution, clausal: Attribution) -> bool:
    """Return whether the subject of a verb stands right before it, and another one does not."""
    text, one, other, cue = passage.text, around.speaker, clausal.speaker, around.cue
    if one is None or other is None or cue is None or one[1] > cue[0]:
        return False
    if text[one[1] : cue[0]].strip() or not text[other[1] : cue[0]].strip():
        return clausal.rule != "participle" and _names_more(passage, one, other)
    first = text[one[0] : one[1]].partition(" ")[0]
    return first[:1].isupper() or first.lower() in passage.grammar.tags


def _names_more(passage: Passage, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Return whether one mention has a name and another has none."""
    if passage.grammar.noun_capitals:
        return False
    text = passage.text
    return any(map(str.isupper, text[slice(*one)])) and not any(map(str.isupper, text[slice(*other)]))


def _is_beside(passage: Passage, around: Attribution, quote: int) -> bool:
    """Return whether a verb stands right before a quotation."""
    if around.cue is None or around.rule not in _BEFORE:
        return False
    return 0 < passage.starts[quote] - around.cue[1] < _BESIDE


def _is_inner(passage: Passage, around: Attribution, clausal: Attribution, quote: int) -> bool:
    """Return whether a verb of saying with its subject stands between another one and the quotation."""
    if around.cue is None or clausal.cue is None or around.speaker is None:
        return False
    if around.cue[0] < clausal.cue[0] or around.rule not in _BEFORE:
        return False
    if passage.text[slice(*around.speaker)].lower() in passage.grammar.pronouns:
        return False
    if _is_beside(passage, around, quote):
        return True
    cue = passage.grammar.cues.get(passage.text[slice(*around.cue)].lower())
    return cue is not None and cue.speech and cue.form is not VerbForm.BASE
