"""A reader who follows the plug-in tutorial to the letter, in an empty folder, gets a working plug-in.

The files and commands are read from the page. Two commands are done in another way that gives the same: the
environment is the one that runs the tests, and the package is built by its own backend without a network.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import newsfacts
from distributions import install

PAGE = Path(__file__).parent.parent / "docs" / "tutorial" / "first-plug-in.md"
BLOCK = re.compile(r"^```\{code-block\} (\w+)\n(?::caption: (\S+)\n)?\n?(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks() -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Give the files by name, and the commands with the output that the page shows."""
    files: dict[str, str] = {}
    commands: list[tuple[str, str]] = []
    for language, name, content in BLOCK.findall(PAGE.read_text(encoding="utf-8")):
        if name:
            files[name] = content
        elif language == "console":
            command, _, shown = content.removeprefix("$ ").partition("\n")
            commands.append((command, shown))
    return files, commands


FILES, COMMANDS = blocks()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of the tutorial, with all files written and the package installed beside it."""
    folder = tmp_path_factory.mktemp("tutorial") / "newsfacts-quakes"
    folder.mkdir()
    for name, content in FILES.items():
        (folder / name).write_text(content, encoding="utf-8")
    with pytest.MonkeyPatch.context() as monkeypatch:
        install(folder, folder.with_name("site"), monkeypatch)
    return folder


def test_the_page_has_what_this_test_reads() -> None:
    assert set(FILES) == {"newsfacts_quakes.py", "pyproject.toml", "quake.txt", "again.py", "test_quakes.py"}
    assert len(COMMANDS) == 4


@pytest.mark.parametrize(("command", "shown"), COMMANDS, ids=[command for command, _ in COMMANDS])
def test_the_command_does_what_the_page_shows(folder: Path, command: str, shown: str) -> None:
    program, *arguments = command.split()
    module = {".venv/bin/newsfacts": ["-m", "newsfacts"], ".venv/bin/python": []}[program]
    done = subprocess.run(
        [sys.executable, *module, *arguments],
        cwd=folder,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(
                [str(folder.with_name("site")), str(Path(newsfacts.__file__).parent.parent)]
            ),
            "NO_COLOR": "1",
            "PYTHONIOENCODING": "utf-8",
        },
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr == ""
    seconds = re.compile(r"in \d+\.\d+s")
    assert seconds.sub("in 0.00s", done.stdout).rstrip() == seconds.sub("in 0.00s", shown).rstrip()
