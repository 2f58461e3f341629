"""Facts as W3C Web Annotations (https://www.w3.org/TR/annotation-model/)."""

from __future__ import annotations

import uuid
from typing import Any
from urllib.parse import quote

from newsfacts.formats.words import describe
from newsfacts.interchange.documents import fact_to_dict
from newsfacts.model import Fact, Record
from newsfacts.registry import Registry

__all__ = ["web_annotations"]

_CONTEXT = 32
"""Characters of text before and after a fact that help to find it again in an edited text."""


def web_annotations(document: Record, *, registry: Registry | None = None) -> list[dict[str, Any]]:
    """Return an annotation for each fact.

    The target has two selectors: a ``TextPositionSelector``, which counts code points as we do (section 4.2.5
    of the model), and a ``TextQuoteSelector``. The bodies are the kind as a tag, the value in words, and the
    fact in the interchange format. ``registry`` is that of `newsfacts.formats.words.value_in_words`.
    """
    return [_annotation(document, fact, describe(fact, registry=registry).words) for fact in document.facts]


def _annotation(document: Record, fact: Fact[Any], words: str) -> dict[str, Any]:
    text = document.text
    name = _quoted(document.id or "")
    identity = uuid.uuid5(
        uuid.NAMESPACE_URL, f"newsfacts:{name}#{fact.start},{fact.end},{_quoted(fact.kind)}"
    )
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"urn:uuid:{identity}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": fact.kind},
            {
                "type": "TextualBody",
                "purpose": "describing",
                "format": "text/plain",
                "value": words,
            },
            {"type": "Dataset", "purpose": "identifying", "value": fact_to_dict(fact)},
        ],
        "target": {
            "source": name or "urn:newsfacts:document",
            "selector": [
                {"type": "TextPositionSelector", "start": fact.start, "end": fact.end},
                {
                    "type": "TextQuoteSelector",
                    "exact": fact.text,
                    "prefix": text[max(0, fact.start - _CONTEXT) : fact.start],
                    "suffix": text[fact.end : fact.end + _CONTEXT],
                },
            ],
        },
    }


def _quoted(name: str) -> str:
    """Write a name as a part of a URI; a file's name on disk need not be UTF-8."""
    return quote(name, errors="surrogatepass")
