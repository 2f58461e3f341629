"""A text cut into tokens, and how to move about among them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Container, Iterable
from itertools import accumulate
from typing import TypeVar

from newsfacts.lexicon.letters import LONE_MARK, MARK, continues, fold, is_unspaced, needs_space, tokenise
from newsfacts.model import Span
from newsfacts.text.deadline import Deadline

__all__ = ["Tokens"]

T = TypeVar("T")

_PADDING = 64
"""More tokens than any rule looks back or ahead."""
_NOTHING = ("",) * _PADDING
"""A negative index counts from the end, so these empty tokens are before the first and after the last."""


class Tokens:
    """The tokens of a text: runs of letters, runs of white space, runs of digits, and single marks.

    All extractors are given them, and cannot change them. They are tokens of the folded text and join back
    to it. Token ``i`` covers ``text[starts[i]:starts[i + 1]]``; a *space* is a token of white space that does
    not end a line. (A line break that only wraps a paragraph is a space in the text as it is read: see
    ``newsfacts.text.normal_form``.)
    """

    to_lower: Callable[[str], str] = staticmethod(str.lower)
    """Returns a word in small letters, as the language writes them."""

    def __init__(self, text: str, deadline: Deadline | None = None) -> None:
        self.text = text
        """The text as it is read."""
        self.deadline = deadline
        """When the reading ends, if it was given a time."""
        self.folded = fold(text)
        """The text with variants of a character made alike, of the same length."""
        tokens: list[str] = tokenise(self.folded)
        self.count = len(tokens)
        """How many tokens the text has."""
        self.tokens: tuple[str, ...] = (*tokens, *_NOTHING)
        """The tokens, followed by some empty ones, so that a look past either end finds nothing."""
        self.starts: tuple[int, ...] = tuple(accumulate(map(len, self.tokens), initial=0))
        """Offset of each token; from the end of the text on, its length."""

    def until_deadline(self, items: Iterable[T]) -> Iterable[T]:
        """Return the items, but stop at the deadline. A long loop should iterate over its result.

        Without a time budget, these are the items themselves. With one, a loop over them ends after the
        deadline with an exception that is not an `Exception`; do not catch it.
        """
        return items if self.deadline is None else self.deadline.until_deadline(items)

    def token(self, i: int) -> str:
        """Return token ``i``, or an empty string past either end."""
        try:
            return self.tokens[i]
        except IndexError:
            return ""

    def lower(self, i: int) -> str:
        """Return token ``i`` in lower case, or an empty string past either end."""
        try:
            return self.to_lower(self.tokens[i])
        except IndexError:
            return ""

    def word_after(self, i: int) -> str:
        """Return the token at ``i``, or after the space there, in lower case; empty past either end."""
        return self.lower(self.skip_space(i))

    def word_before(self, i: int) -> str:
        """Return the token that ends before token ``i``, a space between or not, in lower case."""
        return self.lower(self.skip_space_back(i) - 1)

    def is_space(self, i: int) -> bool:
        """Return whether token ``i`` is white space that does not end a line."""
        try:
            token = self.tokens[i]
        except IndexError:
            return False
        return token == " " or (token.isspace() and "\n" not in token)

    def skip_space(self, i: int) -> int:
        """Return the index of the first token from ``i`` on that is not a space: ``i`` or ``i + 1``."""
        try:
            token = self.tokens[i]
        except IndexError:
            return i
        if token == " ":  # as nearly always where there is a space
            return i + 1
        return i + 1 if token.isspace() and "\n" not in token else i

    def skip_space_back(self, i: int) -> int:
        """Return the index after the last token before ``i`` that is not a space: ``i`` or ``i - 1``."""
        try:
            token = self.tokens[i - 1]
        except IndexError:
            return i
        if token == " ":
            return i - 1
        return i - 1 if token.isspace() and "\n" not in token else i

    def skip_joint(self, i: int) -> int:
        """Return the same as `skip_space`; a hyphen counts as a space too: the joint in "half-billion"."""
        return i + 1 if self.is_space(i) or self.token(i) == "-" else i

    def is_parted(self, end: int, start: int) -> bool:
        """Return whether one word can end before token ``end`` and another begin at token ``start``.

        They can if something is between them, or if their script has no spaces between words.
        """
        return start > end or self.is_unspaced(start) or self.is_unspaced(end - 1)

    def runs_on(self, i: int) -> bool:
        """Return whether a word or number begins at token ``i`` that nothing parts from what ends there.

        A character of a script without spaces does not: "5" ends before "人".
        """
        token = self.token(i)
        return token != "" and (token[0].isdecimal() or needs_space(token[0]))

    def is_unspaced(self, i: int) -> bool:
        """Return whether token ``i`` is of a script that puts no space between words."""
        return is_unspaced(self.token(i)[:1])

    def skip_word(self, i: int, words: Container[str]) -> int:
        """Return the index after one of these words at token ``i`` and the space after it, or ``i``.

        A word that lost its vowel is joined to the next one by an apostrophe: French "d'euros".
        """
        if self.lower(i) not in words:
            return i
        return i + 2 if self.token(i + 1) == "'" else self.skip_joint(i + 1)

    def is_glued(self, i: int) -> bool:
        """Return whether a letter touches token ``i`` from the left so that both are one word: "AU5"."""
        before = self.token(i - 1)[-1:]
        return before != "" and needs_space(before)

    def is_whole(self, span: Span) -> bool:
        """Return whether no word, number or sign continues past an end of a span: not "5 %" in "x5 %y"."""
        text, start, end = self.text, span.start, span.end
        after = text[end] if end < len(text) else " "
        if not after.isspace() and (after == MARK or continues(text[end - 1], after)):
            return False
        before, first = text[start - 1] if start else " ", text[start]
        return first != MARK and (before.isspace() or (before != LONE_MARK and not continues(before, first)))

    def token_at(self, offset: int) -> int:
        """Return the index of the token that covers a code point."""
        return bisect_right(self.starts, offset, 0, self.count + 1) - 1

    def span(self, start: int, end: int) -> Span:
        """Return the span of the tokens from ``start`` up to, not including, ``end``."""
        return Span(self.starts[start], self.starts[end])

    def surface(self, start: int, end: int) -> str:
        """Return the text of the tokens from ``start`` up to, not including, ``end``."""
        return self.text[self.starts[start] : self.starts[end]]
