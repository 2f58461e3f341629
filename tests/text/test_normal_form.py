"""A text as it comes: decomposed, softly hyphenated, full width, wrapped; facts stand where they stood."""

from __future__ import annotations

import random
import shutil
import textwrap
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_tables import all_rows
from newsfacts import Document, Fact, Pipeline, Registry, Span
from newsfacts.extractor import ExtractorSpec
from newsfacts.lexicon import tables
from newsfacts.lexicon.characters import character_edits, in_normal_form
from newsfacts.lexicon.letters import (
    LONE_MARK,
    MARK,
    continues,
    fold,
    is_mark,
    letter_case,
    needs_space,
    tokenise,
)
from newsfacts.lexicon.lexicon import Lexicon
from newsfacts.model import Candidate
from newsfacts.text.lines import wrapping_edits
from newsfacts.text.normal_form import normal_form
from newsfacts.text.scan import Scan
from promises import check
from reading import localised, read
from seeds import SEEDS

SENTENCES = {
    "en": "“We paid $5 million, or 3% of GDP,” Zoë Miller said on 5 May 2024 after 12.5 miles.",
    "de": "„Es waren zwölf Millionen Euro“, sagte Jörg Müller im März 2024, gut 3,5 Prozent mehr.",
    "fr": "« On a payé 5 millions d’euros », a déclaré Zoé Lefèvre le 5 février 2024 après 12,5 km.",
}


def found(text: str, locale: str = "en") -> list[tuple[str, str]]:
    return [(fact.kind, fact.text) for fact in read(text, locale, vague=False).facts]


def meaning(fact: Fact[Any], text: str, shorten: Any) -> tuple[object, ...]:
    """What a fact says, and how many characters that one sees stand before and in it."""
    value = fact.value
    speaker = getattr(value, "speaker", None)
    said = getattr(value, "amount", None) or getattr(value, "timex", None) or (speaker and speaker.name)
    return fact.kind, fact.certainty, len(shorten(text[: fact.start])), len(shorten(fact.text)), said


def same_facts(one: str, other: str, locale: str, shorten: Any) -> None:
    first, second = read(one, locale), read(other, locale)
    assert [meaning(fact, one, shorten) for fact in first.facts] == [
        meaning(fact, other, shorten) for fact in second.facts
    ]
    check(second)


def composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


# Letters with marks


@pytest.mark.parametrize("locale", SENTENCES)
def test_a_decomposed_sentence_has_the_same_facts(locale: str) -> None:
    text = SENTENCES[locale]
    assert len(read(text, locale).facts) >= 3
    same_facts(text, unicodedata.normalize("NFD", text), locale, composed)


@pytest.mark.parametrize("name", SEEDS)
def test_a_decomposed_article_has_the_same_facts(name: str) -> None:
    same_facts(composed(SEEDS[name]), unicodedata.normalize("NFD", SEEDS[name]), "en", composed)


@given(localised(max_size=8))
def test_a_decomposed_text_has_the_same_facts(drawn: tuple[str, str]) -> None:
    text, locale = composed(drawn[0]), drawn[1]
    decomposed = unicodedata.normalize("NFD", text)
    one, other = read(text, locale).facts, read(decomposed, locale).facts
    assert [(fact.kind, composed(fact.text), fact.certainty) for fact in other] == [
        (fact.kind, fact.text, fact.certainty) for fact in one
    ]


@pytest.mark.parametrize("locale", SENTENCES)
def test_decomposed_conformance_rows_have_the_same_facts(locale: str) -> None:
    texts = [
        composed(row.data["text"])
        for row in all_rows()
        if row.path.parent.parent.name == locale and not composed(row.data["text"]).isascii()
    ]
    assert texts
    for text in texts:
        same_facts(text, unicodedata.normalize("NFD", text), locale, composed)


def test_the_words_stay_as_they_stand() -> None:
    text = unicodedata.normalize("NFD", "Es kostete zwölf Millionen Euro.")
    (fact,) = read(text, "de").money
    assert fact.value.amount.low == 12_000_000
    assert fact.text == unicodedata.normalize("NFD", "zwölf Millionen Euro") == text[fact.start : fact.end]


def test_a_speaker_is_named_composed_and_quoted_as_he_stands() -> None:
    text = unicodedata.normalize("NFD", "“It is over,” Zoë Müller said.")
    (fact,) = read(text).quotations
    speaker = fact.value.speaker
    assert speaker is not None
    assert speaker.name == composed("Zoë Müller")
    assert speaker.text == unicodedata.normalize("NFD", "Zoë Müller") == speaker.span.of(text)


@pytest.mark.parametrize(
    "text",
    [
        "It cost $5\u0301 million.",
        "It cost $\u03015 million.",
        "It rose 3%\u0323 in all.",
        "It rose 5\ufe0f\u20e3% in all.",
        "It rose \u2167\u03035% in all.",
        "It is 5 km\u0302 long.",
        "Chapter2\u03015% of it",
        "\u03015 km",
    ],
)
def test_a_mark_on_a_number_or_a_sign_spoils_it(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("It cost $5\ufe0f million.", [("money", "$5\ufe0f million")]),  # a variation selector says nothing
        ("It cost five mil\u00adlion dol\u00adlars.", [("money", "five mil\u00adlion dol\u00adlars")]),
        ("It cost \u200e$5\u200f \u200emillion\u200f.", [("money", "$5\u200f \u200emillion")]),
        ("A \u2067$5 million\u2069 plan", [("money", "$5 million")]),
        ("up 3\u200b%\u200b", [("percentage", "3\u200b%")]),
        ("up 3\u200d%", [("percentage", "3\u200d%")]),
        ("\ufeff3% more", [("percentage", "3%")]),
    ],
)
def test_what_has_no_width_says_nothing(text: str, facts: list[tuple[str, str]]) -> None:
    assert found(text) == facts


def test_fold_and_normal_form_of_characters() -> None:
    assert in_normal_form("a\r\nb\rc\u2028d\x85e\u2029f") == "a\nb\nc\nd\ne\nf"
    assert in_normal_form("\u2126 \u212b \u1112\u1161\u11ab") == "\u03a9 \u00c5 \ud55c"
    assert in_normal_form("5\u0301 \u0301") == f"5{MARK} {LONE_MARK}"
    assert in_normal_form("\u0915\u093f\u092e\u0940") == "\u0915\u093f\u092e\u0940"  # its vowels are marks
    assert in_normal_form("\u0600\u0661") == f"{MARK}\u0661"
    assert character_edits("plain") == character_edits("schön “so” – €5") == []
    assert fold("\uff2c\uff25\uff15\uff0e\uff10 \u096b\u0e55\U0001d7d3\u066a") == "LE5.0 555%"


# Digits of other scripts


@pytest.mark.parametrize(
    ("words", "locale", "kind", "low"),
    [
        ("\u0661\u0662\u066b\u0665\u066a", "en", "percentage", "12.5"),
        ("\u0661\u0662\u066b\u0665 km", "de", "quantity", "12.5"),
        ("\u0661\u066c\u0662\u0660\u0660 km", "de", "quantity", "1200"),
        ("\u0661\u066c\u0662\u0660\u0660 km", "fr", "quantity", "1200"),
        ("\u0967\u0968 km", "en", "quantity", "12"),
        ("\uff11\uff12\uff0e\uff15\uff05", "en", "percentage", "12.5"),
        ("\uff04\uff15 million", "en", "money", "5000000"),
    ],
)
def test_digits_of_other_scripts(words: str, locale: str, kind: str, low: str) -> None:
    (fact,) = read(f"({words})", locale).facts
    assert (fact.kind, fact.text, str(fact.value.amount.low)) == (kind, words, low)


# Words and scripts


def test_marks_belong_to_their_word() -> None:
    assert tokenise("x\u0302y z") == ["x\u0302y", " ", "z"]
    assert tokenise("\u0915\u093f\u092e\u0940 5") == ["\u0915\u093f\u092e\u0940", " ", "5"]
    assert tokenise("5億ドルの") == ["5", "億", "ドル", "の"]
    assert tokenise("\u0e40\u0e01\u0e34\u0e19 5") == ["\u0e40", "\u0e01\u0e34", "\u0e19", " ", "5"]


def test_only_scripts_with_spaces_are_glued() -> None:
    assert needs_space("ж")
    assert needs_space("\u0940")
    assert needs_space("\u2167")
    assert not needs_space("約")
    assert not needs_space("-")
    assert continues("Я", "5")
    assert not continues("約", "5")
    assert not continues("", "5")
    assert found("約5%") == [("percentage", "5%")]
    assert found("Я5%") == []
    assert found("Chapter5% of it") == []


def test_letters_are_written_as_the_language_does() -> None:
    turkish = letter_case("tr")
    assert turkish.lower("\u0130K\u0130 YILI") == "iki y\u0131l\u0131"
    assert set(turkish.spellings("iki")) == {"iki", "\u0130ki", "\u0130K\u0130"}
    assert letter_case("en").lower("IRAQI") == "iraqi"
    lexicon = Lexicon("tr")
    lexicon.add("unit", "y\u0131l", None)
    assert "YIL" in lexicon.entries
    assert "Y\u0130L" not in lexicon.entries


@pytest.fixture
def unspaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A few words of a language without spaces, as tables alone; CLDR knows Cantonese."""
    copy = tmp_path / "data"
    shutil.copytree(Path(tables.__file__).parent.parent, copy, ignore=shutil.ignore_patterns("*.py", "*.pyc"))
    folder = copy / "languages" / "yue"
    shutil.copytree(copy / "languages" / "en", folder)
    for name, head, rows in (
        ("numbers", "[scales]", '"万" = 10000\n"億" = 100000000'),
        ("money", "[words]", '"円" = ["JPY"]'),
        ("dates", "[pattern.daydate]", '"{year}年{day:month}月{day}日" = "calendar"'),
    ):
        path = folder / f"{name}.toml"
        path.write_text(
            path.read_text(encoding="utf-8").replace(f"{head}\n", f"{head}\n{rows}\n", 1), encoding="utf-8"
        )
    monkeypatch.setattr(tables, "_ROOT", copy)
    caches = (tables.table, tables.languages, tables.tables)
    for cache in caches:
        cache.cache_clear()
    yield
    for cache in caches:
        cache.cache_clear()


@pytest.mark.usefixtures("unspaced")
def test_words_are_found_inside_a_run_without_spaces() -> None:
    pipeline = Pipeline(registry=Registry.builtin(), strict=True)
    text = "同社は2025年2月13日に約5億円を支払った。"
    facts = pipeline.extract(Document(text, locale="yue")).facts
    assert [(fact.kind, fact.text) for fact in facts] == [("date", "2025年2月13日"), ("money", "5億円")]
    date, money = (fact.value for fact in facts)
    assert date.timex == "2025-02-13"
    assert (money.amount.low, money.currency) == (500_000_000, "JPY")
    wide = pipeline.extract(Document("\uff13万円", locale="yue")).money
    assert [fact.value.amount.low for fact in wide] == [30_000]


# Lines


def squeezed(text: str) -> str:
    return "".join(text.split())


PARAGRAPHS = {
    "en": [
        "The council of Harrow Bay voted on Tuesday to spend $12.5 million on the sea wall, about 3 "
        "percent of its yearly budget, after two winters in which the promenade was closed for more "
        "than a month. “Nobody wants to see that again,” Ruth Adeyemi, the deputy mayor, told "
        "reporters after the vote.",
        "Work begins on 5 May 2026 and should last between 18 and 24 months. The wall will be 2.4 "
        "kilometres long. “It is long overdue, and I am glad it comes,” said Peter Lindqvist, who "
        "runs a small hotel on the front.",
    ],
    "de": [
        "Der Gemeinderat von Oberau hat am Dienstag beschlossen, 12,5 Millionen Euro für den neuen "
        "Damm auszugeben, gut drei Prozent des Haushalts, nachdem die Promenade in zwei Wintern "
        "länger als einen Monat gesperrt war. „Das will niemand noch einmal erleben“, sagte die "
        "Bürgermeisterin Ruth Ammer nach der Sitzung.",
        "Die Arbeiten beginnen am 5. Mai 2026 und dauern 18 bis 24 Monate. Der Damm wird 2,4 "
        "Kilometer lang. „Es war höchste Zeit, und ich freue mich sehr darüber“, sagte Peter Lindner, "
        "der dort ein kleines Hotel führt.",
    ],
    "fr": [
        "Le conseil municipal de Port-Clair a voté mardi un budget de 12,5 millions d’euros pour la "
        "nouvelle digue, soit 3 % de ses dépenses annuelles, après deux hivers où la promenade est "
        "restée fermée plus d’un mois. « Personne ne veut revoir cela », a déclaré Ruth Amadou, "
        "adjointe au maire, après la séance.",
        "Les travaux commencent le 5 mai 2026 et dureront 18 à 24 mois. La digue fera 2,4 kilomètres. "
        "« Il était temps, et je suis heureux de la voir venir », a dit Pierre Lindon, qui tient un "
        "petit hôtel sur le quai.",
    ],
}


@pytest.mark.parametrize("width", [60, 72, 80])
@pytest.mark.parametrize("blank", ["\n\n", "\n"])
@pytest.mark.parametrize("locale", PARAGRAPHS)
def test_a_wrapped_text_has_the_same_facts(locale: str, blank: str, width: int) -> None:
    text = blank.join(PARAGRAPHS[locale])
    wrapped = blank.join(textwrap.fill(paragraph, width) for paragraph in PARAGRAPHS[locale])
    assert len(read(text, locale).facts) >= 6
    same_facts(text, wrapped, locale, squeezed)
    same_facts(text, wrapped.replace("\n", "\r\n"), locale, squeezed)
    assert [squeezed(span.of(wrapped)) for span in Document(wrapped).sentences] == [
        squeezed(span.of(text)) for span in Document(text).sentences
    ]


@pytest.mark.parametrize(
    ("text", "locale", "facts"),
    [
        ("A plan for 2025\nLE Group said", "en", [("date", "2025")]),
        ("Sold so far: 12\nPounds of love", "en", []),
        ("- 5\n- Million reasons", "en", []),
        ("| 2019 | 5 |\n| km | 7 |", "en", [("date", "2019")]),
        ("Preis: 300\nEuro Hawk startet", "de", []),
        ("Titre : 12\nEuros de foot", "fr", []),
        ("It paid about\n5 km away", "en", [("quantity", "5 km")]),
        ("The road that they want to build is now\n5 km long", "en", [("quantity", "5 km")]),
        ("The road that they want to build is some 5\nkm long", "en", [("quantity", "5\nkm")]),
        ("The road is 5\nkm long", "en", []),  # a short line may be a cell of a table
    ],
)
def test_a_line_that_ends_joins_nothing(text: str, locale: str, facts: list[tuple[str, str]]) -> None:
    assert found(text, locale) == facts


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(["Results of the day in the second league", "Harrow 2", "Lindow 3", "Amber 1"] * 3),
        "\n".join(f"{name:<40}{number:>9}" for name, number in zip("abcdef", range(6), strict=True)),
        "\n".join(f"A paragraph that has {n} words more than the last one has" for n in ("five", "six")),
        "\n".join(["word " * 40] * 6),
        "one\n\n \n\ntwo",
    ],
)
def test_a_text_that_is_not_wrapped_stays(text: str) -> None:
    assert wrapping_edits(text) == []
    assert normal_form(text) is None


def test_a_word_broken_behind_its_hyphen_is_joined() -> None:
    lines = [
        "They met in the town hall on the hill to talk about the long-",
        "term plan and about the sums that the ministry in the capital",
        "would have to pay for roads, harbours and bridges of the land-",
        "and sea-based lines, as the mayor of the place had put it then",
        "in a letter.",
    ]
    form = normal_form("\n".join(lines))
    assert form is not None
    assert "long-term plan" in form.text
    assert "of the land- and sea-based" in form.text
    assert "\n" not in form.text


# The way back


@given(localised(max_size=6), st.integers(0, 2**32))
def test_spans_go_back_to_where_they_stood(drawn: tuple[str, str], seed: int) -> None:
    text = drawn[0]
    form = normal_form(text)
    if form is None:
        return
    assert form.given == text
    chance = random.Random(seed)
    start = chance.randrange(len(form.text)) if form.text else 0
    end = min(len(form.text), start + 1 + chance.randrange(9))
    if start < end:
        span = form.span(Span(start, end))
        assert 0 <= span.start < span.end <= len(text)
        inside = normal_form(span.of(text))
        read_there = span.of(text) if inside is None else inside.text
        assert {c for c in form.text[start:end] if c.isalnum() and c != MARK} <= set(read_there) | {
            MARK,
            *text,
        }


class _Words:
    """A plug-in that finds one word, in the text as it is read."""

    spec = ExtractorSpec("words", kinds=("word",))

    def extract(self, scan: Scan) -> Iterator[Candidate]:
        at = scan.text.find("über")
        if at >= 0:
            yield Candidate("word", Span(at, at + 4), None, "word")

    def normalise(self, candidate: Candidate, context: Any) -> dict[str, str]:
        return {"said": candidate.span.of(context.document.text)}


def test_facts_of_plug_ins_go_back_too() -> None:
    registry = Registry().add(_Words())
    text = unicodedata.normalize("NFD", "Öl über\u00adall")
    (fact,) = Pipeline(registry=registry, strict=True).extract(text).facts
    assert fact.text == unicodedata.normalize("NFD", "über") == text[fact.start : fact.end]
    assert fact.value == {"said": "über"}


# Hostile texts

SCRIPTS = (
    "aéßñł",
    "жщїўё",
    "αώςΐ",
    "שלוםמ",
    "مبدأة",
    "हिंदीकर",
    "ไทยกำ",
    "日本語の",
    "한국어",
    "ქართ",
    "\u0301\u0308\u20dd\ufe0f\u0940",
    "\u200b\u200d\u200e\u2067\u00ad\ufeff\u061c\U000e0067",
    "٣५๕５৩𝟓",
    "²½Ⅷ⑤〇",
    " \u00a0\u3000\n\r\t\u2028",
    "€$£%٪،。！।",
)


def hostile(seed: int) -> tuple[str, str]:
    chance = random.Random(seed)
    locale = chance.choice(sorted(SENTENCES))
    text = SENTENCES[locale]
    if chance.random() < 0.3:
        text = unicodedata.normalize("NFD", text)
    for _ in range(chance.randrange(1, 9)):
        script = chance.choice(SCRIPTS)
        piece = "".join(chance.choice(script) for _ in range(chance.choice((1, 1, 2, 4))))
        near = [i for i, sign in enumerate(text) if sign.isdecimal() or sign in "$€%"]
        at = (
            chance.choice(near) + chance.randrange(2)
            if near and chance.random() < 0.6
            else chance.randrange(len(text))
        )
        text = text[:at] + piece + text[at:]
    return text, locale


@pytest.mark.parametrize("start", range(0, 400, 50))
def test_hostile_texts(start: int) -> None:
    for seed in range(start, start + 50):
        text, locale = hostile(seed)
        doc = read(text, locale)
        check(doc)
        for fact in doc.facts:
            for edge in (fact.start, fact.end):
                before, after = text[edge - 1 : edge] if edge else "", text[edge : edge + 1]
                assert not (after and is_mark(after)), (text, fact)
                if fact.kind != "quotation" and not (before and is_mark(before)):
                    assert not continues(before, after), (text, fact)
