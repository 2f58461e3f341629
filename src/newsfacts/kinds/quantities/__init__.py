"""Physical and trade quantities."""

from newsfacts.kinds.quantities.value import Quantity

__all__ = ["Quantity"]
