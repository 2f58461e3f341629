"""What was found for each quotation of a text, and the readings that follow from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from newsfacts.kinds.quotations.attribution.attribute import Attribution
from newsfacts.kinds.quotations.forms import form_of
from newsfacts.kinds.quotations.reading import QuotationReading
from newsfacts.kinds.quotations.repeated import fill_repeats
from newsfacts.kinds.quotations.unspoken import UNSPOKEN
from newsfacts.kinds.quotations.value import QuotationForm
from newsfacts.text.mark_table import MarkTable
from newsfacts.text.marks import MarkPair
from newsfacts.text.scan import Scan

__all__ = ["CARRIED", "Results"]

_REASONS = {
    "carried": "it continues the speech of the previous sentence",
    "colon-above": "the previous paragraph introduces it with a colon",
    "credit-below": "the line below names its source",
    "name-line": "the line above it is a name",
    "continued": "the previous paragraph leaves its quotation open",
    "sentence-before": "the previous sentence names the speaker",
    "clause": "the subject of the clause around it",
    "clause-colon": "the subject of the clause before the colon",
    "participle": "the subject of the participle",
    "noun": "a noun of saying names the speaker",
    "headline": "the headline names the speaker",
    "repeated": "the text quotes the same words again, with their speaker",
    "view": "the sentence says whose view it is",
    "later-verb": "a verb of saying later in the sentence",
    "compound": "nobody is quoted: the first part of a compound",
    "letter": "nobody is quoted: a letter",
    "so-called": "nobody is quoted: a thing that is only called that",
    "named": "nobody is quoted: a name that follows a verb such as 'call'",
    "considered": "the text does not say who calls it that",
    "thing": "nobody is quoted: the name of a thing, as its last word shows",
    "mention": "nobody is quoted: a name or a word that the sentence is about",
    "work": "nobody is quoted: the title of a work or the name of a thing",
    "abbreviated": "nobody is quoted: a name with its abbreviation after it",
    "nickname": "nobody is quoted: a nickname inside a name",
    "apposed": "nobody is quoted: a name after its noun",
    "attribute": "nobody is quoted: a name before a noun",
    "told": "nobody is quoted: the name of the listener",
    "medium": "nobody is quoted: the name of a source",
    "determined": "nobody is quoted: a name after an article or a possessive",
    "governed": "nobody is quoted: a name after a preposition",
    "subject": "nobody is quoted: a name that is the subject of the sentence",
    "object": "nobody is quoted: a name that is the object of the verb",
    "listed": "nobody is quoted: one of several names in quotation marks",
}
CARRIED = frozenset(
    [
        "carried",
        "continued",
        "colon-above",
        "sentence-before",
        "clause",
        "clause-colon",
        "later-verb",
        "view",
        "headline",
    ]
)
"""Rules that take the speaker from outside the clause that holds the quotation."""
_INFERRED = CARRIED | {"participle", "noun", "repeated", "unattributed"}
_INFERRED_NAMES = frozenset(
    ["considered", "attribute", "determined", "governed", "subject", "object", "listed"]
)
"""Rules by which words in marks look like a name, although a careful reader may wonder who says them."""


class Results:
    """The quotations of one text in the order in which they were read, each with who says it."""

    def __init__(self, scan: Scan) -> None:
        self._scan = scan
        self._found: list[tuple[MarkPair, Attribution | None]] = []

    def add(self, pair: MarkPair, found: Attribution | None) -> None:
        """Keep what was found of a quotation."""
        self._found.append((pair, found))

    @property
    def last(self) -> tuple[MarkPair, Attribution | None] | None:
        """The last quotation that was kept."""
        return self._found[-1] if self._found else None

    def fill_backwards(self) -> None:
        """Give speech that continues in the next paragraph the speaker named there, if it has none before."""
        text = self._scan.text
        for k in self._scan.until_deadline(range(len(self._found) - 2, -1, -1)):
            pair, found = self._found[k]
            following, said = self._found[k + 1]
            if found is not None or not pair.continued or said is None or said.speaker is None:
                continue
            outside = not following.outer_start <= said.speaker[0] < following.outer_end
            if outside and not text[pair.end : following.outer_start].strip():
                self._found[k] = pair, said._replace(rule="continued")

    def fill_repeats(self) -> None:
        """Give words that are quoted again the speaker of their repetition, if they have none."""
        fill_repeats(self._scan, self._found, CARRIED)

    def readings(self) -> Iterator[QuotationReading]:
        """Yield what the text says of each quotation; those of one speaker and one cue are a group."""
        counts = Counter(map(_key, (found for _, found in self._found)))
        inner = self._scan.vocabulary(MarkTable).inner
        groups: dict[object, int] = {}
        for pair, found in self._scan.until_deadline(self._found):
            key = _key(found)
            if key is None and self._scan.text[pair.outer_start] in inner:
                continue
            several = key is not None and counts[key] > 1
            yield self._reading(pair, found, groups.setdefault(key, len(groups) + 1) if several else None)

    def _reading(self, pair: MarkPair, found: Attribution | None, group: int | None) -> QuotationReading:
        speaker = found.speaker if found else None
        unspoken = found is not None and found.rule in UNSPOKEN
        rule = found.rule if found and (speaker or unspoken) else "unattributed"
        form = QuotationForm.SCARE if unspoken else form_of(self._scan, pair, found if speaker else None)
        return QuotationReading(
            pair.start,
            pair.end,
            (pair.outer_start, pair.outer_end),
            pair.depth,
            form,
            speaker,
            found.antecedent if found else None,
            found.cue if found and speaker else None,
            group,
            rule,
            rule in _INFERRED or rule in _INFERRED_NAMES,
            (_REASONS[rule],) if rule in _REASONS else (),
        )


def _key(found: Attribution | None) -> object:
    """Return what pieces of one split quotation share: the mention and the cue."""
    return None if found is None or found.speaker is None else (found.speaker, found.cue)
