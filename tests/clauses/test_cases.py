"""Sentences and their clauses, written from reading: ``<language>/*.toml`` beside this file."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from newsfacts.clauses import Clause, Clauses, read


def in_words(view: Clauses, clause: Clause) -> str:
    """Return a clause as the cases write it."""
    scan, verb, subject = view.scan, clause.verb, clause.subject
    name = "-" if subject is None else " ".join(scan.surface(subject.start, subject.end).split())
    words: list[str] = []
    for i in verb.tokens:
        apostrophe = i > 0 and scan.tokens[i - 1] == "'"
        words.append(("'" if apostrophe else "") + scan.tokens[i])
    flags = [verb.time, *(["passive"] if verb.passive else []), *(["negated"] if verb.negated else [])]
    return f"{clause.kind} | {name} | {' '.join(words)} | {' '.join(flags)}"


def _cases() -> list[Any]:
    found = []
    for path in sorted(Path(__file__).parent.glob("*/sentences.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            known = pytest.mark.xfail(strict=True) if case.get("status") == "known-failure" else ()
            found.append(
                pytest.param(path.parts[-2], case, marks=known, id=f"{path.parts[-2]}: {case['text'][:60]}")
            )
    return found


@pytest.mark.parametrize(("language", "case"), _cases())
def test_a_sentence_has_these_clauses(language: str, case: dict[str, Any]) -> None:
    view = read(case["text"], locale=language)
    found = [
        in_words(view, clause)
        for sentence in view.sentences
        for clause in sentence.clauses
        if clause.verb.finite
    ]
    assert sorted(found) == sorted(case["clauses"])
