"""A text in another language than its locale's is told by its small words; what that leaves open is said."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import newsfacts
from newsfacts import Certainty, Document, Pipeline, Registry
from newsfacts.errors import InvalidDocument
from newsfacts.formats.words import language_in_words
from newsfacts.model import TextLanguage
from reading import read

GERMAN = "Der neue Zaun und das Tor kosten die Stadt 1.200 Euro, wie der Bauhof gestern mitteilte."
ENGLISH = "The new fence and its gate cost the town 1,200 euros, which is more than they had planned."
FRENCH = "La nouvelle clôture et le portail ont coûté 1.200 euros à la ville, ce qui est plus que prévu."
TEXTS = {"de": GERMAN, "en": ENGLISH, "fr": FRENCH}


@pytest.mark.parametrize("code", TEXTS)
def test_auto_takes_the_language_of_the_text(code: str) -> None:
    doc = newsfacts.extract(TEXTS[code], locale="auto", registry=Registry.builtin())
    assert (doc.locale, doc.language) == (code, TextLanguage(code, Certainty.INFERRED))
    assert [str(fact.value.amount.low) for fact in doc.money] == ["1200"]
    assert doc.facts == read(TEXTS[code], code, published=None, vague=False).facts
    assert language_in_words(doc) == f"read as {code!r}, by its words"


@pytest.mark.parametrize(
    "text", ["", "5 km", "Paris 1.200 euros", f"{GERMAN} {ENGLISH}", "Zaun kostet 1.200 Euro"]
)
def test_a_short_or_mixed_text_stays_with_the_default(text: str) -> None:
    doc = Pipeline(registry=Registry.builtin(), locale="auto").extract(text)
    assert doc.locale == "en"
    assert doc.language is None or doc.language.certainty is Certainty.AMBIGUOUS


def test_auto_holds_for_each_document() -> None:
    pipeline = Pipeline(registry=Registry.builtin(), locale="auto")
    docs = [*TEXTS.values(), Document(GERMAN, locale="de"), Document(FRENCH, locale="auto")]
    found = list(pipeline.pipe(docs))
    assert [doc.locale for doc in found] == [*TEXTS, "de", "fr"]
    assert [doc.language and doc.language.code for doc in found] == [*TEXTS, None, "fr"]
    assert [doc.facts for doc in pipeline.pipe(docs, processes=2)] == [doc.facts for doc in found]


@pytest.mark.parametrize(
    ("text", "locale", "looks"),
    [
        (GERMAN, "en", "de"),
        (FRENCH, "en-GB", "fr"),
        ("Der Zaun kostet 1.200 Euro", "en", "de"),  # one small word, and a number that is odd in English
        ("Der Umsatz stieg um 1.200 km und die Kosten um 1.300 km", "en", "de"),
        (ENGLISH.replace("euros", "Euro"), "de", "en"),
    ],
)
def test_amounts_of_another_language_are_ambiguous(text: str, locale: str, looks: str) -> None:
    doc = read(text, locale, vague=False)
    assert doc.language == TextLanguage(looks, Certainty.AMBIGUOUS)
    amounts = [fact for fact in doc.facts if fact.kind != "date"]
    assert amounts
    for fact in amounts:
        assert fact.certainty is Certainty.AMBIGUOUS
        assert any(f"the text looks like {looks}" in reason for reason in fact.provenance.reasons)
    assert language_in_words(doc).startswith(f"looks like {looks!r}, but was read as {locale!r}")


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        (ENGLISH, "en"),
        (GERMAN, "de"),
        (FRENCH, "fr"),
        ("Van der Bellen pays 1,200 euros", "en"),  # an article in a name, and a number that is English
        ("Fence 1,200 euros", "en"),
        (f"{ENGLISH} “{GERMAN}” he said.", "en"),
    ],
)
def test_amounts_of_its_own_language_are_not(text: str, locale: str) -> None:
    doc = read(text, locale, vague=False)
    assert doc.language is None
    assert all(fact.certainty is not Certainty.AMBIGUOUS for fact in doc.money)


def test_a_number_that_both_languages_read_alike_is_not_doubted() -> None:
    doc = read(GERMAN.replace("1.200 Euro", "5 Euro"), "en")
    assert doc.language == TextLanguage("de", Certainty.AMBIGUOUS)
    assert [fact.certainty for fact in doc.money] == [Certainty.EXPLICIT]


def test_two_languages_with_the_same_separators() -> None:
    doc = read(FRENCH.replace("euros", "Euro"), "de")
    assert doc.language == TextLanguage("fr", Certainty.AMBIGUOUS)
    assert [fact.certainty for fact in doc.money] == [Certainty.EXPLICIT]


@pytest.mark.parametrize(
    ("text", "locale", "looks", "doubted"),
    [
        (GERMAN, "es-MX", "de", True),  # Mexico writes "1,200", and reads the German thousands as 1.2
        (GERMAN, "es-ES", "de", False),
        (GERMAN, "es", "de", False),
        (ENGLISH, "es-MX", "en", False),
        (ENGLISH, "es-AR", "en", True),
        (ENGLISH, "es", "en", True),
    ],
)
def test_the_marks_are_those_of_the_territory(text: str, locale: str, looks: str, doubted: bool) -> None:
    doc = read(text, locale, vague=False)
    assert doc.language == TextLanguage(looks, Certainty.AMBIGUOUS)
    assert [
        any(f"the text looks like {looks}" in reason for reason in fact.provenance.reasons)
        for fact in doc.money
    ] == [doubted]


def test_it_goes_through_json() -> None:
    doc = read(GERMAN, "en")
    data = json.loads(doc.to_json())
    assert data["language"] == {"code": "de", "certainty": "ambiguous"}
    assert Document.from_json(doc.to_json()) == doc
    assert "language" not in json.loads(read(GERMAN, "de").to_json())


@pytest.mark.parametrize(
    ("language", "place"),
    [
        ("de", "language"),
        ({"code": "de"}, "language.certainty"),
        ({"code": 5, "certainty": "inferred"}, "language.code"),
        ({"code": "de", "certainty": "explicit"}, "language.certainty"),
        ({"code": "de", "certainty": "inferred", "more": 1}, "language"),
    ],
)
def test_what_is_no_language_is_refused(language: object, place: str) -> None:
    data = {**json.loads(read(GERMAN, "en").to_json()), "language": language}
    with pytest.raises(InvalidDocument, match=place):
        Document.from_json(json.dumps(data))


def test_the_command_says_it_once(tmp_path: Path) -> None:
    path = tmp_path / "zaun.txt"
    path.write_text(GERMAN, encoding="utf-8")

    def run(*options: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "newsfacts", "extract", str(path), *options]
        return subprocess.run(command, capture_output=True, encoding="utf-8", check=True)

    line = json.loads(run("--locale", "auto", "--format", "jsonl").stdout)
    assert (line["locale"], line["language"]) == ("de", {"code": "de", "certainty": "inferred"})
    words = "looks like 'de', but was read as 'en'"
    assert run("--format", "csv").stderr.count(words) == 1
    assert "but was read as" in run("--format", "html").stdout
    table = run()
    assert table.stdout.count(words) == 1
    assert words not in table.stderr
