"""What was found of each quotation of a text, and the readings that it gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from newsfacts.kinds.quotations.attribution.attribute import Attribution
from newsfacts.kinds.quotations.forms import form_of
from newsfacts.kinds.quotations.reading import QuotationReading
from newsfacts.kinds.quotations.unspoken import UNSPOKEN
from newsfacts.kinds.quotations.value import QuotationForm
from newsfacts.text.mark_table import MarkTable
from newsfacts.text.marks import MarkPair
from newsfacts.text.scan import Scan

__all__ = ["CARRIED", "Results"]

_REASONS = {
    "carried": "the speech of the sentence before goes on",
    "colon-above": "the paragraph before announces it with a colon",
    "credit-below": "the line below credits it",
    "name-line": "a line with a name stands above it",
    "continued": "the paragraph before leaves its quotation open",
    "sentence-before": "the sentence before names who speaks",
    "clause": "the subject of the clause around it",
    "clause-colon": "the subject of the clause before the colon",
    "participle": "the subject that the participle goes with",
    "noun": "the noun of saying names its author",
    "headline": "the headline names who speaks",
    "view": "the sentence tells a view, and whose it is",
    "later-verb": "a verb of saying further on in the sentence",
    "compound": "nobody says it: the first part of a compound",
    "letter": "nobody says it: a letter",
    "so-called": "nobody says it: a thing that is only called so",
    "named": "nobody says it: the name that a verb gives",
    "considered": "nobody is named who calls it so",
    "thing": "nobody says it: the name of a thing, as its last word says",
    "mention": "nobody says it: a name or a word that is spoken of",
    "work": "nobody says it: the title of a work or the name of a thing",
    "abbreviated": "nobody says it: a name, its abbreviation stands behind it",
    "nickname": "nobody says it: a nickname inside a name",
    "apposed": "nobody says it: the name of the noun before it",
    "attribute": "nobody says it: a name before a noun",
    "told": "nobody says it: the name of who is told",
    "medium": "nobody says it: the name of a source",
    "determined": "nobody says it: a name with an article or an owner before it",
    "governed": "nobody says it: a name behind a preposition",
    "subject": "nobody says it: a name that is the subject of the sentence",
    "object": "nobody says it: a name that is the object of the verb",
    "listed": "nobody says it: a name among others in marks",
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
_INFERRED = CARRIED | {"participle", "noun", "unattributed"}
_INFERRED_NAMES = frozenset(
    ["considered", "attribute", "determined", "governed", "subject", "object", "listed"]
)
"""Rules by which words in marks look like a name, and a careful reader may still ask who says them."""


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
        """Give speech that goes on in the next paragraph its speaker from there, if it has none before."""
        text = self._scan.text
        for k in self._scan.until_deadline(range(len(self._found) - 2, -1, -1)):
            pair, found = self._found[k]
            following, said = self._found[k + 1]
            if found is not None or not pair.continued or said is None or said.speaker is None:
                continue
            outside = not following.outer_start <= said.speaker[0] < following.outer_end
            if outside and not text[pair.end : following.outer_start].strip():
                self._found[k] = pair, said._replace(rule="continued")

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
