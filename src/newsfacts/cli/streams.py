"""The standard streams of the command: only facts on one, and lines safe for a terminal on the other.

What plug-ins print, from Python or from C, in this process or in one that it starts, goes to standard error.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, TextIO

from newsfacts.formats.words import harmless

__all__ = ["Messages", "abandon", "descriptor_of", "messages", "output_apart", "tell", "terminal"]

_OUT = 1


def descriptor_of(stream: TextIO | None) -> int | None:
    """Return the number of the open file that a stream writes to; ``None`` for a stream in memory."""
    with suppress(AttributeError, OSError, ValueError):  # io.UnsupportedOperation is both of the latter
        return stream.fileno() if stream is not None else None
    return None


def abandon(stream: TextIO) -> None:
    """Discard what a stream still holds and everything written later; otherwise Python complains at exit."""
    number = descriptor_of(stream)
    if number is not None:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, number)
        os.close(nowhere)


class Messages(io.TextIOBase):
    """Standard error for any messages: without control characters, and without errors if writing fails.

    If messages cannot be written, they are lost, because the facts matter more.
    """

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        """The stream that it writes to."""

    def write(self, text: str) -> int:
        """Write a text, with a space for each control character but those that end a line or are a tab."""
        lines = ("\t".join(map(harmless, line.split("\t"))) for line in text.split("\n"))
        try:
            self.stream.write("\n".join(lines))
            self.stream.flush()
        except (OSError, ValueError):
            abandon(self.stream)
        return len(text)

    def writable(self) -> bool:
        """Return true: the stream can be written to."""
        return True

    def isatty(self) -> bool:
        """Return whether a person reads along."""
        return self.stream.isatty()

    def fileno(self) -> int:
        """Return the number of the underlying file; raises ``io.UnsupportedOperation`` if there is none."""
        return self.stream.fileno()

    def __getattr__(self, name: str) -> Any:
        # Other members that a plug-in may use: ``buffer``, ``reconfigure``.
        return getattr(self.stream, name)


def tell(line: str) -> None:
    """Write one line to standard error; this never fails."""
    with suppress(OSError, ValueError):
        print(harmless(" ".join(line.split())), file=sys.stderr, flush=True)


def terminal(stream: TextIO) -> TextIO:
    """Return the underlying stream, for output that moves the cursor, such as a progress bar."""
    return stream.stream if isinstance(stream, Messages) else stream


@contextmanager
def messages() -> Iterator[None]:
    """Send everything that is written to standard error through `Messages`, and make sure that it exists.

    A caller may have closed the standard streams (``newsfacts … >&- 2>&-``). Then the next files that are
    opened would get their numbers, and messages that are not written by Python would go into those files.
    """
    _occupy_closed()
    before = sys.stdout, sys.stderr
    with open(os.devnull, "w", encoding="utf-8") as nowhere:
        sys.stdout = sys.stdout or nowhere
        sys.stderr = Messages(sys.stderr or nowhere)
        try:
            yield
        finally:
            sys.stdout, sys.stderr = before


def _occupy_closed() -> None:
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # gets the lowest free number


@contextmanager
def output_apart() -> Iterator[TextIO]:
    """Yield a private stream to standard output; everything that others print there goes to standard error.

    Afterwards, standard output is as it was.
    """
    own, number = sys.stdout, descriptor_of(sys.stdout)
    sys.stdout = sys.stderr
    try:
        if number != _OUT:  # in memory, or redirected by a program that calls us: it is private already
            yield own
        else:
            with _moved(own) as stream:
                yield stream
    finally:
        sys.stdout = own


@contextmanager
def _moved(own: TextIO) -> Iterator[TextIO]:
    """Put standard error in the place of the open file 1, and yield a stream to what it was."""
    own.flush()
    kept = os.dup(_OUT)
    os.dup2(2, _OUT)
    stream = open(kept, "w", encoding=own.encoding, errors=own.errors)  # noqa: SIM115 (closed below, in silence)
    try:
        yield stream
    finally:
        with suppress(OSError):
            own.flush()  # output of code that kept a reference to it
        os.dup2(kept, _OUT)
        with suppress(OSError):
            stream.close()
