"""Every built-in extractor keeps the promises that plug-ins must keep."""

from __future__ import annotations

from itertools import islice

import pytest

from case_tables import FOLDER_KINDS, PUBLISHED, all_rows, read
from newsfacts import Document, Pipeline, Registry
from newsfacts.extractor import Extractor
from newsfacts.lexicon.tables import languages
from newsfacts.testing import check_extractor

BUILTIN = [entry.extractor for entry in Registry.builtin()]
ROWS = all_rows()


def examples(kinds: frozenset[str], language: str) -> list[str]:
    """Give two texts of a language in which a case says that there is a fact of one of these kinds."""
    cases = (
        read(row)
        for row in ROWS
        if row.path.parent.parent.name == language
        and FOLDER_KINDS.get(row.path.parent.name, frozenset()) & kinds
        and row.data.keys() == {"text", "facts"}
    )
    return [case.text for case in islice((case for case in cases if case.facts), 2)]


@pytest.mark.parametrize("extractor", BUILTIN, ids=lambda extractor: extractor.spec.name)
def test_built_in_extractor(extractor: Extractor) -> None:
    """It keeps its promises on its own texts, and on those that are made to hurt, in every language."""
    check_extractor(extractor, *examples(frozenset(extractor.spec.kinds), "en"), locale="en")


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("extractor", BUILTIN, ids=lambda extractor: extractor.spec.name)
def test_every_language_has_every_kind(extractor: Extractor, language: str) -> None:
    """A language that is added has cases for each kind, and facts in them."""
    pipeline = Pipeline(registry=Registry().add(extractor), strict=True)
    texts = examples(frozenset(extractor.spec.kinds), language)
    assert texts
    for text in texts:
        assert pipeline.extract(Document(text, locale=language, published=PUBLISHED)).facts, text


def test_names_and_modules() -> None:
    """One kind, one package."""
    packages = [type(extractor).__module__.removesuffix(".extract") for extractor in BUILTIN]
    assert all(package.startswith("newsfacts.kinds.") for package in packages)
    assert len(set(packages)) == len(packages)
