"""The work of reading a text grows with its length, not faster, whatever the text is made of.

What an attack is and how work is counted stands in ``growth.py``. Here the attacks of ``growth.toml``, every
sign and every sort of word that a language knows are read in two lengths, the search for more attacks is run
for a moment, and the budget of time is held against all of them: the readers must look at the clock often.
"""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable, Iterator

import pytest

from growth import DENSITY, RATIO, SIGNS, Attack, Search, attacks, counted, growth, work
from newsfacts import Document, Registry
from newsfacts.engine.stages import Stages
from newsfacts.lexicon.tables import languages
from newsfacts.testing import HOSTILE_TEXTS
from newsfacts.testing.strategies import known_phrases
from newsfacts.text.deadline import Deadline
from reading import PUBLISHED, read

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
ATTACKS = attacks()
EVERY_ATTACK = pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)


def words() -> Iterator[Attack]:
    """Yield attacks with the shortest and the longest word or phrase of every role, for every language."""
    for language in languages():
        for phrases in known_phrases(language).values():
            for one in sorted({min(phrases, key=len), max(phrases, key=len)}):
                yield Attack(language, f"{one} ")


WORDS = [*(Attack(language, sign) for sign in SIGNS for language in languages()[:2]), *words()]


# Growth


@EVERY_ATTACK
def test_an_attack_takes_work_for_its_length(attack: Attack) -> None:
    found = growth(attack, 20_000 if LONG else 2500)
    assert found.ratio <= RATIO
    assert found.density <= DENSITY


@pytest.mark.parametrize("attack", WORDS, ids=[f"{attack.locale}-{attack.first!a}" for attack in WORDS])
def test_a_word_again_and_again_takes_work_for_its_length(attack: Attack) -> None:
    found = growth(attack, 2000 if LONG else 1000)
    assert found.ratio <= RATIO
    assert found.density <= DENSITY


def test_hostile_texts_take_no_more_work_than_news() -> None:
    news = growth(
        Attack("en", "He paid $5 million, or 3% more, on 5 May, “as we all knew,” she said. "), 2000
    )
    for text in HOSTILE_TEXTS:
        if len(text) > 500:
            assert work(text, "en") < 4 * news.density * len(text), text[:20]


if LONG:  # a clock sees what the count of lines cannot, but a busy machine can fool it

    def seconds(attack: Attack, length: int) -> float:
        text = attack.text(length)
        gc.disable()
        try:
            start = time.process_time()
            read(text, attack.locale)
            return time.process_time() - start
        finally:
            gc.enable()

    @EVERY_ATTACK
    def test_an_attack_takes_time_for_its_length(attack: Attack) -> None:
        ratios = []
        for _ in range(4):
            ratios.append(seconds(attack, 80_000) / max(seconds(attack, 10_000), 1e-3))
            if ratios[-1] < 24:
                return
        pytest.fail(f"a text eight times as long takes {ratios} times as long")


# The search for more


def test_the_search_finds_nothing_in_a_moment() -> None:
    search = Search(seed=1)
    assert not list(search.finds(lambda: search.tries < (2000 if LONG else 150)))
    assert not search.failed


def test_the_search_finds_what_looks_back() -> None:
    """A reader that looks over all before each comma is found."""

    def looks_back(text: str, locale: str) -> None:
        for place, character in enumerate(text):
            if character == ",":
                sum(1 for _ in range(0, place, 10))

    search = Search(seed=1, reader=looks_back)
    attack, found = next(search.finds(lambda: True))
    assert "," in attack.first + attack.then
    assert found.ratio > RATIO


def test_a_loop_within_a_line_is_counted() -> None:
    """A comprehension is one call, and of one line."""
    counts = []
    for size in (100, 200):
        numbers = list(range(size))
        with counted() as lines:
            (lambda: [[a for a in numbers if a > b] for b in numbers])()
            counts.append(lines())
    assert counts[1] > 3.5 * counts[0]


# The budget of time

_BETWEEN = 12
"""Lines of Python for each character of a text between two looks at the clock: only as much of a text is
begun as the time allows, and nothing that looks back keeps within so few."""
_CONSTANT = 80_000
"""And so many more, however short it is: where each word is dear, each has its look."""


class Watched(Deadline):
    """A deadline that is never over, and that counts the work between two looks at it."""

    def __init__(self, lines: Callable[[], int]) -> None:
        super().__init__(3600.0)
        self._lines = lines
        self._last = 0
        self.most = 0
        """The most lines between two looks so far."""

    def look(self) -> None:
        """Look at the clock."""
        super().look()
        now = self._lines()
        self.most = max(self.most, now - self._last)
        self._last = now


@EVERY_ATTACK
def test_the_readers_look_at_the_clock(attack: Attack) -> None:
    """Between two looks the built-in extractors do no more work than a budget of time can bear."""
    read(attack.text(100), attack.locale)
    document = Document(attack.text(10_000 if LONG else 5000), locale=attack.locale, published=PUBLISHED)
    stages = Stages(Registry.builtin(), None, vague=True, strict=True)
    with counted() as lines:
        deadline = Watched(lines)
        scan = stages.scan(document, deadline)
        stages.settle(scan, stages.candidates(scan, stages.selection.running))
        deadline.look()
    assert deadline.most <= _BETWEEN * len(document.text) + _CONSTANT
