"""What the project says of itself in more than one place is the same everywhere."""

from __future__ import annotations

import importlib.util
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
    declared = bounds(
        [*PROJECT["dependencies"], *extras["arrow"], *extras["rates"], *extras["progress"], *extras["test"]]
    )
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


def pages() -> list[pathlib.Path]:
    """Give every page for readers."""
    return [
        *ROOT.glob("*.md"),
        *(ROOT / "docs").rglob("*.md"),
        *ROOT.glob("fuzz/*.md"),
        *ROOT.glob("examples/*/*.md"),
    ]


@pytest.mark.parametrize("path", pages(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_page_installs_newsfacts_from_an_index(path: pathlib.Path) -> None:
    for command in re.findall(r"pip install [^\n`]*", path.read_text(encoding="utf-8")):
        assert not re.search(r"""(?:^|[\s"'])newsfacts\b""", command), (
            f"{command!r}: newsfacts is not on PyPI"
        )


@pytest.mark.parametrize("name", ["add-a-language", "add-a-spelling"])
def test_a_page_about_tables_installs_so_that_edits_count(name: str) -> None:
    page = (ROOT / "docs" / "how-to" / f"{name}.md").read_text(encoding="utf-8")
    assert page.index('.venv/bin/pip install -e ".[test]"') < page.index("src/newsfacts/languages/")
    assert not re.search(r"(?<!/)\bpython -m pytest", page), "the environment's own Python runs the tests"


def test_the_readme_of_a_package_index_has_no_link_into_the_repository() -> None:
    """An index shows the README without the files beside it."""
    from hatchling.metadata.core import ProjectMetadata
    from hatchling.plugin.manager import PluginManager

    metadata = ProjectMetadata(str(ROOT), PluginManager())
    readme = metadata.core.readme
    assert readme.startswith("# newsfacts")
    prose = re.sub(r"^```.*?^```$", "", readme, flags=re.MULTILINE | re.DOTALL)
    assert not re.findall(r"\]\((?!https?:|#)[^)]+\)", prose)


def test_with_an_address_the_readme_links_to_the_repository() -> None:
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    build = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(build)
    page = (
        "See [the way](docs/a.md), ![a picture](docs/b.png), [there](https://example.org/) and [below](#x).\n"
    )
    page += "```sh\n[kept](as-it-is.md)\n```\n"
    home = "https://example.org/newsfacts"
    new = build.for_an_index(page, home)
    assert f"[the way]({home}/blob/main/docs/a.md)" in new
    assert f"![a picture]({home}/raw/main/docs/b.png)" in new
    assert "[there](https://example.org/) and [below](#x)" in new
    assert "[kept](as-it-is.md)" in new
    assert build.for_an_index(page, None).startswith("See the way, a picture, [there]")


def test_the_pythons_of_the_classifiers_are_those_that_the_security_page_names() -> None:
    page = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    named = {match for line in PROJECT["classifiers"] for match in re.findall(r":: (3\.\d+)$", line)}
    assert set(re.findall(r"\b3\.\d+\b", page)) == named


def test_the_languages_of_the_classifiers_have_tables() -> None:
    from babel import Locale

    folders = (ROOT / "src" / "newsfacts" / "languages").iterdir()
    spoken = {Locale(folder.name).get_language_name("en") for folder in folders if folder.is_dir()}
    named = [line.rpartition(" :: ") for line in PROJECT["classifiers"]]
    said = {name.partition(" (")[0] for topic, _, name in named if topic == "Natural Language"}
    assert said == spoken


def test_the_goldens_of_cldr_are_those_of_the_tested_babel() -> None:
    """A golden that holds for another release would be skipped where the tested set is installed."""
    lines = (ROOT / "constraints" / "tested.txt").read_text(encoding="utf-8").splitlines()
    (tested,) = [line.partition("==")[2] for line in lines if line.lower().startswith("babel==")]
    goldens = sorted((ROOT / "tests" / "goldens").glob("cldr-*.txt"))
    assert goldens
    for golden in goldens:
        head = golden.read_text(encoding="utf-8").splitlines()[0]
        assert head == f"# Babel {'.'.join(tested.split('.')[:2])}", golden.name


def test_the_faults_that_are_judged_are_faults_of_this_code() -> None:
    judged = tomllib.loads((ROOT / "mutation" / "judged.toml").read_text(encoding="utf-8"))["mutant"]
    stale = [
        f"{row['path']}: {row['before']}"
        for row in judged
        if row["before"] not in (ROOT / row["path"]).read_text(encoding="utf-8")
    ]
    assert stale == [], "take these rows out of mutation/judged.toml"
