"""Pronouns: the last named source that one may stand for.

The last speaker named before agrees with a pronoun more often than the last person named (71 against 52 % in
newswire), so sources come first; a subject or an indirect speaker named since then comes before them.
"""

from __future__ import annotations

from newsfacts.grammar.cues import VerbForm
from newsfacts.grammar.quotes import Pronoun, Tag
from newsfacts.model import Quotation
from newsfacts.normalise.names import Names, full_name
from newsfacts.regexes import compiled
from newsfacts.resolve import Context

__all__ = ["last_named", "last_source"]

_REACH = 1500
"""How far before a pronoun its source may stand, in code points."""
_NEAR = 400
"""How far before it somebody may be named without being quoted."""
_WORD = compiled(r"[^\s]+")
_ENDS = frozenset('.!?:…"”’»“)')
_FRONT = 8
"""How many words a phrase before the subject has at most."""
_FRONTING = (Tag.PREPOSITION, Tag.TIME)
_DATELINE = frozenset("-–—")
_BREAKS = frozenset(',;:!?)("”“»«…')


def _fits(pronoun: Pronoun, mention: str, name: str, names: Names) -> bool:
    if pronoun.number == 2:
        return names.is_organisation(name.split()) or not name[:1].isupper()
    if pronoun.gender == "n":
        return names.is_organisation(name.split())
    if not names.is_person(name):
        return names.gender(name) == pronoun.gender
    return (names.gender(mention) or names.gender(name)) in ("", pronoun.gender)


def last_source(pronoun: Pronoun, at: int, names: Names, context: Context) -> tuple[str, int] | None:
    """Give the last speaker named before an offset who fits, with the place of the mention."""
    others: set[str] = set()
    for fact in reversed(context.facts):
        if fact.start < at - _REACH:
            return None
        if not isinstance(fact.value, Quotation) or fact.value.speaker is None:
            continue
        speaker = fact.value.speaker
        if speaker.span.start > at:
            continue
        known = names.grammar.pronouns.get(speaker.text.lower())
        if known is not None:
            if known.gender and known.gender != pronoun.gender:
                others.add(speaker.name)
            elif known.gender == pronoun.gender and speaker.name.lower() != speaker.text.lower():
                return speaker.name, speaker.span.start
            continue
        if speaker.name not in others and _fits(pronoun, speaker.text, speaker.name, names):
            return speaker.name, speaker.span.start
    return None


def last_named(
    pronoun: Pronoun, low: int, at: int, names: Names, context: Context
) -> tuple[tuple[str, int] | None, tuple[str, int] | None]:
    """Give the last person between two offsets who opens a sentence or stands beside a verb of saying.

    Besides, the last one named anywhere else whose title or given name agrees with the pronoun.
    """
    if pronoun.gender not in ("m", "f"):
        return None, None
    text = context.document.text
    words = [match.span() for match in _WORD.finditer(text, max(low, at - _NEAR), at)]
    subject = mentioned = None
    i = 0
    while i < len(words):
        if not text[words[i][0]].isupper():
            i += 1
            continue
        end = _run(text, words, i, names)
        if end > i:
            start, stop = words[i][0], words[end - 1][1]
            phrase = text[start:stop].rstrip(",.;:")
            name = full_name(phrase, names).name
            agrees = (names.gender(phrase) or names.gender(name)) == pronoun.gender
            known = len(name.split()) > 1 or names.gender(phrase) == pronoun.gender  # "Ms. Ito"
            if name == phrase and i and _is_determiner(text, words[i - 1], names):
                known = False  # "the Red Cross", but "the actor Rita Marsh", "the Rev. Ito"
            if known and names.is_person(name) and _fits(pronoun, phrase, name, names):
                if _is_subject(text, words, i, end, names):
                    subject = name, start
                elif agrees:
                    mentioned = name, start
        i = max(end, i + 1)
    return subject, mentioned


def _is_determiner(text: str, word: tuple[int, int], names: Names) -> bool:
    return names.grammar.tags.get(text[word[0] : word[1]].lower()) is Tag.DETERMINER


def _run(text: str, words: list[tuple[int, int]], i: int, names: Names) -> int:
    """Give the index after the run of capitals and titles that begins with a word; the word's own if none."""
    grammar = names.grammar
    end = i
    while end < len(words):
        word = text[words[end][0] : words[end][1]]
        plain = word.strip(",.;:()")
        low = plain.lower()
        capital = plain[:1].isupper() and (grammar.tags.get(low) is None or end > i)
        if not capital and not (end > i and (low in grammar.names.titles or low in grammar.names.particles)):
            break
        end += 1
        abbreviated = word.endswith(".") and (len(plain) == 1 or plain in grammar.abbreviations)
        if word[-1] in _BREAKS or (word.endswith(".") and not abbreviated):
            break
    return end


def _is_subject(text: str, words: list[tuple[int, int]], first: int, end: int, names: Names) -> bool:
    """Say whether a name opens a sentence, or a verb of saying stands right before or behind it."""
    before = words[first - 1] if first else (words[0][0] - 1, words[0][0] - 1)
    if not first:
        above = text[max(0, words[0][0] - 3) : words[0][0]].rstrip()
        return not above or above[-1] in _ENDS or "\n" in text[max(0, words[0][0] - 2) : words[0][0]]
    if first and text[before[0] : before[1]] in _DATELINE:
        return True  # "LONDON - Rishi Sunak called"
    if first and (text[before[1] - 1] in _ENDS or "\n" in text[before[1] : words[first][0]]):
        return True
    if first and _fronted(text, words, first, names):
        return True
    for start, stop in (before, words[end] if end < len(words) else (0, 0)):
        cue = names.grammar.cues.get(text[start:stop].strip(",.;:").lower()) if start < stop else None
        if cue is not None and cue.speech and cue.form is VerbForm.FINITE:
            return True
    return False


def _fronted(text: str, words: list[tuple[int, int]], first: int, names: Names) -> bool:
    """Say whether only a phrase of time or place stands before a name: "On Monday, Mr Trump said"."""
    if text[words[first - 1][1] - 1] != ",":
        return False
    for k in range(first - 1, max(first - _FRONT, -1), -1):
        opens = k == 0 or text[words[k - 1][1] - 1] in _ENDS or "\n" in text[words[k - 1][1] : words[k][0]]
        low = text[words[k][0] : words[k][1]].strip(",.;:").lower()
        if opens:
            return text[words[k][0]].isupper() and names.grammar.tags.get(low) in _FRONTING
        if low in names.grammar.cues:
            return False  # a clause of its own
    return False
