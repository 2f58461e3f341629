"""Work in several processes, in order and with bounded memory."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
import traceback
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait
from multiprocessing.context import BaseContext
from multiprocessing.reduction import ForkingPickler
from typing import Any, Generic, NamedTuple, TypeVar

from newsfacts.engine.collector import collector_paused
from newsfacts.errors import ExtractorWarning, NewsfactsError, WorkerError, describe_error
from newsfacts.text.deadline import Deadline

__all__ = ["map_in_order", "pickling_error"]

_MOST_ITEMS = 32
"""The most items in a chunk. The first chunks have one item each, and each later chunk can be twice as long
as the one before: so the first result comes soon, and later chunks reduce the cost of sending."""
_MOST_SIZE = 50_000
"""The size (characters of text) from which a chunk is full: some hundredths of a second of work."""
_AHEAD = 3
"""The most chunks in progress per process."""
_PATIENCE = 0.01
"""Seconds for which items are read although a result is ready: a slow source does not delay it longer."""

_MOMENTS = 20
"""Milliseconds until a thread that has ended disappears."""
_LOOK = 5.0
"""Seconds between two checks of the parent process, if nothing else has shown that it ended."""

_KEEP_OUT = "keep open files, locks and lambdas out of it, or use one process"
_NONE_BEGAN = (
    "no worker process could start (standard error says why): each one imports the program's main module, so "
    'put the code that starts the work under `if __name__ == "__main__":`, or use one process'
)

T = TypeVar("T")
R = TypeVar("R")
S = TypeVar("S")

_work: Callable[[Any], Any] | None = None


class _Outcome(NamedTuple):
    """The result of an item in another process, or what went wrong."""

    result: bytes
    """Pickled; meaningless if there is an error."""
    error: bytes | None
    """The exception that the work raised, pickled."""
    problem: str
    """Why the item or its result could not be moved between processes, in words; empty if they could."""
    warnings: list[str]


# In the worker process


def _start(work: Callable[[Any], Any], ready: Any) -> None:
    """Keep the work in a new process, for all chunks that come; the keyboard stops only the first process."""
    global _work
    _work = work
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, name="newsfacts parent", daemon=True).start()
    gc.freeze()  # what is here by now stays: the collector need not go over it again and again
    ready.set()


def _end_with_parent() -> None:
    """End this process when its parent has ended, even if the parent was killed.

    The sentinel is a pipe (on Windows, the process itself) that only the parent keeps open. Another process
    that the parent has forked may also hold the pipe open, so we also check whether this process has a new
    parent; on Windows, it never has.
    """
    parent = multiprocessing.parent_process()
    if parent is None:
        return
    while not wait([parent.sentinel], timeout=_LOOK):
        if os.name == "posix" and os.getppid() != parent.pid:
            break
    os._exit(1)


def _run(chunk: list[bytes]) -> list[_Outcome]:
    """Do the work on each item up to the first one that fails; the rest is not needed."""
    done: list[_Outcome] = []
    for pickled in chunk:
        done.append(_attempt(pickled))
        if done[-1].error is not None or done[-1].problem:
            break
    return done


def _attempt(pickled: bytes) -> _Outcome:
    assert _work is not None
    messages: list[str] = []
    try:
        item = ForkingPickler.loads(pickled)
    except Exception as error:
        return _Outcome(b"", None, f"cannot be read in another process: {describe_error(error)}", messages)
    failure: bytes | None = None
    problem, result = "", b""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", ExtractorWarning)
        try:
            with collector_paused():
                found = _work(item)
        except Exception as error:
            failure, problem = _error_to_send(error)
    messages = [str(warning.message) for warning in caught]
    if failure is None and not problem:
        try:
            result = bytes(ForkingPickler.dumps(found))
        except Exception as error:
            problem = f"has facts that cannot go to another process: {describe_error(error)}; {_KEEP_OUT}"
    return _Outcome(result, failure, problem, messages)


def _error_to_send(error: Exception) -> tuple[bytes | None, str]:
    """Return an exception pickled, or otherwise in words; an unexpected one keeps its traceback."""
    if not isinstance(error, NewsfactsError):
        error.add_note(f"In a worker process:\n{''.join(traceback.format_exception(error))}")
    try:
        pickled = bytes(ForkingPickler.dumps(error))
        ForkingPickler.loads(pickled)
    except Exception:
        return None, f"could not be processed: {describe_error(error)}"
    return pickled, ""


# In the process that began


def pickling_error(thing: object) -> Exception | None:
    """Return the error that keeps something from being sent to another process, if there is one."""
    try:
        ForkingPickler.dumps(thing)
    except Exception as error:
        return error
    return None


def _context() -> BaseContext:
    """Return how to start a process.

    A fork has everything that its parent has, including compiled tables, but only one of its threads, and the
    locks of all of them. So this process forks only if it has a single thread; otherwise the new process is a
    new interpreter.
    """
    return multiprocessing.get_context("fork" if _has_one_thread() else "spawn")


def _has_one_thread() -> bool:
    """Return whether this process has a single thread, including threads that Python does not know.

    Only Linux reports this. (On macOS, a fork is never safe.) A thread that has ended in Python, such as one
    of an earlier stream, may need a moment to disappear.
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


class _Item(NamedTuple, Generic[T]):
    """Something to work on."""

    item: T
    name: str
    """What to call it in an error."""
    known_as: str | None
    """What its owner calls it, if anything."""
    pickled: bytes


class _Supply(Generic[T]):
    """Takes items from their source, in chunks; keeps the error that ended it until its turn has come."""

    def __init__(self, items: Iterable[T], name: Callable[[T], str | None], size: Callable[[T], int]) -> None:
        self._items = iter(items)
        self._name = name
        self._size = size
        self._taken = 0
        self._ended = False
        self.error: Exception | None = None

    def chunk(self, most: int, enough: Callable[[], bool]) -> list[_Item[T]]:
        """Return up to ``most`` items, and none at the end; it stops after one where that is ``enough``."""
        chunk: list[_Item[T]] = []
        load = 0
        while not self._ended and len(chunk) < most and load < _MOST_SIZE and not (chunk and enough()):
            try:
                item = next(self._items)
                chunk.append(self._packed(item))
                load += self._size(item)
            except StopIteration:
                self._ended = True
            except Exception as error:
                self.error, self._ended = error, True
        return chunk

    def _packed(self, item: T) -> _Item[T]:
        known_as = self._name(item)
        name = repr(known_as) if known_as else f"documents[{self._taken}]"
        self._taken += 1
        try:
            return _Item(item, name, known_as, bytes(ForkingPickler.dumps(item)))
        except Exception as error:
            problem = f"{name} cannot go to another process: {describe_error(error)}; {_KEEP_OUT}"
            raise WorkerError([known_as], problem) from error


def map_in_order(
    work: Callable[[T], R],
    items: Iterable[T],
    processes: int,
    *,
    join: Callable[[T, R], S],
    name: Callable[[T], str | None],
    size: Callable[[T], int],
) -> Iterator[S]:
    """Yield the results of ``work`` on items from several processes, in order, each as soon as it is ready.

    ``join`` combines an item and its result in this process, so that the data of the item need not be sent
    back. ``name`` returns the name of an item for errors, and ``size`` its number of characters. Work, items
    and results are sent between processes, so they must be picklable.

    This reads at most ``3 * processes`` items before the first result, and is later at most ``96 *
    processes`` items ahead, or fewer if they are long. Errors come in order, too: an error of the source or
    of the work is raised after all results before it. Raises `WorkerError` if an item or a result cannot be
    sent, with its name; if a process dies, with the names of the items that it may have been working on; and
    if no process could start. Warnings about extractors come back with the results.
    """
    context = _context()
    ready = context.Event()
    supply = _Supply(items, name, size)
    under_way: deque[tuple[list[_Item[T]], Future[list[_Outcome]]]] = deque()
    most = 1
    with ProcessPoolExecutor(processes, context, _start, (work, ready)) as pool:
        try:
            while True:
                enough = _patience(under_way)
                while len(under_way) < processes * _AHEAD and (chunk := supply.chunk(most, enough)):
                    under_way.append((chunk, pool.submit(_run, [item.pickled for item in chunk])))
                    if enough():
                        break
                if not under_way:
                    break
                chunk, future = under_way[0]
                for item, outcome in zip(chunk, future.result(), strict=False):
                    yield join(item.item, _result(item, outcome))
                under_way.popleft()
                most = min(2 * most, _MOST_ITEMS)
        except BrokenProcessPool as error:
            lost = [item.known_as for chunk, future in under_way for item in chunk if _lost(future)]
            raise WorkerError(lost, None if ready.is_set() else _NONE_BEGAN) from error
        finally:
            for _, future in under_way:
                future.cancel()
    if supply.error is not None:
        raise supply.error


def _patience(under_way: deque[tuple[Any, Future[Any]]]) -> Callable[[], bool]:
    """Return a function that says whether a result is ready and reading ahead has taken long enough."""
    deadline = Deadline(_PATIENCE)
    return lambda: bool(under_way) and under_way[0][1].done() and deadline.left() <= 0


def _result(item: _Item[Any], outcome: _Outcome) -> Any:
    """Return the result of an item; raises what its work raised, or why it could not be sent."""
    for message in outcome.warnings:
        warnings.warn(message, ExtractorWarning, stacklevel=3)
    if outcome.error is not None:
        raise ForkingPickler.loads(outcome.error)
    if outcome.problem:
        raise WorkerError([item.known_as], f"{item.name} {outcome.problem}")
    return ForkingPickler.loads(outcome.result)


def _lost(future: Future[Any]) -> bool:
    return not future.done() or future.cancelled() or isinstance(future.exception(), BrokenProcessPool)
