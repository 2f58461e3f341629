"""A quotation far into a long paragraph is read as it is in a short one."""

from __future__ import annotations

import pytest

from newsfacts import Registry, extract
from newsfacts.model import Fact

_FILLER = "The harbour opened late on most days of that winter. Few boats came in from the islands. "
_ENDINGS = [
    'The hall fell silent. "We will stay," Ada Novak said.',
    'Ada Novak spoke last. "We will stay until the work is done."',
    'Ada Novak said the pier was safe. It was dark. Rain fell. The "old ghosts of the town" were gone.',
    'He said it again, "slowly and clearly", to Gov. Ines Hall. The room emptied.',
    '"We will stay," said Ada Novak. ' + _FILLER * 3 + '"Then stay," Ines Hall said.',
]


def _told(text: str, shift: int) -> list[tuple[object, ...]]:
    return [_row(fact, shift) for fact in extract(text, registry=Registry.builtin()).quotations]


def _row(fact: Fact, shift: int) -> tuple[object, ...]:
    speaker, cue = fact.value.speaker, fact.value.cue
    return (
        fact.text,
        fact.start - shift,
        fact.value.form,
        speaker and (speaker.name, speaker.span.start - shift),
        cue and (cue.text, cue.span.start - shift),
    )


@pytest.mark.parametrize("ending", _ENDINGS)
def test_a_long_paragraph_changes_nothing(ending: str) -> None:
    """However much stands before and behind, without a quotation in it."""
    short = _FILLER + ending
    assert _told(short, len(_FILLER))
    assert _told(_FILLER * 9 + ending + " " + _FILLER * 9, 9 * len(_FILLER)) == _told(short, len(_FILLER))


def test_elisions_in_a_chain_lose_nothing() -> None:
    """However many there are: a word of French that lost its vowel is cut off from the next one."""
    text = "l'" * 3000 + "un soir. « Nous partons demain », a dit Paul Durand."
    (quotation,) = extract(text, locale="fr", registry=Registry.builtin()).quotations
    assert quotation.text == "Nous partons demain"
    assert quotation.value.speaker.name == "Paul Durand"


def test_a_word_of_thousands_of_letters_names_nobody() -> None:
    said = "said Bob " + "A" * 5000 + "."
    (quotation,) = extract(f"“We stay at home,” {said}", registry=Registry.builtin()).quotations
    assert quotation.value.speaker is None
    (quotation,) = extract("“We stay at home,” said Bob Aaaaa.", registry=Registry.builtin()).quotations
    assert quotation.value.speaker.name == "Bob Aaaaa"
