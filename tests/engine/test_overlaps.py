"""Which of several overlapping candidates is kept: by hand, and against the rule spelled out slowly."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsfacts import Span
from newsfacts.engine.overlaps import keep
from newsfacts.model import Beaten, Candidate


def candidate(
    start: int, end: int, kind: str = "date", extractor: str = "dates", rule: str = "r", layer: int = 0
) -> Candidate:
    return Candidate(kind, Span(start, end), None, rule, extractor, layer=layer)


def spans(kept: list[Candidate]) -> list[tuple[int, int]]:
    return [(c.span.start, c.span.end) for c in kept]


def test_the_longest_wins_and_tells_whom_it_beat() -> None:
    kept = keep([candidate(0, 4), candidate(2, 9), candidate(8, 12)], {})
    assert spans(kept) == [(2, 9)]
    assert kept[0].beaten == (
        Beaten(Span(0, 4), "date", "r"),
        Beaten(Span(8, 12), "date", "r"),
    )


def test_edges_may_touch() -> None:
    assert spans(keep([candidate(4, 8), candidate(0, 4), candidate(8, 9)], {})) == [(0, 4), (4, 8), (8, 9)]


def test_inside_and_around() -> None:
    assert spans(keep([candidate(2, 4), candidate(0, 9), candidate(5, 9), candidate(0, 3)], {})) == [(0, 9)]


def test_priority_decides_between_equals_in_length_only() -> None:
    rivals = [
        candidate(0, 4, "money", "money"),
        candidate(1, 5, "date", "dates"),
        candidate(9, 13, "date", "dates"),
    ]
    assert [c.kind for c in keep(rivals, {"money": 0, "dates": 1})] == ["date", "date"]
    assert [c.kind for c in keep(rivals, {"money": 1, "dates": 0})] == ["money", "date"]
    longer = [candidate(0, 5, "money", "money"), candidate(1, 5, "date", "dates")]
    assert [c.kind for c in keep(longer, {"dates": 99})] == ["money"]


def test_an_extractor_that_yields_gives_way_however_long_it_is() -> None:
    rivals = [
        candidate(0, 9, "count", "counts"),
        candidate(2, 4),
        candidate(4, 9, "count", "counts"),
        candidate(9, 12, "count", "counts"),
        candidate(10, 11, "count", "counts"),
        candidate(10, 12, layer=1),
    ]
    kept = keep(rivals, {"counts": 99}, {"counts"})
    assert spans(kept) == [(2, 4), (4, 9), (9, 12), (10, 12)]
    assert [c.beaten for c in kept if c.kind == "date"] == [(), ()]


def test_the_first_in_the_text_wins_among_equals() -> None:
    assert spans(keep([candidate(2, 6), candidate(0, 4)], {})) == [(0, 4)]


def test_names_decide_when_nothing_else_does() -> None:
    rivals = [
        candidate(0, 4, "money", "money", "b"),
        candidate(0, 4, "money", "money", "a"),
        candidate(0, 4, "date", "z", "c"),
    ]
    for order in (rivals, rivals[::-1]):
        kept = keep(order, {})
        assert [(c.kind, c.extractor, c.rule) for c in kept] == [("date", "z", "c")]
        assert [(b.kind, b.rule) for b in kept[0].beaten] == [("money", "a"), ("money", "b")]


def test_layers_do_not_compete() -> None:
    kept = keep([candidate(2, 4, layer=1), candidate(0, 9), candidate(2, 6, layer=2), candidate(0, 3)], {})
    assert spans(kept) == [(0, 9), (2, 6), (2, 4)]


@st.composite
def some(draw: st.DrawFn) -> list[Candidate]:
    start = draw(st.lists(st.integers(0, 30), max_size=12))
    return [
        candidate(
            at,
            at + draw(st.integers(1, 8)),
            extractor=draw(st.sampled_from("ab")),
            rule=draw(st.sampled_from("xyz")),
        )
        for at in start
    ]


@given(some(), st.randoms())
def test_it_is_the_greedy_choice_in_any_order(candidates: list[Candidate], random: object) -> None:
    priorities = {"a": 1, "b": 0}
    chosen: list[Candidate] = []
    for one in sorted(
        candidates,
        key=lambda c: (-len(c.span), -priorities[c.extractor], c.span.start, c.kind, c.extractor, c.rule),
    ):
        if not any(one.span.overlaps(other.span) for other in chosen):
            chosen.append(one)
    kept = keep(candidates, priorities)
    assert spans(kept) == spans(sorted(chosen, key=lambda c: c.span))
    assert sum(len(c.beaten) for c in kept) == len(candidates) - len(kept)
    shuffled = list(candidates)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert keep(shuffled, priorities) == kept


def test_layers_do_not_compete_and_are_merged_in_text_order() -> None:
    rows = [candidate(5, 9), candidate(0, 4, layer=1), candidate(6, 8, layer=1), candidate(5, 7, layer=1)]
    assert spans(keep(rows, {})) == [(0, 4), (5, 9), (5, 7)]
