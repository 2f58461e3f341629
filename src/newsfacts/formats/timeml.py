"""Dates as inline TIMEX3 elements (TimeML 1.2.1)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from newsfacts.kinds.dates import Date
from newsfacts.model import Fact, Record, Span
from newsfacts.regexes import compiled

__all__ = ["timeml"]

# XML 1.0 has no way to write these; one to one, so that offsets hold.
_NO_XML = compiled("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DOCUMENT = """\
<TimeML>
<DOCID>{id}</DOCID>
<DCT>{published}</DCT>
<TEXT>{text}</TEXT>
</TimeML>
"""


def timeml(document: Record) -> str:
    """Return a document with its dates as ``TIMEX3`` elements; the text between the tags stays as it is.

    A range becomes an element for each of its ends, as in TimeML corpora. The publication date, if
    known, is ``t0``. Characters that XML cannot hold become U+FFFD; carriage returns are written as
    references, so that a parser restores them.

    >>> import newsfacts
    >>> print(timeml(newsfacts.extract("It ended on 3 June 2024.")), end="")
    <TimeML>
    <DOCID></DOCID>
    <DCT></DCT>
    <TEXT>It ended on <TIMEX3 tid="t1" type="DATE" value="2024-06-03">3 June 2024</TIMEX3>.</TEXT>
    </TimeML>
    """
    return _DOCUMENT.format(
        id=_text(document.id or ""),
        published=_published(document.published),
        text="".join(_marked(document)),
    )


def _published(published: dt.date | None) -> str:
    if published is None:
        return ""
    kind = "TIME" if isinstance(published, dt.datetime) else "DATE"
    when = published.isoformat()
    return f'<TIMEX3 tid="t0" type="{kind}" value="{when}" functionInDocument="CREATION_TIME">{when}</TIMEX3>'


def _marked(document: Record) -> Iterator[str]:
    done = 0
    for number, (span, attributes) in enumerate(_elements(document.of("date")), 1):
        if span.start < done:  # a date of a plug-in that overlaps a built-in one
            continue
        yield _text(document.text[done : span.start])
        written = "".join(f" {name}={quoteattr(_xml(value))}" for name, value in attributes.items())
        yield f'<TIMEX3 tid="t{number}"{written}>{_text(span.of(document.text))}</TIMEX3>'
        done = span.end
    yield _text(document.text[done:])


def _elements(dates: tuple[Fact[Date], ...]) -> Iterator[tuple[Span, dict[str, Any]]]:
    for fact in dates:
        value = fact.value
        if not isinstance(value, Date):  # a plug-in may use the kind for its own class
            continue
        mod = {"mod": value.mod} if value.mod else {}
        if value.ends:
            for end in value.ends:
                yield end.span, {"type": value.type.value, "value": end.timex, **mod}
        else:
            yield fact.span, {"type": value.type.value, "value": value.timex, **mod}


def _xml(text: str) -> str:
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def _text(text: str) -> str:
    return escape(_xml(text)).replace("\r", "&#13;")
