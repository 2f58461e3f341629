"""Articles with their facts marked, as HTML that needs nothing else: no script, no font, no outside image.

A fact shows its value and the reason for it when the pointer is over it or the keyboard is on it; that is CSS
alone. Colours follow the reader's light or dark scheme. All text is escaped.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from html import escape
from importlib.resources import files
from itertools import pairwise

from newsfacts.formats.charts import Described, amounts_chart, timeline
from newsfacts.formats.words import describe, language_in_words, one_line, reasons, truncated_in_words
from newsfacts.model import Record
from newsfacts.model.shown import shortened_words
from newsfacts.registry import Registry, installed

__all__ = ["article", "fragment", "page_end", "page_start", "to_html"]

_COLOURS = 8
"""Colours that the style sheet has for kinds; those of newsfacts come first, further ones begin anew."""
_DEEPEST = 12
"""Marks inside one another: one that crosses them has all written anew, and browsers take some hundreds."""
_LONGEST_LABEL = 200
"""Characters of what a screen reader says of a mark; its note has the whole."""
# XML and HTML parsers turn these into other characters or refuse them.
_UNSEEN = dict.fromkeys([*(set(range(32)) - {9, 10, 13}), *range(0xD800, 0xE000)], 0xFFFD)


@cache
def _style() -> str:
    return files("newsfacts.formats").joinpath("report.css").read_text(encoding="utf-8")


def _text(text: str) -> str:
    return escape(text.translate(_UNSEEN))


def to_html(
    documents: Record | Iterable[Record], *, title: str = "Facts", registry: Registry | None = None
) -> str:
    """Return a whole page with one or more documents, each with its facts marked, a legend and charts.

    ``registry`` knows the extractors that describe their values: without it the built-in ones and all
    installed plug-ins.
    """
    several = [documents] if isinstance(documents, Record) else documents
    articles = "".join(article(document, registry=registry) for document in several)
    return page_start(title) + articles + page_end()


def page_start(title: str = "Facts") -> str:
    """Return what stands before the first article of a page."""
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{_text(title)}</title>\n<style>\n{_style()}</style>\n"
        "</head>\n<body>\n<main class=newsfacts>\n"
    )


def page_end() -> str:
    """Return what stands after the last article of a page."""
    return "</main>\n</body>\n</html>\n"


def fragment(document: Record) -> str:
    """Return one document with its style, to stand inside another page, such as a notebook."""
    return f"<style>\n{_style()}</style>\n<div class=newsfacts>\n{article(document)}</div>\n"


def article(document: Record, *, registry: Registry | None = None) -> str:
    """Return one document: heading, legend, the marked text, and charts where there is something to draw."""
    described = [(fact, describe(fact, registry=registry)) for fact in document.facts]
    name = document.id or one_line(document.text)[:60] or "(empty)"
    published = (
        f"<p class=when>published {document.published.isoformat()}</p>\n" if document.published else ""
    )
    if document.truncated:
        published += f"<p class=when>{_text(truncated_in_words(document))}</p>\n"
    if document.language:
        published += f"<p class=when>{_text(language_in_words(document))}</p>\n"
    headings = (registry or installed()).headings
    for fact in document.facts:
        headings.setdefault(fact.kind, fact.kind)
    colours = {kind: f"kind-{number % _COLOURS + 1}" for number, kind in enumerate(headings)}
    marked = _with_marks(described)
    unmarked = len(document.facts) - len(marked)
    if unmarked:
        published += f"<p class=when>{unmarked:,} facts inside {_DEEPEST} others are not marked</p>\n"
    return (
        f"<article lang={_attribute(document.locale)}>\n<h2>{_text(name)}</h2>\n{published}"
        f"{_legend(document, headings, colours)}"
        f"<div class=text>{''.join(_marked(document.text, marked, colours))}</div>\n"
        f"{timeline(described, colours)}{amounts_chart(described, colours)}</article>\n"
    )


def _attribute(value: str) -> str:
    return f'"{_text(value)}"'


def _legend(document: Record, headings: Mapping[str, str], colours: Mapping[str, str]) -> str:
    counts = Counter(fact.kind for fact in document.facts)
    rows = "".join(
        f"<li><span class={_attribute(f'key {colours[kind]}')}>{_text(heading)}</span> {counts[kind]}</li>"
        for kind, heading in headings.items()
        if kind in counts
    )
    return f"<ul class=legend>{rows or '<li>no facts</li>'}</ul>\n"


def _marked(text: str, described: Sequence[Described], colours: Mapping[str, str]) -> Iterator[str]:
    """Yield the text with marks around facts, which stand in the order in which their marks open.

    Facts of different groups may nest, and a plug-in's may cross the end of another: then the mark is closed
    and opened again, so that the tags always nest. Only the last piece of a fact carries its note.
    """
    asides = _asides(described, len(text))
    facts = [fact for fact, _ in described]
    edges = sorted({0, len(text), *asides, *(edge for fact in facts for edge in (fact.start, fact.end))})
    stack: list[Described] = []
    waiting = list(reversed(described))
    for start, end in pairwise(edges):
        while waiting and waiting[-1][0].start == start:
            row = waiting.pop()
            stack.append(row)
            yield _open(row, colours)
        yield _text(text[start:end])
        ending = [number for number, (fact, _) in enumerate(stack) if fact.end == end]
        if ending:
            lowest = ending[0]
            for row in reversed(stack[lowest:]):
                yield (_note(row) if row[0].end == end else "") + "</mark>"
            still = [row for row in stack[lowest:] if row[0].end > end]
            stack[lowest:] = still
            yield from (_open(row, colours) for row in still)
        for words in asides.get(end, ()):
            yield f"<span class=who>{_text(words)}</span>"


def _with_marks(described: Iterable[Described]) -> list[Described]:
    """Return the facts that are marked: all that do not begin inside `_DEEPEST` others."""
    marked: list[Described] = []
    around: list[int] = []  # where the marks end that are open
    for fact, description in sorted(described, key=lambda row: (row[0].start, -row[0].end)):
        around = [end for end in around if end > fact.start]
        if len(around) < _DEEPEST:
            around.append(fact.end)
            marked.append((fact, description))
    return marked


def _asides(described: Iterable[Described], size: int) -> dict[int, list[str]]:
    """Return what descriptions put into the text, such as who is quoted, by its offset."""
    asides: dict[int, list[str]] = {}
    for _, description in described:
        if description.aside is not None and 0 < description.aside[0] <= size:
            offset, words = description.aside
            asides.setdefault(offset, []).append(words)
    return asides


def _open(row: Described, colours: Mapping[str, str]) -> str:
    fact, description = row
    label = shortened_words(f"{fact.kind}: {one_line(description.words)}", _LONGEST_LABEL)
    return (
        f"<mark class={_attribute(f'{colours[fact.kind]} {fact.certainty.value}')} tabindex=0 "
        f"data-kind={_attribute(fact.kind)} aria-label={_attribute(label)}>"
    )


def _note(row: Described) -> str:
    fact, description = row
    told = reasons(fact, description)
    lines = "".join(f"<span><i>{_text(label)}</i>{_text(words)}</span>" for label, words in told)
    return f"<span class=note role=note><b>{_text(one_line(description.words))}</b>{lines}</span>"
