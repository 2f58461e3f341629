"""Reading within limits on characters and time; the facts found by then are kept.

A text that is too long is cut at an edge (`newsfacts.text.edges.cut`), and its facts are those of a text
that ends there. Time is spent in this order:

1. The built-in extractors read the text from the start, first a small part, then as much as the time should
   allow, until the text is read or the time is over. They check the clock themselves.
2. Plug-in extractors share the remaining time, in a separate thread. An extractor that does not return in
   time is given up. Nothing that they do can lose a fact of the others.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from contextvars import copy_context
from queue import Empty, SimpleQueue
from typing import Any, NamedTuple, TypeVar

import attrs

from newsfacts.engine.stages import Groups, Stages
from newsfacts.model import Fact, Limit, Record, Truncated
from newsfacts.registry import Registered
from newsfacts.text.deadline import Deadline, DeadlineExceeded
from newsfacts.text.edges import Edge, cut
from newsfacts.text.scan import Scan

__all__ = ["Limits", "read_within"]

T = TypeVar("T")

_FIRST = 4096
"""How many characters to read first, to learn how long a text of this kind takes."""
_GROWTH = 8
"""The next attempt reads at most this many times as much, because the rest may have more facts."""
_SAFE = 0.6
"""The share of the remaining time that an attempt is planned to take."""
_GRACE = 0.02
"""Seconds that an extractor has to end when its time is over."""
_BLOWS = 5
"""How many times the exception is raised in it."""


class Limits(NamedTuple):
    """How much of a text is read."""

    max_chars: int | None
    time_budget: float | None
    """In seconds."""


class _Reading(NamedTuple):
    """A text as far as it was read, with the facts of the built-in extractors."""

    edge: Edge
    scan: Scan
    groups: Groups
    facts: list[Fact[Any]]
    settling: float
    """Seconds that it took to turn candidates into facts."""


def read_within(
    stages: Stages, document: Record, limits: Limits, stuck: dict[str, threading.Thread]
) -> tuple[list[Fact[Any]], Truncated | None]:
    """Return the facts that can be read within the limits, and what is missing.

    ``stuck`` holds the threads of extractors that could not be ended, from one document to the next.
    """
    size = len(document.text)
    abbreviations = stages.language_of(document).abbreviations  # tables compile once a process
    whole = cut(document.text, size if limits.max_chars is None else limits.max_chars, abbreviations)
    if limits.time_budget is None:
        facts = stages.read(_up_to(document, whole.read))
        return _kept(facts, whole, size), _truncated(whole, size, Limit.MAX_CHARS, ())
    deadline = Deadline(limits.time_budget)
    plug_ins = [entry for entry in stages.selection.running if not entry.builtin]
    done = _read_builtin(stages, document, whole, deadline, share=0.5 if plug_ins else 1)
    if done is None:
        names = tuple(entry.spec.name for entry in plug_ins)
        return [], Truncated(0, Limit.TIME_BUDGET, names)
    reason = Limit.MAX_CHARS if done.edge == whole and whole.read < size else Limit.TIME_BUDGET
    missing: tuple[str, ...] = ()
    facts = done.facts
    if plug_ins:
        facts, missing = _read_guests(stages, done, plug_ins, deadline, stuck)
    return _kept(facts, done.edge, size), _truncated(done.edge, size, reason, missing)


def _up_to(document: Record, end: int) -> Record:
    return document if end == len(document.text) else attrs.evolve(document, text=document.text[:end])


def _kept(facts: list[Fact[Any]], edge: Edge, size: int) -> list[Fact[Any]]:
    return facts if edge.keep == size else [fact for fact in facts if fact.end <= edge.keep]


def _truncated(edge: Edge, size: int, reason: Limit, missing: tuple[str, ...]) -> Truncated | None:
    return Truncated(edge.keep, reason, missing) if edge.keep < size or missing else None


# What newsfacts reads itself


def _read_builtin(
    stages: Stages, document: Record, whole: Edge, deadline: Deadline, share: float
) -> _Reading | None:
    """Return the facts of as much text as the built-in extractors can read in a share of the time.

    Time is proportional to the length of a text, so the time for a part shows how much more can be read.
    """
    entries = [entry for entry in stages.selection.running if entry.builtin]
    abbreviations = stages.language_of(document).abbreviations
    end = Deadline(deadline.left() * share)
    done: _Reading | None = None
    size = _FIRST
    while True:
        edge = whole if size >= whole.read else cut(document.text[: whole.read], size, abbreviations)
        start = end.left()
        try:
            scan = stages.scan(_up_to(document, edge.read), end)
            groups = stages.candidates(scan, entries)
            settling = end.left()
            facts = stages.settle(scan, groups)
        except DeadlineExceeded:
            return done
        left = end.left()
        done = _Reading(edge, scan, groups, facts, settling - left)
        if edge == whole:
            return done
        affordable = int(size * _SAFE * left / max(start - left, 1e-6))
        if affordable < 1.5 * size:
            return done
        size = min(affordable, size * _GROWTH)


# What others read


def _read_guests(
    stages: Stages,
    done: _Reading,
    plug_ins: list[Registered],
    deadline: Deadline,
    stuck: dict[str, threading.Thread],
) -> tuple[list[Fact[Any]], tuple[str, ...]]:
    """Return all facts after plug-in extractors have read the same text, and whose facts are missing.

    Their candidates can compete with those of the built-in extractors, so all overlaps are resolved again;
    time is reserved for that. Half of the rest is for ``extract``, half for ``normalise``.
    """
    half = (deadline.left() - 2 * done.settling) / 2
    done.scan.deadline = None
    turns = _Turns(done.scan, plug_ins, half, stuck)
    try:
        groups = stages.candidates(done.scan, plug_ins, turns)
        if not any(groups.values()):
            return done.facts, turns.missing()
        for group, candidates in done.groups.items():
            groups[group] = candidates + groups.get(group, [])
        turns.share_out(deadline.left() - 2 * done.settling)
        return stages.settle(done.scan, groups, turns), turns.missing()
    finally:
        turns.close()


class _Turns:
    """Shares time among extractors, and stops an extractor that takes too long."""

    def __init__(
        self, scan: Scan, plug_ins: Iterable[Registered], seconds: float, stuck: dict[str, threading.Thread]
    ) -> None:
        self._scan = scan
        self._stuck = stuck
        self._waiting = {entry.spec.name: 0.0 for entry in plug_ins}
        """Seconds that each extractor still has; extractors that were given up are removed."""
        self._missing: list[str] = []
        self._worker: _Worker | None = None
        self.share_out(seconds)

    def share_out(self, seconds: float) -> None:
        """Give each extractor that still works as much of the time."""
        for name in self._waiting:
            self._waiting[name] = max(seconds, 0.0) / len(self._waiting)

    def missing(self) -> tuple[str, ...]:
        """Return the names of those that were given up or had no time."""
        return tuple(sorted(self._missing))

    def has(self, entry: Registered) -> bool:
        """Return whether an extractor still has a turn; a built-in one needs none."""
        name = entry.spec.name
        if entry.builtin:
            return True
        if self._waiting.get(name, 0.0) > 0:
            return True
        self._lose(name)
        return False

    def run(self, entry: Registered, work: Callable[[], T]) -> T:
        """Do a piece of an extractor's work, no longer than its time; raises `TimeoutError`."""
        if entry.builtin:
            return work()
        name = entry.spec.name
        thread = self._stuck.get(name)
        if thread is not None and thread.is_alive():
            self._lose(name)
            raise TimeoutError("it is still busy with an earlier document")
        if self._worker is None:
            self._worker = _Worker()
        clock = self._scan.deadline = Deadline(self._waiting[name])
        try:
            result: T = self._worker.call(work, clock.left())
        except (_TookTooLong, DeadlineExceeded) as error:  # the second: it looked at the time itself
            self._lose(name)
            if isinstance(error, _TookTooLong):
                self._stuck[name] = self._worker.thread
                self._worker = None
            raise TimeoutError("it took longer than its share of the time budget") from None
        finally:
            self._scan.deadline = None
        self._waiting[name] = clock.left()
        return result

    def _lose(self, name: str) -> None:
        self._waiting.pop(name, None)
        if name not in self._missing:
            self._missing.append(name)

    def close(self) -> None:
        """End the thread, if one was started."""
        if self._worker is not None:
            self._worker.close()


class _TookTooLong(Exception):
    """An extractor was given up."""


class _GivenUp(SystemExit):
    """Raised inside an extractor that was given up. No `Exception`, and quiet if it ends the thread."""


class _Worker:
    """A thread that does one piece of work after another."""

    def __init__(self) -> None:
        self._context = copy_context()  # with our decimal context
        self._tasks: SimpleQueue[Callable[[], Any] | None] = SimpleQueue()
        self._outcomes: SimpleQueue[tuple[bool, Any]] = SimpleQueue()
        # A daemon: one that cannot be ended must not keep the program from ending.
        self.thread = threading.Thread(target=self._run, name="newsfacts extractors", daemon=True)
        self.thread.start()

    def _run(self) -> None:
        with suppress(_GivenUp):
            self._serve()

    def _serve(self) -> None:
        while (task := self._tasks.get()) is not None:
            try:
                outcome = (True, self._context.run(task))
            except BaseException as error:  # whatever it is, it is raised in the thread that started the work
                outcome = (False, error)
            self._outcomes.put(outcome)

    def call(self, work: Callable[[], Any], seconds: float) -> Any:
        """Do a piece of work; raises what it raises, and `_TookTooLong` if it takes longer."""
        self._tasks.put(work)
        try:
            good, outcome = self._outcomes.get(timeout=min(max(seconds, 0) + _GRACE, threading.TIMEOUT_MAX))
        except Empty:
            self._give_up()
            raise _TookTooLong from None
        if good:
            return outcome
        raise outcome

    def _give_up(self) -> None:
        """Stop the work if it runs in Python; a thread that hangs in C code keeps running.

        The exception may be raised where it is swallowed (a bare ``except``, a destructor), so it is raised
        more than once.
        """
        self.close()
        try:
            from ctypes import c_ulong, py_object, pythonapi
        except ImportError:
            return
        for _ in range(_BLOWS):
            pythonapi.PyThreadState_SetAsyncExc(c_ulong(self.thread.ident or 0), py_object(_GivenUp))
            self.thread.join(_GRACE)
            if not self.thread.is_alive():
                break

    def close(self) -> None:
        """End the thread once it has nothing to do."""
        self._tasks.put(None)
