"""The page about accuracy has the figures of the scorer, and the faults of today."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
sys.path[:0] = [str(ROOT / "benchmarks"), str(ROOT / "docs")]

import accuracy  # noqa: E402
import faults  # noqa: E402
import pages  # noqa: E402

PAGE = (ROOT / "docs" / "explanation" / "accuracy.md").read_text(encoding="utf-8")
SCORED = "\n".join(
    [
        "kind    gold  found  strict P/R/F1  relaxed P/R/F1  value P/R/F1  exact P/R/F1",
        "date       3      2   100.0   66.7   80.0  100.0   66.7   80.0   50.0   33.3   40.0 50.0 33.3 40.0"
        "   explicit: 1 of 2 right",
        "money      0      0" + "    0.0" * 12,
        "documents without a fault: 1 of 2",
    ]
)


def cells(block: str) -> list[list[str]]:
    """Give the rows of a table of the page, without its head."""
    rows = [line.strip("|").split("|") for line in block.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row] for row in rows[2:]]


def blocks() -> dict[str, str]:
    """Give the blocks of the page by name."""
    return {match.group(1): match.group(0) for match in pages.BLOCK.finditer(PAGE)}


def test_the_scores_of_whole_articles_are_read() -> None:
    score = accuracy.parsed(SCORED)
    assert list(score.rows) == ["date"], "a kind that does not occur has no row"
    date = score.rows["date"]
    assert (date.gold, date.found, date.explicit) == (3, 2, (1, 2))
    assert date.rates["strict"] == (100.0, 66.7, 80.0)
    assert date.rates["exact"] == (50.0, 33.3, 40.0)
    assert score.whole == (1, 2)


def test_a_corpus_of_one_kind_has_no_exact_figures() -> None:
    line = "money                24     21     90.5   79.2   84.4   95.2   83.3   88.9   81.0   70.8   75.6"
    score = accuracy.parsed("kind gold found strict P/R/F1\n" + line + "\n")
    assert set(score.rows["money"].rates) == {"strict", "relaxed", "value"}
    assert score.whole is None


@pytest.mark.parametrize(
    "line", ["Traceback (most recent call last):", "date 3 2 100.0 66.7", "date 3 2 1.0 1.0 1.0 1.0"]
)
def test_what_the_scorer_does_not_write_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r"scorer|levels"):
        accuracy.parsed("kind\n" + line + "\n")


def test_the_scores_of_sentences_are_read() -> None:
    line = "1234 finite clauses, 1200 read, 1100 matched: verbs 90.4, time 97.0, negated 99.5\n"
    assert accuracy.parsed_clauses(line) == (1234, {"verbs": 90.4, "time": 97.0, "negated": 99.5})
    with pytest.raises(ValueError, match="scorer"):
        accuracy.parsed_clauses("no clauses")


def test_a_small_corpus_is_read_and_scored(tmp_path: Path) -> None:
    """Run newsfacts on two documents, and a scorer that only says how many documents and facts it got."""
    (tmp_path / "gold").mkdir()
    (tmp_path / "eval").mkdir()
    for name, text in ("one", "It paid €5m in May 2024."), ("two", "She paid $3."):
        record = f'{{"id": "{name}", "text": "{text}"}}\n'
        (tmp_path / "gold" / f"{name}.jsonl").write_text(record, encoding="utf-8")
    scorer = (
        "import json, sys\n"
        "read = lambda path: [json.loads(line) for line in open(path, encoding='utf-8')]\n"
        "gold, found = map(read, sys.argv[1:])\n"
        "facts = sum(fact['kind'] == 'money' for record in found for fact in record['facts'])\n"
        "print('kind')\n"
        "print('money', len(gold), facts, *[50.0] * 9)\n"
    )
    (tmp_path / "eval" / "score.py").write_text(scorer, encoding="utf-8")
    work = tmp_path / "work"
    work.mkdir()
    score = accuracy.Scorer(tmp_path, work).score(["one.jsonl", "two.jsonl"])
    assert (score.rows["money"].gold, score.rows["money"].found) == (2, 2)


def test_the_page_says_when_it_was_made() -> None:
    assert re.search(r"Measured on \d{1,2} [A-Z][a-z]+ 20\d\d, at commit `[0-9a-f]{10}`", blocks()["made"])


@pytest.mark.parametrize("name", ["articles", "without-a-fault", "news", "phrases", "sentences"])
def test_every_figure_of_the_page_is_a_number_in_its_range(name: str) -> None:
    rows = cells(blocks()[name])
    assert rows
    for row in rows:
        for cell in row:
            cell = cell.strip("*")
            if re.fullmatch(r"\d+\.\d", cell):
                assert 0 <= float(cell) <= 100
            else:
                assert not re.fullmatch(r"[\d.,%]*\.[\d.,%]*", cell), f"{cell!r} in {row}"


def test_every_language_has_figures() -> None:
    named = {row[0] for name in ("articles", "news", "phrases") for row in cells(blocks()[name])}
    assert set(accuracy.LANGUAGES.values()) <= named
    folders = {path.name for path in (ROOT / "src" / "newsfacts" / "languages").iterdir() if path.is_dir()}
    assert set(accuracy.LANGUAGES) == folders - {"__pycache__"}


def test_every_figure_of_another_system_stands_on_the_page() -> None:
    table = blocks()["news"]
    for corpus in tomllib.loads(accuracy.TABLE.read_text(encoding="utf-8"))["corpus"]:
        for peer in corpus.get("peers", ()):
            rates = [accuracy.figure(peer.get(level)) for level in ("strict", "relaxed", "value")]
            assert any(row[5].startswith(peer["system"]) and row[6:] == rates for row in cells(table)), (
                f"{peer}: run benchmarks/accuracy.py"
            )


def test_a_block_that_the_page_lacks_is_an_error() -> None:
    page = "Words.\n\n<!-- figures: one -->\nold\n<!-- end -->\n\nMore words.\n"
    new = pages.filled(page, {"one": "new"})
    assert "new" in new
    assert "old" not in new
    assert new.startswith("Words.")
    assert new.endswith("More words.\n")
    with pytest.raises(KeyError, match="two"):
        pages.filled(page, {"two": "new"})


FAULTS = tomllib.loads(faults.TABLE.read_text(encoding="utf-8"))["fault"]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault["words"])
def test_a_fault_names_words_of_its_sentence(fault: dict[str, str]) -> None:
    assert fault["text"].count(fault["words"]) == 1
    assert fault["why"].endswith(".")


def test_a_mended_fault_says_so() -> None:
    right = {
        "locale": "en",
        "text": "It paid $5.",
        "kind": "money",
        "words": "$5",
        "right": "5 USD",
        "why": "No.",
    }
    wrong = {**right, "right": "6 USD"}
    refused = {**right, "text": "It paid 5.", "words": "5", "right": ""}
    assert faults.is_mended(right)
    assert faults.is_mended(refused)
    assert not faults.is_mended(wrong)
    page = "".join(faults.lines([wrong, right]))
    still, _, mended = page.partition("Mended")
    assert "`6 USD`" in still
    assert "`5 USD`" in mended


def test_the_script_tells_how_to_run_it() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "benchmarks" / "accuracy.py"), "--help"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert "SHARED" in done.stdout
