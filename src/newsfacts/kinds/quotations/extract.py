"""Quotations between marks, and who said them."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from newsfacts.clauses.vocabulary import ClauseVocabulary, compile_clauses
from newsfacts.extractor import Description
from newsfacts.extractor.context import Context
from newsfacts.extractor.protocol import QUOTATIONS, ExtractorSpec
from newsfacts.kinds.quotations.certainty import is_plain
from newsfacts.kinds.quotations.paragraphs import Speech
from newsfacts.kinds.quotations.reading import QuotationReading
from newsfacts.kinds.quotations.speakers.resolve import before_verb, resolve_speaker
from newsfacts.kinds.quotations.unspaced.reader import UnspacedSpeech
from newsfacts.kinds.quotations.value import Cue, Quotation
from newsfacts.kinds.quotations.vocabulary import QuotationVocabulary, compile_quotes
from newsfacts.kinds.quotations.words import describe
from newsfacts.lexicon.function_words import FunctionWords, compile_function_words
from newsfacts.lexicon.language import LanguageBuilder
from newsfacts.lexicon.reporting_verbs import ReportingVerbs, compile_reporting_verbs
from newsfacts.model import Candidate, Certainty, Resolved, Span
from newsfacts.text.mark_table import MarkTable, compile_marks
from newsfacts.text.scan import Scan

__all__ = ["EXTRACTOR", "QuotationExtractor"]

_SPEC = ExtractorSpec(
    "quotations", {"quotation": Quotation}, group=QUOTATIONS, headings={"quotation": "quotations"}
)


@attrs.frozen
class QuotationExtractor:
    """Finds quotations, and who said them."""

    @property
    def spec(self) -> ExtractorSpec:
        """Its name, and the kinds of fact that it finds."""
        return _SPEC

    def vocabulary(self, language: LanguageBuilder) -> None:
        """Add the words that this kind needs to a language."""
        language.bring(MarkTable, compile_marks)
        language.bring(ClauseVocabulary, compile_clauses)
        words = language.bring(FunctionWords, compile_function_words)
        verbs = language.bring(ReportingVerbs, compile_reporting_verbs)
        language.bring(QuotationVocabulary, lambda tables, _: compile_quotes(tables, words, verbs))

    def describe(self, value: Quotation) -> Description:
        """Return a value of this kind in words."""
        return describe(value)

    def extract(self, scan: Scan) -> Iterator[Candidate]:
        """Propose every pair of marks, with what the clauses around it say of its speaker."""
        unspaced = scan.vocabulary(QuotationVocabulary).unspaced.name_characters
        speech = scan.view(UnspacedSpeech) if unspaced else Speech(scan)
        for said in speech.read():
            yield Candidate("quotation", Span(said.start, said.end), said, said.rule, layer=said.depth)

    def normalise(self, candidate: Candidate, context: Context) -> Resolved | None:
        """Return the quotation with its speaker's full name."""
        said: QuotationReading = candidate.reading
        text = context.document.text
        cue = Cue(text[said.cue[0] : said.cue[1]], Span(*said.cue)) if said.cue else None
        speaker, certainty, reasons = None, Certainty.EXPLICIT, said.reasons
        if said.speaker is not None and context.scan.vocabulary(QuotationVocabulary).unspaced.name_characters:
            speaker = context.scan.view(UnspacedSpeech).speaker(said.speaker)
            certainty = Certainty.INFERRED if said.inferred else Certainty.EXPLICIT
        elif said.speaker is not None:
            mention = before_verb(said.speaker, context)
            speaker, certainty, reasons = resolve_speaker(said, mention, context)
            if certainty is Certainty.EXPLICIT and not is_plain(said, speaker, context.scan):
                certainty = Certainty.INFERRED
        elif said.unattributed:
            certainty = Certainty.AMBIGUOUS
        elif said.inferred:
            certainty = Certainty.INFERRED
        value = Quotation(Span(*said.outer), said.form, speaker, cue, said.group)
        return Resolved(value, certainty, reasons)


EXTRACTOR = QuotationExtractor()
"""It has no state: everybody may share it."""
