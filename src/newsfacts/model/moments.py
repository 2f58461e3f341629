"""The publication date, in the forms that programs and data frames use.

This module does not import numpy or pandas: it recognises their values by their methods.
"""

from __future__ import annotations

import datetime as dt

from newsfacts.model.shown import shortened

__all__ = ["as_published", "is_missing"]


_SHOWN = 80
"""Characters of a wrong moment that an error shows."""


def as_published(moment: object) -> dt.date | dt.datetime | None:
    """Return a publication date as a date, a datetime or ``None``.

    Accepted are a date, a datetime (with or without an offset), an ISO 8601 or RFC 3339 string, a pandas
    ``Timestamp``, a ``numpy.datetime64`` that names a day or a moment, and ``None``. A value that marks a
    missing date in a data frame (``NaT``, ``NaN``, ``pandas.NA``) is ``None`` too.

    A ``Timestamp`` or ``datetime64`` at midnight without an offset becomes a date without a time, because
    columns of dates have such values, and "two hours ago" must not be counted from that midnight.

    Raises `ValueError` for a string or a ``datetime64`` that is not a day or a moment of the years 1 to 9999,
    and `TypeError` for anything else.

    >>> as_published("2025-02-13")
    datetime.date(2025, 2, 13)
    >>> as_published(float("nan")) is None
    True
    """
    if isinstance(moment, str):
        return _read(moment)
    if is_missing(moment):  # before anything else: NaT is an instance of datetime
        return None
    if isinstance(moment, dt.date):
        convert = getattr(moment, "to_pydatetime", None)
        return moment if convert is None else _day_if_midnight(convert(warn=False))
    if (type(moment).__module__, type(moment).__name__) == ("numpy", "datetime64"):
        return _day_if_midnight(_read(str(moment)))  # it writes itself in ISO 8601 form, whatever its unit
    raise TypeError(
        "published must be a date, a datetime, an ISO 8601 string, a pandas Timestamp, a numpy.datetime64 or "
        f"None, not {type(moment).__name__}"
    )


def is_missing(value: object) -> bool:
    """Return whether a value marks a missing entry: ``None``, ``NaN``, ``NaT`` or ``pandas.NA``.

    >>> is_missing(float("nan")), is_missing(0.0)
    (True, False)
    """
    if value is None:
        return True
    try:
        # NaN and NaT differ from themselves; for pandas.NA even the answer is missing.
        different = value != value
        return different is value or bool(different)
    except (TypeError, ValueError, ArithmeticError):  # a whole column has many answers
        return False


def _read(moment: str) -> dt.date | dt.datetime:
    try:
        return dt.date.fromisoformat(moment)
    except ValueError:
        pass
    try:
        return dt.datetime.fromisoformat(moment)
    except ValueError:
        raise ValueError(
            f"published {shortened(moment, _SHOWN)} is neither an ISO 8601 date (2025-02-13) nor an RFC 3339 "
            "moment (2025-02-13T09:30:00+01:00)"
        ) from None


def _day_if_midnight(moment: dt.date) -> dt.date | dt.datetime:
    """Return the date of a moment at midnight without an offset; anything else as it is."""
    if not isinstance(moment, dt.datetime) or moment.tzinfo is not None:
        return moment
    return moment.date() if moment == dt.datetime.combine(moment, dt.time.min) else moment
