"""Typed rules: what a pattern binds and adds says which of them is meant."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Literal

import pytest

from newsfacts.kinds.dates.context import MentionContext, Normalised
from newsfacts.kinds.dates.reading import DateReading, Given
from newsfacts.kinds.dates.rules import RULES, find_fault
from newsfacts.kinds.dates.rules.rule import rule
from newsfacts.kinds.dates.value import DateType


def given(**types: type) -> list[Given]:
    return [Given(name, frozenset({kind})) for name, kind in types.items()]


def test_arguments_choose_among_the_rules_of_one_name() -> None:
    found = [RULES["year"].find(given(**{name: int})) for name in ("year", "yy")]
    assert all(found)
    assert found[0] != found[1]


@pytest.mark.parametrize(
    ("name", "arguments", "fault"),
    [
        ("year", given(year=int), None),
        ("year", given(year=str), "no rule 'year' accepts year (str)"),
        ("year", given(), "no rule 'year' works without arguments"),
        ("year", given(year=int, moon=int), "no rule 'year' accepts year (int), moon (int)"),
        ("within", given(monthdate=DateReading, yearrel=DateReading), None),
        (
            "within",
            given(monthdate=DateReading),
            "no rule 'within' accepts monthdate (DateReading)",
        ),
        (
            "step",
            [*given(unit=str, step=int), Given("from", frozenset({str}), "told")],
            None,
        ),
        (
            "step",
            [*given(unit=str, step=int), Given("from", frozenset({str}), "now")],
            "no rule 'step' accepts unit (str), step (int), from (str)",
        ),
    ],
)
def test_what_no_rule_takes_is_told(name: str, arguments: list[Given], fault: str | None) -> None:
    assert find_fault(name, arguments) == fault


def test_each_part_of_a_list_needs_a_rule() -> None:
    parts = [*given(month=int, day=int, day2=int, day3=int), Given("as", frozenset({str}), "calendar")]
    assert find_fault("list", parts) is None
    assert find_fault("list", [*parts, *given(moon=int)]) is not None
    assert find_fault("list", given(month=int, month2=int)) == "a list of '', which is not a rule"


def test_a_rule_needs_types_that_slots_can_have() -> None:
    with pytest.raises(TypeError, match="no slot has the type"):

        @rule("broken")
        def _broken(context: MentionContext, *, days: list[Decimal]) -> None:
            """Take what no pattern binds."""


def test_rules_that_differ_in_a_constant_are_told_apart_whichever_comes_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(RULES, "sample", type(RULES["year"])())

    @rule("sample")
    def _past(context: MentionContext, *, from_: Literal["told"]) -> Normalised:
        return Normalised(DateType.DATE, "PAST_REF")

    @rule("sample")
    def _future(context: MentionContext, *, from_: Literal["now"]) -> Normalised:
        return Normalised(DateType.DATE, "FUTURE_REF")

    context: Any = None
    found = [RULES["sample"].apply({"from": origin}, context) for origin in ("told", "now", "told")]
    assert [one.timex for one in found if one] == ["PAST_REF", "FUTURE_REF", "PAST_REF"]
