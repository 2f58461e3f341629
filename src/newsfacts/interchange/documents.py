"""Documents and facts to and from dictionaries and JSON, in the interchange format.

The form is fixed, because other programs read it; ``docs/reference/interchange.md`` describes it. newsfacts
reads its own output without loss; for this, facts have two more keys (``reasons`` and ``beaten`` inside
``source``), which are written only if they are not empty.

Data from other programs is checked: an unknown key, a wrong type or a missing key raises `InvalidDocument`,
which names the place, such as ``facts[2].value.low``.

cattrs does the work. It takes as long to import as the rest of newsfacts, so this module is imported on first
use.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from math import isfinite
from typing import Any

import attrs

from newsfacts.errors import InvalidDocument
from newsfacts.interchange.facts import Json, check_places, fact_from_dict, fact_to_dict
from newsfacts.interchange.faults import mapping, name_of, shown, unknown_keys
from newsfacts.model import Certainty, Limit, Record, TextLanguage, Truncated
from newsfacts.model.codes import code_fault
from newsfacts.model.json_values import MOST_DIGITS, fault_of, key_step
from newsfacts.model.plain_form import plain_form
from newsfacts.regexes import compiled
from newsfacts.registry import Registry

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

_BOM = b"\xef\xbb\xbf"
_SURROGATE = compiled(r"[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]")


# Documents


def document_to_dict(document: Record) -> Json:
    """Return a document in the interchange format."""
    published = document.published
    truncated = {} if document.truncated is None else {"truncated": _truncated_to_dict(document.truncated)}
    return {
        "id": document.id,
        "text": document.text,
        "locale": document.locale,
        "published": None if published is None else published.isoformat(),
        "metadata": dict(document.metadata),
        **truncated,
        **({} if document.language is None else {"language": plain_form(document.language)}),
        "facts": [fact_to_dict(fact) for fact in document.facts],
    }


def document_from_dict(data: object, *, registry: Registry | None = None) -> Record:
    """Return a document from the interchange format; raises `InvalidDocument` if it is something else.

    ``registry`` is that of `fact_from_dict`.
    """
    record = dict(mapping(data, ""))
    facts = record.pop("facts", [])
    metadata = record.pop("metadata", {})
    truncated = record.pop("truncated", None)
    language = record.pop("language", None)
    document = _bare_document(record)
    unknown = set(record) - {"id", "text", "locale", "published"}
    if unknown:
        raise InvalidDocument("", unknown_keys(unknown))
    if not isinstance(facts, list | tuple):
        raise InvalidDocument("facts", f"must be a list, not {name_of(facts)}")
    found = []
    for number, item in enumerate(facts):
        path = f"facts[{number}]"
        fact = fact_from_dict(item, path, registry=registry)
        check_places(fact, document.text, path)
        found.append(fact)
    return attrs.evolve(
        document,
        metadata=_metadata(metadata),
        facts=found,
        truncated=_truncated_from_dict(truncated, len(document.text)),
        language=_language_from_dict(language),
    )


def _metadata(data: object) -> Json:
    given = dict(mapping(data, "metadata"))
    fault = fault_of(given, "metadata")
    if fault is not None:
        raise InvalidDocument(*fault)
    return given


def _truncated_to_dict(truncated: Truncated) -> Json:
    data: Json = {"at": truncated.at, "reason": truncated.reason.value}
    return {**data, "extractors": list(truncated.extractors)} if truncated.extractors else data


def _language_from_dict(data: object) -> TextLanguage | None:
    if data is None:
        return None
    known = mapping(data, "language")
    for key in ("code", "certainty"):
        if key not in known:
            raise InvalidDocument(f"language.{key}", "is missing")
    unknown = set(known) - {"code", "certainty"}
    if unknown:
        raise InvalidDocument("language", unknown_keys(unknown))
    if not isinstance(known["code"], str):
        raise InvalidDocument("language.code", f"must be a string, not {name_of(known['code'])}")
    certainties = [certainty.value for certainty in (Certainty.INFERRED, Certainty.AMBIGUOUS)]
    if known["certainty"] not in certainties:
        raise InvalidDocument("language.certainty", f"must be one of {', '.join(certainties)}")
    return TextLanguage(known["code"], Certainty(known["certainty"]))


def _truncated_from_dict(data: object, size: int) -> Truncated | None:
    if data is None:
        return None
    known = mapping(data, "truncated")
    unknown = set(known) - {"at", "reason", "extractors"}
    if unknown:
        raise InvalidDocument("truncated", unknown_keys(unknown))
    for key in ("at", "reason"):
        if key not in known:
            raise InvalidDocument(f"truncated.{key}", "is missing")
    at, reason, names = known["at"], known["reason"], known.get("extractors", [])
    if not isinstance(at, int) or isinstance(at, bool):
        raise InvalidDocument("truncated.at", f"must be a whole number, not {name_of(at)}")
    if not 0 <= at <= size:
        raise InvalidDocument("truncated.at", f"is {at}, but the text ends at {size}")
    reasons = {limit.value: limit for limit in Limit}
    if not isinstance(reason, str) or reason not in reasons:
        raise InvalidDocument("truncated.reason", f"must be one of {', '.join(reasons)}")
    if not isinstance(names, list | tuple) or not all(isinstance(name, str) for name in names):
        raise InvalidDocument("truncated.extractors", "must be a list of strings")
    return Truncated(at, reasons[reason], names)


def read_record(data: object) -> Record:
    """Return a document from a line of input, which has a ``text`` and optionally other keys.

    ``id``, ``locale`` and ``published`` have their meaning; every other key comes back under ``metadata``.
    The entries of an object called ``metadata`` stay in it, so that newsfacts can read its own output again.
    """
    record = dict(mapping(data, ""))
    document = _bare_document(record)
    others = {key: value for key, value in record.items() if key not in ("id", "text", "locale", "published")}
    inner = others.get("metadata")
    if isinstance(inner, dict) and not inner.keys() & others.keys():
        del others["metadata"]
        others = {**inner, **others}
    return attrs.evolve(document, metadata=_metadata(others))


def _bare_document(record: Json) -> Record:
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
        fault = code_fault(value) if key != "text" else None
        if fault is not None:
            raise InvalidDocument(key, fault)
        known[key] = value
    try:
        return Record(**known)
    except ValueError as error:
        raise InvalidDocument("published", str(error).removeprefix("published ")) from error


def document_to_json(document: Record, *, indent: int | None = None) -> str:
    """Write a document as JSON text, on one line unless ``indent`` is given."""
    return write_json(document_to_dict(document), indent=indent)


def document_from_json(text: str | bytes, *, registry: Registry | None = None) -> Record:
    """Return the document that `document_to_json` wrote; ``registry`` is that of `fact_from_dict`."""
    return document_from_dict(read_json(text), registry=registry)


# `json.dumps` makes an encoder each time.
_on_one_line = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def write_json(data: Json, *, indent: int | None = None) -> str:
    """Return plain data as JSON, with all characters unescaped except lone surrogates.

    A lone surrogate is escaped, so that the result can be encoded. (A high surrogate directly before a low
    one, as two code points, has no escape that is read back as two: it is not escaped, and cannot be
    encoded.)
    """
    try:
        text = (
            _on_one_line(data)
            if indent is None
            else json.dumps(data, ensure_ascii=False, allow_nan=False, indent=indent)
        )
    except (TypeError, ValueError, RecursionError) as error:
        raise InvalidDocument("", f"has a value that JSON cannot hold: {error}") from error
    return text if text.isascii() else _SURROGATE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def read_json(text: str | bytes) -> Any:
    """Return the data in a JSON text, which is UTF-8 if bytes; raises `InvalidDocument` if it is not JSON.

    Some things that Python's own reader accepts are refused, too, with their place: ``NaN`` and ``Infinity``,
    a number that is infinite or has more than 1,000 digits, and a key that appears twice in an object.
    """
    try:
        whole = text if isinstance(text, str) else text.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        raise InvalidDocument(
            "", f"not UTF-8: byte 0x{error.object[error.start]:02x} at {error.start} ({error.reason})"
        ) from error
    faults = _Faults()
    try:
        data = json.loads(
            whole,
            parse_constant=faults.constant,
            parse_int=faults.integer,
            parse_float=faults.decimal,
            object_pairs_hook=faults.pairs,
        )
    except json.JSONDecodeError as error:
        line = f"line {error.lineno}, " if error.lineno > 1 else ""
        raise InvalidDocument("", f"not valid JSON: {error.msg} at {line}column {error.colno}") from error
    except RecursionError as error:
        raise InvalidDocument("", "not valid JSON: it is nested too deeply") from error
    if faults.any:
        raise _first_fault(data)
    return data


@attrs.frozen
class _Fault:
    """Marks the place in the data where something was wrong, until its path is known."""

    problem: str


class _Faults:
    """The hooks that Python's reader calls for each value."""

    def __init__(self) -> None:
        self.any = False

    def _fault(self, problem: str) -> _Fault:
        self.any = True
        return _Fault(problem)

    def constant(self, name: str) -> _Fault:
        return self._fault(f"is {name}, which is not a JSON number")

    def integer(self, digits: str) -> int | _Fault:
        if len(digits.removeprefix("-")) > MOST_DIGITS:
            return self._fault(f"is a number of more than {MOST_DIGITS} digits")
        return int(digits)

    def decimal(self, digits: str) -> float | _Fault:
        if len(digits) > MOST_DIGITS:
            return self._fault(f"is a number of more than {MOST_DIGITS} digits")
        number = float(digits)
        return number if isfinite(number) else self._fault(f"is {digits[:20]}, which is too large a number")

    def pairs(self, pairs: list[tuple[str, Any]]) -> Json | _Fault:
        data = dict(pairs)
        if len(data) == len(pairs):
            return data
        (twice, _), *_ = Counter(key for key, _ in pairs).most_common(1)
        return self._fault(f"has the key {shown(twice)} twice")


def _first_fault(data: Any) -> InvalidDocument:
    """Return the error for the first fault in the data; only its path is put together."""
    if isinstance(data, _Fault):
        return InvalidDocument("", data.problem)
    way = [_inside(data)]  # the containers around the current item, each with the items still to check
    steps: list[str | int] = []
    while way:
        for step, item in way[-1]:
            if isinstance(item, _Fault):
                path = "".join(map(_step, (*steps, step)))
                return InvalidDocument(path.removeprefix("."), item.problem)
            if isinstance(item, dict | list):
                steps.append(step)
                way.append(_inside(item))
                break
        else:
            way.pop()
            steps = steps[:-1]
    raise AssertionError("an object that hid a fault is one itself")


def _inside(item: Json | list[Any]) -> Iterator[tuple[str | int, Any]]:
    return iter(item.items()) if isinstance(item, dict) else iter(enumerate(item))


def _step(step: str | int) -> str:
    return key_step(step) if isinstance(step, str) else f"[{step}]"
