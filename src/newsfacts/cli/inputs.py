"""What the command reads: text files, JSON Lines files, standard input; one document at a time."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from newsfacts.document import Document
from newsfacts.errors import InvalidDocument

__all__ = ["documents"]

_BOM = b"\xef\xbb\xbf"


def documents(
    files: Iterable[str],
    complain: Callable[[str, str], None],
    **defaults: str,
) -> Iterator[tuple[str, Document]]:
    """Give each document with the place it comes from (``a.txt``, ``b.jsonl:3``).

    ``defaults`` (``locale``, ``published``) describe the documents that do not describe themselves.
    What cannot be read is told to ``complain(place, problem)``, and the next document follows.
    """
    for name in files:
        try:
            if name == "-" and sys.stdin is None:  # closed by the caller: ``newsfacts … <&-``
                complain("standard input", "is closed")
            elif name == "-":
                yield from _lines("standard input", sys.stdin.buffer, complain, defaults)
            elif name.lower().endswith(".jsonl"):
                with Path(name).open("rb") as stream:
                    yield from _lines(name, stream, complain, defaults)
            else:
                yield name, _document(Path(name), defaults)
        except OSError as error:
            complain(name, error.strerror or str(error))
        except _Undecodable as error:
            complain(f"{name}:{error.line}", str(error))


def _document(path: Path, defaults: Mapping[str, str]) -> Document:
    known: Mapping[str, Any] = defaults
    return Document(_text(path.read_bytes()), id=path.name, **known)


def _lines(
    name: str, stream: BinaryIO, complain: Callable[[str, str], None], defaults: Mapping[str, str]
) -> Iterator[tuple[str, Document]]:
    from newsfacts.interchange.documents import read_json, read_record

    for number, line in enumerate(stream, 1):
        if not line.strip():
            continue
        place = f"{name}:{number}"
        try:
            record = read_json(_text(line.rstrip(b"\r\n")))
            if isinstance(record, dict):
                for key, value in defaults.items():
                    if record.get(key) is None:
                        record[key] = value
            document = read_record(record)
        except InvalidDocument as error:
            hint = "" if error.path else ' (a line is an object such as {"text": "…"})'
            complain(place, f"{error}{hint}")
            continue
        except _Undecodable as error:
            complain(place, str(error))
            continue
        yield place, Document.of_record(document)


class _Undecodable(Exception):
    def __init__(self, problem: str, line: int) -> None:
        super().__init__(problem)
        self.line = line


def _text(data: bytes) -> str:
    """Decode UTF-8, with or without a byte order mark; line ends stay as they are."""
    try:
        return data.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start + (len(data) - len(error.object))) + 1
        byte = error.object[error.start]
        raise _Undecodable(f"not UTF-8: byte 0x{byte:02x} ({error.reason})", line) from error
