"""The noun groups of a sentence, by their places, and what they may name."""

from __future__ import annotations

from newsfacts.clauses import NounGroup, Sentence
from newsfacts.kinds.quotations.attribution.line import Line
from newsfacts.kinds.quotations.attribution.tokens import ASIDE_MARKS
from newsfacts.kinds.quotations.vocabulary import QuotationVocabulary
from newsfacts.lexicon.function_words import Pronoun, Tag

__all__ = ["Groups"]

_CLOSING = frozenset(",.;:")
_BRACKETED = 8
"""Tokens that a bracket after a name has at most: "N (D-Ohio)"."""


class Groups:
    """The noun groups of one sentence."""

    def __init__(self, line: Line, sentence: Sentence, grammar: QuotationVocabulary) -> None:
        self._line = line
        self._sentence = sentence
        self._grammar = grammar

    def at(self, token: int) -> NounGroup | None:
        """Return the group that begins at a token."""
        return self._sentence.group_starting(token)

    def to(self, token: int) -> NounGroup | None:
        """Return the group that ends before a token: of several the longest."""
        for group in self._sentence.each_group():
            if group.start >= token:
                break
            if group.end == token:
                return group
        return None

    def behind(self, token: int) -> NounGroup | None:
        """Return the group that begins right after a token, without the quotations in it."""
        start = self._line.after(token)
        group = None if start is None else self.at(start) or self._sentence.group_at(start)
        return None if group is None else self.free(group)

    def holding(self, token: int) -> NounGroup | None:
        """Return the group that holds a token."""
        return next(
            (group for group in self._sentence.each_group() if group.start <= token < group.end), None
        )

    def beside_verb(self, verb: int) -> NounGroup | None:
        """Return the group right before a verb that a comma or a dash parts from what comes before it.

        It is the subject, whatever else may look like it: "announcing the vote, the mayor said".
        """
        line = self._line
        if ASIDE_MARKS.isdisjoint(line.tokens[line.start : verb]):
            return None  # as mostly; groups cost more
        last = self._before_brackets(verb)
        group = None if last is None else self.to(last + 1)
        if group is None or not self.is_free(group) or self._is_suffix(group):
            return None
        before = line.before(group.start)
        if before is not None and self._tag(before) is Tag.PREPOSITION:  # "the mayor of Bonn said"
            tied = self.to((line.before(before) or 0) + 1)
            if tied is None or not self.is_free(tied):
                return None
            named = group.kind == "person" and group.name is not None  # "speaker of the House N"
            group, before = (group if named else tied), line.before(tied.start)
        if before is not None and line.is_quoted(before):
            before -= 1  # "in a box labeled “Notes,” a doctor wrote"
        return group if before is not None and line.tokens[before] in ASIDE_MARKS else None

    def _before_brackets(self, verb: int) -> int | None:
        """Return the last word before a verb and what is in brackets before it."""
        line = self._line
        last = line.before(verb)
        if last is None or line.tokens[last] != ")":
            return last
        opening = (k for k in range(last, verb - _BRACKETED, -1) if line.tokens[k] == "(")
        return next(map(line.before, opening), last)

    def whole(self, group: NounGroup) -> NounGroup:
        """Return the group that is meant where one is a suffix of a name, or a label before a colon.

        "N, Jr. said"; "Europe: the party wants".
        """
        if self._is_suffix(group):
            comma = self._line.before(group.start)
            last = None if comma is None else self._line.before(comma)
            return group if last is None else self.to(last + 1) or group
        colon = self._line.after(group.end - 1)
        if colon is None or self._line.tokens[colon] != ":" or group.start != self._line.start:
            return group
        return self.behind(colon) or group

    def antecedent(self, opener: int) -> NounGroup | None:
        """Return the group that a relative clause is about: the one before it, or what that depends on."""
        tokens, end = self._line.tokens, opener
        while end > self._line.start and (tokens[end - 1].isspace() or tokens[end - 1] == ","):
            end -= 1
        last = self.to(end)
        if last is None and self._grammar.verb_second:
            end = next((k for k in range(end - 1, self._line.start, -1) if tokens[k].isspace()), end)
            last = self.to(end)  # "griff den Vorwurf N auf, der"
        if last is None:
            return None
        for group in self._sentence.each_group():
            if group.complement is not None and group.complement[1] == end and group.kind == "person":
                return group
        return last if self.is_free(last) else None

    def partitive(self, group: NounGroup) -> NounGroup | None:
        """Return one of several with what it is one of, or the name next to that; else ``None``.

        "One of them", "einer der Anwohner", "l’un d’eux, N".
        """
        last = group.end - 1
        low = self._line.lower(last)
        known = self._grammar.pronouns.get(low)
        if group.members or group.name is not None or (known is not None and known.number > 0):
            return None
        if self._tag(last) not in (Tag.DETERMINER, Tag.PRONOUN) or low in self._grammar.names.definite:
            return None
        of = self._line.after(last)
        low = "" if of is None else self._line.lower(of)
        if of is None or low in self._grammar.agents or low not in self._grammar.sources_of:
            return None  # "one by one"
        tied = self.at(of) or self.behind(of) or self._behind_elision(of)
        if tied is None or tied.kind == "time" or self._is_quoted(tied):
            return None
        named = self._named_beside(tied.end)
        return named or group._replace(end=tied.end, kind="other", complement=None, apposition=None)

    def _named_beside(self, end: int) -> NounGroup | None:
        """Return the person named between a comma at a token and another mark: "one of them, N."."""
        comma = self._line.after(end - 1)
        group = self.behind(comma) if comma is not None and self._line.tokens[comma] == "," else None
        if group is None or group.name is None or group.name[1] != group.end or group.members:
            return None
        behind = self._line.after(group.end - 1)
        return group if behind is None or self._line.tokens[behind] in _CLOSING else None

    def _behind_elision(self, of: int) -> NounGroup | None:
        """Return the group after a preposition that has lost its last letter: "d’eux"."""
        mark = self._line.after(of)
        return self.behind(mark) if mark is not None and self._line.is_mark(mark, "'") else None

    def holding_on(self, group: NounGroup) -> NounGroup | None:
        """Return the group that another one depends on: "the union" of "the union of the teachers"."""
        for outer in reversed(self._sentence.groups):
            tied = outer.complement
            if tied is not None and outer.end <= group.start and tied[0] <= group.start < tied[1]:
                return outer
        return None

    def is_free(self, group: NounGroup) -> bool:
        """Return whether a group names somebody: no time, and no quotation in it but a nickname."""
        return group.kind != "time" and not self.is_article(group) and not self._is_quoted(group)

    def free(self, group: NounGroup) -> NounGroup:
        """Return a group without the quotations that are in it: N of "N and “…”", of "by N “…”"."""
        if self.is_free(group):
            return group
        if not group.members:
            end = self._line.unquoted(group.start, group.end)
            while end > group.start and self._is_loose(end - 1):
                end -= 1
            return group._replace(end=end) if end > group.start else group
        alone = (group._replace(start=start, end=end, members=()) for start, end in group.members)
        return next((member for member in alone if not self._is_quoted(member)), group)

    def _is_quoted(self, group: NounGroup) -> bool:
        """Return whether a group holds a quotation that is more than a nickname in it: "Jo “Red” Hill"."""
        found = self._line.quotation_in(group.start, group.end)
        return found is not None and not group.start < found[0] < found[1] < group.end

    def _is_loose(self, token: int) -> bool:
        """Return whether a token cannot end a group: white space, an article."""
        return self._line.tokens[token].isspace() or self._tag(token) is Tag.DETERMINER

    def _is_suffix(self, group: NounGroup) -> bool:
        """Return whether a group is the end of a name before it: "N, Jr. said"."""
        return self._line.lower(group.start) + "." in self._grammar.names.suffixes

    def may_speak(self, group: NounGroup) -> bool:
        """Return whether a group may be a person; where nouns have capitals, all but nouns of saying."""
        if self._grammar.noun_capitals:
            thing = self._line.lower(group.end - 1) in self._grammar.nouns
            return group.kind in ("person", "name", "other", "pronoun") and not thing
        return group.kind in ("person", "name")

    def names(self, group: NounGroup) -> bool:
        """Return whether a group names somebody: it has a name, is of people, or is a pronoun of a person."""
        if group.kind == "pronoun":
            return self.is_person(self.pronoun(group))
        return group.kind in ("person", "organisation", "name") or group.name is not None

    def may_be_person(self, group: NounGroup, *, named: bool) -> bool:
        """Return whether a group is a personal pronoun, is of people, or begins its head with a capital.

        With ``named`` the head of an organisation must have a capital, too.
        """
        if group.kind == "pronoun":
            return self.is_person(self.pronoun(group))
        if group.kind == "person" or (group.kind == "organisation" and not named):
            return True
        capital = self._line.tokens[group.head[1] - 1][0].isupper()
        return capital and group.kind in ("name", "other", "organisation")

    def pronoun(self, group: NounGroup) -> Pronoun | None:
        """Return the pronoun that a group is, if it is one."""
        if group.kind != "pronoun":
            return None
        words = "".join(self._line.tokens[group.start : group.end]).lower()  # "ce dernier"
        return self._grammar.pronouns.get(words)

    @staticmethod
    def is_person(pronoun: Pronoun | None) -> bool:
        """Return whether a pronoun refers to people."""
        return pronoun is not None and pronoun.number > 0 and pronoun.gender != "n"

    def is_empty(self, group: NounGroup) -> bool:
        """Return whether a subject is a pronoun that can mean nothing: "es"."""
        pronoun = self.pronoun(group)
        return pronoun is not None and pronoun.gender == "n"

    def is_nobody(self, group: NounGroup) -> bool:
        """Return whether a group says that nobody does it: "nobody", "neither N nor N"."""
        return self._line.lower(group.start) in self._grammar.nobody

    def is_article(self, group: NounGroup) -> bool:
        """Return whether a group is an article alone: one that has lost its noun, or a demonstrative."""
        alone = group.end == group.start + 1 and self.is_determined(group)
        known = self._line.lower(group.start) in self._grammar.pronouns
        return alone and not known and self.partitive(group) is None

    def is_determined(self, group: NounGroup) -> bool:
        """Return whether an article opens a group."""
        return self._tag(group.start) is Tag.DETERMINER

    def _tag(self, token: int) -> Tag | None:
        return self._grammar.tags.get(self._line.lower(token))
