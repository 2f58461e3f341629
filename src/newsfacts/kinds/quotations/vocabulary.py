"""A language's quotation marks and the words around quotations, compiled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from newsfacts.errors import TableError
from newsfacts.lexicon.function_words import SUBJECTS, FunctionWords, Pronoun, Tag
from newsfacts.lexicon.reporting_verbs import CueForm, ReportingVerbs, compile_phrases
from newsfacts.lexicon.tables import check_keys, locale_table, table

__all__ = ["NameWords", "QuotationVocabulary", "compile_quotes"]


@attrs.frozen
class NameWords:
    """The words in and around names, in lower case."""

    titles: frozenset[str]
    title_endings: frozenset[str]
    """Last parts of compounds that are titles: "-minister"."""
    masculine: frozenset[str]
    feminine: frozenset[str]
    particles: frozenset[str]
    suffixes: frozenset[str]
    definite: frozenset[str]
    """Articles before a role that one person has."""
    deputies: frozenset[str]
    """Words before a title that make it another's: "vice", "former"."""
    organisations: frozenset[str]
    media: frozenset[str]


@attrs.frozen(eq=False)
class QuotationVocabulary:
    """What quotations need of a language."""

    proclitics: frozenset[str]
    """Words written with the next one, their vowel lost, without the apostrophe: French "l'Élysée"."""
    enclitics: tuple[tuple[str, str], ...]
    """Pronouns that are written with the verb before them: French "a-t-il". With what joins them, the longest
    first, and without."""
    verb_second: bool
    """Whether the verb stands second whatever comes first, so that the subject may follow it."""
    noun_capitals: bool
    """Whether every noun has a capital."""
    tags: Mapping[str, Tag]
    cues: Mapping[str, CueForm]
    phrases: Mapping[str, Mapping[str, CueForm]]
    """Verbs of two words, by the first and the second."""
    naming: frozenset[str]
    """Participles that give a thing its name."""
    so_called: frozenset[str]
    """Adjectives that say that a thing only goes by a name."""
    nouns: frozenset[str]
    """Nouns that name speech."""
    works: frozenset[str]
    """Nouns before the title of a work or the name of a thing."""
    work_endings: tuple[str, ...]
    """The same at the end of compounds."""
    documents: frozenset[str]
    """Nouns for what somebody published."""
    bearers: frozenset[str]
    """Nouns for what words are written on, which says them itself: "a sign saying"."""
    causative: frozenset[str]
    """Verbs whose object does what the infinitive behind it says: "it led Ives to call"."""
    possessors: Mapping[str, str]
    """From a possessive to its pronoun."""
    possessives: frozenset[str]
    quantifiers: frozenset[str]
    """Pronouns that are articles before a noun: "one", "many"."""
    oblique: frozenset[str]
    """Articles that cannot stand before a subject."""
    absolute: frozenset[str]
    """Prepositions before a clause with a participle: "with Kasich calling it a joke"."""
    quoting: frozenset[str]
    """Verbs whose subject in the passive is the one who speaks: "X wird zitiert"."""
    passive: frozenset[str]
    """Auxiliaries of the passive."""
    linking: frozenset[str]
    """Prepositions that tie a noun to the one before it."""
    joining: frozenset[str]
    """Coordinators between names."""
    adverb_endings: tuple[str, ...]
    not_adverbs: frozenset[str]
    verb_endings: tuple[str, ...]
    gerund_endings: tuple[str, ...]
    contractions: tuple[str, ...]
    """What verbs become behind a pronoun: "'s", "'ll"."""
    sources_before: Mapping[str, tuple[tuple[str, ...], ...]]
    """Phrases before a speaker by first word; the rest of each, the longest first."""
    sources_behind: frozenset[str]
    """Words before a speaker that count only right behind a quotation."""
    sources_after: frozenset[str]
    impersonal: frozenset[str]
    """Verbs whose subject is empty: "heißt es in dem Brief"."""
    reported: frozenset[str]
    """Verbs in the mood of reported speech."""
    complementizers: frozenset[str]
    """What opens the content of a verb of saying: "that"."""
    parenthetical: frozenset[str]
    """What opens a parenthesis that names a speaker: "as Clinton put it"."""
    clausal: frozenset[str]
    """Prepositions that open a clause as well: "after Clinton argued"."""
    infinitive: frozenset[str]
    """What stands before an infinitive."""
    reflexive: frozenset[str]
    plurals: frozenset[str]
    """Words that go with a plural verb though they do not look it."""
    agents: frozenset[str]
    """Prepositions behind a participle: "obtained by the Post"."""
    sources_of: frozenset[str]
    sources_in: frozenset[str]
    pronouns: Mapping[str, Pronoun]
    names: NameWords
    given: Mapping[str, str]
    """From a given name to ``m`` or ``f``, in every language."""
    abbreviations: frozenset[str]
    """Words with a full stop that ends no sentence, in every language."""

    verbs: frozenset[str] = attrs.field(init=False)
    """Words that may be verbs of saying, or the first of one of two words."""
    telling: frozenset[str] = attrs.field(init=False)
    """Words that may say before a quotation who speaks in it: those verbs, nouns, and what names a source."""

    unsure: frozenset[str] = attrs.field(init=False)
    """Words that are pronouns only where no noun follows them, or none stands before them."""

    @verbs.default
    def _verbs(self) -> frozenset[str]:
        return frozenset(self.cues) | frozenset(self.phrases)

    @telling.default
    def _telling(self) -> frozenset[str]:
        sources = frozenset(self.sources_before) | self.sources_behind | self.sources_after
        return self.verbs | sources | self.nouns

    @unsure.default
    def _unsure(self) -> frozenset[str]:
        return self.quantifiers | self.plurals

    def tag(self, lowered: str, surface: str) -> Tag | None:
        """Return what a function word does; ``None`` for nouns, names and verbs."""
        tag = self.tags.get(lowered)
        if tag is not None:
            return tag
        if "'" in lowered or "’" in lowered:
            plain = lowered.replace("’", "'")
            tag = self.tags.get(plain)
            if tag is not None:
                return tag
            base = self.tags.get(plain.partition("'")[0])
            if plain.endswith(self.contractions) and base in SUBJECTS:
                return Tag.RELATIVE if base is Tag.RELATIVE else Tag.PRONOUN
        if surface == lowered and lowered.endswith(self.adverb_endings) and lowered not in self.not_adverbs:
            return Tag.ADVERB
        return None


def compile_quotes(language: str, words: FunctionWords, verbs: ReportingVerbs) -> QuotationVocabulary:
    """Return what ``quotations.toml`` of a language says, with the words that other kinds ask for as well.

    Raises `TableError` if the table misses a key.
    """
    rows = locale_table(language, "quotations")
    try:
        listed, sources = rows["words"], rows["sources"]
        return QuotationVocabulary(
            proclitics=_lowered(rows["clitics"]["before"]),
            enclitics=tuple(
                (joined, joined.rpartition("-")[2])
                for joined in sorted(rows["clitics"]["behind"], key=len, reverse=True)
            ),
            verb_second=rows["order"]["verb_second"],
            noun_capitals=rows["order"]["noun_capitals"],
            tags=words.tags,
            cues=verbs.cues,
            phrases=compile_phrases(rows),
            naming=_lowered(rows["cues"]["naming"]),
            so_called=_lowered(rows["cues"]["so_called"]),
            nouns=_lowered(rows["cues"]["nouns"]),
            works=_lowered(rows["cues"]["works"]),
            work_endings=tuple(rows["cues"]["work_endings"]),
            documents=_lowered(listed["documents"]),
            bearers=_lowered(listed["bearers"]),
            causative=_lowered(listed["causative"]),
            possessors=rows["possessors"],
            possessives=_lowered(listed["possessives"]),
            quantifiers=_lowered(listed["articles"]) & _lowered(rows["pronouns"]),
            oblique=_lowered(listed["oblique"]),
            absolute=_lowered(listed["absolute"]),
            quoting=_lowered(sources["quoting"]),
            passive=_lowered(listed["passive"]),
            linking=_lowered(listed["linking"]),
            joining=_lowered(listed["joining"]),
            adverb_endings=tuple(listed["adverb_endings"]),
            not_adverbs=_lowered(listed["not_adverbs"]),
            verb_endings=tuple(listed["verb_endings"]),
            gerund_endings=tuple(listed["gerund_endings"]),
            contractions=tuple(listed["contractions"]),
            sources_before=_phrases(sources["before"]),
            sources_behind=_lowered(sources["behind"]),
            impersonal=_lowered(sources["impersonal"]),
            reported=_lowered(listed["reported"]),
            agents=_lowered(listed["agents"]),
            plurals=_lowered(listed["plurals"]),
            complementizers=_lowered(listed["complementizers"]),
            parenthetical=_lowered(listed["parenthetical"]),
            clausal=_lowered(listed["clausal"]),
            infinitive=_lowered(listed["infinitive"]),
            reflexive=_lowered(listed["reflexive"]),
            sources_after=_lowered(sources["after"]),
            sources_of=_lowered(sources["of"]),
            sources_in=_lowered(sources["in"]),
            pronouns={word: Pronoun(row["gender"], row["number"]) for word, row in rows["pronouns"].items()},
            names=NameWords(**{name: _lowered(known) for name, known in rows["names"].items()}),
            given=_given_names(),
            abbreviations=frozenset(word for known in table("text/abbreviations").values() for word in known),
        )
    except (KeyError, TypeError) as error:
        raise TableError(
            f"languages/{language}/quotations.toml", f"misses or does not know {error}"
        ) from error


def _given_names() -> dict[str, str]:
    listed = table("kinds/quotations/given_names")
    check_keys("given_names", listed, ("masculine", "feminine"))
    return {name: gender[0] for gender, names in listed.items() for name in names}


def _lowered(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.lower() for word in words)


def _phrases(phrases: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    filed: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        first, *rest = phrase.lower().split()
        filed.setdefault(first, []).append(tuple(rest))
    return {first: tuple(sorted(rests, key=len, reverse=True)) for first, rests in filed.items()}
