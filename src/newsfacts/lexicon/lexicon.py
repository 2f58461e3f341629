"""The words and symbols that a locale's tables know, looked up by first token."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from newsfacts.lexicon.characters import in_normal_form
from newsfacts.lexicon.letters import FOLDS, LetterCase, fold, letter_case, tokenise

__all__ = ["FOLDS", "Entry", "Indexed", "Lexicon", "fold", "tokenise"]


class Entry(NamedTuple):
    """One word or phrase of a lexicon, filed under its first token."""

    label: str
    """Its class: ``"month"``, ``"currency"``."""
    rest: tuple[str, ...]
    """Its remaining tokens; ``" "`` matches any white space within a paragraph."""
    sense: Any
    """Its meaning according to the table."""
    exact: bool
    """Whether capitals matter."""


class Indexed(NamedTuple):
    """The entries under one first token, ready for a look-up."""

    longer: dict[str, list[Entry]]
    """Phrases of several tokens, by the next token except white space, in lower case; the longest first."""
    single: list[tuple[str, Any]]
    """Label and sense of those of this token alone, one a label."""


class Lexicon:
    """A dictionary from first tokens to entries; it grows while a grammar is compiled, then only answers."""

    def __init__(self, language: str = "") -> None:
        self.entries: dict[str, tuple[Entry, ...]] = {}
        self.case: LetterCase = letter_case(language)
        """How the language writes small letters and capitals."""

    def add(self, label: str, phrase: str, sense: object, *, exact: bool = False) -> None:
        """File ``phrase`` under ``label``.

        Unless ``exact``, it is known in lower case, with a capital, and in capitals.
        """
        first, *rest = tokenise(fold(in_normal_form(phrase)))
        lower = self.case.lower
        tail = tuple(" " if token.isspace() else token if exact else lower(token) for token in rest)
        entry = Entry(label, tail, sense, exact)
        alone = (entry,)  # one object for all spellings: a language has tens of thousands of them
        for spelling in (first,) if exact else self.case.spellings(first):
            known = self.entries.setdefault(spelling, alone)
            if known is alone:
                continue
            if any(other.label == label and other.rest == tail and other.exact == exact for other in known):
                continue  # the first row wins, so tables list the likeliest reading first
            self.entries[spelling] = (*known, entry)

    def add_all(self, label: str, phrases: Iterable[str], sense: object, *, exact: bool = False) -> None:
        """File each of ``phrases`` with the same sense."""
        for phrase in phrases:
            self.add(label, phrase, sense, exact=exact)

    def index(self) -> Mapping[str, Indexed]:
        """Return what a scan looks up: the entries under each first token, arranged on first use."""
        return _Index(self)


class _Index(dict[str, Indexed]):
    """The entries of a lexicon by their first token, arranged on first use: most words are in few texts."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def __missing__(self, first: str) -> Indexed:
        lower, entries = self._lexicon.case.lower, self._lexicon.entries[first]
        longer: dict[str, list[Entry]] = {}
        for entry in sorted(entries, key=lambda entry: -len(entry.rest)):
            if entry.rest:
                following = next(token for token in entry.rest if token != " ")
                longer.setdefault(lower(following), []).append(entry)
        single: dict[str, Any] = {}
        for entry in entries:
            if not entry.rest:
                single.setdefault(entry.label, entry.sense)  # the first row wins here, too
        found = self[first] = Indexed(longer, list(single.items()))
        return found
