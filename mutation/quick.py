"""The test command for one mutant: fails at the first row or test that notices it.

First every conformance row in this process, as they take about a second and notice most; then the unit tests
that concern the rooms that we mutate. CPU time and memory are limited, as a mutant may never end. Nothing is
drawn at random: ``CI`` makes Hypothesis take the same examples each time.
"""

from __future__ import annotations

import os
import pathlib
import resource
import sys

HERE = pathlib.Path(__file__).parent
TESTS = HERE.parent / "tests"
UNITS = (
    "calendar",
    "currency_tables",
    "marks",
    "model",
    "overlaps",
    "published",
    "published_edges",
    "quantities",
    "rates",
    "scan",
    "speakers",
    "units",
)
CPU_SECONDS = 60
MEMORY = 2 * 1024**3


def rows() -> str:
    """Give what the first failing conformance row says, or an empty text."""
    import conformance_cases as cases
    import test_numbers
    from newsfacts import Document, Pipeline, Registry
    from newsfacts.serialise import fact_to_dict

    pipelines = {
        vague: Pipeline(registry=Registry.builtin(), vague=vague, strict=True) for vague in (False, True)
    }
    for row in cases.all_rows():
        case = cases.read(row)
        if case.known_failure:
            continue
        document = Document(case.text, locale=case.locale, published=case.published)
        facts = pipelines[case.vague].extract(document).facts
        told = cases.differences(case, [fact_to_dict(fact) for fact in facts if fact.kind in case.kinds])
        if told:
            return f"{case.where}: {told[0]}"
    for language, numbers, where in (param.values for param in test_numbers.load()):
        try:
            test_numbers.test_numbers(language, numbers, where)
        except AssertionError as error:
            return f"{where}: {error}"
    return ""


def main() -> int:
    """Run the rows, then the unit tests; give 0 if nothing noticed anything."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    os.environ["CI"] = "true"
    sys.path.insert(0, str(TESTS))
    noticed = rows()
    if noticed:
        print(noticed)
        return 1
    import pytest

    files = [str(TESTS / f"unit/test_{name}.py") for name in UNITS]
    return pytest.main(["-x", "-q", "-p", "no:cacheprovider", *files])


if __name__ == "__main__":
    sys.exit(main())
