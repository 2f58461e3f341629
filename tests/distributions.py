"""Distributions with real package metadata, made on the spot and without a network."""

from __future__ import annotations

import os
import pathlib
import subprocess
import sys
import textwrap
import zipfile

import pytest
from hatchling.build import build_wheel

import newsfacts

EXAMPLE = pathlib.Path(__file__).parent.parent / "examples" / "newsfacts-casualties"


def install(project: pathlib.Path, target: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """Build a project's wheel with its own build backend, as pip would, and unpack it into ``target``."""
    wheels = target.with_name(target.name + "-wheels")
    wheels.mkdir(parents=True, exist_ok=True)
    with monkeypatch.context() as patch:
        patch.chdir(project)
        name = build_wheel(str(wheels))
    with zipfile.ZipFile(wheels / name) as wheel:
        wheel.extractall(target)
    return target


def project(root: pathlib.Path, name: str, points: dict[str, str], source: str) -> pathlib.Path:
    """Write a project with one module; ``points`` are its entry points."""
    module = name.replace("-", "_")
    entries = "\n".join(f'{key} = "{value}"' for key, value in points.items())
    root.mkdir(parents=True)
    (root / f"{module}.py").write_text(textwrap.dedent(source), encoding="utf-8")
    (root / "pyproject.toml").write_text(
        textwrap.dedent("""\
        [build-system]
        requires = ["hatchling"]
        build-backend = "hatchling.build"
        [project]
        name = "{name}"
        version = "1.0"
        [project.entry-points."newsfacts.extractors"]
        {entries}
        [tool.hatch.build.targets.wheel]
        include = ["{module}.py"]
        """).format(name=name, entries=entries, module=module),
        encoding="utf-8",
    )
    return root


def language_project(root: pathlib.Path, name: str, files: dict[str, str], source: str = "") -> pathlib.Path:
    """Write a project whose package holds ``files`` (tables by path) and is a language package."""
    package = name.replace("-", "_")
    for path, content in {"__init__.py": source, **files}.items():
        file = root / package / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    (root / "pyproject.toml").write_text(
        textwrap.dedent(f"""\
        [build-system]
        requires = ["hatchling"]
        build-backend = "hatchling.build"
        [project]
        name = "{name}"
        version = "1.0"
        [project.entry-points."newsfacts.languages"]
        tables = "{package}"
        [tool.hatch.build.targets.wheel]
        packages = ["{package}"]
        """),
        encoding="utf-8",
    )
    return root


def run(target: pathlib.Path, *arguments: str, cwd: pathlib.Path | None = None) -> str:
    """Run Python with ``target`` on its path."""
    here = pathlib.Path(newsfacts.__file__).parent.parent
    path = os.pathsep.join([str(target), str(here)])
    done = subprocess.run(
        [sys.executable, *arguments],
        env={**os.environ, "PYTHONPATH": path},
        cwd=cwd or target,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
