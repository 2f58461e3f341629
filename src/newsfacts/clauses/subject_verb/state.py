"""What the reader of a sentence whose subject comes before its verb knows at each word."""

from __future__ import annotations

from newsfacts.clauses.draft import Draft, Group
from newsfacts.clauses.model import ClauseKind
from newsfacts.clauses.subject_verb.chunks import Chunks
from newsfacts.clauses.verb_groups import Chain
from newsfacts.clauses.words.sentence import Words
from newsfacts.clauses.words.tags import Tagger

__all__ = ["NAMED", "Patterns", "State"]

_TELLING = frozenset({"say", "think"})
NAMED = frozenset({"name", "det", "pron", "noun", "title"})
"""What a subject after its verb begins with."""
_CHOICE = 16
"""So many of the first and of the last noun groups before a verb may be its subject: news has no more."""
_DEGREE_REACH = 4
"""Words between "so" and its "that" at most."""
_GROUP_REACH = 6
"""Words back to its article that a noun group is looked at."""


class Patterns:
    """What is needed to read a language: its patterns, and the meaning of its tags."""

    def __init__(self, tagger: Tagger) -> None:
        self.chunks = Chunks(tagger)
        self.infos = tagger.infos
        self.finite = frozenset(tagger.chars("fin"))
        self.gerunds = frozenset(tagger.chars("gerund"))
        self.agents = tagger.dictionary.settings.agents
        self.adjectives_follow = tagger.dictionary.settings.adjectives_follow
        self.drops_subjects = tagger.dictionary.settings.drops_subjects
        self.ties_pronouns = tagger.dictionary.settings.inverted_hyphen
        """Whether only a pronoun can be the subject after an auxiliary: "a-t-il"."""
        self.degree = tagger.dictionary.settings.degree


class State:
    """The part of the sentence that has been read."""

    __slots__ = (
        "at",
        "before",
        "comma",
        "contact",
        "current",
        "decided",
        "drafts",
        "fronted",
        "infos",
        "inserted",
        "language",
        "last",
        "last_before",
        "last_verb",
        "link",
        "linked",
        "linked_from",
        "nonfinite",
        "pending",
        "size",
        "tags",
        "words",
    )

    def __init__(self, language: Patterns, words: Words) -> None:
        self.language = language
        self.words = words
        self.tags = words.tags
        self.infos = language.infos
        self.size = len(words.tags)
        self.at = words.at
        self.current = Draft("main", 0, None)
        self.drafts = [self.current]
        self.nonfinite: list[Draft] = []
        """Participle and infinitive clauses."""
        self.before = "start"
        """What comes right before: start, comma, mark, coord, opener, verb, nonfinite, participle, group,
        pp, adverb, other."""
        self.linked = False
        """Whether a coordinator came before the group or verb."""
        self.comma = 0
        """The word after the last comma."""
        self.link = 0
        """The word after the last coordinator."""
        self.linked_from = ""
        """What came before the last coordinator, as in ``before``."""
        self.decided = -1
        """A word that the end of a noun group has shown to be a verb."""
        self.fronted = False
        """Whether the clause begins with a participle or infinitive, whose objects end at the next comma."""
        self.contact: Draft | None = None
        """A relative clause that no word opened, while its outer clause waits."""
        self.inserted: list[Draft] = []
        """Clauses that say who says the one around them."""
        self.last_verb = -1
        """The last verb of the last chain, finite or not."""
        self.pending: Draft | None = None
        """A clause that an unsure opener would open, if a verb follows its group."""
        self.last: Group | None = None
        """The last group that nothing governs."""
        self.last_before = "start"

    def linked_to_verb(self, k: int) -> bool:
        """Return whether a coordinator comes right before word ``k``, adverbs aside."""
        j = k - 1
        while j >= 0 and "adv" in self.at[j] and "coord" not in self.at[j]:
            j -= 1
        return j >= 0 and ("coord" in self.at[j])

    def speaks(self, current: Draft) -> bool:
        """Return whether the last verb of a clause is one of saying or thinking."""
        assert current.verb is not None
        return not self.at[max(current.verb.last, self.last_verb)].isdisjoint(_TELLING)

    def tells_degree(self, k: int) -> bool:
        """Return whether a word before word ``k`` needs a measure: "so heavy that"."""
        verb = self.current.verb
        start = max(0 if verb is None else verb.words[0], k - _DEGREE_REACH)
        return not self.language.degree.isdisjoint(self.words.lowers[start:k])

    def choose(self, current: Draft) -> Group | None:
        """Return the group that is the subject of a clause, in the part that has been read."""
        groups = current.groups
        if not groups:
            return current.own or (
                current.fallback if current.fallback and self.comma <= current.fallback[0] else None
            )
        if len(groups) == 1:
            return groups[0]
        if len(groups) > 2 * _CHOICE:
            groups = groups[:_CHOICE] + groups[-_CHOICE:]
        for group in reversed(groups):
            if group[1] - group[0] == 1 and "nomonly" in self.at[group[0]]:
                return group
        rest = [g for g in groups if "time" not in self.at[g[1] - 1]] or groups
        if self.language.adjectives_follow:  # no "mardi 29"
            rest = [g for g in rest if "time" not in self.at[g[0]]] or rest
        return rest[-1] if self._is_fresh(rest) else rest[0]

    def _is_fresh(self, groups: list[Group]) -> bool:
        """Return whether the last group opens the clause after a comma: "in Novi, Michigan, Bell says"."""
        first, last = groups[0], groups[-1]
        if first == last or last[0] != self.comma or not self.at[last[0]] & {"name", "title"}:
            return False
        return not any("coord" in self.at[k] for k in range(*last))

    def is_contact(self, k: int) -> bool:
        """Return whether a verb at word ``k`` belongs to a relative clause without a word that opens it."""
        groups = self.current.groups
        return (
            len(groups) > 1
            and "pron" not in self.at[groups[0][1] - 1]
            and self.last == groups[-1]
            and groups[-1][1] == k
            and self.last_before in ("group", "pp")
            and self.comma <= groups[0][0]
            and "time" not in self.at[groups[0][1] - 1]
            and "coord" not in self.at[groups[-1][0] - 1]
        )

    def is_inserted(self, k: int) -> bool:
        """Return whether a verb at word ``k`` belongs to a clause between dashes: "- it fell -"."""
        groups = self.current.groups
        return (
            len(groups) > 1
            and self.last == groups[-1]
            and groups[-1][1] == k
            and self.last_before == "mark"
            and groups[0][1] < self.comma == groups[-1][0]
        )

    def follows_subject(self, k: int) -> bool:
        """Return whether a group that may be a subject comes right before word ``k``, adverbs aside."""
        while k > 0 and "adv" in self.at[k - 1]:
            k -= 1
        return self.last is not None and self.last[1] == k

    def take(self, draft: Draft, k: int, chain: Chain, strength: int, subject: Group | None) -> None:
        """Give a clause its verb, and continue after it."""
        draft.verb = chain
        draft.strength = strength
        draft.subject = None if draft.free and subject == draft.own else subject
        if subject is not None and "existential" in self.at[subject[0]]:
            draft.subject, draft.existential = None, True
        elif subject is not None and "expletive" in self.at[subject[0]] and self._is_impersonal(k, chain):
            draft.subject, draft.impersonal = None, True
        draft.objects = []
        self.current = draft
        self.before = "verb"
        self.last = None
        self.linked = False
        self.pending = None

    def _is_impersonal(self, k: int, chain: Chain) -> bool:
        """Return whether the subject of a verb means nothing: "il faut", "il y a"."""
        if "impersonal" in self.at[chain.last]:
            return True
        has = self.infos[self.tags[k]].governs.get("participle") == "past"
        return has and any(
            "clitic:existential" in self.at[j] for j in range(max(0, k - 2), k) if "clitic" in self.at[j]
        )

    def add_nonfinite(self, kind: ClauseKind, k: int, chain: Chain) -> None:
        """Note a clause whose verb is a participle or an infinitive."""
        draft = Draft(kind, k, self.current)
        draft.verb = chain
        self.nonfinite.append(draft)

    def open_clause(self, draft: Draft) -> None:
        """Go into a clause that has just been opened."""
        self.drafts.append(draft)
        self.current = draft
        self.pending = None
        self.last = None

    def agrees(self, j: int, verb: frozenset[str], start: int) -> bool:
        """Return whether the noun at word ``j`` may be the subject of a form right after it."""
        noun = self.at[j]
        if self.language.adjectives_follow:
            number = self._article_number(j)
            if number:
                return "t:past" in verb or ("v" + number) in verb or not verb & {"vsg", "vpl"}
        if not noun & {"noun", "name", "time", "title", "pron", "qty", "compound"}:
            return False
        if "t:past" in verb:
            return True
        if "vsg" in verb:
            return not ("pl" in noun and "sg" not in noun)
        return ("pl" in noun and "sg" not in noun) if "vpl" in verb else True

    def _article_number(self, j: int) -> str:
        """Return the number that the article before word ``j`` shows, if it shows one."""
        for i in range(j - 1, max(-1, j - _GROUP_REACH), -1):
            if "det" in self.at[i]:
                shown = self.at[i] & {"sg", "pl"}
                return next(iter(shown)) if len(shown) == 1 else ""
            if not self.at[i] & {"noun", "adj", "name", "participle", "qty"}:
                break
        return ""

    def verb_ahead(self, k: int) -> bool:
        """Return whether a sure finite verb follows before the clause ends."""
        for j in range(k, min(self.size, k + 12)):
            atoms = self.at[j]
            if "fin" in atoms and not atoms & {"participle", "noun", "infinitive", "adj"}:
                return True
            if "aux" in atoms and "fin" in atoms and not self.at[j - 1] & {"mark", "aux"}:
                return True
            if atoms & {".", ";", ":", "rel", "sub", "comp", "open"} or (j > k and "," in atoms):
                return False
        return False
