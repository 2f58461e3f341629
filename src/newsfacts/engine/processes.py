"""Work in several processes, in order and with bounded memory."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.context import BaseContext
from multiprocessing.reduction import ForkingPickler
from typing import Any, TypeVar

from newsfacts.errors import ExtractorWarning, WorkerError

__all__ = ["map_in_order", "pickling_error"]

_CHUNK = 32
"""Items that travel together at most: enough to hide the cost of the way."""
_LOAD = 200_000
"""The size from which a chunk is full: few enough to stay in step, and in memory."""
_AHEAD = 3
"""Chunks a process that are under way at most."""

_MOMENTS = 20
"""Milliseconds in which a thread that has ended goes."""

T = TypeVar("T")
R = TypeVar("R")
S = TypeVar("S")

_Done = list[tuple[R, list[str]]]
"""Results with the warnings that they gave."""

_work: Callable[[Any], Any] | None = None


def _context() -> BaseContext:
    """Return the way to start a process.

    A fork has everything at hand that its parent has, compiled tables among it, but only one of its
    threads, and the locks of all: it is taken where there is one thread and no more. Elsewhere a process
    begins as a fresh interpreter.
    """
    return multiprocessing.get_context("fork" if _has_one_thread() else "spawn")


def _has_one_thread() -> bool:
    """Return whether this process has a single thread, those counted that Python knows nothing of.

    Linux says so; of other systems we do not know (and on macOS a fork is unsafe whatever the threads). A
    thread that Python has done with, such as one of an earlier stream, may need a moment to go.
    """
    if threading.active_count() > 1:
        return False
    try:
        for _ in range(_MOMENTS):
            if len(os.listdir("/proc/self/task")) == 1:
                return True
            threading.Event().wait(0.001)
    except OSError:
        pass
    return False


def _start(work: Callable[[Any], Any]) -> None:
    """Keep the work in a new process, for all chunks that come; the keyboard stops only the first process."""
    global _work
    _work = work
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()  # what is here by now stays: the collector need not go over it again and again


def _run(chunk: list[Any]) -> _Done[Any]:
    assert _work is not None
    done = []
    for item in chunk:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always", ExtractorWarning)
            result = _work(item)
        done.append((result, [str(warning.message) for warning in caught]))
    return done


def pickling_error(thing: object) -> Exception | None:
    """Return the error that keeps something from being sent to another process, if there is one."""
    try:
        ForkingPickler.dumps(thing)
    except Exception as error:
        return error
    return None


def map_in_order(
    work: Callable[[T], R],
    items: Iterable[T],
    processes: int,
    *,
    join: Callable[[T, R], S],
    name: Callable[[T], str | None],
    size: Callable[[T], int],
) -> Iterator[S]:
    """Do ``work`` on each item in one of several processes; give what comes of it in order.

    ``join`` puts an item and its result together, in this process: what the item has need not come back.
    ``name`` says what to call an item in an error, ``size`` how much of the way it takes.
    Work, items and results travel between processes, so they must be picklable. Reads ahead only as far
    as the processes can use it. Raises `WorkerError` if a process dies, with the names of the items that
    it may have had in hand. Warnings about extractors come back with the results.
    """
    waiting = _chunks(items, size)
    under_way: deque[tuple[list[T], Future[_Done[R]]]] = deque()
    with ProcessPoolExecutor(processes, _context(), _start, (work,)) as pool:
        try:
            while True:
                while len(under_way) < processes * _AHEAD and (chunk := next(waiting, None)):
                    under_way.append((chunk, pool.submit(_run, chunk)))
                if not under_way:
                    return
                chunk, future = under_way[0]
                for item, (result, messages) in zip(chunk, future.result(), strict=True):
                    for message in messages:
                        warnings.warn(message, ExtractorWarning, stacklevel=2)
                    yield join(item, result)
                under_way.popleft()
        except BrokenProcessPool as error:
            lost = [name(item) for chunk, future in under_way for item in chunk if _lost(future)]
            raise WorkerError(lost) from error
        finally:
            for _, future in under_way:
                future.cancel()


def _chunks(items: Iterable[T], size: Callable[[T], int]) -> Iterator[list[T]]:
    chunk: list[T] = []
    load = 0
    for item in items:
        chunk.append(item)
        load += size(item)
        if len(chunk) == _CHUNK or load >= _LOAD:
            yield chunk
            chunk, load = [], 0
    if chunk:
        yield chunk


def _lost(future: Future[Any]) -> bool:
    return not future.done() or future.cancelled() or isinstance(future.exception(), BrokenProcessPool)
