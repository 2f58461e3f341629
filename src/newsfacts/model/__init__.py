"""What a fact is: frozen attrs classes over the standard library."""

from newsfacts.model.amount import Amount, Bound
from newsfacts.model.candidate import Candidate, Resolved
from newsfacts.model.fact import Beaten, Certainty, Fact, Provenance
from newsfacts.model.offsets import Offsets
from newsfacts.model.record import Record
from newsfacts.model.span import Span
from newsfacts.model.text_language import TextLanguage
from newsfacts.model.truncated import Limit, Truncated

__all__ = [
    "Amount",
    "Beaten",
    "Bound",
    "Candidate",
    "Certainty",
    "Fact",
    "Limit",
    "Offsets",
    "Provenance",
    "Record",
    "Resolved",
    "Span",
    "TextLanguage",
    "Truncated",
]
