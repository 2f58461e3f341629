"""What a time expression means, in TIMEX3 terms (TimeML 1.2.1)."""

from __future__ import annotations

import datetime as dt
from enum import Enum

import attrs

from newsfacts.model.codes import CODE
from newsfacts.model.columns import column
from newsfacts.model.pickling import compact_pickle
from newsfacts.model.plain_form import OPTIONAL
from newsfacts.model.span import Span

__all__ = ["Date", "DateEnd", "DateType"]


class DateType(Enum):
    """The TIMEX3 type (TimeML 1.2.1)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@compact_pickle
@attrs.frozen
class DateEnd:
    """One end of a range of dates."""

    span: Span
    """Where the end is in the text."""
    timex: str = attrs.field(metadata=CODE)
    """Its TIMEX3 value."""


@compact_pickle
@attrs.frozen
class Date:
    """A time expression in TIMEX3 terms (TimeML 1.2.1)."""

    type: DateType = attrs.field(metadata=column("date_type"))
    """DATE, TIME, DURATION or SET."""
    timex: str = attrs.field(metadata={**CODE, **column("timex")})
    """The TIMEX3 value: ``2025-02-10``, ``2024-Q3``, ``P1Y``; a range joins its ends with a slash."""
    mod: str | None = attrs.field(default=None, metadata={**CODE, **column("mod")})
    """The TIMEX3 modifier: BEFORE, START, APPROX and so on."""
    earliest: dt.date | None = attrs.field(default=None, metadata=column("earliest"))
    """First day, inclusive, proleptic Gregorian; ``None`` if the calendar day is not known."""
    latest: dt.date | None = attrs.field(default=None, metadata=column("latest"))
    """Last day, inclusive."""
    ends: tuple[DateEnd, ...] = attrs.field(default=(), metadata=OPTIONAL)
    """The two ends of a range; otherwise empty."""
    edtf: str | None = attrs.field(default=None, metadata={**CODE, **column("edtf")})
    """The value in ISO 8601-2 (EDTF level 0 or 1), if it can be expressed there."""
