"""What a unit is: its size in SI base units, for single units and for what is built from them."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple

import attrs

from newsfacts.errors import TableError, did_you_mean
from newsfacts.lexicon.table_fields import Fault, field, mapping, parts, text, word_lists
from newsfacts.lexicon.tables import read_table
from newsfacts.regexes import compiled

__all__ = [
    "UnitDefinition",
    "UnitTable",
    "aliases",
    "base_units",
    "definition",
    "definitions",
    "is_known",
    "unit_name",
    "units_table",
]

_TABLE = "kinds/quantities/units"
_FACTOR = compiled(r"([*/])")
_SPACED_FACTOR = compiled(r" ([*/]) ")
_TERM = compiled(r"([A-Za-z]\w*)(?: \*\* (\d))?")
_LONGEST = 200
"""Characters of a unit that is built from others: "kilogram * meter ** 2 / second ** 3"."""


class UnitDefinition(NamedTuple):
    """The size of a unit."""

    name: str
    """Pint's name for it, such as ``"kilometer"`` or ``"kilometer ** 2"``."""
    base: str
    """The SI base unit, in Pint's spelling."""
    factor: Fraction
    """How many of ``base`` one of it is, exactly."""
    offset: Fraction = Fraction(0)
    """What zero on its scale is in ``base``; not 0 for thermometer readings only."""


def _fraction(value: Any, complete: bool) -> Fraction:
    """Read "0.3048", "5/9" or "43560 * 1200 / 3937"."""
    if not isinstance(value, str):
        raise Fault(f"must be a string, so that no digit is lost, not {value!r}")
    first, *others = _FACTOR.split(value)
    try:
        factor = Fraction(first)
        for sign, number in zip(others[::2], others[1::2], strict=True):
            factor = factor * Fraction(number) if sign == "*" else factor / Fraction(number)
    except (ValueError, ZeroDivisionError) as error:
        raise Fault(f"is not a number: {value!r}") from error
    return factor


@attrs.frozen(eq=False, repr=False, kw_only=True)
class Dimension:
    """What the units of a dimension are measured in, and how large each is."""

    base: str = field(text)
    """The SI base unit, in Pint's spelling."""
    units: Mapping[str, Fraction] = mapping(_fraction)
    """How many of it each is, written as a string so that no digit is lost: "0.3048", "5/9"."""
    offsets: Mapping[str, Fraction] = mapping(_fraction, optional=True)
    """What zero on a thermometer's scale is."""


@attrs.frozen(eq=False, repr=False, kw_only=True)
class UnitTable:
    """The keys of ``units.toml``."""

    dimensions: Mapping[str, Dimension] = parts(Dimension)
    aliases: Mapping[str, tuple[str, ...]] = word_lists()
    """Short names that a program can use for a unit."""
    names: Mapping[str, str] = mapping(text)
    """Pint's names for products and quotients that have one."""


@cache
def units_table() -> UnitTable:
    """Return ``units.toml``; raises `TableError` if it is wrong."""
    return read_table(UnitTable, _TABLE)


@cache
def definitions() -> Mapping[str, UnitDefinition]:
    """Return the units of ``units.toml`` by name."""
    known: dict[str, UnitDefinition] = {}
    for dimension, row in units_table().dimensions.items():
        for name, factor in row.units.items():
            if name in known:
                raise TableError(
                    f"{_TABLE}.toml",
                    f"[dimensions.{dimension}] has {name!r}, which another has, too",
                )
            known[name] = UnitDefinition(name, row.base, factor, row.offsets.get(name, Fraction(0)))
    return MappingProxyType(known)


@cache
def aliases() -> Mapping[str, str]:
    """Return the short names that a program can use for a unit, with the full names."""
    rows = units_table().aliases
    for name in rows:
        if name not in definitions():
            raise TableError(f"{_TABLE}.toml", f"[aliases] names {name}, which is not a unit")
    return MappingProxyType({alias: name for name, others in rows.items() for alias in others})


def unit_name(value: Any, complete: bool) -> str:
    """Return the name of a unit from a table; raises `Fault` if ``units.toml`` does not have it."""
    name = text(value, complete)
    try:
        return definition(name).name
    except KeyError:
        near = did_you_mean(name, [*definitions()])
        raise Fault(f"names {name!r}, which is not a unit of {_TABLE}.toml{near}") from None


@cache
def base_units() -> tuple[str, ...]:
    """Return the units that all others are made of, sorted."""
    return tuple(sorted({unit for row in definitions().values() for unit in _powers(row.base)}))


def is_known(name: str) -> bool:
    """Return whether a unit is one of ``units.toml``, or is built from those in Pint's spelling.

    >>> is_known("oil_barrel / day"), is_known("smoot"), is_known("meter ** 999999999")
    (True, False, False)
    """
    try:
        return len(name) <= _LONGEST and bool(definition(name).base)
    except KeyError:
        return False


@lru_cache(maxsize=4096)
def definition(name: str) -> UnitDefinition:
    """Return the size of a unit, or of a product, quotient or power of units in Pint's spelling.

    >>> definition("kilometer ** 2").factor
    Fraction(1000000, 1)
    >>> definition("oil_barrel / day").base
    'meter ** 3 / second'

    Raises `KeyError` for a unit that ``units.toml`` does not have.
    """
    if name in definitions():
        return definitions()[name]
    factor, powers = Fraction(1), dict[str, int]()
    for unit, power in _powers(name).items():
        part = definitions()[unit]
        if part.offset:
            raise KeyError(name)  # a thermometer reading has no square and no rate
        factor *= part.factor**power
        for base, exponent in _powers(part.base).items():
            powers[base] = powers.get(base, 0) + exponent * power
    return UnitDefinition(name, _spell(powers), factor)


def _powers(expression: str) -> dict[str, int]:
    """Read "kilogram * meter ** 2 / second ** 3" as exponents by name."""
    powers: dict[str, int] = {}
    sign = 1
    for piece in _SPACED_FACTOR.split(expression):
        if piece in ("*", "/"):
            sign = 1 if piece == "*" else -1
            continue
        if piece in ("1", "dimensionless"):
            continue
        match = _TERM.fullmatch(piece)
        if match is None:
            raise KeyError(expression)
        powers[match[1]] = powers.get(match[1], 0) + sign * int(match[2] or 1)
    return powers


def _spell(powers: Mapping[str, int]) -> str:
    """Write exponents the way that Pint does: names in order, what is divided by after."""

    def term(name: str, power: int) -> str:
        return name if power == 1 else f"{name} ** {power}"

    above = " * ".join(term(name, power) for name, power in sorted(powers.items()) if power > 0)
    below = [term(name, -power) for name, power in sorted(powers.items()) if power < 0]
    return " / ".join([above or "1", *below]) if above or below else "dimensionless"
