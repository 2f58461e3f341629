"""What an expression belongs to in its sentence, and which verb groups are perfects."""

from __future__ import annotations

import pytest

from newsfacts.clauses import Clauses, Sentence, read


def _sentence(language: str, text: str) -> tuple[Clauses, Sentence]:
    view = read(text, locale=language)
    return view, view.sentences[0]


def _token(view: Clauses, word: str) -> int:
    return list(view.scan.tokens).index(word)


@pytest.mark.parametrize(
    ("language", "text", "word", "participle"),
    [
        ("en", "The law passed in May was dropped.", "May", "passed"),
        ("en", "They signed a deal closing in May.", "May", "closing"),
        ("en", "The planned cuts in May hurt.", "May", None),
        ("en", "He left in May.", "May", None),
        ("fr", "Le rapport publié lundi accuse la banque.", "lundi", "publié"),
        ("fr", "Il est parti lundi.", "lundi", None),
    ],
)
def test_a_participle_behind_its_noun(language: str, text: str, word: str, participle: str | None) -> None:
    view, sentence = _sentence(language, text)
    found = sentence.attachment.participle_before(_token(view, word))
    assert (None if found is None else view.scan.tokens[found]) == participle


@pytest.mark.parametrize(
    ("text", "word", "modifier"),
    [
        ("Die im Mai entführten Kinder sind frei.", "Mai", "entführten"),
        ("Die im Mai gültige Regel fällt weg.", "Mai", "gültige"),
        ("Die im Mai viele Kinder entführten, sind frei.", "Mai", None),
        ("Die Kinder wurden im Mai entführt.", "Mai", None),
    ],
)
def test_a_modifier_between_article_and_noun(text: str, word: str, modifier: str | None) -> None:
    view, sentence = _sentence("de", text)
    place = _token(view, word)
    found = sentence.attachment.modifier_behind(place, place + 1)
    assert (None if found is None else view.scan.tokens[found]) == modifier


@pytest.mark.parametrize(
    ("text", "attribute"), [("It cut its June report.", True), ("In June it cut jobs.", False)]
)
def test_an_attribute_stands_before_a_noun(text: str, attribute: bool) -> None:
    view, sentence = _sentence("en", text)
    place = _token(view, "June")
    assert sentence.attachment.is_attribute(place, place + 1) is attribute


def test_a_stretch_ends_at_marks_and_other_clauses() -> None:
    view, sentence = _sentence("en", "The firm, which failed, will pay on Monday, he said.")
    place = _token(view, "Monday")
    first, last = sentence.attachment.stretch(place, place + 1)
    assert "".join(view.scan.tokens[first:last]).strip() == "will pay on Monday"


@pytest.mark.parametrize(
    ("language", "text", "perfect"),
    [
        ("en", "He has left.", True),
        ("en", "He may have left.", True),
        ("en", "He may leave.", False),
        ("de", "Er könnte gegangen sein.", True),
        ("de", "Er könnte gehen.", False),
        ("fr", "Il aurait quitté le pays.", True),
        ("fr", "Il quitterait le pays.", False),
    ],
)
def test_perfects_of_any_time(language: str, text: str, perfect: bool) -> None:
    (clause,) = _sentence(language, text)[1].clauses
    assert clause.verb.perfect is perfect


def test_the_finite_word_of_a_verb_final_clause_gives_the_tense() -> None:
    clause = _sentence("de", "Er blieb, obwohl die Arbeit beendet werden sollte.")[1].clauses[1]
    assert (clause.verb.time, clause.verb.tense) == ("modal", "past")


def test_kind_and_parent_of_a_clause() -> None:
    _, sentence = _sentence("en", "They agreed to meet.")
    assert [sentence.kind(i) for i in (0, 1)] == ["main", "infinitive"]
    assert [sentence.parent(i) for i in (0, 1)] == [None, 0]
