"""What tables can contain: the fields of the classes that they are read into, and the checks on their values.

A class declares each key of its table with one of the functions below (`words`, `mapping`, `rows`, …), and
documents it there. `read_class` reads a parsed TOML table into the class.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import cache
from typing import Any, NamedTuple, TypeAlias, TypeVar

import attrs

from newsfacts.errors import did_you_mean
from newsfacts.model.arithmetic import CONTEXT

__all__ = [
    "Fault",
    "choice",
    "date",
    "each",
    "ending",
    "field",
    "flag",
    "integer",
    "integers",
    "mapping",
    "number",
    "ordered_words",
    "part",
    "parts",
    "phrase_list",
    "read_class",
    "rows",
    "text",
    "word_list",
    "word_lists",
    "words",
]

_T = TypeVar("_T")

Reader: TypeAlias = Callable[[Any, bool], Any]
"""A function of a value of the table, and of whether all its keys must be present; it raises `Fault`."""

_REQUIRED = object()
"""Means that there is no default: the key cannot be left out."""
_MOST_LISTED = 12
"""Keys that an error lists if none of them is similar to the wrong one; longer lists do not help."""


class Fault(Exception):
    """What is wrong with a table, and where: the keys that lead there, from the outermost."""

    def __init__(self, problem: str, *path: str, of_keys: bool = False) -> None:
        super().__init__(problem)
        self.problem = problem
        self.path = path
        self.of_keys = of_keys
        """Whether the problem is with the keys of a table, not with the value of one."""

    def inside(self, key: str) -> Fault:
        """Return the same fault as seen from the table around."""
        return Fault(self.problem, key, *self.path, of_keys=self.of_keys)

    def __str__(self) -> str:
        tables, keys = (self.path, ()) if self.of_keys else (self.path[:-1], self.path[-1:])
        place = f"[{'.'.join(tables)}] " if tables else ""
        return f"{place}{''.join(f'{key!r} ' for key in keys)}{self.problem}"


def field(
    read: Reader,
    *,
    empty: Any = _REQUIRED,
    key: str | None = None,
    section: str | None = None,
    opposites: Collection[str] = (),
    optional: bool = False,
) -> Any:
    """Return an attrs field for a key of a table.

    ``key`` is the name in the table if it differs from that of the field. ``section`` is the sub-table that
    has the key. ``opposites`` names fields of the same class that must not share a word with this one. A key
    that is left out has the value ``empty`` if it is ``optional``, or if the table need not be complete.
    """
    metadata = {
        "read": read,
        "key": key,
        "section": section,
        "opposites": tuple(opposites),
        "empty": empty,
        "optional": optional,
    }
    return attrs.field(metadata=metadata)


def words(*, case: bool = False, spaced: bool = False, **where: Any) -> Any:
    """Return an attrs field for a set of words: ``frozenset[str]``, in lower case unless ``case`` matters.

    No word may appear twice. With ``spaced``, the list can be one string with white space between its words,
    which is easier to read for hundreds of words. All other arguments are those of `field`.
    """

    def read(value: Any, complete: bool) -> frozenset[str]:
        found = _list(value, str if case else str.lower, spaced=spaced)
        return frozenset(found if case else map(str.lower, found))

    return field(read, **{"empty": frozenset(), **where})


def ordered_words(**where: Any) -> Any:
    """Return an attrs field for words or endings in their order: ``tuple[str, ...]``, as they are written."""
    return field(word_list, **{"empty": (), **where})


def word_lists(keys: type[Enum] | None = None, *, spaced: bool = False, **where: Any) -> Any:
    """Return an attrs field for a table of lists of words, with any keys: ``Mapping[…, tuple[str, ...]]``.

    ``keys`` is an enum whose members' values the keys must be; they are read as the members. ``spaced`` is
    that of `words`.
    """

    def read(value: Any, complete: bool) -> tuple[str, ...]:
        return phrase_list(value.split() if spaced and isinstance(value, str) else value, complete)

    return field(each(read, keys), **{"empty": {}, **where})


def mapping(read: Reader, keys: type[Enum] | None = None, **where: Any) -> Any:
    """Return an attrs field for a sub-table with any keys, whose values are all read in the same way."""
    return field(each(read, keys), **{"empty": {}, **where})


def flag(**where: Any) -> Any:
    """Return an attrs field for true or false; false if it is left out."""
    return field(_flag, **{"empty": False, **where})


def part(kind: type[Any], **where: Any) -> Any:
    """Return an attrs field for a sub-table that is read into another class."""
    empty = attrs.Factory(lambda: read_class(kind, {}, complete=False))
    return field(lambda value, complete: read_class(kind, value, complete=complete), empty=empty, **where)


def parts(kind: type[Any], **where: Any) -> Any:
    """Return an attrs field for sub-tables with any names, each read into the same class."""
    return field(
        each(lambda value, complete: read_class(kind, value, complete=complete)), **{"empty": {}, **where}
    )


def rows(kind: type[Any], **where: Any) -> Any:
    """Return an attrs field for a list of sub-tables, each read into the same class: a ``tuple``."""

    def read(value: Any, complete: bool) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise Fault(f"must be a list of tables, not {value!r}")
        found = []
        for number, row in enumerate(value, 1):
            try:
                found.append(read_class(kind, row, complete=complete))
            except Fault as fault:
                raise fault.inside(f"row {number}") from None
            if row in value[: number - 1]:
                raise Fault(f"appears twice: {row!r}", f"row {number}")
        return tuple(found)

    return field(read, **{"empty": (), **where})


# The types of values.


def text(value: Any, complete: bool) -> str:
    """Return a string that is not empty."""
    if not isinstance(value, str) or not value:
        raise Fault(f"must be a string that is not empty, not {value!r}")
    return value


def ending(value: Any, complete: bool) -> str:
    """Return a string, which may be empty."""
    if not isinstance(value, str):
        raise Fault(f"must be a string, not {value!r}")
    return value


def integer(value: Any, complete: bool) -> int:
    """Return a whole number."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise Fault(f"must be a whole number, not {value!r}")
    return value


def integers(value: Any, complete: bool) -> tuple[int, ...]:
    """Return whole numbers in their order."""
    if not isinstance(value, list):
        raise Fault(f"must be a list of whole numbers, not {value!r}")
    return tuple(integer(one, complete) for one in value)


def date(value: Any, complete: bool) -> dt.date:
    """Return a day, which TOML writes as 2023-01-01."""
    if not isinstance(value, dt.date) or isinstance(value, dt.datetime):
        raise Fault(f"must be a day such as 2023-01-01, not {value!r}")
    return value


def number(value: Any, complete: bool) -> Decimal:
    """Return a number, written as a whole number, a decimal, or a string of one or of a fraction ("1/3")."""
    over, _, under = str(value).partition("/")
    try:
        if isinstance(value, int | float | str) and not isinstance(value, bool):
            found = CONTEXT.divide(Decimal(over), Decimal(under)) if under else Decimal(over)
            if found.is_finite():
                return found
    except InvalidOperation:
        pass
    raise Fault(f'must be a number or a fraction such as "1/3", not {value!r}')


def choice(kind: type[Enum]) -> Reader:
    """Return a reader of the names that an enum has for its members."""

    def read(value: Any, complete: bool) -> Enum:
        known = [member.value for member in kind]
        if value not in known:
            near = did_you_mean(str(value), known)
            raise Fault(f"must be one of {', '.join(map(repr, known))}, not {value!r}{near}")
        return kind(value)

    return read


def word_list(value: Any, complete: bool) -> tuple[str, ...]:
    """Return words or endings in order, as they are written; an ending may be empty."""
    return _list(value, str)


def phrase_list(value: Any, complete: bool) -> tuple[str, ...]:
    """Return words or phrases in order, as they are written; none may be empty or appear twice."""
    found = _list(value, str.lower)
    if "" in found:
        raise Fault("has an empty word")
    return found


def _list(value: Any, as_seen: Callable[[str], str], *, spaced: bool = False) -> tuple[str, ...]:
    if spaced and isinstance(value, str):
        value = value.split()
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise Fault(f"must be a list of words, not {value!r}")
    if len({as_seen(word) for word in value}) == len(value):
        return tuple(value)
    seen = set()
    for word in value:
        if as_seen(word) in seen:
            raise Fault(f"has {word!r} twice")
        seen.add(as_seen(word))
    return tuple(value)


def _flag(value: Any, complete: bool) -> bool:
    if not isinstance(value, bool):
        raise Fault(f"must be true or false, not {value!r}")
    return value


def each(read: Reader, keys: type[Enum] | None = None) -> Reader:
    """Return a reader of sub-tables with any keys, or with the values of an enum as keys."""

    def read_each(value: Any, complete: bool) -> dict[Any, Any]:
        _check_table(value)
        if keys is not None:
            _check_keys(value, [member.value for member in keys])
        found: dict[Any, Any] = {}
        for key, one in value.items():
            try:
                found[keys(key) if keys else key] = read(one, complete)
            except Fault as fault:
                raise fault.inside(key) from None
        return found

    return read_each


# Tables.


class _Key(NamedTuple):
    """A key that a class declares."""

    name: str
    """The name of the field."""
    key: str
    section: str | None
    read: Reader
    empty: Any
    optional: bool
    opposites: tuple[str, ...]

    def __str__(self) -> str:
        return f"[{self.section}] {self.key}" if self.section else self.key


@cache
def _declared(kind: type[Any]) -> dict[str | None, dict[str, _Key]]:
    """Return the keys that a class declares, by section and by name in the table."""
    sections: dict[str | None, dict[str, _Key]] = {}
    for declared in attrs.fields(kind):
        if "read" in declared.metadata:
            key = _Key(declared.name, **{"key": None, **declared.metadata})
            key = key._replace(key=key.key or key.name)
            sections.setdefault(key.section, {})[key.key] = key
    return sections


def read_class(
    kind: type[_T], table: Any, *, complete: bool, elsewhere: Collection[str] | None = (), **others: Any
) -> _T:
    """Return a parsed table as an instance of the attrs class that declares its keys.

    ``complete`` is whether keys that are not ``optional`` must be present. ``elsewhere`` lists more keys that
    the table can have; ``None`` allows any. ``others`` are values of fields that do not come from the table.
    Raises `Fault`.
    """
    _check_table(table)
    sections = _declared(kind)  # type: ignore[arg-type]
    if elsewhere is not None:
        _check_keys(table, {*elsewhere, *sections.get(None, ()), *filter(None, sections)})
    values = dict(others)
    for section, keys in sections.items():
        if section is None:
            _read_keys(keys, table, complete, values)
            continue
        place = table.get(section, {})
        try:
            _check_table(place)
            if elsewhere is not None:
                _check_keys(place, keys)
            _read_keys(keys, place, complete, values)
        except Fault as fault:
            raise fault.inside(section) from None
    for keys in sections.values():
        for key in keys.values():
            if key.opposites:
                _check_opposites(key, sections, values)
    return kind(**values)


def _check_table(value: Any) -> None:
    if not isinstance(value, Mapping):
        raise Fault(f"must be a table, not {value!r}")


def _check_keys(table: Mapping[str, Any], known: Collection[str]) -> None:
    for key in table:
        if key not in known:
            near = did_you_mean(key, [*known])
            if not near and 0 < len(known) <= _MOST_LISTED:
                near = f"; its keys are {', '.join(sorted(known))}"
            raise Fault(f"has an unknown key {key!r}{near}", of_keys=True)


def _read_keys(
    keys: Mapping[str, _Key], place: Mapping[str, Any], complete: bool, values: dict[str, Any]
) -> None:
    for key in keys.values():
        if key.key in place:
            try:
                values[key.name] = key.read(place[key.key], complete)
            except Fault as fault:
                raise fault.inside(key.key) from None
        elif key.empty is _REQUIRED or (complete and not key.optional):
            raise Fault(f"needs the key {key.key!r}", of_keys=True)
        else:
            values[key.name] = key.empty.factory() if isinstance(key.empty, attrs.Factory) else key.empty  # type: ignore[arg-type]


def _check_opposites(
    key: _Key, sections: Mapping[str | None, Mapping[str, _Key]], values: Mapping[str, Any]
) -> None:
    for other in (other for keys in sections.values() for other in keys.values()):
        if other.name in key.opposites:
            for word in sorted({*values[key.name]}.intersection(values[other.name])):
                raise Fault(f"{word!r} is in both {key} and {other}", of_keys=True)
