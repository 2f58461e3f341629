"""The paragraph above another one, which can announce or name the speaker of the one below."""

from __future__ import annotations

from newsfacts.clauses import Clauses as Sentences
from newsfacts.kinds.quotations.attribution.attribute import Attribution, Attributor
from newsfacts.kinds.quotations.attribution.passage import Passage
from newsfacts.kinds.quotations.vocabulary import QuotationVocabulary
from newsfacts.text.lazy import lazy
from newsfacts.text.mark_table import MarkTable
from newsfacts.text.scan import Scan

__all__ = ["NAME_WORDS", "ParagraphAbove"]

NAME_WORDS = 4
"""How many words a line with a name above a comment may have."""
_LONGEST_NAME = 200
"""The most characters in such a line."""
_HEADING_WORDS = 8
"""How many words a heading may have."""
_REPORTED = 4
"""How many sentences of reported speech are looked back through."""
_COMMENT = 1000
"""How long a comment may be, in characters, for the next one to be looked at."""


class ParagraphAbove:
    """The line above the paragraph that begins at an offset; each of its answers is worked out once."""

    def __init__(self, scan: Scan, below: int) -> None:
        self._scan = scan
        self._text = scan.text
        self.below = below
        """The offset at which the paragraph begins that it is above of."""
        end = below
        while end > 0 and self._text[end - 1].isspace():
            end -= 1
        self.end = end
        """Where its text ends; 0 if there is nothing above."""
        self.start = self._text.rfind("\n", 0, end) + 1
        """Where its line begins."""

    @lazy
    def _words(self) -> list[str]:
        """The first words of the line, one more than a heading may have."""
        return self._text[self.start : self.end].split(None, _HEADING_WORDS)

    @property
    def ends_in_word(self) -> bool:
        """Return whether no mark of punctuation is at its end."""
        return self._text[self.end - 1].isalnum()

    @property
    def announces(self) -> bool:
        """Return whether a colon is at its end."""
        return self._text[self.end - 1] == ":"

    @lazy
    def may_be_name(self) -> bool:
        """Whether it is on the very line above, and is as short as a name."""
        return (
            self._text.count("\n", self.end, self.below) == 1
            and 0 < len(self._words) <= NAME_WORDS
            and self.end - self.start <= _LONGEST_NAME
            and self._text[self.start].isalnum()
            and self.ends_in_word
        )

    @lazy
    def is_name(self) -> bool:
        """Whether it is a full name, or the first of a list of comments, each with such a line above it."""
        if not self.may_be_name:
            return False
        if len(self._words) > 1 and all(word[0].isupper() for word in self._words):
            return True
        below = self._text[self.below : self.below + _COMMENT].split("\n", 3)
        return (
            len(below) > 2
            and 0 < len(below[1].split()) <= NAME_WORDS
            and below[2][:1] in self._scan.vocabulary(MarkTable).glyphs
        )

    @lazy
    def is_heading(self) -> bool:
        """Whether it is short and has no mark at its end."""
        return self.ends_in_word and len(self._words) <= _HEADING_WORDS

    @lazy
    def told(self) -> Attribution | None:
        """Who says its last sentence, if that says so, or a sentence before it that it continues."""
        passage = Passage(self._text, self.start, self.end, (), self._scan.vocabulary(QuotationVocabulary))
        clauses = Attributor(passage, self._scan.view(Sentences))
        for low, high in reversed(passage.sentences()[-_REPORTED:]):
            found = clauses.attribute_after_sentence(low, high, told=True)
            if found is not None or not clauses.is_reported(low, high):
                return found
        return None

    @lazy
    def speaker(self) -> Attribution | None:
        """Who speaks below, according to its last sentence."""
        passage = Passage(self._text, self.start, self.end, (), self._scan.vocabulary(QuotationVocabulary))
        clauses = Attributor(passage, self._scan.view(Sentences))
        low, high = passage.sentences()[-1]
        if self.announces:
            found = clauses.announced(low, high)
            return found._replace(rule="colon-above") if found else None
        return clauses.attribute_after_sentence(low, high)
