"""A paragraph cut into words and quotations, for finding out who speaks in it.

Only paragraphs with quotation marks are ever cut. A quotation is one atom, whatever it says, so that the
writer's own clauses can be read across it.
"""

from __future__ import annotations

from itertools import compress

from newsfacts.kinds.quotations.attribution.tokens import DASHES, QUOTED_OR_STOP, STOPS, Atoms
from newsfacts.lexicon.function_words import Tag
from newsfacts.lexicon.reporting_verbs import VerbForm

__all__ = ["DASHES", "Passage"]

_OPEN_END = frozenset(",?!…-–—;")
"""Last characters of a quotation after which the writer's clause can continue."""
_DATELINE = 12
"""How many atoms the dateline of an agency may have."""
_BEHIND_TAG = 3
"""Among this many words and marks after the verb of a tag, there must be a punctuation mark."""
_AROUND = 6
"""How many atoms on either side show a headline."""


class Passage(Atoms):
    """One paragraph as atoms, with its sentences."""

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
                    if not word[0].isupper() and self.tag(k) is None:
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
        """Return whether a quotation comes before a noun as an adjective does: its "smart" bins."""
        behind = i + 1
        return (
            i > 0
            and behind < self.size
            and self.is_nominal(behind)
            and self.last_character(i) not in ",.!?"
            and (self.tag(i - 1) is Tag.DETERMINER or self.is_nominal(i - 1))
        )

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
        """Return the index of the atom after "WASHINGTON, Dec. 8 (UPI) -", or 0."""
        if self.size < 3 or not (self.words[0].isupper() or ")" in self.words[:_DATELINE]):
            return 0
        dash = next((k for k in range(1, min(self.size - 1, _DATELINE)) if self.words[k] in DASHES), 0)
        if dash and (self.words[dash - 1] == ")" or self.words[0].isupper()) and len(self.words[0]) > 2:
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
            if self.starts[i + 1] == self.ends[i] and self.words[i + 1].endswith("."):
                return False  # "D-N.M."
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
        """Return whether "Clinton asked" follows a quotation that ends with its own stop."""
        j = i + 1
        if self.is_quote(j) or self.words[j] in DASHES:
            return False
        if self._opens_anew(i):
            return False
        for k in range(j, min(j + (6 if last == "." else 14), self.size)):
            if self._abbreviates(k):
                continue  # "Ann Berg, R-Mont., asked"
            if not self.is_word(k) and (self.words[k] not in (",", "(", ")") or last == "."):
                return False
            cue = self.grammar.cues.get(self.lows[k])
            if cue is not None and cue.form is VerbForm.FINITE and cue.speech:
                if i > 1 and self.words[i - 1] in (",", ":") and self.is_word(i - 2):
                    return False  # somebody was named before it
                return last != "." or self._is_tag(j, k)
        return False

    def _is_tag(self, start: int, verb: int) -> bool:
        """Return whether words up to a verb of saying are a tag after a quotation that ends with a stop."""
        if self.tag(verb - 1) is Tag.AUXILIARY:
            return False  # "Rich nations had pledged more."
        if all(self.tag(k) is Tag.ADVERB for k in range(start, verb)):
            return False  # "Zugleich mahnte er"
        return self._ends_tag(verb)

    def _abbreviates(self, k: int) -> bool:
        """Return whether an atom is the stop of a short form: "D-N.M.," has two."""
        touched = k + 1 < self.size and self.starts[k + 1] == self.ends[k]
        return self.words[k] == "." and touched and (self.words[k + 1] == "," or self.is_word(k + 1))

    def _ends_tag(self, verb: int) -> bool:
        """Return whether a verb is followed by a mark, as in a tag, and not by what it has as its object.

        It is not in "“It is over.” The mayor demanded “proof”."
        """
        behind = range(verb + 1, min(verb + 1 + _BEHIND_TAG, self.size))
        mark = next((m for m in behind if not self.is_word(m)), None)
        return verb + 1 == self.size or (mark is not None and not self.is_quote(mark))

    def _opens_anew(self, i: int) -> bool:
        """Return whether an article begins a sentence after a quotation: was “late!” A clerk said."""
        opens = self.words[i + 1][:1].isupper() and self.tag(i + 1) is Tag.DETERMINER
        return opens and i > 0 and self.is_word(i - 1)

    def may_invert(self, i: int) -> bool:
        """Return whether an atom may be a finite verb of saying that comes before its subject."""
        low = self.lows[i].replace("’", "'")
        clitic, elided, verb = low.partition("'")
        if elided and clitic in self.grammar.reflexive:
            low = verb  # "s'agace"
        cue = self.grammar.cues.get(low)
        return cue is not None and cue.inverts and cue.form is VerbForm.FINITE

    def goes_on(self, i: int) -> bool:
        """Return whether the writer's clause may continue after a quotation."""
        return self.last_character(i) in _OPEN_END or (i + 1 < self.size and self.words[i + 1] == ",")
