"""A table with a fault in it is refused, and the error names the file, the place and what is wrong."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from newsfacts.amounts.vocabulary import compile_amounts
from newsfacts.errors import TableError
from newsfacts.kinds.dates.calendar import holidays
from newsfacts.kinds.dates.rules import LIST, RULES, find_fault
from newsfacts.kinds.dates.vocabulary import compile_dates
from newsfacts.kinds.money.vocabulary import compile_money
from newsfacts.kinds.percentages.vocabulary import compile_percent
from newsfacts.kinds.quantities import units as sizes
from newsfacts.kinds.quantities.vocabulary import compile_units
from newsfacts.kinds.quotations.vocabulary import compile_quotes
from newsfacts.lexicon import tables
from newsfacts.lexicon.function_words import compile_function_words
from newsfacts.lexicon.lexicon import Lexicon
from newsfacts.lexicon.reporting_verbs import compile_reporting_verbs
from newsfacts.lexicon.tables import Tables
from newsfacts.lexicon.territories import compile_territories
from newsfacts.numbers.vocabulary import compile_numbers
from newsfacts.text.mark_table import compile_marks

CACHES = (
    tables.table,
    holidays.holidays,
    sizes.units_table,
    sizes.definitions,
    sizes.definition,
    sizes.aliases,
)


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the tables to break, read in their place."""
    copy = tmp_path / "data"
    shutil.copytree(Path(tables.__file__).parent.parent, copy)
    monkeypatch.setattr(tables, "_ROOT", copy)
    for cache in CACHES:
        cache.cache_clear()
    yield copy
    for cache in CACHES:
        cache.cache_clear()


def dates() -> object:
    return compile_dates(Tables("en"), Lexicon(), {*RULES, LIST}, find_fault)


def quotes() -> object:
    lexicon = Lexicon()
    words, verbs = (
        compile_function_words(Tables("en"), lexicon),
        compile_reporting_verbs(Tables("en"), lexicon),
    )
    return compile_quotes(Tables("en"), words, verbs)


def marks() -> object:
    return compile_marks(Tables("en"), Lexicon())


def percent() -> object:
    return compile_percent(Tables("en"), Lexicon())


def numbers() -> object:
    return compile_numbers(Tables("en"), Lexicon())


def money() -> object:
    return compile_money(Tables("en"), Lexicon())


def units() -> object:
    return compile_units(Tables("en"), Lexicon())


def territories() -> object:
    return compile_territories(Tables("en"), Lexicon())


UNITS = "kinds/quantities/units"
CASES: list[tuple[str, tuple[str, str], Callable[[], object], list[str]]] = [
    (
        "languages/en/money",
        ("fronted = [", 'fronted = ["ruppee", '),
        money,
        ["'fronted' has 'ruppee', which neither [words] nor [[minor]] has; did you mean 'rupee'?"],
    ),
    (
        "languages/en/money",
        ("verbs = [", 'verbs = ["dash", '),
        money,
        ["[careful] 'verbs' has 'dash', which"],
    ),
    (
        "languages/en/quantities",
        ('not_context = ["smart"', 'context = ["smart"]\nnot_context = ["smart"'),
        units,
        ["[guards.row 2] 'smart' is in both not_context and context"],
    ),
    (
        "languages/en/dates",
        ('"{night}" = "part part=TNI"', '"{night}" = "part part=TNI weekday=1"'),
        dates,
        ["[pattern.daypart] '{night}': no rule 'part' accepts part (str), weekday (int), night (str)"],
    ),
    (
        "languages/en/dates",
        ('"{noon}" = "clock"', '"{noon} {year}" = "clock"'),
        dates,
        ["[pattern.daytime] '{noon} {year}': no rule 'clock' accepts noon (str), year (int)"],
    ),
    (
        "languages/en/dates",
        ('"{step} week" = "step unit=week"', '"{step} week" = "step unit=week from=today"'),
        dates,
        ["[pattern.week] '{step} week': no rule 'step' accepts unit (str), from (str), step (int)"],
    ),
    (
        "languages/en/dates",
        ('"{month}<or>{month2}<year>" = "list as=calendar', '"{month}<or>{month2}<year>" = "list as=holiday'),
        dates,
        ["no rule 'holiday' accepts fullyear (DateReading), month (int)"],
    ),
    (
        "languages/en/dates",
        ("[role.season]", '[role.pause]\n1 = ["lull"]\n[role.season]'),
        dates,
        ["no pattern uses [role] 'pause'"],
    ),
    (
        "languages/en/dates",
        ("[macro]", '[macro]\nidle = "x|y"'),
        dates,
        ["no pattern uses [macro] 'idle'"],
    ),
    (
        "languages/en/dates",
        ("[anchors]\nroles = [", '[anchors]\nroles = ["mnth", '),
        dates,
        ["[anchors] 'roles' has 'mnth', which is not a role; did you mean 'month'?"],
    ),
    (
        "languages/en/dates",
        ("[pattern.fullyear]", '[pattern.fullyear]\n"idle {yaer}" = "calendar"'),
        dates,
        ["uses {yaer}, which does not exist; did you mean 'year'?"],
    ),
    (
        "languages/en/dates",
        ("[pattern.fullyear]", '[pattern.fullyear]\n"idle {year" = "calendar"'),
        dates,
        ["pattern 'idle {year' has a brace without the other one"],
    ),
    (
        "languages/en/dates",
        ("[pattern.fullyear]", '[pattern.fullyear]\n"{year} idle {year}" = "calendar"'),
        dates,
        ["has {year} twice; give one of them another name, such as {year2}"],
    ),
    (
        "languages/en/dates",
        ("[role.holiday]", '[role.holiday]\nidle-day = ["Idle Day"]'),
        dates,
        ["[role.holiday] 'idle-day' is not a holiday of holidays.toml"],
    ),
    (
        "languages/en/dates",
        ("[pattern.fullyear]", '[pattern.fullyear]\n"{year} idle" = "calender"'),
        dates,
        ["[pattern.fullyear] '{year} idle' means 'calender'", "did you mean 'calendar'?"],
    ),
    ("text/marks", ("[glyphs]", "[glyphs"), marks, ["marks.toml", "line 5"]),
    (
        "text/marks",
        ('leans = "either" }    # QUOTATION MARK', 'leans = "up" }'),
        marks,
        ["marks.toml", "'up'"],
    ),
    ("text/marks", ('"„" = { family = "double", ', '"„" = { '), marks, ["marks.toml", "'family'"]),
    ("languages/en/quotations", ("verb_second = false", ""), quotes, ["en/quotations.toml", "'verb_second'"]),
    (
        "languages/en/quotations",
        ('[[inflection]]\nends = [""]', '[[inflection]]\nends = ["zz"]'),
        quotes,
        ["en/quotations.toml", "[inflection] lacks a rule for"],
    ),
    (
        "languages/en/percentages",
        ("[output]", "[fraction.more]\n[output]"),
        percent,
        ["en/percentages.toml", "'more'"],
    ),
    (
        "languages/en/percentages",
        ("[context]", "[contexts]"),
        percent,
        ["en/percentages.toml", "unknown key 'contexts'; did you mean 'context'?"],
    ),
    (
        "languages/en/percentages",
        ("[units]", "[many]\n[units]"),
        percent,
        ["en/percentages.toml", "unknown key 'many'"],
    ),
    (
        "languages/en/amounts",
        ("between =", "betwixt ="),
        lambda: compile_amounts(Tables("en"), Lexicon()),
        ["en/amounts.toml", "'betwixt'"],
    ),
    (
        "languages/en/amounts",
        ("down = [", 'down = [ "rose",'),
        lambda: compile_amounts(Tables("en"), Lexicon()),
        ["en/amounts.toml", "'rose' is in both up and down"],
    ),
    (
        "languages/en/amounts",
        ("down = [", 'down = [ "Fell",'),
        lambda: compile_amounts(Tables("en"), Lexicon()),
        ["en/amounts.toml", "'down' has 'fell' twice"],
    ),
    (
        "languages/en/amounts",
        ('respectively = ["respectively"]', 'respectively = "respectively"'),
        lambda: compile_amounts(Tables("en"), Lexicon()),
        ["en/amounts.toml", "'respectively' must be a list of words"],
    ),
    (
        "languages/en/percentages",
        ("[context]", "[context]\nnever = []"),
        percent,
        ["[context] has an unknown key 'never'"],
    ),
    (
        "languages/en/percentages",
        ("toward = ", "towards = "),
        percent,
        ["[context] has an unknown key 'towards'; did you mean 'toward'?"],
    ),
    (
        "languages/en/percentages",
        ('"basis points",', '"basis points", "Basis Points",'),
        percent,
        ["[units] 'basis_point' has 'Basis Points' twice"],
    ),
    (
        "languages/en/dates",
        ("[names]", "[more]\n[names]"),
        dates,
        ["en/dates.toml", "has an unknown key 'more'"],
    ),
    (
        "languages/en/dates",
        ("[anchors]", "[anchors.more]"),
        dates,
        ["en/dates.toml", "[anchors] has an unknown key 'more'; its keys are leads, roles, words"],
    ),
    ("languages/en/dates", ("[role.season]", '[role.year]\nx = ["y"]\n[role.season]'), dates, ["role.year"]),
    ("languages/en/dates", ("[cue]", "[cue]\nmood = []"), dates, ["en/dates.toml", "[cue]", "mood"]),
    (
        "languages/en/dates",
        ("[guard.rate]", "[guard.rate]\nnever = true"),
        dates,
        ["en/dates.toml", "[guard.rate]", "never"],
    ),
    (
        "languages/en/dates",
        ("[pattern.fullyear]", "[pattern.month]"),
        dates,
        ["'month' cannot be both a part of [pattern] and a role"],
    ),
    (
        "languages/en/dates",
        ("[cue]\nfuture = [", '[cue]\nfuture = [ "was",'),
        dates,
        ["[cue]", "'was' is in both"],
    ),
    (
        "languages/en/dates",
        ("soon_months = 3", 'soon_months = "3"'),
        dates,
        ["[cue] 'soon_months'", "whole number"],
    ),
    (
        "languages/en/dates",
        ("[guard.rate]", "[guard.unasked]\n[guard.rate]"),
        dates,
        ["no pattern", "[guard.unasked]"],
    ),
    (
        "languages/en/dates",
        ("strict = true", "strict = 1"),
        dates,
        ["[guard.", "'strict' must be true or false"],
    ),
    (
        "languages/en/dates",
        ("[role.season]", '[role.pause]\n1 = ["lull", "Lull"]\n[role.season]'),
        dates,
        ["[role.pause] '1'", "'Lull' twice"],
    ),
    (
        "languages/en/quotations",
        ("no_inversion = [", 'no_invasion = ["x"]\nno_inversion = ['),
        quotes,
        ["[cues] has an unknown key 'no_invasion'; did you mean 'no_inversion'?"],
    ),
    (
        "languages/en/quotations",
        ('he = { gender = "m"', 'he = { genre = "m"'),
        quotes,
        ["[pronouns.he] has an unknown key 'genre'; did you mean 'gender'?"],
    ),
    (
        "languages/en/quotations",
        ("judgement = [", 'judgement = [ "argue",'),
        quotes,
        ["[cues] 'argue' is in both speech and judgement"],
    ),
    (
        "languages/en/numbers",
        ("dozen = 12", 'dozen = "twelve"'),
        numbers,
        ["[groups] 'dozen' must be a number"],
    ),
    (
        "languages/en/numbers",
        ('above = "over"', 'above = "ovr"'),
        numbers,
        ["[hedges] 'above' must be one of", "did you mean 'over'?"],
    ),
    (
        "languages/en/money",
        ("parts = 100", "part = 100"),
        money,
        ["en/money.toml", "[minor.row 1] has an unknown key 'part'; did you mean 'parts'?"],
    ),
    (
        "languages/en/money",
        ("[words]", '[words]\nquatloo = ["QTL"]'),
        money,
        ["[words] 'quatloo' names 'QTL', which is not a currency"],
    ),
    (
        "languages/en/money",
        ("[suffixes]", "[sufixes]"),
        money,
        ["unknown key 'sufixes'; did you mean 'suffixes'?"],
    ),
    (
        "languages/en/money",
        ("cues = [", 'cues = [ "price",'),
        money,
        ["'price' is in both [weight] cues and [weight] money"],
    ),
    (
        "kinds/money/currencies",
        ("on = 2023-01-01", 'on = "2023"'),
        money,
        ["currencies.toml", "[changed.row 1] 'on' must be a day"],
    ),
    (
        "languages/en/territories",
        ("[names]", '[names]\nXX = "Utopia"'),
        territories,
        ["[names] 'XX' must be a list of words"],
    ),
    (
        "languages/en/quantities",
        ("[units]", '[units]\nsmoot = { one = ["smoot"] }'),
        units,
        ["'units' names 'smoot', which is not a unit"],
    ),
    ("languages/en/quantities", ("[units]", "[unit]"), units, ["unknown key 'unit'; did you mean 'units'?"]),
    (
        "kinds/quotations/given_names",
        ("feminine = [", 'feminine = ["Peter", '),
        quotes,
        ["given_names.toml", "'Peter' is in both"],
    ),
    (
        "kinds/dates/calendar/holidays",
        ("[groundhog]", "[groundhog]\nmoon = 1"),
        holidays.holidays,
        ["[groundhog] has an unknown key 'moon'"],
    ),
    ("languages/en/dates", ("[guard.rate]", "[guard.rates]"), dates, ["en/dates.toml", "'rate'"]),
    ("languages/en/numbers", ("hedges_after", "hedges_behind"), numbers, ["en/numbers.toml", "hedges_after"]),
    (
        "kinds/quantities/units",
        ('base = "meter"\n[dimensions.length.units]', "[dimensions.length.units]"),
        sizes.definitions,
        ["[dimensions.length]", "base"],
    ),
    (
        "kinds/quantities/units",
        ("[dimensions.area.units]", '[dimensions.area.units]\ninch = "1"'),
        sizes.definitions,
        ["[dimensions.area]", "inch"],
    ),
    (
        "kinds/quantities/units",
        ('foot = "0.3048"', "foot = 0.3048"),
        sizes.definitions,
        ["foot", "must be a string"],
    ),
    (UNITS, ('foot = "0.3048"', 'foot = "long"'), sizes.definitions, ["foot", "'long'"]),
    (
        "kinds/quantities/units",
        ("[aliases]", '[aliases]\nsmoot = ["sm"]'),
        sizes.aliases,
        ["[aliases]", "smoot"],
    ),
]


@pytest.mark.parametrize(
    ("name", "change", "read", "words"), CASES, ids=[f"{case[0]}-{n}" for n, case in enumerate(CASES)]
)
def test_a_broken_table_names_the_place(
    name: str, change: tuple[str, str], read: Callable[[], object], words: list[str], data: Path
) -> None:
    read()  # whole, it is read
    path = data / f"{name}.toml"
    whole = path.read_text(encoding="utf-8")
    assert whole.count(change[0]) >= 1
    path.write_text(whole.replace(*change, 1), encoding="utf-8")
    for cache in CACHES:
        cache.cache_clear()
    with pytest.raises(TableError) as caught:
        read()
    for word in words:
        assert word in str(caught.value)
