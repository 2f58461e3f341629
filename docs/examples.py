"""Runs the examples of the pages: ``$`` commands in ``console`` blocks, ``>>>`` lines in Python blocks.

``tests/test_examples.py`` checks that every page shows what really comes out. When an output changes on
purpose, ``python docs/examples.py`` writes the new one into the pages, to be read before it is committed.
"""

from __future__ import annotations

import code
import contextlib
import doctest
import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BLANK = "<BLANKLINE>"  # how doctest writes an empty line of output
FENCE = re.compile(r"^```(console|pycon|\{doctest\})\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Console(code.InteractiveInterpreter):
    """Runs examples; shows an exception as doctest does, without the lines that nobody compares."""

    def showtraceback(self) -> None:
        """Write the head and the last line of a traceback."""
        kind, error, _ = sys.exc_info()
        assert kind is not None
        room = "" if kind.__module__ == "builtins" else f"{kind.__module__}."
        self.write(f"Traceback (most recent call last):\n    ...\n{room}{kind.__qualname__}: {error}\n")


def pages() -> list[Path]:
    """Give the pages that have examples."""
    generated = ROOT / "docs" / "reference" / "generated"
    found = [path for path in (ROOT / "docs").rglob("*.md") if generated not in path.parents]
    return [ROOT / "README.md", *sorted(path for path in found if "_build" not in path.parts)]


def refreshed(page: str) -> str:
    """Give a page with the real output of its examples; the Python blocks of a page share their names."""
    names: dict[str, object] = {"__name__": "__main__"}
    console = Console(names)

    def block(match: re.Match[str]) -> str:
        language, body = match.groups()
        lines = _shell(body) if language == "console" else _python(body, console)
        return f"```{language}\n" + "".join(lines) + "```"

    return FENCE.sub(block, page)


def _shell(body: str) -> Iterator[str]:
    """Run each ``$`` line in the root of the project, with ``newsfacts`` as the command of this Python."""
    environment = {**os.environ, "NO_COLOR": "1", "PYTHON": sys.executable, "PYTHONIOENCODING": "utf-8"}
    prelude = 'newsfacts() { "$PYTHON" -m newsfacts "$@"; }\n'
    for line in body.splitlines():
        if line.startswith("$ "):
            done = subprocess.run(
                ["bash", "-c", prelude + line[2:]],
                cwd=ROOT,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                check=False,
            )
            yield line + "\n" + done.stdout.decode()


def _python(body: str, console: Console) -> Iterator[str]:
    for part in doctest.DocTestParser().parse(body.rstrip("\n") + "\n\n"):
        if isinstance(part, str):
            yield part.lstrip("\n") if part.strip() else ""
            continue
        first, *others = part.source.splitlines()
        yield f">>> {first}\n" + "".join(f"... {other}\n" if other else "...\n" for other in others)
        said = io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            console.runsource(part.source, symbol="single")
        yield re.sub(r"^$(?=\n)", BLANK, said.getvalue(), flags=re.MULTILINE)


def main() -> None:
    """Write the real outputs into the pages."""
    for path in pages():
        page = path.read_text(encoding="utf-8")
        new = refreshed(page)
        if new != page:
            path.write_text(new, encoding="utf-8")
            print(f"changed {path.relative_to(ROOT)}")


if __name__ == "__main__":
    os.environ.setdefault("PYTHONPATH", str(ROOT / "src"))
    sys.path.insert(0, str(ROOT / "src"))
    main()
