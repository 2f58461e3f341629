"""The report in a real browser: with the pointer, the keyboard, a screen reader, and on paper."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import newsfacts
from chromium import watched_page
from newsfacts import Document, Registry
from newsfacts.formats.html import fragment, to_html
from newsfacts.formats.words import value_in_words
from seeds import SEEDS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WIDTHS = (400, 1000, 1400)
"""Pixels: a phone, a small window, a large one."""

ARABIC = """دفعت الشركة USD 5 million في يناير.

The firm paid $7m on 3 May 2024.

وقالت إنها دفعت USD 6 million."""
DENSE = "It began in the 1890s. " + " ".join(
    f"On {day} {month} {year} it paid ${day * year % 977 + 1} million."
    for year in (1998, 2005, 2019, 2024)
    for month in ("January", "March", "July", "October")
    for day in (3, 24)
)


def extract(text: str, name: str) -> Document:
    return newsfacts.extract(Document(text, id=name), registry=Registry.builtin(), published="2025-02-13")


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    """Give the seeds and two texts that are hard to show."""
    texts = {**SEEDS, "dense": DENSE, "arabic": ARABIC}
    return {name: extract(text, name) for name, text in texts.items()}


@pytest.fixture(scope="module")
def report(documents: dict[str, Document], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the file of a report on all documents."""
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(to_html(documents.values(), title="All articles"), encoding="utf-8")
    return path


@contextmanager
def opened(browser: Browser, path: Path, width: int = 1000, **options: Any) -> Iterator[Page]:
    """Open a page from a file, and check that it asks for no other file."""
    asked: list[str] = []
    with watched_page(browser, viewport={"width": width, "height": 900}, **options) as page:
        page.on("request", lambda request: asked.append(request.url))
        page.goto(path.as_uri())
        yield page
        assert {address.split("#")[0] for address in asked} == {path.as_uri()}


def focus_by_keyboard(page: Page, selector: str) -> None:
    """Put the focus on the first such element, as a browser shows it to who uses the keyboard."""
    page.keyboard.press("Tab")
    page.locator(selector).first.evaluate("node => node.focus()")


@pytest.mark.parametrize("width", WIDTHS)
def test_every_note_is_inside_the_window(chromium: Browser, report: Path, width: int) -> None:
    with opened(chromium, report, width) as page:
        page.keyboard.press("Tab")
        measured, faults = page.evaluate(
            """async () => {
              const marks = [...document.querySelectorAll("mark[data-n]")], faults = [];
              let measured = 0;
              for (let top = 0; top < document.documentElement.scrollHeight; top += innerHeight / 2) {
                scrollTo(0, top);
                await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
                for (const mark of marks) {
                  const place = mark.getBoundingClientRect();
                  if (place.top < 0 || place.bottom > innerHeight) continue;
                  mark.focus({ preventScroll: true });
                  const box = mark.querySelector(":scope > .note").getBoundingClientRect();
                  const fits = box.width > 100 && box.left >= 0
                    && box.right <= document.documentElement.clientWidth && box.top >= 0
                    && box.bottom <= innerHeight;
                  if (!fits) faults.push([mark.id, box.left, box.right, box.top, box.bottom]);
                  measured += 1;
                }
              }
              return [measured, faults];
            }"""
        )
        assert faults == []
        assert measured >= page.locator("mark[data-n]").count()


@pytest.mark.parametrize("width", WIDTHS)
def test_labels_of_drawings_are_whole_and_apart(chromium: Browser, report: Path, width: int) -> None:
    with opened(chromium, report, width) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        found = page.evaluate(
            """() => [...document.querySelectorAll("figure")].map((figure) => {
              const frame = figure.getBoundingClientRect();
              const boxes = [...figure.querySelectorAll(".label, .axis span, .track, .head, .faint")]
                .filter((node) => !node.matches(".label *")).map((node) => node.getBoundingClientRect());
              const inside = boxes.every((box) => box.left >= frame.left && box.right <= frame.right + 0.5
                && box.top >= frame.top && box.bottom <= frame.bottom + 0.5);
              const apart = boxes.every((one, i) => boxes.slice(i + 1).every((other) =>
                one.right <= other.left + 0.5 || other.right <= one.left + 0.5
                || one.bottom <= other.top + 0.5 || other.bottom <= one.top + 0.5));
              const cut = [...figure.querySelectorAll(".label")].some(
                (label) => label.scrollWidth > label.clientWidth + 1);
              const bars = [...figure.querySelectorAll(".bar")].every((bar) => {
                const box = bar.getBoundingClientRect(), track = bar.parentElement.getBoundingClientRect();
                return box.width >= 1 && box.left >= track.left - 0.5 && box.right <= track.right + 0.5;
              });
              return { inside, apart, cut, bars, rows: figure.querySelectorAll("li").length };
            })"""
        )
        assert len(found) >= 4
        for figure in found:
            assert (figure["inside"], figure["apart"], figure["cut"], figure["bars"]) == (
                True,
                True,
                False,
                True,
            )
            assert 3 <= figure["rows"] <= 14


@pytest.mark.parametrize("script", [True, False])
def test_a_fact_shows_its_value_under_the_pointer(
    chromium: Browser, documents: dict[str, Document], report: Path, script: bool
) -> None:
    with opened(chromium, report, java_script_enabled=script) as page:
        assert page.locator("mark[data-n]").count() == sum(len(doc.facts) for doc in documents.values())
        mark = page.locator("mark[data-kind=money]").first
        note = mark.locator("> .note")
        assert not note.is_visible()
        mark.hover()
        assert note.is_visible()
        money = next(fact for doc in documents.values() for fact in doc.money)
        assert value_in_words(money.value) in note.inner_text()
        mark_box, note_box = mark.bounding_box(), note.bounding_box()
        assert mark_box
        assert note_box
        assert 0 <= note_box["y"] - (mark_box["y"] + mark_box["height"]) < 5
        page.mouse.move(note_box["x"] + 20, note_box["y"] + 20)
        assert note.is_visible(), "the pointer can go to the note"
        page.mouse.move(2, 2)
        assert not note.is_visible()


def test_tab_stops_once_in_a_paragraph_and_arrows_go_on(chromium: Browser, report: Path) -> None:
    with opened(chromium, report) as page:
        stops = page.evaluate(
            """() => [...document.querySelectorAll(".text p")]
            .map((paragraph) => paragraph.querySelectorAll('mark[tabindex="0"]').length)"""
        )
        assert set(stops) == {0, 1}
        focus_by_keyboard(page, "#a6 mark[data-n]")
        assert page.evaluate("document.activeElement.dataset.n") == "1"
        assert page.locator("#a6-f1 > .note").is_visible()
        page.keyboard.press("ArrowRight")
        assert page.evaluate("document.activeElement.id") == "a6-f2"
        assert page.locator("#a6-f2 > .note").is_visible()
        assert not page.locator("#a6-f1 > .note").is_visible()
        page.keyboard.press("ArrowLeft")
        assert page.evaluate("document.activeElement.id") == "a6-f1"


def test_arrows_follow_the_direction_of_the_text(chromium: Browser, report: Path) -> None:
    with opened(chromium, report) as page:
        directions = page.locator("#a7 .text p").evaluate_all(
            "all => all.map(p => getComputedStyle(p).direction)"
        )
        assert directions == ["rtl", "ltr", "rtl"]
        focus_by_keyboard(page, "#a7-f1")
        page.keyboard.press("ArrowLeft")
        assert page.evaluate("document.activeElement.id") == "a7-f2"


def test_escape_closes_a_note_until_the_fact_is_visited_again(chromium: Browser, report: Path) -> None:
    with opened(chromium, report) as page:
        focus_by_keyboard(page, "#a1-f1")
        note = page.locator("#a1-f1 > .note")
        assert note.is_visible()
        page.keyboard.press("Escape")
        assert not note.is_visible()
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowLeft")
        assert note.is_visible()
        page.keyboard.press("Escape")
        page.locator("#a1-f1").hover()
        assert note.is_visible()
        page.keyboard.press("Escape")
        assert not note.is_visible()


def test_enter_goes_to_the_note_in_the_list_and_back_returns(chromium: Browser, report: Path) -> None:
    with opened(chromium, report) as page:
        focus_by_keyboard(page, "#a1-f2")
        assert not page.locator("#a1-n2").is_visible()
        page.keyboard.press("Enter")
        assert page.locator("#a1-n2").is_visible()
        page.keyboard.press("Enter")
        assert page.url.endswith("#a1-f2")


def test_a_skip_link_leads_past_the_facts(chromium: Browser, report: Path) -> None:
    with opened(chromium, report) as page:
        link = page.locator("#a2 .skip")
        link.evaluate("node => node.focus()")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('.text')") is None
        assert page.evaluate("document.activeElement.closest('article').id") == "a2"


def test_the_words_of_a_fact_are_its_name_and_the_note_describes_it(
    chromium: Browser, documents: dict[str, Document], report: Path
) -> None:
    with opened(chromium, report) as page:
        session = page.context.new_cdp_session(page)
        for command in ("Accessibility.enable", "DOM.enable"):
            session.send(command)
        tree = session.send("Accessibility.getFullAXTree")["nodes"]
        facts = [fact for doc in documents.values() for fact in doc.facts]
        told = [
            (node["name"]["value"], node["description"]["value"])
            for node in tree
            if node.get("role", {}).get("value") == "link" and node.get("description", {}).get("value")
        ]
        assert sorted(" ".join(name.split()) for name, _ in told) == sorted(
            " ".join(fact.text.split()) for fact in facts
        )
        money = next(fact for fact in facts if fact.kind == "money")
        (description,) = {words for name, words in told if name == money.text}
        assert description.startswith(value_in_words(money.value))
        headings = [node for node in tree if node.get("role", {}).get("value") == "heading"]
        assert headings[0]["name"]["value"] == "All articles"


@pytest.mark.parametrize(("width", "scheme"), [(400, "dark"), (1000, "light")])
def test_axe_finds_nothing(
    chromium: Browser, documents: dict[str, Document], tmp_path: Path, width: int, scheme: str
) -> None:
    report = tmp_path / "report.html"
    report.write_text(to_html(list(documents.values())[-3:]), encoding="utf-8")
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    with opened(chromium, report, width, color_scheme=scheme) as page:
        page.evaluate("document.querySelectorAll('details').forEach((node) => { node.open = true; })")
        found = axe.Axe().run(page, options={"resultTypes": ["violations", "incomplete"]}).response
        told = [
            (rule["id"], node["html"])
            for part in ("violations", "incomplete")
            for rule in found[part]
            for node in rule["nodes"]
        ]
        assert told == []


def test_on_paper_facts_are_seen_without_colours_and_notes_are_numbered(
    chromium: Browser, report: Path
) -> None:
    with opened(chromium, report, 700, color_scheme="dark") as page:
        page.emulate_media(media="print", color_scheme="dark")
        found = page.evaluate(
            """() => [...document.querySelectorAll("#a1 mark[data-n]")].map((mark) => {
              const style = getComputedStyle(mark);
              return { number: getComputedStyle(mark, "::after").content, line: style.textDecorationLine,
                style: style.textDecorationStyle + style.textDecorationThickness, back: style.backgroundColor,
                kind: mark.dataset.kind };
            })"""
        )
        assert [mark["number"] for mark in found] == [f'"{number}"' for number in range(1, len(found) + 1)]
        assert {mark["line"] for mark in found} == {"underline"}
        assert {mark["back"] for mark in found} == {"rgba(0, 0, 0, 0)"}
        styles = {mark["kind"]: mark["style"] for mark in found}
        assert len(set(styles.values())) == len(styles) > 3
        notes = page.locator("#a1 .notes li")
        assert notes.count() == len(found)
        assert notes.last.is_visible()
        assert notes.last.bounding_box()["height"] > 5
        assert not page.locator(".note").first.is_visible()
        assert (
            page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
            == "rgb(255, 255, 255)"
        )


def test_a_reader_chooses_the_kinds_to_see(
    chromium: Browser, documents: dict[str, Document], report: Path
) -> None:
    with opened(chromium, report) as page:
        for box in page.locator(".filter input").all():
            box.uncheck()
        page.locator(".filter label", has_text="money").locator("input").check()
        with_money = [name for name, doc in documents.items() if doc.money]
        assert 0 < len(with_money) < len(documents)
        assert [node.inner_text() for node in page.locator("nav a").all() if node.is_visible()] == with_money
        assert [node.inner_text() for node in page.locator("h2").all() if node.is_visible()] == with_money
        shown = page.locator("mark[data-n]").evaluate_all(
            """all => all.filter((mark) => getComputedStyle(mark).backgroundColor != "rgba(0, 0, 0, 0)")
            .map((mark) => mark.dataset.kind)"""
        )
        assert set(shown) == {"money"}
        stops = page.locator('mark[tabindex="0"]').evaluate_all("all => all.map(mark => mark.dataset.kind)")
        assert set(stops) == {"money"}
        date = page.locator("#a6 mark[data-kind=date]").first
        date.hover()
        assert not date.locator("> .note").is_visible()


def test_the_list_of_contents_leads_to_each_article(chromium: Browser, report: Path) -> None:
    with opened(chromium, report) as page:
        page.locator("nav a").nth(3).click()
        box = page.locator("#a4 h2").bounding_box()
        assert box
        assert 0 <= box["y"] < 200


@pytest.mark.parametrize("width", [400, 1000])
def test_an_address_with_an_anchor_opens_at_its_article(
    chromium: Browser, tmp_path: Path, width: int
) -> None:
    sentences = "It grew on. " * 100
    docs = [extract(f"Firm {n} paid ${n}m in 2019. {sentences}", f"article {n}") for n in range(1, 201)]
    path = tmp_path / "many.html"
    path.write_text(to_html(docs), encoding="utf-8")
    with watched_page(chromium, viewport={"width": width, "height": 900}) as page:
        page.goto(f"{path.as_uri()}#a150")
        box = page.locator("#a150 h2").bounding_box()
        assert box
        assert 0 <= box["y"] < 200


def test_two_hundred_articles_stay_in_order(chromium: Browser, tmp_path: Path) -> None:
    docs = [
        extract(f"Firm {number} paid ${number}m in 2019. " + "It grew on. " * 100, f"article {number}")
        for number in range(1, 201)
    ]
    path = tmp_path / "many.html"
    path.write_text(to_html(docs), encoding="utf-8")
    with opened(chromium, path, 400) as page:
        assert page.locator("header .when").first.inner_text() == "200 articles, 400 facts"
        page.locator("summary", has_text="Contents").click()
        page.locator("nav a", has_text="article 150").click()
        assert page.evaluate("document.documentElement.scrollWidth") <= 400
        box = page.locator("#a150 h2").bounding_box()
        assert box
        assert 0 <= box["y"] < 200
        mark = page.locator("#a150 mark[data-kind=money]")
        mark.hover()
        note = mark.locator("> .note")
        assert note.inner_text().startswith("150,000,000 USD")
        box = note.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 400


@pytest.mark.parametrize("system", ["light", "dark"])
@pytest.mark.parametrize(
    ("attribute", "expected"),
    [
        ('data-jp-theme-light="true"', "light"),
        ('data-jp-theme-light="false"', "dark"),
        ('class="vscode-dark"', "dark"),
        ("", None),
    ],
)
def test_colours_follow_the_notebook_before_the_system(
    chromium: Browser, tmp_path: Path, system: str, attribute: str, expected: str | None
) -> None:
    path = tmp_path / "notebook.html"
    content = fragment(extract("It paid $5m.", "payment"))
    path.write_text(f"<!DOCTYPE html><title>Notebook</title><body {attribute}>{content}", encoding="utf-8")
    with opened(chromium, path, color_scheme=system) as page:
        colour = page.locator(".newsfacts").evaluate("node => getComputedStyle(node).color")
        background = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert (colour == "rgb(28, 31, 35)") == ((expected or system) == "light")
    assert background == "rgba(0, 0, 0, 0)", "the notebook keeps its own"
