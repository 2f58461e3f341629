"""The noun group behind a number."""

from __future__ import annotations

import pytest

from newsfacts.clauses.counted import CountedGroups
from newsfacts.clauses.view import read


@pytest.mark.parametrize(
    ("locale", "text", "group"),
    [
        ("en", "tall ships sailed", ("tall ships", "ships")),
        ("en", "police officers in blue", ("police officers", "officers")),
        ("en", "arms dealers fled", ("arms dealers", "dealers")),
        ("en", "aircraft carriers sailed", ("aircraft carriers", "carriers")),
        ("en", "U.S. troops left", ("U.S. troops", "troops")),
        ("en", "primary and secondary schools", ("primary and secondary schools", "schools")),
        ("en", "Greek and Turkish Cypriots", ("Greek and Turkish Cypriots", "Cypriots")),
        ("en", "long-range missiles", ("long-range missiles", "missiles")),
        ("en", "people killed", ("people", "people")),
        ("en", "of the ships", None),
        ("en", "weeks of talks", None),
        ("en", "ships' crews", None),
        ("en", "suspects detectives questioned", None),
        ("de", "alte Schiffe fuhren", ("alte Schiffe", "Schiffe")),
        ("de", "schwer verletzte Soldaten", ("schwer verletzte Soldaten", "Soldaten")),
        ("de", "Wiener Richter urteilten", ("Wiener Richter", "Richter")),
        ("de", "Menschen Hilfe", ("Menschen", "Menschen")),
        ("de", "der Schiffe", None),
        ("de", "Tage lang", None),
        ("nl", "landen werken samen", ("landen", "landen")),
        ("nl", "auto's reden door", ("auto's", "auto's")),
        ("nl", "zware toestellen stonden", ("zware toestellen", "toestellen")),
        ("nl", "dagen lang", None),
        ("fr", "vieux navires russes partent", ("vieux navires russes", "navires")),
        ("fr", "blessés graves", ("blessés graves", "blessés")),
        ("fr", "hommes venus de loin", ("hommes", "hommes")),
        ("fr", "ont refusé", None),
        ("fr", "semaines de grève", None),
    ],
)
def test_the_noun_that_is_counted(locale: str, text: str, group: tuple[str, str] | None) -> None:
    scan = read(f"12 {text}.", locale).scan
    found = CountedGroups(scan).behind(2, opens=False)
    told = found and (scan.surface(found.start, found.behind), scan.surface(found.head, found.end))
    assert told == group


@pytest.mark.parametrize(("opens", "found"), [(True, False), (False, True)])
def test_a_participle_at_the_beginning_of_a_clause_may_be_its_verb(opens: bool, found: bool) -> None:
    scan = read("12 received letters.").scan
    assert (CountedGroups(scan).behind(2, opens=opens) is not None) is found
