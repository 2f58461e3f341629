"""Every shell block of the README and the documentation is run, or checked as far as that needs no network.

``console`` blocks, which show their output, are run by ``test_examples.py`` and ``test_tutorial.py``.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import newsfacts
import test_tutorial

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md")]
PAGES += sorted(path for path in (ROOT / "docs").rglob("*.md") if not {"_build", "generated"} & {*path.parts})
FENCE = re.compile(r"^ *```(?:\{code-block\} )?(\S*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
COMMENT = re.compile(r"\s+#.*$")
EXTRAS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
    "optional-dependencies"
]
FOREIGN = {"pandas", "fastapi", "uvicorn"}
"""Packages besides newsfacts that the pages install."""


def commands() -> Iterator[tuple[str, str]]:
    """Give each command of a shell block with its page."""
    for path in PAGES:
        for language, body in FENCE.findall(path.read_text(encoding="utf-8")):
            if language == "sh":
                for line in body.replace("\\\n", " ").splitlines():
                    for command in COMMENT.sub("", line).split(" && "):
                        if command.strip():
                            yield path.relative_to(ROOT).as_posix(), command.strip()


COMMANDS = list(commands())
RUN = [(page, command) for page, command in COMMANDS if re.match(r"(?:\.venv/bin/)?newsfacts ", command)]
CHECKED = [pair for pair in COMMANDS if pair not in RUN]


def named(pair: tuple[str, str]) -> str:
    return ": ".join(pair)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with the files that the pages speak of."""
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    (tmp_path / "articles.jsonl").write_text('{"text": "It paid €5m."}\n' * 3, encoding="utf-8")
    page = (ROOT / "docs" / "how-to" / "measure.md").read_text(encoding="utf-8")
    gold = next(body for language, body in FENCE.findall(page) if language == "json")
    (tmp_path / "gold.jsonl").write_text(gold, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(("page", "command"), RUN, ids=map(named, RUN))
def test_the_command_runs(page: str, command: str, folder: Path) -> None:
    if "parquet" in command:
        pa = pytest.importorskip("pyarrow")
        pytest.importorskip("pyarrow.parquet").write_table(
            pa.table({"body": ["It paid €5m."], "key": ["a"], "day": ["2025-02-13"]}),
            folder / "articles.parquet",
        )
    prelude = 'newsfacts() { "$PYTHON" -m newsfacts "$@"; }\n'
    done = subprocess.run(
        ["bash", "-c", prelude + command.removeprefix(".venv/bin/")],
        cwd=folder,
        env={
            **os.environ,
            "PYTHON": sys.executable,
            "PYTHONPATH": str(Path(newsfacts.__file__).parent.parent),
            "PYTHONIOENCODING": "utf-8",
        },
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    written = re.search(r"(?:-o|>) (\S+)", command)
    assert (folder / written[1]).read_bytes() if written else done.stdout


@pytest.mark.parametrize(("page", "command"), CHECKED, ids=map(named, CHECKED))
def test_the_command_can_be_followed(page: str, command: str) -> None:
    """Each command is of a known sort, and what it names is there."""
    program, *arguments = shlex.split(command)
    program = program.removeprefix(".venv/bin/")
    if program == "pip":
        assert arguments.pop(0) == "install"
        check_installed(arguments)
    elif program in ("python", "python3", "python3.11"):
        check_python(arguments)
    elif program == "cp":
        assert (ROOT / arguments[-2]).exists()
    elif program == "sphinx-build":
        assert (ROOT / arguments[0] / "conf.py").exists()
    elif program == "curl":
        (sent,) = [one for one in arguments if one.startswith("{")]
        assert newsfacts.extract(json.loads(sent)["text"]).facts  # test_engine_pages.py has the service
    else:
        assert (program, *arguments[:1]) in {
            (".", ".venv/bin/activate"),
            ("mkdir", *arguments[:1]),
            ("cd", *arguments[:1]),
        }


def check_installed(requirements: list[str]) -> None:
    """Check what ``pip install`` is given: files that are there, extras that exist, known packages."""
    for option, value in zip(requirements, [*requirements[1:], ""], strict=True):
        if option == "-c":
            assert (ROOT / value).exists()
    rest = [one for one in requirements if not one.startswith(("-", "constraints/"))]
    for requirement in rest:
        place, _, extras = requirement.removesuffix("]").partition("[")
        assert place in {".", "/path/to/newsfacts", *FOREIGN}
        assert not set(filter(None, extras.split(","))) - EXTRAS.keys()


def check_python(arguments: list[str]) -> None:
    """Check what Python is given: a script that is there and its options, or a module."""
    if not arguments:
        return
    if arguments[0] == "-m":
        assert arguments[1] in ("venv", "pytest", "newsfacts", "build")
        return
    script = ROOT / arguments[0]
    source = script.read_text(encoding="utf-8")
    for option in arguments[1:]:
        if option.startswith("--"):
            assert f'"{option.partition("=")[0]}"' in source, f"{arguments[0]} has no option {option}"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_block_of_the_page_escapes(path: Path) -> None:
    """Shell is written in one way only, and consoles whose output is shown are run by a test."""
    page = path.read_text(encoding="utf-8")
    assert not {language for language, _ in FENCE.findall(page)} & {"bash", "shell", "shell-session", "zsh"}
    if re.search(r"^```\{code-block\} console$", page, re.MULTILINE):
        assert path.relative_to(ROOT / "docs").with_suffix("").as_posix() in test_tutorial.PAGES
