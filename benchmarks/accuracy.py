"""Measure newsfacts on marked corpora and write the figures into docs/explanation/accuracy.md.

    python benchmarks/accuracy.py SHARED [--page FILE] [--keep FOLDER]

SHARED is the folder with the marked texts (``gold/``) and the scorers (``eval/``). They are not part of the
project, so the page is committed. `accuracy.toml` lists the corpora and the figures of other systems.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent))

import pages

PAGE = pages.ROOT / "docs" / "explanation" / "accuracy.md"
TABLE = Path(__file__).with_suffix(".toml")
LANGUAGES = {
    "en": "English",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "it": "Italian",
    "pt": "Portuguese",
    "nl": "Dutch",
    "ja": "Japanese",
    "zh": "Chinese",
}
LEVELS = ("strict", "relaxed", "value", "exact")
SUITES = {"recognizers": "Recognizers-Text", "duckling": "Duckling", "rec": "Recognizers-Text"}
_ROW = re.compile(
    r"(?P<kind>[a-z_]+) +(?P<gold>\d+) +(?P<found>\d+) +(?P<rates>[\d. ]+?)"
    r"(?: +explicit: (?P<right>\d+) of (?P<sure>\d+) right)?"
)
_WHOLE = re.compile(r"documents without a fault: (\d+) of (\d+)")
_CLAUSES = re.compile(r"(\d+) finite clauses, \d+ read, \d+ matched: (.+)")


class Rates(NamedTuple):
    """Precision, recall and F1, in percent."""

    precision: float
    recall: float
    f1: float


class Row(NamedTuple):
    """What the scorer says of one kind."""

    gold: int
    found: int
    rates: Mapping[str, Rates]
    """By level; ``exact`` only where whole articles are marked."""
    explicit: tuple[int, int] | None
    """How many facts that are called explicit are exact, and how many are called so."""


class Score(NamedTuple):
    """What the scorer says of one corpus."""

    rows: Mapping[str, Row]
    """By kind, without the kinds that do not occur."""
    whole: tuple[int, int] | None
    """The documents without a fault, and all, where whole articles are marked."""


def parsed(output: str) -> Score:
    """Return the figures in the scorer's output; raise ValueError for a line that is not one of its own."""
    rows, whole = {}, None
    for line in output.splitlines()[1:]:
        if match := _ROW.fullmatch(line.rstrip()):
            numbers = [float(word) for word in match["rates"].split()]
            if len(numbers) not in (9, 12):
                raise ValueError(f"not three or four levels: {line!r}")
            rates = {
                level: Rates(*numbers[3 * n : 3 * n + 3])
                for n, level in enumerate(LEVELS[: len(numbers) // 3])
            }
            explicit = (int(match["right"]), int(match["sure"])) if match["sure"] else None
            row = Row(int(match["gold"]), int(match["found"]), rates, explicit)
            if row.gold or row.found:
                rows[match["kind"]] = row
        elif match := _WHOLE.fullmatch(line):
            whole = int(match[1]), int(match[2])
        else:
            raise ValueError(f"the scorer does not write such a line: {line!r}")
    return Score(rows, whole)


def parsed_clauses(output: str) -> tuple[int, dict[str, float]]:
    """Return how many finite clauses are marked, and the rates of the scorer of sentences, in percent."""
    match = _CLAUSES.fullmatch(output.strip())
    if not match:
        raise ValueError(f"the scorer does not write such a line: {output!r}")
    return int(match[1]), {
        key: float(rate) for key, rate in (cell.split(" ") for cell in match[2].split(", "))
    }


class Scorer:
    """Runs newsfacts and a scorer on files of marked texts, as a user would."""

    def __init__(self, shared: Path, folder: Path) -> None:
        """Use the corpora and scorers in ``shared``, and keep what is found in ``folder``."""
        self.gold, self._eval, self._folder = shared / "gold", shared / "eval", folder

    def score(self, files: Iterable[str], vague: bool = False) -> Score:
        """Return the scores of the facts found in one corpus, made of one or more files."""
        options = ["--vague"] if vague else []
        return parsed(self._run(list(files), "extract", "score.py", options))

    def clauses(self, file: str) -> tuple[int, dict[str, float]]:
        """Return the number of clauses marked in a file, and how much of them is read right, in percent."""
        return parsed_clauses(self._run([file], "clauses", "clauses.py", []))

    def _run(self, files: list[str], command: str, scorer: str, options: list[str]) -> str:
        gold = self._folder / "+".join(files)
        gold.write_bytes(b"".join((self.gold / file).read_bytes() for file in files))
        found = gold.with_suffix(".found.jsonl")
        environment = {**os.environ, "PYTHONPATH": str(pages.ROOT / "src"), "PYTHONUTF8": "1"}
        words = ["-m", "newsfacts", command, str(gold), "--format", "jsonl", "--quiet", *options]
        with found.open("wb") as out:
            subprocess.run([sys.executable, *words], stdout=out, env=environment, check=True)
        scoring = [sys.executable, str(self._eval / scorer), str(gold), str(found)]
        return subprocess.run(
            scoring, capture_output=True, encoding="utf-8", env=environment, check=True
        ).stdout


def documents(paths: Iterable[Path]) -> int:
    """Return the number of records in some files."""
    return sum(path.read_bytes().count(b"\n") for path in paths)


def figure(rate: float | None) -> str:
    """Return a rate with one decimal, or a dash."""
    return "–" if rate is None else f"{rate:.1f}"


def articles(scores: Iterable[tuple[dict[str, Any], Score]]) -> tuple[str, str]:
    """Return the table of the whole articles, and the one of those without a fault."""
    rows, whole = [], []
    for corpus, score in scores:
        language = LANGUAGES[corpus["language"]]
        for kind, row in score.rows.items():
            sure = f"{row.explicit[0]} of {row.explicit[1]}" if row.explicit else "–"
            exact = row.rates["exact"]
            levels = map(figure, (exact.f1, exact.precision, exact.recall))
            rows.append((language, f"`{kind}`", row.gold, *levels, sure))
        if score.whole:
            whole.append((language, score.whole[1], score.whole[0]))
    return (
        pages.table(
            ["language", "kind", "#facts", "#exact F1", "#exact P", "#exact R", "#`explicit` and exact"], rows
        ),
        pages.table(["language", "#articles", "#without a fault"], whole),
    )


def news(scores: Iterable[tuple[dict[str, Any], Score, int]]) -> str:
    """Return the table of the public corpora of news, with other systems below ours."""
    rows: list[tuple[object, ...]] = []
    for corpus, score, count in scores:
        for kind, row in score.rows.items():
            rates = [row.rates[level].f1 for level in LEVELS[:3]]
            if corpus.get("spans_only"):
                rates[2:] = [None]
            place = (LANGUAGES[corpus["language"]], f"`{kind}`", corpus["name"], count, row.gold)
            rows.append((*place, "**newsfacts**", *(f"**{figure(rate)}**" for rate in rates)))
            for peer in corpus.get("peers", ()):
                if peer["kind"] == kind:
                    star = " \\*" if peer.get("other_half") else ""
                    theirs = (figure(peer.get(level)) for level in LEVELS[:3])
                    rows.append(("", "", "", "", "", peer["system"] + star, *theirs))
    columns = [
        "language",
        "kind",
        "corpus",
        "#documents",
        "#facts",
        "system",
        "#strict",
        "#relaxed",
        "#value",
    ]
    return pages.table(columns, rows)


def phrase_files(gold: Path) -> Iterator[tuple[str, str, str, Path]]:
    """Yield language, kind, suite and file of each set of phrases, in the order of LANGUAGES."""
    for language in LANGUAGES:
        for path in sorted(gold.glob(f"*-{language}-phrases*.jsonl")):
            kind = {"dates": "date", "percent": "percentage"}.get(path.name.split("-")[0], "money")
            with path.open(encoding="utf-8") as lines:
                source = re.search(r'"source": "([a-z]+)', next(lines))
            if source is None:
                raise ValueError(f"{path.name} does not say where it comes from")
            yield language, kind, SUITES[source[1]], path


def phrases(scores: Iterable[tuple[str, str, str, int, Score]]) -> str:
    """Return the table of the phrases from test suites of other libraries."""
    rows = []
    for language, kind, suite, count, score in scores:
        row = score.rows[kind]
        value = row.rates["value"]
        levels = map(figure, (value.f1, value.precision, value.recall))
        rows.append((LANGUAGES[language], f"`{kind}`", suite, count, row.gold, *levels))
    return pages.table(
        ["language", "kind", "suite", "#phrases", "#facts", "#value F1", "#value P", "#value R"], rows
    )


def sentences(scores: Iterable[tuple[str, int, Mapping[str, float]]]) -> str:
    """Return the table of the reading of sentences."""
    parts = ("verbs", "time", "voice", "negated", "clause", "subject")
    rows = []
    for language, count, rates in scores:
        rows.append((LANGUAGES[language], count, *(figure(rates[part]) for part in parts)))
    return pages.table(["language", "#clauses", *(f"#{part}" for part in parts)], rows)


def blocks(scorer: Scorer) -> dict[str, str]:
    """Measure everything, and return the blocks of the page."""
    corpora = tomllib.loads(TABLE.read_text(encoding="utf-8"))["corpus"]
    measured = []
    for corpus in corpora:
        print(corpus["name"], corpus["language"], file=sys.stderr)
        score = scorer.score(corpus["files"], corpus.get("vague", False))
        measured.append((corpus, score, documents(scorer.gold / file for file in corpus["files"])))
    of_phrases = []
    for language, kind, suite, path in phrase_files(scorer.gold):
        print(path.name, file=sys.stderr)
        of_phrases.append((language, kind, suite, documents([path]), scorer.score([path.name])))
    read = [
        (language, *scorer.clauses(f"clauses-{language}-pud.jsonl"))
        for language in LANGUAGES
        if (scorer.gold / f"clauses-{language}-pud.jsonl").exists()
    ]
    by_kind, whole = articles(
        (corpus, score) for corpus, score, _ in measured if corpus["group"] == "articles"
    )
    return {
        "made": pages.made_at(),
        "articles": by_kind,
        "without-a-fault": whole,
        "news": news(row for row in measured if row[0]["group"] == "news"),
        "phrases": phrases(of_phrases),
        "sentences": sentences(read),
    }


def main() -> None:
    """Write the page."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", metavar="SHARED", type=Path)
    parser.add_argument("--page", type=Path, default=PAGE, help="the page whose blocks are written")
    parser.add_argument("--keep", type=Path, help="keep the facts found in this folder")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = arguments.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        found = blocks(Scorer(arguments.shared, folder))
    page = arguments.page.read_text(encoding="utf-8")
    arguments.page.write_text(pages.filled(page, found), encoding="utf-8")


if __name__ == "__main__":
    main()
