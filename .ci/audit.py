"""Report libraries of the tested set that have a known vulnerability; exit status 3 if there is one, else 0.

    python .ci/audit.py constraints/tested.txt

Needs pip-audit, and PyPI for what is known. Where PyPI does not answer, or does not know a library, a line
says so and the status is 0: a change is not to blame. Nor is it for a vulnerability that became known
today: `.ci/run` prints it at its end and passes. `constraints/update.py`, or a higher bound, is the way out.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

SECONDS = 120
VULNERABLE = 3


def found(requirements: str) -> dict[str, Any] | str:
    """Return what pip-audit writes as JSON, or in words why there is nothing."""
    command = [
        *(sys.executable, "-m", "pip_audit", "--requirement", requirements, "--no-deps", "--disable-pip"),
        *("--format", "json", "--progress-spinner", "off", "--timeout", "10"),
    ]
    try:
        done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return f"pip-audit took more than {SECONDS} seconds"
    try:
        data = json.loads(done.stdout)
    except ValueError:
        return " ".join(["pip-audit gave no answer:", *done.stderr.strip().splitlines()[-1:]])
    return data if isinstance(data, dict) else "pip-audit gave another answer than expected"


def report(data: dict[str, Any] | str) -> tuple[list[str], int]:
    """Return the lines to print and the exit status."""
    if isinstance(data, str):
        return [f"NOT AUDITED: {data}"], 0
    libraries = data.get("dependencies", [])
    skipped = [library["name"] for library in libraries if "skip_reason" in library]
    vulnerable = [library for library in libraries if library.get("vulns")]
    lines = [f"{len(libraries) - len(skipped)} libraries audited, {len(vulnerable)} vulnerable"]
    if skipped:
        lines.append(f"NOT AUDITED: PyPI told nothing of {', '.join(skipped)}")
    for library in vulnerable:
        for one in library["vulns"]:
            fixed = ", ".join(one.get("fix_versions") or []) or "no release as yet"
            lines.append(
                f"VULNERABLE: {library['name']} {library['version']}: {one['id']}; mended in {fixed}"
            )
    return lines, VULNERABLE if vulnerable else 0


def main() -> None:
    """Ask, and tell."""
    lines, status = report(found(sys.argv[1]))
    print("\n".join(lines))
    sys.exit(status)


if __name__ == "__main__":
    main()
