"""Where the command writes: nothing is lost, formats by suffix, the bar, names that are not known."""

from __future__ import annotations

import io
import json
import os
import signal
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from newsfacts import __version__
from newsfacts.cli import Status, main
from newsfacts.cli.arguments import _jobs

LINE = '{"id": "a", "text": "They paid $5m."}\n'
PRECIOUS = "facts of last year\n"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    path = tmp_path / "in.jsonl"
    path.write_text(LINE, encoding="utf-8")
    return path


@pytest.fixture
def precious(tmp_path: Path) -> Path:
    path = tmp_path / "precious.jsonl"
    path.write_text(PRECIOUS, encoding="utf-8")
    return path


def run(*arguments: object) -> int:
    try:
        return main([str(argument) for argument in arguments])
    except SystemExit as error:
        return int(error.code or 0)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.mark.parametrize("way", ["itself", "symbolic", "hard", "dots"])
def test_an_output_that_is_an_input_is_refused(
    lines: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], way: str
) -> None:
    other = tmp_path / "other.jsonl"
    if way == "symbolic":
        other.symlink_to(lines.name)
    elif way == "hard":
        os.link(lines, other)
    else:
        other = lines if way == "itself" else tmp_path / ".." / tmp_path.name / lines.name
    for source, output in ((lines, other), (other, lines)):
        assert run("extract", "absent.txt", source, "-o", output) == Status.BAD_INPUT
        error = capsys.readouterr().err
        assert f"the output {output} is the same file as the input {source}" in error
        assert "absent.txt" not in error, "nothing is read before"
        assert lines.read_text(encoding="utf-8") == LINE


@pytest.mark.parametrize(
    "command",
    ["extract - -o in.jsonl <in.jsonl", "extract in.jsonl >>in.jsonl", "explain - <in.jsonl >>in.jsonl"],
)
def test_redirections_are_seen_through(lines: Path, command: str) -> None:
    done = subprocess.run(
        ["sh", "-c", f'"{sys.executable}" -m newsfacts {command}'],
        cwd=lines.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == Status.BAD_INPUT
    assert "is the same file as the input" in done.stderr
    assert lines.read_text(encoding="utf-8") == LINE


@pytest.mark.parametrize(
    "wrong", [["--locale", "xx"], ["--kinds", "rooom"], ["--published", "soon"], ["--max-chars", "0"]]
)
def test_wrong_settings_leave_the_old_file(lines: Path, precious: Path, wrong: list[str]) -> None:
    assert run("extract", lines, *wrong, "-o", precious) == Status.BAD_INPUT
    assert precious.read_text(encoding="utf-8") == PRECIOUS
    assert names(precious.parent) == {lines.name, precious.name}


def test_a_run_without_any_document_leaves_the_old_file(
    precious: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("extract", "absent.txt", "-o", precious) == Status.BAD_INPUT
    assert precious.read_text(encoding="utf-8") == PRECIOUS
    assert names(precious.parent) == {precious.name}
    assert capsys.readouterr().err.splitlines()[-1].startswith(f"{precious}: not written")


def test_what_could_be_read_is_written(lines: Path, precious: Path) -> None:
    assert run("extract", "absent.txt", lines, "-o", precious) == Status.BAD_INPUT
    assert json.loads(precious.read_text(encoding="utf-8"))["id"] == "a"
    assert names(precious.parent) == {lines.name, precious.name}


_AS_IT_IS = "from newsfacts.cli import main; sys.exit(main(sys.argv[1:]))"
_WITHOUT_NAMELESS_FILES = f"import os; vars(os).pop('O_TMPFILE', None); {_AS_IT_IS}"


@pytest.mark.skipif(sys.platform != "linux", reason="needs pipes that stand in the file system")
@pytest.mark.parametrize("code", [_AS_IT_IS, _WITHOUT_NAMELESS_FILES])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_a_run_that_dies_leaves_the_old_file_and_nothing_else(
    precious: Path, number: signal.Signals, code: str
) -> None:
    if signal.getsignal(number) is signal.SIG_IGN:
        pytest.skip("the signal is ignored here, as under nohup")
    if number == signal.SIGKILL and code != _AS_IT_IS:
        pytest.skip("nothing can be done there")
    with subprocess.Popen(
        [sys.executable, "-c", f"import sys; {code}", "extract", "-", "absent.txt", "-o", precious.name],
        cwd=precious.parent,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        assert process.stderr is not None
        process.stdin.write(f"{LINE}no JSON\n".encode())
        process.stdin.flush()
        assert b"standard input:2" in process.stderr.readline()  # the first document was written
        process.send_signal(number)
        process.wait()
    assert process.returncode == {signal.SIGINT: Status.INTERRUPTED, signal.SIGKILL: -9}.get(
        number, 128 + number
    )
    assert precious.read_text(encoding="utf-8") == PRECIOUS
    assert names(precious.parent) == {precious.name}


def test_a_disk_that_is_full_leaves_the_old_file(
    lines: Path, precious: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    resource = pytest.importorskip("resource")
    old = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (16, limits[1]))
    try:
        status = run("extract", lines, "-o", precious)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, old)
    assert status == Status.BAD_INPUT
    assert capsys.readouterr().err == f"{precious}: File too large\n"
    assert precious.read_text(encoding="utf-8") == PRECIOUS
    assert names(precious.parent) == {lines.name, precious.name}


def test_permissions_stay_and_a_new_file_has_the_usual_ones(lines: Path, precious: Path) -> None:
    precious.chmod(0o640)
    fresh = precious.with_name("fresh.jsonl")
    mask = os.umask(0o027)
    try:
        assert run("extract", lines, "-o", precious) == run("extract", lines, "-o", fresh) == Status.DONE
    finally:
        os.umask(mask)
    assert stat.S_IMODE(precious.stat().st_mode) == 0o640
    assert stat.S_IMODE(fresh.stat().st_mode) == 0o640
    precious.chmod(0o604)
    assert run("extract", lines, "-o", precious) == Status.DONE
    assert stat.S_IMODE(precious.stat().st_mode) == 0o604


def test_a_link_stays_and_its_target_is_written(lines: Path, precious: Path) -> None:
    folder = precious.parent / "links"
    folder.mkdir()
    link, missing, chain = folder / "link.jsonl", folder / "missing.jsonl", folder / "chain.jsonl"
    link.symlink_to(Path("..") / precious.name)
    missing.symlink_to("new.jsonl")
    chain.symlink_to(link.name)
    for one, target in ((link, precious), (missing, folder / "new.jsonl"), (chain, precious)):
        precious.write_text(PRECIOUS, encoding="utf-8")
        assert run("extract", lines, "-o", one) == Status.DONE
        assert one.is_symlink()
        assert not target.is_symlink()
        assert json.loads(target.read_text(encoding="utf-8"))["id"] == "a"


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="needs /dev/stdout")
@pytest.mark.parametrize("output", ["/dev/stdout", "-", "/dev/fd/1", "out"])
def test_standard_output_is_written_directly(lines: Path, tmp_path: Path, output: str) -> None:
    (tmp_path / "out").symlink_to("/dev/stdout")
    log = tmp_path / "log"
    log.write_text("before\n", encoding="utf-8")
    with log.open("ab") as stream:
        done = subprocess.run(
            [sys.executable, "-m", "newsfacts", "extract", lines.name, "-o", output, "-f", "jsonl"],
            cwd=tmp_path,
            stdout=stream,
            check=False,
        )
    assert done.returncode == Status.DONE
    before, document = log.read_text(encoding="utf-8").splitlines()
    assert before == "before"
    assert json.loads(document)["id"] == "a"
    assert names(tmp_path) == {"in.jsonl", "log", "out"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_stays_a_pipe(lines: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.jsonl"
    os.mkfifo(pipe)
    got: list[str] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_text(encoding="utf-8")))
    reader.start()
    assert run("extract", lines, "-o", pipe) == Status.DONE
    reader.join()
    assert json.loads(got[0])["id"] == "a"
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_devices_may_be_input_and_output(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("extract", "/dev/null", "-o", "/dev/null") == Status.DONE
    assert capsys.readouterr().err == ""


def test_a_folder_that_is_not_there_is_told(lines: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = lines.parent / "nowhere" / "a.jsonl"
    assert run("extract", lines, "-o", output) == Status.BAD_INPUT
    assert capsys.readouterr().err.startswith(f"{output}: cannot write to its folder: No such file")
    assert run("extract", lines, "-o", lines.parent) == Status.BAD_INPUT
    assert capsys.readouterr().err.startswith(f"{lines.parent}: Is a directory")


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("a.html", "<!doctype html>"),
        ("a.HTM", "<!doctype html>"),
        ("a.csv", "document_id,"),
        ("a.json", "[\n"),
        ("a.jsonl", '{"id": "a"'),
        ("a.ndjson", '{"id": "a"'),
        ("a.tml", "<?xml"),
        ("a.txt", "{lines}:1 (a): 1 fact\n"),
        ("a", "{lines}:1 (a): 1 fact\n"),
    ],
)
def test_the_suffix_says_the_format(lines: Path, name: str, begins: str) -> None:
    output = lines.with_name(name)
    assert run("extract", lines, "-o", output) == Status.DONE
    text = output.read_text(encoding="utf-8")
    assert text.lower().startswith(begins.replace("{lines}", str(lines)).lower())
    assert run("extract", lines, "-o", output, "-f", "json") == Status.DONE
    assert output.read_text(encoding="utf-8").startswith("[\n")


@pytest.mark.parametrize("name", ["a.out", "a.parket", "a.jsonl.gz"])
def test_a_suffix_without_a_format_is_an_error(
    lines: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    output = lines.with_name(name)
    assert run("extract", lines, "-o", output) == Status.BAD_INPUT
    error = capsys.readouterr().err
    for words in (str(output), "--format", ".html", ".csv", ".jsonl", ".json"):
        assert words in error
    assert not output.exists()
    assert run("extract", lines, "-o", output, "--format", "csv") == Status.DONE


def test_the_bar_shows_with_an_output_file_too(lines: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("tqdm")

    def counted(*arguments: object) -> bool:
        terminal = Terminal()
        monkeypatch.setattr(sys, "stderr", terminal)
        monkeypatch.setattr(sys, "stdout", Terminal())
        assert run("extract", lines, *arguments) == Status.DONE
        return " documents " in terminal.getvalue()

    output = lines.with_name("a.csv")
    assert counted("-o", output)
    assert not counted("-o", output, "-q")
    assert not counted()


def test_quiet_keeps_errors(lines: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("extract", "absent.txt", lines, "--quiet") == Status.BAD_INPUT
    assert "absent.txt" in capsys.readouterr().err


def test_jobs_may_be_as_many_as_there_are_processors(lines: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert 1 <= _jobs("auto") <= (os.cpu_count() or 1)
    assert run("extract", lines, "-j", "auto", "-f", "jsonl") == Status.DONE
    together = capsys.readouterr().out
    assert run("extract", lines, "-j", "1", "-f", "jsonl") == Status.DONE
    assert capsys.readouterr().out == together


def test_the_version_has_a_short_option(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("-V") == Status.DONE
    assert capsys.readouterr().out == f"newsfacts {__version__}\n"


@pytest.mark.parametrize("command", [[], ["extract"], ["explain"], ["evaluate"]])
def test_help_has_examples(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*command, "--help") == Status.DONE
    assert f"examples:\n  newsfacts {(command or ['extract'])[0]} " in capsys.readouterr().out


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        (["--kinds", "date,mony"], "unknown kind 'mony'; did you mean 'money'?"),
        (["--format", "jsnl"], "unknown format 'jsnl'; did you mean 'jsonl'?"),
        (["--format", "HTML"], "unknown format 'HTML'; did you mean 'html'?"),
        (["--as", "txt"], "unknown form 'txt'; did you mean 'text'?"),
        (["--locale", "fre"], "did you mean 'fr'?"),
        (["--locale", "German"], "did you mean 'de'?"),
        (["--locale", "deutsh"], "did you mean 'de'?"),
    ],
)
def test_near_names_are_proposed(
    lines: Path, wrong: list[str], meant: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("extract", lines, *wrong) == Status.BAD_INPUT
    assert meant in capsys.readouterr().err


@pytest.mark.parametrize("wrong", [["--kinds", "weather"], ["--format", "xyz"], ["--locale", "zz-ZZ"]])
def test_nothing_is_proposed_for_names_that_are_far(
    lines: Path, wrong: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("extract", lines, *wrong) == Status.BAD_INPUT
    error = capsys.readouterr().err
    assert f"{wrong[1]!r}; " in error
    assert "did you mean" not in error


def test_locales_are_listed_with_their_names(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("locales") == Status.DONE
    rows = [line.split() for line in capsys.readouterr().out.splitlines()[1:]]
    origin = ["newsfacts", __version__]
    assert ["de", "German", "Deutsch", "DE", *origin] in rows
    assert ["en", "English", "English", "US", *origin] in rows
