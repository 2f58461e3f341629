"""Words in marks that nobody says: titles, nicknames, names of things, words spoken of.

They are told by the clause and the noun group that hold the marks, before a speaker is looked for.
Each rule is a function of its own; the first that fits gives the reason.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from newsfacts.clauses import Clauses, Marked, Sentence
from newsfacts.kinds.quotations.vocabulary import QuotationVocabulary
from newsfacts.lexicon.function_words import Tag
from newsfacts.regexes import compiled
from newsfacts.text.marks import MarkPair
from newsfacts.text.scan import Scan

__all__ = ["UNSPOKEN", "Unspoken"]

_LONGEST = 80
"""How many characters a title has at most, or a name."""
_WORDS = 9
"""How many words."""
_SMALL = 3
"""A word of up to so many letters may be small in a title or a headline."""
_ENDS = ",.;"
"""What stands inside the marks at their end and is no part of a title."""
_ABBREVIATION = compiled(r"\s\(([^\W_]{2,8})\)")


class _Case(NamedTuple):
    """Words in marks, and how they stand in their sentence."""

    scan: Scan
    pair: MarkPair
    words: Sequence[str]
    """The words, without what ends them."""
    at: Marked
    sentence: Sentence
    grammar: QuotationVocabulary
    headline: bool
    """Whether the words of the sentence have capitals as in a headline."""

    @property
    def is_name(self) -> bool:
        """Whether they look like a name: a capital or a figure first, and one for each longer word."""
        first, tags = self.words[0], self.grammar.tags
        if not (first[0].isupper() or first[0].isdigit()):
            return False
        if all(word.lower() in tags for word in self.words):
            return False  # "No", "We"
        if not self.grammar.unspoken.title_case:
            return not self.at.asserts
        return self.is_title

    @property
    def is_title(self) -> bool:
        """Whether each longer word has a capital."""
        tags = self.grammar.tags
        return all(len(word) <= _SMALL or not word[0].islower() or word in tags for word in self.words)

    @property
    def is_called(self) -> bool:
        """Whether they are what somebody calls a thing before them: 'called the plan "Madness"'."""
        return any(self.sentence.verb(i).lemma in self.grammar.unspoken.calling for i in self.governing)

    @property
    def governing(self) -> list[int]:
        """The clauses whose verbs may govern them: that of the verb before them, and their own."""
        return [i for i in (self.at.governor, self.at.clause) if i is not None]

    @property
    def is_judged(self) -> bool:
        """Whether a verb before them that says or judges governs them."""
        tokens, cues, start = self.scan.tokens, self.grammar.cues, self.scan.token_at(self.pair.start)
        verbs = map(self.sentence.verb, self.governing)
        return any(i < start and tokens[i].lower() in cues for verb in verbs for i in verb.tokens)

    @property
    def is_said(self) -> bool:
        """Whether a verb of saying or judging stands right before them."""
        return self.at.verb_beside and self.at.verb in self.grammar.cues

    @property
    def is_definite(self) -> bool:
        """Whether an article of a thing that is known, or an owner, stands before them."""
        return self.at.owned or self.at.definite or self.at.determiner in self.grammar.possessives


def _is_compound(case: _Case) -> bool:
    """„Bild“-Zeitung."""
    end = case.pair.outer_end
    return case.scan.text[end : end + 1] == "-" and case.scan.text[end + 1 : end + 2].isalpha()


def _is_letter(case: _Case) -> bool:
    """The team's "D"."""
    return len(case.words) == 1 and len(case.words[0]) == 1


def _is_so_called(case: _Case) -> bool:
    """The so-called "bridge tax"."""
    return bool({case.at.before, case.at.adjective} & case.grammar.so_called)


def _is_given_name(case: _Case) -> bool:
    """A camp dubbed "Little Rome"; "wurde „Kalle“ genannt"."""
    at, naming = case.at, case.grammar.naming
    if at.nouns:
        return False
    if at.verb in naming:
        return _names(case, at.governor)
    if at.behind in naming:
        return _names(case, at.subject_of if at.governor is None else at.governor)
    return _bears(case)


def _is_considered(case: _Case) -> bool:
    """Italy is seen as the "weak link": nobody is named who sees it so."""
    at, sentence = case.at, case.sentence
    if at.governor is None or at.nouns:
        return False
    verb = sentence.verb(at.governor)
    words = case.grammar.unspoken
    if not verb.passive or verb.agent is not None or verb.lemma not in words.calling | words.considering:
        return False
    return not any("say" in clause.verb.classes for clause in sentence.clauses)


def _names(case: _Case, clause: int | None) -> bool:
    """Return whether a verb of naming only tells what a thing is called, not who calls it so."""
    if clause is None:
        return True
    verb = case.sentence.verb(clause)
    if verb.finite and not verb.passive:
        return False
    return case.is_name or verb.agent is None or verb.lemma not in case.grammar.unspoken.calling


def _bears(case: _Case) -> bool:
    """The song is: "Das Lied heißt „Abend“"."""
    at, words = case.at, case.grammar.unspoken
    clause = at.governor if at.verb_beside else at.subject_of
    if clause is None or at.preposition:
        return False
    lemma = case.sentence.verb(clause).lemma
    if lemma in words.bearing_reflexive:
        return not case.grammar.reflexive.isdisjoint(word.rstrip("'’") for word in at.around_verb)
    return lemma in words.bearing


def _is_mentioned(case: _Case) -> bool:
    """The word "we"; under the name "Bella"."""
    words, noun = case.grammar.unspoken, case.at.nouns[:1]
    if not noun or noun[0] not in words.names | words.mentions:
        return False
    if noun[0] in words.names:
        return True
    if case.at.noun_of in words.using_nouns:
        return False
    return not any(case.sentence.verb(i).lemma in words.using for i in case.governing)


def _is_work(case: _Case) -> bool:
    """The film "Salt"; "Salt", a film."""
    nouns = case.at.beside or (() if case.is_called else case.at.nouns)
    return (case.is_name or case.at.is_noun) and any(map(_is_work_noun(case.grammar), nouns))


def _is_work_noun(grammar: QuotationVocabulary) -> Callable[[str], bool]:
    """Return what tells whether a word is a noun for a work or a thing with a name of its own."""
    ends = grammar.work_endings
    return lambda word: word in grammar.works or (bool(ends) and word.endswith(ends))


def _is_apposed(case: _Case) -> bool:
    """The missile "Spear": a name behind a noun."""
    at, grammar = case.at, case.grammar
    if not at.nouns or not at.common or not case.is_name or case.is_called or case.headline:
        return False
    noun = at.nouns[0]
    if at.linked or noun in grammar.unspoken.mentions:
        return False
    return noun not in grammar.nouns and noun not in grammar.documents and noun not in grammar.names.titles


def _is_nickname(case: _Case) -> bool:
    """Jo "Red" Hill."""
    return case.at.in_name and case.is_name and not case.headline


def _is_attribute(case: _Case) -> bool:
    """The "Hope" probe."""
    noun = case.at.modifies
    if not noun or noun in case.grammar.nouns or case.headline or case.is_said or case.is_called:
        return False
    if case.grammar.noun_capitals or not case.scan.text[case.pair.outer_end].isspace():
        return False  # two nouns side by side are no compound there
    return case.is_name or any(map(str.isdigit, case.words))


def _is_determined(case: _Case) -> bool:
    """The "Gang of Four"; CNN's "Morning Show"."""
    at = case.at
    if not at.determiner or at.nouns or not case.is_name or case.is_called or case.headline:
        return False
    if at.modifies in case.grammar.nouns:
        return False  # Berg's "never again" promise
    if at.preposition in case.grammar.parenthetical or not case.is_definite:
        return False
    if not at.owned and case.is_judged:
        return False
    if case.grammar.unspoken.title_case:
        return True
    if len(case.words) == 1 and case.words[0].isalpha():  # a noun, which may be what somebody calls a thing
        reported = any("say" in clause.verb.classes for clause in case.sentence.clauses)
        return at.subject_of is not None and not reported
    return not any(word[0].islower() for word in case.words)


def _is_told(case: _Case) -> bool:
    """„…“, sagte sie der „Welt“."""
    at = case.at
    if not at.dative or at.nouns or at.preposition or not case.is_name or case.is_called:
        return False
    return at.clause is not None and "say" in case.sentence.verb(at.clause).classes


def _is_source(case: _Case) -> bool:
    """Laut „Bild“."""
    at = case.at
    return case.is_name and not at.nouns and () in case.grammar.sources_before.get(at.preposition, ())


def _is_governed(case: _Case) -> bool:
    """She starred in "Salt"."""
    at, grammar = case.at, case.grammar
    if not at.preposition or at.nouns or at.determiner or not case.is_name or case.headline:
        return False
    if at.preposition in grammar.parenthetical | grammar.sources_of or case.is_called:
        return False
    if grammar.noun_capitals and (len(case.words) < 3 or not case.is_title):
        return False
    return not case.is_said and (len(case.words) > 1 or not case.is_judged)


def _is_subject(case: _Case) -> bool:
    """In May "Salt" opened."""
    at = case.at
    if at.subject_of is None or at.before or not case.is_name or case.headline:
        return False
    return case.grammar.unspoken.title_case and "say" not in case.sentence.verb(at.subject_of).classes


def _is_object(case: _Case) -> bool:
    """She directed "The Long Winter"."""
    at, words = case.at, case.grammar.unspoken
    if at.governor is None or not at.verb_beside or at.preposition or not case.is_name or case.headline:
        return False
    verb = case.sentence.verb(at.governor)
    if verb.lemma in words.performing:
        return len(case.words) > 1
    if "copula" in verb.classes or case.is_said:
        return False
    return words.title_case and len(case.words) > 1


def _is_thing(case: _Case) -> bool:
    """The "Clean River Act": its own last word says what it is."""
    if not case.at.determiner or len(case.words) < 2 or case.headline or not case.is_name:
        return False
    return _is_work_noun(case.grammar)(case.words[-1].lower())


def _is_abbreviated(case: _Case) -> bool:
    """The "Friends of the River" (FOR)."""
    behind = _ABBREVIATION.match(case.scan.text, case.pair.outer_end)
    return case.is_name and behind is not None and behind.group(1).isupper()


_RULES: Sequence[tuple[str, Callable[[_Case], bool]]] = (
    ("compound", _is_compound),
    ("letter", _is_letter),
    ("so-called", _is_so_called),
    ("named", _is_given_name),
    ("considered", _is_considered),
    ("mention", _is_mentioned),
    ("work", _is_work),
    ("thing", _is_thing),
    ("abbreviated", _is_abbreviated),
    ("nickname", _is_nickname),
    ("apposed", _is_apposed),
    ("attribute", _is_attribute),
    ("told", _is_told),
    ("medium", _is_source),
    ("determined", _is_determined),
    ("governed", _is_governed),
    ("subject", _is_subject),
    ("object", _is_object),
)
UNSPOKEN = frozenset(name for name, _ in _RULES) | {"listed"}
"""What `Unspoken.reason` may say."""


class Unspoken:
    """Tells which words in marks of a text nobody says."""

    def __init__(self, scan: Scan) -> None:
        self._scan = scan
        self._grammar = scan.vocabulary(QuotationVocabulary)
        self._clauses = scan.view(Clauses)
        self._headlines: dict[int, bool] = {}

    def reasons(self, pairs: Sequence[MarkPair]) -> list[str]:
        """Return for each quotation of a sentence by which rule nobody says it; empty if somebody may."""
        cases = list(map(self._case, pairs))
        found = [self._reason(case) for case in cases]
        if any(found) and not all(found):
            for order in (range(1, len(pairs)), range(len(pairs) - 2, -1, -1)):
                for k in order:
                    if not found[k] and self._is_listed(cases[k], pairs, found, k, k - order.step):
                        found[k] = "listed"
        return found

    @staticmethod
    def _reason(case: _Case | None) -> str:
        return next((name for name, rule in _RULES if rule(case)), "") if case is not None else ""

    def _is_listed(
        self, case: _Case | None, pairs: Sequence[MarkPair], found: Sequence[str], k: int, near: int
    ) -> bool:
        """Return whether a quotation stands in a list with one before or behind it that nobody says."""
        if case is None or not case.is_name:
            return False
        if self._grammar.unspoken.title_case and len(case.words) > 1 and not case.is_said:
            return True
        low, high = min(k, near), max(k, near)
        gap = self._scan.text[pairs[low].outer_end : pairs[high].outer_start]
        between = gap.replace(",", " ").split(None, 2)
        joined = all(self._grammar.tags.get(word) is Tag.COORDINATOR for word in between)
        return bool(found[near]) and len(between) < 2 and joined

    def _case(self, pair: MarkPair) -> _Case | None:
        if pair.end - pair.start > _LONGEST or pair.continued:
            return None
        words = self._scan.text[pair.start : pair.end].rstrip(_ENDS).split(None, _WORDS)
        sentence = self._clauses.at(pair.outer_start)
        if not 0 < len(words) <= _WORDS or sentence is None:
            return None
        start = self._scan.token_at(pair.outer_start)
        at = sentence.marked(start, self._scan.token_at(pair.outer_end - 1) + 1)
        return _Case(self._scan, pair, words, at, sentence, self._grammar, self._is_headline(sentence))

    def _is_headline(self, sentence: Sentence) -> bool:
        """Return whether a sentence has capitals as a headline has: all but its small words.

        Where nouns have capitals, capitals tell nothing.
        """
        known = self._headlines.get(sentence.start)
        if known is None:
            tokens, tags = self._scan.tokens[sentence.start : sentence.end], self._grammar.tags
            small = any(token.islower() and len(token) > _SMALL and token not in tags for token in tokens)
            known = self._headlines[sentence.start] = not small and not self._grammar.noun_capitals
        return known
