"""The place of the words that name a speaker: a group with an apposition, what depends on it, a suffix."""

from __future__ import annotations

from newsfacts.clauses import NounGroup, Sentence
from newsfacts.kinds.quotations.attribution.groups import Groups
from newsfacts.kinds.quotations.attribution.line import Line
from newsfacts.kinds.quotations.vocabulary import QuotationVocabulary
from newsfacts.lexicon.function_words import Tag

__all__ = ["Mentions"]

_NUMBERS = frozenset({"num", "qty"})
_LIGHT = (Tag.PREPOSITION, Tag.ADVERB)
"""What can come before a group and is not part of a name: "about", "later"."""


class Mentions:
    """Finds the mentions of speakers in one sentence."""

    def __init__(self, line: Line, groups: Groups, sentence: Sentence, grammar: QuotationVocabulary) -> None:
        self._line = line
        self._groups = groups
        self._sentence = sentence
        self._grammar = grammar

    def of(self, group: NounGroup) -> tuple[int, int]:
        """Return where a group is, with an apposition if the name is there, or with what depends on it.

        The places are offsets in the text.
        """
        line = self._line
        if group.kind == "pronoun":
            return line.offsets(group.start, group.end)
        start, end = self._first(group), self._end(group)
        name, beside = group.name, group.apposition
        if name is not None and self._is_governed(group, name):
            return line.offsets(*name)  # "after the vote N called"
        inside = name is not None and beside is not None and beside[0] <= name[0] < beside[1]
        if inside and beside is not None and not self._is_relative(beside[0]):
            start, end = min(start, beside[0]), max(end, beside[1])
            if name is not None and group.complement is not None and beside[0] >= group.complement[1]:
                return self._read_whole(start, end, name)
        elif group.complement is not None and (name is None or name[1] <= group.start):
            told = self._is_told(group, group.complement)
            end = end if told else max(end, line.unquoted(end, group.complement[1]))
            return self._with_name_beside(start, end)
        elif name is None:
            return self._with_name_beside(start, end)
        return line.offsets(start, self._suffix(end))

    def _end(self, group: NounGroup) -> int:
        """Return the token after a group: of a number with what it counts: "29 others", "four in 10"."""
        line, number = self._line, group.end - 1
        if group.name is not None or _NUMBERS.isdisjoint(self._sentence.words.at_token(number)):
            return group.end
        behind = line.after(number)
        if behind is not None and self._grammar.tags.get(line.lower(behind)) is Tag.PREPOSITION:
            behind = line.after(behind)
            counted = behind is not None and line.tokens[behind][0].isdigit()
        else:
            other = None if behind is None else self._groups.at(behind)
            counted = other is not None and other.kind == "pronoun" and "pl" in other.features
        return behind + 1 if counted and behind is not None else group.end

    def _first(self, group: NounGroup) -> int:
        """Return the first token of a group that belongs to its name: not "about" and "later"."""
        line, start = self._line, group.start
        while start + 2 < group.end and self._is_light(start):
            start = line.after(start) or group.end
        return start if start < group.end else group.start

    def _is_governed(self, group: NounGroup, name: tuple[int, int]) -> bool:
        """Return whether only the name in a group is the subject: a preposition governs the rest."""
        if (
            self._grammar.noun_capitals
            or group.kind != "other"
            or name[0] == group.start
            or name[1] != group.end
        ):
            return False
        before = self._line.before(group.start)
        tag = None if before is None else self._grammar.tags.get(self._line.lower(before))
        return tag in (Tag.PREPOSITION, Tag.SUBORDINATOR)

    def _is_light(self, token: int) -> bool:
        low, surface = self._line.lower(token), self._line.tokens[token]
        if self._line.tokens[token + 1] == ".":
            return False  # the title "M."
        return low not in self._grammar.names.particles and self._grammar.tag(low, surface) in _LIGHT

    def _is_relative(self, token: int) -> bool:
        """Return whether a relative clause opens at a token."""
        i = self._sentence.clause_at(token)
        return i is not None and self._sentence.kind(i) == "relative" and self._sentence.start_of(i) == token

    def _is_told(self, group: NounGroup, complement: tuple[int, int]) -> bool:
        """Return whether what looks like a genitive names who is addressed: "N der Presse-Agentur"."""
        if not self._grammar.oblique or self._groups.is_determined(group):
            return False
        line, media = self._line, tuple(self._grammar.names.media)
        if self._grammar.tags.get(line.lower(complement[0])) is not Tag.DETERMINER:
            return False
        return any(line.lower(token).endswith(media) for token in range(*complement))

    def _with_name_beside(self, start: int, end: int) -> tuple[int, int]:
        """Return where a description is with a name between commas after it: "the head of X, N, said".

        It is the name alone, where the words between are too many to be read as one phrase.
        """
        name = self._name_beside(end)
        if name is None or self._is_of_body(name, start, end):
            return self._line.offsets(start, self._suffix(end))
        return self._read_whole(start, name[1], name)

    def _is_of_body(self, name: tuple[int, int], start: int, end: int) -> bool:
        """Return whether one word names what somebody speaks for: "a spokesman for the agency, Frontex"."""
        words, names = [self._line.lower(token) for token in range(start, end)], self._grammar.names
        if name[1] - name[0] > 1 or names.organisations.isdisjoint(words):
            return False
        return any(self._grammar.tags.get(word) is Tag.PREPOSITION for word in words)

    def _read_whole(self, start: int, end: int, name: tuple[int, int]) -> tuple[int, int]:
        """Return where a description and the name in it are, or the name alone if they are not one phrase."""
        naming = self._sentence.naming(start, end)
        whole = naming is not None and naming.name == name
        return self._line.offsets(start if whole else name[0], self._suffix(max(end, name[1])))

    def _name_beside(self, end: int) -> tuple[int, int] | None:
        """Return where a name is between commas after a description that ends before a token."""
        line = self._line
        comma = line.after(end - 1)
        while comma is not None and self._grammar.tags.get(line.lower(comma)) is Tag.PREPOSITION:
            tied = self._groups.behind(comma)
            comma = None if tied is None else line.after(tied.end - 1)
        group = self._groups.behind(comma) if comma is not None and line.tokens[comma] == "," else None
        if group is None or group.kind not in ("person", "name") or group.name != (group.start, group.end):
            return None
        return group.name if line.is_mark(line.after(group.end - 1), ",") else None

    def _suffix(self, end: int) -> int:
        """Return the token after what is part of the name before it after a comma: "N, Jr."."""
        line = self._line
        comma = line.after(end - 1)
        last = line.after(comma) if comma is not None and line.tokens[comma] == "," else None
        if last is None or line.lower(last) + "." not in self._grammar.names.suffixes:
            return end
        return last + 1 + (line.tokens[last + 1] == ".")
