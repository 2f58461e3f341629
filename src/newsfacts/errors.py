"""The errors that newsfacts raises: one root, a short tree.

    NewsfactsError
    ├── ConfigurationError      the set-up is wrong: a table, a locale, a plug-in
    │   ├── TableError          a table has an error
    │   ├── UnknownLocale       there are no tables for a locale
    │   └── RegistryError       an extractor cannot be registered
    ├── ExtractorError          an extractor failed on a text (raised only with ``strict=True``)
    ├── InvalidDocument         JSON data is not a document
    ├── InvalidFact             a fact, or a part of one, is invalid
    ├── GdpNotFound             a table has no GDP for an economy and a year
    ├── RateNotFound            there is no exchange rate for a currency and a day
    ├── UnitError               a quantity cannot be converted to a unit
    └── WorkerError             ``Pipeline.pipe(processes=…)``: a process died, or could not be sent work

The content of a text never raises an error.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

__all__ = [
    "ConfigurationError",
    "ExtractorError",
    "ExtractorWarning",
    "GdpNotFound",
    "InvalidDocument",
    "InvalidFact",
    "NewsfactsError",
    "NumbersLeftOut",
    "RateNotFound",
    "RegistryError",
    "TableError",
    "UnitError",
    "UnknownLocale",
    "WorkerError",
    "choose_from",
    "costs_only_facts",
    "did_you_mean",
]


_LONGEST_NAME = 80
"""Characters of a wrong name that an error shows."""
_LONGEST_TOLD = 2000
"""Characters of what a plug-in's error says."""
_LONGEST_PATH = 1000
"""Characters of a path that an error shows: more than a hundred levels of ordinary keys have."""


class NewsfactsError(Exception):
    """The base class: catch it to catch every error that newsfacts raises on purpose."""

    def __reduce__(self) -> tuple[Any, ...]:
        # By default, an error is restored from its message alone, which our own __init__ do not accept. An
        # error that cannot be unpickled would end the pool of processes that should report it.
        return _again, (type(self), self.args, self.__dict__)


def _again(kind: type[NewsfactsError], args: tuple[object, ...], state: dict[str, object]) -> NewsfactsError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(state)
    return error


class ConfigurationError(NewsfactsError):
    """The set-up is wrong; raised before any text is read."""


class TableError(ConfigurationError):
    """A table of newsfacts or of a language package has an error."""

    def __init__(self, table: str, problem: str) -> None:
        super().__init__(f"{table}: {problem}")
        self.table = table


class UnknownLocale(ConfigurationError, ValueError):
    """There are no tables for a locale."""

    def __init__(self, locale: object, known: Iterable[str]) -> None:
        names = ", ".join(sorted(known))
        shown = repr(locale) if len(repr(locale)) <= _LONGEST_NAME else f"{repr(locale)[:_LONGEST_NAME]}…"
        super().__init__(f"unknown locale {shown}; newsfacts has tables for: {names}")
        self.locale = locale


class RegistryError(ConfigurationError):
    """An extractor or a language package cannot be registered, found, or removed."""


class ExtractorError(NewsfactsError):
    """An extractor failed while it read a text."""


class ExtractorWarning(UserWarning):
    """A plug-in or a language package failed, and its facts are missing; the others are not affected."""


class NumbersLeftOut(UserWarning):
    """Numbers did not fit into a column of an Arrow table and are null there; ``value`` has them in full."""

    def __init__(self, count: int, digits: int, decimals: int) -> None:
        super().__init__(count, digits, decimals)
        self.count = count

    def __str__(self) -> str:
        """Return how many there were, and where to find them."""
        count, digits, decimals = self.args
        return (
            f"{count:,} numbers do not fit into decimal128({digits}, {decimals}); "
            "they are null in the table, and the column 'value' has them in full"
        )


class InvalidDocument(NewsfactsError, ValueError):
    """Data is not a document in the interchange format.

    ``path`` says where the error is, for example ``facts[2].value.low``, in up to 1,000 characters.
    """

    def __init__(self, path: str, problem: str) -> None:
        path = path if len(path) <= _LONGEST_PATH else f"{path[:_LONGEST_PATH]}…"
        super().__init__(f"{path}: {problem}" if path else problem)
        self.path = path
        self.problem = problem


class InvalidFact(NewsfactsError, ValueError):
    """A fact, or a part of one, is invalid: an empty span, a currency with a control character.

    If an extractor returns an invalid fact, that fact is left out with an `ExtractorWarning`.
    """


class GdpNotFound(NewsfactsError, LookupError):
    """A table has no GDP for an economy and a year."""

    def __init__(self, economy: str, year: int, problem: str = "the table has no GDP") -> None:
        super().__init__(f"{economy} in {year}: {problem}")
        self.economy = economy
        self.year = year


class RateNotFound(NewsfactsError, LookupError):
    """There is no exchange rate for a currency on a day."""

    def __init__(self, currency: str, day: dt.date, problem: str = "there is no rate") -> None:
        super().__init__(f"{currency} on {day.isoformat()}: {problem}")
        self.currency = currency
        self.day = day


class UnitError(NewsfactsError, ValueError):
    """A quantity cannot be converted to a unit."""

    def __init__(self, unit: str, wanted: str, problem: str) -> None:
        super().__init__(f"{unit} cannot be converted to {wanted!r}: {problem}")
        self.unit = unit
        self.wanted = wanted


class WorkerError(NewsfactsError):
    """A worker process died (killed, out of memory), or could not be sent work.

    ``documents`` are the ids of the documents concerned (``None`` for one without an id): those that the
    process that died may have been working on, or the one that could not be sent. ``problem`` replaces the
    message that a process died.
    """

    def __init__(self, documents: Iterable[str | None], problem: str | None = None) -> None:
        self.documents = tuple(documents)
        if problem is None:
            names = ", ".join(repr(name) if name else "one without an id" for name in self.documents)
            problem = f"a worker process died; it was working on these documents: {names}"
        super().__init__(problem)


def describe_error(error: BaseException) -> str:
    """Return the type and message of an error, or only its type if its ``__str__`` fails."""
    try:
        words = f"{type(error).__name__}: {error}"
    except KeyboardInterrupt:
        raise
    except BaseException:  # the ``__str__`` of a plug-in's error may raise anything
        return type(error).__name__
    return words if len(words) <= _LONGEST_TOLD else f"{words[:_LONGEST_TOLD]}…"


def costs_only_facts(error: BaseException) -> bool:
    """Return whether an error of a plug-in must lose only the facts of that plug-in.

    This is true of all errors, even `SystemExit`, `GeneratorExit` and ``asyncio.CancelledError``: a plug-in
    that calls ``sys.exit`` or does not catch the error of a library must not end the program that uses
    newsfacts. The only exception is `KeyboardInterrupt`, which comes from the user.
    """
    return not isinstance(error, KeyboardInterrupt)


def did_you_mean(name: str, known: Iterable[str] | Mapping[str, str]) -> str:
    """Return ``"; did you mean 'jsonl'?"`` with the most similar known name, or an empty string.

    If ``known`` is a mapping, its values are the names to suggest.
    """
    from difflib import get_close_matches  # only where something is wrong

    names = known if isinstance(known, Mapping) else {one: one for one in known}
    folded = {one.casefold(): meant for one, meant in names.items()}
    near = get_close_matches(name.casefold(), folded, n=1)
    return f"; did you mean {folded[near[0]]!r}?" if near else ""


def choose_from(name: str, known: Iterable[str]) -> str:
    """Return the end of a message about a wrong name: the nearest known name, if any, and all of them.

    >>> choose_from("mony", ["date", "money"])
    "; did you mean 'money'? Choose from: date, money"
    >>> choose_from("x", ["date", "money"])
    '; choose from: date, money'
    """
    names = list(known)
    near = did_you_mean(name, names)
    return f"{near} Choose from: {', '.join(names)}" if near else f"; choose from: {', '.join(names)}"
