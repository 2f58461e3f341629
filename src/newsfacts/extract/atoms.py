"""A paragraph cut into atoms: words, marks of punctuation, and whole quotations, whatever they say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from newsfacts.grammar.cues import VerbForm
from newsfacts.grammar.quotes import Pronoun, QuoteGrammar, Tag
from newsfacts.regexes import compiled
from newsfacts.scan.marks import Pair

__all__ = ["DASHES", "STOPS", "Atoms"]

# The group makes `re.split` give the atoms beside what stands between them.
_ATOM = compiled(
    r"(\d++(?:[.,]\d++)++"  # 1,000
    r"|(?:[^\W\d_]\.){2,}"  # U.S.
    r"|[@#]?\w++(?:[-\N{NON-BREAKING HYPHEN}'’&]\w++)*+(?:['’](?=\s))?"  # Anti-Illegal, O'Neill, allies'
    r"|--+|\.\.\.+|[^\w\s])",
    bounded="a run of digits that the first way gives up is taken by the third",
)
STOPS = frozenset([".", "!", "?", "…", "...", "。"])
_OPENING = STOPS | {""}
DASHES = frozenset(["—", "–", "-", "--", "―"])


class Atoms:
    """One paragraph as atoms: words, marks of punctuation, whole quotations."""

    def __init__(self, text: str, start: int, end: int, pairs: Sequence[Pair], grammar: QuoteGrammar) -> None:
        self.text = text
        self.grammar = grammar
        self.pairs = pairs
        self.words: list[str] = []
        """The atoms as they stand; a quotation is an empty string."""
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.quotes: dict[int, int] = {}
        """From the index of an atom to that of its quotation in ``pairs``."""
        at = start
        for k, pair in enumerate(pairs):
            self._cut(at, pair.outer_start)
            self.quotes[len(self.words)] = k
            self._add("", pair.outer_start, pair.outer_end)
            at = pair.outer_end
        self._cut(at, end)
        self.lows = [word.lower() for word in self.words]
        self.size = len(self.words)
        known, endings, plain = grammar.tags.get, grammar.adverb_endings, grammar.tag
        tags: list[Tag | None] = list(map(known, self.lows))
        for i, word in enumerate(self.words):
            low = self.lows[i]
            if tags[i] is Tag.PRONOUN:
                tags[i] = self._before_noun(i, low, tags)
            if tags[i] is not None or not word:
                continue
            if word != low and (i == 0 or self.words[i - 1] in _OPENING):
                tags[i] = plain(low, low)  # the capital of a sentence's first word says nothing
            elif low.endswith(endings) or "'" in low or "’" in low:
                tags[i] = plain(low, word)
        self.tags = tags

    def _before_noun(self, i: int, low: str, tags: Sequence[Tag | None]) -> Tag | None:
        """Tell "one diplomat" from "one said", and "two people" from "people"; else it is a pronoun."""
        grammar = self.grammar
        if low in grammar.quantifiers and i + 1 < self.size and tags[i + 1] is None:
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

    def _add(self, word: str, start: int, end: int) -> None:
        self.words.append(word)
        self.starts.append(start)
        self.ends.append(end)

    def _cut(self, start: int, end: int) -> None:
        parts = _ATOM.split(self.text[start:end])
        edges = list(accumulate(map(len, parts), initial=start))
        words, starts, ends = parts[1::2], edges[1:-1:2], edges[2::2]
        if self.grammar.proclitics or self.grammar.enclitics:
            pieces = [piece for span in zip(starts, ends, strict=True) for piece in self._pieces(*span)]
            words = [self.text[first:last] for first, last in pieces]
            starts = [first for first, _ in pieces]
            ends = [last for _, last in pieces]
        if "." in words:
            self._join_abbreviations(words, starts, ends)
        self.words += words
        self.starts += starts
        self.ends += ends

    def _pieces(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """Cut off what is only written with a word but is one of its own: "l'Élysée", "a-t-il"."""
        word = self.text[first:last].lower().replace("’", "'")
        front = word.partition("'")[0]
        if len(front) + 1 < len(word) and front in self.grammar.proclitics:
            yield first, first + len(front)
            yield from self._pieces(first + len(front) + 1, last)
            return
        for joined, pronoun in self.grammar.enclitics:
            if word.endswith(joined):
                yield first, last - len(joined)
                yield last - len(pronoun), last
                return
        yield first, last

    def _join_abbreviations(self, words: list[str], starts: list[int], ends: list[int]) -> None:
        """Give the stops of "Gov." and "J." to their words."""
        for i in range(len(words) - 1, 0, -1):
            if words[i] != "." or ends[i - 1] != starts[i]:
                continue
            last = words[i - 1]
            initial = len(last) == 1 and last.isupper() and last.lower() not in self.grammar.pronouns
            suffix = last.lower() + "." in self.grammar.names.suffixes and not self._opens(words, i + 1)
            if initial or suffix or last in self.grammar.abbreviations:
                words[i - 1 : i + 1] = [last + "."]
                del starts[i], ends[i - 1]

    @staticmethod
    def _opens(words: list[str], i: int) -> bool:
        """Say whether a sentence may begin at a word: "Hale Jr. said" goes on, "Hale Jr. The" does not."""
        return i >= len(words) or words[i][0].isupper()

    def is_quote(self, i: int) -> bool:
        """Say whether an atom is a quotation."""
        return self.words[i] == ""

    def is_word(self, i: int) -> bool:
        """Say whether an atom is a word or a number."""
        word = self.words[i]
        return word != "" and (word[0].isalnum() or word[0] in "@#")

    def is_capital(self, i: int) -> bool:
        """Say whether an atom begins with a capital, as names do."""
        word = self.words[i]
        return word != "" and (
            word[0].isupper() or (word[0] in "@#" and len(word) > 1) or word[1:2].isupper()
        )

    def is_nominal(self, i: int) -> bool:
        """Say whether an atom may be a noun, a name or an adjective: a word that is none of the grammar's."""
        return self.is_word(i) and self.tags[i] is None

    def is_gerund(self, i: int) -> bool:
        """Say whether an atom is a present participle."""
        cue = self.grammar.cues.get(self.lows[i])
        if cue is not None:
            return cue.form is VerbForm.GERUND
        endings = self.grammar.gerund_endings
        return bool(endings) and len(self.words[i]) > 5 and self.words[i].endswith(endings)

    def pronoun(self, i: int) -> Pronoun | None:
        """Give the pronoun at an atom, also where a verb is run into it: "he's"."""
        low = self.lows[i]
        return self.grammar.pronouns.get(low) or self.grammar.pronouns.get(
            low.replace("’", "'").partition("'")[0]
        )

    def possessive(self, i: int) -> bool:
        """Say whether an atom is a possessive: "Rubio's", "the allies'", "his"."""
        low = self.lows[i]
        return low.endswith(("'s", "’s", "s'", "s’")) or low in self.grammar.possessives

    def last_character(self, i: int) -> str:
        """Give the last character of a quotation that is not itself a mark."""
        pair = self.pairs[self.quotes[i]]
        j = pair.end - 1
        while j > pair.start and self.text[j] in "'\"’”»":
            j -= 1
        return self.text[j]

    def first_character(self, i: int) -> str:
        """Give the first character of a quotation that is not itself a mark."""
        pair = self.pairs[self.quotes[i]]
        j = pair.start
        while j < pair.end - 1 and self.text[j] in "'\"‘“«[(…. ":
            j += 1
        return self.text[j]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Give the offsets of the atoms from ``first`` up to, not including, ``last``."""
        return self.starts[first], self.ends[last - 1]

    def word_count(self, pair: Pair) -> int:
        """Give the number of words of a quotation, up to a dozen."""
        return len(self.text[pair.start : min(pair.end, pair.start + 120)].split())

    def find(self, words: Iterable[str], first: int, last: int) -> int:
        """Give the index of the first atom in a range that is one of these, or -1."""
        for i in range(first, last):
            if self.words[i] in words:
                return i
        return -1
