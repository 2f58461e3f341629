"""What the subcommand ``clauses`` writes: how the sentences of a text were read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from newsfacts.clauses import Clause, Clauses, NounGroup, Sentence, read
from newsfacts.formats.words import one_line
from newsfacts.model import Record

__all__ = ["as_json", "as_table"]

_PARTS = ("name", "role", "organisation", "complement", "apposition")
"""Parts of a noun group, as its fields are called."""


def as_json(place: str, document: Record, stream: TextIO) -> None:
    """Write a line of JSON with the finite clauses of a document: their verbs and other parts."""
    view = read(document.text, locale=document.locale)
    verbs = [
        _clause_as_json(view, clause)
        for sentence in view.sentences
        for clause in sentence.clauses
        if clause.verb.finite
    ]
    record = {
        "id": place if document.id is None else document.id,
        "text": document.text,
        "verbs": verbs,
        "groups": [_group_as_json(view, group) for sentence in view.sentences for group in sentence.groups],
    }
    stream.write(json.dumps(record, ensure_ascii=False) + "\n")
    stream.flush()


def _clause_as_json(view: Clauses, clause: Clause) -> dict[str, Any]:
    starts, verb, subject = view.scan.starts, clause.verb, clause.subject
    group = None
    if subject is not None:
        group = {
            "start": starts[subject.start],
            "end": starts[subject.end],
            "head": [starts[subject.head[0]], starts[subject.head[1]]],
        }
    return {
        "tokens": [[starts[i], starts[i + 1]] for i in verb.tokens],
        "time": verb.time,
        "voice": "passive" if verb.passive else "active",
        "negated": verb.negated,
        "clause": clause.kind,
        "subject": group,
    }


def _group_as_json(view: Clauses, group: NounGroup) -> dict[str, Any]:
    """Return the places of a noun group and of its parts, with its kind and what is known about it."""
    starts = view.scan.starts

    def place(tokens: tuple[int, int]) -> list[int]:
        return [starts[tokens[0]], starts[tokens[1]]]

    parts = {part: getattr(group, part) for part in _PARTS}
    return {
        "start": starts[group.start],
        "end": starts[group.end],
        "kind": group.kind,
        "features": sorted(group.features),
        "head": place(group.head),
        **{part: place(tokens) for part, tokens in parts.items() if tokens is not None},
        **({"members": [place(member) for member in group.members]} if group.members else {}),
    }


def as_table(place: str, document: Record, stream: TextIO) -> None:
    """Write each sentence with brackets, and below it a line for each clause, and each group with a name."""
    view = read(document.text, locale=document.locale)
    stream.write(f"{one_line(place)}\n")
    for sentence in view.sentences:
        stream.write("".join(_bracketed(view, sentence)) + "\n")
        for clause in sentence.clauses:
            stream.write("    " + " | ".join(_in_words(view, clause)) + "\n")
        for group in sentence.groups:
            if group.name is not None or group.role is not None:
                stream.write("    " + " | ".join(_group_in_words(view, group)) + "\n")


def _bracketed(view: Clauses, sentence: Sentence) -> Iterator[str]:
    """Yield a sentence in pieces, with its subjects in brackets and its verbs in braces."""
    opens: dict[int, str] = {}
    closes: dict[int, str] = {}
    for clause in sentence.clauses:
        if clause.subject is not None:
            opens[clause.subject.start] = "["
            closes[clause.subject.end - 1] = "]"
        for i in clause.verb.tokens:
            opens[i] = opens.get(i, "") + "{"
            closes[i] = "}" + closes.get(i, "")
    for i in range(sentence.start, sentence.end):
        token = view.scan.surface(i, i + 1)
        yield opens.get(i, "") + (" " if token.isspace() else token) + closes.get(i, "")


def _in_words(view: Clauses, clause: Clause) -> Iterable[str]:
    """Return a clause as its kind, its subject, its verb, and time, voice and negation of that."""
    words = [clause.kind, _surface(view, clause.subject)]
    verb = clause.verb
    words += [" ".join(view.scan.surface(i, i + 1) for i in verb.tokens), verb.time]
    words += ["passive"] if verb.passive else []
    words += ["negated"] if verb.negated else []
    return words


def _group_in_words(view: Clauses, group: NounGroup) -> Iterable[str]:
    """Return a noun group as its kind, its words, and each part that it has, named."""
    words = [group.kind, _surface(view, group)]
    for part in _PARTS:
        tokens = getattr(group, part)
        if tokens is not None:
            words.append(f"{part}: {one_line(view.scan.surface(*tokens))}")
    return words


def _surface(view: Clauses, group: NounGroup | None) -> str:
    if group is None:
        return "-"
    return one_line(view.scan.surface(group.start, group.end))
