"""What the command reads: text, JSON Lines, JSON; from files and from standard input."""

from __future__ import annotations

import gzip
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import IO, Any, cast

import attrs

from newsfacts.cli.filetypes import (
    Form,
    Unreadable,
    begins_as_json,
    check_encoding,
    check_text,
    decoded,
    form_of,
)
from newsfacts.document import Document
from newsfacts.errors import InvalidDocument

__all__ = ["Inputs"]

STDIN = "standard input"


@attrs.frozen
class Inputs:
    """The documents of the files that the command was given."""

    files: Sequence[str]
    complain: Callable[[str, str], None]
    """Called with the place of something that cannot be read, and the problem."""
    note: Callable[[str, str], None]
    """Called with a place and a note for the user."""
    defaults: Mapping[str, str]
    """``locale`` and ``published`` of the documents that do not have their own."""
    form: Form | None = None
    """How to read every file, whatever its name."""
    columns: Mapping[str, str] = {}
    """Names of the columns of a Parquet file, where they are not the usual ones: ``text``, ``id``, …"""
    keep_facts: bool = False
    """Whether the facts that an input brings stay, under ``metadata``."""
    _noted: set[str] = attrs.field(factory=set, init=False)

    def documents(self) -> Iterator[tuple[str, Document]]:
        """Yield each document with its place: ``a.txt``, ``b.jsonl:3`` (a line), ``c.json[0]`` (in a list).

        If something cannot be read, this calls ``complain`` and continues with the next document.
        """
        for name in self.files:
            place = STDIN if name == "-" else name
            try:
                yield from self._standard_input() if name == "-" else self._file(name)
            except Unreadable as error:
                self.complain(f"{place}:{error.line}" if error.line else place, str(error))
            except (EOFError, zlib.error) as error:
                self.complain(place, f"is damaged: {error}")
            except OSError as error:
                self.complain(place, error.strerror or str(error))

    def _file(self, name: str) -> Iterator[tuple[str, Document]]:
        path = Path(name)
        if path.is_dir():
            raise Unreadable(f"is a folder; name the files in it, such as {path}/*.txt")
        form = self.form or form_of(name)
        if form is Form.PARQUET:
            yield from self._parquet(name, path)
            return
        compressed = name.lower().endswith(".gz")
        with cast("IO[bytes]", gzip.open(path)) if compressed else path.open("rb") as stream:
            yield from self._read(name, stream, form, id=_id_of(name))

    def _parquet(self, name: str, path: Path) -> Iterator[tuple[str, Document]]:
        from newsfacts.cli.parquet import rows

        for number, row in enumerate(rows(path, self.columns, lambda words: self._once(name, words))):
            if row is None:
                continue
            try:
                document = Document(**{**self.defaults, **row})
            except (TypeError, ValueError) as error:
                self.complain(f"{name}[{number}]", str(error))
            else:
                yield f"{name}[{number}]", document

    def _standard_input(self) -> Iterator[tuple[str, Document]]:
        if sys.stdin is None:  # closed by the caller: ``newsfacts … <&-``
            raise Unreadable("is closed")
        stream: Iterable[bytes] = sys.stdin.buffer
        form = self.form
        if form is Form.PARQUET:
            raise Unreadable("cannot be Parquet, because Parquet files are read from the end: name a file")
        if form is None:
            head = _first_lines(stream)
            if not head[-1].strip():
                return  # nothing came
            check_encoding(b"".join(head))
            stream = chain(head, stream)
            form = begins_as_json(head[-1])
            if form is None:
                form = Form.TEXT
                self._once(
                    STDIN, "does not look like JSON, so it is read as text (use --as text to avoid this note)"
                )
        yield from self._read(STDIN, stream, form)

    def _read(
        self, name: str, stream: Iterable[bytes], form: Form, **known: str
    ) -> Iterator[tuple[str, Document]]:
        if form is Form.LINES:
            yield from self._lines(name, stream)
            return
        data = b"".join(stream)
        check_encoding(data)
        if form is Form.JSON:
            yield from self._json(name, data)
            return
        if self.form is None:
            check_text(data)
        described: dict[str, Any] = {**self.defaults, **known}
        yield name, Document(decoded(data), **described)

    def _lines(self, name: str, stream: Iterable[bytes]) -> Iterator[tuple[str, Document]]:
        from newsfacts.interchange.documents import (
            read_json,  # takes as long to import as the rest, so only if needed
        )

        for number, line in enumerate(stream, 1):
            if number == 1:
                check_encoding(line)
            if not line.strip():
                continue
            place = f"{name}:{number}"
            try:
                yield place, self._document(place, read_json(decoded(line.rstrip(b"\r\n"))))
            except InvalidDocument as error:
                self.complain(place, f"{error}{_hint(line, error)}")
            except Unreadable as error:
                self.complain(place, str(error))

    def _json(self, name: str, data: bytes) -> Iterator[tuple[str, Document]]:
        from newsfacts.interchange.documents import read_json

        try:
            whole = read_json(decoded(data))
        except InvalidDocument as error:
            hint = "; if each line is a document, use --as jsonl" if "Extra data" in error.problem else ""
            raise Unreadable(f"{error}{hint}") from error
        several = isinstance(whole, list)
        for number, record in enumerate(whole if several else [whole]):
            place = f"{name}[{number}]" if several else name
            try:
                yield place, self._document(place, record)
            except InvalidDocument as error:
                self.complain(place, str(error))

    def _document(self, place: str, record: Any) -> Document:
        """Return a document from a JSON object; raises `InvalidDocument` if it is not one."""
        from newsfacts.interchange.documents import read_record

        if isinstance(record, dict):
            for key, value in self.defaults.items():
                if record.get(key) is None:
                    record[key] = value
            if _has_facts(record):
                self._settle_facts(place, record)
        return Document.of_record(read_record(record))

    def _settle_facts(self, place: str, record: dict[str, Any]) -> None:
        """Take the facts of an earlier run out of a record, or put them where they will be found."""
        ours = ["facts", "truncated"]
        if isinstance(record.get("language"), dict):  # if ``facts`` is a string, newsfacts did not write it
            ours.append("language")
        earlier: dict[str, Any] = {key: record.pop(key) for key in ours if key in record}
        if not self.keep_facts:
            self._once(
                place,
                "already has facts; they are ignored, here and in later documents "
                "(--keep-facts keeps them under metadata)",
            )
            return
        inner = record.get("metadata")
        if isinstance(inner, dict):
            inner = {key: value for key, value in inner.items() if key not in ours}
            record["metadata"] = {**inner, **earlier}
        else:
            record.update(earlier)

    def _once(self, place: str, words: str) -> None:
        if words not in self._noted:
            self._noted.add(words)
            self.note(place, words)


def _first_lines(stream: Iterable[bytes]) -> list[bytes]:
    """Return the lines up to the first one that is not blank; the last is empty if all are blank."""
    head = []
    for line in stream:
        head.append(line)
        if line.strip():
            return head
    return [*head, b""]


def _has_facts(record: dict[str, Any]) -> bool:
    """Return whether a record has a list of facts as newsfacts writes them, not a key of that name."""
    facts = record.get("facts")
    return isinstance(facts, list) and all(
        isinstance(fact, dict) and fact.keys() >= {"kind", "start", "end"} for fact in facts
    )


def _hint(line: bytes, error: InvalidDocument) -> str:
    if error.path:
        return ""
    if line.strip() in (b"{", b"["):
        return " (use --as json to read JSON that spans several lines)"
    return ' (each line must be an object such as {"text": "…"})'


def _id_of(name: str) -> str:
    r"""Return the id of a file's document: its name, with escapes (``\xe9``) for bytes that are not UTF-8."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
