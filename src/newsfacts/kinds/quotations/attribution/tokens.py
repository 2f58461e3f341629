"""A paragraph cut into atoms: words, marks of punctuation, and whole quotations, whatever they say."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, compress
from operator import add

from newsfacts.kinds.quotations.vocabulary import QuotationVocabulary
from newsfacts.lexicon.function_words import Tag
from newsfacts.lexicon.letters import cut_alike, lone_marks_as_signs, marks_as_letters
from newsfacts.regexes import compiled
from newsfacts.text.marks import MarkPair

__all__ = [
    "ASIDE_MARKS",
    "DASHES",
    "INVERTED",
    "MANY",
    "QUOTED_OR_STOP",
    "STOPS",
    "Atoms",
    "count_words",
]

# Each atom with the white space after it. The first way only takes plain words sooner than the fourth would.
_ATOM = compiled(
    r"(?:[A-Za-z]++(?=[ ,;:?!()])"
    r"|\d++(?:[.,]\d++)++"  # 1,000
    r"|(?:[^\W\d_]\.){2,}"  # U.S.
    r"|[@#]?\w++(?:[-\N{NON-BREAKING HYPHEN}'’&]\w++)*+(?:['’](?=\s))?"  # Anti-Illegal, O'Neill, allies'
    r"|--+|\.\.\.+|[^\w\s])\s*+",
    bounded="a run of letters or digits that one way gives up is taken by the fourth",
)
_QUOTED = "\0"
"""Replaces a quotation while the words around it are cut into atoms."""
STOPS = frozenset([".", "!", "?", "…", "...", "。"])
QUOTED_OR_STOP = STOPS | {""}
DASHES = frozenset(["—", "–", "-", "--", "―"])
ASIDE_MARKS = DASHES | {","}
INVERTED = frozenset("¿¡")
"""Marks that open a question or a cry in Spanish, before its first letter."""


MANY = 6
"""How many words of a quotation are counted."""


def count_words(text: str, pair: MarkPair) -> int:
    """Return the number of words between two marks, up to `MANY`."""
    return len(text[pair.start : min(pair.end, pair.start + 120)].split(None, MANY - 1))


class Atoms:
    """One paragraph as atoms: words, marks of punctuation, whole quotations."""

    def __init__(
        self, text: str, start: int, end: int, pairs: Sequence[MarkPair], grammar: QuotationVocabulary
    ) -> None:
        self.text = text
        self.grammar = grammar
        self.start = start
        self.pairs = pairs
        words, self.starts, self.ends = self._cut(start, end)
        self.words = words
        """The atoms as they are in the text; a quotation is an empty string."""
        self.lows = list(map(str.lower, words))
        self.size = len(words)
        self.quotes: dict[int, int] = {}
        """From the index of an atom to that of its quotation in ``pairs``."""
        at = -1
        for k in range(len(pairs)):
            at = words.index("", at + 1)
            self.quotes[at] = k

    def _cut(self, start: int, end: int) -> tuple[list[str], list[int], list[int]]:
        """Return the atoms, where each begins, and where it ends."""
        between, at = [], start
        for pair in self.pairs:
            between.append(self.text[at : pair.outer_start])
            at = pair.outer_end
        between.append(self.text[at:end])
        stretch = _QUOTED.join(between)
        if stretch.count(_QUOTED) > len(self.pairs):
            stretch = _QUOTED.join(gap.replace(_QUOTED, "\1") for gap in between)
        stretch = lone_marks_as_signs(stretch)
        shadow = marks_as_letters(stretch)
        parts = _ATOM.findall(shadow)
        if shadow is not stretch:
            parts = cut_alike(stretch.lstrip(), parts)
        words = list(map(str.rstrip, parts))
        quoted, at = [], -1
        for pair in self.pairs:
            at = words.index(_QUOTED, at + 1)
            quoted.append(at)
            words[at] = self.text[pair.outer_start : pair.outer_end]
            parts[at] = words[at] + parts[at][1:]
        first = start + len(stretch) - len(stretch.lstrip())
        starts = list(accumulate(map(len, parts), initial=first))
        starts.pop()  # where the last one ends
        ends = list(map(add, starts, map(len, words)))
        for at in quoted:
            words[at] = ""
        if "." in words:
            self._join_abbreviations(words, starts, ends)
        return words, starts, ends

    def _join_abbreviations(self, words: list[str], starts: list[int], ends: list[int]) -> None:
        """Return the stops of "Gov." and "J." to their words."""
        joined = []
        for i in [*compress(range(len(words)), map(".".__eq__, words))]:
            if not i or ends[i - 1] != starts[i]:
                continue
            last = words[i - 1]
            initial = len(last) == 1 and last.isupper() and last.lower() not in self.grammar.pronouns
            suffix = last.lower() + "." in self.grammar.names.suffixes and not self._opens(words, i + 1)
            if initial or suffix or self._is_abbreviation(last, words, i + 1):
                words[i - 1], ends[i - 1] = last + ".", ends[i]
                joined.append(i)
        if joined:
            kept = bytearray(b"\1") * len(words)
            for i in joined:
                kept[i] = 0
            words[:], starts[:], ends[:] = compress(words, kept), compress(starts, kept), compress(ends, kept)

    def _is_abbreviation(self, word: str, words: list[str], behind: int) -> bool:
        """Return whether a word goes on over its full stop: "Gov. Bush", "No. 5", "in Sept., he"."""
        known = self.grammar.abbreviations
        return word in (known.going_on if self._opens(words, behind) else known.going_on_in_digits)

    @staticmethod
    def _opens(words: list[str], i: int) -> bool:
        """Return whether a sentence may begin at a word: "Hale Jr. said" goes on, "Hale Jr. The" does not."""
        return i >= len(words) or not words[i] or words[i][0].isupper()

    def is_quote(self, i: int) -> bool:
        """Return whether an atom is a quotation."""
        return self.words[i] == ""

    def is_word(self, i: int) -> bool:
        """Return whether an atom is a word or a number."""
        word = self.words[i]
        return word != "" and (word[0].isalnum() or word[0] in "@#")

    def is_capital(self, i: int) -> bool:
        """Return whether an atom begins with a capital, as names do."""
        word = self.words[i]
        return word != "" and (
            word[0].isupper() or (word[0] in "@#" and len(word) > 1) or word[1:2].isupper()
        )

    def tag(self, i: int) -> Tag | None:
        """Return what an atom does if it is a function word; ``None`` for nouns, names and verbs."""
        return self.grammar.tag_inside[self.words[i]]

    def is_nominal(self, i: int) -> bool:
        """Return whether an atom may be a noun, a name or an adjective: a word without a function."""
        return self.is_word(i) and self.tag(i) is None

    def last_character(self, i: int) -> str:
        """Return the last character of a quotation that is not itself a mark."""
        pair = self.pairs[self.quotes[i]]
        j = pair.end - 1
        while j > pair.start and self.text[j] in "'\"’”»":
            j -= 1
        return self.text[j]

    def first_character(self, i: int) -> str:
        """Return the first character of a quotation that is not itself a mark."""
        pair = self.pairs[self.quotes[i]]
        j = pair.start
        while j < pair.end - 1 and self.text[j] in "'\"‘“«[(…. ":
            j += 1
        return self.text[j]

    def word_count(self, pair: MarkPair) -> int:
        """Return the number of words of a quotation, up to `MANY`."""
        return count_words(self.text, pair)
