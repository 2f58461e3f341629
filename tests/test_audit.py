"""What CI says of known vulnerabilities: each is reported, and no answer is no failure."""

from __future__ import annotations

import pathlib
import runpy
import subprocess
import sys
from typing import Any

import pytest

AUDIT = pathlib.Path(__file__).parent.parent / ".ci" / "audit.py"
report = runpy.run_path(str(AUDIT))["report"]


def library(name: str, *vulnerabilities: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "version": "1.0", "vulns": list(vulnerabilities)}


def test_a_vulnerability_is_reported_with_what_mends_it() -> None:
    bad = library(
        "bad", {"id": "PYSEC-1", "fix_versions": ["1.1", "2.0"]}, {"id": "PYSEC-2", "fix_versions": []}
    )
    lines, status = report({"dependencies": [library("good"), bad], "fixes": []})
    assert status == 3
    assert lines == [
        "2 libraries audited, 1 vulnerable",
        "VULNERABLE: bad 1.0: PYSEC-1; mended in 1.1, 2.0",
        "VULNERABLE: bad 1.0: PYSEC-2; mended in no release as yet",
    ]


def test_what_could_not_be_audited_is_named_and_fails_nothing() -> None:
    unknown = {"name": "odd", "skip_reason": "Dependency not found on PyPI"}
    assert report({"dependencies": [library("good"), unknown]}) == (
        ["1 libraries audited, 0 vulnerable", "NOT AUDITED: PyPI told nothing of odd"],
        0,
    )
    assert report("no network") == (["NOT AUDITED: no network"], 0)


@pytest.mark.parametrize(
    "module",
    [
        "raise SystemExit('no route to host')",
        "print('[]')",
        "import sys; sys.stderr.write('Traceback\\nConnectionError'); sys.exit(1)",
    ],
)
def test_no_answer_of_pip_audit_is_no_failure(tmp_path: pathlib.Path, module: str) -> None:
    (tmp_path / "pip_audit.py").write_text(module, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(AUDIT), "constraints/tested.txt"],
        env={"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("NOT AUDITED: pip-audit gave ")
