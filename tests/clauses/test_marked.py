"""How words between marks stand in their sentence: ``<language>/marked/*.toml`` beside this file."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from newsfacts.clauses import read


def _cases() -> list[Any]:
    found = []
    for path in sorted(Path(__file__).parent.glob("*/marked/*.toml")):
        language = path.parts[-3]
        cases = tomllib.loads(path.read_text(encoding="utf-8"))["case"]
        found += [pytest.param(language, case, id=f"{language}: {case['text'][:60]}") for case in cases]
    return found


@pytest.mark.parametrize(("language", "case"), _cases())
def test_words_between_marks_stand_like_this(language: str, case: dict[str, Any]) -> None:
    view = read(case["text"], locale=language)
    start = case["text"].index(case["marked"])
    sentence = view.at(start)
    assert sentence is not None
    scan = view.scan
    marked = sentence.marked(scan.token_at(start), scan.token_at(start + len(case["marked"]) - 1) + 1)
    found: dict[str, Any] = dict(marked._asdict())
    for clause in ("governor", "subject_of", "clause"):
        found[clause] = "" if found[clause] is None else sentence.verb(found[clause]).lemma
    for words in ("nouns", "beside", "around_verb"):
        found[words] = list(found[words])
    expected = {key: value for key, value in case.items() if key not in ("text", "marked")}
    assert {key: found[key] for key in expected} == expected
