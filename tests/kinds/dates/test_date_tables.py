"""The date tables of every language fit the code that reads them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from newsfacts.engine.languages import for_language
from newsfacts.errors import TableError
from newsfacts.kinds.dates.calendar.holidays import holiday_day
from newsfacts.kinds.dates.pattern_ways import expand
from newsfacts.kinds.dates.patterns import Node, Rule, add_rule, link
from newsfacts.kinds.dates.rules import LIST, RULES
from newsfacts.kinds.dates.vocabulary import DateVocabulary
from newsfacts.lexicon.tables import languages, table


def rules(language: str) -> Iterator[Rule]:
    nodes = [for_language(language).vocabulary(DateVocabulary).root]
    while nodes:
        node = nodes.pop()
        yield from node.rules
        nodes += [*node.next.values(), *node.calls.values()]


@pytest.mark.parametrize("language", languages())
def test_every_meaning_names_a_rule(language: str) -> None:
    assert not {rule.operation for rule in rules(language)} - {*RULES, LIST}


@pytest.mark.parametrize("language", languages())
def test_every_guard_guards_a_pattern(language: str) -> None:
    assert {rule.guard for rule in rules(language)} - {""} == set(
        for_language(language).vocabulary(DateVocabulary).guards
    )


@pytest.mark.parametrize("language", languages())
def test_every_holiday_has_a_day(language: str) -> None:
    words = for_language(language).vocabulary(DateVocabulary).words.values()
    alone = {(symbol, sense) for phrases in words for symbol, sense, _ in phrases.alone[1]}
    longer = {(w.symbol, w.sense) for phrases in words for found in phrases.longer.values() for w in found}
    named = {sense for symbol, sense in alone | longer if symbol == "{holiday}"}
    assert named <= set(table("kinds/dates/calendar/holidays"))
    assert all(holiday_day(name, 2024) for name in named)


def add(pattern: str, meaning: str) -> Node:
    root = Node()
    add_rule(
        root,
        pattern,
        meaning,
        category="date",
        categories=frozenset({"date"}),
        roles=frozenset({"month", "day"}),
        macros={"of": "of|in"},
        rank=1,
        table="test",
    )
    return root


def test_a_pattern_may_have_options_macros_and_marks() -> None:
    assert list(expand(r"[the] <of> \(x\)", {"of": "of|in"}, "test")) == [
        "the of (x)",
        "the in (x)",
        "of (x)",
        "in (x)",
    ]


@pytest.mark.parametrize(
    ("pattern", "meaning"),
    [
        ("{year}", "calendar"),  # no such role
        ("[the {month}", "calendar"),
        ("the) {month}", "calendar"),
        ("<in> {month}", "calendar"),
        ("{month}", ""),
        ("{month}", "calendar fast"),
        ("{month} {month}", "calendar"),
        ("[a] [b] [c] [d] [e] [f] [g] [h] [i] [j] [k] [l] [m] {month}", "calendar"),  # 8192 ways to read it
    ],
)
def test_a_faulty_pattern_is_refused(pattern: str, meaning: str) -> None:
    with pytest.raises(TableError):
        add(pattern, meaning)


def test_a_slot_may_have_another_name() -> None:
    node = add("{day:first} {month}", "calendar").next["{day}"].next[" "].next["{month}"]
    assert node.rules[0].slots == ("first", "month")


def test_a_match_goes_where_its_wider_categories_go() -> None:
    categories = frozenset({"day", "point", "date"})
    root = Node()
    for rank, (category, pattern) in enumerate([("day", "today"), ("date", "early {point}")], 1):
        add_rule(
            root,
            pattern,
            "same",
            category=category,
            categories=categories,
            roles=frozenset(),
            macros={},
            rank=rank,
            table="test",
        )
    link(root, {"day": {"point": 3}, "point": {"date": 4}}, ["date"])
    today = root.next["today"].rules[0]
    assert (today.final, today.order) == ("date", (4, 3, 1))
    early = root.next["early"].next[" "]
    assert early.ways["day"] == early.ways["point"] == (early.calls["point"],)
