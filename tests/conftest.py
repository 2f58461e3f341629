"""What every test may ask for."""

from __future__ import annotations

import pathlib

import pytest

SEEDS = pathlib.Path(__file__).parent.parent / "seeds"


@pytest.fixture(scope="session")
def seeds() -> dict[str, str]:
    """Give the seed articles by file name."""
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))}
