"""Counts beside facts of other kinds."""

from __future__ import annotations

import pytest

import newsfacts
from newsfacts import Registry

BUILTIN = Registry.builtin()
TEXTS = {
    "en": "On 3 May 2024 it paid 12 workers $5 million, 7% more, for 600 miles in five days; 31 trains ran.",
    "de": "Am 3. Mai 2024 zahlte sie zwölf Arbeitern 5 Millionen Euro, 7 Prozent mehr, "
    "für 600 Kilometer; 31 Züge fuhren.",
    "fr": "Le 3 mai 2024, elle a payé douze ouvriers 5 millions d'euros, 7 % de plus, "
    "pour 600 kilomètres ; 31 trains roulaient.",
}


@pytest.mark.parametrize("locale", TEXTS)
def test_counts_take_nothing_from_other_kinds(locale: str) -> None:
    text = TEXTS[locale]
    every = newsfacts.extract(text, locale=locale, registry=BUILTIN)
    others = newsfacts.extract(text, locale=locale, registry=BUILTIN.without("counts"))
    assert tuple(fact for fact in every.facts if fact.kind != "count") == others.facts
    assert {"money", "percentage", "quantity", "date"} <= {fact.kind for fact in others.facts}
    assert [fact.value.amount.low for fact in every.counts] == [12, 31]


@pytest.mark.parametrize("locale", TEXTS)
def test_counts_alone_are_the_same(locale: str) -> None:
    alone = newsfacts.extract(TEXTS[locale], locale=locale, registry=BUILTIN, kinds=["count"])
    every = newsfacts.extract(TEXTS[locale], locale=locale, registry=BUILTIN)
    assert alone.facts == every.counts


def test_a_reason_names_the_hedge() -> None:
    (fact,) = newsfacts.extract("More than 10,000 drones were lost.", registry=BUILTIN).counts
    assert fact.provenance.reasons == ("'More than' sets a limit",)
    assert newsfacts.explain(fact).startswith('"10,000 drones" → over 10,000 drones')


def test_a_wrapped_line_leaves_no_break_in_what_is_counted() -> None:
    lines = (
        "The harbour town rebuilt its long pier after the storm had taken away the old",
        "one and the sea wall, and it has since then asked more than thirty fishing",
        "boats to return and pay again.",
    )
    text = "\n".join(lines)
    (fact,) = newsfacts.extract(text, registry=BUILTIN).counts
    assert fact.text == "thirty fishing\nboats"
    assert fact.value.of == "fishing boats"
