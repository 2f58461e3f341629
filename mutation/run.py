"""Mutation testing: whether a test notices when a line of the code is wrong.

    python mutation/run.py scan/pieces.py [normalise …] [--sample 50] [--seed 1]

cosmic-ray makes the mutants; this draws a sample of them for each file, runs `quick.py` on each one in a copy
of the checkout, and prints the score and the survivors. See the README beside it.
"""

from __future__ import annotations

import argparse
import compileall
import datetime as dt
import json
import os
import pathlib
import random
import re
import shutil
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from typing import Any, NamedTuple

import cosmic_ray.plugins
from cosmic_ray.commands.init import init
from cosmic_ray.mutating import mutate_and_test
from cosmic_ray.testing import run_tests
from cosmic_ray.work_db import WorkDB
from cosmic_ray.work_item import TestOutcome, WorkItem
from operators import Provider

HERE = pathlib.Path(__file__).parent
PROJECT = HERE.parent
COPIED = ("src", "tests", "seeds", "mutation", "pyproject.toml")
PACKAGE = pathlib.Path("src/newsfacts")


class Survivor(NamedTuple):
    """A mutant that no test noticed."""

    path: str
    line: int
    operator: str
    before: str
    after: str


def files(names: list[str]) -> Iterator[pathlib.Path]:
    """Give the modules named: ``scan/pieces.py``, a folder such as ``scan``, or a path from here."""
    for name in names:
        path = PROJECT / PACKAGE / name
        path = path if path.exists() else pathlib.Path(name).resolve()
        if not path.exists():
            raise SystemExit(f"there is no {name}")
        modules = sorted(path.glob("*.py")) if path.is_dir() else [path]
        yield from (module.relative_to(PROJECT) for module in modules if module.name != "__init__.py")


def mutants(path: pathlib.Path, config: dict[str, Any]) -> list[WorkItem]:
    """Give the mutants of a module in the order of the text, without those of excluded operators."""
    excluded = re.compile("|".join(config["filters"]["operators-filter"]["exclude-operators"]))
    session = WorkDB(":memory:", WorkDB.Mode.create)
    init([path], session, {})
    found = [item for item in session.work_items if not excluded.match(item.mutations[0].operator_name)]
    session.close()
    return sorted(found, key=_place)


def _place(item: WorkItem) -> tuple[Any, ...]:
    spec = item.mutations[0]
    return spec.start_pos, spec.end_pos, spec.operator_name, spec.occurrence


def changed(diff: str) -> tuple[str, str]:
    """Give the lines that a diff takes out and puts in, without their margins."""
    sides: dict[str, list[str]] = {"-": [], "+": []}
    for line in diff.splitlines()[3:]:
        if line[:1] in sides:
            sides[line[0]].append(line[1:].strip())
    return " ".join(sides["-"]), " ".join(sides["+"])


def survivors(path: pathlib.Path, sample: list[WorkItem], command: str, seconds: float) -> Iterator[Survivor]:
    """Run the tests on each mutant; give those that pass."""
    # Beside the compiled file of the original, a mutant of the same second and size would not be compiled.
    for compiled in (path.parent / "__pycache__").glob(f"{path.stem}.*"):
        compiled.unlink()
    for item in sample:
        result = mutate_and_test(item.mutations, command, seconds)
        if result.test_outcome is TestOutcome.INCOMPETENT or result.diff is None:
            raise SystemExit(f"cosmic-ray failed: {result.output}")
        if result.test_outcome is TestOutcome.SURVIVED:
            spec = item.mutations[0]
            before, after = changed(result.diff)
            yield Survivor(path.as_posix(), spec.start_pos[0], spec.operator_name, before, after)


def judged() -> dict[tuple[str, str, str], str]:
    """Give the survivors that somebody read and found equivalent, with the reason."""
    table = tomllib.loads((HERE / "judged.toml").read_text(encoding="utf-8"))
    return {(row["path"], row["before"], row["after"]): row["why"] for row in table.get("mutant", [])}


def run(path: pathlib.Path, options: argparse.Namespace, config: dict[str, Any]) -> dict[str, Any]:
    """Measure one module and print what survived."""
    every = mutants(path, config)
    draw = random.Random(f"{options.seed} {path.as_posix()}")
    sample = sorted(draw.sample(every, min(options.sample, len(every))), key=_place)
    if options.lines:
        sample = [item for item in every if item.mutations[0].start_pos[0] in options.lines]
    equivalent = judged()
    left, known = [], 0
    command = config["test-command"].replace("python", sys.executable, 1)
    for survivor in survivors(path, sample, command, config["timeout"]):
        why = equivalent.get((survivor.path, survivor.before, survivor.after))
        known += why is not None
        if why is None:
            left.append(survivor._asdict())
            print(f"{survivor.path}:{survivor.line} survived {survivor.operator}")
            print(f"  - {survivor.before}\n  + {survivor.after}", flush=True)
    killed = len(sample) - known - len(left)
    score = f"{killed}/{len(sample)} killed, {known} equivalent, {len(left)} survived"
    print(f"{path}: {score}, of {len(every)} mutants (seed {options.seed})", flush=True)
    return {
        "path": path.as_posix(),
        "mutants": len(every),
        "sample": len(sample),
        "killed": killed,
        "equivalent": known,
        "survived": left,
    }


def main() -> None:
    """Read the command line, copy the checkout, measure file by file."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", help="modules or rooms of the package: scan/pieces.py, normalise")
    parser.add_argument("--sample", type=int, default=50, help="how many mutants of each file (default: 50)")
    parser.add_argument("--seed", type=int, default=1, help="which sample (default: 1)")
    parser.add_argument("--lines", type=int, nargs="+", help="all mutants on these lines instead of a sample")
    parser.add_argument("--json", type=pathlib.Path, help="write the results here too")
    options = parser.parse_args()
    config = tomllib.loads((HERE / "cosmic-ray.toml").read_text(encoding="utf-8"))["cosmic-ray"]
    cosmic_ray.plugins.OPERATOR_PROVIDERS["newsfacts"] = Provider()
    paths = list(files(options.files))
    with tempfile.TemporaryDirectory() as name:
        copy = pathlib.Path(name)
        for part in COPIED:
            source = PROJECT / part
            if source.is_dir():
                shutil.copytree(source, copy / part, ignore=shutil.ignore_patterns("__pycache__", ".*"))
            else:
                shutil.copy(source, copy / part)
        os.chdir(copy)
        os.environ["PYTHONPATH"] = str(copy / "src")
        os.nice(10)
        compileall.compile_dir("src", quiet=2)
        outcome, output = run_tests(config["test-command"].replace("python", sys.executable, 1), 300)
        if outcome is not TestOutcome.SURVIVED:
            raise SystemExit(f"the tests fail without any mutant:\n{output}")
        results = []
        for path in paths:
            results.append(run(path, options, config))
            compileall.compile_file(path, quiet=2)
        os.chdir(PROJECT)
    if options.json:
        told = {"date": dt.date.today().isoformat(), "seed": options.seed, "files": results}
        options.json.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
