"""Physical and trade quantities."""

from typing import TYPE_CHECKING

from newsfacts.extractor.face import extractor_on_first_use
from newsfacts.kinds.quantities.value import Quantity

if TYPE_CHECKING:
    from newsfacts.kinds.quantities.extract import EXTRACTOR

__all__ = ["EXTRACTOR", "Quantity"]

__getattr__ = extractor_on_first_use(__name__)
