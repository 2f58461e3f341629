"""The rules that meanings in the pattern tables name: a register of typed functions, and what they share.

A rule is a function of the context of a mention and of keyword arguments: the slots that a pattern binds,
and the constants that its meaning adds. Several rules may have one name; the arguments say which of them
is meant. All of that is checked when a table compiles, so that a pattern that no rule takes is an error
with the name of the table.
"""

from __future__ import annotations

import keyword
import types
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias, TypeVar

import attrs

from newsfacts.kinds.dates.calendar.period import Period, timex
from newsfacts.kinds.dates.context import MentionContext, Normalised
from newsfacts.kinds.dates.reading import DateReading, Given
from newsfacts.kinds.dates.value import DateType
from newsfacts.model import Certainty

__all__ = [
    "LATER_PARTS",
    "LIST",
    "NEAREST_CENTURY",
    "NO_DATE",
    "RULES",
    "ambiguous",
    "find_fault",
    "full_year",
    "inferred",
    "point",
    "rule",
    "settle",
    "undated",
]

NO_DATE = "the publication date is not known"
"""The reason why much stays unknown."""
NEAREST_CENTURY = "the century is the one nearest to publication"
"""The reason for the first two digits of a year that is written with its last two."""
LIST = "list"
"""The meaning of "September 14 and 18, 2010": several expressions, which are read alike."""
LATER_PARTS = ("2", "3", "4")
"""How the slots of a list end that belong to its second, third and fourth part."""
_FISCAL = frozenset({"fiscal", "fiscal2"})  # slots that the tables bind with words such as "fiscal"
_SAYS_NOTHING = _FISCAL | {"mod", "the", "same", "near", "recent", "code", "zone_place"}
"""Slots that no rule needs: words that only have to be there, and what `settle` handles itself."""

_Function = TypeVar("_Function", bound=Callable[..., "Normalised | None"])


@attrs.frozen
class _Argument:
    """What a rule takes under one name."""

    types: frozenset[type]
    choices: frozenset[Any]
    """The values it may have; empty if any value of the types will do."""
    is_required: bool

    def takes(self, given: Given) -> bool:
        """Return whether a slot or constant can be this argument."""
        if not given.types <= self.types:
            return False
        return not self.choices or given.value is None or given.value in self.choices


@attrs.frozen(eq=False)
class _TypedRule:
    function: Callable[..., Normalised | None]
    arguments: Mapping[str, _Argument]
    named: frozenset[str]
    """Arguments that only a slot of the same name fills."""

    def bind(self, given: Iterable[Given]) -> Mapping[str, str] | None:
        """Return the slot that each argument takes its value from; ``None`` if these are not its arguments.

        A match inside fills the argument of its name if there is one; the others are filled in order.
        """
        bound: dict[str, str] = {}
        unnamed: list[str] = []
        for one in given:
            argument = self.arguments.get(one.name)
            if argument is not None and argument.takes(one):
                bound[one.name] = one.name
            elif one.is_reading:
                unnamed.append(one.name)
            elif one.name not in _SAYS_NOTHING:
                return None
        open_ = [
            name
            for name, argument in self.arguments.items()
            if DateReading in argument.types and name not in bound and name not in self.named
        ]
        if len(unnamed) > len(open_):
            return None
        bound.update(zip(open_, sorted(unnamed, key=_is_later), strict=False))
        needed = (name for name, argument in self.arguments.items() if argument.is_required)
        return bound if bound.keys() >= set(needed) else None


def _is_later(name: str) -> bool:
    """Return whether a slot is the second of its kind: ``date2``."""
    return name.endswith("2")


_Plan: TypeAlias = tuple[Callable[..., "Normalised | None"], Sequence[tuple[str, str]]]
"""A function, and its parameters, each with the slot that it takes its value from."""


class _Family:
    """The rules of one name."""

    def __init__(self) -> None:
        self.rules: list[_TypedRule] = []
        self._chosen: tuple[str, ...] = ()
        """The arguments whose values distinguish rules."""
        self._plans: dict[tuple[Any, ...], _Plan | None] = {}
        """How these slots, of these types, are given to a rule; ``None`` if none takes them."""

    def add(self, one: _TypedRule) -> None:
        """Add a rule."""
        self.rules.append(one)
        chosen = (name for name, argument in one.arguments.items() if argument.choices)
        self._chosen = tuple(sorted({*self._chosen, *chosen}))

    def find(self, given: Sequence[Given]) -> tuple[_TypedRule, Mapping[str, str]] | None:
        """Return the rule that takes these arguments, and what it takes from where; ``None`` if none does."""
        for one in self.rules:
            bound = one.bind(given)
            if bound is not None:
                return one, bound
        return None

    def apply(self, slots: Mapping[str, Any], context: MentionContext) -> Normalised | None:
        """Return what the rule makes that takes these slots."""
        key = (*zip(slots, map(type, slots.values()), strict=True), *map(slots.get, self._chosen))
        if key not in self._plans:
            self._plans[key] = self._plan(slots)
        plan = self._plans[key]
        if plan is None:
            raise LookupError(f"no rule takes {slots!r}")
        function, parameters = plan
        return function(context, **{parameter: slots[slot] for parameter, slot in parameters})

    def _plan(self, slots: Mapping[str, Any]) -> _Plan | None:
        found = self.find([Given(name, frozenset({type(value)}), value) for name, value in slots.items()])
        if found is None:
            return None
        one, bound = found
        return one.function, [(_parameter(name), slot) for name, slot in bound.items()]


RULES: dict[str, _Family] = {}
"""By name."""


def rule(name: str, *, named: Iterable[str] = ()) -> Callable[[_Function], _Function]:
    """Register a rule under the name that meanings have for it; its keyword arguments are what it takes.

    A match inside that has no argument of its name is given to the next argument that takes matches and
    is not among the ``named``. An argument whose type is a named tuple of nothing but defaults is made of
    the slots that have the names of its fields, if there are any.

    Raises `TypeError` if an argument has a type that no slot can have.
    """

    def register(function: _Function) -> _Function:
        hints = typing.get_type_hints(function)
        defaults = function.__kwdefaults__ or {}
        code = function.__code__
        names = code.co_varnames[code.co_argcount : code.co_argcount + code.co_kwonlyargcount]
        groups = {n: hints[n] for n in names if _is_group(hints[n])}
        arguments = {
            n.rstrip("_"): _argument(hints[n], is_required=n not in defaults)
            for n in names
            if n not in groups
        }
        for group in groups.values():
            parts = typing.get_type_hints(group)
            arguments.update({part: _argument(parts[part], is_required=False) for part in group._fields})
        called = _gathering(function, groups) if groups else function
        RULES.setdefault(name, _Family()).add(_TypedRule(called, arguments, frozenset(named)))
        return function

    return register


def _is_group(hint: Any) -> bool:
    """Return whether a type is a named tuple whose fields all have defaults."""
    fields = getattr(hint, "_fields", ())
    return bool(fields) and set(fields) <= getattr(hint, "_field_defaults", {}).keys()


def _gathering(
    function: Callable[..., Normalised | None], groups: Mapping[str, Any]
) -> Callable[..., Normalised | None]:
    """Return a rule that makes the arguments which are named tuples of the slots of their fields."""

    def called(context: MentionContext, **given: Any) -> Normalised | None:
        for name, group in groups.items():
            parts = {part: given.pop(part) for part in group._fields if part in given}
            if parts:
                given[name] = group(**parts)
        return function(context, **given)

    return called


def find_fault(name: str, given: Sequence[Given]) -> str | None:
    """Return in words why no rule takes these slots and constants; ``None`` if one does.

    The parts of a list are each read by the rule that ``as`` names.
    """
    if name != LIST:
        if RULES[name].find(given) is not None:
            return None
        told = ", ".join(
            f"{one.name} ({'/'.join(sorted(kind.__name__ for kind in one.types))})" for one in given
        )
        return f"no rule {name!r} accepts {told}" if told else f"no rule {name!r} works without arguments"
    meant = next((str(one.value) for one in given if one.name == "as"), "")
    if meant not in RULES:
        return f"a list of {meant!r}, which is not a rule"
    parts = _parts_of_list([one for one in given if one.name != "as"])
    return next((fault for part in parts if (fault := find_fault(meant, part)) is not None), None)


def _parts_of_list(given: Sequence[Given]) -> Iterator[list[Given]]:
    """Yield for each part of a list the arguments of its rule: its own slots, and those that all share."""
    later = [[one for one in given if one.name.endswith(number)] for number in LATER_PARTS]
    firsts = {one.name.removesuffix(LATER_PARTS[0]) for one in later[0]}
    own = [[one for one in given if one.name in firsts], *filter(None, later)]
    shared = [one for one in given if not any(one in part for part in own)]
    for part in own:
        yield [*shared, *(one._replace(name=one.name.rstrip("".join(LATER_PARTS))) for one in part)]


def _parameter(name: str) -> str:
    """Return the name of a parameter for a name in a table, which may be a keyword of Python: ``from_``."""
    return f"{name}_" if keyword.iskeyword(name) else name


def _argument(hint: Any, *, is_required: bool) -> _Argument:
    found: set[type] = set()
    choices: set[Any] = set()
    open_ = [hint]
    while open_:
        one = open_.pop()
        if typing.get_origin(one) in (typing.Union, types.UnionType):
            open_ += typing.get_args(one)
        elif typing.get_origin(one) is typing.Literal:
            choices.update(typing.get_args(one))
            found.update(map(type, typing.get_args(one)))
        elif typing.get_origin(one) is tuple:
            found.add(tuple)
        elif isinstance(one, type):
            found.add(one)
        else:
            raise TypeError(f"no slot has the type {one!r}")
    return _Argument(frozenset(found - {type(None)}), frozenset(choices), is_required)


def settle(reading: DateReading, context: MentionContext) -> Normalised | None:
    """Return the place of a reading; ``None`` if there is nothing to say, or no such day in our calendar."""
    if reading.spans and reading is not context.reading:  # it needs the places of its own slots
        context = MentionContext(reading, context.story)
    slots = reading.slots
    try:
        settled = RULES[reading.operation].apply(slots, context)
    except OverflowError:
        return None
    if settled is None:
        return None
    if "mod" in slots and isinstance(slots["mod"], str):
        settled = settled._replace(mod=slots["mod"])
    counted = settled.ends if settled.when is None else settled.when.grain != "day"
    if counted and not settled.fiscal and _is_fiscal(slots):
        reasons = dict.fromkeys((*settled.reasons, "a financial year can begin on any day"))
        settled = settled._replace(fiscal=True, certainty=Certainty.AMBIGUOUS, reasons=tuple(reasons))
    return settled


def _is_fiscal(slots: Mapping[str, Any]) -> bool:
    """Return whether a reading, or one inside it, is of a company's or a government's own year."""
    for name, value in slots.items():
        if name in _FISCAL or (isinstance(value, DateReading) and _is_fiscal(value.slots)):
            return True
    return False


def point(when: Period, certainty: Certainty = Certainty.EXPLICIT, *reasons: str) -> Normalised:
    """Make the settled form of a stretch of the calendar."""
    kind = DateType.TIME if when.part else DateType.DATE
    return Normalised(kind, timex(when), when, None, certainty, reasons)


def inferred(when: Period, *reasons: str) -> Normalised:
    """Make the settled form of a stretch that the context helped to find."""
    kind = DateType.TIME if when.part else DateType.DATE
    return Normalised(kind, timex(when), when, None, Certainty.INFERRED, reasons)


def ambiguous(when: Period, *reasons: str) -> Normalised:
    """Make the settled form of a stretch of which something stays unknown."""
    return point(when, Certainty.AMBIGUOUS, *reasons)


def undated(when: Period) -> Normalised:
    """Make the settled form of a stretch that depends on the publication date, which is unknown."""
    return ambiguous(when, NO_DATE)


def full_year(year: int, context: MentionContext) -> int:
    """Return the year that two digits (coded as -1 - digits) mean; any other year as it is.

    Two digits are a year of the hundred that ends ten years after publication, or in 2039.
    """
    if not -100 <= year < 0:
        return year
    digits = -1 - year
    latest = context.published.year + 10 if context.published else 2039
    return latest - (latest - digits) % 100
