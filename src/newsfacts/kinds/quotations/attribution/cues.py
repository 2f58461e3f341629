"""Verbs of saying, judging and thinking in one sentence."""

from __future__ import annotations

from collections.abc import Sequence

from newsfacts.clauses import Sentence, VerbGroup
from newsfacts.kinds.quotations.attribution.line import Line
from newsfacts.kinds.quotations.vocabulary import QuotationVocabulary
from newsfacts.lexicon.reporting_verbs import CueForm

__all__ = ["Cues"]

_CLITIC = 3
"""Tokens between a verb and the beginning of the pronoun before it at most."""


def _telling_token(tokens: Sequence[str], verb: VerbGroup) -> int:
    """Return the last token of a verb group; the first where the last is a prefix: "teilte mit"."""
    last = verb.tokens[-1]
    return verb.tokens[0] if verb.lemma.startswith(tokens[last].lower()) else last


class Cues:
    """Finds out which verbs of one sentence say that somebody speaks, judges or thinks."""

    def __init__(self, line: Line, sentence: Sentence, grammar: QuotationVocabulary) -> None:
        self._line = line
        self._sentence = sentence
        self._grammar = grammar
        self._known: dict[tuple[int, bool], tuple[int, CueForm | None] | None] = {}

    def of(self, i: int, content: bool) -> tuple[int, CueForm | None] | None:
        """Return the token that says that somebody speaks, and its entry, if the verb of a clause does."""
        key = i, content
        if key not in self._known:
            self._known[key] = self._read_cue(i, content)
        return self._known[key]

    def _read_cue(self, i: int, content: bool) -> tuple[int, CueForm | None] | None:
        verb = self._sentence.verb(i)
        for token in reversed(verb.tokens):
            cue = self.at(token)
            if cue is not None and self.is_of_itself(token, cue.lemma):
                return None
            if cue is not None and not cue.attitude and (cue.speech or not content):
                if cue.noun and not verb.sure:
                    return None
                return token, cue
        known = self._grammar.verbs_of_saying.get(verb.lemma)
        named = any(self._line.lower(k) in self._grammar.naming for k in verb.tokens)  # "als „…“ bekannt ist"
        if known is not None and not known.attitude and (known.speech or not content) and not named:
            return _telling_token(self._line.tokens, verb), known
        return (_telling_token(self._line.tokens, verb), None) if content and "say" in verb.classes else None

    def at(self, token: int) -> CueForm | None:
        """Return the verb of saying at a token, if it may be one: of two words if the next goes with it."""
        low = self._line.lower(token)
        phrase = self._grammar.phrases.get(low)
        if phrase is not None:
            behind = self._line.lower(self._line.after(token))
            if behind in phrase:
                return phrase[behind]
        return self._grammar.cues.get(low)

    def held_at(self, i: int, content: bool = False) -> int | None:
        """Return the token of the verb of a clause, if it is one of judging or thinking, or of saying.

        With ``content`` a verb of two words counts as well: "ging davon aus, dass".
        """
        verb = self._sentence.verb(i)
        for token in reversed(verb.tokens):
            cue = self._grammar.cues.get(self._line.lower(token))
            if cue is not None:
                return None if self.is_of_itself(token, cue.lemma) else token
        known = content and verb.lemma in self._grammar.verbs_of_saying
        return _telling_token(self._line.tokens, verb) if known else None

    def is_thought(self, i: int) -> bool:
        """Return whether the verb of a clause is one of thinking."""
        token = self.held_at(i)
        cue = None if token is None else self.at(token)
        return cue is not None and cue.attitude

    def tells_manner(self, i: int, place: int) -> bool:
        """Return whether a quotation at a token says how somebody speaks, not what: "she spoke “slowly”"."""
        verb = self._sentence.verb(i)
        beside = self._line.after(verb.tokens[-1]) == place
        return beside and verb.lemma in self._grammar.speaking

    def is_of_itself(self, token: int, lemma: str) -> bool:
        """Return whether a reflexive pronoun makes a verb one that says nothing: "s’explique par"."""
        if lemma not in self._grammar.not_of_itself:
            return False
        before = [
            word.lower() for word in self._line.tokens[max(0, token - _CLITIC) : token] if word[0].isalpha()
        ]
        return bool(before) and before[-1] in self._grammar.reflexive
