"""What keeps a number before a noun from being a count: labels, years, rates, shares, scores, titles."""

from __future__ import annotations

from decimal import Decimal

from newsfacts.amounts.number_with_unit import UNIT
from newsfacts.amounts.vocabulary import AmountVocabulary
from newsfacts.clauses.counted import CountedGroup
from newsfacts.clauses.vocabulary import ClauseVocabulary
from newsfacts.clauses.words.counted import Place
from newsfacts.kinds.counts.amounts import CountedNumber
from newsfacts.kinds.counts.vocabulary import CountVocabulary
from newsfacts.numbers.figures import Numbers
from newsfacts.numbers.vocabulary import NumberVocabulary
from newsfacts.text.scan import Scan

__all__ = ["BEFORE", "Conditions"]

BEFORE = frozenset(["", "-", *"([\"'“‘„«‹—–*•·"])
"""What may touch a number that counts from the left; a dash only in a range."""
_SENTENCE_ENDS = frozenset('.!?:;…"”“„«»—–')
_QUOTES = frozenset("\"'“”„«»‹›‘’")
_YEARS, _RECENT_YEARS = range(1400, 2100), range(1900, 2100)
_ROUND_YEARS = 100
"""A number that ends in two zeros is a year less often."""
_YEAR_DIGITS = 4
_CODE_DIGITS = 5
"""How many digits in a row before a name make a postal code: "75001 Paris"."""
_LABEL_DIGITS = 3
"""A number of no more digits than these may belong to the name before it: "Windows 10 users"."""
_SHORTEST_NOUN = 3
"""Fewer letters are an abbreviation: German "15 Tg"."""
_MILLION = 1_000_000
"""From this number on, a number before a noun for sums of money is such a sum."""
_SMALL = 10
"""Numbers up to this one may point back after an article: "the two sides"."""
_ROUND = frozenset(Decimal(10) ** power for power in range(2, 7))
"""Numbers that rates are given for: "pour 100 000 habitants"."""


class Conditions:
    """Tells, for one text, which numbers before nouns are not counts."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.words = scan.vocabulary(CountVocabulary)
        self.articles = scan.vocabulary(NumberVocabulary).articles
        self.times = scan.vocabulary(AmountVocabulary).times
        self.numbers = scan.view(Numbers)
        language = scan.vocabulary(ClauseVocabulary)
        self.counted = language.counted
        self.capitals = language.dictionary.settings.noun_capitals

    # Before the noun is known

    def stands_free(self, counted: CountedNumber) -> bool:
        """Return whether nothing before a number makes it part of something else."""
        scan, start, opening = self.scan, counted.start, counted.opening
        touching = scan.token(start - 1)
        if touching == "-" or (touching and not touching.isspace() and touching not in BEFORE):
            return False
        if touching == "'" and scan.token(start - 2).isalpha():
            return not counted.number.digits  # French "d'une centaine"
        digits = counted.number.digits
        if (
            digits.startswith("0")
            or digits in self.words.named
            or scan.surface(start, counted.end).strip().lower() in self.words.named
            or self._is_year(counted)
            or self._in_name(counted)
        ):
            return False
        if counted.hedged and scan.lower(opening) in self.words.among:
            return False
        end = scan.skip_space_back(opening)
        if end == opening:
            return True
        if scan.token(end - 1) == "." and not scan.is_space(end - 2):
            end -= 1  # "No. 5"
        return not (self._is_bound(counted, end) or self._named(counted, end))

    def _is_bound(self, counted: CountedNumber, end: int) -> bool:
        """Return whether the words that end before a token make a number a label, a rate or a part."""
        word, words = self.scan.lower(end - 1), self.words
        if word in words.labels or word in words.each or self._in_forum(end):
            return True
        if word in words.per and counted.number.value in _ROUND:
            return True
        if word in self.articles:
            return True  # "a 15 member council" says what sort of council it is
        return self._is_part(end)

    def _in_forum(self, end: int) -> bool:
        """Return whether the two words that end before a token name a club of countries: "Group of"."""
        scan = self.scan
        start = scan.skip_space_back(end - 1) - 1
        return start >= 0 and " ".join(scan.surface(start, end).split()) in self.words.forums

    def _is_part(self, end: int) -> bool:
        """Return whether the words that end before a token make a share or a size: "five out of six"."""
        scan, start = self.scan, end
        while scan.lower(start - 1) in self.words.parts or scan.lower(start - 1) in self.times:
            start = scan.skip_space_back(start - 1)
        return start < end and start in self.numbers.by_end

    def _is_year(self, counted: CountedNumber) -> bool:
        """Return whether a number looks like a year: "2024 elections", "1798"; not "about 2000 homes"."""
        digits = counted.number.digits
        if len(digits) != _YEAR_DIGITS:
            return False
        year = int(digits)
        if year % _ROUND_YEARS:
            return year in _YEARS
        return year in _RECENT_YEARS and not counted.hedged

    def _in_name(self, counted: CountedNumber) -> bool:
        """Return whether a capital makes a number word part of a name: "Mouvement Cinq Étoiles"."""
        scan, number = self.scan, counted.number
        first = scan.token(counted.start)
        if not first[0].isupper() or number.high is not None or number.scale > 1:
            return False
        before = scan.token(scan.skip_space_back(counted.start) - 1)
        return before[:1].isalnum() or before == ","

    def _named(self, counted: CountedNumber, end: int) -> bool:
        """Return whether a number belongs to the name that ends before it: "Windows 10 users".

        Countries and times come before numbers that count: "In Peru 12 people", "On Monday 12 people".
        """
        scan, name = self.scan, end - 1
        token = scan.token(name)
        if counted.hedged or not 0 < len(counted.number.digits) <= _LABEL_DIGITS:
            return False
        if len(token) == 1 and token.isupper():
            return True  # the road "A 2"
        if self.capitals:
            return False
        if not token[:1].isupper() or name in scan.hits("territory"):
            return False
        if self.counted.place(token) is Place.TIME:
            return False
        before = scan.token(scan.skip_space_back(name) - 1)
        if before and not before.isspace() and before not in _SENTENCE_ENDS:
            return True
        return self.counted.place(token.lower()) in (Place.NOUN, Place.PLURAL, Place.NAME)

    def opens_clause(self, counted: CountedNumber, done: int) -> bool:
        """Return whether a number is the first word of its clause, a hedge aside.

        ``done`` is the token after the count before: what "and" or a comma joins to that is not a clause.
        """
        end = self.scan.skip_space_back(counted.opening)
        before = self.scan.token(end - 1)
        if before == "," or self.counted.coordinates(before):
            return self.scan.skip_space_back(end - 1) != done
        return not before.isalpha()

    # With its noun

    def counts(self, counted: CountedNumber, group: CountedGroup) -> bool:
        """Return whether a number counts the noun of the group after it."""
        scan, words = self.scan, self.words
        last = group.end - 1
        if scan.token(last - 1) == "'" and last - 1 > group.head:
            last -= 2  # Dutch "auto's"
        head = scan.surface(last, group.end).lower()
        if head in words.sums and counted.number.value >= _MILLION:
            return False
        if head in words.unlike or head.endswith(words.unlike_endings) or len(head) < _SHORTEST_NOUN:
            return False
        if group.head in scan.hits(UNIT):
            return False  # "517 rushing yards"
        if self._points_back(counted, group) or self._is_rate(group) or self._is_furniture(counted, group):
            return False
        return not (self._is_title(counted, group) or self._is_postal(counted, group))

    def _points_back(self, counted: CountedNumber, group: CountedGroup) -> bool:
        """Return whether the words only point to what was named before: "the two sides"."""
        number = counted.number
        if counted.hedged or number.high is not None or number.value > _SMALL or group.head != group.start:
            return False
        return self.scan.word_before(counted.start) in self.words.pointing

    def _is_rate(self, group: CountedGroup) -> bool:
        """Return whether a number follows that makes it a rate or a share."""
        scan, words = self.scan, self.words
        at = scan.skip_space(group.end)
        word = scan.lower(at)
        if word not in words.per and word not in words.shares:
            return False
        return scan.skip_space(at + 1) in self.numbers.by_start

    def _is_furniture(self, counted: CountedNumber, group: CountedGroup) -> bool:
        """Return whether the words are a whole line, or begin a line of counts of a web page."""
        scan = self.scan
        before, behind = scan.token(counted.start - 1), scan.token(group.end)
        if before and "\n" not in before:
            return False
        return not behind or "\n" in behind or scan.lower(group.end - 1) in self.words.page

    def _is_title(self, counted: CountedNumber, group: CountedGroup) -> bool:
        """Return whether the words are the title of a work: in their own marks, or all with capitals."""
        scan = self.scan
        words = [token for token in scan.tokens[group.start : group.end] if token.isalpha()]
        if scan.token(counted.start - 1) in _QUOTES and scan.token(group.end) in _QUOTES:
            return words[-1][0].isupper()
        if self.capitals or not all(word[0].isupper() for word in words):
            return False
        behind = scan.token(scan.skip_space(group.end))
        if behind.isalpha() and behind.islower() and self.counted.place(words[-1]) is Place.PLURAL:
            return True  # a common noun ("Men") with a capital, where no headline goes on
        return group.head > group.start and any(map(self.counted.is_common, words[:-1]))

    def _is_postal(self, counted: CountedNumber, group: CountedGroup) -> bool:
        """Return whether a number is a postal code before a place."""
        is_code = len(counted.number.digits) == _CODE_DIGITS and not counted.hedged
        return is_code and self.scan.token(group.start)[:1].isupper()
