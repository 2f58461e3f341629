"""The test command for one mutant: fails at the first row or test that notices it.

First every case in this process, as they take about a second and notice most; then the unit tests
of the package that is mutated. CPU time and memory are limited, as a mutant may never end. Nothing is
drawn at random: ``CI`` makes Hypothesis take the same examples each time.

With ``--serve`` it loads once what no mutant changes, and then runs the tests in a fork for each line that it
reads: that takes a third of the time.
"""

from __future__ import annotations

import importlib
import os
import pathlib
import resource
import sys
from collections.abc import Callable
from functools import cache, partial
from typing import Any

HERE = pathlib.Path(__file__).parent
TESTS = HERE.parent / "tests"
MUTATED = ("numbers", "amounts", "text", "kinds")
"""Folders of the tests for packages whose insides are mutated."""
CPU_SECONDS = 15
UNCHANGED = ("newsfacts.lexicon.tables", "newsfacts.errors", "newsfacts.lexicon", "newsfacts.model")
"""What stands below the packages that are mutated, and imports nothing of them."""
MEMORY = 2 * 1024**3


NOTICED: list[int] = []
"""Numbers of the rows that noticed something lately, to try them first; see `serve`."""


@cache
def table() -> list[tuple[str, Any]]:
    """Return every case that passes, and every row of the number grammar."""
    import test_numbers

    import case_tables

    read = [case_tables.read(row) for row in case_tables.all_rows()]
    cases: list[tuple[str, Any]] = [("case", case) for case in read if not case.known_failure]
    return cases + [("number", param.values) for param in test_numbers.load()]


def rows() -> tuple[int, str] | None:
    """Return the first row that fails and what it says, if one does."""
    import test_numbers

    import case_tables
    from newsfacts import Document, Pipeline, Registry
    from newsfacts.interchange.documents import fact_to_dict

    pipelines = {
        vague: Pipeline(registry=Registry.builtin(), vague=vague, strict=True) for vague in (False, True)
    }
    every = table()
    for i in (*NOTICED, *range(len(every))):
        sort, row = every[i]
        try:
            if sort == "number":
                test_numbers.test_numbers(*row)
                continue
            document = Document(row.text, locale=row.locale, published=row.published)
            facts = pipelines[row.vague].extract(document).facts
            found = [fact_to_dict(fact) for fact in facts if fact.kind in row.kinds]
            told = case_tables.differences(row, found)
        except Exception as error:
            told = [f"{type(error).__name__}: {error}"]
        if told:
            return i, f"{row[2] if sort == 'number' else row.where}: {told[0]}"
    return None


def units(module: str) -> list[str]:
    """Return the tests of a module such as ``kinds/money/ecb``: its own file, else the folder of its package.

    Tests lie in folders like those of the package (``tests/kinds/money/test_ecb.py``). Without a module these
    are the tests of all packages whose insides are mutated.
    """
    if not module:
        return [str(TESTS / folder) for folder in MUTATED if (TESTS / folder).is_dir()]
    place = pathlib.PurePath(module)
    own = TESTS / place.parent / f"test_{place.name}.py"
    if own.exists():
        return [str(own)]
    folders = [TESTS / folder for folder in place.parents if folder.parts and (TESTS / folder).is_dir()]
    return [str(folders[0])] if folders else []


def run_tests(module: str, tell: Callable[[int], object] | None = None) -> int:
    """Run the rows, then the unit tests; give 0 if nothing noticed anything, else ``tell`` which row did."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    package = importlib.import_module("newsfacts")
    for name in UNCHANGED:  # loaded before the package was, if we serve
        setattr(package, name.split(".")[1], importlib.import_module(name))
    noticed = rows()
    if noticed:
        print(noticed[1])
        if tell:
            tell(noticed[0])
        return 1
    import pytest

    files = units(module)
    return 0 if not files else int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", *files]))


def load() -> None:
    """Load the compiled grammars, the rows and the libraries, and forget the packages that are mutated."""
    for library in ("pint", "pytest", "cattrs"):
        importlib.import_module(library)
    import newsfacts
    from newsfacts.lexicon.tables import languages

    for language in languages():
        newsfacts.extract("“No,” he said: $5 or 5 % on 5 May.", locale=language)
    table()
    for name in list(sys.modules):
        mutated = name.split(".")[0] == "newsfacts" and not name.startswith(UNCHANGED)
        if mutated or name == "test_numbers":
            del sys.modules[name]


def _tell(writer: int, row: int) -> None:
    os.write(writer, str(row).encode())


def serve() -> None:
    """Answer each line of standard input, the name of a module, with how its tests ended."""
    load()
    for line in sys.stdin:
        reader, writer = os.pipe()
        child = os.fork()
        if not child:
            output = os.open(os.devnull, os.O_WRONLY)
            os.dup2(output, 1)
            os.dup2(output, 2)
            code = 1
            try:
                code = run_tests(line.strip(), partial(_tell, writer))
            finally:
                os._exit(code)
        os.close(writer)
        with open(reader) as told:
            row = told.read()
        if row:
            NOTICED[:] = [int(row), *(i for i in NOTICED if i != int(row))][:100]
        print(os.waitpid(child, 0)[1], flush=True)


def main() -> int:
    """Run the tests once, or serve."""
    os.environ["CI"] = "true"
    sys.path[:0] = [str(TESTS), str(TESTS / "numbers")]
    if sys.argv[1:] == ["--serve"]:
        serve()
        return 0
    return run_tests("")


if __name__ == "__main__":
    sys.exit(main())
