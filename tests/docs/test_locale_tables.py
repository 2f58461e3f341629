"""The pages about tables: every key is explained, and a page stays short."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
sys.path[:0] = [str(ROOT / "docs")]

import locale_tables  # noqa: E402

from newsfacts.lexicon.tables import languages, table  # noqa: E402

TABLES = sorted(
    path
    for part in ("languages", "kinds", "text", "numbers", "lexicon")
    for path in (locale_tables.TABLES / part).rglob("*.toml")
)
EVERY_TABLE = pytest.mark.parametrize(
    "path", TABLES, ids=lambda path: "/".join(path.relative_to(locale_tables.TABLES).parts[-2:])
)
HOLDS_CJK = re.compile(r"[\u3040-\u9fff]")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with the pages of all tables."""
    folder = tmp_path_factory.mktemp("generated")
    locale_tables.write_locale_tables(folder)
    return folder


@EVERY_TABLE
def test_every_key_is_explained_in_a_sentence(path: Path) -> None:
    about = locale_tables.TITLES[path.stem]
    if about.get("rows"):
        return  # one list, which the page's own sentence explains
    data = table(path.relative_to(locale_tables.TABLES).with_suffix("").as_posix())
    meanings = locale_tables.explanations(about)
    unsaid = [
        ".".join(section.path)
        for section in locale_tables.sections(data, meanings)
        if not locale_tables.is_explained(section.path, meanings)
    ]
    assert not unsaid, "say in the class, or in docs/locale_tables.toml, what these keys mean"


def test_every_language_has_a_page_for_each_of_its_tables(folder: Path) -> None:
    for language in languages():
        index = (folder / f"{language}.md").read_text(encoding="utf-8")
        for path in (locale_tables.TABLES / "languages" / language).glob("*.toml"):
            pages = list((folder / language).glob(f"{path.stem}*.md"))
            assert pages, path
            for page in pages:
                assert f"{language}/{page.stem}\n" in index


def test_headings_are_english_whatever_the_language(folder: Path) -> None:
    page = (folder / "ja" / "money.md").read_text(encoding="utf-8")
    assert page.startswith("# Money: Japanese (ja)\n")
    headings = [line for line in page.splitlines() if line.startswith("#")]
    assert not HOLDS_CJK.search("".join(headings))


def test_a_long_list_is_folded_and_whole(folder: Path) -> None:
    page = (folder / "en" / "quotations-1.md").read_text(encoding="utf-8")
    said = table("languages/en/quotations")["cues"]["speech"]
    assert len(said) > locale_tables.SHOWN
    fold = re.search(r"\*\*`speech`\*\*.*?<summary>and (\d+) more</summary>", page, re.DOTALL)
    assert fold is not None
    assert int(fold[1]) == len(said) - locale_tables.SHOWN
    for word in said:
        assert f"<code>{word}</code>" in page


@pytest.mark.parametrize("name", ["en/verbs", "all/given_names"])
def test_of_thousands_of_words_only_samples_are_shown(folder: Path, name: str) -> None:
    page = (folder / f"{name}.md").read_text(encoding="utf-8")
    held = re.search(r"it holds ([\d,]+) words, of which only samples are shown", page)
    assert held is not None
    assert int(held[1].replace(",", "")) > 400
    assert re.search(r"and [\d,]+ more", page)
    assert len(page) < 20_000
    assert "<details>" not in page


def test_words_are_text_and_not_markup(folder: Path) -> None:
    section = locale_tables.Section(("marks",), ["<b>", "a & b"])
    lines = "".join(locale_tables.lines([section], {("marks",): "Marks."}))
    assert "<code>&lt;b&gt;</code>, <code>a &amp; b</code>" in lines


def test_a_page_of_a_table_that_is_gone_goes_too(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "gone.md").write_text("# Gone\n", encoding="utf-8")
    locale_tables.write_locale_tables(tmp_path)
    assert not (tmp_path / "en" / "gone.md").exists()


def test_no_page_is_long(folder: Path) -> None:
    """What is folded takes no room; a page has no more than so many keys, with a few entries each."""
    for path in folder.rglob("*.md"):
        page = re.sub(r"<details>.*?</details>", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert page.count("**`") <= locale_tables.MOST_KEYS, path
        assert len(page) < 60_000, path
