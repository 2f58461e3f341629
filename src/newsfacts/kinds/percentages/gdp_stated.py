"""Whether the words around a percentage say that it is a share of national output."""

from __future__ import annotations

from typing import NamedTuple

from newsfacts.amounts.measures import Measure
from newsfacts.amounts.vocabulary import AmountVocabulary
from newsfacts.clauses import Clauses, Dependence, Sentence
from newsfacts.kinds.percentages.change import Changes
from newsfacts.kinds.percentages.vocabulary import PercentageVocabulary
from newsfacts.model import Span
from newsfacts.text.scan import Hit, Scan

__all__ = ["GdpReference", "StatedOutputs"]

_BETWEEN_TOKENS = 14
"""The most tokens between "of" and "GDP"."""
_BACK_TOKENS = 60
"""The most tokens between "debt-to-GDP ratio" and its figure."""
_LEADING_TOKENS = 8
"""The most tokens between the output and a share of it that follows: "GDPの2%"."""
_RATIO_AHEAD_TOKENS = 8
"""The most tokens between a figure and the GDP of "debt-to-GDP ratio" after it."""
_NOUN_WORDS = 8
"""The most words between "ratio" and the GDP that it is to."""
_OWNER_WORDS = 4
"""The most words that say whose GDP it is, after such a phrase."""
_PHRASE_CHARACTERS = 60
"""The most characters of a phrase such as "as a percentage of", including its white space."""


class GdpReference(NamedTuple):
    """The output that a percentage is a share of."""

    name: str
    """``"GDP"`` or ``"GNI"``."""
    end: int
    """The token after the phrase that says so."""
    rule: str
    """How the text says so."""
    source: Span | None = None
    """The earlier share that it is inferred from; ``None`` if stated."""


class StatedOutputs:
    """Finds out of which output percentages are a share by their own words."""

    def __init__(self, scan: Scan, changes: Changes) -> None:
        self.scan = scan
        self.changes = changes
        self.words = scan.vocabulary(PercentageVocabulary)
        self.outputs = scan.hits("output")
        self.clauses = scan.view(Clauses)

    def of(self, measure: Measure) -> GdpReference | None:
        """Return the output whose share the words themselves say a percentage is."""
        if self.words.leading and (led := self._led(measure)) is not None:
            return led
        sentence = self.clauses.at(self.scan.starts[measure.start])
        if sentence is None:
            return None
        dependence = sentence.dependence(measure.opening, measure.closing)
        found = self._behind(measure, sentence, dependence) or self._ratio_behind(measure)
        if found is not None or self.changes.of(measure) is not None or self._is_share(measure):
            return found  # "the ratio rose 3%": by three percent of itself, or by three points
        if self._phrase_behind(measure) is not None:
            return self._phrase_behind(measure)
        return self._before(measure, sentence, dependence)

    def _is_share(self, measure: Measure) -> bool:
        """Return whether the text says what this percentage itself is a share of."""
        after = self.scan.skip_joint(measure.closing)
        return after > measure.closing and self.scan.lower(after) in self.words.of

    def _led(self, measure: Measure) -> GdpReference | None:
        """Read the output right before its share, in a language that has it there: "GDPの2%"."""
        ends = self.scan.hits_by_end("output")
        for end in range(measure.opening, max(measure.opening - _LEADING_TOKENS, 0), -1):
            term = ends.get(end)
            if term is not None:
                between = self.scan.surface(end, measure.opening).strip(" )）")
                return (
                    GdpReference(term.sense, measure.end, "share") if between in self.words.leading else None
                )
        return None

    # After the percentage

    def _behind(self, measure: Measure, sentence: Sentence, dependence: Dependence) -> GdpReference | None:
        """Read "2% of GDP", "5% of their Gross Domestic Product (GDP)", "2% GDP"; not "3% GDP growth".

        "12% to the country's GDP" is a share after a verb of contributing alone; "un recul de 2 % du PIB" is
        a fall of GDP itself.
        """
        scan, words = self.scan, self.words
        at = scan.skip_joint(measure.closing)
        if at == measure.closing:
            return None
        word = scan.lower(at)
        first = scan.skip_joint(at + 1) if word in words.of or word in words.into else at
        term = self._output_from(first, sentence) if first > at else self.outputs.get(at)
        if term is None or self._grows(term):
            return None
        nearest = next(iter(dependence.governors), None)
        if word in words.into:
            verbs = (governor for governor in dependence.governors if governor.is_verb)
            if not any(verb.lemma in words.contributing for verb in verbs):
                return None
        elif first > at and nearest is not None and nearest.near and nearest.lower in words.output_growth:
            return None
        return GdpReference(term.sense, self._past_brackets(term.end), "share")

    def _output_from(self, start: int, sentence: Sentence) -> Hit | None:
        """Return the output of a noun group that begins at a token: "*last year's* GDP"."""
        for i in range(start, start + _BETWEEN_TOKENS):
            term = self.outputs.get(i)
            if term is not None:
                return term if i == start or sentence.modifies(start, i) or self._owned(start, i) else None
        return None

    def _owned(self, start: int, end: int) -> bool:
        """Return whether known words say whose output it is, up to token ``end``: "of their own GDP"."""
        scan, territories, i = self.scan, self.scan.hits("territory"), start
        while i < end:
            if i in territories:
                i = territories[i].end
            elif scan.lower(i) in self.words.between:
                i += 1
            else:
                return False
            if scan.token(i) == "'":
                i += 2 if scan.lower(i + 1) in self.words.possessive else 1
            i = scan.skip_joint(i)
        return True

    def _grows(self, term: Hit) -> bool:
        """Return whether it is the growth of the output that is spoken of: "GDP growth"."""
        after = self.scan.skip_joint(term.end)
        return after > term.end and self.scan.lower(after) in self.words.growth

    def _past_brackets(self, end: int) -> int:
        """Return the token after "(GDP)" if it follows the full words, and ``end`` otherwise."""
        bracket = self.scan.skip_space(end)
        inner = self.outputs.get(bracket + 1) if self.scan.token(bracket) == "(" else None
        return inner.end + 1 if inner and self.scan.token(inner.end) == ")" else end

    def _ratio_behind(self, measure: Measure) -> GdpReference | None:
        """Read "a 120% debt-to-GDP ratio"."""
        scan = self.scan
        for i in range(measure.end + 1, measure.end + 1 + _RATIO_AHEAD_TOKENS):
            term = self.outputs.get(i)
            if term:
                ratio = scan.lower(scan.skip_joint(term.end)) in self.words.ratio
                return GdpReference(term.sense, measure.end, "ratio") if ratio and self._joined(i) else None
            token = scan.token(i)
            if not (token.isalpha() or token in ("-", "/") or scan.is_space(i)):
                return None
        return None

    def _phrase_behind(self, measure: Measure) -> GdpReference | None:
        """Read "reached 60% relative to GDP"."""
        for i in range(measure.closing + 1, measure.closing + _BETWEEN_TOKENS):
            term = self.outputs.get(i)
            if term is None:
                continue
            start = self.scan.skip_space(measure.closing)
            said = self._said(start, self._before_owner(i))
            return GdpReference(term.sense, measure.end, "ratio") if said in self.words.relative else None
        return None

    # Before the percentage

    def _before(self, measure: Measure, sentence: Sentence, dependence: Dependence) -> GdpReference | None:
        """Read "its debt-to-GDP ratio of 135%", "as a share of GDP, debt reached 60%"."""
        for i in range(measure.opening - 1, max(measure.opening - _BACK_TOKENS, sentence.start) - 1, -1):
            term = self.outputs.get(i)
            if term is None:
                continue
            start = self._before_owner(i)
            if self._ends_phrase(start):
                tied = self._is_level_of_clause(measure, i, sentence, dependence)
            else:
                noun = self._noun_of(term, i, start, measure)
                tied = noun is not None and self._is_value_of(noun, term, measure, sentence, dependence)
            return GdpReference(term.sense, measure.end, "ratio") if tied else None
        return None

    def _before_owner(self, i: int) -> int:
        """Return the first token of the words before an output that say whose it is: "to *Japan's* GDP"."""
        scan, territories = self.scan, self.scan.hits_by_end("territory")
        for _ in range(_OWNER_WORDS):
            end = scan.skip_space_back(i)
            if scan.lower(end - 1) in self.words.possessive and scan.token(end - 2) == "'":
                end -= 2
            place = territories.get(end)
            if place is not None:
                i = place.start
            elif scan.lower(end - 1) in self.words.between and scan.token(end - 1) != "'":
                i = end - 1
            else:
                break
        return i

    def _said(self, start: int, end: int) -> str:
        """Return tokens in lower case, with single spaces."""
        return " ".join(self.scan.surface(start, end).lower().split()) if start < end else ""

    def _ends_phrase(self, end: int) -> bool:
        """Return whether a phrase such as "as a percentage of" or "relative to" ends before a token."""
        offset = self.scan.starts[end]
        before = self.scan.text[max(offset - _PHRASE_CHARACTERS, 0) : offset].lower().split()
        return any(
            before[-n:] == phrase.split() for phrase in self.words.relative for n in (phrase.count(" ") + 1,)
        )

    def _joined(self, start: int) -> bool:
        """Return whether "to" or "/" comes right before token ``start``: "debt-to-GDP", "debt/GDP"."""
        scan, joint = self.scan, self.words.joint
        if scan.token(start - 1) in joint:
            return True
        before = start - 2 if scan.token(start - 1) == "-" or scan.is_space(start - 1) else -1
        return scan.lower(before) in joint

    def _noun_of(self, term: Hit, i: int, start: int, measure: Measure) -> int | None:
        """Return the token of the noun that ties a value to an output: "debt-to-GDP *ratio*"."""
        scan, words = self.scan, self.words
        before = scan.skip_space_back(start) - 1
        if self._joined(start):
            after = scan.skip_joint(term.end)
            if scan.lower(after) in words.ratio:
                return after if after < measure.start else None
            return self._back_to(before, words.ratio)
        if scan.lower(before) in words.of and scan.lower(scan.skip_space_back(before) - 1) in words.share:
            return scan.skip_space_back(before) - 1
        return self._back_to(before, words.share) if scan.lower(before) in words.inside else None

    def _back_to(self, i: int, nouns: frozenset[str]) -> int | None:
        """Return the nearest of some nouns before token ``i``, within one stretch of words."""
        for _ in range(_NOUN_WORDS):
            i = self.scan.skip_space_back(i) - 1
            if self.scan.lower(i) in nouns:
                return i
            if self.scan.token(i) == "'":
                continue
            if not self.scan.token(i)[:1].isalpha():
                return None
        return None

    def _is_value_of(
        self, noun: int, term: Hit, measure: Measure, sentence: Sentence, dependence: Dependence
    ) -> bool:
        """Return whether a percentage is the value of a noun: it depends on it, or on the verb after it.

        "a ratio of 60%", "the ratio hit 60%"; not "with a high ratio, it levies a tax of 25%".
        """
        for governor in dependence.governors:
            if governor.token == noun:
                return True
            if governor.is_verb:
                break
            beside = (
                self.scan.skip_space_back(governor.token) - 1 == noun
            )  # "the ratio stands", a noun or a verb
            if governor.near and not beside and not noun < governor.token < term.end:
                return False
            if beside:
                return True
        index = sentence.clause_at(measure.start)
        if index is None:
            return False
        clause = sentence.clauses[index]
        subject, verb = clause.subject, clause.verb.tokens
        if subject is None:
            return False
        return subject.start <= noun < subject.end or subject.start <= noun < verb[0]

    def _is_level_of_clause(
        self, measure: Measure, output: int, sentence: Sentence, dependence: Dependence
    ) -> bool:
        """Return whether a percentage is what the verb of the clause says that a phrase is in."""
        nearest = next(iter(dependence.governors), None)
        counted = not dependence.preposition or dependence.word in self.scan.vocabulary(AmountVocabulary).of
        if counted and nearest is not None and nearest.near and not nearest.is_verb:
            return False  # "a tax of 25%"
        first, last = sentence.clause_at(output), sentence.clause_at(measure.start)
        if first == last or last is None:
            return first == last
        verbs = (sentence.verb(i) for i in range(first or 0, last + 1))
        between = [verb for verb in verbs if verb.finite and output < verb.tokens[0] < measure.start]
        return len(between) <= 1
