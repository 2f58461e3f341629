"""Noun groups and their parts, by-agents, hearsay, and clauses without a finite verb."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from newsfacts.clauses import Clauses, NounGroup, read

_PARTS = ("name", "role", "organisation", "complement", "apposition")


def _surface(view: Clauses, place: tuple[int, int] | None) -> str | None:
    return None if place is None else " ".join(view.scan.surface(*place).split())


def _parts(view: Clauses, group: NounGroup) -> dict[str, Any]:
    """Return a group as the cases write it: its kind, and those parts that it has."""
    parts = {part: _surface(view, getattr(group, part)) for part in _PARTS}
    members = [_surface(view, member) for member in group.members]
    return {
        "kind": group.kind,
        **{part: words for part, words in parts.items() if words is not None},
        **({"members": members} if members else {}),
    }


def _cases() -> list[Any]:
    found = []
    for path in sorted(Path(__file__).parent.glob("*/groups/*.toml")):
        cases = tomllib.loads(path.read_text(encoding="utf-8"))["case"]
        language = path.parts[-3]
        found += [pytest.param(language, case, id=f"{language}: {case['text'][:60]}") for case in cases]
    return found


@pytest.mark.parametrize(("language", "case"), _cases())
def test_a_group_has_these_parts(language: str, case: dict[str, Any]) -> None:
    view = read(case["text"], locale=language)
    groups = {
        _surface(view, (group.start, group.end)): _parts(view, group)
        for sentence in view.sentences
        for group in sentence.groups
    }
    for words, parts in case["groups"].items():
        assert groups.get(words) == parts


@pytest.mark.parametrize(
    ("language", "text", "agent"),
    [
        ("en", "The bridge was built by the city.", "the city"),
        ("en", "Rates were raised by 3 points.", None),
        ("en", "The bridge was opened on Monday.", None),
        ("de", "Die Brücke wurde von der Stadt gebaut.", "der Stadt"),
        ("de", "Die Brücke wurde im Mai gebaut.", None),
    ],
)
def test_a_passive_has_its_agent(language: str, text: str, agent: str | None) -> None:
    view = read(text, locale=language)
    (clause,) = view.sentences[0].clauses
    assert _surface(view, clause.verb.agent) == agent


@pytest.mark.parametrize(
    ("language", "text", "hearsay"),
    [
        ("de", "Er soll das Haus gekauft haben.", True),
        ("de", "Das Haus soll gekauft worden sein.", True),
        ("de", "Er soll der Käufer gewesen sein.", True),
        ("de", "Das Haus soll gekauft werden.", False),
        ("de", "Er sollte das Haus kaufen.", False),
        ("de", "Er muss das Haus gekauft haben.", False),
        ("en", "He should have bought the house.", False),
    ],
)
def test_hearsay_is_no_plan(language: str, text: str, hearsay: bool) -> None:
    (clause,) = read(text, locale=language).sentences[0].clauses
    assert clause.verb.hearsay is hearsay


@pytest.mark.parametrize(
    ("language", "text", "kind", "verb"),
    [
        ("en", "They want to leave the union.", "infinitive", "leave"),
        ("en", "The club, founded in 1901, has 300 members.", "participle", "founded"),
        ("de", "Er versucht, das Tor zu öffnen.", "infinitive", "öffnen"),
    ],
)
def test_clauses_without_a_finite_verb(language: str, text: str, kind: str, verb: str) -> None:
    view = read(text, locale=language)
    found = [clause for clause in view.sentences[0].clauses if not clause.verb.finite]
    assert [(c.kind, view.scan.tokens[c.verb.tokens[-1]], c.verb.time) for c in found] == [
        (kind, verb, "none")
    ]


@pytest.mark.parametrize(
    ("language", "text", "lemma"),
    [
        ("en", "The firm has sold it.", "sell"),
        ("de", "Die Firma kündigte einen Umbau an.", "ankündigen"),
        ("de", "Die Firma hat einen Umbau angekündigt.", "ankündigen"),
        ("de", "Die Firma kündigte den Vertrag.", "kündigen"),
        ("de", "Die Firma fuhr die Anlage herunter.", "herunterfahren"),
        ("de", "Die Erben einigten sich darauf.", "einigen"),
        ("de", "Die Kammer verzichtete darauf.", "verzichten"),
    ],
)
def test_a_verb_has_its_infinitive(language: str, text: str, lemma: str) -> None:
    (clause,) = read(text, locale=language).sentences[0].clauses
    assert clause.verb.lemma == lemma


def test_pronouns_have_person_number_and_gender() -> None:
    view = read("She met them.")
    features = {_surface(view, (g.start, g.end)): g.features for g in view.sentences[0].groups}
    assert {"3", "sg", "f"} <= features["She"]
    assert {"3", "pl"} <= features["them"]


def test_the_clause_of_a_word_is_the_innermost() -> None:
    view = read("The bank, which closed in 2020, will open on Monday.")
    (sentence,) = view.sentences
    kinds = {}
    for word in ("bank", "2020", "Monday"):
        place = sentence.clause_at(view.scan.tokens.index(word))
        assert place is not None
        kinds[word] = sentence.clauses[place].kind
    assert kinds == {"bank": "main", "2020": "relative", "Monday": "main"}


def test_what_is_quoted_says_so() -> None:
    (said, report) = read("“We will stay,” she said.").sentences[0].clauses
    assert (said.kind, said.quoted, report.kind, report.quoted) == ("complement", True, "main", False)
