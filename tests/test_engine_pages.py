"""The pages about engines show what really comes out; CI runs them where the engines are."""

from __future__ import annotations

import datetime as dt
import doctest
import os
import pathlib
import re
import sys
from typing import Any

import pytest

pa = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")

PAGES = pathlib.Path(__file__).parent.parent / "docs" / "how-to"
BLOCK = re.compile(r"^```\{code-block\} pycon\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SECTION = re.compile(r"^## ", re.MULTILINE)

pytestmark = [pytest.mark.engines, pytest.mark.filterwarnings("default")]


@pytest.fixture(autouse=True)
def articles(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    columns = {
        "key": ["a", "b"],
        "body": ["It paid $5m on Wednesday.", "They owe £3,000."],
        "published": [dt.date(2025, 2, 13)] * 2,
        "source": ["wire", "blog"],
    }
    parquet.write_table(pa.table(columns), "articles.parquet")


@pytest.mark.parametrize(
    ("page", "engines"),
    [
        ("spark-ray-dask.md", ["pyspark", "ray", "dask.dataframe"]),
        ("duckdb-and-polars.md", ["duckdb", "polars", "datasets"]),
        ("use-in-spacy.md", ["spacy"]),
        ("use-in-pandas.md", ["pandas"]),
    ],
)
def test_a_page_shows_what_comes_out(page: str, engines: list[str]) -> None:
    for engine in engines:
        pytest.importorskip(engine)
    blocks = BLOCK.findall((PAGES / page).read_text(encoding="utf-8"))
    assert blocks
    # Spark's JVM, which an earlier test may have begun, keeps the folder in which it began.
    source = "\n".join(blocks).replace("articles.parquet", str(pathlib.Path("articles.parquet").resolve()))
    test = doctest.DocTestParser().get_doctest(source, {"__name__": "__main__"}, page, page, 0)
    told: list[str] = []
    result = doctest.DocTestRunner(verbose=False).run(test, out=told.append)
    assert result.failed == 0, "".join(told)
    assert result.attempted == source.count(">>>")


def test_the_http_service(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("fastapi")
    testclient = pytest.importorskip("fastapi.testclient")
    page = (PAGES / "serve-over-http.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"^```\{code-block\} python\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    pathlib.Path("service.py").write_text(block, encoding="utf-8")
    monkeypatch.syspath_prepend(os.getcwd())
    import service  # type: ignore[import-not-found]

    answer: Any = testclient.TestClient(service.app).post(
        "/facts", json={"text": "It rained on Wednesday.", "published": "2025-02-13"}
    )
    assert answer.status_code == 200
    assert answer.json()["facts"][0]["value"]["timex"] == "2025-02-12"
