"""Compiled tables say what the TOML says, and are left aside as soon as the TOML says something else."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path

import pytest

import newsfacts
from distributions import install
from newsfacts.lexicon.compiled_tables import compile_tables, compiled_table

PACKAGE = Path(newsfacts.__file__).parent
ROOT = Path(__file__).parents[2]
NEEDED = ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE", ".gitignore")


def written(folder: Path, toml: str) -> Path:
    """Return a package with one table, ``languages/eo/money``, compiled."""
    table = folder / "languages" / "eo" / "money.toml"
    table.parent.mkdir(parents=True)
    table.write_text(toml, encoding="utf-8")
    assert compile_tables(folder) == 1
    return folder


def test_every_table_of_newsfacts_is_compiled_to_what_its_toml_says(tmp_path: Path) -> None:
    paths = [path.relative_to(PACKAGE) for path in sorted(PACKAGE.rglob("*.toml"))]
    for path in paths:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(PACKAGE / path, tmp_path / path)
    assert compile_tables(tmp_path) == len(paths) > 100
    for path in paths:
        toml = (PACKAGE / path).read_bytes()
        name = path.with_suffix("").as_posix()
        assert compiled_table(tmp_path, name, toml) == tomllib.loads(toml.decode("utf-8")), name


def test_all_that_toml_can_say_in_a_table_comes_back(tmp_path: Path) -> None:
    toml = (
        'a = 2023-01-01\nb = [1, -2.5, true, "“é”\\n", 123456789012345678901234567890]\n[c."d e"]\nf = {}\n'
    )
    found = compiled_table(written(tmp_path, toml), "languages/eo/money", toml.encode())
    assert found == tomllib.loads(toml)


def test_a_time_of_day_is_refused_while_building(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="JSON cannot hold"):
        written(tmp_path, "a = 2023-01-01T10:00:00\n")


def test_a_table_whose_toml_has_changed_is_not_taken(tmp_path: Path) -> None:
    package = written(tmp_path, "a = 1\n")
    assert compiled_table(package, "languages/eo/money", b"a = 2\n") is None
    assert compiled_table(package, "languages/eo/money", b"a = 1\n") == {"a": 1}


def test_a_table_that_was_never_compiled_or_is_broken_is_not_taken(tmp_path: Path) -> None:
    package = written(tmp_path, "a = 1\n")
    assert compiled_table(package, "languages/eo/dates", b"a = 1\n") is None
    for path in package.rglob("money.json"):
        path.write_text('{"crc32":', encoding="utf-8")
    assert compiled_table(package, "languages/eo/money", b"a = 1\n") is None


def test_compiling_again_leaves_nothing_of_tables_that_are_gone(tmp_path: Path) -> None:
    package = written(tmp_path, "a = 1\n")
    (package / "languages" / "eo" / "money.toml").unlink()
    assert compile_tables(package) == 0
    assert compiled_table(package, "languages/eo/money", b"a = 1\n") is None


def clone(folder: Path) -> Path:
    """Copy what newsfacts is built from."""
    if not (ROOT / "pyproject.toml").exists():
        pytest.skip("the tests run without the project")
    project = folder / "project"
    shutil.copytree(
        ROOT / "src", project / "src", ignore=shutil.ignore_patterns("__pycache__", "compiled", "*.egg-info")
    )
    for name in NEEDED:
        shutil.copy(ROOT / name, project)
    return project


def test_a_wheel_has_compiled_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = install(clone(tmp_path), tmp_path / "installed", monkeypatch) / "newsfacts"
    toml = (package / "languages" / "de" / "verbs.toml").read_bytes()
    assert compiled_table(package, "languages/de/verbs", toml) is not None


def test_a_clone_that_cannot_be_written_to_gives_a_wheel_without_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = clone(tmp_path)
    (project / "src" / "newsfacts" / "lexicon" / "compiled").write_text("in the way", encoding="utf-8")
    package = install(project, tmp_path / "installed", monkeypatch) / "newsfacts"
    toml = (package / "languages" / "de" / "verbs.toml").read_bytes()
    assert compiled_table(package, "languages/de/verbs", toml) is None
