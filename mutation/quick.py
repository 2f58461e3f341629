"""The test command for one mutant: fails at the first row or test that notices it.

First every conformance row in this process, as they take about a second and notice most; then the unit tests
that concern the rooms that we mutate. CPU time and memory are limited, as a mutant may never end. Nothing is
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
UNITS = {
    "numbers": ("scan", "quantities"),
    "amounts": ("scan", "quantities"),
    "text": ("scan", "quantities"),
    "text/marks": ("marks",),
    "kinds/dates": ("calendar", "date_reasons", "date_tables", "published"),
    "kinds/money/normalise": ("money_choice",),
    "kinds/quotations/speakers/names": ("speakers",),
    "kinds/quotations/speakers/pronouns": ("speakers",),
    "kinds/dates/publication": ("published", "published_edges"),
    "kinds/money/ecb": ("rates",),
    "kinds/percentages/normalise": (),
    "kinds/quotations/speakers/resolve": ("speakers",),
    "kinds/quantities/pint_bridge": ("units", "quantities", "rates"),
    "engine/overlaps": ("overlaps",),
    "kinds/money/evidence": ("money_choice",),
}
"""The unit tests that concern a module, by the beginning of its path; the longest beginning counts."""
CPU_SECONDS = 15
UNCHANGED = ("newsfacts.lexicon.tables", "newsfacts.errors", "newsfacts.lexicon", "newsfacts.model")
"""What stands below the rooms that are mutated, and imports nothing of them."""
MEMORY = 2 * 1024**3


NOTICED: list[int] = []
"""Numbers of the rows that noticed something lately, to try them first; see `serve`."""


@cache
def table() -> list[tuple[str, Any]]:
    """Return every conformance row that passes, and every row of the number grammar."""
    import conformance_cases
    import test_numbers

    read = [conformance_cases.read(row) for row in conformance_cases.all_rows()]
    cases: list[tuple[str, Any]] = [("case", case) for case in read if not case.known_failure]
    return cases + [("number", param.values) for param in test_numbers.load()]


def rows() -> tuple[int, str] | None:
    """Return the first row that fails and what it says, if one does."""
    import conformance_cases
    import test_numbers
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
            told = conformance_cases.differences(row, found)
        except Exception as error:
            told = [f"{type(error).__name__}: {error}"]
        if told:
            return i, f"{row[2] if sort == 'number' else row.where}: {told[0]}"
    return None


def units(module: str) -> list[str]:
    """Return the files of the unit tests for a module such as ``amounts/ranges``, or all of them."""
    known = max((beginning for beginning in UNITS if module.startswith(beginning)), key=len, default="")
    names = UNITS[known] if module and known else sorted({name for row in UNITS.values() for name in row})
    return [str(TESTS / f"unit/test_{name}.py") for name in names]


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
    """Load the compiled grammars, the rows and the libraries, and forget the rooms that are mutated."""
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
    sys.path.insert(0, str(TESTS))
    if sys.argv[1:] == ["--serve"]:
        serve()
        return 0
    return run_tests("")


if __name__ == "__main__":
    sys.exit(main())
