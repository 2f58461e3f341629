"""An error in the sentence tables of a package is a `TableError` at set-up, and says what to change."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from newsfacts import Pipeline, Registry
from newsfacts.errors import TableError
from newsfacts.lexicon import tables

OWN = Path(tables.__file__).parent.parent / "languages" / "en"


@pytest.fixture
def pidgin(tmp_path: Path) -> Path:
    """Return the folder of a language whose sentences are read with newsfacts' English tables."""
    folder = tmp_path / "languages" / "pcm"
    folder.mkdir(parents=True)
    for name in ("words", "verbs", "clauses"):
        shutil.copy(OWN / f"{name}.toml", folder)
    (folder / "quotations.toml").write_text("", encoding="utf-8")  # without it, no kind reads sentences
    return folder


def at_set_up(folder: Path) -> Pipeline:
    registry = Registry.builtin().add_languages(folder.parent.parent, name="my-pidgin")
    return Pipeline(registry=registry, locale="pcm")


def test_right_tables_are_accepted(pidgin: Path) -> None:
    assert at_set_up(pidgin).extract("Di bridge don fall.").facts == ()


@pytest.mark.parametrize(
    ("table", "rows", "problem"),
    [
        ("verbs", '[[verbs]]\nwords = "wey"', "[[verbs]] needs the key 'paradigm'"),
        ("verbs", '[[verbs]]\nparadigm = "wey"', "[[verbs]] needs the key 'words'"),
        ("verbs", '[[verbs]]\nparadigm = "wey"\nwords = "a"', "has the paradigm 'wey', which does not exist"),
        ("verbs", '[[verbs]]\nparadigms = "a"', "[[verbs]] has an unknown key 'paradigms'; did you mean"),
        ("verbs", "[paradigm.wey]\nparts = []", "[paradigm.wey] needs the key 'forms'"),
        ("verbs", "[paradigm.wey]\nforms = 3", "[paradigm.wey] 'forms' must be a list, not 3"),
        ("verbs", '[paradigm.wey]\nforms = ["a"]', "must have rows of the form [part, drop, add, features]"),
        (
            "verbs",
            '[paradigm.wey]\nforms = [["infinitive", "", "", "presnt"]]',
            "'presnt' has an unknown feature 'presnt'; did you mean 'present'?",
        ),
        ("words", '[auxiliary.wey]\n"present" = 3', "'present' of 'wey' must be a list of words, not 3"),
        (
            "words",
            '[auxiliary.wey]\ngoverns = { participle = "pasive" }',
            "[auxiliary.wey] 'governs' has an unknown effect 'pasive'; did you mean 'passive'?",
        ),
        ("clauses", "[wey]\na = 1", "has an unknown key 'wey'"),
    ],
)
def test_an_error_is_named_at_set_up(pidgin: Path, table: str, rows: str, problem: str) -> None:
    with (pidgin / f"{table}.toml").open("a", encoding="utf-8") as file:
        file.write(f"\n{rows}\n")
    with pytest.raises(TableError, match=re.escape(problem)) as caught:
        at_set_up(pidgin)
    assert str(caught.value).startswith(f"my-pidgin: languages/pcm/{table}.toml: ")
