"""What a physical or trade quantity means."""

from __future__ import annotations

from typing import Any

import attrs

from newsfacts.model.amount import Amount
from newsfacts.model.codes import CODE
from newsfacts.model.pickling import compact_pickle
from newsfacts.model.plain_form import plain_form

__all__ = ["Quantity"]


@compact_pickle
@attrs.frozen
class Quantity:
    """A physical or trade quantity."""

    amount: Amount
    """How many of ``unit``."""
    unit: str = attrs.field(metadata=CODE)
    """Pint's canonical name, such as ``"kilometer"``."""
    base: Amount
    """The same in SI base units."""
    base_unit: str = attrs.field(metadata=CODE)
    """The SI base unit of ``base``, such as ``"meter"`` (Pint's spelling)."""

    def to(self, unit: str) -> Quantity:
        """Return the same quantity in another unit, named as Pint names it or by a short name ("km").

        Digits beyond the fifteenth that counts are rounded where the factor is no finite decimal.
        Raises `UnitError` if the unit is unknown or of another dimension, and where its own unit, which came
        from foreign data, is none that newsfacts knows.

        >>> from decimal import Decimal
        >>> from newsfacts.kinds.quantities.si import measured
        >>> distance = measured(Amount.exact(Decimal("26.2")), "mile")
        >>> distance.to("km").amount.low
        Decimal('42.1648128')
        """
        from newsfacts.kinds.quantities.pint_bridge import convert  # Pint is slow to import

        amount, name = convert(self.amount, self.unit, unit)
        return attrs.evolve(self, amount=amount, unit=name)

    def to_pint(self, registry: Any | None = None, *, side: str | None = None) -> Any:
        """Return it as a quantity of a Pint registry: your own, or by default that of newsfacts.

        An amount with two sides, or an open one, needs ``side="low"`` or ``side="high"``; `ValueError`
        says so. The number is of the registry's own type: `float` unless you gave it another,
        `~decimal.Decimal` in that of newsfacts.

        Raises `UnitError` where its unit, which came from foreign data, is none that newsfacts knows.
        """
        from newsfacts.kinds.quantities.pint_bridge import to_pint

        return to_pint(self.amount, self.unit, registry, side)

    def to_plain(self) -> dict[str, Any]:
        """Return the interchange form: ``base`` has a low, a high and a unit.

        The bound and the hedge of the base are those of the amount; they are written where they differ.
        """
        data = {**plain_form(self.amount), "unit": self.unit}
        base = plain_form(self.base)
        for key in ("bound", "approximate"):
            if base[key] == data[key]:
                del base[key]
        data["base"] = {**base, "unit": self.base_unit}
        return data
