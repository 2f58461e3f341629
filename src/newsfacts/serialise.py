"""Documents and facts to and from dictionaries and JSON, in the interchange form.

The form is fixed, because other programs read it; ``docs/reference/interchange.md`` describes it. What we
write we read back without loss, so facts carry a few keys beyond the form (``reasons`` and ``beaten``
inside ``source``). They are written only where there is something to say.

Foreign data is checked: an unknown key, a wrong type or a missing key raises `InvalidDocument`, which
names the place in the manner of ``facts[2].value.low``.

The work is done by cattrs, which costs as much to import as all the rest of newsfacts. That is why this
module is imported on first use only.
"""

from __future__ import annotations

import json
import re
from typing import Any, NoReturn

import attrs

from newsfacts.errors import InvalidDocument
from newsfacts.interchange import Json, fact_from_dict, fact_to_dict, mapping, name_of, unknown_keys
from newsfacts.model import Document

__all__ = [
    "document_from_dict",
    "document_from_json",
    "document_to_dict",
    "document_to_json",
    "fact_from_dict",
    "fact_to_dict",
    "read_record",
    "write_json",
]

_SURROGATE = re.compile(r"[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]")


# Documents


def document_to_dict(document: Document) -> Json:
    """Give a document in the interchange form."""
    published = document.published
    return {
        "id": document.id,
        "text": document.text,
        "locale": document.locale,
        "published": None if published is None else published.isoformat(),
        "metadata": dict(document.metadata),
        "facts": [fact_to_dict(fact) for fact in document.facts],
    }


def document_from_dict(data: object) -> Document:
    """Make a document from the interchange form; raises `InvalidDocument` if it is something else."""
    record = dict(mapping(data, ""))
    facts = record.pop("facts", [])
    metadata = record.pop("metadata", {})
    document = _bare_document(record)
    unknown = set(record) - {"id", "text", "locale", "published"}
    if unknown:
        raise InvalidDocument("", unknown_keys(unknown))
    if not isinstance(facts, list | tuple):
        raise InvalidDocument("facts", f"must be a list, not {name_of(facts)}")
    found = []
    for number, item in enumerate(facts):
        path = f"facts[{number}]"
        fact = fact_from_dict(item, path)
        if fact.text != fact.span.of(document.text):
            raise InvalidDocument(
                f"{path}.text", f"is {fact.text!r}, but the text there is {fact.span.of(document.text)!r}"
            )
        found.append(fact)
    return attrs.evolve(document, metadata=mapping(metadata, "metadata"), facts=found)


def read_record(data: object) -> Document:
    """Make a document from a line of input: ``text`` and what else is known.

    ``id``, ``locale`` and ``published`` are taken; every other key comes back under ``metadata``. The
    entries of an object called ``metadata`` keep their place, so that our own output can be read again.
    """
    record = dict(mapping(data, ""))
    document = _bare_document(record)
    others = {key: value for key, value in record.items() if key not in ("id", "text", "locale", "published")}
    inner = others.get("metadata")
    if isinstance(inner, dict) and not inner.keys() & others.keys():
        del others["metadata"]
        others = {**inner, **others}
    return attrs.evolve(document, metadata=others)


def _bare_document(record: Json) -> Document:
    """Make a document of the four keys that input and output share; ``null`` is as good as absent."""
    if "text" not in record:
        raise InvalidDocument("text", "is missing")
    known: Json = {}
    for key in ("text", "id", "locale", "published"):
        value = record.get(key)
        if value is None and key != "text":
            continue
        if not isinstance(value, str):
            raise InvalidDocument(key, f"must be a string, not {name_of(value)}")
        known[key] = value
    try:
        return Document(**known)
    except ValueError as error:
        raise InvalidDocument("published", str(error).removeprefix("published ")) from error


def document_to_json(document: Document, *, indent: int | None = None) -> str:
    """Write a document as JSON text, on one line unless ``indent`` is given."""
    return write_json(document_to_dict(document), indent=indent)


def document_from_json(text: str | bytes) -> Document:
    """Read what `document_to_json` wrote."""
    return document_from_dict(read_json(text))


def write_json(data: Json, *, indent: int | None = None) -> str:
    """Write plain data as JSON in characters as they are, but for surrogates that stand alone.

    A lone surrogate is escaped, so that the result can be encoded. (A high one directly before a low one,
    as two code points, has no escape that would come back as two: it stays, and does not encode.)
    """
    try:
        text = json.dumps(data, ensure_ascii=False, allow_nan=False, indent=indent)
    except (TypeError, ValueError, RecursionError) as error:
        raise InvalidDocument("", f"has a value that JSON cannot hold: {error}") from error
    return _SURROGATE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def read_json(text: str | bytes) -> Any:
    """Read JSON text; raises `InvalidDocument` where it is none (``NaN`` is none)."""
    try:
        return json.loads(text, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise InvalidDocument("", f"no JSON: {error.msg} at column {error.colno}") from error
    except (ValueError, RecursionError) as error:
        raise InvalidDocument("", f"no JSON: {error}") from error


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a JSON number")
