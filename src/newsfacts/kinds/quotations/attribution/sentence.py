"""A paragraph cut into words and quotations, for finding out who speaks in it.

Only paragraphs with quotation marks are ever cut. A quotation is one atom, whatever it says, so that the
writer's own clauses can be read across it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress
from operator import or_

from newsfacts.kinds.quotations.attribution.tokens import DASHES, QUOTED_OR_STOP, STOPS, Atoms, first_from
from newsfacts.kinds.quotations.vocabulary import QuotationVocabulary
from newsfacts.lexicon.function_words import Tag
from newsfacts.lexicon.reporting_verbs import CueForm, VerbForm
from newsfacts.text.lazy import lazy
from newsfacts.text.marks import MarkPair

__all__ = ["DASHES", "Passage"]

_PARTING = frozenset(",;")
"""Marks that part what stands before a quotation from it."""
_OPEN_END = frozenset(",?!…-–—;")
"""Last characters of a quotation that let the writer's clause go on behind it."""
_DATELINE = 12
"""How many atoms the dateline of an agency may have."""
_AROUND = 6
"""How many atoms on either side tell a headline."""


class Passage(Atoms):
    """One paragraph as atoms, with its verbs of saying and its sentences."""

    def __init__(
        self, text: str, start: int, end: int, pairs: Sequence[MarkPair], grammar: QuotationVocabulary
    ) -> None:
        super().__init__(text, start, end, pairs, grammar)
        self._cues: dict[int, CueForm | None] = {}
        """What `cue` said of the atoms that may be verbs of saying."""

    @lazy
    def finite_cues(self) -> Sequence[int]:
        """The atoms that are finite verbs of saying, in order."""
        verbs = self.grammar.verbs
        cues = [(i, self.cue(i)) for i in compress(range(self.size), map(verbs.__contains__, self.lows))]
        return [i for i, cue in cues if cue is not None and cue.form is VerbForm.FINITE]

    @lazy
    def heeded(self) -> Sequence[int]:
        """The atoms that a look back for who speaks must heed, in order: words that tell it, "," and ";"."""
        telling, lows = self.grammar.telling, self.lows
        return [
            *compress(
                range(self.size), map(or_, map(telling.__contains__, lows), map(_PARTING.__contains__, lows))
            )
        ]

    @lazy
    def open_quotes(self) -> Sequence[int]:
        """The quotations behind which the writer's clause may go on, in order."""
        return [i for i in self.quotes if self.goes_on(i)]

    def is_headline(self, i: int) -> bool:
        """Return whether the words around an atom are set in title case, as headlines are."""
        if self.grammar.noun_capitals:
            return False
        capitals = 0
        for step in (-1, 1):
            k = i
            while 0 <= k + step < self.size and abs(k - i) < _AROUND:
                k += step
                word = self.words[k]
                if word in STOPS or (word == "" and step < 0):
                    break
                if len(word) > 3 and word[0].isalpha():
                    if not word[0].isupper() and self.tags[k] is None:
                        return False
                    capitals += word[0].isupper()
        return capitals > 1

    def is_unfinished(self, high: int) -> bool:
        """Return whether a sentence has no mark at its end, as headlines and items of lists have none."""
        last = high - 1
        if self.is_quote(last):
            return self.last_character(last) not in STOPS
        return self.words[last] not in STOPS and self.words[last] not in (":", ";", ")")

    def is_attributive(self, i: int) -> bool:
        """Return whether a quotation stands before a noun as an adjective does: its "smart" bins."""
        behind = i + 1
        return (
            i > 0
            and behind < self.size
            and self.is_nominal(behind)
            and self.last_character(i) not in ",.!?"
            and (self.tags[i - 1] is Tag.DETERMINER or self.is_nominal(i - 1))
        )

    def cue(self, i: int) -> CueForm | None:
        """Return the verb of saying at an atom, if it is used as a verb there."""
        if self.lows[i] not in self.grammar.verbs:
            return None
        if i not in self._cues:
            self._cues[i] = self._read_cue(i)
        return self._cues[i]

    def _read_cue(self, i: int) -> CueForm | None:
        low = self.lows[i]
        phrase = self.grammar.phrases.get(low)
        if phrase is not None and i + 1 < self.size and self.lows[i + 1] in phrase:
            more = self.lows[i + 2] if i + 2 < self.size else ""
            return (
                phrase[self.lows[i + 1]] if more not in self.grammar.infinitive else None
            )  # "he went on to win"
        cue = self.grammar.cues.get(low)
        if cue is None:
            return None
        before = i - 1
        if before < 0 or self.is_quote(before) or self.words[before] in STOPS:
            return cue
        if self.words[i][:1].isupper() and not self.is_headline(i):
            return None  # a name: "Ms Post", "the United States"
        if not self._may_follow(before, cue) or self._is_noun(i, cue) or self._is_adjective(i, cue):
            return None
        return cue

    def _may_follow(self, before: int, cue: CueForm) -> bool:
        """Return whether a verb may follow an atom: "states say", not "the Trump campaign", "for comment"."""
        tag, low = self.tags[before], self.lows[before]
        if tag is Tag.DETERMINER:
            return False
        if tag is Tag.PREPOSITION and low not in self.grammar.infinitive and cue.form is not VerbForm.GERUND:
            return False
        if cue.form is not VerbForm.BASE or self.grammar.verb_second:
            return True
        pronoun = self.grammar.pronouns.get(low)
        if pronoun is not None and pronoun.number == 1:
            return False
        plural = low in self.grammar.plurals or (low.endswith("s") and not self.possessive(before))
        return plural or not self.is_nominal(before)

    def _is_noun(self, i: int, cue: CueForm) -> bool:
        """Return whether a form is a noun where it stands: "public comments", "Trump's claims"."""
        nouns, before = self.grammar.nouns, i - 1
        if cue.noun and i + 1 < self.size and self.tags[i + 1] is Tag.AUXILIARY:
            return True  # "that states can do so"
        if not (
            cue.noun or self.lows[i] in nouns or (cue.lemma in nouns and self.lows[i] == cue.lemma + "s")
        ):
            return False
        common = self.is_nominal(before) and not self.is_capital(before)
        said = common and (self._calls(i, cue) or (cue.speech and self._is_said(i, cue)))
        return (
            self.possessive(before)
            or (before > 0 and self._owns(before - 1) and not said)
            or (
                common
                and self.lows[before] not in self.grammar.names.titles
                and (self.is_gerund(before) or not (said or self._introduces(i)))
            )
        )

    def _owns(self, i: int) -> bool:
        """Return whether what stands two words on is a noun: "Trump's Putin remarks", "22 Clinton emails"."""
        tag = self.tags[i]
        return self.possessive(i) or self.words[i][:1].isdigit() or tag in (Tag.DETERMINER, Tag.PREPOSITION)

    def _calls(self, i: int, cue: CueForm) -> bool:
        """Return whether a form right before a quotation agrees with its subject: "the union calls"."""
        if i + 1 >= self.size or not self.is_quote(i + 1):
            return False
        plural = self.lows[i - 1].endswith("s") or self.lows[i - 1] in self.grammar.plurals
        return plural if cue.form is VerbForm.BASE else self.lows[i] != cue.lemma and not plural

    def _is_said(self, i: int, cue: CueForm) -> bool:
        """Return whether speech stands before the noun that may be its subject, or behind the verb."""
        return self._begins_speech(i) or (self.lows[i] != cue.lemma and self._ends_tag(i))

    def _ends_tag(self, i: int) -> bool:
        """Return whether only an article and a noun stand behind speech: "“We are,” the memo warns"."""
        if i + 1 < self.size and self.is_word(i + 1) and self.tags[i + 1] is not Tag.TIME:
            return False
        k = i - 1
        while k > 0 and self.is_nominal(k) and i - k < 4:
            k -= 1
        return k > 0 and self.tags[k] is Tag.DETERMINER and self.is_quote(k - 1) and self.goes_on(k - 1)

    def _begins_speech(self, i: int) -> bool:
        """Return whether whole speech follows an atom: "The ad claims “Nobody will pay.”"."""
        k = i + 2 if i + 1 < self.size and self.words[i + 1] in (",", ":") else i + 1
        if k >= self.size or not self.is_quote(k) or not self.first_character(k).isupper():
            return False
        return self.word_count(self.pairs[self.quotes[k]]) > 1

    def _introduces(self, i: int) -> bool:
        """Return whether what follows an atom can only follow a verb: a quotation, "that"."""
        k = i + 1
        if k < self.size and (
            self.tags[k] is Tag.RELATIVE or self.words[k] == "," or self.lows[k] in self.grammar.infinitive
        ):
            k += 1
        return k < self.size and self.is_quote(k)

    def _is_adjective(self, i: int, cue: CueForm) -> bool:
        """Return whether a past tense is a participle before a noun: "stored classified papers"."""
        endings = self.grammar.verb_endings
        if not endings or cue.form is not VerbForm.FINITE or not self.lows[i].endswith(endings):
            return False
        before = self.words[i - 1]
        return self.tags[i - 1] is None and before.islower() and before.endswith(endings)

    # Sentences

    def sentences(self) -> list[tuple[int, int]]:
        """Return the sentences as ranges of atoms."""
        bounds = []
        first = self._dateline()
        for i in compress(range(self.size), map(QUOTED_OR_STOP.__contains__, self.words)):
            if first <= i < self.size - 1 and self._ends_sentence(i):
                bounds.append((first, i + 1))
                first = i + 1
        bounds.append((first, self.size))
        return bounds

    def _dateline(self) -> int:
        """Return the index of the atom behind "WASHINGTON, Dec. 8 (UPI) -", or 0."""
        if self.size < 3 or not (self.words[0].isupper() or ")" in self.words[:_DATELINE]):
            return 0
        dash = first_from(self.dashes, 1, min(self.size - 1, _DATELINE))
        if dash > 0 and (self.words[dash - 1] == ")" or self.words[0].isupper()) and len(self.words[0]) > 2:
            return dash + 1
        return 0

    def _ends_sentence(self, i: int) -> bool:
        word = self.words[i]
        if word in STOPS:
            if (
                self.grammar.noun_capitals
                and i > 0
                and self.words[i - 1].isdecimal()
                and len(self.words[i - 1]) < 3
            ):
                return False  # "am 29. Juni"
            return self._may_begin(i + 1) and not (word in ("...", "…") and not self.is_quote(i + 1))
        if self.starts[i + 1] == self.ends[i] and self.words[i + 1][:1].isupper():
            return True  # a run-on: 'No exceptions'Defense
        if self.words[i + 1] in DASHES:
            return False  # "..." - Clinton
        last = self.last_character(i)
        if last in ".!?…" and self._may_begin(i + 1):
            return not self._tag_follows(i, last)
        return False

    def _may_begin(self, i: int) -> bool:
        return (
            self.is_quote(i)
            or self.words[i][:1].isupper()
            or self.words[i][:1].isdigit()
            or self.words[i] in DASHES
        )

    def _tag_follows(self, i: int, last: str) -> bool:
        """Return whether "Clinton asked" follows a quotation that ends with a stop of its own."""
        j = i + 1
        if self.is_quote(j) or self.words[j] in DASHES:
            return False
        for k in range(j, min(j + (6 if last == "." else 14), self.size)):
            if not self.is_word(k) and (self.words[k] not in (",", "(", ")") or last == "."):
                return False
            cue = self.grammar.cues.get(self.lows[k])
            if cue is not None and cue.form is VerbForm.FINITE and cue.speech:
                if last == "." and self.tags[k - 1] is Tag.AUXILIARY:
                    return False  # "Rich nations had pledged more."
                if i > 1 and self.words[i - 1] in (",", ":") and self.is_word(i - 2):
                    return False  # somebody was named before it
                if last == ".":
                    return (
                        any(not self.is_word(m) for m in range(k + 1, min(k + 4, self.size)))
                        or k + 1 == self.size
                    )
                return True
        return False

    def goes_on(self, i: int) -> bool:
        """Return whether the writer's clause may go on behind a quotation."""
        return self.last_character(i) in _OPEN_END or (i + 1 < self.size and self.words[i + 1] == ",")
