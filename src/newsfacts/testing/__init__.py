"""For authors of extractors: a check of an extractor's promises, and Hypothesis strategies.

`check_extractor` needs only newsfacts. The strategies need Hypothesis, which the extra
``newsfacts[test]`` installs; it is imported when the first strategy is created.
"""

from newsfacts.testing.check import check_extractor
from newsfacts.testing.hostile import HOSTILE_TEXTS, ODD_CHARACTERS, QUOTATION_MARKS
from newsfacts.testing.stories import Person, people, stories
from newsfacts.testing.strategies import (
    Quoted,
    Spelled,
    characters,
    known_characters,
    locales,
    numbers,
    quotations,
    texts,
)

__all__ = [
    "HOSTILE_TEXTS",
    "ODD_CHARACTERS",
    "QUOTATION_MARKS",
    "Person",
    "Quoted",
    "Spelled",
    "characters",
    "check_extractor",
    "known_characters",
    "locales",
    "numbers",
    "people",
    "quotations",
    "stories",
    "texts",
]
