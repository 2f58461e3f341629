"""Facts in a spaCy pipeline: ``nlp.add_pipe("newsfacts")``, once newsfacts and spaCy are installed.

The component writes spans to ``doc.spans["newsfacts"]``, each with its fact as plain data in
``span._.newsfacts``. spaCy's spans consist of tokens, so a span can be a little longer than its fact; the
data has the exact offsets.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import attrs

from newsfacts.document import Document
from newsfacts.extractor import FIGURES
from newsfacts.pipeline import Pipeline

try:
    from spacy.language import Language
    from spacy.tokens import Doc, Span
    from spacy.util import filter_spans
except ImportError as missing:
    raise ImportError("newsfacts.spacy needs spaCy: pip install spacy", name=missing.name) from missing

__all__ = ["Component", "make_component"]

_KEY = "newsfacts"


def _fact_of(span: Any) -> dict[str, Any] | None:
    """Return the fact of a span in plain data, ``None`` for a span of something else."""
    facts = span.doc.user_data.get(_KEY, [])
    number = span.id_
    return facts[int(number)] if number.isdecimal() and int(number) < len(facts) else None


if not Span.has_extension(_KEY):
    Span.set_extension(_KEY, getter=_fact_of)
if not Doc.has_extension("published"):
    Doc.set_extension("published", default=None)


@attrs.frozen
class Component:
    """Finds facts in spaCy's documents; `spacy.language.Language.add_pipe` makes one.

    ``doc._.published`` says when a document was published (ISO 8601); without it, ``published`` in the
    configuration does. ``locale`` is by default the language of the pipeline. ``kinds`` are those of
    `newsfacts.Pipeline`. ``spans_key`` names the group of spans in ``doc.spans``. With ``ents``, figures that
    do not overlap an entity of the document become entities, with their kind in capitals as the label.

    >>> import spacy
    >>> nlp = spacy.blank("en")
    >>> component = nlp.add_pipe("newsfacts", config={"published": "2025-02-13"})
    >>> doc = nlp("It paid $5m on Wednesday.")
    >>> [(span.text, span.label_, span._.newsfacts["value"].get("timex")) for span in doc.spans["newsfacts"]]
    [('$5m', 'money', None), ('Wednesday', 'date', '2025-02-12')]
    """

    pipeline: Pipeline
    spans_key: str = _KEY
    ents: bool = False

    def __call__(self, doc: Any) -> Any:
        """Return the document with its facts."""
        published = doc._.published or self.pipeline.published
        document = Document(doc.text, locale=self.pipeline.locale, published=published)
        facts = self.pipeline.extract(document).facts
        spans = [
            doc.char_span(fact.start, fact.end, fact.kind, span_id=str(number), alignment_mode="expand")
            for number, fact in enumerate(facts)
        ]
        doc.user_data[_KEY] = [fact.to_dict() for fact in facts]
        doc.spans[self.spans_key] = spans
        if self.ents:
            doc.ents = filter_spans([*doc.ents, *self._entities(doc, spans)])
        return doc

    def _entities(self, doc: Any, spans: Iterable[Any]) -> list[Any]:
        """Return the spans of figures that overlap no entity of the document, labelled as entities are."""
        figures = {
            kind
            for entry in self.pipeline.registry
            if entry.spec.group == FIGURES
            for kind in entry.spec.kinds
        }
        taken = {token for entity in doc.ents for token in range(entity.start, entity.end)}
        return [
            Span(doc, span.start, span.end, span.label_.upper(), span_id=span.id_)
            for span in spans
            if span.label_ in figures and taken.isdisjoint(range(span.start, span.end))
        ]


def make_component(
    nlp: Any,
    name: str,
    locale: str | None,
    published: str | None,
    kinds: list[str] | None,
    spans_key: str,
    ents: bool,
) -> Component:
    """Return the component of a pipeline; spaCy calls it with the configuration."""
    pipeline = Pipeline(locale=locale or nlp.lang, published=published, kinds=kinds)
    return Component(pipeline, spans_key, ents)


Language.factory(
    _KEY,
    assigns=["doc.spans"],
    default_config={"locale": None, "published": None, "kinds": None, "spans_key": _KEY, "ents": False},
    func=make_component,
)
