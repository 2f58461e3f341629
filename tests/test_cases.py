"""Every row of ``cases/``: the facts that it asks for, all of them, and no others."""

from __future__ import annotations

from functools import cache

import pytest

import case_tables as cases
from newsfacts import Document, Pipeline, Registry
from newsfacts.interchange.documents import fact_to_dict

KNOWN = pytest.mark.xfail(strict=True, reason="known failure")
ROWS = [pytest.param(row, id=row.id, marks=[KNOWN] * row.known_failure) for row in cases.all_rows()]


@cache
def pipeline(vague: bool) -> Pipeline:
    return Pipeline(registry=Registry.builtin(), vague=vague, strict=True)


@pytest.mark.parametrize("row", ROWS)
def test_case(row: cases.Row) -> None:
    case = cases.read(row)
    doc = pipeline(case.vague).extract(Document(case.text, locale=case.locale, published=case.published))
    told = cases.differences(case, [fact_to_dict(fact) for fact in doc.facts if fact.kind in case.kinds])
    if told:
        pytest.fail(f"{case.where}: {case.text!r}\n  " + "\n  ".join(told), pytrace=False)
