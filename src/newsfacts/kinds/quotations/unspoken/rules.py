"""The rules that show that nobody says words in marks, each a function; the first that fits counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from newsfacts.kinds.quotations.unspoken.case import Case
from newsfacts.kinds.quotations.vocabulary import QuotationVocabulary
from newsfacts.lexicon.function_words import Tag
from newsfacts.regexes import compiled

__all__ = ["RULES"]

_ABBREVIATION = compiled(r"\s\(([^\W_]{2,8})\)")


def _is_compound(case: Case) -> bool:
    """„Bild“-Zeitung."""
    end = case.pair.outer_end
    return case.scan.text[end : end + 1] == "-" and case.scan.text[end + 1 : end + 2].isalpha()


def _is_letter(case: Case) -> bool:
    """The team's "D"."""
    return len(case.words) == 1 and len(case.words[0]) == 1


def _is_so_called(case: Case) -> bool:
    """The so-called "bridge tax"."""
    return bool({case.at.before, case.at.adjective} & case.grammar.so_called)


def _is_given_name(case: Case) -> bool:
    """A camp dubbed "Little Rome"; "wurde „Kalle“ genannt"."""
    at, naming = case.at, case.grammar.naming
    if at.nouns:
        return False
    if at.verb in naming and not at.subject_beside:
        return _names(case, at.governor)
    if at.behind in naming:
        return _names(case, at.subject_of if at.governor is None else at.governor)
    return _bears(case)


def _is_considered(case: Case) -> bool:
    """Italy is seen as the "weak link": nobody is named who sees it so."""
    at, sentence = case.at, case.sentence
    if at.governor is None or at.nouns:
        return False
    verb = sentence.verb(at.governor)
    words = case.grammar.unspoken
    if not verb.passive or verb.agent is not None or verb.lemma not in words.calling | words.considering:
        return False
    return not sentence.says


def _names(case: Case, clause: int | None) -> bool:
    """Return whether a verb of naming says only what a thing is called, not who calls it that."""
    if clause is None:
        return True
    verb = case.sentence.verb(clause)
    if verb.finite and not verb.passive:
        return case.at.verb_beside and _lacks_object(case, clause)
    return case.is_name or verb.agent is None or verb.lemma not in case.grammar.unspoken.calling


def _lacks_object(case: Case, clause: int) -> bool:
    """Return whether what reads like a verb has no room for what it names, and so is a participle.

    "A note titled “Salt”", "l’article, dit « des puits », tombe"; not "what he termed “Salt”".
    """
    cue = case.grammar.cues.get(case.at.verb)
    if cue is not None and cue.speech:
        return case.at.around_verb[0] == "," and _is_between_commas(case)
    sentence = case.sentence
    group, verb = sentence.subject(clause), sentence.verb(clause).tokens[0]
    if group is None or group.end > verb or sentence.kind(clause) == "relative":
        return False
    between = "".join(case.scan.tokens[group.end : verb]).strip()
    if not between or any(token in sentence.verb_places for token in range(group.end, verb)):
        return False
    if case.grammar.tags.get(case.scan.lower(group.end - 1)) is Tag.DETERMINER:
        return False  # "die von der Partei als Risiko benannte „…“"
    return case.is_name and "," not in between and between[-1].isalpha() and not case.at.subject_beside


def _is_between_commas(case: Case) -> bool:
    """Return whether a comma and then a verb follow: "N, dit « le Rouge », est mort"."""
    comma = case.scan.skip_space(case.scan.token_at(case.pair.outer_end))
    if case.scan.tokens[comma] != ",":
        return False
    return case.scan.skip_space(comma + 1) in case.sentence.verb_places


def _bears(case: Case) -> bool:
    """The song is: "Das Lied heißt „Abend“"."""
    at, words = case.at, case.grammar.unspoken
    clause = at.governor if at.verb_beside else at.subject_of
    if clause is None or at.preposition:
        return False
    lemma = case.sentence.verb(clause).lemma
    if lemma in words.bearing_reflexive:
        return not case.grammar.reflexive.isdisjoint(word.rstrip("'’") for word in at.around_verb)
    return lemma in words.bearing


def _is_mentioned(case: Case) -> bool:
    """The word "we"; under the name "Bella"."""
    words, noun = case.grammar.unspoken, case.at.nouns[:1]
    if not noun or noun[0] not in words.names | words.mentions:
        return False
    if noun[0] in words.names:
        return True
    if case.at.noun_of in words.using_nouns:
        return False
    return not any(case.sentence.verb(i).lemma in words.using for i in case.governing)


def _is_work(case: Case) -> bool:
    """The film "Salt"; "Salt", a film; in her first film, "Salt"."""
    nouns = case.at.beside or case.at.apposed_to or (() if case.is_called else case.at.nouns)
    return (case.is_name or case.at.is_noun) and any(map(_is_work_noun(case.grammar), nouns))


def _is_work_noun(grammar: QuotationVocabulary) -> Callable[[str], bool]:
    """Return a function that says whether a word is a noun for a work or a thing with its own name."""
    ends = grammar.work_endings
    return lambda word: word in grammar.works or (bool(ends) and word.endswith(ends))


def _is_apposed(case: Case) -> bool:
    """The missile "Spear": a name after a noun."""
    at, grammar = case.at, case.grammar
    if not at.nouns or not at.common or not case.is_name or case.is_called or case.headline:
        return False
    noun = at.nouns[0]
    if at.linked or noun in grammar.unspoken.mentions:
        return False
    return noun not in grammar.nouns and noun not in grammar.documents and noun not in grammar.names.titles


def _is_nickname(case: Case) -> bool:
    """Jo "Red" Hill."""
    return case.at.in_name and case.is_name and not case.headline


def _is_attribute(case: Case) -> bool:
    """The "Hope" probe."""
    noun = case.at.modifies
    if not noun or noun in case.grammar.nouns or case.headline or case.is_said or case.is_called:
        return False
    if case.grammar.noun_capitals or not case.scan.text[case.pair.outer_end].isspace():
        return False  # two nouns side by side are not a compound there
    return case.is_name or case.at.ends_in_number


def _is_determined(case: Case) -> bool:
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
        return at.subject_of is not None and not case.sentence.says
    return not any(word[0].islower() for word in case.words)


def _is_told(case: Case) -> bool:
    """„…“, sagte sie der „Welt“."""
    at = case.at
    if not at.dative or at.nouns or at.preposition or not case.is_name or case.is_called:
        return False
    return at.clause is not None and "say" in case.sentence.verb(at.clause).classes


def _is_source(case: Case) -> bool:
    """Laut „Bild“."""
    at = case.at
    return case.is_name and not at.nouns and () in case.grammar.sources_before.get(at.preposition, ())


def _is_governed(case: Case) -> bool:
    """She starred in "Salt"."""
    at, grammar = case.at, case.grammar
    if not at.preposition or at.nouns or at.determiner or not case.is_name or case.headline:
        return False
    if at.preposition in grammar.parenthetical | grammar.sources_of or case.is_called:
        return False
    if grammar.noun_capitals and (len(case.words) < 3 or not case.is_title):
        return False
    if grammar.noun_capitals and grammar.tags.get(at.preposition) is not Tag.PREPOSITION:
        return False  # "lobte sie als „Stimme der Stadt“": every noun looks like a name
    return not case.is_said and (len(case.words) > 1 or not case.is_judged)


def _is_subject(case: Case) -> bool:
    """In May "Salt" opened."""
    at = case.at
    if at.subject_of is None or at.before or not case.is_name or case.headline:
        return False
    return case.grammar.unspoken.title_case and "say" not in case.sentence.verb(at.subject_of).classes


def _is_object(case: Case) -> bool:
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


def _is_thing(case: Case) -> bool:
    """The "Clean River Act": its own last word says what it is."""
    if not case.at.determiner or len(case.words) < 2 or case.headline or not case.is_name:
        return False
    return _is_work_noun(case.grammar)(case.words[-1].lower())


def _is_abbreviated(case: Case) -> bool:
    """The "Friends of the River" (FOR)."""
    behind = _ABBREVIATION.match(case.scan.text, case.pair.outer_end)
    return case.is_name and behind is not None and behind.group(1).isupper()


RULES: Sequence[tuple[str, Callable[[Case], bool]]] = (
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
"""The rules by name, in the order in which they are tried."""
