"""The tokens of a sentence around its quotations."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence

from newsfacts.clauses import Quoted, Sentence
from newsfacts.text.lazy import lazy
from newsfacts.text.scan import Scan

__all__ = ["Line"]


class Line:
    """The tokens of one sentence; those in quotations are not the writer's."""

    def __init__(self, scan: Scan, sentence: Sentence, quotations: Collection[Quoted]) -> None:
        self.tokens: Sequence[str] = scan.tokens
        self.start = sentence.start
        """The first token."""
        self.end = sentence.end
        """The token after the last."""
        self._starts = scan.starts
        self._quoted_starts = [quoted.start for quoted in quotations]
        self._quoted_ends = [quoted.end for quoted in quotations]

    @lazy
    def own(self) -> Sequence[int]:
        """The tokens outside quotations, white space left out."""
        tokens, own, start = self.tokens, [], self.start
        for end, behind in zip((*self._quoted_starts, self.end), (*self._quoted_ends, self.end), strict=True):
            own += [k for k in range(start, end) if not tokens[k].isspace()]
            start = max(start, behind)
        return own

    @lazy
    def lows(self) -> frozenset[str]:
        """All its tokens in lower case, those in quotations too: which rules can have a word to go by."""
        return frozenset(map(str.lower, self.tokens[self.start : self.end]))

    def is_quoted(self, token: int) -> bool:
        """Return whether a token is in a quotation, or is a mark of one."""
        k = bisect_right(self._quoted_starts, token) - 1
        return k >= 0 and token < self._quoted_ends[k]

    def quotation_in(self, start: int, end: int) -> tuple[int, int] | None:
        """Return where the last quotation is that has a token in common with a stretch, if one has."""
        k = bisect_left(self._quoted_starts, end) - 1  # the last that opens before its end
        if k < 0 or start >= self._quoted_ends[k]:
            return None
        return self._quoted_starts[k], self._quoted_ends[k]

    def unquoted(self, start: int, end: int) -> int:
        """Return the token at which a stretch ends, or the first quotation in it begins."""
        k = bisect_left(self._quoted_starts, start)
        return min(end, self._quoted_starts[k]) if k < len(self._quoted_starts) else end

    def lower(self, token: int | None) -> str:
        """Return a token in lower case; the empty string for none."""
        return "" if token is None else self.tokens[token].lower()

    def before(self, token: int) -> int | None:
        """Return the token before another one, white space left out; ``None`` for the first."""
        token -= 1
        while token >= self.start and self.tokens[token].isspace():
            token -= 1
        return token if token >= self.start else None

    def after(self, token: int) -> int | None:
        """Return the token after another one, white space left out; ``None`` for the last."""
        token += 1
        while token < self.end and self.tokens[token].isspace():
            token += 1
        return token if token < self.end else None

    def behind_comma(self, token: int) -> int | None:
        """Return the token after another one, and after a comma there; ``None`` at the end."""
        behind = self.after(token)
        return self.after(behind) if behind is not None and self.tokens[behind] == "," else behind

    def is_mark(self, token: int | None, mark: str) -> bool:
        """Return whether a token is a mark; not where there is none."""
        return token is not None and self.tokens[token] == mark

    def match(self, token: int, rest: Sequence[str]) -> int | None:
        """Return the last token of the phrase that begins at one and goes on with words, if it does."""
        last = token
        for word in rest:
            token += 1
            while token < self.end and (self.tokens[token].isspace() or self.tokens[token] == "'"):
                token += 1
            if token >= self.end or self.lower(token) != word:
                return None
            last = token
        return last

    def bracket_around(self, place: int) -> int | None:
        """Return the token of the bracket that a token is in, if it opens in the sentence."""
        opened = []
        for token in range(self.start, place):
            if self.tokens[token] == "(":
                opened.append(token)
            elif self.tokens[token] == ")" and opened:
                opened.pop()
        return opened[-1] if opened else None

    def possessive_mark(self, token: int) -> int | None:
        """Return the apostrophe of a possessive ending that ends at a token: "N's", "allies'"."""
        mark = token - 1 if self.lower(token) == "s" else token
        return mark if self.is_possessive(mark) else None

    def is_possessive(self, token: int) -> bool:
        """Return whether a token is the apostrophe of a possessive ending: not of "l'avis" and "O'Neill"."""
        behind = self.tokens[token + 1] if token + 1 < self.end else ""
        return self.tokens[token] == "'" and (behind.lower() == "s" or not behind.isalpha())

    def words_between(self, start: int, end: int) -> int:
        """Return the number of words between two tokens; many if the second comes first."""
        if start > end:
            return len(self.tokens)
        return sum(token[0].isalnum() for token in self.tokens[start:end])

    def has_words(self, start: int, end: int) -> bool:
        """Return whether a word is between two tokens, whoever says it."""
        return any(token[0].isalnum() for token in self.tokens[start:end])

    def offset(self, token: int) -> int:
        """Return where a token begins in the text."""
        return self._starts[token]

    def token_at(self, offset: int) -> int:
        """Return the token that begins at an offset in the text, or the one that holds it."""
        return bisect_right(self._starts, offset) - 1

    def offsets(self, start: int, end: int) -> tuple[int, int]:
        """Return where the tokens from ``start`` to ``end`` are in the text."""
        return self._starts[start], self._starts[end]
