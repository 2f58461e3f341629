"""What an amount hangs on: the verb and the nouns before it, the noun behind it."""

from __future__ import annotations

import pytest

from newsfacts.clauses import Dependence, read


def _dependence(language: str, text: str, amount: str) -> Dependence:
    view = read(text, locale=language)
    start = text.index(amount)
    sentence = view.at(start)
    assert sentence is not None
    return sentence.dependence(view.scan.token_at(start), view.scan.token_at(start + len(amount) - 1) + 1)


@pytest.mark.parametrize(
    ("language", "text", "amount", "word", "governors"),
    [
        ("en", "Rents rose sharply by 4%.", "4%", "by", ["rose"]),
        ("en", "A rise in rents of 4% came.", "4%", "of", ["rents", "rise", "came"]),
        ("en", "They plan to lift pay and cut costs by 4%.", "4%", "by", ["costs", "cut"]),
        ("de", "Die Miete ist im Mai um 4 Prozent gestiegen.", "4 Prozent", "um", ["mai", "gestiegen"]),
        (
            "de",
            "Ein Anstieg der Mieten um 4 Prozent droht.",
            "4 Prozent",
            "um",
            ["mieten", "anstieg", "droht"],
        ),
        ("nl", "De huur is in mei met 4 procent gestegen.", "4 procent", "met", ["mei", "gestegen"]),
        ("nl", "De huren stijgen volgend jaar 4 procent.", "4 procent", "jaar", ["jaar", "stijgen"]),
        ("fr", "Les loyers ont augmenté de 4 %.", "4 %", "de", ["augmenté"]),
        ("fr", "Une hausse des loyers de 4 % menace.", "4 %", "de", ["loyers", "hausse", "menace"]),
    ],
)
def test_an_amount_hangs_on_the_nouns_and_the_verb_before_it(
    language: str, text: str, amount: str, word: str, governors: list[str]
) -> None:
    found = _dependence(language, text, amount)
    assert found.word == word
    assert [governor.lower for governor in found.governors] == governors


@pytest.mark.parametrize(
    ("language", "text", "amount", "noun"),
    [
        ("en", "It wants a 4% pay increase.", "4%", ("pay", "increase")),
        ("en", "It lost 4% last week.", "4%", ()),
        ("de", "Es gab 4 Prozent Wachstum.", "4 Prozent", ("wachstum",)),
    ],
)
def test_an_amount_stands_before_a_noun(language: str, text: str, amount: str, noun: tuple[str, ...]) -> None:
    assert _dependence(language, text, amount).attribute_of == noun


def test_the_prefix_of_a_german_verb_counts_where_no_table_has_the_two_together() -> None:
    found = _dependence("de", "Die Miete zog um 4 Prozent an.", "4 Prozent")
    assert [governor.lemma for governor in found.governors] == ["anziehen"]


@pytest.mark.parametrize(
    ("language", "text", "start", "group"),
    [
        ("en", "Most of the city's old trams in May.", "the", "the city's old trams"),
        ("en", "Half of the price of gas fell.", "the", "the price of gas"),
        ("en", "All of what it earned.", "what", None),
        ("de", "Die Hälfte der Anteile des Werks in Ulm.", "der", "der Anteile des Werks"),
        ("fr", "La moitié du prix du gaz en mai.", "prix", "prix du gaz"),
    ],
)
def test_a_noun_group_reaches_to_what_hangs_on_it(
    language: str, text: str, start: str, group: str | None
) -> None:
    view = read(text, locale=language)
    sentence = view.at(0)
    assert sentence is not None
    found = sentence.group_from(view.scan.token_at(text.index(start)))
    assert (None if found is None else view.scan.surface(*found)) == group
