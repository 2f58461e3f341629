"""The type of an input file: from its suffix, its beginning, or ``--as``."""

from __future__ import annotations

import re
from enum import Enum

from newsfacts.regexes import compiled

__all__ = ["Form", "Unreadable", "begins_as_json", "check_encoding", "check_text", "decoded", "form_of"]


class Form(Enum):
    """How a file holds its documents; the values are those of ``--as``."""

    TEXT = "text"
    """The file is a document."""
    LINES = "jsonl"
    """Each line is a document."""
    JSON = "json"
    """The file is an object, a document, or a list of such objects."""
    PARQUET = "parquet"
    """The file is a table in the Parquet format, and each row is a document."""


class Unreadable(Exception):
    """An input, or a part of it, cannot be read; ``line`` counts from 1 and is 0 for all of it."""

    def __init__(self, problem: str, line: int = 0) -> None:
        super().__init__(problem)
        self.line = line


_FORMS = {
    "": Form.TEXT,
    "txt": Form.TEXT,
    "text": Form.TEXT,
    "md": Form.TEXT,
    "jsonl": Form.LINES,
    "ndjson": Form.LINES,
    "json": Form.JSON,
    "parquet": Form.PARQUET,
}
_READ = (
    "newsfacts reads text (.txt, .text, .md or no suffix), JSON Lines (.jsonl, .ndjson) and JSON (.json), "
    "each also compressed (.gz), and Parquet (.parquet)"
)

_HTML = ("HTML", "trafilatura or BeautifulSoup")
_XML = ("XML", "lxml or BeautifulSoup")
_PDF = ("PDF", "pypdf or pdfminer.six")
_WORD = ("a word-processor document", "python-docx or docx2txt")
_RTF = ("RTF", "striprtf or pypandoc")
_ODT = ("an OpenDocument file", "odfpy or pypandoc")
_BOOK = ("an EPUB book", "EbookLib or pypandoc")
_FOREIGN = {
    **dict.fromkeys(("html", "htm", "xhtml", "mhtml"), _HTML),
    **dict.fromkeys(("xml", "rss", "atom", "nitf", "newsml"), _XML),
    "pdf": _PDF,
    **dict.fromkeys(("doc", "docx"), _WORD),
    "rtf": _RTF,
    "odt": _ODT,
    "epub": _BOOK,
}
"""Suffixes of files that hold more than text: what they are, and two libraries that extract the text."""
_TABLES = ("csv", "tsv", "xls", "xlsx")

_SIGNATURES = (
    (compiled(r"<(?:!doctype html|html[\s>])", re.IGNORECASE), _HTML),
    (compiled(r"<\?xml\s"), _XML),
    (compiled(r"%PDF-"), _PDF),
    (compiled(r"\{\\rtf"), _RTF),
    (compiled(r"PK\x03\x04"), ("a ZIP archive or an office document", "python-docx or odfpy")),
)
_JSON = {"{": (Form.LINES, '"}'), "[": (Form.JSON, "{]")}
"""How JSON begins: the bracket, the form that it means, and what can follow it."""
_SUFFIX = compiled(r"[^/\\]\.([A-Za-z][A-Za-z0-9]{0,9})$")
_UTF8 = b"\xef\xbb\xbf"
_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
"""How the encodings that are not ours mark themselves; UTF-32 first, since its mark begins with UTF-16's."""
_HEAD = 1000


def form_of(name: str) -> Form:
    """Return the form of a file from the suffix of its name, ignoring ``.gz``.

    The part after a dot is a suffix if it has at most ten letters and digits and begins with a letter.
    Raises `Unreadable` for other types; the message says what to do.
    """
    match = _SUFFIX.search(name[:-3] if name.lower().endswith(".gz") else name)
    suffix = match.group(1).lower() if match else ""
    if suffix in _FORMS:
        return _FORMS[suffix]
    if suffix in _FOREIGN:
        raise Unreadable(_way_out(*_FOREIGN[suffix]))
    if suffix in _TABLES:
        raise Unreadable(
            f"is a table (.{suffix}), not text: write each text as a line of JSON Lines, "
            'such as {"text": "…"}, or use --as text to read the file as it is'
        )
    raise Unreadable(f"has an unknown type (.{suffix}): {_READ}; if it is plain text, use --as text")


def _way_out(kind: str, libraries: str) -> str:
    return (
        f"is {kind}, not plain text: extract the text first, for example with {libraries}, "
        "or use --as text to read the file as it is"
    )


def begins_as_json(data: bytes) -> Form | None:
    """Return the form in which data begins: an object as JSON Lines do, a list as JSON does, or neither."""
    head = _head(data)
    form, followers = _JSON.get(head[:1], (None, ""))
    return form if head[1:].lstrip()[:1] in followers else None  # "" is in all: the line ends there


def _head(data: bytes) -> str:
    """Return the first bytes of data after a byte order mark and white space."""
    return data.removeprefix(_UTF8).lstrip()[:_HEAD].decode("latin-1")


def check_text(data: bytes) -> None:
    """Raise `Unreadable` if what should be plain text begins as something else."""
    head = _head(data)
    for signature, foreign in _SIGNATURES:
        if signature.match(head):
            raise Unreadable(_way_out(*foreign))
    if head.startswith("\x1f\x8b"):
        raise Unreadable("is compressed with gzip: give its name the suffix .gz, or unpack it first")
    if begins_as_json(data):
        raise Unreadable("looks like JSON: use --as jsonl or --as json, or --as text to read it as it is")


def check_encoding(data: bytes) -> None:
    """Raise `Unreadable` if data begins in an encoding that can be recognised and is not UTF-8."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            raise Unreadable(f"is {encoding}, not UTF-8; {_convert(encoding)}")
    head = data[:_HEAD]
    if 4 * head.count(b"\x00") > len(head):  # one byte of two of any ASCII character
        raise Unreadable(f"seems to be UTF-16 without a byte order mark, not UTF-8; {_convert('UTF-16LE')}")


def decoded(data: bytes) -> str:
    """Decode UTF-8, with or without a byte order mark; line ends stay as they are."""
    try:
        return data.removeprefix(_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start + (len(data) - len(error.object))) + 1
        byte = error.object[error.start]
        raise Unreadable(
            f"not UTF-8: byte 0x{byte:02x} ({error.reason}); if it is Windows-1252 or Latin-1, "
            f"{_convert('WINDOWS-1252')}",
            line,
        ) from error


def _convert(encoding: str) -> str:
    return f"convert it first: iconv -f {encoding} -t UTF-8"
