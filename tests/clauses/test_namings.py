"""What phrases name: the name alone, role, affiliation, kind and members, in every language."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from newsfacts.clauses import Clauses, Naming, read

_PARTS = ("name", "role", "affiliation")


def _surface(view: Clauses, place: tuple[int, int] | None) -> str | None:
    return None if place is None else " ".join(view.scan.surface(*place).split())


def _parts(view: Clauses, naming: Naming) -> dict[str, Any]:
    """Return a naming as the cases write it: its kind, and those parts that it has."""
    parts = {part: _surface(view, getattr(naming, part)) for part in _PARTS}
    members = [_surface(view, member.name or (member.start, member.end)) for member in naming.members]
    return {
        "kind": naming.kind,
        **{part: words for part, words in parts.items() if words is not None},
        **({"members": members} if members else {}),
    }


def _cases() -> list[Any]:
    found = []
    for path in sorted(Path(__file__).parent.glob("*/namings/*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        language = path.parts[-3]
        for case in table["case"]:
            text = table["frame"].replace("…", case["phrase"])
            found.append(pytest.param(language, text, case, id=f"{language}: {case['phrase'][:60]}"))
    return found


@pytest.mark.parametrize(("language", "text", "case"), _cases())
def test_a_phrase_names(language: str, text: str, case: dict[str, Any]) -> None:
    """A case gives a phrase, for a frame, and what it says; ``at`` is where in it the reading begins."""
    view = read(text, locale=language)
    start = text.index(case["phrase"]) + case["phrase"].index(case.get("at", case["phrase"]))
    sentence = view.at(start)
    assert sentence is not None
    naming = sentence.naming(view.scan.token_at(start))
    assert naming is not None
    expected = {key: value for key, value in case.items() if key not in ("phrase", "at")}
    assert _parts(view, naming) == expected


@pytest.mark.parametrize(
    ("text", "at"), [("“No,” said who?", "who"), ("In May it rained.", "In"), ("It said: “29.”", "29")]
)
def test_words_that_name_nobody_are_none(text: str, at: str) -> None:
    view = read(text)
    sentence = view.at(text.index(at))
    assert sentence is not None
    assert sentence.naming(view.scan.token_at(text.index(at))) is None


@pytest.mark.parametrize(
    ("language", "text", "word", "name"),
    [
        ("en", "The envoy to Ghana Mark Dell left.", "Dell", "Mark Dell"),
        ("en", "It was Mary Ann Hill.", "Hill", "Mary Ann Hill"),
        ("en", "He praised Kwame Boateng.", "Boateng", "Kwame Boateng"),
        ("en", "See Boateng on page 3.", "Boateng", None),
        ("en", "It met Former Boateng.", "Boateng", None),
        ("de", "So sagte Jens Albers.", "Albers", "Jens Albers"),
        ("de", "Ausgebildete Retter kamen.", "Retter", None),
        ("fr", "Il a vu Bruno Le Maire.", "Maire", "Bruno Le Maire"),
    ],
)
def test_the_full_name_at_a_word(language: str, text: str, word: str, name: str | None) -> None:
    view = read(text, locale=language)
    sentence = view.at(text.index(word))
    assert sentence is not None
    assert _surface(view, sentence.name_at(view.scan.token_at(text.index(word)))) == name
