"""Articles with their facts marked, as HTML that needs no other file: no font, no image.

A fact shows its value and the reasons for it when the pointer is over it or it has the keyboard focus, and
readers choose the kinds of fact to see; CSS alone does this. A short script lets the arrow keys move from
fact to fact and Esc close a note. On paper, the notes are numbered and below their article. All text is
escaped.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from textwrap import shorten

from newsfacts.formats.charts import Described, amounts_chart, timeline
from newsfacts.formats.marks import marked_text, with_marks
from newsfacts.formats.page_kinds import PageKinds, html_text
from newsfacts.formats.words import describe, language_in_words, one_line, truncated_in_words
from newsfacts.model import Record
from newsfacts.registry import Registry, installed

__all__ = ["Report", "fragment", "to_html"]

_OPEN_CONTENTS = 12
"""Entries of a list of contents that is shown; a longer one is folded."""
_LONGEST_NAME = 60
"""Characters of the text that name an article without an id."""
_LONG = 200_000
"""From this many characters of text on, browsers lay out only what is visible."""
_PAPER = "@page { margin: 15mm; }\n"
_KEYBOARD = (
    '<p class="when keyboard" hidden>Tab moves to the next paragraph with facts, the left and right arrow '
    "keys move from fact to fact, Enter goes to its note in the list below, and Esc closes a note.</p>\n"
)
"""Shown by the script, because the keys work only with it."""


@cache
def _file(name: str) -> str:
    return files("newsfacts.formats").joinpath(name).read_text(encoding="utf-8")


def to_html(
    documents: Record | Iterable[Record],
    *,
    title: str = "Facts",
    registry: Registry | None = None,
    script: bool = True,
) -> str:
    """Return a whole page with one or more documents, each with its facts marked, a legend and charts.

    ``registry`` knows the extractors that describe their values: without it the built-in ones and all
    installed plug-ins. Without ``script``, for a frame that runs none, Tab stops at every fact, and the arrow
    keys and Esc do nothing.
    """
    several = [documents] if isinstance(documents, Record) else documents
    report = Report(title, registry=registry)
    articles = "".join(report.article(document) for document in several)
    return report.start() + articles + report.end(script=script)


def fragment(document: Record) -> str:
    """Return one document with its style, for use inside another page, such as a notebook."""
    name = blake2b(f"{document.id} {document.text}".encode(errors="replace"), digest_size=6).hexdigest()
    content = _article(document, PageKinds(installed().headings), f"n{name}", installed())
    return f"<style>\n{_file('report.css')}</style>\n{_wrapper(len(document.text))}\n{content}</div>\n"


class Report:
    """A page that is made one article at a time; its start is known when all articles are.

    >>> import newsfacts
    >>> report = Report("Prices")
    >>> article = report.article(newsfacts.extract("It cost $5."))
    >>> page = report.start() + article + report.end()
    """

    def __init__(self, title: str = "Facts", *, registry: Registry | None = None) -> None:
        self._title = title
        self._registry = registry or installed()
        self._kinds = PageKinds(self._registry.headings)
        self._contents: list[str] = []
        self._size = 0

    def article(self, document: Record) -> str:
        """Return one document: heading, legend, the marked text, charts if there is much to draw, notes."""
        prefix = f"a{len(self._contents) + 1}"
        html = _article(document, self._kinds, prefix, self._registry)
        self._size += len(document.text)
        kinds = _kind_classes(document, self._kinds)
        told = _told(len(document.facts), "fact")
        if document.published:
            told = f"{document.published.isoformat()}, {told}"
        self._contents.append(
            f"<li class={_quoted(kinds)}><a href=#{prefix} dir=auto>{html_text(_name(document))}</a> "
            f"<span class=faint>{told}</span></li>"
        )
        return html

    def start(self) -> str:
        """Return the part before the first article: title, totals, filter, table of contents."""
        counts = self._kinds.counts
        alone = len(self._contents) == 1
        totals = f"{_told(len(self._contents), 'article')}, {_told(counts.total(), 'fact')}"
        return (
            '<!DOCTYPE html>\n<html lang="en" class=newsfacts-page>\n<head>\n<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            '<meta name="color-scheme" content="light dark">\n'
            f"<title>{html_text(self._title)}</title>\n<style>\n{_file('report.css')}{_PAPER}{self._filter_rules()}</style>\n"
            f"</head>\n<body>\n{_wrapper(self._size if alone else 0, alone=alone)}\n<header>\n"
            f"<h1 dir=auto>{html_text(self._title)}</h1>\n"
            f"{'' if alone else f'<p class=when>{totals}</p>'}\n"
            f"{self._filter()}{_KEYBOARD}{'' if alone else self._list_of_contents()}</header>\n<main>\n"
        )

    def end(self, *, script: bool = True) -> str:
        """Return the part after the last article: the script, unless it could not run, and closing tags."""
        code = f"<script>\n{_file('report.js')}</script>\n" if script else ""
        return f"</main>\n</div>\n{code}</body>\n</html>\n"

    def _filter(self) -> str:
        rows = "".join(
            f"<label><input type=checkbox checked id=show-{self._kinds.number(kind)}> {key}</label>\n"
            for kind, key in self._kinds.keys(self._kinds.counts)
        )
        return f"<fieldset class=filter><legend>Show</legend>\n{rows}</fieldset>\n" if rows else ""

    def _filter_rules(self) -> str:
        """Return rules that hide facts of kinds that are not chosen, and articles that have no others."""
        rules = []
        for kind in self._kinds.counts:
            number = self._kinds.number(kind)
            hidden = f".newsfacts:has(#show-{number}:not(:checked))"
            mark = f"{hidden} mark.k{number}"
            rules += [
                f"{mark} {{ background: none; text-decoration: none; border: 0; cursor: auto; }}",
                f"{mark} > .note, {hidden} .k{number}:not(mark) {{ display: none !important; }}",
                f"{mark}::after {{ content: none !important; }}",
                f".newsfacts:has(#show-{number}:checked) .has-k{number} {{ display: revert; }}",
            ]
        hide = "@supports selector(:has(a)) { .newsfacts [class*=has-k] { display: none; } }"
        return "\n".join([hide, *rules, ""]) if rules else ""

    def _list_of_contents(self) -> str:
        shown = " open" if len(self._contents) <= _OPEN_CONTENTS else ""
        return (
            f"<nav aria-label=Contents><details{shown}><summary>Contents</summary>\n"
            f"<ol>\n{chr(10).join(self._contents)}\n</ol></details></nav>\n"
        )


def _wrapper(size: int, *, alone: bool = False) -> str:
    """Return the tag around all that the style sheet styles; ``alone`` if the filter is legend enough.

    ``size`` is the length of the only article. Of several, all is laid out: a link to one would miss it if
    those before it had no heights yet.
    """
    classes = ["newsfacts", *["alone"] * alone, *["long"] * (size >= _LONG)]
    return f'<div class="{" ".join(classes)}">'


def _article(document: Record, kinds: PageKinds, prefix: str, registry: Registry) -> str:
    """Return one document; ``prefix`` begins all ids in it."""
    kinds.add(document.facts)
    described = [(fact, describe(fact, registry=registry)) for fact in document.facts]
    marked = with_marks(described)
    lang = _language(document)
    text, ended = marked_text(document.text, marked, kinds, prefix, lang)
    notes = "".join(_footnote(row, number, prefix, kinds) for number, row in enumerate(ended, 1))
    skip = f"<a class=skip href=#{prefix}-end>Skip the facts of this article</a>\n" if ended else ""
    keys = "".join(
        f"<li class=k{kinds.number(kind)}>{key}</li>"
        for kind, key in kinds.keys(Counter(fact.kind for fact in document.facts))
    )
    # The list is after its switch, not inside it: a description in a closed element would not be read out.
    switch = "<details class=notes-shown><summary>Notes</summary></details>\n"
    listed = f"{switch}<ol class=notes>\n{notes}</ol>\n" if notes else ""
    return (
        f"<article id={prefix} class={_quoted(_kind_classes(document, kinds))}>\n"
        f"<h2 dir=auto{lang}>{html_text(_name(document))}</h2>\n"
        f"{_about(document, len(document.facts) - len(marked))}"
        f"<ul class=legend>{keys or '<li>no facts</li>'}</ul>\n{skip}<div class=text>{text}</div>\n"
        f"<div id={prefix}-end tabindex=-1></div>\n"
        f"{timeline(described, kinds)}{amounts_chart(described, kinds)}{listed}</article>\n"
    )


def _about(document: Record, unmarked: int) -> str:
    """Return the lines about a document: when it was published, its language, how far it was read."""
    lines = [
        f"published {document.published.isoformat()}" if document.published else "",
        truncated_in_words(document),
        language_in_words(document),
        f"{unmarked:,} facts inside 12 others are not marked" if unmarked else "",
    ]
    return "".join(f"<p class=when>{html_text(line)}</p>\n" for line in lines if line)


def _footnote(row: Described, number: int, prefix: str, kinds: PageKinds) -> str:
    """Return the note on a fact for paper and for screen readers: what it means, and why."""
    fact, description = row
    told = [f"{fact.kind}, {fact.certainty.value}"]
    told += [f"{one_line(label).capitalize()}: {one_line(words)}" for label, words in description.details]
    if fact.provenance.reasons:
        told.append(f"Because: {'; '.join(fact.provenance.reasons)}")
    value = html_text(one_line(description.words))
    return (
        f"<li value={number} class=k{kinds.number(fact.kind)}><span id={prefix}-n{number}>"
        f"<b dir=auto>{value}</b> {html_text('. '.join(told))}</span> "
        f"<a href=#{prefix}-f{number}>back</a></li>\n"
    )


def _language(document: Record) -> str:
    """Return the attribute for the language of a text, if its locale is a tag that browsers know."""
    tag = (document.language.code if document.language else document.locale).replace("_", "-")
    parts = tag.split("-")
    known = tag.isascii() and all(part.isalnum() and len(part) <= 8 for part in parts)
    return f" lang={tag}" if known and parts[0].isalpha() and len(parts[0]) in (2, 3) else ""


def _kind_classes(document: Record, kinds: PageKinds) -> str:
    """Return classes that name the kinds of a document's facts."""
    numbers = {kinds.number(fact.kind) for fact in document.facts}
    return " ".join(f"has-k{number}" for number in sorted(numbers))


def _name(document: Record) -> str:
    """Return the id of a document, else what its first line begins with."""
    first = one_line(document.text.strip().partition("\n")[0])
    if " " not in first[:_LONGEST_NAME] and len(first) > _LONGEST_NAME:
        first = first[:_LONGEST_NAME] + " …"  # a script without spaces
    return document.id or shorten(first, _LONGEST_NAME + 2, placeholder=" …") or "(empty)"


def _told(count: int, what: str) -> str:
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"


def _quoted(value: str) -> str:
    return f'"{html_text(value)}"'
