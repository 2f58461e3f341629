"""Quotations and who said them."""

from newsfacts.kinds.quotations.value import Cue, Quotation, QuotationForm, Speaker

__all__ = ["Cue", "Quotation", "QuotationForm", "Speaker"]
