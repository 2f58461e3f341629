"""Sums of money: a number next to a currency."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from operator import attrgetter

import attrs

from newsfacts.amounts.letters import phrase_may_end
from newsfacts.amounts.measures import Measure, Measures, UnitPosition, hedge_reasons, hedged
from newsfacts.amounts.vocabulary import AmountVocabulary, bring_amounts
from newsfacts.amounts.whole import is_share
from newsfacts.extractor import Description
from newsfacts.extractor.context import Context
from newsfacts.extractor.protocol import FIGURES, ExtractorSpec
from newsfacts.kinds.money.disambiguation import is_money
from newsfacts.kinds.money.evidence import CurrencyEvidence
from newsfacts.kinds.money.normalise import in_units, settle_money
from newsfacts.kinds.money.per import price_is_per, price_was_per
from newsfacts.kinds.money.reading import MoneyReading
from newsfacts.kinds.money.sums import Sum, joined
from newsfacts.kinds.money.value import Money
from newsfacts.kinds.money.vocabulary import CurrencySort, CurrencyWord, MoneyVocabulary, compile_money
from newsfacts.kinds.money.words import describe
from newsfacts.lexicon.language import LanguageBuilder
from newsfacts.model import Amount, Candidate, Resolved
from newsfacts.model.arithmetic import product
from newsfacts.numbers.figures import Numbers
from newsfacts.numbers.hedges import hedge_before
from newsfacts.numbers.vocabulary import NumberVocabulary, WordClass
from newsfacts.text.scan import Hit, Scan

__all__ = ["EXTRACTOR", "MoneyExtractor"]

_BRACKETS = {"(": ")", "[": "]"}
"""Brackets that may hold whose dollars they are, with what closes them."""


@attrs.frozen
class MoneyExtractor:
    """Finds sums of money and says in which currency."""

    @property
    def spec(self) -> ExtractorSpec:
        """Its name, and the kinds of fact that it finds."""
        return ExtractorSpec("money", {"money": Money}, group=FIGURES, priority=30)

    def vocabulary(self, language: LanguageBuilder) -> None:
        """Add the words that this kind needs to a language."""
        bring_amounts(language)
        language.bring(MoneyVocabulary, compile_money)

    def describe(self, value: Money) -> Description:
        """Return a value of this kind in words."""
        return describe(value)

    def extract(self, scan: Scan) -> Iterator[Candidate]:
        """Propose every number with a currency next to it, unless that word means something else there."""
        if not scan.hits("currency"):
            return
        evidence = scan.view(CurrencyEvidence)
        sums = _sums(scan, evidence)
        partners = _partners(scan, sums)
        contrasted = _contrasted(scan, sums, partners)
        dollars = scan.vocabulary(MoneyVocabulary).dollars
        for i, found in enumerate(sums):
            other = sums[partners[i]] if i in partners else None
            reading = MoneyReading(
                found.amount,
                found.word,
                scan.surface(*found.unit),
                found.start,
                price_is_per(scan, found.after) or price_was_per(scan, found.opening),
                scan.span(other.start, other.end) if other else None,
                contrasted if found.word.codes == dollars else (),
                found.hedges,
            )
            yield Candidate("money", scan.span(found.start, found.end), reading, found.rule)

    def normalise(self, candidate: Candidate, context: Context) -> Resolved:
        """Settle which currency it is."""
        return settle_money(candidate.reading, context)


EXTRACTOR = MoneyExtractor()
"""It has no state: everybody may share it."""


def _sums(scan: Scan, evidence: CurrencyEvidence) -> list[Sum]:
    """Return the sums of a text in order, units and cents joined."""
    measures = [
        m
        for m in scan.until_deadline(scan.view(Measures).all)
        if m.label == "currency" and is_money(scan, m, evidence)
    ]
    sums = [_extended(scan, measure) for measure in scan.until_deadline(measures)]
    singular = scan.vocabulary(MoneyVocabulary).singular
    articles = [term for term in scan.hits("currency").values() if term.sense.word in singular]
    if articles:
        sums = sorted([*sums, *_articles(scan, sums, articles)], key=attrgetter("start"))
    return joined(scan, sums)


def _contrasted(scan: Scan, sums: Sequence[Sum], partners: Mapping[int, int]) -> tuple[str, ...]:
    """Return the currencies that the text says bare dollars in: "C$5m ($4m)" are not Canadian ones."""
    dollars = scan.vocabulary(MoneyVocabulary).dollars
    stated = (sums[i].word.codes for i, k in partners.items() if sums[k].word.codes == dollars)
    return tuple(sorted({code for codes in stated for code in codes}))


def _extended(scan: Scan, measure: Measure) -> Sum:
    """Return the sum of a measure, with a second word for the currency or a scale after it taken in."""
    term, end = measure.term, measure.end
    word: CurrencyWord = term.sense
    behind = scan.skip_space(end)
    rule = f"{word.how}-{measure.place.value}"
    bracketed = _in_brackets_behind(scan, word, behind)
    if bracketed is not None:
        word, end = bracketed
    elif measure.place is UnitPosition.BEFORE:
        word, end = _with_second(scan, word, end, behind)
    else:
        scale = scan.hits("number").get(behind)
        if scale is not None and behind > end and _scales(scale, measure):  # "75 USD million"
            word, end = attrs.evolve(word, factor=product(word.factor, scale.sense.value)), scale.end
        if scan.tokens[end - 1] == "." and measure.place is UnitPosition.AFTER and _sentence_ends(scan, end):
            end -= 1  # "1.000,50 kr."
    if len(measure.numbers) > 1:
        rule += "-range"
    return Sum(
        measure.start,
        end,
        max(end, measure.closing),
        word,
        (term.start, term.end),
        in_units(measure.amount, word),
        rule,
        measure.opening,
        hedge_reasons(scan, measure),
    )


def _scales(term: Hit, measure: Measure) -> bool:
    """Return whether a number word after a sum is a scale, and the sum has none."""
    number = measure.numbers[0]
    return term.sense.sort is WordClass.SCALE and len(measure.numbers) == 1 and number.scale == 1


def _with_second(scan: Scan, word: CurrencyWord, end: int, behind: int) -> tuple[CurrencyWord, int]:
    """Return a currency and its end with a second word for it taken in: "$10 USD", "$5 million Canadian"."""
    term = scan.hits("currency").get(behind)
    if term is not None and not scan.token(scan.skip_space(term.end))[:1].isdecimal():
        counts = word.factor == 1 and term.sense.factor > 1  # "$5 grand"
        codes = tuple(code for code in word.codes if code in term.sense.codes)
        if term.sense.after and codes and (counts or word.agrees(term.sense)):
            return attrs.evolve(word, codes=codes, factor=term.sense.factor), term.end
        if _corrects(scan, word, term):
            return attrs.evolve(word, codes=term.sense.codes), term.end
    code, suffix_end = _suffix(scan, word, behind)
    if code and phrase_may_end(scan, suffix_end):
        return attrs.evolve(word, codes=(code,)), suffix_end
    return word, end


def _suffix(scan: Scan, word: CurrencyWord, i: int) -> tuple[str, int]:
    """Return the currency of several that words at token ``i`` choose, with the token after them."""
    if len(word.codes) > 1 and scan.token(i) in scan.vocabulary(MoneyVocabulary).suffix_starts:
        for suffix, code in scan.vocabulary(MoneyVocabulary).suffixes.items():
            end = _says(scan, i, suffix)
            if end and code in word.codes:
                return code, end
    return "", 0


def _in_brackets_behind(scan: Scan, word: CurrencyWord, bracket: int) -> tuple[CurrencyWord, int] | None:
    """Return a currency that brackets narrow, with the token after them: "$5 million (Canadian)"."""
    if len(word.codes) == 1 or scan.token(bracket) not in _BRACKETS:
        return None
    code, end = _suffix(scan, word, bracket + 1)
    codes: tuple[str, ...] = (code,) if code else ()
    term = scan.hits("currency").get(bracket + 1)
    if not codes and term is not None and term.sense.after and word.agrees(term.sense):
        codes, end = tuple(code for code in word.codes if code in term.sense.codes), term.end
    if scan.token(end) == ".":
        end += 1  # "(Cdn.)"
    if not codes or scan.token(end) != _BRACKETS[scan.token(bracket)]:
        return None
    return attrs.evolve(word, codes=codes), end + 1


def _corrects(scan: Scan, sign: CurrencyWord, term: Hit) -> bool:
    """Return whether the word after a sum corrects a sign that slipped in: "$1.25 sterling"."""
    word: CurrencyWord = term.sense
    named = word.sort in (CurrencySort.WORD, CurrencySort.NAME) and not (word.verb or word.adjective)
    whole = word.factor == 1 and sign.sort is CurrencySort.SYMBOL
    return named and whole and not word.agrees(sign) and phrase_may_end(scan, term.end)


def _sentence_ends(scan: Scan, i: int) -> bool:
    """Return whether the text, a line or a sentence ends before token ``i``, as far as a capital shows."""
    gap, after = scan.token(i), scan.token(i + 1)
    return not gap or "\n" in gap or (gap.isspace() and (not after or after[0].isupper()))


def _line_ends(scan: Scan, i: int) -> bool:
    """Return whether the text or a line ends before token ``i``."""
    return not scan.token(i) or "\n" in scan.token(i)


def _says(scan: Scan, i: int, words: str) -> int:
    """Return the token after ``words`` if they are at token ``i``, else 0."""
    if i >= scan.count or not scan.folded.startswith(words, scan.starts[i]):
        return 0
    end = scan.token_at(scan.starts[i] + len(words) - 1) + 1
    return end if scan.starts[end] == scan.starts[i] + len(words) else 0


# "a dollar"


def _articles(scan: Scan, sums: Sequence[Sum], hits: Iterable[Hit]) -> Iterator[Sum]:
    """Read "a dollar" where it means one; not "$5 a pound", "a dollar bond"."""
    ends = {found.end for found in sums}
    starts = {found.unit[0] for found in sums}
    for term in hits:
        article = scan.skip_space_back(term.start) - 1
        if term.start in starts or article == term.start - 1:
            continue
        if scan.lower(article) not in scan.vocabulary(NumberVocabulary).articles:
            continue
        before = scan.skip_space_back(article)
        if before in ends or before in scan.view(Numbers).by_end or not _is_one(scan, term, article):
            continue
        hedge = hedge_before(scan, article)  # "less than a dollar"
        amount = in_units(hedged(Amount.exact(Decimal(1)), [hedge[1]] if hedge else []), term.sense)
        unit = term.start, term.end
        yield Sum(article, term.end, term.end, term.sense, unit, amount, "article", article)


def _is_one(scan: Scan, term: Hit, article: int) -> bool:
    """Return whether a currency after an article is one unit of money."""
    if not phrase_may_end(scan, term.end) or is_share(scan, term.end):
        return False
    if term.sense.adjective and scan.token(term.end) not in ("", ".", "!", "?"):
        return False  # "a grand", not "a grand, solemn day"
    if term.sense.factor >= 1 or price_is_per(scan, term.end):
        return True
    begins_line = scan.starts[article] == 0 or "\n" in scan.token(article - 1)
    return begins_line and _line_ends(scan, term.end)  # not "he never paid a dime"


# "1bn euros ($1.1bn)"


def _partners(scan: Scan, sums: Sequence[Sum]) -> dict[int, int]:
    """Pair sums of which the second says the first in another currency: "1bn euros ($1.1bn)"."""
    partners: dict[int, int] = {}
    for i in range(len(sums) - 1):
        one, other = sums[i], sums[i + 1]
        if one.word.codes == other.word.codes or i in partners:
            continue
        if _in_brackets(scan, one, other) or _or_rather(scan, one, other):
            partners[i], partners[i + 1] = i + 1, i
    return partners


def _in_brackets(scan: Scan, one: Sum, other: Sum) -> bool:
    """Return whether the second sum fills the brackets after the first; not "€5 ($3 tickets)"."""
    bracket = scan.skip_space(one.after)
    if scan.token(bracket) != "(" or not 0 < other.opening - bracket <= 2:
        return False
    after = scan.skip_space(other.after)
    return (
        scan.token(after) in (")", ",", ";")
        or scan.lower(after) in scan.vocabulary(AmountVocabulary).following
    )


def _or_rather(scan: Scan, one: Sum, other: Sum) -> bool:
    """Return whether "or" after a comma leads to the second sum: "€1bn, or about $1.1bn"."""
    comma = scan.skip_space(one.after)
    either = scan.skip_space(comma + 1)
    return (
        scan.token(comma) == ","
        and scan.lower(either) in scan.vocabulary(AmountVocabulary).either
        and scan.skip_space(either + 1) == other.opening
    )
