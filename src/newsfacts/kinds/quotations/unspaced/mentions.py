"""Who a stretch of text names: by a title, a name of an organisation, a surname; nobody without evidence."""

from __future__ import annotations

import attrs

from newsfacts.kinds.quotations.unspaced_words import UnspacedWords
from newsfacts.kinds.quotations.value import SpeakerKind
from newsfacts.kinds.quotations.vocabulary import QuotationVocabulary
from newsfacts.text.scan import Scan

__all__ = ["Mention", "Mentions"]

_LONGEST_NAME = 24
"""No name has more characters than these."""
_LONGEST_SHORT = 3
"""The most characters of a name that only its surname shows."""
_SOFT_NAME = 9
"""The most characters of a name that ends in such characters, with the character before it."""
_FEWEST = 2
"""The fewest characters of a name after or before a title."""


@attrs.frozen
class Mention:
    """A speaker where the text names one."""

    start: int
    end: int
    name: str
    kind: SpeakerKind | None
    role: str | None = None
    affiliation: str | None = None
    pronoun: bool = False
    sure: bool = True
    """Whether a title, a mark of a name or the name of an organisation shows it."""


class Mentions:
    """Judges the stretches of one text."""

    def __init__(self, scan: Scan) -> None:
        self.text = scan.folded
        self.grammar = scan.vocabulary(QuotationVocabulary)
        self.words: UnspacedWords = self.grammar.unspaced
        self.scan = scan
        places = scan.hits("territory").values()
        self.places = frozenset(scan.folded[scan.starts[hit.start] : scan.starts[hit.end]] for hit in places)
        """The countries that the text names."""
        self.known: frozenset[str] = frozenset()
        """Names that are with a title elsewhere in the text."""

    def before_place(self, start: int, end: int) -> int:
        """Return where a stretch ends without the place between signs after a name: "山田さん=横浜市="."""
        if self.text[end - 1 : end] != "=":
            return end
        return max(self.text.rfind("=", start, end - 1), start)

    def judge(self, start: int, end: int) -> Mention | None:
        """Return whom the text between two offsets names at its end; ``None`` without evidence."""
        start = max(start, end - 4 * _LONGEST_NAME)
        end = self.before_place(start, end)
        if self.text[end - 1 : end] == ")":  # an age, an abbreviation
            opening = self.text.rfind("(", start, end)
            if opening <= start:
                return None
            end = opening
        chunk = self.text[start:end]
        if chunk in self.grammar.pronouns:
            return Mention(start, end, chunk, SpeakerKind.PERSON, pronoun=True)
        title = self.words.title_ending(chunk)
        if title is not None:
            return self._titled(start, end, title)
        if self.words.title_before and (found := self._behind_title(start, end)) is not None:
            return found
        return self._untitled(self._run_before(start, end), end)

    def is_name(self, start: int, end: int) -> bool:
        """Return whether the text between two offsets tells by itself that it is a name."""
        return end - start >= _FEWEST and self._is_name(self.text[start:end])

    def _run_before(self, start: int, end: int) -> int:
        """Return where the characters of names begin that end at an offset."""
        at = end
        while at > start and self.words.character.match(self.text, at - 1):
            at -= 1
        return at

    def _titled(self, start: int, end: int, title: str) -> Mention | None:
        """Read a name with its title after it, or a title without a name."""
        words, base = self.words, end - len(title)
        first = self._without_place(self._run_before(start, base), base)
        role = None if title in words.honorifics else title
        if words.title_before and (inner := self._title_inside(*first)) is not None:
            first, role = (inner[0], first[1]), role or inner[1]  # "居民张女士"
        if first[0] == base and title in words.honorifics:
            first = self._soft_name(start, base)
        first, role = self._without_title(*first, role)
        name = self.text[first[0] : first[1]]
        owner = self._owner(start, first[0])
        named = len(name) >= _FEWEST or name in words.single or (name != "" and name in words.surnames)
        if title in words.unnamed or not named or self._is_organisation(name):
            if role is None:
                return None
            return self._unnamed(start, end, first[0], title, owner)
        if name in self.words.all_titles:  # "首相の岸田氏" has its name after
            return None
        if words.title_before and not self._may_precede(name, title):
            return self._unnamed(start, end, first[0], title, owner)
        if role is None and owner in self.words.all_titles:
            role, owner = owner, None
        return Mention(first[0], end, name, SpeakerKind.PERSON, role, owner)

    def _soft_name(self, start: int, base: int) -> tuple[int, int]:
        """Return the ends of a name that ends in characters which other words have too: "佐藤さくら"."""
        found = self.words.soft_name.search(self.text, max(start, base - _SOFT_NAME), base)
        return (base, base) if found is None else found.span()

    def _without_title(self, start: int, end: int, role: str | None) -> tuple[tuple[int, int], str | None]:
        """Return a name's ends without a title that another one follows: "ペスコフ大統領報道官"."""
        inner = None if self.words.title_before else self.words.title_ending(self.text[start:end])
        if (
            inner not in self.words.offices
            or inner is None
            or role is None
            or end - len(inner) - start < _FEWEST
        ):
            return (start, end), role
        return (start, end - len(inner)), inner + role

    def _without_place(self, start: int, end: int) -> tuple[int, int]:
        """Return a name's ends without a country between it and its title: "トランプ米大統領"."""
        for place in self.words.places:
            at = end - len(place)
            if at > start and self.text.startswith(place, at):
                before = self.scan.token(self.scan.token_at(at) - 1)  # a word of letters, not of characters
                return (start, at) if len(place) > 1 or len(before) > 1 else (start, end)
        return start, end

    def _owner(self, start: int, at: int) -> str | None:
        """Return what a person belongs to whose name begins at an offset: "日銀の"."""
        of = next((word for word in self.words.of if self.text.endswith(word, start, at)), None)
        if of is None:
            return None
        end = at - len(of)
        first = self._run_before(start, end)
        return self.text[first:end] or None

    def _unnamed(self, start: int, end: int, first: int, title: str, owner: str | None) -> Mention | None:
        """Read a description: "同省の担当者", "外交部发言人"."""
        if owner is not None:
            of = next(word for word in self.words.of if self.text.endswith(word, start, first))
            first = first - len(of) - len(owner)
        affiliation = owner or self.text[first : end - len(title)] or None
        return Mention(first, end, self.text[first:end], SpeakerKind.UNNAMED, title, affiliation)

    def _behind_title(self, start: int, end: int) -> Mention | None:
        """Read a name with its title before it: "外交部发言人毛宁"."""
        chunk = self.text[start:end]
        inner = self._title_inside(start, end)
        if inner is None:
            return None
        at, title = inner[0] - start, inner[1]
        name = chunk[at:]
        if (
            len(name) < _FEWEST
            or not all(map(self.words.character.match, name))
            or self._is_organisation(name)
            or self.words.cue.match(name)
        ):
            return None
        affiliation = chunk[: at - len(title)] or None
        role = None if title in self.words.honorifics else title
        return Mention(start + at, end, name, SpeakerKind.PERSON, role, affiliation)

    def _title_inside(self, start: int, end: int) -> tuple[int, str] | None:
        """Return where the last title between two offsets ends, and the title."""
        *_, found = None, *self.words.title.finditer(self.text, start, end)
        return None if found is None else (found.end(), found.group())

    def _untitled(self, start: int, end: int) -> Mention | None:
        """Read an organisation, or a name that is recognisable by itself."""
        name = self.text[start:end]
        if len(name) < _FEWEST or len(name) > _LONGEST_NAME:
            return None
        if name in self.known:
            return Mention(start, end, name, SpeakerKind.PERSON)
        if self._is_organisation(name):
            return Mention(start, end, name, SpeakerKind.ORGANISATION)
        if self.words.surnames and self._is_name(name):
            joined = any(mark in name for mark in self.words.name_joiners)
            return Mention(start, end, name, SpeakerKind.PERSON, sure=joined)
        return None

    def _is_organisation(self, name: str) -> bool:
        return name.endswith(self.words.organisations)

    def _may_precede(self, name: str, title: str) -> bool:
        """Return whether a name comes before its title, where titles mostly are first: "特朗普总统"."""
        return self._is_name(name) or (title in self.words.behind and name not in self.places)

    def _is_name(self, name: str) -> bool:
        """Return whether a name is recognisable: by its surname, or by the mark between its parts."""
        if any(mark in name[1:-1] for mark in self.words.name_joiners):
            return True
        return len(name) <= _LONGEST_SHORT and name.startswith(self.words.surnames)
