"""The quotations of a text without spaces, each with its speaker's fullest name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from newsfacts.kinds.quotations.reading import QuotationReading
from newsfacts.kinds.quotations.unspaced.attribution import Attributor, ByOrder, ByParticle, Said
from newsfacts.kinds.quotations.unspaced.mentions import Mention
from newsfacts.kinds.quotations.unspaced.people import People
from newsfacts.kinds.quotations.unspaced.sentence import HIDDEN, STOPS, Masked
from newsfacts.kinds.quotations.value import QuotationForm, Speaker, SpeakerKind
from newsfacts.kinds.quotations.vocabulary import QuotationVocabulary
from newsfacts.model import Span
from newsfacts.text.lazy import lazy
from newsfacts.text.marks import MarkPair, Marks
from newsfacts.text.scan import Scan

__all__ = ["UnspacedSpeech"]

_WHOLE = 5
"""From so many characters on, what a verb of saying introduces is a sentence."""
_FEW = 14
"""Words in marks up to this length are speech only if a verb says that somebody says them."""
_TOLD_OF = ("the person that the sentence before is about",)
_GOES_ON = ("it continues the speech of the previous sentence",)


class UnspacedSpeech:
    """The quotations of one text: a view of its scan."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.words = scan.vocabulary(QuotationVocabulary).unspaced
        marks = scan.view(Marks)
        self.pairs: Sequence[MarkPair] = marks.pairs
        self.masked = Masked(scan, marks.outer)
        self.attributor: Attributor = (ByParticle if self.words.topics else ByOrder)(scan, self.masked)
        self.persons: list[Mention] = []
        """Those who spoke with a name, in text order."""
        self.speakers: dict[tuple[int, int], Speaker] = {}
        """Speakers by where they are."""

    def read(self) -> Iterator[QuotationReading]:
        """Yield what the text says of each quotation."""
        yield from self.readings

    @lazy
    def readings(self) -> Sequence[QuotationReading]:
        """What the text says about each quotation, in text order."""
        if self.pairs:
            self.attributor.mentions.known = frozenset(one.name for one in self.titled)
        said = list(self._all_said())
        shared = Counter(
            _place(one.speaker) for _, one in said if one is not None and one.speaker is not None
        )
        groups: dict[tuple[int, int], int] = {}
        return [self._reading(pair, one, shared, groups) for pair, one in said]

    def speaker(self, place: tuple[int, int]) -> Speaker:
        """Return the speaker whom the text names at a place that a reading has."""
        assert self.readings
        return self.speakers[place]

    def _all_said(self) -> Iterator[tuple[MarkPair, Said | None]]:
        last: tuple[MarkPair, Said] | None = None
        for pair in self.scan.until_deadline(self.pairs):
            said = self._said(pair, last) if pair.depth == 0 else None
            if said is not None and said.speaker is not None:
                last = pair, said
                if said.rule != "carried" and said.speaker.kind is SpeakerKind.PERSON:
                    self.persons.append(said.speaker)
            yield pair, said

    def _said(self, pair: MarkPair, last: tuple[MarkPair, Said] | None) -> Said | None:
        found = self.attributor.said(pair)
        if found is None:
            return self._spoke_before(pair, last) if self._is_alone(pair) else None
        if found.speaker is not None or found.rule == "nobody":
            return found
        told = self.attributor.told_of(pair)
        if told is not None:
            return found._replace(speaker=told, reasons=_TOLD_OF)
        before = self._spoke_before(pair, last)
        return found if before is None else before._replace(cue=found.cue)

    def _spoke_before(self, pair: MarkPair, last: tuple[MarkPair, Said] | None) -> Said | None:
        """Return who spoke before in the same paragraph: a subject that is not said again is the same."""
        if last is None or self.masked.line_start(pair.outer_start) > last[0].outer_start:
            return None
        return Said(last[1].speaker, None, "carried", _GOES_ON)

    def _is_alone(self, pair: MarkPair) -> bool:
        """Return whether a quotation is a separate sentence."""
        text = self.masked.text
        before, after = (
            text[pair.outer_start - 1 : pair.outer_start],
            text[pair.outer_end : pair.outer_end + 1],
        )
        whole = self.scan.folded[pair.end - 1] in STOPS or (after != "" and after in STOPS)
        return whole and all(not mark or mark in STOPS + HIDDEN + "\n" for mark in (before, after))

    # Names

    @lazy
    def titled(self) -> Sequence[Mention]:
        """Everybody whom the text names with a title, in its order."""
        found = (
            self.attributor.named_with(title.span())
            for title in self.scan.until_deadline(self.words.title.finditer(self.masked.text))
        )
        return [one for one in found if one is not None and one.kind is SpeakerKind.PERSON]

    @lazy
    def people(self) -> People:
        """Everybody whom the text names; needed when all speakers are known."""
        return People(self.persons, self.titled, self.words.name_joiners)

    def _full(self, mention: Mention) -> tuple[str, bool, tuple[str, ...]]:
        """Return the fullest name that the text has so far for a mention, whether it is sure, and why."""
        surface = self.scan.text[mention.start : mention.end]
        if mention.pronoun:
            last = self.people.last_before(mention.start)
            if last is None:
                return mention.name, True, ()
            name = self.people.longest(last)
            return name, False, (f"{surface!r} refers to {name!r}, who spoke last",)
        if mention.kind is SpeakerKind.UNNAMED and mention.name == mention.role:
            bearer = self.people.bearer(mention.role)
            if bearer is not None and mention.affiliation is None:
                name = self.people.longest(bearer)
                return name, False, (f"{surface!r} is {name!r}, who has that title in the article",)
        full = self.people.longest(mention.name, mention.role)
        return full, True, () if full == mention.name else (f"{mention.name!r} is {full!r} in the article",)

    # Readings

    def _reading(
        self,
        pair: MarkPair,
        said: Said | None,
        shared: Counter[tuple[int, int]],
        groups: dict[tuple[int, int], int],
    ) -> QuotationReading:
        """Return the reading of a quotation, and keep its speaker; pieces that share one are a group."""
        place, group, inferred = None, None, False
        reasons = said.reasons if said is not None else ()
        if said is not None and said.speaker is not None:
            mention, place = said.speaker, _place(said.speaker)
            name, sure, why = self._full(mention)
            kind = SpeakerKind.PERSON if name != mention.name else mention.kind
            surface = self.scan.text[mention.start : mention.end]
            self.speakers[place] = Speaker(
                name, surface, Span(*place), kind, mention.role, mention.affiliation
            )
            inferred = bool(reasons) or not sure or not mention.sure
            reasons = (*reasons, *why)
            group = groups.setdefault(place, len(groups) + 1) if shared[place] > 1 else None
        return QuotationReading(
            pair.start,
            pair.end,
            (pair.outer_start, pair.outer_end),
            pair.depth,
            self._form(pair, said),
            place,
            None,
            said.cue if said is not None and place is not None else None,
            group,
            said.rule if said is not None and place is not None else "unattributed",
            inferred,
            reasons,
        )

    def _form(self, pair: MarkPair, said: Said | None) -> QuotationForm:
        inside = self.scan.folded[pair.start : pair.end]
        if said is not None:
            whole = inside[-1] in STOPS or (len(inside) >= _WHOLE and said.rule != "clause")
            return QuotationForm.DIRECT if whole else QuotationForm.PARTIAL
        if inside[-1] == "。" or len(inside) > _FEW or self._is_alone(pair):
            return QuotationForm.DIRECT
        return QuotationForm.SCARE


def _place(mention: Mention) -> tuple[int, int]:
    return mention.start, mention.end
