"""Pairs of quotation marks.

Marks are paired in each paragraph separately, with one stack. The glyph of a mark, the characters next to it
and the marks that are open decide what it does. So all conventions of the table are known at the same time,
and a document can mix them. A single mark is more often an apostrophe than a quotation mark; which of the two
it is shows only at the closing mark. A mark without a partner affects at most its own paragraph.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from newsfacts.text.mark_table import Direction, Glyph, MarkTable

__all__ = ["MarkPair", "pair_marks"]

_BEFORE_OPENER = frozenset("([{—–-/|…*_~+")
_AFTER_CLOSER = frozenset(".,;:!?)]}>—–-/|…*_~%")
_STOPS = frozenset(".!?:;…")
_MOST_UNCLOSED = 4
"""How many unclosed marks of other families can be above a mark on the stack that is closed."""
_WRAPPED_LENGTH = 40
"""A line of fewer characters than this does not run on into the next."""
_INCH_DIGITS = 3
"""The most digits before a mark that can be inches after feet."""
_TELLING_LETTERS = 2
"""With so many small letters before it, a mark before a capital ends a word: not "O'Neill", "d'Angelo"."""


class MarkPair(NamedTuple):
    """Two marks that belong together, with offsets into the text."""

    start: int
    """First code point inside the marks, after any inner space."""
    end: int
    """First code point after the words inside."""
    outer_start: int
    """First code point of the opening mark."""
    outer_end: int
    """First code point after the closing mark."""
    depth: int
    """How many other pairs it is inside."""
    family: str
    """Which marks they are: ``double``, ``single``, ``guillemet`` and so on."""
    continued: bool
    """Whether it has no closing mark because the speech continues in the next paragraph."""


class _Mark(NamedTuple):
    """A quotation mark, or an apostrophe that could be one."""

    start: int
    end: int
    glyph: Glyph
    before: str
    """The character before it; a space at the start of the text."""
    after: str
    """The character after it; a space at the end of the text."""

    @property
    def at_opening(self) -> bool:
        """Whether only an opening mark can be at this place."""
        if self.after.isspace() or self.after in _AFTER_CLOSER:
            return False
        return self.before.isspace() or self.before in _BEFORE_OPENER

    @property
    def at_closing(self) -> bool:
        """Whether only a closing mark can be at this place."""
        if self.before.isspace() or self.before in _BEFORE_OPENER:
            return False
        return self.after.isspace() or self.after in _AFTER_CLOSER


def pair_marks(
    text: str,
    offsets: Sequence[int],
    grammar: MarkTable,
    until_deadline: Callable[[Iterable[Any]], Iterable[Any]] = iter,
) -> tuple[MarkPair, ...]:
    """Return the pairs among the marks at these offsets, in text order; a pair comes before those inside it.

    The long loops go through ``until_deadline``, which may end them (see `Tokens.until_deadline`).
    """
    return _Pairing(text, grammar).run(offsets, until_deadline) if offsets else ()


class _Pairing:
    """Pairs the marks of one text."""

    def __init__(self, text: str, grammar: MarkTable) -> None:
        self.text = text
        self.glyphs: Mapping[str, Glyph] = grammar.glyphs
        self.doubled = grammar.doubled
        self.elisions = grammar.elisions
        self.plural_ends = grammar.plural_ends
        self.longest_elision = max(map(len, self.elisions), default=0)
        self.stack: list[_Mark] = []
        self.strong: list[_Mark] = []
        """The marks of the stack that are not single marks."""
        self.found: list[tuple[int, int, int, int, str, bool]] = []

    def run(
        self, offsets: Sequence[int], until_deadline: Callable[[Iterable[Any]], Iterable[Any]]
    ) -> tuple[MarkPair, ...]:
        marks = self._merged(until_deadline(offsets))
        singles = self._next_singles(marks)
        last = 0
        for k, mark in enumerate(until_deadline(marks)):
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
        """Return the marks with the characters next to them; two single marks in a row are one double mark.

        This leaves out apostrophes inside words, which most single marks are.
        """
        text, size = self.text, len(self.text)
        marks: list[_Mark] = []
        done = 0
        for start in offsets:
            glyph = self.glyphs.get(text[start])
            # the modifier letter of "Hawaiʼi" has no glyph: it is an apostrophe to the scan
            if glyph is None or start < done:
                continue
            end = start + 1
            if glyph.family == "single":
                if self._in_word(start):
                    continue
                end = self._run_end(start)
                if end > start + 1:
                    done = end
                    glyph = self.doubled.get(text[start:end])
                    if glyph is None:  # mark-up, or a rule drawn with apostrophes
                        continue
            before = text[start - 1] if start else " "
            after = text[end] if end < size else " "
            marks.append(_Mark(start, end, glyph, before, after))
        return marks

    def _in_word(self, i: int) -> bool:
        """Return whether the character at an offset is inside a word: "don't"."""
        return self.text[i + 1 : i + 2].islower() and self.text[max(i - 1, 0) : i].isalnum()

    def _run_end(self, start: int) -> int:
        """Return the offset after a run of one character that begins at ``start``."""
        text, end = self.text, start + 1
        while text[end : end + 1] == text[start]:
            end += 1
        return end

    def _next_singles(self, marks: Sequence[_Mark]) -> list[_Mark | None]:
        """Return for each mark the next single mark in its paragraph."""
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
        """Return whether no paragraph ends between two offsets; a line that is only wrapped ends none."""
        line = self.text.find("\n", last, start)
        while line >= 0:
            if not self._wrapped(line):
                return False
            line = self.text.find("\n", line + 1, start)
        return True

    def _wrapped(self, line: int) -> bool:
        """Return whether the line that ends at this offset runs on into the next one."""
        text = self.text
        before = text[max(0, line - _WRAPPED_LENGTH) : line]
        after = text[line + 1 : line + 2]
        if "\n" in before or len(before) < _WRAPPED_LENGTH or after.isspace():
            return False
        ending = before.rstrip()[-1:]
        return after not in self.glyphs and ending not in _STOPS and ending not in self.glyphs

    # Deciding what a mark does

    def _double(self, mark: _Mark) -> None:
        """Open or close a pair of marks that are not single, or leave the mark aside."""
        opener = self._innermost(mark.glyph.family) if self.strong else None
        if opener is None:
            if self._opens_double(mark):
                self._push(mark)
        elif opener.end == mark.start or self._is_inch(mark):
            return  # a second opening mark changes nothing
        elif self._closes_double(mark, opener):
            self._close(mark, opener)
        else:
            self._push(mark)

    @staticmethod
    def _opens_double(mark: _Mark) -> bool:
        """Return whether a mark opens a pair where no other mark of its family is open."""
        leaning = mark.glyph.leaning
        if leaning is Direction.ONLY_OPEN or leaning is Direction.ONLY_CLOSE:
            return leaning is Direction.ONLY_OPEN
        if leaning is Direction.CLOSE:
            return mark.at_opening
        if leaning is Direction.OPEN:
            return not mark.at_closing
        in_code = mark.before.isdecimal() or mark.before == "="  # inches, or an attribute: 12", a="b"
        return mark.glyph.family != "double" or not (mark.at_closing or in_code)

    def _closes_double(self, mark: _Mark, opener: _Mark) -> bool:
        """Return whether a mark closes the pair that ``opener`` began; if not, it opens another one."""
        leaning = mark.glyph.leaning
        if leaning is Direction.CLOSE or leaning is Direction.ONLY_CLOSE:
            return True
        if leaning is Direction.ONLY_OPEN:
            return False
        if leaning is Direction.OPEN:
            low = opener.glyph.leaning is Direction.ONLY_OPEN
            return mark.at_closing or (low and not mark.at_opening)
        if mark.glyph.family != "double":
            return self.text[mark.start] != self.text[opener.start]
        return not mark.at_opening

    def _is_inch(self, mark: _Mark) -> bool:
        """Return whether a double mark means inches, after feet: 6'3"."""
        text, i = self.text, mark.start - 1
        while i >= 0 and text[i].isdecimal() and mark.start - i <= _INCH_DIGITS:
            i -= 1
        return 0 < i < mark.start - 1 and text[i] in "'’" and text[i - 1].isdecimal()

    def _single(self, mark: _Mark, upcoming: _Mark | None) -> None:
        top = self.stack[-1] if self.stack else None
        opener = top if top is not None and top.glyph.family == "single" else None
        leaning = mark.glyph.leaning
        if opener is not None and opener.end < mark.start and self._closes_single(mark, opener, upcoming):
            self._close(mark, opener)
        elif leaning is not Direction.CLOSE and self._opens_single(mark, top):
            self._push(mark)

    def _opens_single(self, mark: _Mark, top: _Mark | None) -> bool:
        """Return whether a single mark can open a quotation; only the closing mark shows whether it does."""
        behind_opener = top is not None and top.end == mark.start
        if not (mark.before.isspace() or mark.before in _BEFORE_OPENER or behind_opener):
            return False
        if mark.after.isspace() or mark.after in _AFTER_CLOSER - {"…", "—"}:
            return False
        return mark.glyph.leaning is Direction.ONLY_OPEN or not self._is_elision(mark.end)

    def _is_elision(self, i: int) -> bool:
        """Return whether a word or a year with its front cut off begins here: 'em, '99, '60s."""
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
        """Return whether a single mark closes the open one; otherwise it is an apostrophe."""
        before, after = mark.before, mark.after
        low = opener.glyph.leaning is Direction.ONLY_OPEN
        if mark.glyph.leaning is Direction.ONLY_OPEN or (mark.glyph.leaning is Direction.OPEN and not low):
            return False
        if before.isspace() or before in "([{":
            return False
        if after.isalnum():
            # a run-on such as 'No exceptions'Defense; but O'Neill, d'Angelo
            return not before.isalnum() or (after.isupper() and self._ends_word(mark.start))
        if before.lower() not in self.plural_ends or not after.isspace() or upcoming is None:
            return True
        # "the allies' plan": the plural's apostrophe, if a better closer comes before anything opens
        return not self._is_better_closer(upcoming)

    def _is_better_closer(self, mark: _Mark) -> bool:
        if mark.before.isspace() or mark.before in "([{" or mark.glyph.leaning is Direction.OPEN:
            return False
        return not mark.after.isalnum()

    def _ends_word(self, end: int) -> bool:
        """Return whether small letters before an offset show that a word ends there."""
        letters = self.text[max(end - _TELLING_LETTERS, 0) : end]
        return len(letters) == _TELLING_LETTERS and all(map(str.islower, letters))

    # The stack

    def _innermost(self, family: str) -> _Mark | None:
        """Return the open mark of this family that a closing mark closes.

        Single marks above it on the stack were apostrophes; a few other marks can be there by mistake.
        """
        for opener in self.strong[: -_MOST_UNCLOSED - 1 : -1]:
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
        """Return whether the mark that begins a paragraph continues a quotation that is still open."""
        family = opener.glyph.family
        if family != upcoming.glyph.family or upcoming.after.isspace():
            return False
        if family == "single":  # straight ones are too often apostrophes
            return opener.glyph.leaning is upcoming.glyph.leaning is Direction.OPEN
        return upcoming.glyph.leaning is not Direction.CLOSE

    def _nested(self) -> tuple[MarkPair, ...]:
        """Return the pairs in text order, with the depth of each."""
        self.found.sort(key=lambda pair: (pair[0], -pair[1]))
        pairs: list[MarkPair] = []
        around: list[int] = []
        for outer_start, outer_end, start, end, family, continued in self.found:
            while around and around[-1] <= outer_start:
                around.pop()
            pairs.append(MarkPair(start, end, outer_start, outer_end, len(around), family, continued))
            around.append(outer_end)
        return tuple(pairs)
