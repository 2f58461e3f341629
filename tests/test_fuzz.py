"""Inputs that a fuzzer starts from, and those that broke something once, replayed without a fuzzer.

``fuzz/README.md`` says how to run one, and what to do with what it finds.
"""

from __future__ import annotations

import importlib.util
import pathlib
from types import ModuleType

import pytest

FUZZ = pathlib.Path(__file__).parent.parent / "fuzz"
SAVED = sorted(path for folder in ("corpus", "regressions") for path in (FUZZ / folder).glob("*/*"))


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"fuzz_{name}", FUZZ / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


targets = load("targets")


@pytest.mark.parametrize("path", SAVED, ids=lambda path: "/".join(path.parts[-3:]))
def test_a_saved_input_breaks_nothing(path: pathlib.Path) -> None:
    targets.TARGETS[path.parent.name](path.read_bytes())


def test_every_target_has_inputs() -> None:
    for folder in ("corpus", "regressions"):
        assert {path.name for path in (FUZZ / folder).iterdir()} == set(targets.TARGETS)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n",
        b"\xff\n\xff",
        b"en-GB 2025-02-13 vague\n\xed\xa0\x80 $5",
        b"xx 2025-99-99\nEUR 5",
        b"no line",
    ],
)
def test_no_input_is_lost(data: bytes) -> None:
    for target in targets.TARGETS.values():
        target(data)


def test_a_broken_promise_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without this, a target that checks nothing would pass as well."""
    monkeypatch.setattr(targets, "explain", lambda fact: "")
    with pytest.raises(AssertionError):
        targets.text(b"en 2025-02-13\nIt paid $5 million.")
    whole = (FUZZ / "regressions" / "json" / "whole.json").read_bytes()
    with pytest.raises(AssertionError):
        targets.json(whole)
