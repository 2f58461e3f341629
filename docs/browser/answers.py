"""What the page asks of Python in the browser: the facts of a text, as JSON."""

from __future__ import annotations

import json
import time
from typing import Any

import newsfacts
from newsfacts.formats.html import to_html
from newsfacts.formats.words import describe, language_in_words, reasons, truncated_in_words

LONGEST = 100_000
"""Characters of a text that are read: beyond them the page with the marked text grows unwieldy."""
_LABELS = frozenset({"kind", "place", "certainty", "found by"})
"""What the table shows in a column of its own, or leaves to the note of a mark."""
_SAMPLE = (
    "Exports rose 4% to $126 billion in 2024, up from 30 km, “a record,” minister Anna Berg said on Tuesday."
)


def answer(text: str, published: str, locale: str) -> str:
    """Return the facts of a text as JSON: a page with the marked text, a row for each fact, and remarks.

    ``published`` is an ISO 8601 date or empty. What cannot be read is answered with ``error``, in words.
    """
    begin = time.perf_counter()
    try:
        document = newsfacts.extract(
            text, published=published or None, locale=locale, max_chars=LONGEST, registry=_REGISTRY
        )
    except (ValueError, TypeError) as error:
        return json.dumps({"error": str(error)})
    seconds = time.perf_counter() - begin
    remarks = [truncated_in_words(document), language_in_words(document)]
    return json.dumps(
        {
            "html": to_html(document, title="The article", registry=_REGISTRY, script=False),
            "rows": [_row(fact) for fact in document.facts],
            "remarks": [remark for remark in remarks if remark],
            "seconds": round(seconds, 3),
            "locale": document.locale,
        }
    )


_REGISTRY = newsfacts.Registry.builtin()


def _row(fact: newsfacts.Fact[Any]) -> dict[str, str]:
    description = describe(fact, registry=_REGISTRY)
    told = [(label, words) for label, words in reasons(fact, description) if label not in _LABELS]
    return {
        "text": fact.text,
        "kind": fact.kind.replace("_", " "),
        "value": description.words,
        "certainty": fact.certainty.value,
        "why": "\n".join(f"{label}: {words}" for label, words in told),
    }


def warm_up() -> None:
    """Read a short English text, so that the tables of English are compiled."""
    answer(_SAMPLE, "2025-02-13", "en")
