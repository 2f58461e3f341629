"""What a sentence is asked for without being read, and parts of it without the rest."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from newsfacts.clauses.view import read

_MOVING = frozenset({"rise", "steigen", "zulegen", "monter"})


def _moves(token: str, infinitives: Sequence[str]) -> bool:
    return not _MOVING.isdisjoint(infinitives)


@pytest.mark.parametrize(
    ("locale", "text", "at", "expected"),
    [
        ("en", "Rents rose. Wages did not.", "Rents", True),
        ("en", "Rents rose. Wages did not.", "Wages", False),
        ("de", "Die Firma legte im Mai zu. Der Markt ruht.", "Firma", True),
        ("de", "Die Firma legte im Mai zu. Der Markt ruht.", "Markt", False),
        ("fr", "Les loyers montent. Les salaires non.", "loyers", True),
        ("fr", "Les loyers montent. Les salaires non.", "salaires", False),
    ],
)
def test_a_sentence_holds_a_word_that_tells(locale: str, text: str, at: str, expected: bool) -> None:
    clauses = read(text, locale)
    told = clauses.remember("test", _moves)
    assert clauses.holds(text.index(at), told) is expected


def test_nothing_is_held_against_what_cannot_be_read() -> None:
    clauses = read("Rents rose.  Wages did not.", "en")
    told = clauses.remember("test", _moves)
    assert clauses.holds(12, told)  # between two sentences


@pytest.mark.parametrize(
    ("locale", "word", "expected"),
    [("en", "rose", True), ("en", "roses", False), ("de", "stieg", True), ("fr", "montent", True)],
)
def test_forms_of_verbs(locale: str, word: str, expected: bool) -> None:
    assert read("", locale).forms_of(_MOVING)[word] is expected


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "The mayor of Elden, who was ill, said that the bridge had been closed by the city."),
        ("de", "Der Wirt sagte, dass die Brücke am Montag gesperrt worden sei, und ging nach Hause."),
        ("fr", "Le maire, qui était malade, a dit que le pont avait été fermé par la ville."),
    ],
)
def test_parts_are_those_of_the_clause(locale: str, text: str) -> None:
    (sentence,) = read(text, locale).sentences
    for i in range(sentence.count):
        clause = sentence.clause(i)
        assert sentence.subject(i) == clause.subject
        assert sentence.is_opened(i) == (clause.opener is not None)
        assert all(sentence.verb_places[token] <= i for token in clause.verb.tokens)


def test_a_verb_is_found_by_its_tokens() -> None:
    (sentence,) = read("The firm said it would close the mill.", "en").sentences
    tokens = read("The firm said it would close the mill.", "en").scan.tokens
    found = {tokens[place]: sentence.kind(i) for place, i in sentence.verb_places.items()}
    assert found == {"said": "main", "would": "complement", "close": "complement"}


@pytest.mark.parametrize(
    ("locale", "text", "word", "expected"),
    [
        ("en", "The bridge was closed by the city.", "closed", True),
        ("en", "The city closed the bridge.", "closed", False),
        ("en", "The city, which was warned, closed the bridge.", "closed", False),
        ("de", "Die Brücke wurde gestern gesperrt.", "gesperrt", True),
        ("fr", "Le pont a été fermé par la ville.", "fermé", True),
    ],
)
def test_a_passive_is_told_by_its_verb(locale: str, text: str, word: str, expected: bool) -> None:
    clauses = read(text, locale)
    (sentence,) = clauses.sentences
    assert sentence.is_passive(clauses.scan.token_at(text.index(word))) is expected


def test_groups_one_by_one_are_those_of_the_sentence() -> None:
    text = "The mayor of Elden, Ann Reid, told the paper that Tom Hall and his wife had left."
    clauses = read(text)
    (sentence,) = clauses.sentences
    assert tuple(sentence.each_group()) == sentence.groups
    for group in sentence.groups:
        assert sentence.group_starting(group.start) == group
    assert sentence.group_starting(clauses.scan.token_at(text.index("told"))) is None


def test_a_place_is_told_without_reading() -> None:
    text = "Rents rose.  Wages did not."
    clauses = read(text)
    place = clauses.place(text.index("did"))
    assert place is not None
    assert text[place.start : place.end] == "Wages did not."
    assert clauses.place(12) is None  # between two sentences


def test_clauses_that_say_the_same_are_equal() -> None:
    first, second = (read("He said it rains.").sentences[0] for _ in range(2))
    assert first.clauses == second.clauses
    assert len({*first.clauses, *second.clauses}) == 2
    assert first.clauses[0] != second.clauses[1]
