"""Worker processes of a program that ends at once, and of one that cannot be imported again."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

KILLED = """
import itertools, sys, threading
from newsfacts import Pipeline, Registry

def endless():
    for number in itertools.count():
        yield f"It cost ${number} million."

if __name__ == "__main__":
    if sys.argv[1] == "spawn":
        threading.Thread(target=threading.Event().wait, daemon=True).start()
    stream = Pipeline(registry=Registry.builtin()).pipe(endless(), processes=3)
    for _ in range(20):
        next(stream)
    print("working", flush=True)
    if sys.argv[2] == "busy":
        for _ in stream:
            pass
    threading.Event().wait()
"""

UNGUARDED = """
import threading
from newsfacts import Pipeline, Registry

threading.Thread(target=threading.Event().wait, daemon=True).start()
print([doc.text for doc in Pipeline(registry=Registry.builtin()).pipe(["It cost $5."], processes=2)])
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a signal that nobody can catch")
@pytest.mark.parametrize("way", ["fork", "spawn"])
@pytest.mark.parametrize("state", ["busy", "idle"])
def test_workers_end_when_their_parent_is_killed(tmp_path: Path, way: str, state: str) -> None:
    script = tmp_path / "killed.py"
    script.write_text(KILLED, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, str(script), way, state], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"working\n"
        process.send_signal(signal.SIGKILL)
        # Each process has the pipe open: it ends for us when the last of them has ended.
        out, _ = process.communicate(timeout=60)
    assert process.returncode == -signal.SIGKILL
    assert out == b""


def test_a_program_without_a_guard_is_told_so(tmp_path: Path) -> None:
    script = tmp_path / "unguarded.py"
    script.write_text(UNGUARDED, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(script)], capture_output=True, encoding="utf-8", timeout=120, check=False
    )
    assert done.returncode == 1
    assert done.stdout == ""
    last = done.stderr.splitlines()[-1]
    assert last.startswith("newsfacts.errors.WorkerError: no worker process could start")
    assert 'if __name__ == "__main__":' in last
