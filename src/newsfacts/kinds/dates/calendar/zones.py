"""Time zones by the abbreviations that news prints in every language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import attrs

from newsfacts.lexicon.table_fields import field, integer, ordered_words
from newsfacts.lexicon.tables import read_each

__all__ = ["LOCAL", "zone_abbreviations"]

LOCAL = "local"
"""The offset of an abbreviation that does not determine one."""


@attrs.frozen(eq=False, repr=False, kw_only=True)
class _Zone:
    """A row of ``zones.toml``, which says what each key means."""

    names: tuple[str, ...] = ordered_words()
    minutes: int | None = field(integer, empty=None, optional=True)


@cache
def zone_abbreviations() -> Mapping[str, int | str]:
    """Return the minutes from UTC of each abbreviation, or `LOCAL` if it does not determine one.

    >>> zone_abbreviations()["JST"]
    540
    """
    rows = read_each(_Zone, "kinds/dates/calendar/zones").values()
    return {name: LOCAL if row.minutes is None else row.minutes for row in rows for name in row.names}
