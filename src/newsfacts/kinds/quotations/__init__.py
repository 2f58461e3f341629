"""Quotations and who said them."""

from typing import TYPE_CHECKING

from newsfacts.extractor.face import extractor_on_first_use
from newsfacts.kinds.quotations.value import Cue, Member, Quotation, QuotationForm, Speaker, SpeakerKind

if TYPE_CHECKING:
    from newsfacts.kinds.quotations.extract import EXTRACTOR

__all__ = ["EXTRACTOR", "Cue", "Member", "Quotation", "QuotationForm", "Speaker", "SpeakerKind"]

__getattr__ = extractor_on_first_use(__name__)
