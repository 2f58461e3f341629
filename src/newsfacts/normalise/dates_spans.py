"""Durations, sets and ranges."""

from __future__ import annotations

from decimal import Decimal

from newsfacts.model import Certainty, DateType, Span
from newsfacts.model.arithmetic import plain
from newsfacts.normalise.dates_calendar import When
from newsfacts.normalise.dates_frame import Frame, Settled
from newsfacts.normalise.dates_operations import Slots, nested, operation, point, settle
from newsfacts.normalise.dates_reading import DateReading
from newsfacts.normalise.dates_relative import count_of

__all__: list[str] = []

_LETTERS = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "weekend": "WE",
    "week": "W",
    "fortnight": "W",
    "month": "M",
    "quarter": "Q",
    "half": "H",
    "season": "SU",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
    "millennium": "ML",
}


def period(count: str, unit: str) -> str:
    """Write a TIMEX3 duration: P2W, PT1.5H, PXY."""
    letter = _LETTERS[unit]
    if letter.startswith("T"):
        return f"PT{count}{letter[1:]}"
    return f"P{count}{letter}"


@operation("duration")
def _duration(slots: Slots, frame: Frame) -> Settled:
    """Read three years, half an hour, a few days, the past two weeks."""
    return _length(slots)


def _length(slots: Slots) -> Settled:
    count = count_of(slots)
    if count is None:
        text = "X"
    else:
        if slots["unit"] == "fortnight":
            count *= 2
        text = plain(count.normalize()) if count == count.to_integral_value() else plain(count)
        text = text.rstrip("0").rstrip(".") if "." in text else text
        if count >= 10 and count == count.to_integral_value():
            text = str(int(count))
    return Settled(DateType.DURATION, period(text, slots["unit"]))


@operation("fixed")
def _fixed(slots: Slots, frame: Frame) -> Settled:
    """Read a duration that one word says, as in German: jahrelang."""
    return Settled(DateType.DURATION, slots["length"])


@operation("duration_range")
def _duration_range(slots: Slots, frame: Frame) -> Settled:
    """Read two to three weeks: the shorter, "or more"."""
    return _length(slots)._replace(mod="EQUAL_OR_MORE")


@operation("hedged")
def _hedged(slots: Slots, frame: Frame) -> Settled | None:
    """Read nearly two years, more than a week."""
    settled = nested(slots, frame)
    return None if settled is None else settled._replace(mod=slots["hedge"])


@operation("set")
def _set(slots: Slots, frame: Frame) -> Settled | None:
    """Read every day, each of three weeks, monthly, every Tuesday."""
    if "frequency" in slots:
        return Settled(DateType.SET, slots["frequency"])
    if "weekday" in slots:
        return Settled(DateType.SET, f"XXXX-WXX-{slots['weekday']}{slots.get('part', '')}")
    if "part" in slots:
        return Settled(DateType.SET, f"XXXX-XX-XX{slots['part']}")
    if "season" in slots:
        return Settled(DateType.SET, f"XXXX-{slots['season']}")
    if "month" in slots:
        return Settled(DateType.SET, f"XXXX-{slots['month']:02d}")
    inner = nested(slots, frame)
    if inner is not None:
        return inner._replace(type=DateType.SET) if inner.type is DateType.DURATION else None
    count = slots.get("number", Decimal(1))
    return Settled(DateType.SET, period(plain(count), slots["unit"]))


@operation("range")
def _range(slots: Slots, frame: Frame) -> Settled | None:
    """Read from A to B: one fact with two ends."""
    readings = [(key, value) for key, value in slots.items() if isinstance(value, DateReading)]
    (first_name, first), (last_name, last) = readings
    if first_name.endswith("2"):
        (first_name, first), (last_name, last) = (last_name, last), (first_name, first)
    end = settle(last, frame)
    start = settle(first, frame)
    if start is None or end is None or start.when is None or end.when is None:
        return None
    start = _leaned(start, end)
    return _joined(start, end, first, last)


def _leaned(start: Settled, end: Settled) -> Settled:
    """Let the first end take its year from the second: May and June 2011."""
    if start.certainty is Certainty.EXPLICIT or start.when is None or end.when is None:
        return start
    if end.certainty is not Certainty.EXPLICIT or end.when.year is None:
        return start
    if start.when.unit in ("month", "day", "season", "quarter") and start.when.weekday is None:
        year = end.when.year
        if (start.when.n or 0) > (end.when.n or 13):
            year -= 1
        return point(start.when._replace(year=year))
    return start


def _joined(start: Settled, end: Settled, first: DateReading, last: DateReading) -> Settled:
    order = (Certainty.EXPLICIT, Certainty.INFERRED, Certainty.AMBIGUOUS)
    worst = max(start.certainty, end.certainty, key=order.index)
    return Settled(
        DateType.TIME if DateType.TIME in (start.type, end.type) else DateType.DATE,
        f"{start.timex}/{end.timex}",
        None,
        None,
        worst,
        tuple(dict.fromkeys(start.reasons + end.reasons)),
        ((first.span, start), (last.span, end)),
    )


@operation("years")
def _years(slots: Slots, frame: Frame) -> Settled:
    """Read 1999/2000, 1850-58."""
    first, second = slots["yearspan"]
    span = frame.reading.span
    text = frame.context.scan.folded
    cut = span.start + len(str(first))
    while text[cut : cut + 1].isdigit():
        cut += 1
    begin = DateReading("year", {"year": first}, type(span)(span.start, cut), {}, "date")
    end = DateReading("year", {"year": second}, type(span)(cut + 1, span.end), {}, "date")
    return _joined(point(When("year", first)), point(When("year", second)), begin, end)


@operation("days")
def _days(slots: Slots, frame: Frame) -> Settled | None:
    """Read June 24-26, 3 to 6 May 2004, May to June 2011: what stands once belongs to both ends."""
    where = frame.reading.spans if "day2" in frame.reading.spans else {}
    shared = {k: v for k, v in slots.items() if k not in ("day", "day2", "month2")}
    first = shared | {"day": slots["day"]}
    second = shared | {"day": slots["day2"]} | ({"month": slots["month2"]} if "month2" in slots else {})
    span = frame.reading.span
    spans = []
    for names in (("day", "month"), ("day2", "month2")):
        own = [where[name] for name in names if name in where]
        if names[0] == "day" and "month" in where and where["month"].start > where["day2"].start:
            own = [where["day"]]
        spans.append(Span(min(s.start for s in own), max(s.end for s in own)) if own else span)
    spans[1] = Span(spans[1].start, span.end)
    one = DateReading("calendar", first, spans[0], {}, "date")
    two = DateReading("calendar", second, spans[1], {}, "date")
    start, end = settle(one, frame), settle(two, frame)
    if start is None or end is None:
        return None
    if start.when is None or end.when is None:  # an impossible day
        return start if start.when is None else end
    return _joined(start, end, one, two)
