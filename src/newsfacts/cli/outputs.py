"""What the command writes for programs."""

from __future__ import annotations

import csv
from abc import ABC, abstractmethod
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, TextIO

from newsfacts.cli.streams import tell
from newsfacts.document import Document
from newsfacts.model.arithmetic import plain
from newsfacts.registry import Registry

__all__ = [
    "Csv",
    "Gkg",
    "Html",
    "JsonArray",
    "JsonLines",
    "LabelStudio",
    "TimeML",
    "WebAnnotations",
    "Writer",
    "complain",
    "forgiving",
    "utf8",
]

# The formats are imported on first use: a run writes only one of them.


class Writer(ABC):
    """Writes documents to a stream, one by one, as they come."""

    for_people = False
    """Whether people read it, on a terminal with any encoding; programs read UTF-8."""
    tells_limits = False
    """Whether the output says that a text was not read to its end; otherwise a message does."""

    def __init__(self, stream: TextIO, registry: Registry) -> None:
        self.stream = stream
        self.registry = registry
        """Who describes the values of facts in words."""

    @abstractmethod
    def document(self, place: str, document: Document) -> None:
        """Write one document, which came from ``place``."""

    def close(self) -> None:  # noqa: B027 (most forms have nothing there)
        """Write what follows the last document."""


class JsonLines(Writer):
    """A line of JSON for each document."""

    tells_limits = True

    def document(self, place: str, document: Document) -> None:
        """Write one document."""
        self.stream.write(document.to_json() + "\n")
        self.stream.flush()


class _Array(Writer):
    """One indented JSON array with the output of each document."""

    def __init__(self, stream: TextIO, registry: Registry) -> None:
        super().__init__(stream, registry)
        self._before = "[\n"

    @abstractmethod
    def items(self, document: Document) -> Iterable[dict[str, Any]]:
        """Return the items of one document."""

    def document(self, place: str, document: Document) -> None:
        """Write one document."""
        from newsfacts.interchange.documents import write_json

        for item in self.items(document):
            self.stream.write(self._before + write_json(item, indent=2))
            self._before = ",\n"
        self.stream.flush()

    def close(self) -> None:
        """Close the array."""
        self.stream.write("[]\n" if self._before == "[\n" else "\n]\n")


class JsonArray(_Array):
    """One JSON array of all documents in the interchange format."""

    tells_limits = True

    def items(self, document: Document) -> Iterable[dict[str, Any]]:
        """Return the document itself."""
        from newsfacts.interchange.documents import document_to_dict

        return [document_to_dict(document)]


class WebAnnotations(_Array):
    """One JSON array of W3C Web Annotations, one for each fact."""

    def items(self, document: Document) -> Iterable[dict[str, Any]]:
        """Return the annotations of one document."""
        from newsfacts.formats.web_annotation import web_annotations

        return web_annotations(document, registry=self.registry)


class LabelStudio(_Array):
    """One JSON array of Label Studio tasks, one for each document."""

    def items(self, document: Document) -> Iterable[dict[str, Any]]:
        """Return the task of one document."""
        from newsfacts.formats.label_studio import label_studio_task

        return [label_studio_task(document, registry=self.registry)]


# UTF-8 cannot encode a lone surrogate, and CSV has no escape for one.
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}")


class Csv(Writer):
    """A row for each fact, after a row of names; cells that do not apply to a fact are empty.

    Several values in a cell are separated by ``; ``. A lone surrogate becomes U+FFFD.

    Spreadsheets do not read any cell as a formula: `newsfacts.formats.rows.without_formula`.
    """

    def __init__(self, stream: TextIO, registry: Registry) -> None:
        from newsfacts.formats.rows import COLUMNS

        super().__init__(stream, registry)
        self._rows = csv.DictWriter(stream, COLUMNS)
        self._rows.writeheader()

    def document(self, place: str, document: Document) -> None:
        """Write one document."""
        from newsfacts.formats.rows import rows, without_formula

        for row in rows(document, registry=self.registry):
            self._rows.writerow({key: without_formula(_cell(item)) for key, item in row.items()})
        self.stream.flush()


def _cell(item: object) -> str:
    """Return the text of a cell: empty for ``None``, all digits of a number, the strings of a tuple."""
    if item is None:
        return ""
    if isinstance(item, tuple):
        text = "; ".join(item)
    elif isinstance(item, Decimal):
        text = plain(item)
    else:
        text = str(item)
    return text.translate(_SURROGATES)


class Gkg(Writer):
    """A line for each document, in five columns of GDELT's Global Knowledge Graph."""

    def document(self, place: str, document: Document) -> None:
        """Write one document."""
        from newsfacts.formats.gkg import gkg_line

        self.stream.write(gkg_line(document, registry=self.registry) + "\n")
        self.stream.flush()


class Html(Writer):
    """A page with each document, its facts marked, and drawings of them."""

    tells_limits = True

    def __init__(self, stream: TextIO, registry: Registry) -> None:
        from newsfacts.formats.html import Report

        super().__init__(stream, registry)
        self._report = Report(registry=registry)
        self._articles: list[str] = []

    def document(self, place: str, document: Document) -> None:
        """Keep one document until the page can begin: its totals and its list of contents come first."""
        self._articles.append(self._report.article(document))

    def close(self) -> None:
        """Write the page."""
        self.stream.write(self._report.start())
        self.stream.writelines(self._articles)
        self.stream.write(self._report.end())


class TimeML(Writer):
    """TimeML with the dates inline; TimeML holds one text, so several are wrapped in a ``corpus`` element."""

    def __init__(self, stream: TextIO, registry: Registry) -> None:
        super().__init__(stream, registry)
        self._written = 0
        self._only = ""

    def document(self, place: str, document: Document) -> None:
        """Write one document, or keep it until it is known whether it stays the only one."""
        from newsfacts.formats.timeml import timeml

        text = timeml(document)
        if self._written == 0:
            self._only = text
        else:
            first = f"{_XML}<corpus>\n{self._only}" if self._written == 1 else ""
            self.stream.write(first + text)
        self._written += 1

    def close(self) -> None:
        """Write the only document, or the end of several."""
        if self._written < 2:
            self.stream.write(_XML + (self._only or "<corpus>\n</corpus>\n"))
        else:
            self.stream.write("</corpus>\n")


_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'


def utf8(stream: TextIO) -> TextIO:
    """Make a stream write UTF-8 with plain line ends, as JSON requires, whatever the terminal's encoding."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", newline="\n")
    return stream


def forgiving(stream: TextIO) -> TextIO:
    """Make a stream write what its encoding lacks as an escape instead of failing."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")
    return stream


def complain(place: str, problem: str) -> None:
    """Print one line on standard error: what is wrong with an input, or useful to know about it."""
    tell(f"{place}: {problem}")
