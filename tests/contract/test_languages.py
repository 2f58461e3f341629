"""Languages, and rows for languages, that other distributions bring, through real package metadata."""

from __future__ import annotations

import datetime as dt
import json
import pathlib
import pickle
import re
import sys
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import pytest

import newsfacts
from distributions import install, language_project, run
from newsfacts import ExtractorSpec, Pipeline, Registry
from newsfacts.errors import ExtractorWarning, RegistryError, TableError, UnknownLocale
from newsfacts.extractor.context import Context
from newsfacts.lexicon.language import LanguageBuilder
from newsfacts.lexicon.tables import languages
from newsfacts.model import Candidate
from newsfacts.testing import HOSTILE_TEXTS
from newsfacts.text.scan import Scan

HERE = pathlib.Path(__file__).parent
ESPERANTO = HERE / "newsfacts-esperanto"
GUERNSEY = HERE / "newsfacts-guernsey"
TABLES = ESPERANTO / "newsfacts_esperanto" / "languages" / "eo"
NEWS = (
    "La nova domo kostis pli ol 5 milionojn da eŭroj. “Ni daŭrigos”, diris Jan Bakker hieraŭ. "
    "Ili venis la 5-an de marto 2024 kun 3 % de la homoj."
)
ENGLISH = "It cost $5 million, or 3% of GDP. “We go on,” said Jane Miller on 5 May 2024 after 12 miles."


def facts(text: str, registry: Registry, locale: str = "en") -> list[tuple[str, str, Any]]:
    """Give kind, text and the value that matters of each fact."""
    doc = newsfacts.extract(text, locale=locale, published="2025-02-13", registry=registry)
    assert newsfacts.Document.from_json(doc.to_json()) == doc
    found = []
    for fact in doc.facts:
        value = fact.value
        short = getattr(value, "currency", None) or getattr(value, "timex", None)
        if fact.kind == "quotation":
            short = value.speaker and value.speaker.name
        found.append((fact.kind, fact.text, short))
    return found


# The samples


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """Both samples in one folder."""
    site = tmp_path_factory.mktemp("languages") / "site"
    with pytest.MonkeyPatch.context() as monkeypatch:
        install(ESPERANTO, site, monkeypatch)
        return install(GUERNSEY, site, monkeypatch)


def test_a_language_from_outside_is_read(installed: pathlib.Path) -> None:
    code = f"""
import json, newsfacts
doc = newsfacts.extract({NEWS!r}, locale="eo", published="2025-02-13", strict=True)
print(json.dumps([doc.locale, [[f.kind, f.text] for f in doc.facts]]))
print(doc.money[0].value.amount, doc.dates[1].value.timex, doc.quotations[0].value.speaker.name)
"""
    first, second = run(installed, "-c", code).splitlines()
    assert json.loads(first) == [
        "eo",
        [
            ["money", "5 milionojn da eŭroj"],
            ["quotation", "Ni daŭrigos"],
            ["date", "hieraŭ"],
            ["date", "la 5-an de marto 2024"],
        ],
    ]
    assert second.endswith("2024-03-05 Jan Bakker")


def test_rows_from_outside_are_read(installed: pathlib.Path) -> None:
    code = """
import newsfacts
for locale, text in (
    ("en", "It cost G£5 million, 3 Guernsey pounds and 20 vergées. “No,” cackled Jane Miller."),
    ("de", "Es kostete 40 Guernsey-Pfund."),
    ("fr", "Cela coûte 40 livres de Guernesey."),
):
    for fact in newsfacts.extract(text, locale=locale, strict=True).facts:
        print(locale, fact.text, getattr(fact.value, "currency", ""), sep="|")
"""
    assert run(installed, "-c", code).splitlines() == [
        "en|G£5 million|GGP",
        "en|3 Guernsey pounds|GGP",
        "en|20 vergées|",
        "en|No,|",
        "de|40 Guernsey-Pfund|GGP",
        "fr|40 livres de Guernesey|GGP",
    ]


def test_the_command_knows_them(installed: pathlib.Path) -> None:
    listed = run(installed, "-m", "newsfacts", "locales").splitlines()
    origins = {line.split()[0]: re.split("  +", line)[-1] for line in listed}
    assert origins["eo"] == "newsfacts-esperanto 1.0, newsfacts-guernsey 1.0"
    assert origins["en"] == f"newsfacts {newsfacts.__version__}, newsfacts-guernsey 1.0"
    (installed / "novajo.txt").write_text(NEWS, encoding="utf-8")
    written = run(
        installed, "-m", "newsfacts", "extract", "--locale", "eo", "--format", "jsonl", "novajo.txt"
    )
    assert {fact["kind"] for fact in json.loads(written)["facts"]} == {"money", "quotation", "date"}


# In code


def with_samples() -> Registry:
    registry = Registry.builtin().add_languages(ESPERANTO / "newsfacts_esperanto", name="newsfacts-esperanto")
    return registry.add_languages(GUERNSEY / "newsfacts_guernsey", name="newsfacts-guernsey")


SAMPLES = with_samples()


def test_a_folder_is_given_in_code() -> None:
    assert facts(NEWS, SAMPLES, "eo") == [
        ("money", "5 milionojn da eŭroj", "EUR"),
        ("quotation", "Ni daŭrigos", "Jan Bakker"),
        ("date", "hieraŭ", "2025-02-12"),
        ("date", "la 5-an de marto 2024", "2024-03-05"),
    ]
    names = tuple(sorted([*languages(), "eo"]))
    assert SAMPLES.languages.names == names
    assert SAMPLES.without("dates").languages.names == names


def test_the_built_in_registry_reads_nothing_from_outside() -> None:
    with pytest.raises(UnknownLocale, match="'eo'"):
        Pipeline(registry=Registry.builtin(), locale="eo")
    assert facts("It cost G£5 million, or 3 Guernsey pounds.", Registry.builtin()) == []


@pytest.mark.parametrize(
    "text",
    [
        "They won the doubles, 5 doubles matches in all.",  # careful: a word that means something else
        "The G£ sign is new.",
        "A guernsey is 3 kilos of wool.",
        "He saw GGP and left.",
    ],
)
def test_what_is_added_is_read_as_carefully_as_the_rest(text: str) -> None:
    assert [fact for fact in facts(text, SAMPLES) if fact[0] == "money"] == []


@pytest.mark.parametrize("text", HOSTILE_TEXTS, ids=range(len(HOSTILE_TEXTS)))
def test_any_text_gives_facts_or_none(text: str) -> None:
    for broken in (text, NEWS[:40] + text, text.join([NEWS, NEWS])):
        doc = newsfacts.extract(broken, locale="eo", registry=SAMPLES, strict=True)
        assert all(broken[fact.start : fact.end] == fact.text for fact in doc.facts)


def test_what_was_there_stays_as_it_was() -> None:
    assert facts(ENGLISH, SAMPLES) == facts(ENGLISH, Registry.builtin())


def test_they_go_to_other_processes() -> None:
    pipeline = Pipeline(registry=SAMPLES, locale="eo", published=dt.date(2025, 2, 13))
    assert pickle.loads(pickle.dumps(pipeline)).extract(NEWS).facts == pipeline.extract(NEWS).facts
    read = list(pipeline.pipe([NEWS, "Ili pagis 3 eŭrojn."], processes=2))
    assert [len(doc.facts) for doc in read] == [4, 1]


@pytest.mark.parametrize(
    ("tables", "kinds"),
    [
        (("numbers", "dates"), {"date"}),
        (("numbers", "amounts", "money"), {"money"}),
        (("quotations",), {"quotation"}),
        (("numbers",), set()),
    ],
)
def test_a_kind_without_its_tables_gives_no_facts(
    tables: tuple[str, ...], kinds: set[str], tmp_path: pathlib.Path
) -> None:
    folder = tmp_path / "languages" / "eo"
    folder.mkdir(parents=True)
    for name in tables:
        (folder / f"{name}.toml").write_bytes((TABLES / f"{name}.toml").read_bytes())
    registry = Registry.builtin().add_languages(tmp_path)
    assert {kind for kind, *_ in facts(NEWS, registry, "eo")} == kinds
    budgeted = newsfacts.extract(NEWS, locale="eo", registry=registry, time_budget=60, strict=True)
    assert {fact.kind for fact in budgeted.facts} == kinds


class Bridges:
    """A plug-in with a word of its own in every language."""

    spec = ExtractorSpec("bridges", ["bridge"])

    def vocabulary(self, language: LanguageBuilder) -> None:
        language.lexicon.add_all("bridge", ["bridge", "ponto"], None)

    def extract(self, scan: Scan) -> Iterator[Candidate]:
        for i, hit in sorted(scan.hits("bridge").items()):
            yield Candidate("bridge", scan.span(i, hit.end), {}, "word")

    def normalise(self, candidate: Candidate, context: Context) -> dict[str, str]:
        return {}


def test_plug_ins_add_their_words_to_what_packages_bring() -> None:
    registry = SAMPLES.add(Bridges())
    assert [kind for kind, *_ in facts("La ponto kostis 3 eŭrojn.", registry, "eo")] == ["bridge", "money"]
    assert [kind for kind, *_ in facts("The bridge cost G£3.", registry)] == ["bridge", "money"]


# What is wrong

Install = Callable[..., None]


@pytest.fixture
def package(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Install a language package and put it on the path of this process."""

    def add(name: str, files: dict[str, str], source: str = "") -> None:
        sys.modules.pop(name.replace("-", "_"), None)
        made = language_project(tmp_path / "projects" / name, name, files, source)
        monkeypatch.syspath_prepend(str(install(made, tmp_path / "site" / name, monkeypatch)))

    return add


ROW = '[words]\nquid = ["GBP"]\n'
AT_LOADING: dict[str, tuple[dict[str, str], str, list[str]]] = {
    "no-folder": ({"en/money.toml": ROW}, "", ["neither a folder languages/ nor a folder rows/"]),
    "no-toml": ({"rows/en/money.toml": "[words"}, "", ["no-toml: rows/en/money.toml", "Expected ']'"]),
    "no-code": (
        {"languages/numbers.toml": "", "languages/eo/numbers.toml": ""},
        "",
        ["no-code: languages/numbers.toml: must be in the folder of a language"],
    ),
    "no-language": (
        {"rows/enn/money.toml": ROW},
        "",
        ["rows/enn/money.toml", "no language 'enn'; did you mean 'en'?"],
    ),
    "no-table": (
        {"rows/en/mony.toml": ROW},
        "",
        ["rows/en/mony.toml", "no such table; did you mean 'money'?"],
    ),
    "closed-table": ({"rows/units.toml": ""}, "", ["rows/units.toml", "rows can be added to: currencies"]),
    "raises-early": ({"rows/en/money.toml": ROW}, "raise RuntimeError('no luck')", ["RuntimeError: no luck"]),
    "exits-early": ({"rows/en/money.toml": ROW}, "raise SystemExit(3)", ["SystemExit"]),
}


@pytest.mark.parametrize("name", AT_LOADING)
def test_a_package_that_cannot_be_loaded_is_left_out(package: Install, name: str) -> None:
    files, source, words = AT_LOADING[name]
    package(name, files, source)
    with pytest.warns(ExtractorWarning, match=f"language package .*{name}") as caught:
        registry = Registry.discover()
    assert len(caught) == 1
    for word in words:
        assert word in str(caught[0].message)
    assert registry.packages == ()
    assert facts(ENGLISH, registry) == facts(ENGLISH, Registry.builtin())
    with pytest.raises(RegistryError, match=name):
        Registry.discover(strict=True)


ON_FIRST_USE: dict[str, tuple[dict[str, str], list[str]]] = {
    "unknown-key": (
        {"rows/en/money.toml": '[wrds]\nx = ["GBP"]\n'},
        ["rows/en/money.toml", "unknown key 'wrds'; did you mean 'words'?"],
    ),
    "wrong-type": (
        {"rows/en/amounts.toml": "upward = 3\n"},
        ["rows/en/amounts.toml", "unknown key 'upward'"],
    ),
    "no-number": (
        {"rows/en/numbers.toml": '[scales]\nzillion = "many"\n'},
        ["[scales] 'zillion' must be a number"],
    ),
    "known-row": (
        {"rows/en/money.toml": '[words]\neuro = "€"\n'},
        ["rows/en/money.toml", "[words] 'euro' already exists"],
    ),
    "known-word": (
        {"rows/en/amounts.toml": 'up = ["rose"]\n'},
        ["rows/en/amounts.toml", "'rose' of 'up' already exists"],
    ),
    "opposites": ({"rows/en/amounts.toml": 'down = ["rose"]\n'}, ["'rose' is in both up and down"]),
    "no-currency": (
        {"rows/en/money.toml": '[words]\nquatloo = ["QTL"]\n'},
        ["'quatloo' names 'QTL', which is not a currency"],
    ),
    "no-unit": (
        {"rows/en/quantities.toml": '[units.smoot]\none = ["smoot"]\n'},
        ["names 'smoot', which is not a unit"],
    ),
    "no-operation": (
        {"rows/en/dates.toml": '[pattern.date]\n"{month} idus" = "idus"\n'},
        ["'idus', which is not a rule"],
    ),
    "half-a-pattern": (
        {"rows/en/dates.toml": '[pattern.date]\n"[{month} idus" = "calendar"\n'},
        ["does not close"],
    ),
}


@pytest.mark.parametrize("name", ON_FIRST_USE)
def test_rows_that_cannot_be_used_are_left_out(package: Install, name: str) -> None:
    files, words = ON_FIRST_USE[name]
    package(name, files)
    package("sound", {"rows/en/money.toml": '[names]\n"Bank of Ys notes" = "EUR"\n'})
    registry = Registry.discover(strict=True)
    with pytest.warns(ExtractorWarning, match=f"{name}.*left out for 'en'") as caught:
        found = facts(ENGLISH + " They paid 5 Bank of Ys notes.", registry)
    assert len({str(warning.message) for warning in caught}) == 1
    for word in words:
        assert word in str(caught[0].message)
    assert found == [*facts(ENGLISH, Registry.builtin()), ("money", "5 Bank of Ys notes", "EUR")]
    with pytest.warns(ExtractorWarning, match=f"{name}.*left out for 'en'"):
        kinds = [kind for kind, *_ in facts("The bridge cost 5 Bank of Ys notes.", registry.add(Bridges()))]
    assert kinds == ["bridge", "money"]
    with pytest.raises(TableError, match=name):
        Pipeline(registry=registry, strict=True).extract(ENGLISH)
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # German has no part in it
        assert facts("Es kostete 5 Euro.", registry, "de") == [("money", "5 Euro", "EUR")]


@pytest.mark.parametrize(
    ("left", "right", "row"),
    [
        ('[words]\nquatloo = "$"\n', '[words]\nquatloo = "£"\n', r"\[words\] 'quatloo'"),
        ('[words]\nquatloo = ["EUR"]\n', '[words]\nquatloo = ["EUR"]\n', r"'EUR' of \[words\] 'quatloo'"),
        (
            '[[minor]]\nwords = ["bit"]\nof = "$"\nparts = 8\n',
            '[[minor]]\nwords = ["bit"]\nof = "$"\nparts = 8\n',
            "{'words'.* of 'minor'",
        ),
    ],
)
def test_two_packages_with_one_row_are_named(package: Install, left: str, right: str, row: str) -> None:
    package("left-wing", {"rows/en/money.toml": left})
    package("right-wing", {"rows/en/money.toml": right})
    with pytest.raises(RegistryError, match=f"same row to en/money.toml, left-wing and right-wing: {row}"):
        Registry.discover()


def test_two_packages_may_add_to_one_row(package: Install) -> None:
    package("left-wing", {"rows/en/money.toml": '[words]\nquatloos = ["EUR"]\n'})
    package("right-wing", {"rows/en/money.toml": '[words]\nquatloos = ["CHF"]\n'})
    doc = newsfacts.extract("It cost 5 quatloos.", registry=Registry.discover(strict=True))
    assert doc.money[0].value.candidates == ("EUR", "CHF")


def test_two_packages_that_are_wrong_together_are_named(package: Install) -> None:
    package("left-wing", {"rows/en/amounts.toml": 'up = ["zigzagged"]\n'})
    package("right-wing", {"rows/en/amounts.toml": 'down = ["zigzagged"]\n'})
    registry = Registry.discover(strict=True)
    with pytest.raises(TableError, match="left-wing and right-wing: 'zigzagged' is in both up and down"):
        newsfacts.extract(ENGLISH, registry=registry)


def test_two_packages_with_one_language_are_named(package: Install) -> None:
    table = {"languages/eo/numbers.toml": "[small]\nunu = 1\n"}
    package("left-wing", table)
    package("right-wing", table)
    with pytest.raises(RegistryError, match="bring the language 'eo', left-wing and right-wing"):
        Registry.discover()


def test_a_language_that_newsfacts_has_is_not_brought_again(package: Install) -> None:
    package("usurper", {"languages/en/numbers.toml": "[small]\none = 1\n"})
    with pytest.raises(RegistryError, match="'en', newsfacts and usurper; rows for a language that exists"):
        Registry.discover()


def test_a_language_with_a_fault_is_refused_at_set_up(package: Install) -> None:
    package("new-esperanto", {"languages/eo/numbers.toml": "[smal]\nunu = 1\n"})
    registry = Registry.discover(strict=True)
    fault = r"new-esperanto: languages/eo/numbers.toml: has an unknown key 'smal'; did you mean 'small'\?"
    with pytest.raises(TableError, match=fault):
        Pipeline(registry=registry, locale="eo")
    with pytest.raises(TableError, match=fault):
        Pipeline(registry=registry).extract(newsfacts.Document(NEWS, locale="eo"))
    assert facts(ENGLISH, registry) == facts(ENGLISH, Registry.builtin())


def test_a_language_that_is_no_toml_is_refused_at_set_up(tmp_path: pathlib.Path) -> None:
    (tmp_path / "languages" / "eo").mkdir(parents=True)
    (tmp_path / "languages" / "eo" / "numbers.toml").write_text("[small", encoding="utf-8")
    registry = Registry.builtin().add_languages(tmp_path, name="new-esperanto")
    with pytest.raises(
        TableError, match=r"new-esperanto: languages/eo/numbers.toml: is not valid TOML: Expected '\]'"
    ):
        Pipeline(registry=registry, locale="eo")


def test_a_folder_without_tables_is_refused(tmp_path: pathlib.Path) -> None:
    with pytest.raises(TableError, match=f"{tmp_path}: has neither a folder languages/ nor a folder rows/"):
        Registry.builtin().add_languages(tmp_path)
    with pytest.raises(TableError, match="there is no folder"):
        Registry.builtin().add_languages(tmp_path / "absent")


def test_a_language_that_cldr_does_not_know_is_refused(tmp_path: pathlib.Path) -> None:
    (tmp_path / "languages" / "qq").mkdir(parents=True)
    (tmp_path / "languages" / "qq" / "numbers.toml").write_text("", encoding="utf-8")
    registry = Registry.builtin().add_languages(tmp_path, name="newsfacts-qq")
    with pytest.raises(
        TableError, match=r"newsfacts-qq: languages/qq: CLDR .* does not know the language 'qq'"
    ):
        Pipeline(registry=registry, locale="qq")


def test_a_misspelled_table_of_a_language_is_refused(tmp_path: pathlib.Path) -> None:
    folder = tmp_path / "languages" / "eo"
    folder.mkdir(parents=True)
    (folder / "numbers.toml").write_text("[small]\nunu = 1\n", encoding="utf-8")
    (folder / "quotation.toml").write_text("[cues]\nspeech = ['diri']\n", encoding="utf-8")
    with pytest.raises(TableError, match=r"languages/eo/quotation\.toml: .* did you mean 'quotations'\?"):
        Registry.builtin().add_languages(tmp_path)


def test_a_language_may_have_a_table_for_a_plug_in(tmp_path: pathlib.Path) -> None:
    folder = tmp_path / "languages" / "eo"
    folder.mkdir(parents=True)
    (folder / "numbers.toml").write_text("[small]\nunu = 1\n", encoding="utf-8")
    (folder / "earthquakes.toml").write_text("nouns = ['tertremo']\n", encoding="utf-8")
    assert "eo" in Registry.builtin().add_languages(tmp_path).languages.names
