"""What we write keeps to the JSON Schema in the documentation, and the schema refuses what is wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import newsfacts
from newsfacts import Registry
from seeds import SEEDS

SCHEMA = json.loads(
    (Path(__file__).parent.parent / "docs/reference/interchange.schema.json").read_text(encoding="utf-8")
)
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
EVERY_KIND = (
    "“We paid over $126 billion for 600 miles of track and 31 trains from 1999 to 2012, or 2% of GDP,” "
    "minister Anna Berg said. Prices rose about 3 per cent."
)


def written(text: str, **options: Any) -> dict[str, Any]:
    doc = newsfacts.extract(text, registry=Registry.builtin(), published="2025-02-13", **options)
    data: dict[str, Any] = json.loads(doc.to_json())
    return data


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    "truncated",
    [
        {"at": 3, "reason": "max_chars"},
        {"at": 0, "reason": "time_budget", "extractors": ["a", "b"]},
    ],
)
def test_a_text_that_was_not_read_to_its_end_keeps_to_it(truncated: dict[str, Any]) -> None:
    data = {**written("No facts."), "truncated": truncated}
    VALIDATOR.validate(data)
    assert json.loads(newsfacts.Document.from_json(json.dumps(data)).to_json()) == data
    for key, wrong in (("at", -1), ("reason", "tired"), ("extractors", []), ("more", 1)):
        with pytest.raises(jsonschema.ValidationError):
            VALIDATOR.validate({**data, "truncated": {**truncated, key: wrong}})


@pytest.mark.parametrize("vague", [False, True])
def test_the_facts_of_the_seeds_keep_to_it(vague: bool) -> None:
    for text in SEEDS.values():
        VALIDATOR.validate(written(text, vague=vague))


def test_every_kind_keeps_to_it() -> None:
    data = written(EVERY_KIND)
    VALIDATOR.validate(data)
    kinds = {fact["kind"] for fact in data["facts"]}
    assert kinds == {"money", "percentage", "gdp_percentage", "quantity", "count", "date", "quotation"}


def fact_of(data: dict[str, Any], kind: str) -> dict[str, Any]:
    found: dict[str, Any] = next(fact for fact in data["facts"] if fact["kind"] == kind)
    return found


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data.pop("text"),
        lambda data: data.update(colour="red"),
        lambda data: data["facts"][0].update(certainty=0.9),
        lambda data: fact_of(data, "money")["value"].update(low=5),
        lambda data: fact_of(data, "money")["value"].update(low="1E3"),
        lambda data: fact_of(data, "money")["value"].update(bound="exact"),
        lambda data: fact_of(data, "money")["value"].update(currency="dollar"),
        lambda data: fact_of(data, "quantity")["value"].pop("base"),
        lambda data: fact_of(data, "count")["value"].update(head=""),
        lambda data: fact_of(data, "date")["value"].update(earliest="2024"),
        lambda data: fact_of(data, "quotation")["value"].update(outer=[1]),
        lambda data: fact_of(data, "gdp_percentage")["value"].update(of="votes"),
    ],
)
def test_it_refuses_what_is_wrong(spoil: Callable[[dict[str, Any]], object]) -> None:
    data = written(EVERY_KIND)
    spoil(data)
    assert not VALIDATOR.is_valid(data)


def test_a_kind_of_a_plug_in_keeps_to_it() -> None:
    plates = newsfacts.PatternExtractor(
        name="plates", kind="car.plate", patterns=["(?P<area>[A-Z]{2})-[0-9]{3}"]
    )
    doc = newsfacts.extract("XY-123 drove off.", registry=Registry.builtin().add(plates))
    data = json.loads(doc.to_json())
    assert [fact["kind"] for fact in data["facts"]] == ["car.plate"]
    VALIDATOR.validate(data)
