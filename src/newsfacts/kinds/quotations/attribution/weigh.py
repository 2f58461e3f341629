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
    if around is None or around.rule in _LEXICAL:
        return around is not None
    speaker, cue = around.speaker, around.cue
    if speaker is None or cue is None:
        return False
    mention = passage.text[slice(*speaker)]
    if "," in mention or mention.partition(" ")[0].lower() in passage.grammar.nobody:
        return False
    if around.rule == "speaker-verb-quote":
        return _opens_sentence(passage, speaker, cue, quote, low)
    if around.rule not in _BEHIND or (quote > low and ends_sentence(passage, quote)):
        return False
    if not _follow(passage, speaker, cue, quote):
        return False
    if around.rule == "quote-speaker-verb":
        return True
    beside = passage.text[speaker[1] : speaker[1] + 1] == ","  # "said the chairman, N"
    return _is_plain(passage, mention) or not (beside or passage.grammar.oblique)


def _opens_sentence(
    passage: Passage, speaker: tuple[int, int], cue: tuple[int, int], quote: int, low: int
) -> bool:
    """Return whether "N said" opens a sentence, and nothing else before the quotation tells who speaks."""
    if passage.starts[low] != speaker[0] or passage.text[speaker[1] : cue[0]] != " ":
        return False
    first = bisect_left(passage.starts, cue[1])
    if passage.grammar.verb_second and first < quote - 1:
        return False  # its subject may stand behind it
    return not any(word in passage.grammar.telling for word in passage.lows[first:quote])


def _follow(passage: Passage, speaker: tuple[int, int], cue: tuple[int, int], quote: int) -> bool:
    """Return whether "N said" or "said N" stands right behind a quotation that lets the clause go on."""
    front, back = sorted((speaker, cue))
    between = passage.text[passage.ends[quote] : front[0]]
    ended = passage.last_character(quote) in _OPEN or "," in between
    return ended and passage.text[front[1] : back[0]] == " " and not any(map(str.isalnum, between))


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
    if clausal.rule == "nobody" or (around.rule == "colon" and clausal.rule in ("noun", "headline")):
        return clausal
    if clausal.speaker is None:
        return around
    if around.speaker is None or (clausal.rule == "headline" and not around.strong):
        return clausal
    return around if _prevails(passage, around, clausal, quote) else _clausal(passage, around, clausal, quote)


def _prevails(passage: Passage, around: Attribution, clausal: Attribution, quote: int) -> bool:
    """Return whether what the words around a quotation say holds whatever its clause says."""
    if clausal.rule == "headline":
        return True
    if clausal.rule == "speaker-verb-quote":
        if not clausal.strong and around.cue != clausal.cue:
            return True  # a verb of thinking
        return around.rule in _BEHIND and not ends_sentence(passage, quote)
    return False


def _clausal(passage: Passage, around: Attribution, clausal: Attribution, quote: int) -> Attribution:
    """Return which of two readings with a speaker each is nearer to the truth."""
    one, other = around.speaker, clausal.speaker
    assert one is not None
    assert other is not None
    if one[0] < other[1] and other[0] < one[1]:
        if _leaves_out_told(passage, one, other) or around.cue is None or clausal.cue is None:
            return clausal
        closer = around.cue[0] < clausal.cue[0] < passage.starts[quote]
        return around._replace(cue=clausal.cue, rule=clausal.rule) if closer else around
    if clausal.rule in _BEHIND and _is_beside(passage, around, quote):
        return around
    if around.cue == clausal.cue:
        return around if _stands_closer(passage, around, clausal) else clausal
    return around if _is_inner(passage, around, clausal, quote) else clausal


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
