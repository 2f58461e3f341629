"""Two readings of who speaks: by the words around a quotation, and by the clause whose content it is."""

from __future__ import annotations

from bisect import bisect_left

from newsfacts.kinds.quotations.attribution.clause import Attribution
from newsfacts.kinds.quotations.attribution.frames import ends_sentence
from newsfacts.kinds.quotations.attribution.sentence import Passage
from newsfacts.lexicon.function_words import Tag
from newsfacts.lexicon.reporting_verbs import VerbForm

__all__ = ["is_settled", "weigh"]

_LEXICAL = frozenset({"credit", "source"})
"""Rules that need no clause."""
_BEHIND = frozenset({"quote-speaker-verb", "quote-verb-speaker"})
"""Rules that find the speaker behind the quotation."""
_BEFORE = frozenset({"speaker-verb-quote", "participle"})
"""Rules that find a verb before the quotation."""
_BESIDE = 3
"""A quotation right behind a verb begins fewer characters than this after it."""
_OPEN = frozenset(",?!…")
"""Last characters of speech that "N said" may follow without a comma."""
_NAME = 3
"""How many words a plain name has, at most."""
_TITLE = 6
"""How many words the title of a work may have to be known by its capitals."""


def is_settled(passage: Passage, around: Attribution | None, quote: int, low: int) -> bool:
    """Return whether the words around a quotation make it needless to read its clause.

    That is so where a mention and a verb of saying stand together right behind it ("“…,” N said"), or at the
    head of the sentence, and no other word before it may tell who speaks.
    """
    if around is None:
        return False
    if around.rule in _LEXICAL:
        return True
    speaker, cue, text = around.speaker, around.cue, passage.text
    if speaker is None or cue is None:
        return False
    mention = text[slice(*speaker)]
    if "," in mention or mention.partition(" ")[0].lower() in passage.grammar.nobody:
        return False
    if around.rule == "speaker-verb-quote":
        heads = passage.starts[low] == speaker[0] and text[speaker[1] : cue[0]] == " "
        return heads and _leads_to(passage, cue[1], quote)
    if around.rule not in _BEHIND or (quote > low and ends_sentence(passage, quote)):
        return False
    return _stands_behind(passage, around.rule, speaker, cue, quote)


def _leads_to(passage: Passage, end: int, quote: int) -> bool:
    """Return whether nothing between the end of a verb and a quotation may tell who else speaks."""
    first = bisect_left(passage.starts, end)
    if passage.grammar.verb_second and first < quote - 1:
        return False  # its subject may stand behind it
    return not any(word in passage.grammar.telling for word in passage.lows[first:quote])


def _stands_behind(
    passage: Passage, rule: str, speaker: tuple[int, int], cue: tuple[int, int], quote: int
) -> bool:
    """Return whether a mention and a verb of saying stand together right behind a quotation."""
    text = passage.text
    front, back = sorted((speaker, cue))
    between = text[passage.ends[quote] : front[0]]
    if text[front[1] : back[0]] != " " or not (passage.last_character(quote) in _OPEN or "," in between):
        return False
    if any(map(str.isalnum, between)):
        return False
    if rule == "quote-speaker-verb":
        return True
    beside = text[speaker[1] : speaker[1] + 1] == ","  # "said the chairman, N"
    return _is_plain(passage, text[slice(*speaker)]) or not (beside or passage.grammar.oblique)


def _is_plain(passage: Passage, mention: str) -> bool:
    """Return whether a mention is a pronoun or a short name and nothing else."""
    words = mention.split(None, _NAME)
    if len(words) == 1 and mention.lower() in passage.grammar.pronouns:
        return True
    if not words or passage.grammar.tags.get(words[0].lower()) is Tag.DETERMINER:
        return False
    return len(words) <= _NAME and all(word[0].isupper() and word.isalpha() for word in words)


def weigh(
    passage: Passage, around: Attribution | None, clausal: Attribution | None, quote: int
) -> Attribution | None:
    """Return which of two readings holds."""
    if clausal is None:
        return around
    if around is None:
        return None if _is_title(passage, quote) or _names_a_thing(passage, clausal, quote) else clausal
    if clausal.rule == "nobody" or (around.rule == "colon" and clausal.rule == "noun"):
        return clausal
    if clausal.rule == "headline":
        return clausal if around.rule == "colon" or not around.strong or around.speaker is None else around
    if around.speaker is None or clausal.speaker is None:
        return around if clausal.speaker is None else clausal
    return _weigh_speakers(passage, around, clausal, quote)


def _weigh_speakers(passage: Passage, around: Attribution, clausal: Attribution, quote: int) -> Attribution:
    """Return which of two readings holds if both name a speaker."""
    assert around.speaker is not None
    assert clausal.speaker is not None
    if clausal.rule == "speaker-verb-quote" and not clausal.strong and around.cue != clausal.cue:
        return around  # a verb of thinking
    behind = around.rule in _BEHIND and clausal.rule == "speaker-verb-quote"
    if behind and not ends_sentence(passage, quote):
        return around
    if around.speaker[0] < clausal.speaker[1] and clausal.speaker[0] < around.speaker[1]:
        return _weigh_overlapping(passage, around, clausal, quote)
    if clausal.rule in _BEHIND and _is_beside(passage, around, quote):
        return around
    if around.cue == clausal.cue:
        return around if _stands_closer(passage, around, clausal) else clausal
    return around if _is_inner(passage, around, clausal, quote) else clausal


def _weigh_overlapping(
    passage: Passage, around: Attribution, clausal: Attribution, quote: int
) -> Attribution:
    """Return which of two readings holds if their mentions of the speaker overlap."""
    assert around.speaker is not None
    assert clausal.speaker is not None
    if around.cue is None or clausal.cue is None:
        return clausal
    if _leaves_out_told(passage, around.speaker, clausal.speaker):
        return clausal
    closer = around.cue[0] < clausal.cue[0] < passage.starts[quote]
    return around._replace(cue=clausal.cue, rule=clausal.rule) if closer else around


def _names_a_thing(passage: Passage, clausal: Attribution, quote: int) -> bool:
    """Return whether a participle before a quotation gives a thing its name: "streets called “…”"."""
    if clausal.cue is None or clausal.rule != "speaker-verb-quote":
        return False
    word = passage.text[slice(*clausal.cue)].lower()
    return word in passage.grammar.naming and passage.starts[quote] - clausal.cue[1] < _BESIDE


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
    if other[1] < one[0] and "," in text[other[1] : one[0]] and _is_plain(passage, text[slice(*one)]):
        return not _is_plain(passage, text[slice(*other)])  # "the minister of the state, N, said"
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
