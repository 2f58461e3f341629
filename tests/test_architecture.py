"""What the machine can check of the design."""

from __future__ import annotations

import ast
import importlib
import os
import pathlib
import subprocess
import sys

import pytest
from importlinter.cli import lint_imports

import newsfacts
from newsfacts.lexicon.tables import languages
from newsfacts.model.value_classes import fault_in_value_class
from seeds import SEEDS

PACKAGE = pathlib.Path(newsfacts.__file__).parent
PROJECT = pathlib.Path(__file__).parent.parent
SOURCES = sorted(PACKAGE.rglob("*.py"))


def test_import_contracts(capsys: pytest.CaptureFixture[str]) -> None:
    assert lint_imports(str(PROJECT / "pyproject.toml")) == 0, capsys.readouterr().out


@pytest.mark.parametrize(
    ("code", "absent"),
    [
        (
            "import newsfacts",
            {"pint", "cattrs", "hypothesis", "multiprocessing", "argparse", "babel", "regex"}
            | {"newsfacts.lexicon.lexicon", "newsfacts.kinds.money.normalise", "newsfacts.text.scan"},
        ),
        ("import newsfacts.testing", {"pint", "hypothesis"}),
        (f"import newsfacts\nnewsfacts.extract({min(SEEDS.values())!r})", {"cattrs", "hypothesis"}),
        # The page that runs in a browser has no regex: only extractors with patterns need it.
        (
            f"import newsfacts\ndoc = newsfacts.extract({min(SEEDS.values())!r}, "
            "registry=newsfacts.Registry.builtin())\ndoc.to_html()",
            {"regex"},
        ),
    ],
    ids=["import newsfacts", "import newsfacts.testing", "extract", "built-in kinds"],
)
def test_slow_libraries_load_when_needed(code: str, absent: set[str]) -> None:
    code += f"\nimport sys; print(*sorted({absent!r} & set(sys.modules)))"
    here = str(PACKAGE.parent)
    unmeasured = {key: value for key, value in os.environ.items() if not key.startswith("COVERAGE_")}
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {here!r})\n{code}"],
        env=unmeasured,  # a tool that measures imports more than we do
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.split() == []


FORBIDDEN_CALLS = {"eval", "exec", "compile", "__import__", "input"}
FORBIDDEN_METHODS = {"today", "now", "utcnow", "fromtimestamp", "localtime", "gmtime", "time", "monotonic"}
FORBIDDEN_MODULES = {
    *("pickle", "marshal", "shelve", "copyreg", "runpy", "code", "subprocess"),
    *("random", "socket", "ssl", "http", "ftplib", "smtplib", "time", "locale", "tempfile", "ctypes"),
}
ALLOWED = {
    "text/deadline.py": {"time", "monotonic"},  # the clock of a time budget
    "engine/budget.py": {"ctypes"},  # ends an extractor that hangs
}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_pure_and_safe(path: pathlib.Path) -> None:
    """No clock, no chance, no network, nothing that runs foreign data."""
    allowed = ALLOWED.get(path.relative_to(PACKAGE).as_posix(), set())
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in FORBIDDEN_CALLS, f"{path}:{node.lineno}"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            assert node.func.attr not in FORBIDDEN_METHODS - allowed, f"{path}:{node.lineno} {node.func.attr}"
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        for name in names:
            assert name.split(".")[0] not in FORBIDDEN_MODULES - allowed, f"{path}:{node.lineno} {name}"
            assert name != "urllib.request", f"{path}:{node.lineno} {name}"


def test_a_language_is_the_same_set_of_tables() -> None:
    tables = {
        language: {path.name for path in (PACKAGE / "languages" / language).iterdir()}
        for language in languages()
    }
    assert len(tables) >= 2
    sentences = {f"{name}.toml" for name in ("words", "verbs", "clauses")}
    assert all(found & sentences in (sentences, set()) for found in tables.values())  # all of them or none
    assert len({frozenset(found - sentences) for found in tables.values()}) == 1, tables


def test_every_module_says_what_it_is_for() -> None:
    for path in SOURCES:
        assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), path


KINDS = sorted(path.parent.name for path in (PACKAGE / "kinds").glob("*/__init__.py"))
EACH = {"__init__.py", "value.py", "reading.py", "vocabulary.py", "extract.py", "words.py"}
"""The files that every kind has; most have ``normalise.py`` and helpers with names of their own besides."""


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_the_same_files(kind: str) -> None:
    assert {path.name for path in (PACKAGE / "kinds" / kind).iterdir()} >= EACH


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_entered_by_its_face(kind: str) -> None:
    """What others need of a kind is in its first file: its extractor and the classes of its values."""
    face = importlib.import_module(f"newsfacts.kinds.{kind}")
    assert face.EXTRACTOR in [entry.extractor for entry in newsfacts.Registry.builtin()]
    for cls in face.EXTRACTOR.spec.value_classes.values():
        assert getattr(face, cls.__name__) is cls
        assert cls.__name__ in face.__all__
    with pytest.raises(AttributeError, match=f"module 'newsfacts.kinds.{kind}' has no attribute 'nothing'"):
        _ = face.nothing


def test_every_built_in_kind_has_a_class_that_json_can_give_back() -> None:
    registry = newsfacts.Registry.builtin()
    assert set(registry.value_classes) == set(registry.kinds)
    for cls in registry.value_classes.values():
        assert fault_in_value_class(cls) is None
