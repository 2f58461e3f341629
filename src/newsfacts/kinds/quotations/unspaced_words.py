"""The words that show speakers in languages without spaces between words."""

from __future__ import annotations

import re
from collections.abc import Iterable

import attrs

from newsfacts.lexicon.table_fields import ending, field, flag, ordered_words
from newsfacts.regexes import compiled

__all__ = ["UnspacedWords"]


@attrs.frozen(eq=False, repr=False, kw_only=True)
class UnspacedWords:
    """The keys of ``[unspaced]`` in ``quotations.toml``; a language that has spaces has none of them."""

    cues: tuple[str, ...] = ordered_words()
    """Verbs of saying: the part that all their forms share, "述べ", "表示"."""
    not_cues: tuple[str, ...] = ordered_words()
    """Longer words that begin with one of them and say nothing: "说明书"."""
    quotatives: tuple[str, ...] = ordered_words()
    """What comes right after words that somebody says: "と"; empty if nothing has to."""
    saying: tuple[str, ...] = ordered_words()
    """What comes there and is also the verb: "とした"."""
    naming: tuple[str, ...] = ordered_words(optional=True)
    """What follows a quotative where nobody says anything: "と呼ばれる", "と提携した"."""
    clause_ends: tuple[str, ...] = ordered_words(optional=True)
    """What a clause ends in. Such words between a subject and a quotative are said, whatever verb follows."""
    clause_parts: tuple[str, ...] = ordered_words(optional=True)
    """What shows inside longer words that they are a clause: particles."""
    passive: tuple[str, ...] = ordered_words()
    """What follows a verb of saying in the passive, whose subject says nothing: "され"."""
    topics: tuple[str, ...] = ordered_words()
    """Particles after the subject: "は". Without them the subject comes before its verb."""
    stops: tuple[str, ...] = ordered_words()
    """Words that end a subject where no particle does: "在", "对"."""
    leads: tuple[str, ...] = ordered_words()
    """Words that may open a clause before its subject: "对此"."""
    behind_cue: tuple[str, ...] = ordered_words()
    """What can come between a verb of saying and its quotation: "道"."""
    of: tuple[str, ...] = ordered_words()
    """What ties a person to what the person belongs to: "の"."""
    prefixes: tuple[str, ...] = ordered_words()
    """What titles may begin with: "副"."""
    titles: tuple[str, ...] = ordered_words()
    """What people with a name are: offices, professions."""
    behind: tuple[str, ...] = ordered_words()
    """Titles that can follow a name although most titles come before it: "特朗普总统"."""
    honorifics: tuple[str, ...] = ordered_words()
    """Titles that say nothing of what somebody is: "氏"."""
    unnamed: tuple[str, ...] = ordered_words()
    """Nouns for people who stay without a name: "関係者"."""
    places: tuple[str, ...] = ordered_words()
    """Short names of countries between a foreign name and its title: "米"."""
    organisations: tuple[str, ...] = ordered_words()
    """Last parts of names of organisations: "省"."""
    single: tuple[str, ...] = ordered_words()
    """Surnames of one character, which count before a title."""
    surnames: tuple[str, ...] = ordered_words()
    """First characters that are enough to show a name, where names are short."""
    name_characters: str = field(ending, empty="")
    """The characters of names, as a set of a regular expression; without it no speaker is looked for."""
    soft_characters: str = field(ending, empty="", optional=True)
    """Further characters that given names may end in, where a title follows: "佐藤さくらさん"."""
    name_joiners: str = field(ending, empty="")
    """Marks between the parts of foreign names."""
    title_before: bool = flag()
    """Whether titles can come before the name: "总理李强"."""

    offices: frozenset[str] = attrs.field(init=False)
    """All titles that say what somebody is."""
    all_titles: frozenset[str] = attrs.field(init=False)
    """All words for people."""
    longest_title: int = attrs.field(init=False)
    """How many characters the longest of them has."""
    title: re.Pattern[str] = attrs.field(init=False)
    """Matches one of them."""
    cue: re.Pattern[str] = attrs.field(init=False)
    """Matches a verb of saying; the group ``no`` is a longer word that is none."""
    stop: re.Pattern[str] = attrs.field(init=False)
    """Matches what ends a subject that no particle ends."""
    soft_name: re.Pattern[str] = attrs.field(init=False)
    """Matches a name that ends in ``soft_characters``, at the end of a text."""
    character: re.Pattern[str] = attrs.field(init=False)
    """Matches a character of a name."""

    @offices.default
    def _offices(self) -> frozenset[str]:
        prefixed = {prefix + title for title in self.titles for prefix in self.prefixes}
        return frozenset({*self.titles, *prefixed})

    @all_titles.default
    def _all_titles(self) -> frozenset[str]:
        return frozenset({*self.offices, *self.honorifics, *self.unnamed})

    @longest_title.default
    def _longest_title(self) -> int:
        return max(map(len, self.all_titles), default=0)

    @title.default
    def _title(self) -> re.Pattern[str]:
        words = _any_of(_longest_first({*self.titles, *self.honorifics, *self.unnamed})).pattern
        return compiled(f"(?:{_any_of(_longest_first(self.prefixes)).pattern})?(?:{words})")

    @cue.default
    def _cue(self) -> re.Pattern[str]:
        longer = _any_of(_longest_first(self.not_cues)).pattern
        return compiled(f"(?P<no>{longer})|{_any_of(_longest_first(self.cues)).pattern}")

    @stop.default
    def _stop(self) -> re.Pattern[str]:
        return _any_of(_longest_first(self.stops))

    @soft_name.default
    def _soft_name(self) -> re.Pattern[str]:
        if not self.soft_characters:
            return compiled(r"(?!)")
        own = self.name_characters
        return compiled(f"(?<![{own}])[{own}]{{2,4}}[{self.soft_characters}]{{1,3}}$")

    @character.default
    def _character(self) -> re.Pattern[str]:
        return compiled(f"[{self.name_characters}]" if self.name_characters else r"(?!)")

    def title_ending(self, text: str) -> str | None:
        """Return the longest title that a text ends with."""
        ends = (text[-length:] for length in range(min(self.longest_title, len(text)), 0, -1))
        return next((end for end in ends if end in self.all_titles), None)


def _longest_first(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for one of some words, the first that fits; for nothing if there are none."""
    return compiled("|".join(map(re.escape, words)) or r"(?!)")
