"""Units: sizes against Pint's own table, base values, conversion, Pint at arm's length."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal, localcontext
from fractions import Fraction

import attrs
import pint
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsfacts.errors import UnitError
from newsfacts.kinds.quantities import Quantity
from newsfacts.kinds.quantities import pint_bridge as units
from newsfacts.kinds.quantities.si import measured
from newsfacts.kinds.quantities.units import aliases, definition, definitions
from newsfacts.model import Amount, Bound

PINT = pint.UnitRegistry()
LEVELS = {"decibel"}
OURS = {"twenty_foot_equivalent_unit"}
"""Units that Pint does not have."""
NAMES = sorted(set(definitions()) - OURS)

numbers = st.decimals(min_value="-1e9", max_value="1e9", places=4)


def exact(number: str, unit: str) -> Quantity:
    return measured(Amount.exact(Decimal(number)), unit)


@pytest.mark.parametrize("name", NAMES)
def test_names_are_pints_canonical_names(name: str) -> None:
    assert str(PINT.Unit(name)) == name


SURVEYED = {"acre", "acre_foot", "fathom", "furlong"}


@pytest.mark.parametrize("name", sorted(set(NAMES) - LEVELS))
def test_sizes_are_pints(name: str) -> None:
    # Pint 0.26 took the acre and its kin from the survey foot to the international one: four millionths less.
    exactness = 1e-5 if name in SURVEYED else 1e-12
    row = definition(name)
    zero, one = (PINT.Quantity(number, name).to_base_units() for number in (0.0, 1.0))
    assert one.units == PINT.Unit(row.base)
    assert float(row.factor) == pytest.approx(one.magnitude - zero.magnitude, rel=exactness)
    assert float(row.offset) == pytest.approx(zero.magnitude, rel=1e-12)


@pytest.mark.parametrize(
    ("name", "base"),
    [
        ("kilometer ** 2", "meter ** 2"),
        ("oil_barrel / day", "meter ** 3 / second"),
        ("microgram / meter ** 3", "kilogram / meter ** 3"),
        ("meter * newton", "kilogram * meter ** 2 / second ** 2"),
        ("mile / gallon", "1 / meter ** 2"),
        ("gram / kilometer", "kilogram / meter"),
    ],
)
def test_composed_units(name: str, base: str) -> None:
    row = definition(name)
    one = PINT.Quantity(1.0, name).to_base_units()
    assert (row.base, str(one.units)) == (base, base)
    assert float(row.factor) == pytest.approx(one.magnitude, rel=1e-12)


@pytest.mark.parametrize("alias", sorted(alias for alias, name in aliases().items() if name not in OURS))
def test_short_names_mean_the_same_to_pint(alias: str) -> None:
    assert str(PINT.Unit(alias)) == aliases()[alias]
    assert exact("1", aliases()[alias]).to(alias).amount.low == 1


@pytest.mark.parametrize(
    "name", ["furlong_of_beer", "degree_Celsius / day", "kilometer **", "2 kilometer", ""]
)
def test_what_is_no_unit_has_no_size(name: str) -> None:
    with pytest.raises(KeyError):
        definition(name)


@pytest.mark.parametrize(
    ("number", "unit", "base"),
    [
        ("600", "kilometer", "600000"),
        ("26.2", "mile", "42164.8128"),
        ("-40", "degree_Fahrenheit", "233.15"),
        ("1.5", "delta_degree_Celsius", "1.5"),
        ("100", "kilometer_per_hour", "27.7777777777778"),
        ("0.5", "metric_ton", "500"),
        ("85", "decibel", "85"),
        ("0", "degree_Celsius", "273.15"),
    ],
)
def test_base_values(number: str, unit: str, base: str) -> None:
    assert str(exact(number, unit).base.low) == base


def test_bounds_and_hedges_pass_through() -> None:
    over = Amount.bounded(Bound.OVER, Decimal(5), approximate=True)
    found = measured(over, "mile").to("kilometer")
    assert found.amount == Amount(Decimal("8.04672"), None, Bound.OVER, True)
    assert found.base == attrs.evolve(over, low=Decimal("8046.72"))


@given(numbers, st.sampled_from(sorted(set(NAMES) - LEVELS)), st.data())
def test_there_and_back(number: Decimal, unit: str, data: st.DataObject) -> None:
    same = [name for name in NAMES if definition(name).base == definition(unit).base]
    thermometers = [name for name in same if definition(name).offset]
    if unit in thermometers:
        same = thermometers
    elif definition(unit).base == "kelvin":
        same = [name for name in same if name not in thermometers and name != "kelvin"] or [unit]
        same = [unit] if unit == "kelvin" else same
    there = measured(Amount.exact(number), unit).to(data.draw(st.sampled_from(same)))
    back = there.to(unit).amount.low
    assert back is not None
    assert abs(back - number) <= max(abs(number), Decimal(1000)) * Decimal("1e-12")
    assert there.base_unit == definition(unit).base


def test_differences_of_temperatures_are_no_readings() -> None:
    assert exact("2", "delta_degree_Celsius").to("delta_degF").amount.low == Decimal("3.6")
    assert exact("2", "degree_Celsius").to("degF").amount.low == Decimal("35.6")


@pytest.mark.parametrize(
    "wanted", ["kilogram", "smoot", "", "5 km", "km +", "__import__('os')", "\ud800"], ids=ascii
)
def test_what_cannot_be_converted_says_so(wanted: str) -> None:
    with pytest.raises(UnitError) as caught:
        exact("1", "mile").to(wanted)
    assert caught.value.unit == "mile"
    assert caught.value.wanted == wanted


def test_only_an_unknown_unit_brings_the_list_of_known_ones() -> None:
    with pytest.raises(UnitError, match=r"it knows: .*kilometer"):
        exact("1", "mile").to("smoot")
    with pytest.raises(UnitError) as caught:
        exact("1", "mile").to("kilogram")
    assert "it knows" not in str(caught.value)


def test_to_pint_takes_the_registrys_own_sort_of_number() -> None:
    distance = exact("26.2", "mile")
    theirs = distance.to_pint(PINT)
    assert theirs.to("furlong").magnitude == pytest.approx(209.6, rel=1e-5)
    ours = distance.to_pint()
    assert ours.magnitude == Decimal("26.2")
    assert str(ours.units) == "mile"


def test_a_unit_that_pint_lacks_goes_to_our_own_registry_alone() -> None:
    boxes = exact("24000", "twenty_foot_equivalent_unit")
    assert boxes.to("TEU").amount == boxes.amount
    assert str(boxes.to_pint().units) == "twenty_foot_equivalent_unit"
    with pytest.raises(UnitError, match="the registry does not have it"):
        boxes.to_pint(PINT)


def test_parts_of_a_whole_are_plain_numbers() -> None:
    assert (exact("31", "permille").base.low, exact("31", "permille").base_unit) == (
        Decimal("0.031"),
        "dimensionless",
    )
    assert exact("0.5", "permille").to("ppm").amount.low == 500


def test_to_pint_wants_a_side_where_there_are_two() -> None:
    between = measured(Amount.between(Decimal(2), Decimal(3)), "mile")
    with pytest.raises(ValueError, match="pass side='low' or side='high'"):
        between.to_pint()
    assert between.to_pint(side="high").magnitude == 3
    above = measured(Amount.bounded(Bound.OVER, Decimal(2)), "mile")
    with pytest.raises(ValueError, match="pass side='low'"):
        above.to_pint(side="high")
    with pytest.raises(ValueError, match="middle"):
        above.to_pint(side="middle")


def test_the_callers_decimal_context_does_not_matter() -> None:
    with localcontext() as context:
        context.prec = 3
        assert exact("26.2", "mile").to("kilometer").amount.low == Decimal("42.1648128")


def test_many_threads_may_convert_first() -> None:
    units._build.cache_clear()
    with ThreadPoolExecutor(16) as pool:
        found = list(pool.map(lambda _: exact("1", "mile").to("km").amount.low, range(16)))
    assert found == [Decimal("1.609344")] * 16


def test_pint_is_not_imported_before_it_is_needed() -> None:
    program = (
        "import sys, newsfacts\n"
        "newsfacts.extract('The 600-kilometre road')\n"
        "from newsfacts.kinds.quantities.si import measured\n"
        "assert 'pint' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


@pytest.mark.parametrize(
    ("over", "under", "written"),
    [
        (1, 1, "1"),
        (6, 4, "1.5"),
        (10**40 + 1, 1, str(10**40 + 1)),  # whole numbers keep every digit
        (1, 3, "0.333333333333333"),  # else fifteen that count
        (2, 300, "0.00666666666666667"),
        (20000, 3, "6666.66666666667"),
        (1, 2**20, "9.5367431640625E-7"),  # all its digits, as they are few
        (1, 2**40, "9.094947017729282379150390625E-13"),  # 28 of them
        (1, 2**41, "4.54747350886464E-13"),  # 29 would be too many
        (10**20, 2**3, str(10**20 // 8)),
    ],
)
def test_fractions_are_written_as_decimals(over: int, under: int, written: str) -> None:
    assert str(units.rounded(Fraction(over, under))) == written
