"""What the project says of itself in more than one place is the same everywhere."""

from __future__ import annotations

import pathlib
import re
import tomllib

import pytest

ROOT = pathlib.Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def bounds(requirements: list[str]) -> dict[str, str]:
    """Give the lower bound of each requirement by its name."""
    found = {}
    for requirement in requirements:
        name, _, version = requirement.partition(">=")
        if not name.startswith("newsfacts["):
            found[name] = version
    return found


def release(version: str) -> tuple[int, ...]:
    """Give a version without the zeros at its end."""
    return tuple(int(part) for part in re.sub(r"(\.0)+$", "", version).split("."))


def test_the_oldest_versions_are_the_lower_bounds() -> None:
    extras = PROJECT["optional-dependencies"]
    declared = bounds([*PROJECT["dependencies"], *extras["rates"], *extras["progress"], *extras["test"]])
    lines = (ROOT / "constraints" / "oldest.txt").read_text(encoding="utf-8").splitlines()
    pinned = dict(line.split("==") for line in lines if not line.startswith("#"))
    assert {name: release(version) for name, version in pinned.items()} == {
        name: release(version) for name, version in declared.items()
    }


def test_the_oldest_python_is_the_first_named() -> None:
    named = [
        classifier.rsplit(" ", 1)[-1]
        for classifier in PROJECT["classifiers"]
        if re.search(r":: 3\.\d+$", classifier)
    ]
    assert PROJECT["requires-python"] == f">={named[0]}"
    assert named == sorted(named, key=release)


@pytest.mark.parametrize("path", sorted((ROOT / "src").rglob("*.py")), ids=lambda path: path.name)
def test_no_line_is_kept_from_the_coverage_report(path: pathlib.Path) -> None:
    assert "no cover" not in path.read_text(encoding="utf-8")


def test_the_tested_set_is_exact_and_covers_what_is_required() -> None:
    lines = (ROOT / "constraints" / "tested.txt").read_text(encoding="utf-8").splitlines()
    pinned = dict(line.lower().split("==") for line in lines if not line.startswith("#"))
    extras = PROJECT["optional-dependencies"]
    declared = bounds([*PROJECT["dependencies"], *extras["rates"], *extras["progress"], *extras["test"]])
    for name, least in declared.items():
        assert release(pinned[name]) >= release(least), name


def test_the_readme_tests_with_the_tested_set() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    command = readme.split("<!-- the test command -->")[1].split("```")[1]
    assert "-c constraints/tested.txt" in command
