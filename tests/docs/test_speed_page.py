"""The page about speed, and the script that writes its tables."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
sys.path[:0] = [str(ROOT / "benchmarks")]

import accuracy  # noqa: E402
import pages  # noqa: E402
import speed  # noqa: E402

PAGE = (ROOT / "docs" / "explanation" / "speed.md").read_text(encoding="utf-8")
BLOCKS = {match.group(1): match.group(0) for match in pages.BLOCK.finditer(PAGE)}


def test_the_page_says_when_and_on_what_it_was_made() -> None:
    assert re.search(r"Measured on .* at commit `[0-9a-f]{10}`.*\. One process of .*\d cores", BLOCKS["made"])


def test_every_kind_and_every_language_has_a_row() -> None:
    from newsfacts import Registry

    for kind in Registry.builtin().kinds:
        assert f"only `{kind}`" in BLOCKS["by-kind"]
    for language in accuracy.LANGUAGES.values():
        assert f"| {language} |" in BLOCKS["by-language"]


@pytest.mark.parametrize("language", accuracy.LANGUAGES)
def test_the_sentences_of_a_language_make_documents(language: str) -> None:
    docs = speed.cases(language)
    assert docs
    assert all(doc.locale == language and len(doc.text) > 3_000 for doc in docs)


def test_the_tables_show_what_was_measured() -> None:
    figures = {"characters_per_second": 420_000.0, "times_token_scan": 71.26}
    corpora = {"News": {"rows": {"all kinds": figures, "money": figures}}}
    assert "| all kinds | 0.42 | 71.3 |" in speed.by_kind(corpora)
    assert "| only `money` | 0.42 | 71.3 |" in speed.by_kind(corpora)
    assert "| German | 20 | 0.42 | 71.3 |" in speed.by_language([("de", (1000, 20, 420_000.0, 71.26))])
    assert "| 4,000 | 0.42 | 71.3 |" in speed.by_length([{"characters": 4000, **figures}])


def test_a_corpus_may_have_a_name() -> None:
    assert speed.named("News=a/b.jsonl") == ("News", Path("a/b.jsonl"))
    assert speed.named("a/b.jsonl") == ("b", Path("a/b.jsonl"))
