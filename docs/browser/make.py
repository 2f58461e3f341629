"""Make what the page "Try it in the browser" runs: Python for the browser, with newsfacts inside.

    python docs/browser/make.py

It fetches Pyodide from npm (`package.json` names the version) and writes ``docs/_build/engine``; the next
``sphinx-build`` serves that folder with the page. It needs Node and npm. newsfacts comes from ``src``; its
dependencies are those of the environment that runs this file.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path, PurePosixPath

from packaging.requirements import Requirement

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
ENGINE = HERE.parent / "_build" / "engine"
SERVED = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "pyodide-lock.json", "python_stdlib.zip")
"""The files of Pyodide that the page loads."""
NOT_NEEDED = frozenset({"__pycache__", "testsuite", "sboms"})
"""Folders of distributions that nothing imports."""
LEFT_OUT = frozenset({"regex"})
"""Dependencies that are not pure Python: only extractors with patterns need them, and the page has none."""


def main() -> None:
    """Write the engine."""
    sys.path.insert(0, str(ROOT / "src"))
    with tempfile.TemporaryDirectory() as folder:
        pyodide, tree, made = fetched_pyodide(folder), Path(folder, "tree"), Path(folder, "made")
        made.mkdir()
        copy_packages(tree)
        shutil.make_archive(str(Path(folder, "sources")), "zip", tree)
        node = required("node")
        subprocess.run([node, HERE / "make.mjs", pyodide, Path(folder, "sources.zip"), made], check=True)
        for name in SERVED:
            shutil.copy(pyodide / name, made)
        shutil.rmtree(ENGINE, ignore_errors=True)
        ENGINE.parent.mkdir(exist_ok=True)
        shutil.move(made, ENGINE)
    for path in sorted(ENGINE.iterdir()):
        print(f"{path.stat().st_size / 1e6:6.1f} MB  {path.relative_to(ROOT)}")


def required(command: str) -> str:
    """Return the path of a command, or end with what is missing."""
    path = shutil.which(command)
    if path is None:
        sys.exit(f"{command} is not on the path: install Node (https://nodejs.org), which brings npm")
    return path


def fetched_pyodide(folder: str) -> Path:
    """Fetch Pyodide, in the version that ``package-lock.json`` names, and return its folder."""
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, folder)
    options = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    subprocess.run([required("npm"), "ci", *options], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return Path(folder, "node_modules", "pyodide")


def copy_packages(tree: Path) -> None:
    """Copy newsfacts and its dependencies into a folder as they would stand in ``site-packages``."""
    shutil.copytree(
        ROOT / "src" / "newsfacts", tree / "newsfacts", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copy(ROOT / "LICENSE", tree / "newsfacts")
    shutil.copy(HERE / "answers.py", tree / "newsfacts_answers.py")
    from newsfacts.lexicon.compiled_tables import compile_tables
    from newsfacts.lexicon.tables import languages

    compile_tables(tree / "newsfacts")

    wanted = ("root", *languages())
    for found in dependencies("newsfacts"):
        for file in found.files or ():
            if is_needed(file, wanted):
                target = tree / file
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(str(found.locate_file(file)), target)


def dependencies(name: str) -> Iterator[Distribution]:
    """Yield the distributions that one needs, and those that they need, each once."""
    seen = {name, *LEFT_OUT}
    waiting = [name]
    while waiting:
        for line in distribution(waiting.pop()).requires or ():
            need = Requirement(line)
            if need.name in seen or (need.marker and not need.marker.evaluate({"extra": ""})):
                continue
            seen.add(need.name)
            try:
                found = distribution(need.name)
            except PackageNotFoundError:
                sys.exit(f'{need.name} is not installed: pip install -e ".[docs]"')
            if "Root-Is-Purelib: true" not in (found.read_text("WHEEL") or ""):
                sys.exit(f"{need.name} is not pure Python: add it to LEFT_OUT if the page can do without it")
            waiting.append(need.name)
            yield found


def is_needed(file: PurePosixPath, languages: tuple[str, ...]) -> bool:
    """Return whether the page needs a file of a distribution; of Babel's locales only ``languages``."""
    if file.parts[0] == ".." or not NOT_NEEDED.isdisjoint(file.parts) or file.name in {"RECORD", "INSTALLER"}:
        return False
    if file.parent == PurePosixPath("babel", "locale-data"):
        return file.stem.split("_")[0] in languages
    return True


if __name__ == "__main__":
    main()
