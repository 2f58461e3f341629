"""Roles: who "the mayor" is, where the article calls one person "Mayor Ines Hall".

Only a role with a definite article, or without any as in headlines, is taken for somebody named. Where an
article names several ministers, the words themselves are all that is said.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsfacts.kinds.quotations.speakers.names import MOST_SEARCHES, Names
from newsfacts.kinds.quotations.speakers.phrases import Phrase, phrase_at
from newsfacts.kinds.quotations.value import SpeakerKind
from newsfacts.lexicon.function_words import Tag
from newsfacts.text.scan import Scan

__all__ = ["holder_of_role", "holder_of_title"]

_LONGEST = 4
"""The most words of a role."""
_FIRST = 200_000
"""How far into a text its bearer is looked for, in code points."""
_SEEN = 12
"""The most places at which a role is looked for."""
_NAME = 60
"""The most characters of a name."""
_ENDS = frozenset(",.;:!?)]}\"”“’'«»…")


def holder_of_title(mention: str, names: Names) -> str | None:
    """Return the one person who has this role as a title in the article, or ``None``."""
    words = mention.split()
    if words[0].lower() in names.grammar.names.definite:
        words = words[1:]
    if not 0 < len(words) <= _LONGEST or not all(_is_title(word, names) for word in words):
        return None
    if names.is_organisation(words):
        return None
    role = " ".join(words)
    if role not in names.bearers:
        names.bearers[role] = _search(role, names) if len(names.bearers) < MOST_SEARCHES else None
    return names.bearers[role]


def _is_title(word: str, names: Names) -> bool:
    low = word.lower()
    tag = names.grammar.tags.get(low)
    return tag is None and (low in names.grammar.names.titles or low.endswith(names.title_endings or ("\0",)))


def _search(role: str, names: Names) -> str | None:
    found: set[str] = set()
    for written in sorted({role, role.lower(), role.title()}):
        at = names.text.find(written, 0, _FIRST)
        for _ in range(_SEEN):
            if at < 0:
                break
            end = at + len(written)
            if names.text[end : end + 1].isspace() and _opens(at, names):
                name = _name_at(end, names)
                if name:
                    found.add(name)
            at = names.text.find(written, end, _FIRST)
    return found.pop() if len(found) == 1 else None


def _opens(at: int, names: Names) -> bool:
    """Return whether a role begins here, and neither "vice" nor "Secretary of" comes before it."""
    grammar = names.grammar
    before = names.text[max(0, at - _NAME) : at].split()
    last = before[-1].lower() if before else ""
    if names.text[
        at - 1 : at
    ].isalnum():  # "Wirtschaftsminister" is a minister, "Vizepräsident" no "Präsident"
        return grammar.noun_capitals and not last.startswith(tuple(grammar.names.deputies))
    return last not in grammar.names.deputies and grammar.tags.get(last) is not Tag.PREPOSITION


def _name_at(start: int, names: Names) -> str | None:
    """Return the person named right after a role, in full."""
    line = names.text[start : start + _NAME].split("\n", 1)[0]
    run: list[str] = []
    for word in line.split():
        plain = word.strip("(),.;:!?\"”“’'«»…")
        low = plain.lower()
        particle = bool(run) and low in names.grammar.names.particles
        if not particle and (not plain[:1].isupper() or names.grammar.tags.get(low) is not None):
            break
        run.append(plain)
        if word[-1] in _ENDS and len(plain) > 1:
            break
    name = names.without_titles(" ".join(run)) if run else ""
    if not names.is_person(name):
        return None
    if " " in name:
        return name
    full = names.full(name)
    return full[0] if len(full) == 1 else None if full else name


def holder_of_role(phrase: Phrase, names: Names, scan: Scan) -> str | None:
    """Return the one person who has the role of a description without a name in the article, or ``None``.

    "The defence minister" is whoever the article calls so: with all the words of the description, and no
    "former" before them.
    """
    grammar = names.grammar
    first = phrase.words.split()[0].lower().replace("’", "'").partition("'")[0]
    bare = phrase.role is not None and phrase.words.lower().startswith(phrase.role.lower())
    if phrase.role is None or not (first in grammar.names.definite or bare):
        return None
    wanted = _content(phrase, names)
    key = " ".join(sorted(wanted))
    if key not in names.bearers:
        names.bearers[key] = (
            _search_role(phrase, wanted, names, scan) if len(names.bearers) < MOST_SEARCHES else None
        )
    return names.bearers[key]


def _content(phrase: Phrase, names: Names) -> frozenset[str]:
    """Return the words of a role and an affiliation that say something."""
    words = (
        f"{phrase.role or ''} {phrase.affiliation or ''}".lower().replace("’", " ").replace("'", " ").split()
    )
    return frozenset(word for word in words if names.grammar.tags.get(word) is None and len(word) > 1)


def _search_role(phrase: Phrase, wanted: frozenset[str], names: Names, scan: Scan) -> str | None:
    """Return the one name that is next to the words of a role anywhere in the text."""
    heads = [word for word in (phrase.role or "").split() if word.lower() in wanted]
    text, found = names.text, set()
    for written in sorted({form for head in heads[:1] for form in (head, head.lower(), head.capitalize())}):
        at = text.find(written, 0, _FIRST)
        for _ in range(_SEEN):
            if at < 0:
                break
            end = at + len(written)
            if not text[end : end + 1].isalnum() and _opens(at, names):
                found |= {
                    names.in_full(other.words, other.words).name
                    for other in _bearers(at, wanted, names, scan)
                }
            at = text.find(written, end, _FIRST)
    return found.pop() if len(found) == 1 else None


def _bearers(at: int, wanted: frozenset[str], names: Names, scan: Scan) -> Iterator[Phrase]:
    """Yield the persons whose role, at an offset, has all the words that are wanted, and no "former"."""
    phrase = phrase_at(_with_determiner(at, names, scan), scan)
    for other in () if phrase is None else (phrase.members or (phrase,)):
        if other.is_name and other.kind is SpeakerKind.PERSON:
            words = _content(other, names)
            if names.grammar.noun_capitals:  # "Wirtschaftsminister" is a minister
                has_all = all(any(word.endswith(part) for word in words) for part in wanted)
            else:
                has_all = wanted <= words
            if has_all and not (words - wanted) & names.grammar.names.deputies:
                yield other


def _with_determiner(at: int, names: Names, scan: Scan) -> int:
    """Return where the phrase of a role at an offset begins: at the article before it, if it has one."""
    token = scan.token_at(at)
    before = scan.skip_space_back(token) - 1
    if before >= 0 and names.grammar.tags.get(scan.lower(before)) is Tag.DETERMINER:
        return scan.starts[before]
    return scan.starts[token]
