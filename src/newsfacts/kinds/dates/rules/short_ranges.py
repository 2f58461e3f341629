"""Ranges told in short: what stands once belongs to both ends."""

from __future__ import annotations

from newsfacts.kinds.dates.calendar.period import Period, of_day, timex
from newsfacts.kinds.dates.context import MentionContext, Normalised
from newsfacts.kinds.dates.reading import DateReading
from newsfacts.kinds.dates.rules.rule import Slots, operation, point, settle
from newsfacts.kinds.dates.value import DateType
from newsfacts.model import Certainty, Span

__all__ = ["joined"]


def joined(start: Normalised, end: Normalised, first: DateReading, last: DateReading) -> Normalised:
    """Make one range of two ends, as certain as the less certain of them."""
    start, end = _edge(start, 0), _edge(end, -1)
    order = (Certainty.EXPLICIT, Certainty.INFERRED, Certainty.AMBIGUOUS)
    worst = max(start.certainty, end.certainty, key=order.index)
    return Normalised(
        DateType.TIME if DateType.TIME in (start.type, end.type) else DateType.DATE,
        f"{start.timex}/{end.timex}",
        None,
        None,
        worst,
        tuple(dict.fromkeys(start.reasons + end.reasons)),
        ((first.span, start), (last.span, end)),
    )


def _edge(settled: Normalised, side: int) -> Normalised:
    """Return the first or the last day (``side`` 0 or -1) of what is told by both: from Ramadan to Easter."""
    if settled.days is None or "/" not in settled.timex:
        return settled
    when = of_day(settled.days[side])
    return settled._replace(timex=timex(when), when=when, days=None)


@operation("years")
def _years(slots: Slots, frame: MentionContext) -> Normalised:
    """Read 1999/2000, 1850-58, fiscal 2024-25."""
    first, second = slots["yearspan"]
    span = frame.reading.spans.get("yearspan", frame.reading.span)
    text = frame.scan.folded
    cut = span.start + len(str(first))
    while text[cut : cut + 1].isdigit():
        cut += 1
    begin = DateReading("year", {"year": first}, Span(span.start, cut), {}, "date")
    end = DateReading("year", {"year": second}, Span(cut + 1, span.end), {}, "date")
    return joined(point(Period("year", first)), point(Period("year", second)), begin, end)


@operation("days")
def _days(slots: Slots, frame: MentionContext) -> Normalised | None:
    """Read June 24-26, 3 to 6 May 2004, May to June 2011: what stands once belongs to both ends."""
    where = frame.reading.spans if "day2" in frame.reading.spans else {}
    shared = {k: v for k, v in slots.items() if k not in ("day", "day2", "month2")}
    first = shared | {"day": slots["day"]}
    second = shared | {"day": slots["day2"]} | ({"month": slots["month2"]} if "month2" in slots else {})
    span = frame.reading.span
    spans = []
    behind = "month" in where and where["month"].start > where["day2"].start
    for names in (("day", "month"), ("day2", "month2")):
        own = [where[name] for name in names if name in where]
        if names[0] == "day" and behind:
            own = [where["day"]]
        spans.append(Span(min(s.start for s in own), max(s.end for s in own)) if own else span)
    spans[1] = Span(spans[1].start, span.end)
    operation_ = "dayin" if "monthrel" in slots else "calendar"  # the 3rd to the 9th of next month
    one = DateReading(operation_, first, spans[0], {}, "date")
    two = DateReading(operation_, second, spans[1], {}, "date")
    if behind and "month2" not in slots and slots["day"] > slots["day2"]:
        return _over_a_month(slots["day"], one, two, frame)
    return _of_days(one, two, frame)


def _over_a_month(day: int, one: DateReading, two: DateReading, frame: MentionContext) -> Normalised | None:
    """Read the 27th to the 3rd of April: the month is that of the second day, and the first is before it."""
    end = settle(two, frame)
    if end is None or end.when is None or end.when.n is None:
        return end
    year, month = end.when.year, end.when.n - 1
    if not month:
        year, month = (None if year is None else year - 1), 12
    start = Period("day", year, month, day)
    return joined(end._replace(timex=timex(start), when=start), end, one, two)


@operation("days_to")
def _days_to(slots: Slots, frame: MentionContext) -> Normalised | None:
    """Read 14. - 15.10., 14./15.10.2025: the first day takes month and year from the second."""
    where, whole = frame.reading.spans, frame.reading.span
    name = "fulldate" if "fulldate" in slots else "dotdaymonth"
    last = slots[name]
    first = (*last[:-1], slots["day"]) if last[-1] > slots["day"] else None
    if first is None:
        return None
    two = DateReading("calendar", {name: last}, Span(where[name].start, whole.end), {}, "date")
    one = DateReading("calendar", {name: first}, where["day"], {}, "date")
    return _of_days(one, two, frame)


def _of_days(one: DateReading, two: DateReading, frame: MentionContext) -> Normalised | None:
    start, end = settle(one, frame), settle(two, frame)
    if start is None or end is None:
        return None
    if start.when is None or end.when is None:  # an impossible day
        return start if start.when is None else end
    return joined(start, end, one, two)


@operation("both")
def _both(slots: Slots, frame: MentionContext) -> Normalised | None:
    """Read the 17th to 19th centuries, 499-493 BC: what stands once belongs to both ends.

    The meaning names the operation of the ends (``as``); a slot with a 2 belongs to the second one.
    """
    where, whole = frame.reading.spans, frame.reading.span
    later = {name: value for name, value in slots.items() if name.endswith("2")}
    shared = {name: value for name, value in slots.items() if name not in later and name != "as"}
    spans = [
        [where[name] for name in names if name in where]
        for names in ([name.removesuffix("2") for name in later], later)
    ]
    cut = spans[1][0].start if spans[1] else whole.start
    ends = (
        (shared, spans[0][0] if spans[0] else whole),
        (shared | {name.removesuffix("2"): value for name, value in later.items()}, Span(cut, whole.end)),
    )
    one, two = (DateReading(str(slots["as"]), own, span, {}, "date") for own, span in ends)
    start, end = settle(one, frame), settle(two, frame)
    return None if start is None or end is None else joined(start, end, one, two)


@operation("clocks")
def _clocks(slots: Slots, frame: MentionContext) -> Normalised | None:
    """Read 9-11 a.m., 14.30 to 18 o'clock: what stands once belongs to both ends."""
    where = frame.reading.spans
    names = ("hour", "clock", "dotclock")
    shared = {k: v for k, v in slots.items() if k.removesuffix("2") not in names}
    ends = []
    for suffix in ("", "2"):
        name = next(n for n in names if n + suffix in slots)
        span = where.get(name + suffix, frame.reading.span)
        ends.append(DateReading("clock", shared | {name: slots[name + suffix]}, span, {}, "time"))
    one, two = ends
    if "meridiem" in slots or len(where) > 1:
        two = two._replace(span=Span(two.span.start, frame.reading.span.end))
    start, end = settle(one, frame), settle(two, frame)
    if start is None or end is None or start.when is None or end.when is None:
        return None
    if start.when.part > end.when.part and slots.get("meridiem") == 12:  # 11-2 p.m. begins before noon
        early = settle(one._replace(slots={**one.slots, "meridiem": 0}), frame)
        start = early if early is not None and early.when is not None else start
    return joined(start, end, one, two)
