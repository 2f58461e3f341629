"""A language's quotation marks and the words around quotations, compiled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from newsfacts.kinds.quotations.unspaced_words import UnspacedWords
from newsfacts.lexicon.abbreviations import Abbreviations, abbreviations_of
from newsfacts.lexicon.function_words import SUBJECTS, FunctionWords, Pronoun, Tag
from newsfacts.lexicon.reporting_verbs import CueForm, ReportingVerbs, VerbForm
from newsfacts.lexicon.table_fields import flag, mapping, ordered_words, part, text, words
from newsfacts.lexicon.tables import Tables
from newsfacts.text.memo import Memo

__all__ = ["GivenNames", "NameWords", "QuotationVocabulary", "UnspokenWords", "compile_quotes"]


@attrs.frozen(eq=False, repr=False, kw_only=True)
class GivenNames:
    """The keys of ``given_names.toml``."""

    masculine: frozenset[str] = words(case=True, opposites=("feminine",))
    feminine: frozenset[str] = words(case=True)
    either: frozenset[str] = words(case=True)
    """Names that men and women share; they show a person, but not a gender."""
    genders: Mapping[str, str] = attrs.field(init=False)
    """``m`` or ``f`` by name."""

    @genders.default
    def _genders(self) -> dict[str, str]:
        return dict.fromkeys(self.masculine, "m") | dict.fromkeys(self.feminine, "f")


@attrs.frozen(eq=False, repr=False, kw_only=True)
class NameWords:
    """The keys of ``[names]``: the words in and around names."""

    titles: frozenset[str] = words()
    title_endings: frozenset[str] = words()
    """Last parts of compounds that are titles: "-minister"."""
    masculine: frozenset[str] = words()
    feminine: frozenset[str] = words()
    particles: frozenset[str] = words()
    family_particles: frozenset[str] = words(optional=True)
    """Those that join family names; read by `newsfacts.clauses`."""
    suffixes: frozenset[str] = words()
    honours: frozenset[str] = words(optional=True)
    """Words after a name for an office or a degree, not part of the name; read by `newsfacts.clauses`."""
    given_masculine: frozenset[str] = words(case=True, optional=True, opposites=("given_feminine",))
    """Given names of men besides those that all languages share."""
    given_feminine: frozenset[str] = words(case=True, optional=True)
    """The same of women."""
    definite: frozenset[str] = words()
    """Articles before a role that one person has."""
    ages: frozenset[str] = words(optional=True)
    """Endings of words that say how old somebody is: "-year-old"."""
    years: frozenset[str] = words(optional=True)
    """Words after the number of an age: French "ans"."""
    deputies: frozenset[str] = words()
    """Words before a title that make it another's: "vice", "former"."""
    organisations: frozenset[str] = words()
    firms: frozenset[str] = words(optional=True)
    """Last words of the names of firms; without a capital they are common nouns: "Energy"."""
    media: frozenset[str] = words()
    channels: frozenset[str] = words(optional=True)
    """What people write on: "Facebook"; read by `newsfacts.clauses`."""
    roles: frozenset[str] = words()
    """What people can be called besides titles: offices, professions, relations."""
    modifiers: frozenset[str] = words()
    """Titles that are adjectives, or parts of other titles, and say by themselves what nobody is."""
    honorifics: frozenset[str] = words()
    """Titles that say nothing of what somebody is: "Mr."."""
    portfolios: frozenset[str] = words()
    """What an office is for: "finance"."""


@attrs.frozen(eq=False, repr=False, kw_only=True)
class UnspokenWords:
    """The keys of ``[unspoken]``: words next to words in marks, which show that nobody says these."""

    title_case: bool = flag()
    """Whether the words of a title have capitals, but for small words."""
    names: frozenset[str] = words()
    """Nouns for names, which the name follows: "nickname", "title"."""
    mentions: frozenset[str] = words()
    """Nouns for a word that is spoken of: "the term" ..."""
    using: frozenset[str] = words()
    """... but where it is the object of one of these verbs, which say that somebody says it: "use"."""
    using_nouns: frozenset[str] = words()
    """... or depends on one of these nouns: "his use of the term"."""
    bearing: frozenset[str] = words()
    """Verbs whose subject has the name that follows: German "heißen"."""
    bearing_reflexive: frozenset[str] = words()
    """The same with a reflexive pronoun: French "s'appeler"."""
    performing: frozenset[str] = words()
    """Verbs whose object is a work: "sing", "direct"."""
    calling: frozenset[str] = words()
    """Verbs whose object is called what follows it: "call the plan “Madness”"."""
    considering: frozenset[str] = words()
    """Verbs that say so in the passive, as of what it is seen as."""


@attrs.frozen(eq=False, repr=False, kw_only=True)
class QuotationVocabulary:
    """What quotations need of a language: the keys of ``quotations.toml``, and what others share."""

    verb_second: bool = flag(section="order")
    """Whether the verb is second whatever comes first, so that the subject may follow it."""
    asides: bool = flag(section="order", optional=True)
    """Whether an aside between dashes inside the marks says who speaks: "«Sì - ha detto Anna - partiamo»"."""
    comma_asides: bool = flag(section="order", optional=True)
    """Whether an aside between commas in a sentence of speech does: "« Oui, a dit Anne, nous partons »"."""
    drops_subjects: bool = flag(section="order", optional=True)
    """Whether a verb may have no subject, where it is the one of the sentence before: Italian "ha detto"."""
    noun_capitals: bool = flag(section="order")
    """Whether every noun has a capital."""
    tags: Mapping[str, Tag]
    cues: Mapping[str, CueForm]
    phrases: Mapping[str, Mapping[str, CueForm]]
    """Verbs of two words, by the first and the second."""
    naming: frozenset[str]
    """Participles that give a thing its name."""
    so_called: frozenset[str]
    """Adjectives that say that a thing is only called something."""
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
    """Verbs whose object does what the infinitive after it says: "it led Ives to call"."""
    possessors: Mapping[str, str] = mapping(text)
    """From a possessive to its pronoun."""
    possessives: frozenset[str]
    articles: frozenset[str]
    oblique: frozenset[str]
    """Articles that cannot come before a subject."""
    blaming: frozenset[str] = words(section="control")
    """Verbs whose object is the subject of a participle after a preposition: "accused N of calling"."""
    free_relatives: frozenset[str] = words(section="control")
    """What opens a clause that is a noun of the one around it: "what he called “…”"."""
    sources_in_front: frozenset[str] = words(section="sources", key="front")
    """Prepositions at the head of a sentence before whose view it is: "For N, it was “over”"."""
    sources_in_words: frozenset[str] = words(section="sources", key="in_words")
    """Nouns after a preposition and their owner: "in N's words"."""
    denying: frozenset[str] = words(section="control")
    """Verbs that say that others' claims are wrong: "rejected claims that"."""
    denied: frozenset[str] = words(section="control")
    """Nouns for what others claim."""
    nobody: frozenset[str] = words(section="control")
    """What a subject begins with that says that nobody does it: "nobody", "neither N nor N"."""
    not_of_itself: frozenset[str] = words(section="control")
    """Verbs of saying that say nothing with a reflexive pronoun: "s’expliquer par"."""
    aspectual: frozenset[str] = words(section="control", optional=True)
    """Verbs of going on and ending that say something only where the words are what is said: "“…”, he
    continued", not "prices continued their “rise”"."""
    speaking: frozenset[str] = words(section="control", optional=True)
    """Verbs of speaking whose object is not what is said: "she spoke “slowly”"."""
    asking: frozenset[str] = words(section="control")
    """Verbs of asking, whose object is the subject of the infinitive after it: "asked N to say"."""
    absolute: frozenset[str]
    """Prepositions before a clause with a participle: "with Kasich calling it a joke"."""
    quoting: frozenset[str] = words(section="sources")
    """Verbs whose subject in the passive is the one who speaks: "X wird zitiert"."""
    attributing: frozenset[str] = words(section="sources", optional=True)
    """Participles of verbs whose object are the words, and not who says them: "attributed" ..."""
    attributed_to: frozenset[str] = words(section="sources", optional=True)
    """... and the prepositions after them, before the one who says the words: "to"."""
    adverb_endings: tuple[str, ...]
    not_adverbs: frozenset[str]
    contractions: tuple[str, ...]
    """What verbs become after a pronoun: "'s", "'ll"."""
    source_phrases: tuple[str, ...] = ordered_words(section="sources", key="before")
    """Phrases before a speaker: "according to"."""
    sources_behind: frozenset[str] = words(section="sources", key="behind")
    """Words before a speaker that count only right after a quotation."""
    sources_after: frozenset[str] = words(section="sources", key="after")
    labels: frozenset[str] = words(section="sources")
    """What comes before a colon as a name does, and names nobody: "Exclusive", "Video"."""
    impersonal: frozenset[str] = words(section="sources")
    """Verbs whose subject is empty: "heißt es in dem Brief"."""
    reported: frozenset[str]
    """Verbs in the mood of reported speech."""
    complementizers: frozenset[str]
    """What opens the content of a verb of saying: "that"."""
    parenthetical: frozenset[str]
    """What opens a parenthesis that names a speaker: "as Clinton put it"."""
    infinitive: frozenset[str]
    """What comes before an infinitive."""
    reflexive: frozenset[str]
    agents: frozenset[str]
    """Prepositions after a participle: "obtained by the Post"."""
    sources_of: frozenset[str] = words(section="sources", key="of")
    sources_in: frozenset[str] = words(section="sources", key="in")
    pronouns: Mapping[str, Pronoun]
    names: NameWords = part(NameWords)
    unspoken: UnspokenWords = part(UnspokenWords)
    unspaced: UnspacedWords = part(UnspacedWords, optional=True)
    shared_given: Mapping[str, str]
    """From a given name that all languages share to ``m`` or ``f``."""
    abbreviations: Abbreviations
    """Words with a full stop that does not end a sentence."""

    sources_before: Mapping[str, tuple[tuple[str, ...], ...]] = attrs.field(init=False)
    """The phrases before a speaker by first word; the rest of each, the longest first."""
    source_words: frozenset[str] = attrs.field(init=False)
    """Words with which phrases for a source begin."""
    verbs: frozenset[str] = attrs.field(init=False)
    """Words that may be verbs of saying, or the first of one of two words."""
    verbs_of_saying: Mapping[str, CueForm] = attrs.field(init=False)
    """Those verbs by their infinitives."""

    hints: frozenset[str] = attrs.field(init=False)
    """All words that, next to words in marks, can show that nobody says these."""
    hinting_verbs: frozenset[str] = attrs.field(init=False)
    """Verbs that can do so, in the infinitive."""

    given: Mapping[str, str] = attrs.field(init=False)
    """From a given name, shared or of this language, to ``m`` or ``f``."""
    tag_inside: Mapping[str, Tag | None] = attrs.field(init=False)
    """What each word does inside a sentence, as `tag` says; it is remembered."""

    @sources_before.default
    def _sources_before(self) -> dict[str, tuple[tuple[str, ...], ...]]:
        return _phrases(self.source_phrases)

    @source_words.default
    def _source_words(self) -> frozenset[str]:
        return self.sources_behind | self.sources_after | frozenset(self.sources_before)

    @verbs.default
    def _verbs(self) -> frozenset[str]:
        return frozenset(self.cues) | frozenset(self.phrases)

    @verbs_of_saying.default
    def _verbs_of_saying(self) -> dict[str, CueForm]:
        return {cue.lemma: cue for cue in self.cues.values() if cue.form is VerbForm.FINITE}

    @hints.default
    def _hints(self) -> frozenset[str]:
        words = self.unspoken
        return self.so_called | self.naming | self.works | words.names | words.mentions

    @hinting_verbs.default
    def _hinting_verbs(self) -> frozenset[str]:
        words = self.unspoken
        return words.bearing | words.bearing_reflexive | words.calling | words.considering

    @given.default
    def _given(self) -> dict[str, str]:
        own = dict.fromkeys(self.names.given_masculine, "m") | dict.fromkeys(self.names.given_feminine, "f")
        return {**own, **self.shared_given}

    @tag_inside.default
    def _tag_inside(self) -> Memo[Tag | None]:
        return Memo(self._tag_of)

    def _tag_of(self, word: str) -> Tag | None:
        return self.tag(word.lower(), word)

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


def compile_quotes(tables: Tables, words: FunctionWords, verbs: ReportingVerbs) -> QuotationVocabulary:
    """Return what ``quotations.toml`` of a language says, with the words that other kinds ask for as well.

    Raises `TableError` if the table is wrong.
    """
    closed, lists = words.closed, verbs.words
    return tables.read(
        QuotationVocabulary,
        "quotations",
        elsewhere=("marks", "words", "pronouns", "cues", "irregular", "inflection", "participles"),
        tags=words.tags,
        pronouns=words.pronouns,
        cues=verbs.cues,
        phrases=verbs.phrases,
        naming=lists.naming,
        so_called=lists.so_called,
        nouns=lists.nouns,
        works=lists.works,
        work_endings=lists.work_endings,
        articles=frozenset(word.lower() for word in closed.articles),
        absolute=closed.absolute,
        adverb_endings=closed.adverb_endings,
        agents=closed.agents,
        bearers=closed.bearers,
        causative=closed.causative,
        complementizers=closed.complementizers,
        contractions=closed.contractions,
        documents=closed.documents,
        infinitive=closed.infinitive,
        not_adverbs=closed.not_adverbs,
        oblique=closed.oblique,
        parenthetical=closed.parenthetical,
        possessives=closed.possessives,
        reflexive=closed.reflexive,
        reported=closed.reported,
        shared_given=tables.shared(GivenNames, "given_names").genders,
        abbreviations=abbreviations_of(tables),
    )


def _phrases(phrases: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    filed: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        first, *rest = phrase.lower().split()
        filed.setdefault(first, []).append(tuple(rest))
    return {first: tuple(sorted(rests, key=len, reverse=True)) for first, rests in filed.items()}
