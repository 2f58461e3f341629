"""Who says a quotation where no spaces part the words: its verb of saying, and the subject of that."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from newsfacts.kinds.quotations.unspaced.mentions import Mention, Mentions
from newsfacts.kinds.quotations.unspaced.sentence import HIDDEN, Masked
from newsfacts.kinds.quotations.value import SpeakerKind
from newsfacts.kinds.quotations.vocabulary import QuotationVocabulary
from newsfacts.text.marks import MarkPair
from newsfacts.text.scan import Scan

__all__ = ["Attributor", "ByOrder", "ByParticle", "Said"]

_ENDS = ",、;:()[]「」『』《》…—" + HIDDEN
"""Marks at which a stretch that names somebody begins or ends."""
_SAID_NEAR = 60
"""The most characters between the words that are said and their verb."""
_NAME_NEAR = 12
"""The most characters in which a name next to a title is looked for."""
_NAMED_LAST = 24
"""A sentence that ends in the name of its speaker has no more characters after the quotation."""
_SHORTEST_CLAUSE = 4
"""A clause has no fewer characters."""
_CLAUSES = 4
"""So many clauses before a verb of saying are looked at for its subject."""
_ANNOUNCING = frozenset(":,")
"""Marks between a verb of saying and its quotation."""
_BEFORE_MARK = 2
"""The most characters between such a verb and such a mark."""
_OF_CLAUSE = ("the subject of the clause around it",)
_QUOTED_CLAUSE = ("the subject of a clause in which a clause is quoted",)


class Said(NamedTuple):
    """Who says a quotation, and by what that is known."""

    speaker: Mention | None
    """``None`` if a verb shows that somebody says it, but nothing shows who."""
    cue: tuple[int, int] | None
    """Where that verb is."""
    rule: str
    reasons: tuple[str, ...] = ()


class Attributor(Protocol):
    """Tells who says a quotation."""

    mentions: Mentions
    """Tells whom a stretch of text names."""

    def said(self, pair: MarkPair) -> Said | None:
        """Return who says it; ``None`` if nothing shows that it is said."""

    def named_with(self, title: tuple[int, int]) -> Mention | None:
        """Return who is named with the title between two offsets."""

    def told_of(self, pair: MarkPair) -> Mention | None:
        """Return the one person that the sentence before is about, where that of the words has no subject."""


class _Around:
    """What both ways to find a subject need to know about the text."""

    def __init__(self, scan: Scan, masked: Masked) -> None:
        self.scan = scan
        self.text = masked.text
        self.masked = masked
        self.words = scan.vocabulary(QuotationVocabulary).unspaced
        self.mentions = Mentions(scan)

    def bound(self, start: int, end: int) -> int:
        """Return where the stretch begins that ends at an offset, at the last mark before it."""
        end = self.mentions.before_place(start, end)  # so does a place
        if self.text[end - 1 : end] == ")":  # an age belongs to the name before it
            end = max(self.text.rfind("(", start, end), start)
        return max([start, *(self.text.rfind(mark, start, end) + 1 for mark in _ENDS)])

    def cues(self, low: int, high: int) -> Iterator[tuple[int, int]]:
        """Yield where verbs of saying are between two offsets; those that touch are one: "补充说"."""
        start = end = -1
        for match in self.words.cue.finditer(self.text, low, high):
            if match["no"] is not None:
                continue
            if match.start() != end and start >= 0:
                yield start, end
            start = start if match.start() == end else match.start()
            end = match.end()
        if start >= 0:
            yield start, end

    def named_before_colon(self, start: int, at: int) -> Said | None:
        """Read 首相:「…」."""
        if self.text[at - 1 : at] != ":":
            return None
        subject = self.mentions.judge(self.bound(start, at - 1), at - 1)
        return Said(subject, None, "colon") if subject is not None else None


class ByParticle(_Around):
    """Finds subjects that a particle marks: 「…」と首相は述べた, 首相は「…」と述べた, 首相は「…」."""

    def said(self, pair: MarkPair) -> Said | None:
        """Return who says a quotation."""
        text, words = self.text, self.words
        end, start = self.masked.end(pair.outer_end), self.masked.start(pair.outer_start)
        verb = next((word for word in words.saying if text.startswith(word, pair.outer_end)), None)
        if verb is not None:
            cue = pair.outer_end, pair.outer_end + len(verb)
            return Said(self._topic(start, pair.outer_start), cue, "speaker-quote-verb")
        behind = next((word for word in words.quotatives if text.startswith(word, pair.outer_end)), None)
        if behind is None:
            return self.named_before_colon(start, pair.outer_start) or self._of_clause(pair, start, end)
        low = pair.outer_end + len(behind)
        said = next(self.cues(low, self._next_quotation(low, min(end, low + _SAID_NEAR))), None)
        if said is None:
            return self._by_quotative(pair, start, low, end)
        if text.startswith(words.passive, said[1]):  # whoever is its subject, somebody else says it
            return Said(None, said, "nobody")
        subject = self._topic(low, said[0], first=True)
        if subject is not None:
            return Said(subject, said, "quote-speaker-verb")
        return Said(self._topic(start, pair.outer_start), said, "speaker-quote-verb")

    def _by_quotative(self, pair: MarkPair, start: int, low: int, end: int) -> Said | None:
        """Read 首相は「…」と胸を張った, where no verb of saying is known, and 「…」と首相。.

        What is said is a clause; names and titles come before quotatives of other sorts.
        """
        if self.text.startswith(self.words.naming, low) or not self._is_clause(pair):
            return None
        subject = self.mentions.judge(self.bound(low, end), end) if end - low <= _NAMED_LAST else None
        if subject is not None and subject.kind is not SpeakerKind.ORGANISATION:
            return Said(subject, None, "quote-speaker-verb", _QUOTED_CLAUSE)
        subject = self._topic(start, pair.outer_start)
        return Said(subject, None, "speaker-quote-verb", _QUOTED_CLAUSE) if subject is not None else None

    def _is_clause(self, pair: MarkPair) -> bool:
        """Return whether the words in marks are a clause."""
        inside = self.scan.folded[pair.start : pair.end].rstrip("。!?")
        if len(inside) < _SHORTEST_CLAUSE or not self.words.clause_ends:
            return False
        return inside.endswith(self.words.clause_ends) or any(w in inside for w in self.words.clause_parts)

    def _next_quotation(self, low: int, high: int) -> int:
        """Return where the next quotation begins before an offset, else the offset."""
        at = self.text.find(HIDDEN, low, high)
        return high if at < 0 else at

    def _of_clause(self, pair: MarkPair, start: int, end: int) -> Said | None:
        """Read 首相は「…」。, where no verb says that it is said."""
        at = pair.outer_start
        topic = next((word for word in self.words.topics if self.text.endswith(word, start, at)), None)
        if topic is None or self.text[pair.outer_end : end].strip():
            return None
        place = at - len(topic)
        subject = self.mentions.judge(self.bound(start, place), place)
        return Said(subject, None, "clause", _OF_CLAUSE) if subject is not None else None

    def told_of(self, pair: MarkPair) -> Mention | None:
        """Return the one person that the sentence before is about, where that of the words has no subject."""
        start, end = self.masked.start(pair.outer_start), self.masked.end(pair.outer_end)
        before = self.masked.start(start - 1) if start else 0
        if before >= start - 1 or self.text[start - 1] == "\n" or self._topics(start, end):
            return None
        judged = (self.mentions.judge(self.bound(before, at), at) for at in self._topics(before, start - 1))
        persons = [one for one in judged if one is not None and one.kind is SpeakerKind.PERSON]
        names = {one.name for one in persons}
        return persons[-1] if len(names) == 1 and not persons[-1].pronoun else None

    def named_with(self, title: tuple[int, int]) -> Mention | None:
        """Return who is named before a title."""
        return self.mentions.judge(self.bound(max(0, title[0] - _NAME_NEAR), title[1]), title[1])

    def _topics(self, low: int, high: int) -> list[int]:
        """Return where particles of subjects are between two offsets."""
        found = (_places(self.text, particle, low, high) for particle in self.words.topics)
        return sorted(place for listed in found for place in listed)

    def _topic(self, low: int, high: int, *, first: bool = False) -> Mention | None:
        """Return who a particle makes the subject between two offsets: the last one, or the first."""
        places = self._topics(low, high)
        for place in places if first else reversed(places):
            subject = self.mentions.judge(self.bound(low, place), place)
            if subject is not None:
                return subject
        return None


class ByOrder(_Around):
    """Finds subjects that come before their verb: 李强说:“…”, “…”,李强说, 李强称这是“…”."""

    def __init__(self, scan: Scan, masked: Masked) -> None:
        super().__init__(scan, masked)
        words = scan.hits("time").items()  # a single character may be of a name: "片山皋月"
        times = {i: hit.end for i, hit in words if hit.end - i > 1} | {i: i + 1 for i in scan.digits}
        self.times = {scan.starts[i]: scan.starts[end] for i, end in times.items()}
        """Where words of time and digits begin, and end."""
        self.time_starts: Sequence[int] = sorted(self.times)

    def said(self, pair: MarkPair) -> Said | None:
        """Return who says a quotation."""
        text, at = self.text, pair.outer_start
        start = self.masked.start(at)
        announced = text[at - 1 : at] in _ANNOUNCING
        before = at - 1 if announced else at
        behind = next((w for w in self.words.behind_cue if text.endswith(w, start, before)), "")
        *_, cue = None, *self.cues(start, before)
        if cue is None or cue[1] < before:  # "写道" is one word
            before -= len(behind)
            *_, cue = None, *self.cues(start, before)
        if cue is not None and before - cue[1] <= (_BEFORE_MARK if announced else 0):
            return Said(self._before_verb(start, cue[0]), cue, "speaker-verb-quote")
        if (behind_it := self._verb_behind(pair)) is not None:
            return behind_it
        if (named := self.named_before_colon(start, at)) is not None:
            return named
        if cue is None or before - cue[1] > _SAID_NEAR or HIDDEN in text[cue[1] : at]:
            return None
        subject = self._before_verb(start, cue[0])
        return Said(subject, cue, "clause", _OF_CLAUSE) if subject is not None else None

    def told_of(self, pair: MarkPair) -> Mention | None:
        """Return nobody: a pronoun refers to a subject that is not named again."""
        return None

    def named_with(self, title: tuple[int, int]) -> Mention | None:
        """Return who is named after a title, where a verb of saying, a mark or the like ends the name."""
        low, high = title[1], min(title[1] + _NAME_NEAR, self.masked.end(title[1]))
        verb = next(self.cues(low, high), (high, high))[0]
        mark = next((i for i in range(low, high) if self.text[i] in _ENDS), high)
        end = min(verb, mark)
        subject = self._subject(title[0], end)
        return subject if subject is not None and subject.end < title[1] + _NAME_NEAR else None

    def _verb_behind(self, pair: MarkPair) -> Said | None:
        """Read “…”,李强说。 and “…,”李强说,“…”; what announces the next one does not count."""
        text, low = self.text, pair.outer_end
        low += text[low : low + 1] == ","
        high = self.masked.end(low)
        mark = next((i for i in range(low, min(high, low + _SAID_NEAR)) if text[i] in _ENDS), high)
        cue = next(self.cues(low, mark), None)
        if cue is None or cue[0] == low or text[mark : mark + 1] == ":":
            return None
        if cue[1] < mark and text[cue[1] : mark] not in self.words.behind_cue:
            return None
        if self.scan.folded[pair.end - 1] == "。" and text[mark : mark + 2] == "," + HIDDEN:
            return None  # it announces the next one
        return Said(self._subject(low, cue[0]), cue, "quote-speaker-verb")

    def _before_verb(self, start: int, verb: int) -> Mention | None:
        """Return the subject of a verb of saying, in its clause or in one of those before."""
        end = verb
        for _ in range(_CLAUSES):
            low = self.bound(start, end)
            told = end if end == verb else next(self.cues(low, end), (end, end))[0]
            subject = self._subject(low, told)
            if subject is not None:
                return subject
            if low <= start:
                break
            end = low - 1
        return None

    def _subject(self, low: int, high: int) -> Mention | None:
        """Return whom a clause begins with, up to what cannot be of a subject."""
        text, words = self.text, self.words
        lead = next((w for w in words.leads if text.startswith(w, low, high)), "")
        low += len(lead)
        low = self.times.get(low, low)
        stop = words.stop.search(text, low + 1, high)
        end = stop.start() if stop else high
        at = bisect_right(self.time_starts, low)
        if at < len(self.time_starts):
            end = min(end, self.time_starts[at])
        found = self.mentions.judge(low, end) if end > low else None
        return found if end == high else self._in_spite_of_stop(low, end, high, found)

    def _in_spite_of_stop(self, low: int, end: int, high: int, found: Mention | None) -> Mention | None:
        """Return who is named with a title right before a verb, though a character there ends subjects.

        It may be one of the name ("林于凱"), or of a place before the title ("日喀则市"); else ``found``.
        """
        *_, title = None, *self.words.title.finditer(self.text, low, high)
        if title is None:
            return found
        stop = self.words.stop.search(self.text, title.end(), high)
        if stop is None:
            return found or self.mentions.judge(title.start(), high)
        of_name = len(stop.group()) == 1 and title.end() <= end and self.mentions.is_name(title.end(), high)
        return self.mentions.judge(low, high) if of_name else found


def _places(text: str, word: str, low: int, high: int) -> Iterator[int]:
    """Yield where a word is between two offsets."""
    at = text.find(word, low, high)
    while at >= 0:
        yield at
        at = text.find(word, at + 1, high)
