"""A table with a fault in it is refused, and the error names the file, the place and what is wrong."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from newsfacts.amounts.vocabulary import compile_amounts
from newsfacts.errors import TableError
from newsfacts.kinds.dates.vocabulary import compile_dates
from newsfacts.kinds.percentages.vocabulary import compile_percent
from newsfacts.kinds.quantities import units as sizes
from newsfacts.kinds.quotations.vocabulary import compile_quotes
from newsfacts.lexicon import tables
from newsfacts.lexicon.function_words import compile_function_words
from newsfacts.lexicon.lexicon import Lexicon
from newsfacts.lexicon.reporting_verbs import compile_reporting_verbs
from newsfacts.numbers.vocabulary import compile_numbers
from newsfacts.text.mark_table import compile_marks

CACHES = (tables.table, sizes.definitions, sizes.aliases)


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
    return compile_dates("en", Lexicon())


def quotes() -> object:
    lexicon = Lexicon()
    words, verbs = compile_function_words("en", lexicon), compile_reporting_verbs("en", lexicon)
    return compile_quotes("en", words, verbs)


def marks() -> object:
    return compile_marks("en", Lexicon())


def percent() -> object:
    return compile_percent("en", Lexicon())


def numbers() -> object:
    return compile_numbers("en", Lexicon())


UNITS = "kinds/quantities/units"
CASES: list[tuple[str, tuple[str, str], Callable[[], object], list[str]]] = [
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
        ["en/quotations.toml", "an inflection for"],
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
        ["en/percentages.toml", "misses 'context'"],
    ),
    (
        "languages/en/percentages",
        ("[units]", "[many]\n[units]"),
        percent,
        ["en/percentages.toml", "unknown 'many'"],
    ),
    (
        "languages/en/amounts",
        ("between =", "betwixt ="),
        lambda: compile_amounts("en", Lexicon()),
        ["en/amounts.toml", "'betwixt'"],
    ),
    (
        "languages/en/amounts",
        ("down = [", 'down = [ "rose",'),
        lambda: compile_amounts("en", Lexicon()),
        ["en/amounts.toml", "'rose' stands both in up and in down"],
    ),
    (
        "languages/en/amounts",
        ("down = [", 'down = [ "Fell",'),
        lambda: compile_amounts("en", Lexicon()),
        ["en/amounts.toml", "down has 'fell' twice"],
    ),
    (
        "languages/en/amounts",
        ('respectively = ["respectively"]', 'respectively = "respectively"'),
        lambda: compile_amounts("en", Lexicon()),
        ["en/amounts.toml", "respectively must be a list of words"],
    ),
    (
        "languages/en/percentages",
        ("[context]", "[context]\nnever = []"),
        percent,
        ["[context] has unknown 'never'"],
    ),
    ("languages/en/percentages", ("toward = ", "towards = "), percent, ["[context] misses 'toward'"]),
    (
        "languages/en/percentages",
        ('"basis points",', '"basis points", "Basis Points",'),
        percent,
        ["units 'basis_point' has 'Basis Points' twice"],
    ),
    ("languages/en/dates", ("[names]", "[more]\n[names]"), dates, ["en/dates.toml", "unknown keys: more"]),
    ("languages/en/dates", ("[anchors]", "[anchors.more]"), dates, ["en/dates.toml", "misses 'roles'"]),
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
        ["month is a category and a role"],
    ),
    ("languages/en/dates", ("[guard.rate]", "[guard.rates]"), dates, ["en/dates.toml", "'rate'"]),
    ("languages/en/numbers", ("hedges_after", "hedges_behind"), numbers, ["en/numbers.toml", "hedges_after"]),
    (
        "kinds/quantities/units",
        ('base = "meter"\n[length.units]', "[length.units]"),
        sizes.definitions,
        ["[length]", "base"],
    ),
    (
        "kinds/quantities/units",
        ("[area.units]", '[area.units]\ninch = "1"'),
        sizes.definitions,
        ["inch", "two dimensions"],
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
