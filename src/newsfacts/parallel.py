"""Documents through several processes, in order and with bounded memory."""

from __future__ import annotations

import multiprocessing
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice

from newsfacts.errors import ExtractorWarning, WorkerError
from newsfacts.model import Document

__all__ = ["Work", "map_documents"]

_CHUNK = 8
"""Documents that travel together: enough to hide the cost of the way, few enough to stay in step."""
_AHEAD = 3
"""Chunks a process that are under way at most."""

Work = Callable[[Document], Document]
"""What is done to a document; it travels to the other processes, so it must be picklable."""

_Done = list[tuple[Document, list[str]]]
"""Documents with the warnings that they gave."""

_work: Work | None = None


def _start(work: Work) -> None:
    """Keep the work in a new process, for all chunks that come."""
    global _work
    _work = work


def _run(chunk: list[Document]) -> _Done:
    assert _work is not None
    done = []
    for document in chunk:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always", ExtractorWarning)
            result = _work(document)
        done.append((result, [str(warning.message) for warning in caught]))
    return done


def map_documents(work: Work, documents: Iterable[Document], processes: int) -> Iterator[Document]:
    """Apply ``work`` to each document in one of several processes; give the results in order.

    Reads ahead only as far as the processes can use it. Raises `WorkerError` if a process dies,
    naming the documents that it may have had in hand. Warnings about extractors come back with the results.
    """
    waiting = iter(documents)
    under_way: deque[tuple[list[Document], Future[_Done]]] = deque()
    # A fresh interpreter a process: a fork would copy the locks of the caller's threads.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, context, _start, (work,)) as pool:
        try:
            while True:
                while len(under_way) < processes * _AHEAD and (chunk := list(islice(waiting, _CHUNK))):
                    under_way.append((chunk, pool.submit(_run, chunk)))
                if not under_way:
                    return
                for document, messages in under_way[0][1].result():
                    for message in messages:
                        warnings.warn(message, ExtractorWarning, stacklevel=2)
                    yield document
                under_way.popleft()
        except BrokenProcessPool as error:
            lost = [document.id for chunk, future in under_way for document in chunk if _lost(future)]
            raise WorkerError(lost) from error
        finally:
            for _, future in under_way:
                future.cancel()


def _lost(future: Future[_Done]) -> bool:
    return not future.done() or future.cancelled() or isinstance(future.exception(), BrokenProcessPool)
