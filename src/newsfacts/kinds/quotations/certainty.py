"""Certainty of a quotation's speaker: explicit only where a careful reader would not doubt who speaks."""

from __future__ import annotations

from newsfacts.clauses import Clauses, Sentence
from newsfacts.kinds.quotations.reading import QuotationReading
from newsfacts.kinds.quotations.value import Speaker
from newsfacts.kinds.quotations.vocabulary import QuotationVocabulary
from newsfacts.model import Span
from newsfacts.text.scan import Scan

__all__ = ["is_plain"]

_BY_VERB = frozenset({"speaker-verb-quote", "agent", "verb-final"})
"""Rules that go by a verb before the quotation, or around it: how sure they are depends on its clause."""
_WHO = frozenset({"person", "organisation", "name"})
_PLAIN = frozenset({"main", "parataxis"})
"""Clauses that depend on no other: their content is not part of what somebody else says."""


def _is_said(said: QuotationReading, scan: Scan) -> bool:
    """Return whether the cue is a verb of saying, not one of judging, nor a phrase."""
    if said.cue is None:
        return False
    cue = scan.vocabulary(QuotationVocabulary).cues.get(scan.text[slice(*said.cue)].lower())
    return cue is not None and cue.speech


def _is_beside(sentence: Sentence, verb: int, quote: int) -> bool:
    """Return whether the subject of the clause of time or contrast around a quotation is somebody else.

    "N said it was late, while M put it “on hold”."
    """
    own = sentence.clause_at(quote)
    if own is None or sentence.kind(own) != "adverbial" or sentence.start_of(own) < verb:
        return False
    subject = sentence.subject(own)
    return subject is not None and subject.kind in _WHO


def _may_be_term(sentence: Sentence, clause: int, said: QuotationReading, scan: Scan) -> bool:
    """Return whether words may be what others call a thing, though somebody judges what they are part of.

    "They rejected a plan that would tax “windfalls”", "they rejected a tax on the “windfalls”".
    """
    if _is_said(said, scan):
        return False
    own = sentence.clause_at(scan.token_at(said.outer[0]))
    if own is not None and own != clause and sentence.kind(own) == "relative":
        return True
    if any(character.isspace() for character in scan.text[said.start : said.end]):
        return False
    before = scan.lower(scan.skip_space_back(scan.token_at(said.outer[0])) - 1)
    return before in scan.vocabulary(QuotationVocabulary).names.definite


def is_plain(said: QuotationReading, speaker: Speaker, scan: Scan) -> bool:
    """Return whether the sentence leaves no doubt that its subject says the words.

    A verb of saying in a clause that depends on another, or that is coordinated with one, often belongs to
    somebody else's report, or has its subject elsewhere. Where nothing says what the speaker is, only a verb
    of saying makes sure that it speaks at all.
    """
    if said.inferred or (speaker.kind is None and not _is_said(said, scan)):
        return False
    if said.rule not in _BY_VERB or said.cue is None:
        return True
    sentence = scan.view(Clauses).outside(Span(*said.cue))
    if sentence is None:
        return True
    token = scan.token_at(said.cue[0])
    clause = sentence.clause_at(token)
    if clause is None or sentence.verb(clause).subjunctive:
        return False  # others report that somebody says it
    if _is_beside(sentence, token, scan.token_at(said.outer[0])) or _may_be_term(
        sentence, clause, said, scan
    ):
        return False
    return token in sentence.verb(clause).tokens and sentence.kind(clause) in _PLAIN
