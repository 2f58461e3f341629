"""Write ``constraints/tested.txt``: the newest set of libraries that the tests pass with.

    python constraints/update.py

It installs newsfacts with the extras that its tests need in a fresh environment, runs the tests there, and
writes the exact versions if they pass. The README's test command installs that set, so that it gives the same
result next year. Needs PyPI.
"""

from __future__ import annotations

import pathlib
import subprocess
import sys
import tempfile
import venv

ROOT = pathlib.Path(__file__).parent.parent
TARGET = ROOT / "constraints" / "tested.txt"
_HEAD = """\
# The versions that the tests were last passed with on Python {python}; written by constraints/update.py.
# The README's test command installs these. CI also runs the newest of everything and the oldest allowed.
"""


def main() -> None:
    """Install, test, write."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = pathlib.Path(folder, "bin", "python")
        subprocess.run([python, "-m", "pip", "install", "--quiet", f"{ROOT}[test]"], check=True)
        frozen = subprocess.run(
            [python, "-m", "pip", "freeze", "--exclude", "newsfacts"],
            check=True,
            capture_output=True,
            encoding="utf-8",
        ).stdout
        subprocess.run([python, "-m", "pytest", "-n", "auto", "-p", "no:cacheprovider"], cwd=ROOT, check=True)
    head = _HEAD.format(python=f"{sys.version_info.major}.{sys.version_info.minor}")
    TARGET.write_text(head + frozen, encoding="utf-8")
    print(f"wrote {TARGET.relative_to(ROOT)}: {len(frozen.splitlines())} versions")


if __name__ == "__main__":
    main()
