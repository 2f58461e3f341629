"""What a price is for: "a barrel", "per square foot"."""

from __future__ import annotations

from newsfacts.kinds.money.vocabulary import MoneyVocabulary
from newsfacts.lexicon.letters import is_ideograph, is_unspaced
from newsfacts.numbers.figures import Numbers
from newsfacts.text.scan import Scan

__all__ = ["price_is_per", "price_was_per"]

_VERB = 2
"""A verb of so many characters can come between what a price is for and the price: "每桶升至85美元"."""
_APOSTROPHE = "'"
_NOUN_TOKENS = (5, 4, 3, 2, 1)
"""How many tokens a noun after "per" has: "sq. ft.", "sq. ft", "square foot", "m2", "barrel"."""


def price_is_per(scan: Scan, i: int) -> str | None:
    """Return what a price is for, from the words at token ``i``."""
    money = scan.vocabulary(MoneyVocabulary)
    start = scan.skip_joint(i)
    word = scan.lower(start)
    if word not in money.per_starts:
        return None
    if word in money.per_within:
        start = scan.skip_space(start + 1)
        word = scan.lower(start)
        if word not in money.per_any or scan.token(start + 1) != "-":
            return None
    if word in money.per_adverbs and start > i:
        return money.per_adverbs[word]
    if word not in money.per_articles and word not in money.per_any:
        return None
    elided = scan.token(start + 1) == _APOSTROPHE  # "all'anno", "l'ora"
    noun = start + 2 if elided else scan.skip_joint(start + 1)
    known = _known_noun(scan, noun)
    if known is not None:
        name, end = known
        return None if _names_another(scan, end) else name
    if word in money.per_each and scan.lower(noun) in money.per_counted:
        return None if _names_another(scan, noun + 1) else money.per_counted[scan.lower(noun)]
    if word in money.per_any and noun > start + 1 and _is_whole_word(scan, noun):
        return scan.lower(noun)
    return None


def price_was_per(scan: Scan, i: int) -> str | None:
    """Return what a price is for, from the words that end before token ``i``: "每桶80美元"."""
    leading = scan.vocabulary(MoneyVocabulary).per_leading
    if not leading:
        return None
    text, end = scan.folded, scan.starts[scan.skip_space_back(i)]
    for _ in range(_VERB + 1):
        found = (phrase for phrase in leading if text.endswith(phrase, 0, end))
        phrase = max(found, key=len, default=None)
        if phrase is not None:
            start = end - len(phrase)
            joined = len(phrase) == 1 and is_ideograph(text[start - 1 : start])  # "今年" is not a "年"
            joined = joined or scan.starts[scan.token_at(start)] != start  # "21人" is not a "1人"
            return None if joined or _is_counted(scan, start) else leading[phrase]
        if end == 0 or not is_unspaced(text[end - 1]):
            return None
        end -= 1
    return None


def _is_counted(scan: Scan, start: int) -> bool:
    """Return whether a number comes before words at an offset: "in three years", not "a year"."""
    return scan.token_at(start) in scan.view(Numbers).by_end


def _known_noun(scan: Scan, i: int) -> tuple[str, int] | None:
    """Return the noun of the table at token ``i`` as the table writes it, and the token after it."""
    money = scan.vocabulary(MoneyVocabulary)
    single = scan.token(i).isalpha() and scan.lower(i) not in money.per_long
    for length in (1,) if single else _NOUN_TOKENS:
        surface = scan.surface(i, min(i + length, scan.count))
        known = money.per_nouns.get(" ".join(surface.split())) or money.per_nouns.get(surface.lower())
        if known and not scan.token(i + length)[:1].isalpha():
            return known, i + length
    return None


def _names_another(scan: Scan, end: int) -> bool:
    """Return whether the words after a noun show that the price is not for that: "$5 a day later"."""
    after = scan.skip_space(end)
    behind = scan.lower(after)
    two = f"{behind} {scan.word_after(after + 1)}"
    refused = scan.vocabulary(MoneyVocabulary).per_not_before
    return behind in refused or two in refused or behind.isdecimal()


def _is_whole_word(scan: Scan, i: int) -> bool:
    """Return whether token ``i`` is a word with nothing joined to it."""
    return scan.token(i).isalpha() and (not scan.token(i + 1) or scan.token(i + 1)[0] in " \n.,;:!?)'-")
