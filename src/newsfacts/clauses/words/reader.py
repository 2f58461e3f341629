"""Reads the words of sentences: joins tokens that are one word, and tags what each may be."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable, Sequence
from itertools import compress
from typing import TypeAlias

from newsfacts.clauses.words.clitics import CliticReader
from newsfacts.clauses.words.name_openers import NameOpeners
from newsfacts.clauses.words.quoted import Quoted, StandIn
from newsfacts.clauses.words.sentence import Words
from newsfacts.clauses.words.tags import (
    APOSTROPHE,
    HYPHEN,
    QUOTE,
    SPACE,
    STOP,
    Tagger,
)
from newsfacts.regexes import compiled
from newsfacts.text.deadline import Pace
from newsfacts.text.memo import Memo

__all__ = ["WordReader"]

_GAP = frozenset({"", SPACE})
_CLIPPED = 2
"""How many letters a word has at most that may begin with an apostrophe after a blank: "It 's"."""

_Phrase: TypeAlias = tuple[tuple[str, ...], str]
"""The words of a phrase after its first, and its tag."""


_SMALL = frozenset({"adv", "aux", "comp", "coord", "det", "open", "prep", "pron", "qty", "ques", "sub"})
"""What a first word may be that is not a name, whatever is in the rest of the text."""


_NOMINAL = frozenset({"name", "noun", "time"})
"""What a first word may be that is a name or may be a common word with a capital."""
_NO_VERBS = frozenset({"noun", "name", "adj", "infinitive", "aux", "det", "pron", "adv"})
"""What a word must not be to be a finite verb for sure."""
_NO_SECOND_VERBS = (_NO_VERBS - {"aux"}) | {"participle"}
"""The same where it may be an auxiliary."""


class WordReader:
    """Reads the words of sentences of one language."""

    def __init__(self, tagger: Tagger) -> None:
        self.tagger = tagger
        self.dictionary = tagger.dictionary
        self._stand_in = StandIn(tagger)
        self._atoms = {tag: info.atoms for tag, info in tagger.infos.items()}
        self._glue = compiled(
            r"['.,/:-](?:(?<=[^ ]['-])(?=[^ ])|(?<=[^ ]\.)(?=[^ ]| )|(?<=N[,/:])(?=N))".replace(
                "N", tagger.number
            )
        )
        """Finds marks that may tie words; it begins with them, as few places have one."""
        self._clitics = CliticReader(tagger) if self.dictionary.has_clitics else None
        openers = self.dictionary.settings.name_openers
        self._name_openers = NameOpeners(tagger) if openers else None
        self._accented = {
            unicodedata.normalize("NFD", word)[:1] + word[1:]: word
            for word in self.dictionary.settings.bare_capitals
        }
        self._elided = {
            form: tagger.of_readings(readings, phrase=form.removesuffix("'") in self.dictionary.phrases)
            for form, readings in self.dictionary.elided.items()
        }
        self._shown = frozenset(tagger.infos) - {SPACE, QUOTE}
        """The tags of words; white space and quotation marks are not words."""
        self._phrase_tags = frozenset(tagger.chars("phrase"))
        phrases: dict[str, dict[str, list[_Phrase]]] = {}
        for first, rows in self.dictionary.phrases.items():
            seconds = phrases[first] = {}
            for rest, readings in rows:
                seconds.setdefault(rest[0], []).append((rest, tagger.of_readings(readings)))
        self._seconds = Memo(lambda token: phrases.get(token.lower()))
        """The phrases that a token begins, by their second word."""

    def read(
        self,
        tokens: Sequence[str],
        start: int,
        end: int,
        quotations: Sequence[Quoted] = (),
        until_deadline: Pace = iter,
        names: Container[str] = (),
    ) -> Words:
        """Return the words of the tokens from ``start`` to ``end``, each quotation read as a whole.

        A first word that is among ``names`` is one, unless it is a small word.
        """
        tags = [*map(self.tagger.memo.__getitem__, tokens[start:end])]
        for quoted in quotations:
            tags[quoted.start - start : quoted.end - start] = [SPACE] * (quoted.end - quoted.start)
        ends: dict[int, int] = {}
        joined = "".join(tags)
        if APOSTROPHE in joined:
            self._single_marks(tokens, start, tags, joined)
            joined = "".join(tags)
        self._join(tokens, start, tags, joined, until_deadline(self._glue.finditer(joined)), ends)
        self._first(tokens, start, tags, names)
        if self.dictionary.settings.drops_subjects and ":" in tokens[start:end]:
            self._verbs_behind_colons(tokens, start, tags, names)
        if self._name_openers is not None:
            self._name_openers.tag(tokens, start, tags)
        for quoted in until_deadline(quotations):
            self._stand_in.put(tokens, quoted, start, tags, ends)
        self._phrases(tokens, start, tags, ends)
        shown = "".join(tags).replace(SPACE, "").replace(QUOTE, "")
        if self._clitics is not None:
            shown = self._clitics.settle(shown)
        index = [*compress(range(start, end), map(self._shown.__contains__, tags))]
        return Words(tokens, shown, index, ends, self._atoms, quotations, until_deadline)

    @staticmethod
    def _single_marks(tokens: Sequence[str], start: int, tags: list[str], joined: str) -> None:
        """Tag single quotation marks as marks: ''so''; what is left are apostrophes."""
        last, opened, k = len(tags) - 1, False, -1
        while (k := joined.find(APOSTROPHE, k + 1)) >= 0:
            joins_before = k > 0 and tokens[start + k - 1][-1].isalnum()
            joins_after = k < last and tokens[start + k + 1][0].isalnum()
            if not joins_before and not (joins_after and len(tokens[start + k + 1]) <= _CLIPPED):
                tags[k] = QUOTE
                opened = opened or joins_after
            elif opened and joins_before and not joins_after:
                tags[k], opened = QUOTE, False

    def _first(self, tokens: Sequence[str], start: int, tags: list[str], names: Container[str]) -> None:
        """Tag the first word as if it had no capital, if a table knows it and it is not a name."""
        for k, tag in enumerate(tags[:6]):
            if self._accented and self._bare_capital(tokens, start + k):
                if self._links_verb(tokens[start + k].lower(), tags[k + 1 :]):
                    continue  # "E ha aggiunto"
                tags[k] = self.tagger.lower_memo[self._accented[tokens[start + k].lower()]]
                return
            info = self.tagger.infos.get(tag)
            if info is None or info.atoms.isdisjoint(_NOMINAL):
                if tag and tag not in " \"(~-*,.'":
                    return
                continue
            token = tokens[start + k]
            low = token.lower()
            if self._is_name_first(token, tags[k + 1 :], names):
                if not self.dictionary.settings.noun_capitals:
                    tags[k] = self.tagger.name
                return
            if token != low:
                tags[k] = self._without_capital(token, low, tags[k])
            return

    def _verbs_behind_colons(
        self, tokens: Sequence[str], start: int, tags: list[str], names: Container[str]
    ) -> None:
        """Tag a verb that opens marks after a colon as if it had no capital: "dijo: «Llegaremos tarde»".

        Where subjects may be dropped, speech often begins with its verb.
        """
        for k in range(3, len(tags)):
            if tags[k - 1] != QUOTE or tokens[start + k - 2] != " " or tokens[start + k - 3] != ":":
                continue
            if "fin" in self.tagger.infos[self.tagger.lower_memo[tokens[start + k].lower()]].atoms:
                behind = tags[k:]
                self._first(tokens, start + k, behind, names)
                tags[k:] = behind

    def _without_capital(self, token: str, low: str, tag: str) -> str:
        """Return the tag of a first word whose capital says nothing."""
        tagger = self.tagger
        if low in self.dictionary.forms or low in self.dictionary.phrases:
            return tagger.lower_memo[low]
        ending = tagger.ending_memo[low]
        atoms = tagger.infos[ending].atoms
        if self.dictionary.settings.noun_capitals:
            return ending if atoms & {"adv", "adj"} else tag
        if "name" not in tagger.infos[tag].atoms or "unknown" in atoms or token.isupper():
            return tag
        return ending if atoms & {"adv", "verb"} else tagger.first_name(ending)

    def _is_name_first(self, token: str, behind: Sequence[str], names: Container[str]) -> bool:
        """Return whether the first word of a sentence is a name, though a table knows it as another word.

        It is if it is among ``names``, and of two finite verbs side by side the first is; no small word is.
        """
        known = self.tagger.infos[self.tagger.lower_memo[token.lower()]].atoms
        if token.islower() or known & _SMALL:
            return False
        return token in names or ("fin" in known and self._is_finite(behind))

    def _is_finite(self, tags: Sequence[str]) -> bool:
        """Return whether the first word of some tags is a finite verb and nothing else."""
        following = next((tag for tag in tags if tag and tag != SPACE), "")
        info = self.tagger.infos.get(following)
        return info is not None and "fin" in info.atoms and not info.atoms & _NO_VERBS

    def _bare_capital(self, tokens: Sequence[str], i: int) -> bool:
        """Return whether a token is a word that has lost its accent to a capital: "A Paris", not "A-t-il"."""
        tied = i + 1 < len(tokens) and tokens[i + 1] == HYPHEN
        return tokens[i][0].isupper() and tokens[i].lower() in self._accented and not tied

    def _links_verb(self, low: str, behind: Sequence[str]) -> bool:
        """Return whether a finite verb follows a capital that would be one with its accent: "E disse"."""
        info = self.tagger.infos[self.tagger.lower_memo[self._accented[low]]]
        following = self.tagger.infos.get(next((tag for tag in behind if tag and tag != SPACE), ""))
        if "fin" not in info.atoms or following is None:
            return False
        return "fin" in following.atoms and not following.atoms & _NO_SECOND_VERBS

    def _join(
        self,
        tokens: Sequence[str],
        start: int,
        tags: list[str],
        joined: str,
        glue: Iterable[re.Match[str]],
        ends: dict[int, int],
    ) -> None:
        """Put words together that marks tie ("co-founder", "U.S.", "4,000"); drop stops of abbreviations."""
        last = len(tags) - 1
        first = -1  # where the word being put together begins
        reached = -1
        found = -1
        for match in glue:
            k = match.start()
            if joined[k] == STOP and found == k - 1 and k > 0:
                continue  # of several marks in a row the first counts
            found = k
            if not 0 < k < last:
                continue
            before = first if reached == k - 1 and first >= 0 else k - 1
            if not tags[before]:
                continue
            mark = joined[k]
            if mark == APOSTROPHE:
                if not self._apostrophe(tokens, start, tags, k, ends):
                    continue
            elif mark == HYPHEN:
                if not self._hyphen(tokens, start, tags, before, k):
                    continue
            elif mark == STOP:
                if joined[k + 1] == SPACE:
                    if k < last - 1 and tokens[start + k - 1][-1:].isalnum():
                        tags[k] = ""  # inside a sentence it ends an abbreviation
                        ends[start + before] = start + k + 1
                    continue
                if tokens[start + k + 1][:1].isalnum():
                    tags[before] = (
                        self.tagger.number
                        if joined[k - 1] == joined[k + 1] == self.tagger.number
                        else self.tagger.name
                    )
                else:
                    continue
            tags[k] = tags[k + 1] = ""
            ends[start + before] = start + k + 2
            first, reached = before, k + 1

    def _apostrophe(
        self, tokens: Sequence[str], start: int, tags: list[str], k: int, ends: dict[int, int]
    ) -> bool:
        """Return whether the words on both sides of an apostrophe are one word."""
        forms = self.dictionary.forms
        before, after = tokens[start + k - 1].lower(), tokens[start + k + 1].lower()
        whole = forms.get(before + "'" + after)
        enclitic = forms.get("'" + after)
        if enclitic is not None:
            if whole is not None:
                tags[k - 1] = self.tagger.lower_memo[before + "'" + after]
            tags[k] = ""
            tags[k + 1] = self.tagger.lower_memo["'" + after]
            return False
        if whole is not None:
            tags[k - 1] = self.tagger.lower_memo[before + "'" + after]
            return True
        if before + "'" in self._elided:
            tags[k - 1] = self._elided[before + "'"]
            tags[k] = ""
            ends[start + k - 1] = start + k + 1
            return False
        if not tokens[start + k + 1][0].isalpha() or not tokens[start + k - 1][0].isalnum():
            return False
        tags[k - 1] = self.tagger.name
        return True

    def _hyphen(self, tokens: Sequence[str], start: int, tags: list[str], before: int, k: int) -> bool:
        """Return whether the words on both sides of a hyphen are one word."""
        tagger = self.tagger
        after = tokens[start + k + 1]
        if not after[0].isalnum() or not tokens[start + before][0].isalnum():
            return False
        if self.dictionary.settings.inverted_hyphen:
            low = after.lower()
            forms = self.dictionary.forms.get(low, ())
            if low in self.dictionary.settings.linking or any(
                "enclitic" in reading.features for reading in forms
            ):
                tags[k] = ""
                if any(r.category == "clitic" and "enclitic" in r.features for r in forms):
                    tags[k + 1] = tagger.variants["clitic"].get(tags[k + 1], tags[k + 1])  # "queixou-se"
                if low in self.dictionary.settings.linking:
                    tags[k + 1] = ""
                    if k + 2 < len(tags) and tags[k + 2] == HYPHEN:
                        tags[k + 2] = ""
                return False
        first, second = tokens[start + before], tagger.infos[tags[k + 1]].atoms
        if first.lower() in self.dictionary.settings.hyphen_prefixes and "verb" in second:
            tags[before] = tags[k + 1]
        elif tags[before] == tagger.number and tags[k + 1] == tagger.number:
            pass
        elif self._named(first, after, second):
            tags[before] = tagger.name
        else:
            tags[before] = tagger.compound
        return True

    def _named(self, first: str, after: str, second: frozenset[str]) -> bool:
        """Return whether two words that a hyphen ties are a name, or a noun where nouns have capitals."""
        if after[0].isupper() and self.dictionary.settings.noun_capitals:
            return True
        return first[0].isupper() and (after[0].isupper() or "name" in second)

    def _phrases(self, tokens: Sequence[str], start: int, tags: list[str], ends: dict[int, int]) -> None:
        """Put the words of known phrases together: "because of"."""
        last = len(tags) - 1
        # a phrase takes its words away from those after it: each is looked at when it is its turn
        for k in compress(range(last), map(self._phrase_tags.__contains__, tags)):
            seconds = self._seconds[tokens[start + k]]
            if seconds is None:
                continue
            j = k + 1
            while j < last and tags[j] in _GAP:
                j += 1
            i = start + j
            second = "".join(tokens[i : ends[i]]) if i in ends else tokens[i]
            rows = seconds.get(second.lower())
            if rows is not None and tags[j] not in _GAP:
                self._phrase_at(tokens, start, tags, ends, (k, j), rows)

    def _phrase_at(
        self,
        tokens: Sequence[str],
        start: int,
        tags: list[str],
        ends: dict[int, int],
        first: tuple[int, int],
        rows: Sequence[_Phrase],
    ) -> None:
        """Put the longest phrase together whose first two words are at these tags, if there is one."""
        k, last = first
        ahead = range(last + 1, min(len(tags), last + 4 * len(rows[0][0])))
        places = [last, *(j for j in ahead if tags[j] and tags[j] != SPACE)]
        for rest, tag in rows:
            if len(rest) <= len(places) and all(
                "".join(tokens[start + p : ends.get(start + p, start + p + 1)]).lower() == word
                for p, word in zip(places[1:], rest[1:], strict=False)
            ):
                tags[k] = tag
                last = places[len(rest) - 1]
                ends[start + k] = ends.get(start + last, start + last + 1)
                for p in range(k + 1, last + 1):
                    tags[p] = ""
                return
