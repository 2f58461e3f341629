"""Facts to and from plain data in the interchange format; `newsfacts.interchange.documents` uses this module.

The form writes the keys of an amount and of a span into the object around them, and decimals as strings.
`newsfacts.interchange.values` reads the values; the registry knows the class of the values of each kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

import attrs

from newsfacts.errors import InvalidDocument
from newsfacts.interchange.faults import guarded, mapping, shown
from newsfacts.interchange.values import from_plain_form, plain_json
from newsfacts.model import Certainty, Fact, Provenance, Span
from newsfacts.model.codes import code_fault_inside
from newsfacts.model.plain_form import has_fields, value_fields
from newsfacts.registry import Registry, installed

__all__ = ["Json", "check_places", "fact_from_dict", "fact_to_dict"]

Json: TypeAlias = dict[str, Any]

_MISSING = object()


def fact_to_dict(fact: Fact[Any]) -> Json:
    """Return a fact in the interchange format; `newsfacts.Fact.to_dict` does the work."""
    return fact.to_dict()


def fact_from_dict(data: object, path: str = "", *, registry: Registry | None = None) -> Fact[Any]:
    """Return a fact from the interchange format; raises `InvalidDocument` if it is something else.

    ``path`` is the place of the data in a larger document; errors begin with it. ``registry`` knows the
    classes of values by kind; by default, it has the built-in extractors and all installed plug-ins. The
    value of a kind that it does not know, or that has no class, stays plain data.
    """
    classes = (installed() if registry is None else registry).value_classes
    fact: Fact[Any] = guarded(path, _load_fact, data, classes)
    return fact


@attrs.frozen
class _FactRecord:
    """A fact in the interchange format, except its value."""

    kind: str
    start: int
    end: int
    text: str
    certainty: Certainty
    source: Provenance


def _load_fact(data: object, classes: Mapping[str, type[Any]]) -> Fact[Any]:
    rest = dict(mapping(data, ""))
    given = rest.pop("value", _MISSING)
    record = from_plain_form(rest, _FactRecord)
    if given is _MISSING:
        raise InvalidDocument("value", "is missing")
    cls = classes.get(record.kind)
    value = (
        guarded("value", plain_json, given) if cls is None else guarded("value", from_plain_form, given, cls)
    )
    fact = Fact(
        record.kind, Span(record.start, record.end), record.text, value, record.certainty, record.source
    )
    fault = code_fault_inside(fact)
    if fault is not None:
        path, problem = fault
        raise InvalidDocument(path.replace("provenance", "source").replace("base_unit", "base.unit"), problem)
    return fact


# Places


def check_places(fact: Fact[Any], text: str, path: str) -> None:
    """Raise `InvalidDocument` unless every place that a fact names is in the text, with its words.

    A value can have its own check, a method ``fault_at``: its argument is the span of the fact, and it
    returns the key that is wrong and what is wrong with it, or ``None``.
    """
    for place, span, words in (
        (path, fact.span, fact.text),
        *_places(fact.value, f"{path}.value"),
        *_places(fact.provenance, f"{path}.source"),
    ):
        if span.end > len(text):
            raise InvalidDocument(place, f"ends after the end of the text, which has {len(text)} characters")
        if words is not None and words != span.of(text):
            raise InvalidDocument(
                f"{place}.text", f"is {shown(words)}, but the text at that place is {shown(span.of(text))}"
            )
    fault_at = getattr(fact.value, "fault_at", None)
    fault = fault_at(fact.span) if fault_at is not None and has_fields(type(fact.value)) else None
    if fault is not None:
        key, problem = fault
        raise InvalidDocument(f"{path}.value.{key}", problem)


def _places(value: Any, path: str) -> Iterator[tuple[str, Span, str | None]]:
    """Yield every span inside a value, with its path and the words that should be there."""
    if isinstance(value, Span):
        yield path, value, None
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _places(item, f"{path}[{number}]")
    elif has_fields(type(value)):
        for field in value_fields(type(value)):
            item = getattr(value, field.name)
            if isinstance(item, Span) and field.keys:  # its keys are written into the object
                words = getattr(value, "text", None)
                yield path, item, words if isinstance(words, str) else None
            else:
                yield from _places(item, f"{path}.{field.name}")
