"""Participles that share the auxiliary of the verb before them, and infinitives of participles."""

from __future__ import annotations

import pytest

from newsfacts.clauses.sentence import Sentence
from newsfacts.clauses.view import read


def _last_words(sentence: Sentence) -> list[str]:
    """Return the last word of the verb of each clause."""
    words = sentence.words
    return [words.lowers[words.index.index(sentence.verb(i).tokens[-1])] for i in range(sentence.count)]


@pytest.mark.parametrize(
    ("locale", "text", "word", "expected"),
    [
        ("en", "The mill will be cleared and sold by the town.", "sold", True),
        ("en", "The mill will be built by firms based in Kiel and owned by the town.", "owned", False),
        ("en", "The mill that was sold will be cleared.", "sold", False),
        ("fr", "Le moulin sera vidé et vendu par la ville.", "vendu", True),
        ("fr", "L'arrêt sera mis en délibéré et rendu en mai.", "rendu", True),
        ("fr", "Le texte, adopté et signé en mai, sera publié.", "signé", False),
    ],
)
def test_a_participle_shares_the_auxiliary(locale: str, text: str, word: str, expected: bool) -> None:
    (sentence,) = read(text, locale).sentences
    shared = [sentence.continued(i) for i, last in enumerate(_last_words(sentence)) if last == word]
    assert (shared == [0]) is expected


@pytest.mark.parametrize(
    ("locale", "text", "infinitive", "outer"),
    [
        ("fr", "Ils ont refusé l'offre et appelé à manifester samedi.", "manifester", "appelé"),
        ("en", "They have refused the offer and called on the crews to strike.", "strike", "called"),
        ("en", "They have refused to strike.", "strike", "refused"),
    ],
)
def test_an_infinitive_belongs_to_the_verb_before_it(
    locale: str, text: str, infinitive: str, outer: str
) -> None:
    (sentence,) = read(text, locale).sentences
    last = _last_words(sentence)
    parent = sentence.clauses[last.index(infinitive)].parent
    assert parent is not None
    assert last[parent] == outer


def test_thousands_of_participles_share_one_auxiliary() -> None:
    text = "The town has refused the offer" + " and called on the crews to strike" * 2000 + "."
    (sentence,) = read(text).sentences
    last = [i for i in range(sentence.count) if sentence.kind(i) == "participle"][-1]
    assert sentence.continued(last) == 0
    assert sentence.parent(last + 1) == last
