"""A paragraph cut into atoms: words, marks of punctuation, and whole quotations, whatever they say."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate, compress
from operator import add

from newsfacts.kinds.quotations.vocabulary import QuotationVocabulary
from newsfacts.lexicon.function_words import Pronoun, Tag
from newsfacts.lexicon.letters import cut_alike, lone_marks_as_signs, marks_as_letters
from newsfacts.lexicon.reporting_verbs import VerbForm
from newsfacts.regexes import compiled
from newsfacts.text.lazy import lazy
from newsfacts.text.marks import MarkPair

__all__ = [
    "ASIDE_MARKS",
    "DASHES",
    "MANY",
    "QUOTED_OR_STOP",
    "STOPS",
    "Atoms",
    "count_words",
    "first_from",
    "last_before",
]

# Each atom with the white space behind it. The first way only takes plain words sooner than the fourth would.
_ATOM = compiled(
    r"(?:[A-Za-z]++(?=[ ,;:?!()])"
    r"|\d++(?:[.,]\d++)++"  # 1,000
    r"|(?:[^\W\d_]\.){2,}"  # U.S.
    r"|[@#]?\w++(?:[-\N{NON-BREAKING HYPHEN}'’&]\w++)*+(?:['’](?=\s))?"  # Anti-Illegal, O'Neill, allies'
    r"|--+|\.\.\.+|[^\w\s])\s*+",
    bounded="a run of letters or digits that one way gives up is taken by the fourth",
)
_QUOTED = "\0"
"""What stands for a quotation while the words around it are cut."""
STOPS = frozenset([".", "!", "?", "…", "...", "。"])
QUOTED_OR_STOP = STOPS | {""}
DASHES = frozenset(["—", "–", "-", "--", "―"])
ASIDE_MARKS = DASHES | {","}


MANY = 6
"""How many words of a quotation are counted."""


def count_words(text: str, pair: MarkPair) -> int:
    """Return the number of words between two marks, up to `MANY`."""
    return len(text[pair.start : min(pair.end, pair.start + 120)].split(None, MANY - 1))


def first_from(places: Sequence[int], i: int, end: int) -> int:
    """Return the first of some atoms, in order, from atom ``i`` up to, not including, ``end``; or -1."""
    k = bisect_left(places, i)
    return places[k] if k < len(places) and places[k] < end else -1


def last_before(places: Sequence[int], i: int) -> int:
    """Return the last of some atoms, which stand in order, that stands before atom ``i``; -1 if none does."""
    k = bisect_left(places, i)
    return places[k - 1] if k else -1


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
        """The atoms as they stand; a quotation is an empty string."""
        self.lows = list(map(str.lower, words))
        self.size = len(words)
        self.quotes: dict[int, int] = {}
        """From the index of an atom to that of its quotation in ``pairs``."""
        at = -1
        for k in range(len(pairs)):
            at = words.index("", at + 1)
            self.quotes[at] = k
        self.tags = self._tagged()

    def _tagged(self) -> list[Tag | None]:
        """Return what each atom does where it stands."""
        words, lows, grammar = self.words, self.lows, self.grammar
        tags = [*map(grammar.tag_inside.__getitem__, words)]
        firsts = compress(range(1, self.size), map(QUOTED_OR_STOP.__contains__, words))
        for i in (0, *firsts) if words else ():
            low = lows[i]
            if words[i] != low and low not in grammar.tags:
                tags[i] = grammar.tag(low, low)  # the capital of a sentence's first word says nothing
        for i in compress(range(self.size), map(grammar.unsure.__contains__, lows)):
            if grammar.tags.get(lows[i]) is Tag.PRONOUN:
                tags[i] = self._before_noun(i, lows[i], tags)
        return tags

    def _before_noun(self, i: int, low: str, tags: Sequence[Tag | None]) -> Tag | None:
        """Tell "one diplomat" from "one said", and "two people" from "people"; otherwise it is a pronoun."""
        grammar = self.grammar
        if low in grammar.quantifiers and i + 1 < self.size and self.lows[i + 1] not in grammar.tags:
            following = self.lows[i + 1]
            if (
                following[:1].isalpha()
                and following not in grammar.cues
                and not following.endswith(grammar.verb_endings or ("\0",))
            ):
                return Tag.DETERMINER
        elif low in grammar.plurals and i and tags[i - 1] in (None, Tag.DETERMINER) and self.is_word(i - 1):
            return None
        return Tag.PRONOUN

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
        if self.grammar.proclitics or self.grammar.enclitics:
            atoms = zip(words, starts, ends, strict=True)
            pieces = [piece for atom in atoms for piece in self._pieces(*atom)]
            words = [word for word, _, _ in pieces]
            starts = [first for _, first, _ in pieces]
            ends = [last for _, _, last in pieces]
        if "." in words:
            self._join_abbreviations(words, starts, ends)
        return words, starts, ends

    def _pieces(self, word: str, first: int, last: int) -> Iterator[tuple[str, int, int]]:
        """Cut off what is only written with a word but is one of its own: "l'Élysée", "a-t-il"."""
        low = word.lower().replace("’", "'")
        at, cut = 0, low.find("'")
        while at <= cut < len(low) - 1 and low[at:cut] in self.grammar.proclitics:
            yield word[at:cut], first + at, first + cut
            at, cut = cut + 1, low.find("'", cut + 1)
        word, low, first = word[at:], low[at:], first + at
        for joined, pronoun in self.grammar.enclitics:
            if low.endswith(joined):
                yield word[: -len(joined)], first, last - len(joined)
                yield word[-len(pronoun) :], last - len(pronoun), last
                return
        yield word, first, last

    def _join_abbreviations(self, words: list[str], starts: list[int], ends: list[int]) -> None:
        """Return the stops of "Gov." and "J." to their words."""
        joined = []
        for i in [*compress(range(len(words)), map(".".__eq__, words))]:
            if not i or ends[i - 1] != starts[i]:
                continue
            last = words[i - 1]
            initial = len(last) == 1 and last.isupper() and last.lower() not in self.grammar.pronouns
            suffix = last.lower() + "." in self.grammar.names.suffixes and not self._opens(words, i + 1)
            if initial or suffix or last in self.grammar.abbreviations:
                words[i - 1], ends[i - 1] = last + ".", ends[i]
                joined.append(i)
        if joined:
            kept = bytearray(b"\1") * len(words)
            for i in joined:
                kept[i] = 0
            words[:], starts[:], ends[:] = compress(words, kept), compress(starts, kept), compress(ends, kept)

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

    def is_nominal(self, i: int) -> bool:
        """Return whether an atom may be a noun, a name or an adjective: a word without a function."""
        return self.is_word(i) and self.tags[i] is None

    def is_gerund(self, i: int) -> bool:
        """Return whether an atom is a present participle."""
        cue = self.grammar.cues.get(self.lows[i])
        if cue is not None:
            return cue.form is VerbForm.GERUND
        endings = self.grammar.gerund_endings
        return bool(endings) and len(self.words[i]) > 5 and self.words[i].endswith(endings)

    def pronoun(self, i: int) -> Pronoun | None:
        """Return the pronoun at an atom, also where a verb is run into it: "he's"."""
        low = self.lows[i]
        return self.grammar.pronouns.get(low) or self.grammar.pronouns.get(
            low.replace("’", "'").partition("'")[0]
        )

    def possessive(self, i: int) -> bool:
        """Return whether an atom is a possessive: "Rubio's", "the allies'", "his"."""
        low = self.lows[i]
        return low.endswith(("'s", "’s", "s'", "s’")) or low in self.grammar.possessives

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

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the offsets of the atoms from ``first`` up to, not including, ``last``."""
        return self.starts[first], self.ends[last - 1]

    def word_count(self, pair: MarkPair) -> int:
        """Return the number of words of a quotation, up to `MANY`."""
        return count_words(self.text, pair)

    def find(self, word: str, first: int, last: int) -> int:
        """Return the index of the first atom in a range that is this word or mark, or -1."""
        try:
            return self.words.index(word, first, max(last, 0))
        except ValueError:
            return -1

    @lazy
    def dashes(self) -> Sequence[int]:
        """The atoms that are dashes, in order."""
        return [*compress(range(self.size), map(DASHES.__contains__, self.words))]

    @lazy
    def asides(self) -> Sequence[int]:
        """The atoms that are dashes or commas, in order: an aside may end there."""
        return [*compress(range(self.size), map(ASIDE_MARKS.__contains__, self.words))]
