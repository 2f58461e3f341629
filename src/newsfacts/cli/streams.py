"""The standard streams of the command: facts alone on one, lines that harm no terminal on the other.

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
    """Let what a stream still holds, and all that follows, go nowhere: Python would complain at exit."""
    number = descriptor_of(stream)
    if number is not None:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, number)
        os.close(nowhere)


class Messages(io.TextIOBase):
    """Standard error for lines of any origin: no control character passes, and no failure to write is raised.

    Nobody reads messages that cannot be written, and the facts are worth more than they are.
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
        """Return true: one may write to it."""
        return True

    def isatty(self) -> bool:
        """Return whether a person reads along."""
        return self.stream.isatty()

    def fileno(self) -> int:
        """Return the number of the file below; raises ``io.UnsupportedOperation`` if there is none."""
        return self.stream.fileno()

    def __getattr__(self, name: str) -> Any:
        # What a plug-in may ask of a standard stream besides: ``buffer``, ``reconfigure``.
        return getattr(self.stream, name)


def tell(line: str) -> None:
    """Write one line to standard error, whatever the line and the state of standard error."""
    with suppress(OSError, ValueError):
        print(harmless(" ".join(line.split())), file=sys.stderr, flush=True)


def terminal(stream: TextIO) -> TextIO:
    """Return the stream below messages, for what moves the cursor, such as a progress bar."""
    return stream.stream if isinstance(stream, Messages) else stream


@contextmanager
def messages() -> Iterator[None]:
    """Let whatever is written to standard error pass through `Messages`, and see that it exists.

    A caller may have closed standard streams (``newsfacts … >&- 2>&-``). Then the next files that are opened
    would take their numbers, and what is written to standard error from below Python would land in them.
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
            os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free


@contextmanager
def output_apart() -> Iterator[TextIO]:
    """Yield a stream to standard output that nobody else has; what others print there goes to standard error.

    Afterwards standard output is as it was.
    """
    own, number = sys.stdout, descriptor_of(sys.stdout)
    sys.stdout = sys.stderr
    try:
        if number != _OUT:  # in memory, or redirected by a program that calls us: nobody else has it
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
            own.flush()  # what somebody wrote who kept hold of it
        os.dup2(kept, _OUT)
        with suppress(OSError):
            stream.close()
