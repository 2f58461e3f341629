"""Names of one article: which part of a mention is a name, and the fullest form that the article has of it.

There is no list of people. A name is a run of capitals without its titles; the full form of a surname is
what the article itself puts before it somewhere.
"""

from __future__ import annotations

from typing import NamedTuple

from newsfacts.clauses import Clauses
from newsfacts.kinds.quotations.value import SpeakerKind
from newsfacts.kinds.quotations.vocabulary import QuotationVocabulary
from newsfacts.lexicon.function_words import Tag
from newsfacts.model import Certainty, Span
from newsfacts.regexes import compiled
from newsfacts.text.scan import Scan

__all__ = ["MOST_SEARCHES", "Names", "ResolvedName", "full_name"]

_BRACKETS = compiled(r"(?<!\s)\s*+[(\[][^)\]]{0,200}[)\]]")
_POSSESSIVE = ("'s", "’s", "s'", "s’")
_OPENERS = "([{\"“‘'„‚«»‹›「『"
_STOPS = frozenset(",;:!?)]}\"”“’'«»‹›」』")
_ENDS = (",", ";", ":", "!", "?")
"""Marks after a word that separate it from a name."""
_INITIAL = 2
"""Characters of an initial: "M."."""
_SEARCHED = 200_000
"""Characters from the beginning of a text in which full names are looked for."""
MOST_SEARCHES = 500
"""Names, and roles, that a text is searched for: each search may go through all of it."""
_MOST_LOOKS = 12
"""Places at which a last name is looked at for a full one."""
_LONGEST_WORD = 23
"""Characters that the word before a last name may have."""
_BEFORE_LAST_NAME = 60
"""The rest of a name must be in this many characters before the surname."""
_MOST_WORDS_BEFORE = 3
"""Words before a last name that may be one name with it; more are a heading or a list."""
_LONGEST_SENTENCE = 3000
"""Code points of a sentence at most in which full names are read."""
_LONGEST_ACRONYM = 4
"""Letters: longer words in capitals may be a last name, as in a heading."""


class Names:
    """The names of one text, found on demand."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.text = scan.text
        self.bearers: dict[str, str | None] = {}
        """From a role to the one person who has it as a title, for the roles looked up so far."""
        self.named: dict[str, ResolvedName] = {}
        """From a mention to its fullest name, for the mentions looked up so far."""
        self.grammar: QuotationVocabulary = scan.vocabulary(QuotationVocabulary)
        titles = self.grammar.names.title_endings
        self.title_endings = tuple(titles)
        self.feminine_endings = tuple(titles & self.grammar.names.feminine)
        self.masculine_endings = tuple(titles & self.grammar.names.masculine)
        self._spaced = self.text.replace("\N{NO-BREAK SPACE}", " ")
        self._full: dict[str, tuple[str, ...]] = {}
        self._full_of_given: dict[str, str | None] = {}
        self._genders: dict[str, str] = {}
        self._cores: dict[str, str] = {}

    def without_titles(self, mention: str) -> str:
        """Return the name in a mention without titles, brackets and possessives, or the mention itself.

        "Sen. Ted Cruz (R-Texas)" is Ted Cruz, "a spokesman for the ministry" itself.
        """
        name = self._cores.get(mention)
        if name is None:
            name = self._cores[mention] = self._core(mention)
        return name

    def _core(self, mention: str) -> str:
        plain = _without_brackets(mention)
        if plain.isalpha():
            return plain
        words = (plain.split(",")[0].strip() or plain).split()
        if not words:
            return mention
        tied = self._first_preposition(words)
        front = self._person(words[:tied])
        if self._is_determiner(words[0]) and self.is_organisation(front):
            return plain  # "the National Bank"
        if len(front) > 1:
            return " ".join(front)
        if tied < len(words):
            name = self._name_with_preposition(words, front, tied)
            if name:
                return name
        return front[0] if self._is_last_name(front, words) else plain

    def _name_with_preposition(self, words: list[str], front: list[str], tied: int) -> str:
        """Return the name of a person in a mention with a preposition; an empty string if there is none.

        ``front`` is the name before the preposition, of one word or none, and ``tied`` the place of the
        preposition among the words.
        """
        whole = self._person(words)
        if tied == len(front) == 1 and len(words) == len(whole) + 2 and not self.is_organisation(front):
            return front[0]  # "Clinton of New York"
        return " ".join(whole) if len(whole) > 1 and not self.is_organisation(whole) else ""

    def _is_last_name(self, front: list[str], words: list[str]) -> bool:
        """Return whether one word is the whole name in a mention: "Mr. Baker", but not "Bank of America"."""
        if not front or (len(front) < len(words) and self.is_organisation(front)):
            return False
        return not self._is_determiner(words[0]) and not any(map(_is_possessive, words[:-1]))

    def _is_determiner(self, word: str) -> bool:
        return self.grammar.tags.get(word.lower()) is Tag.DETERMINER

    def _first_preposition(self, words: list[str]) -> int:
        particles = self.grammar.names.particles
        for i, word in enumerate(words):
            low = word.lower()
            if not i or self.grammar.tags.get(low) is not Tag.PREPOSITION:
                continue
            if low not in particles or self._is_place_of_work(words[i + 1 :]):
                return i
        return len(words)

    def _is_place_of_work(self, words: list[str]) -> bool:
        """Return whether an organisation follows a preposition of names too: "Sven Weier von der UBS"."""
        bare = [word for word in words if word.lower() not in self.grammar.names.particles]
        return bool(bare) and self.is_organisation(bare)

    def _person(self, words: list[str]) -> list[str]:
        """Return the name that ends these words without its titles; nothing if none does."""
        run = self._run_before(words)
        if (
            self.grammar.noun_capitals
            and len(run) < len(words)
            and self._is_article(words[len(words) - len(run) - 1])
        ):
            run = run[1:]  # names have no article: "der Bürgerrechtler Hu Jia"
            if run and self.grammar.tags.get(run[0].lower()) is Tag.DETERMINER:
                return []  # "ein Sprecher der Vereinten Nationen"
        if run and run[-1].lower() in self.grammar.names.titles:
            return []
        return self.strip_titles(run)

    def _is_article(self, word: str) -> bool:
        return self.grammar.tags.get(word.lower()) is Tag.DETERMINER or word.islower()

    def _run_before(self, words: list[str]) -> list[str]:
        """Return the longest run at the end of these words that may be a name, its titles included."""
        names, tags = self.grammar.names, self.grammar.tags
        first = size = len(words)
        for word in reversed(words):
            low = word.lower()
            inside = first < size and low in names.particles
            capital = word[0].isupper() or word[1:2].isupper() or low in names.suffixes
            if not inside and (not capital or low in tags):
                break
            if word[0] in "'\"‘’“”„«»" or ("-" in word and word.rsplit("-", 1)[1][:1].islower()):
                break  # "Oscar-winner"
            if first < size and (
                word.endswith(_POSSESSIVE) or (low in self.grammar.cues and low not in names.titles)
            ):
                break
            first -= 1
        return words[first:]

    def strip_titles(self, words: list[str]) -> list[str]:
        """Return a name without its titles and what comes before them: "Ohio Gov. John Kasich"."""
        titles = self.grammar.names.titles
        cut = 0
        for i, word in enumerate(words[:-1]):
            low = word.lower().rstrip(".")
            if i and low in self.grammar.names.particles:
                continue  # "Ursula von der Leyen"
            if low in titles or low.rsplit("-", 1)[-1] in titles or low.endswith(self.title_endings):
                cut = i + 1
        return words[cut:]

    def is_joint_description(self, mention: str) -> bool:
        """Return whether a mention has an article and a coordinator: "the Russian and Syrian ministries"."""
        words = mention.split()
        tags = [self.grammar.tags.get(word.lower()) for word in words]
        return tags[:1] == [Tag.DETERMINER] and Tag.COORDINATOR in tags

    def is_organisation(self, words: list[str]) -> bool:
        """Return whether a name is an organisation's rather than a person's."""
        names, lowers = self.grammar.names, [_bare(word).lower() for word in words]
        loud = len(words) == 1 and len(words[0]) > 1 and words[0].isupper()
        firm = len(words) > 1 and words[-1][0].isupper() and lowers[-1] in names.firms
        return loud or firm or not names.organisations.isdisjoint(lowers)

    def is_person(self, name: str) -> bool:
        """Return whether a name may be a person's: capitals, and no word that organisations have."""
        words = name.split()
        if not words or not words[-1][:1].isupper() or words[-1].lower() in self.grammar.names.titles:
            return False
        article, elided, _ = words[0].lower().replace("’", "'").partition("'")
        if elided and article in self.grammar.names.definite:
            return False  # "L'Écho"
        return not self.is_organisation(words) and len(self._run_before(words)) == len(words)

    def gender(self, mention: str) -> str:
        """Return ``m`` or ``f`` where a title, a role or a given name shows it, else an empty string."""
        known = self._genders.get(mention)
        if known is None:
            known = self._genders[mention] = self._gender(mention)
        return known

    def _gender(self, mention: str) -> str:
        names = self.grammar.names
        words = mention.split()
        for i, word in enumerate(words):
            word = _bare(word.lower()).rstrip(".,")
            if word in names.particles and not (i == 0 and self._is_article_of_noun(words)):
                continue  # "Ursula von der Leyen", "Le Goff"
            if word in names.feminine or word.endswith(self.feminine_endings):
                return "f"
            if word in names.masculine or word.endswith(self.masculine_endings):
                return "m"
        words = self.without_titles(mention).split()
        return self.grammar.given.get(words[0].partition("-")[0], "") if len(words) > 1 else ""

    def _is_article_of_noun(self, words: list[str]) -> bool:
        """Return whether the first of some words is an article and no part of a name: "la ministre"."""
        return len(words) > 1 and (self.grammar.noun_capitals or words[1][:1].islower())

    def in_full(self, name: str, mention: str) -> ResolvedName:
        """Return the fullest form that the article has of a name, which a mention contains with others."""
        if name.isupper() and len(name) > _LONGEST_ACRONYM and self.full(name.capitalize()):
            name = name.capitalize()
        if len(name.split()) > 1 and name.split()[0].lower() not in self.grammar.names.particles:
            return ResolvedName(name, Certainty.EXPLICIT)
        return _fullest(name, mention, self)

    def full(self, name: str) -> tuple[str, ...]:
        """Return the full forms that the article has of a bare last name, the likeliest first."""
        full = self._full.get(name)
        if full is None:
            full = self._full[name] = self._search(name) if len(self._full) < MOST_SEARCHES else ()
        return full

    def _search(self, name: str) -> tuple[str, ...]:
        text, behind = self._spaced, " " + name
        counts: dict[str, int] = {}
        at = text.find(behind, 0, _SEARCHED)
        looks = 0
        while at >= 0 and looks < _MOST_LOOKS:
            before = self._word_before(at)
            if _is_capital(before):
                looks += 1
                end = at + len(behind)
                after = text[end : end + 1]
                apart = after.isalnum() or after == "-" or self._is_apart(before)
                full = [] if apart else self._words_before(at + 1)
                if full:
                    whole = " ".join([*full, name])
                    counts[whole] = counts.get(whole, 0) + 1
            at = text.find(behind, at + 1, _SEARCHED)
        ranked = sorted(counts, key=lambda full: (-counts[full], len(full), full))
        return tuple(ranked)

    def ahead(self, given: str) -> str | None:
        """Return the one full name in the article that begins with a given name; else ``None``."""
        if given in self._full_of_given:
            return self._full_of_given[given]
        found: set[str] = set()
        at, looks, view = self.text.find(given + " "), 0, self.scan.view(Clauses)
        while at >= 0 and looks < _MOST_LOOKS:
            looks += 1
            after = at + len(given) + 1
            sentence = view.at(at, _LONGEST_SENTENCE) if self.text[after : after + 1].isupper() else None
            name = None if sentence is None else sentence.name_at(self.scan.token_at(at))
            if name is not None and self.scan.starts[name[0]] == at:
                found.add(" ".join(self.text[at : self.scan.starts[name[1]]].split()))
            at = self.text.find(given + " ", after, _SEARCHED)
        self._full_of_given[given] = found.pop() if len(found) == 1 else None
        return self._full_of_given[given]

    def _word_before(self, end: int) -> str:
        """Return the word that ends at an offset; if it is long, the object of its first occurrence."""
        text = self._spaced
        stretch = text[max(0, end - _LONGEST_WORD) : end]
        word = stretch[max(stretch.rfind(" "), stretch.rfind("\n")) + 1 :]
        return text[:_LONGEST_WORD] if len(word) == len(stretch) else word

    def _is_apart(self, word: str) -> bool:
        """Return whether a word before a name is surely no part of it: "On Friday, Berg", "Mrs. Berg"."""
        return word.endswith(_ENDS) or (
            word.endswith(".") and len(word) > _INITIAL and word[:-1].lower() in self.grammar.names.titles
        )

    def _words_before(self, at: int) -> list[str]:
        """Return the words of a name that come right before its last one, which begins at an offset."""
        sentence = self.scan.view(Clauses).outside(Span(at, at + 1), _LONGEST_SENTENCE)
        if sentence is None:
            return self._before(at)
        starts = self.scan.starts
        found = sentence.name_at(self.scan.token_at(at))
        if found is None or starts[found[0]] >= at:
            return []
        words = self.text[starts[found[0]] : at].split()
        return words if len(words) <= _MOST_WORDS_BEFORE else []

    def _before(self, at: int) -> list[str]:
        """Return the words of a name that come right before an offset, titles left out."""
        limit = max(0, at - _BEFORE_LAST_NAME)
        start = max(self.text.rfind("\n", limit, at) + 1, limit)
        words = self.text[start:at].split()
        if start and start == limit:
            words = words[1:]  # it may be cut off
        # a full stop ends a sentence, not a name, unless it is an initial's or a title's
        for i in range(len(words) - 1, -1, -1):
            word = words[i]
            if word[-1] in _STOPS or (word.endswith(".") and not self._abbreviated(word)):
                words = words[i + 1 :]
                break
            if word[0] in _OPENERS:
                opened = word.lstrip(_OPENERS)  # nothing, where the mark is alone
                words = [opened, *words[i + 1 :]] if opened else words[i + 1 :]
                break
        run = self._person([*words, "X"])[:-1]
        return run if 0 < len(run) <= _MOST_WORDS_BEFORE and not run[0].endswith(_POSSESSIVE) else []

    def _abbreviated(self, word: str) -> bool:
        stem = word[:-1]
        return len(stem) == 1 or "." in stem or stem in self.grammar.abbreviations.going_on


def _without_brackets(mention: str) -> str:
    """Return a mention without what is in brackets, a possessive, and marks at its ends."""
    return _bare(_BRACKETS.sub("", mention)).strip(" ,;:-–—")


def _is_possessive(word: str) -> bool:
    return word.endswith(_POSSESSIVE)


def _bare(word: str) -> str:
    """Return a word without the ending of a possessive."""
    if word[-1:] not in "s'’":
        return word
    if word.endswith(("'s", "’s")):
        return word[:-2]
    return word[:-1] if word.endswith(("s'", "s’")) else word


def _is_capital(word: str) -> bool:
    """Return whether a word has a capital, marks that open something left out."""
    first = word[:1]
    return first.isupper() or (first != "" and first in _OPENERS and word.lstrip(_OPENERS)[:1].isupper())


class ResolvedName(NamedTuple):
    """A name, how certain it is, and why."""

    name: str
    certainty: Certainty
    reasons: tuple[str, ...] = ()
    kind: SpeakerKind | None = None
    """What it names, where a pronoun refers to it."""


def full_name(text: str, names: Names) -> ResolvedName:
    """Return the fullest name of a mention that is not a pronoun."""
    named = names.named.get(text)
    if named is None:
        named = names.named[text] = _full_name(text, names)
    return named


def _full_name(text: str, names: Names) -> ResolvedName:
    name = names.without_titles(text)
    if not name[:1].isupper():
        return ResolvedName(name, Certainty.EXPLICIT)
    return names.in_full(name, text)


def _fullest(name: str, mention: str, names: Names) -> ResolvedName:
    full = names.full(name)
    if not full:
        ahead = names.ahead(name) if name in names.grammar.given else None
        if ahead is None:
            return ResolvedName(name, Certainty.EXPLICIT)
        full = (ahead,)
    if len(full) > 1:
        title = names.gender(mention)
        if title:  # "Ms Baker" of Tom Baker and Anna Baker
            full = tuple(sorted(full, key=lambda fuller: names.gender(fuller) not in ("", title)))
        return ResolvedName(
            full[0],
            Certainty.AMBIGUOUS if not title else Certainty.INFERRED,
            (f"{name!r} could be {' or '.join(full[:3])}: the article names them all",),
        )
    if {names.gender(mention), names.gender(full[0])} == {"m", "f"}:
        return ResolvedName(name, Certainty.EXPLICIT)  # "Mrs Lloyd" next to Huw Lloyd
    return ResolvedName(
        full[0], Certainty.EXPLICIT, (f"{name!r} is {full[0]!r}, named in full in the article",)
    )
