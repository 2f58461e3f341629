"""``newsfacts evaluate``: how well the facts found agree with facts that people marked."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TextIO

from newsfacts.document import Document
from newsfacts.errors import InvalidDocument
from newsfacts.evaluate import LEVELS, Counts, Difference, compare, gold_of, is_faultless
from newsfacts.formats.aligned import columns
from newsfacts.formats.words import describe, harmless, one_line
from newsfacts.interchange.documents import fact_to_dict
from newsfacts.registry import Registry

__all__ = ["evaluate"]

WHOLE = "documents without a fault"
"""What the figure over whole documents is called; no kind has a name with spaces."""

_AROUND = 40
"""Characters of text shown on either side of a difference."""


def evaluate(
    documents: Iterable[tuple[str, Document]],
    complain: Callable[[str, str], None],
    stream: TextIO,
    *,
    errors: int,
    kinds: frozenset[str] | None,
    as_json: bool,
    registry: Registry,
) -> None:
    """Write the differences (up to ``errors`` of each sort and kind), then the rates of each kind."""
    counts: dict[str, Counts] = {}
    shown: Counter[tuple[str, str]] = Counter()
    faultless: list[bool] = []
    for place, document in documents:
        try:
            gold, annotated = gold_of(document)
        except InvalidDocument as error:
            complain(place, str(error))
            continue
        if kinds is None and document.metadata.get("complete") is True:
            faultless.append(is_faultless(document))
        wanted = annotated if kinds is None else annotated & kinds
        for difference in compare(gold, document.facts, wanted, counts):
            shown[difference.sort, difference.kind] += 1
            if not as_json and shown[difference.sort, difference.kind] <= errors:
                stream.write(
                    "".join(f"{harmless(line)}\n" for line in _told(difference, place, document, registry))
                )
    if as_json:
        figures = {kind: _figures(count) for kind, count in sorted(counts.items())}
        whole = {WHOLE: {"gold": len(faultless), "right": sum(faultless)}} if faultless else {}
        stream.write(json.dumps({**figures, **whole}) + "\n")
        return
    if any(shown.values()) and errors:
        stream.write("\n")
    _write_table(counts, stream)
    if faultless:
        stream.write(f"{WHOLE}: {sum(faultless)} of {len(faultless)}\n")


def _write_table(counts: Mapping[str, Counts], stream: TextIO) -> None:
    """Write a line for each kind: how many facts, and the rates of each level."""
    header = ["kind", "gold", "found", *(f"{level} P/R/F1" for level in LEVELS)]
    rows = [
        [
            kind,
            str(count.gold),
            str(count.found),
            *(" ".join(f"{100 * rate:5.1f}" for rate in count.scores(level)) for level in LEVELS),
        ]
        for kind, count in sorted(counts.items())
    ]
    stream.write("".join(f"{harmless(line)}\n" for line in columns([header, *rows])))


def _figures(count: Counts) -> dict[str, object]:
    rates = {level: count.scores(level)._asdict() for level in LEVELS}
    return {"gold": count.gold, "found": count.found, **rates}


def _told(difference: Difference, place: str, document: Document, registry: Registry) -> Iterator[str]:
    """Yield a difference with the text around it, and both values."""
    one = difference.gold or difference.found
    assert one is not None
    text = document.text
    before = one_line(text[max(0, one.start - _AROUND) : one.start])
    after = one_line(text[one.end : one.end + _AROUND])
    here = one_line(text[one.start : one.end])
    yield f"{difference.sort} {difference.kind} in {place}: …{before} [{here}] {after}…"
    if difference.gold is not None and difference.gold.value:
        yield f"    marked: {json.dumps(difference.gold.value, ensure_ascii=False)}"
    found = difference.found
    if found is not None:
        value = json.dumps(fact_to_dict(found)["value"], ensure_ascii=False)
        words = one_line(describe(found, registry=registry).words)
        yield f"    found:  [{one_line(found.text)}] {words} {value}"
