"""The words around a number that bound it or make it approximate: "more than", "about", "or so"."""

from __future__ import annotations

from collections.abc import Sequence

from newsfacts.numbers.vocabulary import Hedge, NumberVocabulary
from newsfacts.text.scan import Scan

__all__ = ["article_before", "hedge_after", "hedge_before"]

_APOSTROPHE = "'"


def article_before(scan: Scan, i: int) -> int:
    """Return the token of an article before a number that does not count ("un 5 %"), or ``i``."""
    before = scan.skip_space_back(i) - 1
    if scan.token(before) == _APOSTROPHE and before == i - 1:
        before -= 1
    return before if scan.lower(before) in scan.vocabulary(NumberVocabulary).number_articles else i


def hedge_before(scan: Scan, i: int) -> tuple[int, Hedge] | None:
    """Return the hedge that ends right before token ``i`` and a space, with its first token.

    One article that does not count can be between them: "más de un 5 %". It can also be the last word of the
    hedge: Dutch "tegen de 40.000 euro".
    """
    before = scan.word_before(i)
    known = scan.vocabulary(NumberVocabulary)
    if before not in known.hedges.before and before not in known.number_articles and before != _APOSTROPHE:
        return None  # as mostly
    found = _hedge_at(scan, i)
    article = article_before(scan, i) if found is None else i
    found = _hedge_at(scan, article) if article < i else found
    return None if found is None or found[1] is Hedge.TOPIC else found


def _hedge_at(scan: Scan, i: int) -> tuple[int, Hedge] | None:
    """Return the hedge whose last word ends right before token ``i``, with its first token."""
    end = scan.skip_space_back(i)
    index = scan.vocabulary(NumberVocabulary).hedges.before.get(scan.lower(end - 1))
    if index is None:
        return None
    word = scan.word_before(end - 1)
    for words, hedge in (*index.get(word, ()), *index.get("", ())):
        start = end - 1 - len(words)
        if start >= 0 and _says(scan, start, words):
            return start, hedge
    return None


def hedge_after(scan: Scan, i: int) -> tuple[int, Hedge] | None:
    """Return the hedge that begins at token ``i`` or after a space there, with the token after it."""
    start = scan.skip_space(i)
    grammar = scan.vocabulary(NumberVocabulary)
    for words, hedge in grammar.hedges.after.get(scan.lower(start), ()):
        end = start + 1 + len(words)
        if _says(scan, start + 1, words) and (scan.lower(start) not in grammar.closing or _ends(scan, end)):
            return end, hedge
    return None


def _ends(scan: Scan, i: int) -> bool:
    """Return whether the text, a line or a phrase ends before token ``i``: no word or sum continues there."""
    token = scan.token(i)
    return "\n" in token or not (token.isspace() or token.isalnum() or token == "-")


def _says(scan: Scan, i: int, words: Sequence[str]) -> bool:
    """Return whether these lower-case tokens begin at token ``i``; " " is any space."""
    tokens = scan.tokens
    if i + len(words) > scan.count:
        return False
    for word in words:
        token = tokens[i]
        if token != word and token.lower() != word and not (word == " " and scan.is_space(i)):
            return False
        i += 1
    return True
