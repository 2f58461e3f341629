"""The component of spaCy: facts as spans, which survive being stored and sent."""

from __future__ import annotations

import json
from typing import Any

import pytest

from newsfacts import Document, Pipeline

spacy = pytest.importorskip("spacy")

pytestmark = [pytest.mark.engines, pytest.mark.filterwarnings("default")]

TEXT = "It paid $5m on Wednesday; “we go on”, said Anna Berg, who holds a 3.5%-share."


def pipeline(**config: Any) -> Any:
    nlp = spacy.blank("en")
    nlp.add_pipe("newsfacts", config={"published": "2025-02-13", **config})
    return nlp


def facts_of(doc: Any, key: str = "newsfacts") -> list[dict[str, Any]]:
    return [span._.newsfacts for span in doc.spans[key]]


def expected() -> list[dict[str, Any]]:
    document = Pipeline(published="2025-02-13").extract(Document(TEXT, published="2025-02-13"))
    return [fact.to_dict() for fact in document.facts]


def test_every_fact_has_a_span_with_its_exact_offsets() -> None:
    doc = pipeline()(TEXT)
    assert facts_of(doc) == expected()
    for span in doc.spans["newsfacts"]:
        fact = span._.newsfacts
        assert span.label_ == fact["kind"]
        assert span.start_char <= fact["start"] < fact["end"] <= span.end_char
        assert TEXT[fact["start"] : fact["end"]] == fact["text"]


def test_facts_survive_bytes_bins_and_processes() -> None:
    nlp = pipeline()
    doc = nlp(TEXT)
    assert facts_of(spacy.tokens.Doc(nlp.vocab).from_bytes(doc.to_bytes())) == expected()
    stored = spacy.tokens.DocBin(docs=[doc], store_user_data=True).to_bytes()
    (back,) = spacy.tokens.DocBin().from_bytes(stored).get_docs(nlp.vocab)
    assert json.dumps(facts_of(back)) == json.dumps(expected()), "but for lists, which are tuples there"
    for piped in nlp.pipe([TEXT] * 4, n_process=2, batch_size=2):
        assert facts_of(piped) == expected()


def test_figures_become_entities_where_there_are_none() -> None:
    nlp = pipeline(ents=True)
    ruler = nlp.add_pipe("entity_ruler", before="newsfacts")
    ruler.add_patterns([{"label": "DAY", "pattern": "Wednesday"}])
    found = [(entity.text, entity.label_) for entity in nlp(TEXT).ents]
    assert ("$5m", "MONEY") in found
    assert ("Wednesday", "DAY") in found
    assert not any(label == "QUOTATION" for _, label in found)
    assert not pipeline()(TEXT).ents


def test_the_configuration_is_kept() -> None:
    nlp = pipeline(kinds=["money"], spans_key="facts")
    again = spacy.blank("en").from_config(nlp.config)
    assert [fact["kind"] for fact in facts_of(again(TEXT), "facts")] == ["money"]


def test_a_document_has_its_own_day_and_a_pipeline_its_language() -> None:
    nlp = spacy.blank("de")
    nlp.add_pipe("newsfacts", config={"published": "2025-02-13"})
    doc = nlp.make_doc("Es kostete 1.200 Euro am Mittwoch.")
    doc._.published = "2024-07-05"
    money, date = facts_of(nlp(doc))
    assert (money["value"]["low"], date["value"]["timex"]) == ("1200", "2024-07-03")


def test_a_span_of_something_else_has_no_fact() -> None:
    assert pipeline()(TEXT)[0:2]._.newsfacts is None
