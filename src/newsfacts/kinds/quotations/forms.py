"""What the words between marks are: whole speech, a piece of it, a title, a labelled line of a transcript."""

from __future__ import annotations

from bisect import bisect_left

from newsfacts.clauses import Clauses
from newsfacts.kinds.quotations.attribution.model import Attribution
from newsfacts.kinds.quotations.attribution.tokens import INVERTED, count_words
from newsfacts.kinds.quotations.paragraph_above import NAME_WORDS
from newsfacts.kinds.quotations.value import QuotationForm
from newsfacts.kinds.quotations.vocabulary import QuotationVocabulary
from newsfacts.lexicon.function_words import Tag
from newsfacts.text.marks import MarkPair
from newsfacts.text.scan import Scan

__all__ = ["SCARE", "form_of", "is_title", "labelled"]

SCARE = 4
"""Up to this many words in marks need a cue nearby to be a quotation."""
_QUOTE_FIRST = frozenset({"quote-speaker-verb", "quote-verb-speaker"})
_DIRECT = 5
"""From this many words on, a piece that begins like a sentence is whole speech."""
_LABEL = 40
"""How long the name at the head of a line of a transcript may be, in characters."""


def is_title(text: str, pair: MarkPair) -> bool:
    """Return whether the words in marks look like a title or a name: all capitals but small words."""
    words = text[pair.start : pair.end].split()
    return all(not word[0].islower() for word in words) and words[0][0].isupper()


def form_of(scan: Scan, pair: MarkPair, found: Attribution | None) -> QuotationForm:
    """Return the form of a quotation, by its words and by how its speaker was found, if one was."""
    text = scan.text
    words = count_words(text, pair)
    start = pair.start + 1 if text[pair.start] in INVERTED else pair.start
    capital, last = text[start : start + 1].isupper(), text[pair.end - 1]
    if found is None:
        whole = capital and last in ".!?" and words > 1
        if is_title(text, pair) or (words <= SCARE and not whole and not _is_clause(scan, pair, words)):
            return QuotationForm.SCARE
        return QuotationForm.DIRECT if capital else QuotationForm.PARTIAL
    if not capital or _is_determined(scan, pair):
        return QuotationForm.PARTIAL
    # the comma before "said" is inside the marks in America, after them elsewhere
    behind = text[pair.outer_end : pair.outer_end + 1] if found.rule in _QUOTE_FIRST else ""
    if words >= _DIRECT or last in ".!?,…" or (behind and behind in ",:"):
        return QuotationForm.DIRECT
    return QuotationForm.PARTIAL


def _is_determined(scan: Scan, pair: MarkPair) -> bool:
    """Return whether an article comes before a quotation, which is then not a sentence: "von einem „…“"."""
    before = scan.skip_space_back(scan.token_at(pair.outer_start)) - 1
    return scan.vocabulary(QuotationVocabulary).tags.get(scan.lower(before)) is Tag.DETERMINER


def _is_clause(scan: Scan, pair: MarkPair, words: int) -> bool:
    """Return whether some words hold a verb with its subject: a title or a term seldom does."""
    return words > 1 and scan.view(_VerbsWithSubject).within(pair)


class _VerbsWithSubject:
    """The verbs of each sentence of a text that have a subject, worked out when they are needed."""

    def __init__(self, scan: Scan) -> None:
        self._scan = scan
        self._known: dict[int, list[tuple[int, int, int]]] = {}

    def within(self, pair: MarkPair) -> bool:
        """Return whether a verb and the start of its subject are in a pair of marks."""
        scan = self._scan
        sentence = scan.view(Clauses).at(pair.start)
        if sentence is None:
            return False
        verbs = self._known.get(sentence.start)
        if verbs is None:
            verbs = self._known[sentence.start] = sorted(
                (clause.verb.tokens[0], clause.verb.tokens[-1], clause.subject.start)
                for clause in sentence.clauses
                if clause.subject is not None
            )
        start, end = scan.token_at(pair.start), scan.token_at(pair.end - 1) + 1
        inside = verbs[bisect_left(verbs, (start,)) : bisect_left(verbs, (end,))]
        return any(start <= subject and last < end for _, last, subject in inside)


def labelled(text: str, pair: MarkPair) -> Attribution | None:
    """Return the name that a line of a transcript begins with: "HEALEY: We hear you."."""
    colon = text.find(": ", pair.start, min(pair.end, pair.start + _LABEL))
    words = text[pair.start : colon].split() if colon > 0 else []
    if not 0 < len(words) <= NAME_WORDS or not all(word.replace(".", "").isalpha() for word in words):
        return None
    loud = all(word.isupper() for word in words) and len(words[0]) > 3
    if loud or (len(words) > 1 and all(word.istitle() for word in words)):
        return Attribution((pair.start, colon), None, "colon")
    return None
