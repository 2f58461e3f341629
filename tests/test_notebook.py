"""The notebook of the tutorial runs from its first cell to its last, and its cells show what the lesson says.

``sphinx-build`` runs it with Jupyter. Here its cells run in this process, where the code is under test.
"""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pytest

TUTORIAL = Path(__file__).parent.parent / "docs" / "tutorial"
NOTEBOOK = json.loads((TUTORIAL / "explore-in-a-notebook.ipynb").read_text(encoding="utf-8"))


def outputs() -> list[Any]:
    """Run the code cells one after another, and give what the last line of each shows."""
    names: dict[str, Any] = {"__name__": "__main__"}
    shown = []
    for cell in NOTEBOOK["cells"]:
        if cell["cell_type"] == "code":
            tree = ast.parse("".join(cell["source"]))
            last = tree.body.pop()
            assert isinstance(last, ast.Expr)
            exec(compile(tree, "<cell>", "exec"), names)
            shown.append(eval(compile(ast.Expression(last.value), "<cell>", "eval"), names))
    return shown


def test_every_cell_shows_what_the_lesson_says(capsys: pytest.CaptureFixture[str]) -> None:
    pandas = pytest.importorskip("pandas")
    doc, facts, dates, money, nothing, frame, frames, total = outputs()
    assert [fact.kind for fact in facts] == [
        "money",
        "date",
        "date",
        "percentage",
        "date",
        "quotation",
        "date",
    ]
    assert "<mark" in doc._repr_html_()
    assert [fact.text for fact in dates] == ["June 2029", "Tuesday", "next year", "more than a decade"]
    assert money.currency == "USD"
    assert nothing is None
    assert '"Tuesday" → 2026-03-10' in capsys.readouterr().out
    assert len(frame) == len(facts)
    assert isinstance(frames, pandas.DataFrame)
    assert dict(total) == {"EUR": 323_400_000}


def test_the_notebook_is_kept_without_outputs() -> None:
    for cell in NOTEBOOK["cells"]:
        assert not cell.get("outputs")
        assert cell.get("execution_count") is None
