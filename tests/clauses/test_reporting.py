"""Reporting clauses: who says what stands before them, by the words that follow it."""

from __future__ import annotations

import pytest

from newsfacts.clauses import Quoted, read
from newsfacts.model import Span

_SAY = frozenset(
    ["said", "says", "asked", "told", "added", "read", "sagte", "schrieb", "déclaré", "dit", "fait", "asks"]
)


def _reporting(text: str, language: str) -> tuple[str, str, bool] | None:
    """Return subject, verb and order of the clause behind the quotation that a text begins with."""
    view = read(text, locale=language)
    scan = view.scan
    end = max(text.rfind(mark) for mark in "”“»") + 1
    quoted = Quoted(0, scan.token_at(end - 1) + 1, True)
    sentence = view.around(Span(0, len(text)), [quoted])
    assert sentence is not None
    found = sentence.reporting(quoted.end, lambda token: scan.tokens[token] in _SAY)
    if found is None:
        return None
    return (
        scan.surface(found.subject.start, found.subject.end).strip(),
        scan.tokens[found.verb],
        found.inverted,
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We sail at noon,” Ada Holt said.", ("Ada Holt", "said", False)),
        ("“We sail at noon,” said Ada Holt of the port.", ("Ada Holt", "said", True)),
        ("“We sail at noon,” Ada Holt, who runs the port, told the paper.", ("Ada Holt", "told", False)),
        ("“We sail at noon,” Ada Holt, 51, of Oster, Maine, said.", ("Ada Holt", "said", False)),
        ("“We sail at noon,” she later added.", ("she", "added", False)),
        ("“We sail at noon,” the notice read.", ("the notice", "read", False)),
        ("“We sail at noon,” He Jian said.", ("He Jian", "said", False)),
        ("“We sail at noon,” McDermott's said.", ("McDermott's", "said", False)),
        ("“We sail at noon,” said in a letter.", None),
        ("“We sail at noon,” because the tide said so.", None),
        ("“We sail at noon,” the port is closed; Ada Holt said so.", None),
    ],
)
def test_english(text: str, expected: tuple[str, str, bool] | None) -> None:
    assert _reporting(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("„Wir legen um zwölf ab“, sagte Ada Holt der Zeitung.", ("Ada Holt", "sagte", True)),
        ("„Wir legen um zwölf ab“, sagte ihm die Hafenmeisterin.", ("die Hafenmeisterin", "sagte", True)),
        ("„Wir legen um zwölf ab“, so schrieb ihm der Kapitän.", ("der Kapitän", "schrieb", True)),
        ("„Wir legen um zwölf ab“, sagte am Montag Ada Holt.", ("Ada Holt", "sagte", True)),
    ],
)
def test_german(text: str, expected: tuple[str, str, bool] | None) -> None:
    assert _reporting(text, "de") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("« Nous partons à midi », a déclaré la capitaine.", ("la capitaine", "déclaré", True)),
        ("« Nous partons à midi », a-t-elle dit.", ("elle", "dit", True)),
        ("« Nous partons à midi », a fait savoir la capitaine.", ("la capitaine", "fait", True)),
    ],
)
def test_french(text: str, expected: tuple[str, str, bool] | None) -> None:
    assert _reporting(text, "fr") == expected


def test_a_sentence_that_was_read_around_its_quotations_is_found_again() -> None:
    text = "“We sail,” Ada Holt said. The port is full."
    view = read(text)
    scan = view.scan
    quoted = Quoted(0, scan.token_at(text.index("”")) + 1, True)
    around = view.around(Span(0, text.index(" The")), [quoted])
    holt, sail, port = text.index("Ada"), text.index("sail"), text.index("port")
    assert view.outside(Span(holt, holt + 3)) is around
    assert view.outside(Span(sail, sail + 4)) is not around
    assert view.outside(Span(port, port + 4)) is not around


def test_a_sentence_is_taken_as_it_was_read() -> None:
    text = "“We sail,” Ada Holt said. The port is full."
    view = read(text)
    place, other = view.place(0), view.place(text.index("port"))
    assert place is not None
    assert other is not None
    plain = view.own(place)
    assert plain is view.at(0)
    around = view.around(place, [Quoted(0, view.scan.token_at(text.index("”")) + 1, True)])
    assert view.own(place) is around
    assert view.own(other) is view.at(other.start)
