"""A reader who follows a page to the letter, in an empty folder, gets a working plug-in or language package.

The files and commands are read from the pages. Two commands are done in another way that gives the same: the
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

DOCS = Path(__file__).parent.parent / "docs"
BLOCK = re.compile(r"^```\{code-block\} (\w+)\n(?::caption: (\S+)\n)?\n?(.*?)^```$", re.MULTILINE | re.DOTALL)
PAGES = {
    "tutorial/first-plug-in": {"newsfacts_quakes.py", "pyproject.toml", "quake.txt", "test_quakes.py"},
    "how-to/bring-a-language": {
        "pyproject.toml",
        "newsfacts_esperanto/__init__.py",
        *(
            f"newsfacts_esperanto/languages/eo/{name}.toml"
            for name in ("numbers", "amounts", "money", "dates")
        ),
        "novajo.txt",
        "test_esperanto.py",
    },
    "how-to/add-a-currency": {
        "pyproject.toml",
        "newsfacts_guernsey/__init__.py",
        "newsfacts_guernsey/rows/currencies.toml",
        "newsfacts_guernsey/rows/en/money.toml",
        "newsfacts_guernsey/rows/de/money.toml",
        "rent.txt",
    },
}
"""The pages, with the files that a reader writes."""


def blocks(page: str) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Give the files by name, and the commands with the output that the page shows."""
    files: dict[str, str] = {}
    commands: list[tuple[str, str]] = []
    for language, name, content in BLOCK.findall((DOCS / f"{page}.md").read_text(encoding="utf-8")):
        if name:
            files[name] = content
        elif language == "console":
            command, _, shown = content.removeprefix("$ ").partition("\n")
            commands.append((command, shown))
    return files, commands


COMMANDS = [(page, *command) for page in PAGES for command in blocks(page)[1]]


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Give the folder of each page, with all files written and the package installed beside it."""
    folders = {}
    for page in PAGES:
        folder = folders[page] = tmp_path_factory.mktemp("pages") / page.rpartition("/")[2]
        for name, content in blocks(page)[0].items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(content, encoding="utf-8")
        with pytest.MonkeyPatch.context() as monkeypatch:
            install(folder, folder.with_name("site"), monkeypatch)
    return folders


@pytest.mark.parametrize("page", PAGES)
def test_the_page_has_what_this_test_reads(page: str) -> None:
    files, commands = blocks(page)
    assert set(files) == PAGES[page]
    assert len(commands) >= 2


@pytest.mark.parametrize(
    ("page", "command", "shown"), COMMANDS, ids=[f"{page}: {one}" for page, one, _ in COMMANDS]
)
def test_the_command_does_what_the_page_shows(
    folders: dict[str, Path], page: str, command: str, shown: str
) -> None:
    folder = folders[page]
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
