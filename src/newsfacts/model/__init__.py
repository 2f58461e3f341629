"""What a fact is: frozen attrs classes over the standard library."""

from newsfacts.kinds.money.rates import Conversion, Gdp, GdpConversion, GdpTable, Rate, Rates
from newsfacts.model.amount import Amount, Bound
from newsfacts.model.candidate import Candidate, Resolved
from newsfacts.model.fact import Beaten, Certainty, Fact, Provenance
from newsfacts.model.offsets import Offsets
from newsfacts.model.record import Document
from newsfacts.model.span import Span
from newsfacts.model.truncated import Limit, Truncated
from newsfacts.model.values import (
    Change,
    Cue,
    Date,
    DateEnd,
    DateType,
    GdpPercentage,
    Money,
    Percentage,
    PercentUnit,
    Quantity,
    Quotation,
    QuotationForm,
    Speaker,
    Value,
)

__all__ = [
    "Amount",
    "Beaten",
    "Bound",
    "Candidate",
    "Certainty",
    "Change",
    "Conversion",
    "Cue",
    "Date",
    "DateEnd",
    "DateType",
    "Document",
    "Fact",
    "Gdp",
    "GdpConversion",
    "GdpPercentage",
    "GdpTable",
    "Limit",
    "Money",
    "Offsets",
    "PercentUnit",
    "Percentage",
    "Provenance",
    "Quantity",
    "Quotation",
    "QuotationForm",
    "Rate",
    "Rates",
    "Resolved",
    "Span",
    "Speaker",
    "Truncated",
    "Value",
]
