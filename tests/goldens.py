"""Machine-written files: the only ones that a flag may write again."""

from __future__ import annotations

import pathlib

import pytest

GOLDENS = pathlib.Path(__file__).parent / "goldens"


def check_golden(name: str, text: str, request: pytest.FixtureRequest) -> None:
    """Compare ``text`` with a golden, or write it if pytest got ``--update-goldens``."""
    path = GOLDENS / name
    if request.config.getoption("--update-goldens"):
        path.write_text(text, encoding="utf-8", newline="\n")
    known = path.read_text(encoding="utf-8") if path.exists() else ""
    assert text == known, (
        f"tests/goldens/{name} is out of date. Read the difference; if it is meant, run "
        "`pytest --update-goldens tests/test_goldens.py` and commit the file by itself."
    )
