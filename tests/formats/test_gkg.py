"""Lines in the manner of GDELT's Global Knowledge Graph."""

from __future__ import annotations

import re

import pytest

import newsfacts
from newsfacts import Document, Registry
from newsfacts.formats.gkg import COLUMNS, gkg_line
from seeds import SEEDS


def fields(text: str, **known: str) -> dict[str, str]:
    document = newsfacts.extract(Document(text, **known), registry=Registry.builtin())  # type: ignore[arg-type]
    return dict(zip(COLUMNS, gkg_line(document).split("\t"), strict=True))


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("It opened in 2019.", "1#0#0#2019#13"),
        ("It opened in May 2019.", "2#5#0#2019#13"),
        ("It opened on 7 May 2019.", "3#5#7#2019#13"),
        ("It opened on 7 May.", "4#5#7#0#13"),
        ("It opened between 2019 and 2021.", "1#0#0#2019#18;1#0#0#2021#18"),
        ("It took three weeks.", ""),
        ("It opened in the 1990s.", ""),
    ],
)
def test_dates_have_their_resolution(text: str, dates: str) -> None:
    assert fields(text)["V2.1ENHANCEDDATES"] == dates


@pytest.mark.parametrize(
    ("published", "written"),
    [
        ("2025-02-13", "20250213000000"),
        ("2025-02-13T23:30:00-02:00", "20250214013000"),
        ("2025-02-13T09:30:15", "20250213093015"),
    ],
)
def test_the_moment_of_publication(published: str, written: str) -> None:
    assert fields("Nothing.", published=published)["V2.1DATE"] == written


def test_amounts_have_what_they_count() -> None:
    found = fields("It paid over $5m, up 3.5%, for 12 km of pipe at $80 a barrel.")["V2.1AMOUNTS"].split(";")
    assert found == ["5000000,USD,13", "3.5,percent,21", "12,kilometer,31", "80,USD per barrel,48"]


def test_quotations_have_their_verb_and_no_scare_quotes() -> None:
    line = fields("“We will go home”, said Anna Berg. The “D” held.")
    assert line["V2.1QUOTATIONS"] == "1|15|said|We will go home"


def test_no_text_breaks_a_line() -> None:
    line = fields("“We a|b #c \t go; on, no”, said Anna Berg.", id="x\ty;z")
    assert line["V2DOCUMENTIDENTIFIER"] == "x y z"
    assert re.fullmatch(r"\d+\|\d+\|said\|We a b +c +go; on, no", line["V2.1QUOTATIONS"])


def test_offsets_are_those_of_the_text() -> None:
    for text in SEEDS.values():
        document = newsfacts.extract(text, registry=Registry.builtin())
        starts = {fact.start for fact in document.facts}
        _, _, dates, quotations, amounts = gkg_line(document).split("\t")
        offsets = [block.split("#")[-1] for block in dates.split(";") if block]
        offsets += [block.split("|")[0] for block in quotations.split("#") if block]
        offsets += [block.split(",")[-1] for block in amounts.split(";") if block]
        assert offsets
        assert starts.issuperset(map(int, offsets))
