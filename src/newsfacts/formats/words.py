"""Facts in words for people: the value of a fact on a line, and the reasons for it.

Used by the table that the command prints and by `explain`. Programs read the interchange format instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newsfacts.extractor import Description
from newsfacts.model import Bound, Certainty, Fact, Record
from newsfacts.model.shown import shortened_words
from newsfacts.registry import Registry, installed

__all__ = ["describe", "explain", "language_in_words", "reasons", "truncated_in_words", "value_in_words"]

_BOUNDS = {
    Bound.RANGE: "a range, both ends included",
    Bound.OVER: "more than this number, with no upper limit",
    Bound.AT_LEAST: "this number or more, with no upper limit",
    Bound.UNDER: "less than this number, with no lower limit",
    Bound.AT_MOST: "this number or less, with no lower limit",
}
_BEATEN = 80
"""Characters of a candidate that a fact was preferred to."""
_CERTAINTIES = {
    Certainty.EXPLICIT: "explicit: the words say it",
    Certainty.INFERRED: "inferred: part of the value comes from the context",
    Certainty.AMBIGUOUS: "ambiguous: the text leaves part of the value open",
}


def value_in_words(value: Any, *, registry: Registry | None = None) -> str:
    """Return a value of any kind on one line, for people.

    ``registry`` knows the extractors that describe their values: without it the built-in ones and all
    installed plug-ins.

    >>> from decimal import Decimal
    >>> from newsfacts import Amount, Money
    >>> value_in_words(Money(Amount.exact(Decimal(80)), "USD", per="barrel"))
    '80 USD per barrel'
    """
    return (registry or installed()).describe(value).words


def describe(fact: Fact[Any], *, registry: Registry | None = None) -> Description:
    """Return all that people are shown of a fact's value; ``registry`` is that of `value_in_words`."""
    return (registry or installed()).describe(fact.value, fact.kind)


def explain(fact: Fact[Any], *, registry: Registry | None = None) -> str:
    """Return in words what a fact means, who found it, what the context added, and what it was preferred to.

    ``registry`` is that of `value_in_words`.

    >>> from decimal import Decimal
    >>> from newsfacts import Amount, Money
    >>> from newsfacts.model import Bound, Provenance, Span
    >>> money = Money(Amount.bounded(Bound.OVER, Decimal(126_000_000_000)), "USD")
    >>> why = Provenance("money", "symbol-before", ("'$' is USD: the locale is en",))
    >>> print(explain(Fact("money", Span(9, 21), "$126 billion", money, Certainty.INFERRED, why)))
    "$126 billion" → over 126,000,000,000 USD
      kind       money
      place      characters 9 to 21
      found by   extractor money, rule symbol-before
      bound      more than this number, with no upper limit
      currency   US Dollar (USD)
      certainty  inferred: part of the value comes from the context
      because    '$' is USD: the locale is en
    """
    description = describe(fact, registry=registry)
    lines = [f'"{one_line(fact.text)}" → {one_line(description.words)}']
    lines += [harmless(f"  {label:<11}{words}") for label, words in reasons(fact, description)]
    return "\n".join(lines)


def reasons(fact: Fact[Any], description: Description | None = None) -> Iterator[tuple[str, str]]:
    """Yield the lines of `explain` after the first one, as labels with words."""
    description = description or describe(fact)
    source = fact.provenance
    yield "kind", fact.kind
    yield "place", f"characters {fact.start} to {fact.end}"
    yield "found by", f"extractor {source.extractor}, rule {source.rule}"
    if description.amount is not None:
        if description.amount.bound in _BOUNDS:
            yield "bound", _BOUNDS[description.amount.bound]
        if description.amount.approximate:
            yield "hedge", "the text says that the number is approximate"
    for label, words in description.details:
        yield one_line(label), one_line(words)
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


def one_line(text: str) -> str:
    """Put a text on one line and make its control characters harmless to a terminal."""
    return harmless(" ".join(text.split()))


def harmless(line: str) -> str:
    """Put a space for each character that does not print: a terminal obeys some of them."""
    return "".join(character if character.isprintable() else " " for character in line)


def truncated_in_words(document: Record) -> str:
    """Return in words how far a text was read and whose facts may be missing; empty if nothing is missing.

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


def language_in_words(document: Record) -> str:
    """Say which language a text was found to be in; empty if it is simply read in that of its locale.

    >>> import newsfacts
    >>> doc = newsfacts.extract("Der Zaun und das Haus kosten 1.200 Euro, wie er sagte.", locale="en")
    >>> language_in_words(doc)
    "looks like 'de', but was read as 'en': amounts that the two write differently are ambiguous"
    """
    language = document.language
    if language is None:
        return ""
    if language.certainty is Certainty.INFERRED:
        return f"read as {language.code!r}, by its words"
    return (
        f"looks like {language.code!r}, but was read as {document.locale!r}: "
        "amounts that the two write differently are ambiguous"
    )
