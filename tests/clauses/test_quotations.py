"""Sentences whose quotations are read as wholes: ``<language>/quotations.toml``, written from reading."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from newsfacts.clauses import Clause, Clauses, Quoted, read
from newsfacts.model import Span
from newsfacts.text.scan import Scan


def _cases() -> list[Any]:
    return [
        pytest.param(path.parts[-2], case, id=f"{path.parts[-2]}: {case['text'][:60]}")
        for path in sorted(Path(__file__).parent.glob("*/quotations.toml"))
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]


def _quotations(scan: Scan, case: dict[str, Any]) -> list[Quoted]:
    """Return the quotations of a case: the clauses among them are listed, each with its marks."""
    text, found = case["text"], []
    for words in (*case.get("clausal", ()), *case.get("partial", ())):
        start = text.index(words)
        tokens = scan.token_at(start), scan.token_at(start + len(words) - 1) + 1
        found.append(Quoted(*tokens, words in case.get("clausal", ()), words in case.get("last", ())))
    return sorted(found)


def _in_words(view: Clauses, clause: Clause, quotations: list[Quoted]) -> str:
    """Return a clause as the cases write it; "…" is the verb of a quotation."""
    scan, verb, subject = view.scan, clause.verb, clause.subject
    name = "-" if subject is None else " ".join(scan.surface(subject.start, subject.end).split())
    spoken = any(quoted.start <= verb.tokens[0] < quoted.end for quoted in quotations)
    words = "…" if spoken else " ".join(scan.tokens[i] for i in verb.tokens)
    return f"{clause.kind} | {name if not spoken else '…'} | {words}"


@pytest.mark.parametrize(("language", "case"), _cases())
def test_a_quotation_is_read_as_a_whole(language: str, case: dict[str, Any]) -> None:
    view = read(case["text"], locale=language)
    quotations = _quotations(view.scan, case)
    sentence = view.around(Span(0, len(case["text"])), quotations)
    assert sentence is not None
    assert [_in_words(view, clause, quotations) for clause in sentence.clauses] == case["clauses"]
