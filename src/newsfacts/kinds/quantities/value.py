"""What a physical or trade quantity means."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from newsfacts.errors import InvalidDocument
from newsfacts.model.amount import Amount
from newsfacts.model.codes import CODE
from newsfacts.model.columns import AMOUNT_COLUMNS, column
from newsfacts.model.pickling import compact_pickle
from newsfacts.model.plain_form import plain_form

__all__ = ["Quantity"]


@compact_pickle
@attrs.frozen
class Quantity:
    """A physical or trade quantity."""

    amount: Amount = attrs.field(metadata=column(*AMOUNT_COLUMNS))
    """How many of ``unit``."""
    unit: str = attrs.field(metadata={**CODE, **column("unit")})
    """Pint's canonical name, such as ``"kilometer"``."""
    base: Amount = attrs.field(metadata=column("base_low", "base_high"))
    """The same in SI base units."""
    base_unit: str = attrs.field(metadata={**CODE, **column("base_unit")})
    """The SI base unit of ``base``, such as ``"meter"`` (Pint's spelling)."""

    def to(self, unit: str) -> Quantity:
        """Return the same quantity in another unit, named as Pint names it or by a short name ("km").

        If the factor is not a finite decimal, the result is rounded to fifteen significant digits.
        Raises `UnitError` if the unit is unknown or has another dimension, or if newsfacts does not know the
        quantity's own unit, which can come from other programs.

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

        If the amount is a range or has no limit on one side, pass ``side="low"`` or ``side="high"``;
        otherwise this raises `ValueError`. The number has the type of the registry: usually `float` in your
        own, and `~decimal.Decimal` in that of newsfacts.

        Raises `UnitError` if newsfacts does not know the unit, which can come from other programs.
        """
        from newsfacts.kinds.quantities.pint_bridge import to_pint

        return to_pint(self.amount, self.unit, registry, side)

    def to_plain(self) -> dict[str, Any]:
        """Return the interchange format: ``base`` has a low, a high and a unit.

        The bound and the hedge of the base are those of the amount; they are written where they differ.
        """
        data = {**plain_form(self.amount), "unit": self.unit}
        base = plain_form(self.base)
        for key in ("bound", "approximate"):
            if base[key] == data[key]:
                del base[key]
        data["base"] = {**base, "unit": self.base_unit}
        return data

    @classmethod
    def fields_from_plain(cls, data: Mapping[str, Any]) -> dict[str, Any]:
        """Return what `to_plain` wrote with a key for each field.

        Raises `InvalidDocument`, naming the key, if the base is not an object or has no unit.
        """
        if not isinstance(data.get("base"), Mapping):
            raise InvalidDocument("base", "must be an object with low, high and unit")
        fields = dict(data)
        base = dict(fields["base"])
        if "unit" not in base:
            raise InvalidDocument("base.unit", "is missing")
        fields["base_unit"] = base.pop("unit")
        for key in ("bound", "approximate"):
            if key in fields:
                base.setdefault(key, fields[key])
        fields["base"] = base
        return fields
