"""Characters that are not what they seem shift no offset, and hurt only the words that they are in."""

from __future__ import annotations

import pytest

from case_tables import ROOT, rows
from newsfacts import Document
from newsfacts.lexicon.tables import languages
from newsfacts.testing import ODD_CHARACTERS, known_characters
from promises import check
from reading import read, told

SENTENCES = {path.parts[-3]: next(rows(path)).data["text"] for path in ROOT.glob("*/mixed/every-kind.toml")}
"""A sentence of each language with a fact of each kind that is made of several words."""
CODECS = {"utf-16": ("utf-16-le", 2), "utf-8": ("utf-8", 1)}


def variants(sentence: str, sign: str) -> list[str]:
    """Put a sign around, between and inside the words of a sentence."""
    halves = [word[: len(word) // 2] + sign + word[len(word) // 2 :] for word in sentence.split(" ")]
    return [
        sign + sentence + sign,
        sentence.replace(" ", sign),
        sentence.replace(" ", f" {sign} "),
        sentence.replace("5", f"5{sign}").replace("3", f"{sign}3"),
        " ".join(halves),
        sign.join(sentence),
    ]


def test_every_language_has_a_sentence() -> None:
    assert set(SENTENCES) == set(languages())
    for language, sentence in SENTENCES.items():
        kinds = {fact.kind for fact in read(sentence, language).facts}
        assert kinds == {"money", "gdp_percentage", "date", "quotation", "quantity"}


@pytest.mark.parametrize("language", SENTENCES)
@pytest.mark.parametrize("sign", ODD_CHARACTERS, ids=ascii)
def test_odd_characters(language: str, sign: str) -> None:
    for text in variants(SENTENCES[language], sign):
        check(read(text, language))


@pytest.mark.parametrize("language", SENTENCES)
def test_known_characters(language: str) -> None:
    for sign in known_characters(language):
        text = SENTENCES[language].replace("5", f"5{sign}").replace(" ", f"{sign} ") + f" {sign}5 5 {sign}"
        check(read(text, language))


@pytest.mark.parametrize("sign", ODD_CHARACTERS, ids=ascii)
def test_a_paragraph_before_shifts_offsets_and_nothing_else(sign: str) -> None:
    for language, sentence in SENTENCES.items():
        quiet = f"qqq{sign}zzz {sign} vvv.\n\n"
        moved = told(read(quiet + sentence, language).facts)
        assert moved == told(read(sentence, language).facts, len(quiet))


@pytest.mark.parametrize("encoding", CODECS)
@pytest.mark.parametrize("sign", ODD_CHARACTERS, ids=ascii)
def test_offsets_of_facts_in_code_units(encoding: str, sign: str) -> None:
    codec, unit = CODECS[encoding]
    for language, sentence in SENTENCES.items():
        doc: Document = read(f"{sign}: {sentence} {sign} {sentence}", language)
        encoded, offsets = doc.text.encode(codec, "surrogatepass"), doc.offsets(encoding)
        for fact in doc.facts:
            start, end = (place * unit for place in offsets.of(fact.span))
            assert encoded[start:end].decode(codec, "surrogatepass") == fact.text
