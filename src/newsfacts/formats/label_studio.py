"""Facts as pre-annotated tasks for Label Studio (https://labelstud.io/guide/predictions)."""

from __future__ import annotations

from typing import Any

from newsfacts.formats.words import describe
from newsfacts.interchange.documents import document_to_dict
from newsfacts.model import Offsets, Record
from newsfacts.registry import Registry

__all__ = ["label_studio_task"]


def label_studio_task(
    document: Record, *, model_version: str = "newsfacts", registry: Registry | None = None
) -> dict[str, Any]:
    """Return a task for a labelling configuration with ``<Labels name="label" toName="text">``.

    The facts are predictions, so that annotators can correct them; the ``meta`` of each region has the value
    in words. Label Studio counts UTF-16 units, as browsers do, so offsets are converted. ``registry`` is that
    of `newsfacts.formats.words.value_in_words`.
    """
    units = Offsets(document.text, "utf-16")
    regions = [
        {
            "id": f"fact-{number}",
            "from_name": "label",
            "to_name": "text",
            "type": "labels",
            "value": {
                "start": units.at(fact.start),
                "end": units.at(fact.end),
                "text": fact.text,
                "labels": [fact.kind],
            },
            "meta": {"text": [describe(fact, registry=registry).words]},
        }
        for number, fact in enumerate(document.facts, 1)
    ]
    data = document_to_dict(document)
    del data["facts"]
    return {"data": data, "predictions": [{"model_version": model_version, "result": regions}]}
