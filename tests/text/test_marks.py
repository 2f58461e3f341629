"""Pairs of marks, where a case cannot say it."""

from __future__ import annotations

import pytest

from newsfacts.document import Document
from newsfacts.engine.languages import scan_of
from newsfacts.text.marks import Marks


def pairs(text: str, locale: str = "en") -> list[tuple[str, int]]:
    scan = scan_of(Document(text, locale=locale))
    return [(text[pair.start : pair.end], pair.depth) for pair in scan.view(Marks).pairs]


def test_a_pair_comes_before_those_inside_it() -> None:
    assert pairs("“One ‘two’ and ‘three’ four,” he said.") == [
        ("One ‘two’ and ‘three’ four,", 0),
        ("two", 1),
        ("three", 1),
    ]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("«Oui», dit-il.", "Oui"),
        ("»Ja«, sagte er.", "Ja"),
        ("„Ja“, sagte er.", "Ja"),
        ("„Ja”, mondta.", "Ja"),
        ("”Ja”, sa hon.", "Ja"),
        ("『はい』と言った", "はい"),
        ("``Yes,'' he said.", "Yes,"),
        ("‘‘Yes,’’ he said.", "Yes,"),
        ("＂Yes＂", "Yes"),
        ("‹Oui›", "Oui"),
    ],
)
def test_every_convention_is_known_in_every_locale(text: str, inside: str) -> None:
    for locale in ("en", "de"):
        assert pairs(text, locale) == [(inside, 0)]


def test_marks_carry_offsets_of_both_ends() -> None:
    text = "Er sagte: « Gut »."
    (pair,) = scan_of(Document(text)).view(Marks).pairs
    assert text[pair.outer_start : pair.outer_end] == "« Gut »"
    assert text[pair.start : pair.end] == "Gut"


def test_a_line_wrapped_at_a_column_does_not_end_a_quotation() -> None:
    text = "The minister said at noon that “the bridge will certainly\nopen in May” and left."
    assert pairs(text) == [("the bridge will certainly\nopen in May", 0)]


def test_a_paragraph_ends_what_was_not_closed() -> None:
    assert pairs("A “stray mark here.\n\nAnd then “this” came.") == [("this", 0)]


def test_a_continued_paragraph_is_told() -> None:
    text = "“One is here.\n\n“Two is here,” he said."
    first, second = scan_of(Document(text)).view(Marks).pairs
    assert (first.continued, second.continued) == (True, False)
    assert first.end == first.outer_end == text.index("\n")


@pytest.mark.parametrize(
    "piece", ['"a ', "'a ", "“a ", "‘a ", "„a “b ", "« ", '"', "'", "6'3\" ", '“a ‘b "c ']
)
def test_unclosed_marks_pair_with_nothing_far_away(piece: str) -> None:
    text = piece * 50
    for pair in scan_of(Document(text)).view(Marks).pairs:
        assert 0 <= pair.outer_start < pair.start < pair.end <= pair.outer_end <= len(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("\"He said ``One''\"", [("He said ``One''", 0), ("One", 1)]),  # a mark right behind a doubled one
        ("``One'' and ''two''", [("One", 0)]),  # the doubled apostrophe never opens
        ("''' rule ''' and ''' more '''", []),  # mark-up
        ("“” and “ ”", []),  # nothing inside
        ("“One”“Two”", [("One", 0), ("Two", 0)]),
        ('"One""Two"', [("One", 0), ("Two", 0)]),
        ('("One")', [("One", 0)]),
        ("“One (two) three”—he", [("One (two) three", 0)]),
        ('"One,"he said. "Two,"she said.', [("One,", 0), ("Two,", 0)]),
        ('He said: "One (the "first") done."', [('One (the "first") done.', 0), ("first", 1)]),
        ("“A “b” c” d", [("A “b” c", 0), ("b", 1)]),
        ("„A „b“ c“ d", [("A „b“ c", 0), ("b", 1)]),
        ("“One“ he said.", [("One", 0)]),  # the wrong glyph, but a closer by its place
        ('He said (fine") and "good" too.', [("good", 0)]),  # a stray closer opens nothing
        ('He said (fine") and so on" too.', []),
        ("\"He read '1990'\" again.", [("He read '1990'", 0), ("1990", 1)]),  # no feet and inches
        ("“One. “Two” three.", [("Two", 0)]),
    ],
)
def test_double_marks(text: str, found: list[tuple[str, int]]) -> None:
    assert pairs(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He saw '24 Hours' there.", [("24 Hours", 0)]),  # a title, no year cut short
        ("He saw '60s Hits' there.", [("60s Hits", 0)]),
        ("He read '24hours' there.", [("24hours", 0)]),
        ("He saw '247 Hits' there.", [("247 Hits", 0)]),
        ("the class of '99 and the boys' team", []),
        ("in the '60s and the '70s", []),
        ("the class of '99 and '98", []),
        ("the '99, the '98.", []),
        ("He said 'em and 'til.", []),
        ("He saw 'em", []),  # the text ends with it
        ("Rock 'n' roll is 'fine'.", [("fine", 0)]),
        ("He said 'the allies' plan failed' again.", [("the allies' plan failed", 0)]),
        ("He said 'the allies' again.", [("the allies", 0)]),
        ("He said 'the allies' and 'the foes' again.", [("the allies", 0), ("the foes", 0)]),
        ("He said 'the allies' plan.\nIt's the foes' own.", [("the allies", 0)]),  # of another line
        ("'No exceptions'Defense Secretary said.", [("No exceptions", 0)]),
        ("'No exceptions!'Defense Secretary said.", [("No exceptions!", 0)]),
        ("He met 'O'Neill' today.", [("O'Neill", 0)]),
        ("He met 'Tom d'Angelo' today.", [("Tom d'Angelo", 0)]),
        ("'One 'two' three'", [("One 'two' three", 0), ("two", 1)]),
        ("“One ‘two” three’", [("One ‘two", 0)]),
        ("‚Eins‘ und ‚zwei‘", [("Eins", 0), ("zwei", 0)]),
        ("‘One’ and ‘ two’", [("One", 0)]),
        ("'One ' two'", [("One ' two", 0)]),
    ],
)
def test_single_marks(text: str, found: list[tuple[str, int]]) -> None:
    assert pairs(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('a man 6\'3" tall and "fine"', ["fine"]),
        ('"He is 6\'3" tall," she said.', ["He is 6'3\" tall,"]),
        ('"He is 6’11" tall," she said.', ['He is 6’11" tall,']),
        ('A 5" pipe and a 6" pipe', []),
        ('a 5"x6" card', []),
        ('a class="y" id="z" mark', []),
    ],
)
def test_inches_and_attributes(text: str, found: list[str]) -> None:
    assert [inside for inside, _ in pairs(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“One.\n\n“Two,” he said.", [("One.", True), ("Two,", False)]),
        ("“One.\n \n“Two,” he said.", [("One.", True), ("Two,", False)]),
        ("“One.\n\n“Two.\n\n“Three,” he said.", [("One.", True), ("Two.", True), ("Three,", False)]),
        ('"One.\n\n"Two," he said.', [("One.", True), ("Two,", False)]),
        ("„One.\n\n„Two“, sagte er.", [("One.", True), ("Two", False)]),
        ("‘One.\n\n‘Two,’ he said.", [("One.", True), ("Two,", False)]),
        ("'One.\n\n'Two,' he said.", [("Two,", False)]),  # straight: an apostrophe as likely
        ("“One.\n\nHe left. “Two,” he said.", [("Two,", False)]),  # not at the head
        ("“One.\n\n« Two », he said.", [("Two", False)]),  # another mark
        ("“One «two.\n\n«Three», he said.", [("two.", True), ("Three", False)]),  # the innermost
        ("“One.\n\n“ Two,” he said.", [("Two,", False)]),
        ("“One” and.\n\n“Two,” he said.", [("One", False), ("Two,", False)]),
        ("“One “two” three.\n\n“Four,” he said.", [("two", False), ("Four,", False)]),
        ('"One.\nTwo" he said.', []),  # a line that is no wrapped one
    ],
)
def test_what_goes_on_in_the_next_paragraph(text: str, found: list[tuple[str, bool]]) -> None:
    marks = scan_of(Document(text)).view(Marks).pairs
    assert [(text[pair.start : pair.end], pair.continued) for pair in marks] == found


_LINE = "The minister said at noon today that “the"


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        (f"{_LINE} bridge\nopens” in May.", ["the bridge\nopens"]),
        (f"{_LINE} bridge.\nIt opens” in May.", []),  # ends with a stop
        (f"{_LINE} bridge\n\nopens” in May.", []),
        (f"{_LINE} bridge\n opens” in May.", []),
        ("He said “the\nBridge opens” in May.", []),  # a short line
        (
            "He said “the\nbridge opens” in May.",
            ["the\nbridge opens"],
        ),  # the small letter shows that it goes on
        (f"{_LINE} bridge\n“opens” in May.", ["the bridge", "opens"]),  # taken up, not wrapped
    ],
)
def test_wrapped_lines(text: str, inside: list[str]) -> None:
    assert [found for found, _ in pairs(text)] == inside


def test_what_stands_outside_all_pairs() -> None:
    text = "He said “no ‘never’ way” and “yes” twice."
    marks = scan_of(Document(text)).view(Marks)
    assert list(marks.gaps(0, len(text))) == ["He said ", " and ", " twice."]
    assert "".join(marks.gaps(text.index("never"), text.index("es” twice"))) == " and "
    assert "".join(marks.gaps(0, 7)) == "He said"
