"""The runner itself: a check that cannot fail is none."""

from __future__ import annotations

import pathlib
from typing import Any

import pytest

import case_tables as cases

MONEY = {"low": "5", "high": "5", "currency": "USD"}


def case(tmp_path: pathlib.Path, body: str, name: str = "money/general.toml") -> cases.Case:
    path = tmp_path / "en" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(body, encoding="utf-8")
    return cases.read(next(cases.rows(path)))


def fact(start: int, end: int, kind: str = "money", **value: Any) -> dict[str, Any]:
    return {
        "kind": kind,
        "start": start,
        "end": end,
        "value": MONEY | value,
        "certainty": "explicit",
        "source": {"extractor": "money", "rule": "symbol-before"},
    }


GOOD = """
[[case]]
text = "He paid $5 and $5."
facts = [{ kind = "money", text = { text = "$5", nth = 2 }, value = { low = "5.0", per = "null" } }]
"""


def test_what_agrees_passes(tmp_path: pathlib.Path) -> None:
    assert cases.differences(case(tmp_path, GOOD), [fact(15, 17)]) == []


@pytest.mark.parametrize(
    ("found", "told"),
    [
        ([], "missing money '$5' [15:17]"),
        ([fact(8, 10)], "unexpected money '$5' [8:10]"),
        ([fact(15, 17, low="6")], "value.low is '6', not '5.0'"),
        ([fact(15, 17, per="share")], "value.per is 'share', not 'null'"),
        ([fact(14, 17)], "missing"),
    ],
)
def test_what_differs_is_told(tmp_path: pathlib.Path, found: list[dict[str, Any]], told: str) -> None:
    assert told in "\n".join(cases.differences(case(tmp_path, GOOD), found))


def test_lists_and_quoted_spans(tmp_path: pathlib.Path) -> None:
    row = """
[[case]]
text = "Talks: 1999 to 2001."
facts = [{ kind = "date", text = "1999 to 2001", value = { outer = "Talks", ends = [
  { text = "1999" }, { text = "2002" }] } }]
"""
    found = fact(7, 19, "date", ends=[{"start": 7, "end": 11}, {"start": 15, "end": 19}], outer=[0, 5])
    assert cases.differences(case(tmp_path, row, "dates/general.toml"), [found]) == [
        "date '1999 to 2001': value.ends[1].text is '2001', not '2002'"
    ]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ('text = "no facts"', "needs `facts`"),
        ("facts = []", "needs `text`"),
        ('text = "x"\nfacts = []\nfcts = []', "unknown keys ['fcts']"),
        ('text = "x"\nfacts = []\nstatus = "skip"', "status 'skip'"),
        ('text = "x"\nfacts = []\nkinds = ["colour"]', "unknown kinds ['colour']"),
        ('text = "$5"\nfacts = [{ kind = "money", text = "$6" }]', "no '$6' in its text"),
        ('text = "$5 $5"\nfacts = [{ kind = "money", text = "$5" }]', "2 times; say which with nth"),
        ('text = "$5"\nfacts = [{ kind = "money", text = { text = "$5", nth = 2 } }]', "only 1 times"),
        ('text = "$5"\nfacts = [{ kind = "money", text = { text = "$5", nth = 0 } }]', "no count from 1"),
        ('text = "$5"\nfacts = [{ kind = "cash", text = "$5" }]', "unknown kind 'cash'"),
        ('text = "5%"\nfacts = [{ kind = "percentage", text = "5%" }]', "compares only ['money']"),
        ('text = "$5"\nfacts = [{ kind = "money", text = "$5", low = "5" }]', "unknown keys ['low']"),
        ('text = "$5"\nstatus = "negative"\nfacts = [{ kind = "money", text = "$5" }]', "is negative but"),
    ],
)
def test_a_malformed_row_fails_with_its_place(tmp_path: pathlib.Path, row: str, problem: str) -> None:
    with pytest.raises(cases.BadCase) as caught:
        case(tmp_path, f"[[case]]\n{row}\n")
    assert "general.toml:1 (row 1): " in str(caught.value)
    assert problem in str(caught.value)


@pytest.mark.parametrize("body", ["", "case = 3", "[[case]]\ntext = ", "[[cases]]\ntext = 'x'"])
def test_a_malformed_table_fails_with_its_name(tmp_path: pathlib.Path, body: str) -> None:
    with pytest.raises(cases.BadCase, match=r"general\.toml:1"):
        case(tmp_path, body)
