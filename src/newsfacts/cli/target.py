"""The file that the command writes: put in place whole at the end, or left as it was."""

from __future__ import annotations

import os
import secrets
import signal
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import TextIO

from newsfacts.regexes import compiled

__all__ = ["input_of", "is_standard_output", "is_stream", "written"]

_DESCRIPTOR = compiled(r"/dev/(?:std(?P<name>in|out|err)|fd/(?P<dev>\d+))|/proc/self/fd/(?P<proc>\d+)")
_NAMED = {"in": 0, "out": 1, "err": 2}
_MOST_LINKS = 40
_SIGNALS = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]


def is_standard_output(name: str) -> bool:
    """Return whether a name is one of standard output: ``-``, ``/dev/stdout``, ``/dev/fd/1``, a link."""
    return name == "-" or _descriptor(_end_of_links(name)) == _NAMED["out"]


def input_of(output: str | int, files: Iterable[str]) -> str | None:
    """Return the input that is the same file as the output, also through links, or none.

    ``output`` is a name or the number of an open file; ``-`` as an input is standard input. Terminals and
    other devices do not count, because output written there is not read as input.
    """
    target = _status(output)
    if target is None or not (stat.S_ISREG(target.st_mode) or stat.S_ISFIFO(target.st_mode)):
        return None
    for name in files:
        source = _status(0 if name == "-" else name)
        if source is not None and os.path.samestat(target, source):
            return name
    return None


def _status(file: str | int) -> os.stat_result | None:
    try:
        return os.stat(file)
    except (OSError, ValueError):
        return None


def is_stream(name: str) -> bool:
    """Return whether a name is written directly: a pipe, a device, ``/dev/stdout``."""
    path = _end_of_links(name)
    status = _status(path)
    special = status is not None and not stat.S_ISREG(status.st_mode)
    return special or _DESCRIPTOR.fullmatch(path) is not None


@contextmanager
def written(name: str, worth_it: Callable[[], bool]) -> Iterator[TextIO]:
    """Yield a stream of UTF-8 whose text is the file ``name`` once the block is done.

    A regular file is written to a temporary file in the same folder, which replaces it at the end. If the
    block raises an error or ``worth_it()`` is false after it, the old file stays. Permissions stay the same,
    and a symbolic link stays a link. Pipes, devices and ``/dev/stdout`` are written directly.
    """
    path = _end_of_links(name)
    descriptor = _descriptor(path)
    if descriptor is not None:
        with _text(os.dup(descriptor)) as stream:
            yield stream
    elif is_stream(path):
        with _text(path) as stream:
            yield stream
    else:
        with _replacing(Path(path), worth_it) as stream:
            yield stream


def _text(file: str | int) -> TextIO:
    return open(file, "w", encoding="utf-8", newline="\n")


def _end_of_links(name: str) -> str:
    """Follow symbolic links, but not what ``/dev/stdout`` links to: that is a file only by its name."""
    path = name
    for _ in range(_MOST_LINKS):
        if _DESCRIPTOR.fullmatch(path) or not os.path.islink(path):
            break
        path = os.path.join(os.path.dirname(path), os.readlink(path))
    return path


def _descriptor(path: str) -> int | None:
    match = _DESCRIPTOR.fullmatch(path)
    if match is None:
        return None
    return _NAMED[match["name"]] if match["name"] else int(match["dev"] or match["proc"])


@contextmanager
def _replacing(path: Path, worth_it: Callable[[], bool]) -> Iterator[TextIO]:
    before = _status(str(path))
    if before is not None and not os.access(path, os.W_OK):
        raise PermissionError(0, "is not writable")
    with _ends_in_order():
        descriptor, temporary = _beside(path)
        try:
            with _text(descriptor) as stream:
                yield stream
                if worth_it():
                    stream.flush()
                    _give_name(descriptor, temporary)
            if worth_it():
                _dress(temporary, before)
                os.replace(temporary, path)
        finally:
            with suppress(FileNotFoundError):
                os.unlink(temporary)


def _beside(path: Path) -> tuple[int, str]:
    """Open a new file in the folder of another, and return its descriptor with a name that is free.

    Where the system can, the file has no name as yet, so that nothing is left of it even if the process is
    killed.
    """
    name = str(path.parent / f".newsfacts-{secrets.token_hex(8)}.tmp")
    with suppress(AttributeError, OSError):  # only some systems, and some file systems, can
        descriptor = os.open(path.parent, os.O_TMPFILE | os.O_WRONLY, 0o600)
        if os.path.exists(f"/proc/self/fd/{descriptor}"):
            return descriptor, name
        os.close(descriptor)
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    try:
        return os.open(name, flags, 0o600), name
    except OSError as error:
        raise OSError(error.errno, f"cannot write to its folder: {error.strerror}") from error


def _give_name(descriptor: int, name: str) -> None:
    """Give an open file a name if it has none."""
    if os.path.exists(name):
        return
    root = os.open("/", os.O_RDONLY)  # with a folder, Python makes the system follow the link
    try:
        os.link(f"/proc/self/fd/{descriptor}", name, src_dir_fd=root, follow_symlinks=True)
    finally:
        os.close(root)


def _dress(temporary: str, before: os.stat_result | None) -> None:
    """Give a file the owner and permissions of the old file, or those of a new one."""
    if before is None:
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(temporary, 0o666 & ~mask)
        return
    if hasattr(os, "chown"):
        with suppress(PermissionError):
            os.chown(temporary, before.st_uid, before.st_gid)
    os.chmod(temporary, stat.S_IMODE(before.st_mode))


@contextmanager
def _ends_in_order() -> Iterator[None]:
    """Let the signals that would end the process at once raise instead, so that the block can tidy up."""
    process = os.getpid()

    def leave(number: int, _: FrameType | None) -> None:
        if os.getpid() == process:
            sys.exit(128 + number)
        signal.signal(number, signal.SIG_DFL)  # a process that was forked from ours has nothing to tidy up
        os.kill(os.getpid(), number)

    taken = []
    with suppress(ValueError):  # only the main thread can do this
        for number in _SIGNALS:
            if signal.getsignal(number) == signal.SIG_DFL:
                signal.signal(number, leave)
                taken.append(number)
    try:
        yield
    finally:
        for number in taken:
            signal.signal(number, signal.SIG_DFL)
