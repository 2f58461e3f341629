"""Quotation marks in pairs.

Marks are paired paragraph by paragraph with one stack. What a mark does is decided by its glyph, the
characters beside it and what is open at that point, so every convention of the table is known at once
and a document may mix them. A single mark is an apostrophe more often than a quotation mark: nothing is
said at an opener, everything at the closer. A mark without a partner costs at most its own paragraph.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from newsfacts.text.mark_table import Glyph, Leaning, MarkGrammar

__all__ = ["Pair", "pair_marks"]

_BEFORE_OPENER = frozenset("([{—–-/|…*_~+")
_AFTER_CLOSER = frozenset(".,;:!?)]}>—–-/|…*_~%")
_STOPS = frozenset(".!?:;…")
_DEPTH = 4
"""How many marks of other families may lie unclosed above a mark that closes."""
_WRAPPED = 40
"""A line that is shorter than this does not run on into the next."""


class Pair(NamedTuple):
    """Two marks that belong together, with offsets into the text."""

    start: int
    """First code point inside the marks, behind any inner space."""
    end: int
    """First code point after the words inside."""
    outer_start: int
    """First code point of the opening mark."""
    outer_end: int
    """First code point after the closing mark."""
    depth: int
    """How many other pairs it stands in."""
    family: str
    """Which marks they are: ``double``, ``single``, ``guillemet`` and so on."""
    continued: bool
    """Whether it has no closing mark because the speech goes on in the next paragraph."""


class _Mark(NamedTuple):
    start: int
    end: int
    glyph: Glyph
    before: str
    after: str


_mark = tuple.__new__
"""What makes a mark of its fields, as `_Mark` does, in half the time."""


def pair_marks(
    text: str,
    offsets: Sequence[int],
    grammar: MarkGrammar,
    paced: Callable[[Iterable[Any]], Iterable[Any]] = iter,
) -> tuple[Pair, ...]:
    """Give the pairs among the marks at these offsets, in text order; a pair comes before those inside it.

    The long loops go through ``paced``, which may end them (see `Tokens.paced`).
    """
    return _Pairing(text, grammar).run(offsets, paced) if offsets else ()


class _Pairing:
    """Pairs the marks of one text."""

    def __init__(self, text: str, grammar: MarkGrammar) -> None:
        self.text = text
        self.glyphs: Mapping[str, Glyph] = grammar.glyphs
        self.doubled = grammar.doubled
        self.elisions = grammar.elisions
        self.plural_ends = grammar.plural_ends
        self.longest_elision = max(map(len, self.elisions), default=0)
        self.stack: list[_Mark] = []
        self.strong: list[_Mark] = []
        """The marks of the stack that are no single marks."""
        self.found: list[tuple[int, int, int, int, str, bool]] = []

    def run(
        self, offsets: Sequence[int], paced: Callable[[Iterable[Any]], Iterable[Any]]
    ) -> tuple[Pair, ...]:
        marks = self._merged(paced(offsets))
        singles = self._next_singles(marks)
        last = 0
        for k, mark in enumerate(paced(marks)):
            if self.stack and not self._same_block(last, mark.start):
                self._flush(mark)
            last = mark.end
            if mark.glyph.family == "single":
                self._single(mark, singles[k])
            else:
                self._double(mark)
        if self.stack:
            self._flush(None)
        return self._nested()

    # Reading marks

    def _merged(self, offsets: Iterable[int]) -> list[_Mark]:
        """Give the marks with what stands beside them; two singles in a row are one double mark.

        Apostrophes inside words are left out here, as most single marks are just that.
        """
        text, glyphs, size = self.text, self.glyphs, len(self.text)
        marks: list[_Mark] = []
        skip = -1
        for start in offsets:
            if start < skip:
                continue
            char = text[start]
            glyph = glyphs.get(char)
            if glyph is None:  # the modifier letter of "Hawaiʼi", an apostrophe to the scan
                continue
            end = start + 1
            before = text[start - 1] if start else " "
            after = text[end] if end < size else " "
            if glyph.family == "single":
                if before.isalnum() and after.islower():
                    continue
                if after == char:
                    while end < size and text[end] == char:
                        end += 1
                    skip = end
                    twin = self.doubled.get(text[start:end])
                    if twin is None:  # mark-up, or a rule drawn with apostrophes
                        continue
                    glyph, after = twin, text[end] if end < size else " "
            marks.append(_mark(_Mark, (start, end, glyph, before, after)))
        return marks

    def _next_singles(self, marks: Sequence[_Mark]) -> list[_Mark | None]:
        """Give for each mark the next single mark in its paragraph."""
        following: list[_Mark | None] = [None] * len(marks)
        upcoming: _Mark | None = None
        for k in range(len(marks) - 1, -1, -1):
            mark = marks[k]
            if upcoming is not None and self.text.find("\n", mark.end, marks[k + 1].start) >= 0:
                upcoming = None
            following[k] = upcoming
            if mark.glyph.family == "single":
                upcoming = mark
        return following

    def _same_block(self, last: int, start: int) -> bool:
        """Say whether no paragraph ends between two offsets; a line wrapped at a column does not end one."""
        line = self.text.find("\n", last, start)
        while line >= 0:
            if not self._wrapped(line):
                return False
            line = self.text.find("\n", line + 1, start)
        return True

    def _wrapped(self, line: int) -> bool:
        """Say whether the line that ends at this offset runs on into the next one."""
        text = self.text
        before = text[max(0, line - _WRAPPED) : line]
        after = text[line + 1 : line + 2]
        if "\n" in before or len(before) < _WRAPPED or after.isspace():
            return False
        ending = before.rstrip()[-1:]
        return after not in self.glyphs and ending not in _STOPS and ending not in self.glyphs

    # Deciding what a mark does

    def _double(self, mark: _Mark) -> None:
        family, leaning = mark.glyph
        opener = self._innermost(family) if self.strong else None
        if opener is not None and (leaning is Leaning.CLOSE or leaning is Leaning.ONLY_CLOSE):
            inch = mark.before.isdecimal() and self._is_inch(mark)
            if opener.end < mark.start and not inch:  # else it is a doubled opener
                self._close(mark, opener)
            return
        before = mark.before.isspace() or mark.before in _BEFORE_OPENER
        after = mark.after.isspace() or mark.after in _AFTER_CLOSER
        can_open, can_close = before and not after, after and not before
        if opener is None:
            if leaning is Leaning.CLOSE:
                opens = can_open
            elif leaning is Leaning.EITHER:
                opens = family != "double" or not (can_close or mark.before.isdecimal() or mark.before == "=")
            else:
                opens = leaning is not Leaning.ONLY_CLOSE and (not can_close or leaning is Leaning.ONLY_OPEN)
            if opens:
                self._push(mark)
            return
        if opener.end == mark.start:  # a doubled opener
            return
        if self._is_inch(mark):
            return
        low = opener.glyph.leaning is Leaning.ONLY_OPEN
        if leaning is Leaning.ONLY_OPEN:
            closes = False
        elif leaning is Leaning.OPEN:
            closes = can_close or (low and not can_open)
        elif family != "double":
            closes = self.text[mark.start] != self.text[opener.start]
        else:
            closes = not can_open
        if closes:
            self._close(mark, opener)
        else:
            self._push(mark)

    def _is_inch(self, mark: _Mark) -> bool:
        """Say whether a double mark stands for inches behind feet: 6'3"."""
        text, i = self.text, mark.start - 1
        while i >= 0 and text[i].isdecimal() and mark.start - i < 4:
            i -= 1
        return 0 < i < mark.start - 1 and text[i] in "'’" and text[i - 1].isdecimal()

    def _single(self, mark: _Mark, upcoming: _Mark | None) -> None:
        top = self.stack[-1] if self.stack else None
        opener = top if top is not None and top.glyph.family == "single" else None
        leaning = mark.glyph.leaning
        if opener is not None and opener.end < mark.start and self._closes_single(mark, opener, upcoming):
            self._close(mark, opener)
        elif leaning is not Leaning.CLOSE and self._opens_single(mark, top):
            self._push(mark)

    def _opens_single(self, mark: _Mark, top: _Mark | None) -> bool:
        """Say whether a single mark may open a quotation; it need not: "'em" is turned down at the closer."""
        behind_opener = top is not None and top.end == mark.start
        if not (mark.before.isspace() or mark.before in _BEFORE_OPENER or behind_opener):
            return False
        if mark.after.isspace() or mark.after in _AFTER_CLOSER - {"…", "—"}:
            return False
        return mark.glyph.leaning is Leaning.ONLY_OPEN or not self._is_elision(mark.end)

    def _is_elision(self, i: int) -> bool:
        """Say whether a word or a year with its front cut off begins here: 'em, '99, '60s."""
        text = self.text
        if text[i : i + 2].isdecimal():
            rest = text[i + 2 : i + 5]
            if rest[:1] == "s":
                rest = rest[1:]
            return not rest[:1].isalnum() and not (rest[:1] == " " and rest[1:2].isupper())
        j = i
        while j < len(text) and text[j].isalpha() and j - i <= self.longest_elision:
            j += 1
        return text[i:j].lower() in self.elisions

    def _closes_single(self, mark: _Mark, opener: _Mark, upcoming: _Mark | None) -> bool:
        """Say whether a single mark closes the one that is open, or is an apostrophe."""
        before, after = mark.before, mark.after
        low = opener.glyph.leaning is Leaning.ONLY_OPEN
        if mark.glyph.leaning is Leaning.ONLY_OPEN or (mark.glyph.leaning is Leaning.OPEN and not low):
            return False
        if before.isspace() or before in "([{":
            return False
        if after.isalnum():
            # a run-on such as 'No exceptions'Defense; but O'Neill, d'Angelo
            if not before.isalnum():
                return True
            return after.isupper() and self._word_length(mark.start) >= 2
        if before.lower() not in self.plural_ends or not after.isspace() or upcoming is None:
            return True
        # "the allies' plan": the plural's apostrophe, if a better closer comes before anything opens
        return not self._is_better_closer(upcoming)

    def _is_better_closer(self, mark: _Mark) -> bool:
        if mark.before.isspace() or mark.before in "([{" or mark.glyph.leaning is Leaning.OPEN:
            return False
        return not mark.after.isalnum()

    def _word_length(self, end: int) -> int:
        """Give the length of the run of small letters before an offset, up to three."""
        length = 0
        while length < 3 and self.text[end - length - 1].islower():
            length += 1
        return length

    # The stack

    def _innermost(self, family: str) -> _Mark | None:
        """Give the open mark of this family that a closer would close.

        Single marks above it were apostrophes; a few others may lie above it by mistake.
        """
        for opener in self.strong[: -_DEPTH - 1 : -1]:
            if opener.glyph.family == family:
                return opener
        return None

    def _push(self, mark: _Mark) -> None:
        self.stack.append(mark)
        if mark.glyph.family != "single":
            self.strong.append(mark)

    def _close(self, mark: _Mark, opener: _Mark) -> None:
        top = None
        while top is not opener:
            top = self.stack.pop()
            if top.glyph.family != "single":
                self.strong.pop()
        self._keep(opener, mark.start, mark.end, False)

    def _keep(self, opener: _Mark, stop: int, outer_end: int, continued: bool) -> None:
        start, end, text = opener.end, stop, self.text
        if text[start].isspace() or text[end - 1].isspace():
            start, end = self._trimmed(start, end)
        if start < end:
            family = opener.glyph.family
            self.found.append((opener.start, outer_end, start, end, family, continued))

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        text = self.text
        while start < end and text[start].isspace():
            start += 1
        while start < end and text[end - 1].isspace():
            end -= 1
        return start, end

    def _flush(self, upcoming: _Mark | None) -> None:
        """End a block. What is open is lost, unless the next paragraph opens with the same mark again."""
        opener = self.strong[-1] if self.strong else self.stack[0]
        if upcoming is not None:
            end = self.text.find("\n", opener.end, upcoming.start)
            closed = bool(self.found) and self.found[-1][0] > opener.start
            if (
                end >= 0
                and not closed
                and self.text[end : upcoming.start].isspace()
                and self._continues(opener, upcoming)
            ):
                self._keep(opener, end, end, True)
        self.stack.clear()
        self.strong.clear()

    @staticmethod
    def _continues(opener: _Mark, upcoming: _Mark) -> bool:
        """Say whether the mark at the head of a paragraph takes up what was left open in the one before."""
        family = opener.glyph.family
        if family != upcoming.glyph.family or upcoming.after.isspace():
            return False
        if family == "single":  # straight ones are too often apostrophes
            return opener.glyph.leaning is upcoming.glyph.leaning is Leaning.OPEN
        return upcoming.glyph.leaning is not Leaning.CLOSE

    def _nested(self) -> tuple[Pair, ...]:
        """Put the pairs in text order and count how deep each stands."""
        self.found.sort(key=lambda pair: (pair[0], -pair[1]))
        pairs: list[Pair] = []
        around: list[int] = []
        for outer_start, outer_end, start, end, family, continued in self.found:
            while around and around[-1] <= outer_start:
                around.pop()
            pairs.append(Pair(start, end, outer_start, outer_end, len(around), family, continued))
            around.append(outer_end)
        return tuple(pairs)
