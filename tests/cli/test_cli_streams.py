"""Standard output holds facts and nothing else; standard error harms no terminal, and may be closed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from distributions import install, project
from newsfacts.cli import Status, main

NOISY = r"""
import logging, os, subprocess, sys, warnings
from newsfacts import ExtractorSpec

print("said at import")
KEPT = sys.stdout

class Noisy:
    spec = ExtractorSpec("noisy", ("noise",))

    def extract(self, scan):
        print("said by print \x1b[31m")
        KEPT.write("said by what it kept\n")
        sys.__stdout__.write("said past it\n")
        os.write(1, b"said by C\n")
        subprocess.run([sys.executable, "-c", "print('said by a process')"], check=True)
        logging.getLogger("noisy").error("said by logging \x1b[2J")
        print("said to stderr \x1b[5m", file=sys.stderr)
        warnings.warn("said by a warning \x1b[1m")
        raise RuntimeError("said by an error \x1b]0;title\x07\x9b1m")

    def normalise(self, candidate, context):
        return None
"""
BUFFERED = {key: value for key, value in os.environ.items() if key != "PYTHONUNBUFFERED"}
SAID = [
    *(
        f"said by {what}"
        for what in ("print", "what it kept", "C", "a process", "logging", "a warning", "an error")
    ),
    "said at import",
    "said to stderr",
]


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text("It paid $5m.\n", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def noisy(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Give an environment in which a plug-in is installed that prints in all ways."""
    folder = tmp_path_factory.mktemp("noisy")
    made = project(folder / "project", "noisy", {"noisy": "noisy:Noisy"}, NOISY)
    with pytest.MonkeyPatch.context() as patch:
        site = install(made, folder / "site", patch)
    path = os.pathsep.join(filter(None, [str(site), os.environ.get("PYTHONPATH", "")]))
    return {**BUFFERED, "PYTHONPATH": path}


def shell(command: str, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run a command line in which ``newsfacts`` is that of this Python."""
    script = f'newsfacts() {{ "{sys.executable}" -m newsfacts "$@"; }}; {command}'
    return subprocess.run(
        ["bash", "-c", script], capture_output=True, encoding="utf-8", check=False, **options
    )


def texts(out: str) -> list[list[str]]:
    """Return the words of the facts of each document; raises if a line is none."""
    return [[fact["text"] for fact in json.loads(line)["facts"]] for line in out.splitlines()]


@pytest.mark.parametrize(
    ("output", "jobs"),
    [("", 1), ("", 2), ("-o -", 1), ("-o /dev/stdout", 1), ("-o /dev/fd/1", 2), ("| cat", 1)],
)
def test_what_a_plug_in_prints_is_not_among_the_facts(
    article: Path, noisy: dict[str, str], output: str, jobs: int
) -> None:
    done = shell(f"newsfacts extract a.txt a.txt -f jsonl -j {jobs} {output}", cwd=article.parent, env=noisy)
    assert done.returncode == Status.DONE
    assert texts(done.stdout) == [["$5m"], ["$5m"]]
    said = [*SAID, "said past it"] if jobs == 1 else SAID  # what a process has not flushed may be lost
    assert [words for words in said if words not in done.stderr] == []


@pytest.mark.parametrize(
    "command", ["extract a.txt", "extractors", "explain a.txt", "extract a.txt --strict"]
)
def test_no_control_character_of_a_plug_in_reaches_the_terminal(
    article: Path, noisy: dict[str, str], command: str
) -> None:
    done = shell(f"newsfacts {command}", cwd=article.parent, env=noisy)
    odd = {character for character in done.stdout + done.stderr if not character.isprintable()}
    assert odd <= {"\n"}
    assert "said" not in done.stdout


@pytest.mark.parametrize("closed", ["2>&-", "<&- 2>&-", "2>/dev/full", "2> >(exec <&-; sleep 0)"])
def test_standard_error_may_be_closed_or_full(article: Path, closed: str) -> None:
    if "/dev/full" in closed and not Path("/dev/full").exists():
        pytest.skip("needs /dev/full")
    done = shell(f"newsfacts extract absent.txt a.txt -f jsonl {closed}", cwd=article.parent)
    assert done.returncode == Status.BAD_INPUT, "an input is absent"
    assert texts(done.stdout) == [["$5m"]]


def test_a_file_is_written_while_standard_error_is_closed(article: Path) -> None:
    done = shell("newsfacts extract absent.txt a.txt -o out.jsonl 2>&-", cwd=article.parent)
    assert done.returncode == Status.BAD_INPUT
    assert done.stdout == ""
    assert texts((article.parent / "out.jsonl").read_text(encoding="utf-8")) == [["$5m"]]


def test_what_is_written_below_python_does_not_land_in_the_output(
    article: Path, noisy: dict[str, str]
) -> None:
    command = "newsfacts extract a.txt -o out.jsonl >&- 2>&-"
    assert shell(command, cwd=article.parent, env=noisy).returncode == Status.DONE
    assert texts((article.parent / "out.jsonl").read_text(encoding="utf-8")) == [["$5m"]]


@pytest.mark.parametrize(
    ("closed", "commands"),
    [
        (">&-", ["extract a.txt", "extract a.txt -f jsonl", "explain a.txt", "extractors", "locales"]),
        (">&- 2>&-", ["extract a.txt -f jsonl", "--help"]),
        ("<&- >&- 2>&-", ["extract a.txt", "locales"]),
    ],
)
def test_standard_output_may_be_closed(article: Path, closed: str, commands: list[str]) -> None:
    for command in commands:
        done = shell(f"newsfacts {command} {closed}", cwd=article.parent)
        assert (done.returncode, done.stdout, done.stderr) == (Status.DONE, "", "")


@pytest.mark.parametrize("command", ["--help", "extract --help", "--version", "locales"])
def test_a_reader_of_help_may_go_away(command: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "newsfacts", *command.split()],
        stdout=writing,
        env=BUFFERED,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (Status.PIPE_CLOSED, b"")


def test_wrong_arguments_with_control_characters_are_told_without_them(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        main(["extract", "a.txt", "--od\x1b[2Jd"])
    error = capsys.readouterr().err
    assert "--od [2Jd" in error
    assert "\x1b" not in error


def test_the_streams_of_a_program_that_calls_it_stay_its_own(article: Path) -> None:
    code = (
        "import os, sys; from newsfacts.cli import main; "
        "before = sys.stdout, sys.stderr, os.fstat(1).st_ino; "
        "print('before'); main(['extract', 'a.txt', '-f', 'jsonl']); print('after'); "
        "assert before == (sys.stdout, sys.stderr, os.fstat(1).st_ino); os.write(2, b'still open')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=article.parent, capture_output=True, encoding="utf-8", check=True
    )
    first, facts, last = done.stdout.splitlines()
    assert (first, last, done.stderr) == ("before", "after", "still open")
    assert texts(facts) == [["$5m"]]
