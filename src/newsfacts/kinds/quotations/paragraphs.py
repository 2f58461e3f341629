"""The quotations of a text in order, with what carries over from one to the next."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from itertools import groupby

from newsfacts.clauses import Clauses as Sentences
from newsfacts.kinds.quotations.attribution.asides import told_inside
from newsfacts.kinds.quotations.attribution.attribute import Attribution, Attributor
from newsfacts.kinds.quotations.attribution.dialogue import spoken_lines
from newsfacts.kinds.quotations.attribution.lines import line_around
from newsfacts.kinds.quotations.attribution.passage import Passage
from newsfacts.kinds.quotations.attribution.windows import stretches
from newsfacts.kinds.quotations.forms import SCARE, is_title, labelled
from newsfacts.kinds.quotations.inner import inner_quotations
from newsfacts.kinds.quotations.paragraph_above import ParagraphAbove
from newsfacts.kinds.quotations.paragraph_below import credit_below
from newsfacts.kinds.quotations.reading import QuotationReading
from newsfacts.kinds.quotations.results import CARRIED, Results
from newsfacts.kinds.quotations.speakers.names import Names
from newsfacts.kinds.quotations.speakers.topics import is_topic
from newsfacts.kinds.quotations.subheadings import is_subheading
from newsfacts.kinds.quotations.unspoken import Unspoken
from newsfacts.kinds.quotations.vocabulary import QuotationVocabulary
from newsfacts.text.mark_table import MarkTable
from newsfacts.text.marks import MarkPair, Marks
from newsfacts.text.scan import Scan

__all__ = ["Speech"]

_STOPS = ".,!?…"
_BACK = 3
"""How many sentences back reported speech may have begun."""


class Speech:
    """Reads the quotations of one text, paragraph by paragraph."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.text = scan.text
        self.grammar = scan.vocabulary(QuotationVocabulary)
        self.line = (0, -1)
        """The last line that was returned."""
        self.paragraph: tuple[int, int, Sequence[MarkPair]] = (0, 0, ())
        """Where the paragraph begins and ends that is being read, and its quotations."""
        self.whole: tuple[Attributor, list[tuple[int, int]]] | None = None
        """That paragraph with its sentences, if more of it was needed than its stretches."""
        self.above: ParagraphAbove | None = None
        """The paragraph above the one that is being read, if it was looked at."""
        self.last: Attribution | None = None
        self.last_end = 0
        """Where the paragraph of the last attribution ends."""
        self.results = Results(scan)
        self.unspoken = Unspoken(scan)
        self.named: set[int] = set()
        """Where the quotations begin that nobody says."""

    def read(self) -> Iterator[QuotationReading]:
        """Yield what the text says of each quotation."""
        marks = self.scan.view(Marks)
        for (start, end), pairs in groupby(self.scan.until_deadline(marks.outer), key=self._line):
            self._paragraph(start, end, list(pairs))
        self.results.fill_backwards()
        self.results.fill_repeats()
        if len(marks.outer) < len(marks.pairs):
            for pair, found in inner_quotations(self.scan, self.unspoken):
                self.results.add(pair, found)
        for spoken, by in spoken_lines(self.scan):
            self.results.add(spoken, by)
        yield from self.results.readings()

    def _line(self, pair: MarkPair) -> tuple[int, int]:
        """Return the line that a pair is in; call it in text order."""
        if self.line[0] <= pair.outer_start and pair.outer_end <= self.line[1]:
            return self.line
        glyphs = self.scan.vocabulary(MarkTable).glyphs
        self.line = line_around(self.text, pair.outer_start, pair.outer_end, glyphs)
        return self.line

    def _paragraph(self, start: int, end: int, pairs: Sequence[MarkPair]) -> None:
        said_here = False
        self.paragraph, self.whole = (start, end, pairs), None
        abbreviations = self.grammar.abbreviations.going_on
        for first, last, inside in stretches(self.text, start, end, pairs, abbreviations):
            passage = Passage(self.text, first, last, inside, self.grammar)
            clauses = Attributor(passage, self.scan.view(Sentences))
            before: list[tuple[int, int]] = []
            waiting = list(passage.quotes)
            done = 0
            for low, high in self.scan.until_deadline(passage.sentences()):
                sentence = done
                while done < len(waiting) and waiting[done] < high:
                    done += 1
                quotes = waiting[sentence:done]
                bare = bool(quotes) and not any(map(passage.is_word, range(low, high)))
                unspoken = self._unspoken(passage, quotes)
                for i, reason in zip(self.scan.until_deadline(quotes), unspoken, strict=True):
                    pair = inside[passage.quotes[i]]
                    if reason:
                        self.named.add(pair.outer_start)
                        self._keep(pair, Attribution(None, None, reason, False), end)
                        continue
                    found = told_inside(self.scan, pair, bare)
                    if found is None and bare:
                        found = self._bare(pair, clauses, before, start, said_here)
                    elif found is None:
                        found = self._told_around(pair, clauses, i, (low, high), before, said_here)
                        found = found or self._dropped(clauses, (low, high), before, said_here)
                    if found is None or found.rule in CARRIED:
                        found = labelled(self.text, pair) or found
                    if found is None and passage.word_count(pair) <= SCARE:
                        self.named.add(pair.outer_start)
                    self._keep(pair, found, end)
                    said_here = said_here or (found is not None and found.speaker is not None)
                before.append((low, high))

    def _unspoken(self, passage: Passage, quotes: Sequence[int]) -> Sequence[str]:
        """Return for each quotation of a sentence why nobody says it; empty where somebody may."""
        pairs = [passage.pairs[passage.quotes[i]] for i in quotes]
        return self.unspoken.reasons(pairs)

    def _told_around(
        self,
        pair: MarkPair,
        clauses: Attributor,
        i: int,
        sentence: tuple[int, int],
        before: list[tuple[int, int]],
        said_here: bool,
    ) -> Attribution | None:
        """Attribute a quotation in a sentence with the writer's own words."""
        passage = clauses.passage
        found = clauses.attribute(i, *sentence)
        if found is not None and found.speaker is not None:
            label = _is_label(self.text, found.speaker, self.grammar.labels)
            topic = found.rule == "colon" and is_topic(*found.speaker, self.scan)
            return None if label or topic else found
        if found is not None and found.rule == "nobody":
            return None
        opens = i == sentence[0] or passage.words[i - 1] == ":"
        whole = opens and (passage.word_count(pair) > SCARE or passage.last_character(i) in _STOPS)
        if whole and said_here:
            return self._carry("carried")
        return self._within(pair, clauses, i, sentence, before)

    def _dropped(
        self, clauses: Attributor, sentence: tuple[int, int], before: list[tuple[int, int]], said_here: bool
    ) -> Attribution | None:
        """Return who speaks by the sentences before, where a verb of saying has no subject: "ha aggiunto"."""
        if not self.grammar.drops_subjects or not clauses.lacks_subject(*sentence):
            return None
        if said_here or (not before and not self.text[self.last_end : self.paragraph[0]].strip()):
            return self._carry("carried")
        return clauses.attribute_after_sentence(*before[-1]) if before else None

    def _keep(self, pair: MarkPair, found: Attribution | None, end: int) -> None:
        if found is not None and found.speaker is not None and (found.strong or self.last_end != end):
            self.last, self.last_end = found, end
        self.results.add(pair, found)

    def _bare(
        self, pair: MarkPair, clauses: Attributor, before: list[tuple[int, int]], start: int, said_here: bool
    ) -> Attribution | None:
        """Attribute a sentence that is nothing but a quotation, from what is around it."""
        paragraph_end = self.paragraph[1]
        if not self.text[pair.outer_end : paragraph_end].strip():
            credited = credit_below(self.scan, paragraph_end)
            if credited is not None:
                return credited
        if said_here and self.last is not None:
            return self._taken_up(clauses, before) or self._carry("carried")
        if before:
            told = (
                self._told_before(clauses, before[-1], before) if clauses.is_reported(*before[-1]) else None
            )
            return told or clauses.attribute_after_sentence(*before[-1])
        previous = self.results.last
        if previous is not None and previous[0].continued and self.last is not None:
            return self._carry("continued")
        return self._from_above(pair, start)

    def _taken_up(self, clauses: Attributor, before: list[tuple[int, int]]) -> Attribution | None:
        """Return who takes the word right before a quotation: "Manager Paul Ryle echoed him."."""
        if not before or self.last is None or self.last.speaker is None:
            return None
        low, high = before[-1]
        passage = clauses.passage
        said = [passage.starts[i] for i in range(low, high) if passage.is_quote(i)]
        if passage.starts[low] < self.last.speaker[0] or not self.named.issuperset(said):
            return None
        found = clauses.attribute_after_sentence(low, high, told=True)
        if found is None:
            found = clauses.person_told_of(low, high, lambda word: bool(self.scan.view(Names).full(word)))
        return None if found is None or found.speaker is None else found

    def _carry(self, rule: str) -> Attribution | None:
        return self.last._replace(rule=rule) if self.last is not None else None

    def _from_above(self, pair: MarkPair, start: int) -> Attribution | None:
        """Attribute the first quotation of a paragraph from the paragraph above it."""
        if self.above is None or self.above.below != start:
            self.above = ParagraphAbove(self.scan, start)
        above = self.above
        if above.end == 0:
            return None
        if above.is_name or (above.may_be_name and self._is_below_name()):
            return Attribution((above.start, above.end), None, "name-line")
        if is_subheading(self.text, self.paragraph[:2], pair, self.results.last) and not above.announces:
            return None
        if self.last is not None and self.last_end >= above.start:
            return self._carry("carried")
        return None if above.is_heading else above.speaker

    def _is_below_name(self) -> bool:
        """Return whether the quotation before is below the name of its speaker."""
        previous = self.results.last
        return previous is not None and previous[1] is not None and previous[1].rule == "name-line"

    def _within(
        self,
        pair: MarkPair,
        clauses: Attributor,
        i: int,
        sentence: tuple[int, int],
        before: list[tuple[int, int]],
    ) -> Attribution | None:
        """Attribute a piece of speech in a clause without a verb of saying."""
        passage = clauses.passage
        words = passage.word_count(pair)
        headline = passage.is_headline(i)
        named = i > sentence[0] and passage.lows[i - 1] in self.grammar.so_called
        if words <= SCARE and (named or (is_title(self.text, pair) and not headline)):
            return None
        told = self._told_before(clauses, sentence, before)
        if clauses.is_reported(*sentence):  # whoever is its subject, somebody else says it
            if told is None and self.last_end == self.paragraph[1]:
                return self._carry("carried")
            return told or (None if before else self._told_above())
        if words <= 1 and told is None:
            return None
        if told is None and (passage.is_attributive(i) or passage.is_unfinished(sentence[1])):
            return None
        found = clauses.subject_of_sentence(i, *sentence, named=True) or told
        return found or clauses.subject_of_sentence(i, *sentence, named=False)

    def _told_before(
        self, clauses: Attributor, sentence: tuple[int, int], before: list[tuple[int, int]]
    ) -> Attribution | None:
        """Return who speaks in the sentences before one in the same paragraph."""
        passage = clauses.passage
        if len(before) <= _BACK and passage.start > self.paragraph[0]:
            return self._told(*self._sentences_before(passage.starts[sentence[0]]))
        return self._told(clauses, before)

    def _told_above(self) -> Attribution | None:
        """Return who speaks in the paragraph above, if its last sentences are speech that is reported."""
        start = self.paragraph[0]
        if self.above is None or self.above.below != start:
            self.above = ParagraphAbove(self.scan, start)
        above = self.above
        if above.end == 0 or above.is_heading:
            return None
        if self.last is not None and self.last_end >= above.start:
            return self._carry("carried")
        return above.told

    def _sentences_before(self, offset: int) -> tuple[Attributor, list[tuple[int, int]]]:
        """Return the sentences of the paragraph before an offset, where not enough of them were cut."""
        if self.whole is None:
            passage = Passage(self.text, *self.paragraph, self.grammar)
            self.whole = Attributor(passage, self.scan.view(Sentences)), passage.sentences()
        clauses, sentences = self.whole
        starts = clauses.passage.starts
        k = bisect_left(sentences, offset, key=lambda sentence: starts[sentence[0]])
        return clauses, sentences[max(0, k - _BACK) : k]

    @staticmethod
    def _told(clauses: Attributor, before: list[tuple[int, int]]) -> Attribution | None:
        """Return who speaks in the sentences before, if a verb of saying is in them."""
        for low, high in reversed(before[-_BACK:]):
            told = clauses.attribute_after_sentence(low, high, told=True)
            if told is not None:
                return told
        return None


def _is_label(text: str, speaker: tuple[int, int], labels: Container[str]) -> bool:
    """Return whether what seems to be a name before a colon is a label: "Exclusive:", "Q:"."""
    start, end = speaker
    return text[end : end + 2].lstrip()[:1] == ":" and text[start:end].lower() in labels
