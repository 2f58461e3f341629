"""Facts in words for people: the value of a fact on a line, and the reasons for it.

Used by the table that the command prints and by `explain`. Programs read the interchange form instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import singledispatch
from typing import Any

from newsfacts.amounts.words import amount_in_words
from newsfacts.kinds.dates import Date, DateType
from newsfacts.kinds.money import Money
from newsfacts.kinds.percentages import GdpPercentage, Percentage, PercentUnit
from newsfacts.kinds.quantities import Quantity
from newsfacts.kinds.quotations import Quotation, QuotationForm
from newsfacts.model import Amount, Bound, Certainty, Fact, Record
from newsfacts.model.shown import shortened_words
from newsfacts.regexes import compiled

__all__ = ["explain", "reasons", "truncated_in_words", "value_in_words"]

_BOUNDS = {
    Bound.RANGE: "a range, both ends included",
    Bound.OVER: "more than the number; the upper side is open",
    Bound.AT_LEAST: "the number or more; the upper side is open",
    Bound.UNDER: "less than the number; the lower side is open",
    Bound.AT_MOST: "the number or less; the lower side is open",
}
_UNITS = {
    PercentUnit.PERCENT: ("%", "%"),
    PercentUnit.PERCENTAGE_POINT: (" percentage point", " percentage points"),
    PercentUnit.BASIS_POINT: (" basis point", " basis points"),
}
_FORMS = {
    QuotationForm.DIRECT: "direct speech",
    QuotationForm.PARTIAL: "a piece of speech in the writer's own sentence",
    QuotationForm.SCARE: "words in marks that quote nobody",
}
_MODS = {
    "BEFORE": "before",
    "AFTER": "after",
    "ON_OR_BEFORE": "on or before",
    "ON_OR_AFTER": "on or after",
    "LESS_THAN": "less than",
    "MORE_THAN": "more than",
    "EQUAL_OR_LESS": "at most",
    "EQUAL_OR_MORE": "at least",
    "START": "start of",
    "MID": "middle of",
    "END": "end of",
    "APPROX": "about",
}
_FEW = 4
"""How many of the other currencies of a symbol are named; a dollar has more than twenty."""
_BEATEN = 80
"""Characters of a candidate that a fact was preferred to."""
_PERIODS = {3: "the {0}0s", 2: "the years {0}00 to {0}99"}
"""Words for decades (199) and centuries (19), by the length of the TIMEX3 value."""
_DURATION = compiled(
    r"P(?P<time>T?)(?P<number>\d+(?:\.\d+)?|X)(?P<unit>DE|CE|ML|WE|[YQMWDHS])", bounded="only values of dates"
)
_DURATIONS = {
    "Y": "year",
    "Q": "quarter",
    "M": "month",
    "W": "week",
    "WE": "weekend",
    "D": "day",
    "DE": "decade",
    "CE": "century",
    "ML": "millennium",
    "TH": "hour",
    "TM": "minute",
    "TS": "second",
}
_MANY = {"century": "centuries", "millennium": "millennia"}
_CERTAINTIES = {
    Certainty.EXPLICIT: "explicit: the words themselves say it",
    Certainty.INFERRED: "inferred: the context filled in a part",
    Certainty.AMBIGUOUS: "ambiguous: the words leave a part open, and nothing settles it",
}


def _is_one(amount: Amount) -> bool:
    return amount.bound is Bound.EXACT and amount.low is not None and abs(amount.low) <= 1


@singledispatch
def value_in_words(value: Any) -> str:
    """Write a value of any kind on one line, for people.

    >>> from decimal import Decimal
    >>> value_in_words(Money(Amount.exact(Decimal(80)), "USD", per="barrel"))
    '80 USD per barrel'
    """
    return str(value)


@value_in_words.register
def _money(value: Money) -> str:
    words = f"{amount_in_words(value.amount)} {value.currency}"
    return f"{words} per {value.per}" if value.per else words


def _share(value: Percentage | GdpPercentage) -> str:
    one, more = _UNITS[value.unit]
    words = amount_in_words(value.amount) + (one if _is_one(value.amount) else more)
    if value.of:
        words += f" of {value.of}"
    return words


@value_in_words.register
def _percentage(value: Percentage) -> str:
    return _share(value) + (f", {value.change.value}" if value.change else "")


@value_in_words.register
def _gdp_percentage(value: GdpPercentage) -> str:
    words = _share(value)
    if value.economy:
        words += f" ({value.economy})"
    if value.change:
        words += f", {value.change.value}"
    return words if value.stated else f"{words}, by context"


@value_in_words.register
def _quantity(value: Quantity) -> str:
    words = f"{amount_in_words(value.amount)} {value.unit.replace('_', ' ')}"
    if value.unit != value.base_unit:
        words += f" = {amount_in_words(value.base)} {value.base_unit.replace('_', ' ')}"
    return words


@value_in_words.register
def _date(value: Date) -> str:
    words = value.timex
    if words.isdecimal():
        words = _PERIODS.get(len(words), "{0}").format(words)
    if value.type in (DateType.DURATION, DateType.SET):
        words = _duration(value.timex, every=value.type is DateType.SET)
    return f"{_MODS.get(value.mod, value.mod)} {words}" if value.mod else words


def _duration(timex: str, *, every: bool) -> str:
    """Write a TIMEX3 period: "P3M" as "3 months", "P1D" of a set as "every day", "PXY" as "some years"."""
    match = _DURATION.fullmatch(timex)
    unit = _DURATIONS.get(match["time"] + match["unit"]) if match else None
    if match is None or unit is None:
        return f"{timex}, {'set' if every else 'duration'}"
    number = match["number"]
    if every and number == "1":
        return f"every {unit}"
    amount = "some" if number == "X" else number
    words = f"1 {unit}" if number == "1" else f"{amount} {_MANY.get(unit, f'{unit}s')}"
    return f"every {words}" if every else words


@value_in_words.register
def _quotation(value: Quotation) -> str:
    if value.form is QuotationForm.SCARE:
        words = "scare quotes"
    elif value.speaker:
        words = value.speaker.name
    else:
        words = "speaker unknown"
    return f"{words}, part {value.group}" if value.group is not None else words


@value_in_words.register(Mapping)
def _mapping(value: Mapping[str, Any]) -> str:
    return ", ".join(f"{key} {value_in_words(item)}" for key, item in value.items())


# Reasons


def explain(fact: Fact[Any]) -> str:
    """Say in words what a fact means, who found it, what the context added, and what it was preferred to.

    >>> from decimal import Decimal
    >>> from newsfacts.model import Bound, Provenance, Span
    >>> money = Money(Amount.bounded(Bound.OVER, Decimal(126_000_000_000)), "USD")
    >>> why = Provenance("money", "symbol-before", ("'$' is USD: the locale is en",))
    >>> print(explain(Fact("money", Span(9, 21), "$126 billion", money, Certainty.INFERRED, why)))
    "$126 billion" → over 126,000,000,000 USD
      kind       money
      place      characters 9 to 21
      found by   extractor money, rule symbol-before
      bound      more than the number; the upper side is open
      currency   US Dollar (USD)
      certainty  inferred: the context filled in a part
      because    '$' is USD: the locale is en
    """
    lines = [f'"{one_line(fact.text)}" → {one_line(value_in_words(fact.value))}']
    lines += [harmless(f"  {label:<11}{words}") for label, words in reasons(fact)]
    return "\n".join(lines)


def reasons(fact: Fact[Any]) -> Iterator[tuple[str, str]]:
    """Yield what `explain` tells below its first line, as labels with words."""
    source = fact.provenance
    yield "kind", fact.kind
    yield "place", f"characters {fact.start} to {fact.end}"
    yield "found by", f"extractor {source.extractor}, rule {source.rule}"
    yield from _details(fact.value)
    yield "certainty", _CERTAINTIES[fact.certainty]
    for reason in source.reasons:
        yield "because", reason
    for beaten in source.beaten:
        here = beaten.span.start - fact.start
        inside = fact.span.contains(beaten.span)
        told = shortened_words(one_line(fact.text[here : here + min(len(beaten.span), _BEATEN + 1)]), _BEATEN)
        words = f'"{told}" ' if inside else ""
        where = "" if inside else f" at characters {beaten.span.start} to {beaten.span.end}"
        yield "beat", f"{words}as {beaten.kind}{where} (rule {beaten.rule})"


def _details(value: Any) -> Iterator[tuple[str, str]]:
    amount = getattr(value, "amount", None)
    if isinstance(amount, Amount):
        if amount.bound in _BOUNDS:
            yield "bound", _BOUNDS[amount.bound]
        if amount.approximate:
            yield "hedge", "the text says that the number is not exact"
    if isinstance(value, Money):
        yield "currency", _currency(value)
    if isinstance(value, GdpPercentage) and not value.stated:
        yield "share of", f"{value.of}, which only the context says"
    if isinstance(value, Date):
        if value.earliest and value.latest:
            same = value.earliest == value.latest
            yield (
                "days",
                f"{value.earliest}" if same else f"{value.earliest} to {value.latest}, both included",
            )
        elif value.type in (DateType.DATE, DateType.TIME):
            yield "days", "not known"
    if isinstance(value, Quotation):
        yield "form", _FORMS[value.form]
        if value.speaker:
            yield (
                "speaker",
                f'{value.speaker.name}, from "{one_line(value.speaker.text)}" '
                f"at characters {value.speaker.span.start} to {value.speaker.span.end}",
            )
        if value.cue:
            yield "cue", f'"{one_line(value.cue.text)}"'


def _currency(value: Money) -> str:
    from newsfacts.lexicon.cldr import currency_name  # on first use, like all of CLDR

    words = f"{currency_name(value.currency)} ({value.currency})"
    others = [code for code in value.candidates if code != value.currency]
    if not others:
        return words
    named, more = ", ".join(others[:_FEW]), len(others) - _FEW
    return f"{words}; could be {named}" + (f" and {more} more" if more > 0 else "")


def one_line(text: str) -> str:
    """Put a text on one line and make its control characters harmless to a terminal."""
    return harmless(" ".join(text.split()))


def harmless(line: str) -> str:
    """Put a space for each character that does not print: a terminal obeys some of them."""
    return "".join(character if character.isprintable() else " " for character in line)


def truncated_in_words(document: Record) -> str:
    """Say how far a text was read and whose facts may be missing; empty if it was read by all to its end.

    >>> import newsfacts
    >>> truncated_in_words(newsfacts.extract("It paid $5m. They owe $6m.", max_chars=20))
    'read up to character 13 of 26 (max_chars)'
    """
    truncated = document.truncated
    if truncated is None:
        return ""
    told = []
    if truncated.at < len(document.text):
        told.append(f"read up to character {truncated.at:,} of {len(document.text):,}")
    if truncated.extractors:
        told.append(f"facts of {', '.join(truncated.extractors)} may be missing")
    return f"{', '.join(told) or 'not read in full'} ({truncated.reason.value})"
