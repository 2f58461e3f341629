"""Mutation testing: whether a test notices when a line of the code is wrong.

    python mutation/run.py amounts/ranges.py [numbers …] [--sample 50] [--seed 1]

cosmic-ray makes the mutants; this draws a sample of them for each file, runs `quick.py` on each one in a copy
of the checkout, and prints the score and the survivors. See docs/explanation/mutation-testing.md.
"""

from __future__ import annotations

import argparse
import compileall
import datetime as dt
import difflib
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from typing import Any, NamedTuple

import cosmic_ray.plugins
from cosmic_ray.ast import ast_nodes, get_ast_from_path
from cosmic_ray.mutating import mutate_code, use_mutation
from cosmic_ray.work_item import MutationSpec
from operators import Provider

HERE = pathlib.Path(__file__).parent
PROJECT = HERE.parent
COPIED = ("src", "tests", "seeds", "mutation", "pyproject.toml")
PACKAGE = pathlib.Path("src/newsfacts")
_BOUND = re.compile(r"_[A-Z_]+ = \d[\d_]*( +#.*)?$")


class Survivor(NamedTuple):
    """A mutant that no test noticed."""

    path: str
    line: int
    operator: str
    before: str
    after: str


def files(names: list[str]) -> Iterator[pathlib.Path]:
    """Yield the modules named: ``amounts/ranges.py``, a folder such as ``amounts``, or a path from here."""
    for name in names:
        path = PROJECT / PACKAGE / name
        path = path if path.exists() else pathlib.Path(name).resolve()
        if not path.exists():
            raise SystemExit(f"there is no {name}")
        modules = sorted(path.glob("*.py")) if path.is_dir() else [path]
        yield from (module.relative_to(PROJECT) for module in modules if module.name != "__init__.py")


def mutants(path: pathlib.Path, config: dict[str, Any]) -> list[MutationSpec]:
    """Return the mutants of a module in the order of the text, without those of excluded operators."""
    excluded = re.compile("|".join(config["filters"]["operators-filter"]["exclude-operators"]))
    nodes = list(ast_nodes(get_ast_from_path(path)))
    # A constant that says how far a rule looks could as well be one more or less.
    bounds = {
        i for i, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if _BOUND.match(line)
    }
    found = []
    for name in cosmic_ray.plugins.operator_names():
        operator = cosmic_ray.plugins.get_operator(name)
        if excluded.match(name) or operator.arguments():
            continue
        places = (place for node in nodes for place in operator().mutation_positions(node))
        found += [
            MutationSpec(path, name, occurrence, *place)
            for occurrence, place in enumerate(places)
            if place[0][0] not in bounds
        ]
    return sorted(found, key=_place)


def _place(spec: MutationSpec) -> tuple[Any, ...]:
    return spec.start_pos, spec.end_pos, spec.operator_name, spec.occurrence


def changed(original: str, mutant: str) -> tuple[str, str]:
    """Return the lines that a mutation takes out and puts in, without their margins."""
    sides: dict[str, list[str]] = {"-": [], "+": []}
    for line in difflib.unified_diff(original.splitlines(), mutant.splitlines(), lineterm="", n=0):
        if line[:1] in sides and line[:3] not in ("---", "+++"):
            sides[line[0]].append(line[1:].strip())
    return " ".join(sides["-"]), " ".join(sides["+"])


class Runner:
    """Runs the tests on the copy as it stands, in forks of one process; see `quick.py`."""

    def __init__(self) -> None:
        command = [sys.executable, "mutation/quick.py", "--serve"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def passes(self, module: str) -> bool:
        """Return whether the tests of a module, or all for an empty text, notice nothing."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(f"{module}\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            raise SystemExit("the tests do not run")
        return int(answer) == 0


def survivors(path: pathlib.Path, sample: list[MutationSpec], runner: Runner) -> Iterator[Survivor]:
    """Run the tests on each mutant; give those that pass."""
    # Beside the compiled file of the original, a mutant of the same second and size would not be compiled.
    for compiled in (path.parent / "__pycache__").glob(f"{path.stem}.*"):
        compiled.unlink()
    for spec in sample:
        operator = cosmic_ray.plugins.get_operator(spec.operator_name)()
        with use_mutation(path, operator, spec.occurrence) as (original, mutant):
            if mutant is None:
                raise SystemExit(f"{path}: cosmic-ray does not find {spec} again")
            survived = runner.passes(path.relative_to(PACKAGE).with_suffix("").as_posix())
        if survived:
            before, after = changed(original, mutant)
            yield Survivor(path.as_posix(), spec.start_pos[0], spec.operator_name, before, after)


def again(every: list[MutationSpec], survived: list[dict[str, Any]]) -> list[MutationSpec]:
    """Return the mutants that are the same changes as earlier survivors, wherever the lines stand now."""
    found = []
    for spec in every:
        source = spec.module_path.read_text(encoding="utf-8")
        line = source.splitlines()[spec.start_pos[0] - 1].strip()
        rows = [row for row in survived if row["operator"] == spec.operator_name and line in row["before"]]
        if rows:
            operator = cosmic_ray.plugins.get_operator(spec.operator_name)()
            mutant = mutate_code(source, operator, spec.occurrence)
            if changed(source, mutant) in {(row["before"], row["after"]) for row in rows}:
                found.append(spec)
    return found


def judged() -> dict[tuple[str, str, str], str]:
    """Return the survivors that somebody read and let stand, with the reason."""
    table = tomllib.loads((HERE / "judged.toml").read_text(encoding="utf-8"))
    return {(row["path"], row["before"], row["after"]): row["why"] for row in table.get("mutant", [])}


def run(
    path: pathlib.Path, options: argparse.Namespace, config: dict[str, Any], runner: Runner
) -> dict[str, Any]:
    """Measure one module and print what survived."""
    every = mutants(path, config)
    draw = random.Random(f"{options.seed} {path.as_posix()}")
    sample = sorted(draw.sample(every, min(options.sample, len(every))), key=_place)
    if options.again:
        sample = again(every, [row for row in options.again if row["path"] == path.as_posix()])
    if options.lines:
        sample = [spec for spec in every if spec.start_pos[0] in options.lines]
    left, known = [], 0
    for survivor in survivors(path, sample, runner):
        why = options.judged.get((survivor.path, survivor.before, survivor.after))
        known += why is not None
        if why is None:
            left.append(survivor._asdict())
            print(f"{survivor.path}:{survivor.line} survived {survivor.operator}")
            print(f"  - {survivor.before}\n  + {survivor.after}", flush=True)
    killed = len(sample) - known - len(left)
    score = f"{killed}/{len(sample)} killed, {known} judged, {len(left)} survived"
    print(f"{path}: {score}, of {len(every)} mutants (seed {options.seed})", flush=True)
    return {
        "path": path.as_posix(),
        "mutants": len(every),
        "sample": len(sample),
        "killed": killed,
        "judged": known,
        "survived": left,
    }


def main() -> None:
    """Read the command line, copy the checkout, measure file by file."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", help="modules or folders: amounts/ranges.py, numbers")
    parser.add_argument("--sample", type=int, default=50, help="how many mutants of each file (default: 50)")
    parser.add_argument("--seed", type=int, default=1, help="which sample (default: 1)")
    parser.add_argument("--lines", type=int, nargs="+", help="all mutants on these lines instead of a sample")
    parser.add_argument("--again", type=pathlib.Path, help="only the survivors in this file of --json")
    parser.add_argument("--json", type=pathlib.Path, help="write the results here too")
    options = parser.parse_args()
    config = tomllib.loads((HERE / "cosmic-ray.toml").read_text(encoding="utf-8"))["cosmic-ray"]
    cosmic_ray.plugins.OPERATOR_PROVIDERS["newsfacts"] = Provider()
    options.judged = judged()
    if options.again:
        told = json.loads(options.again.read_text(encoding="utf-8"))
        options.again = [row for file in told["files"] for row in file["survived"]]
    if options.json:
        options.json = options.json.resolve()
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
        os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
        compileall.compile_dir("src", quiet=2)
        compileall.compile_dir("tests", quiet=2)
        runner = Runner()
        if not runner.passes(""):
            raise SystemExit("the tests fail without any mutant: run mutation/quick.py")
        results = []
        for path in paths:
            results.append(run(path, options, config, runner))
            compileall.compile_file(path, quiet=2)
            if options.json:
                told = {"date": dt.date.today().isoformat(), "seed": options.seed, "files": results}
                options.json.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
        runner.process.communicate()
        os.chdir(PROJECT)


if __name__ == "__main__":
    main()
