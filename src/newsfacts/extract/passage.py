"""A paragraph cut into words and quotations, for finding out who speaks in it.

Only paragraphs with quotation marks are ever cut. A quotation is one atom, whatever it says, so that the
writer's own clauses can be read across it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from newsfacts.grammar.cues import CueForm, VerbForm
from newsfacts.grammar.quotes import Pronoun, QuoteGrammar, Tag
from newsfacts.scan.marks import Pair

__all__ = ["Passage"]

_ATOM = re.compile(
    r"\d++(?:[.,]\d++)++"  # 1,000
    r"|(?:[^\W\d_]\.){2,}"  # U.S.
    r"|[@#]?\w++(?:[-\N{NON-BREAKING HYPHEN}'’&]\w++)*+(?:['’](?=\s))?"  # Anti-Illegal, O'Neill, allies'
    r"|--+|\.\.\.+|[^\w\s]"
)
_STOPS = frozenset([".", "!", "?", "…", "...", "。"])
_OPENING = _STOPS | {""}
_OPEN_END = frozenset(",?!…-–—;")
"""Last characters of a quotation that let the writer's clause go on behind it."""
DASHES = frozenset(["—", "–", "-", "--", "―"])
_DATELINE = 12
"""How many atoms the dateline of an agency may have."""
_AROUND = 6
"""How many atoms on either side tell a headline."""


class Passage:
    """One paragraph as atoms: words, marks of punctuation, whole quotations."""

    def __init__(self, text: str, start: int, end: int, pairs: Sequence[Pair], grammar: QuoteGrammar) -> None:
        self.text = text
        self.grammar = grammar
        self.pairs = pairs
        self.words: list[str] = []
        """The atoms as they stand; a quotation is an empty string."""
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.quotes: dict[int, int] = {}
        """From the index of an atom to that of its quotation in ``pairs``."""
        at = start
        for k, pair in enumerate(pairs):
            self._cut(at, pair.outer_start)
            self.quotes[len(self.words)] = k
            self._add("", pair.outer_start, pair.outer_end)
            at = pair.outer_end
        self._cut(at, end)
        self.lows = [word.lower() for word in self.words]
        self.size = len(self.words)
        known, endings, plain = grammar.tags.get, grammar.adverb_endings, grammar.tag
        tags: list[Tag | None] = list(map(known, self.lows))
        for i, word in enumerate(self.words):
            low = self.lows[i]
            if tags[i] is Tag.PRONOUN:
                tags[i] = self._before_noun(i, low, tags)
            if tags[i] is not None or not word:
                continue
            if word != low and (i == 0 or self.words[i - 1] in _OPENING):
                tags[i] = plain(low, low)  # the capital of a sentence's first word says nothing
            elif low.endswith(endings) or "'" in low or "’" in low:
                tags[i] = plain(low, word)
        self.tags = tags

    def _before_noun(self, i: int, low: str, tags: Sequence[Tag | None]) -> Tag | None:
        """Tell "one diplomat" from "one said", and "two people" from "people"; else it is a pronoun."""
        grammar = self.grammar
        if low in grammar.quantifiers and i + 1 < self.size and tags[i + 1] is None:
            following = self.lows[i + 1]
            if (
                following[:1].isalpha()
                and following not in grammar.cues
                and not following.endswith(grammar.verb_endings or ("\0",))
            ):
                return Tag.DETERMINER
        elif low in grammar.plurals and i and tags[i - 1] in (None, Tag.DETERMINER) and self.is_word(i - 1):
            return None
        return Tag.PRONOUN

    def _add(self, word: str, start: int, end: int) -> None:
        self.words.append(word)
        self.starts.append(start)
        self.ends.append(end)

    def _cut(self, start: int, end: int) -> None:
        spans = [match.span() for match in _ATOM.finditer(self.text, start, end)]
        text = self.text
        if self.grammar.proclitics or self.grammar.enclitics:
            spans = [piece for first, last in spans for piece in self._pieces(first, last)]
        words = [text[first:last] for first, last in spans]
        if "." in words:
            self._join_abbreviations(words, spans)
        self.words += words
        self.starts += [first for first, _ in spans]
        self.ends += [last for _, last in spans]

    def _pieces(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """Cut off what is only written with a word but is one of its own: "l'Élysée", "a-t-il"."""
        word = self.text[first:last].lower().replace("’", "'")
        front = word.partition("'")[0]
        if len(front) + 1 < len(word) and front in self.grammar.proclitics:
            yield first, first + len(front)
            yield from self._pieces(first + len(front) + 1, last)
            return
        for joined, pronoun in self.grammar.enclitics:
            if word.endswith(joined):
                yield first, last - len(joined)
                yield last - len(pronoun), last
                return
        yield first, last

    def _join_abbreviations(self, words: list[str], spans: list[tuple[int, int]]) -> None:
        """Give the stops of "Gov." and "J." to their words."""
        for i in range(len(words) - 1, 0, -1):
            if words[i] != "." or spans[i - 1][1] != spans[i][0]:
                continue
            last = words[i - 1]
            initial = len(last) == 1 and last.isupper() and last.lower() not in self.grammar.pronouns
            if initial or last in self.grammar.abbreviations:
                words[i - 1 : i + 1] = [last + "."]
                spans[i - 1 : i + 1] = [(spans[i - 1][0], spans[i][1])]

    def is_headline(self, i: int) -> bool:
        """Say whether the words around an atom are set in title case, as headlines are."""
        if self.grammar.noun_capitals:
            return False
        capitals = 0
        for step in (-1, 1):
            k = i
            while 0 <= k + step < self.size and abs(k - i) < _AROUND:
                k += step
                word = self.words[k]
                if word in _STOPS or (word == "" and step < 0):
                    break
                if len(word) > 3 and word[0].isalpha():
                    if not word[0].isupper() and self.tags[k] is None:
                        return False
                    capitals += word[0].isupper()
        return capitals > 1

    def is_unfinished(self, high: int) -> bool:
        """Say whether a sentence has no mark at its end, as headlines and items of lists have none."""
        last = high - 1
        if self.is_quote(last):
            return self.last_character(last) not in _STOPS
        return self.words[last] not in _STOPS and self.words[last] not in (":", ";", ")")

    def is_attributive(self, i: int) -> bool:
        """Say whether a quotation stands before a noun as an adjective does: its "smart" bins."""
        behind = i + 1
        return (
            i > 0
            and behind < self.size
            and self.is_nominal(behind)
            and self.last_character(i) not in ",.!?"
            and (self.tags[i - 1] is Tag.DETERMINER or self.is_nominal(i - 1))
        )

    # What an atom is

    def is_quote(self, i: int) -> bool:
        """Say whether an atom is a quotation."""
        return self.words[i] == ""

    def is_word(self, i: int) -> bool:
        """Say whether an atom is a word or a number."""
        word = self.words[i]
        return word != "" and (word[0].isalnum() or word[0] in "@#")

    def is_capital(self, i: int) -> bool:
        """Say whether an atom begins with a capital, as names do."""
        word = self.words[i]
        return word != "" and (
            word[0].isupper() or (word[0] in "@#" and len(word) > 1) or word[1:2].isupper()
        )

    def is_nominal(self, i: int) -> bool:
        """Say whether an atom may be a noun, a name or an adjective: a word that is none of the grammar's."""
        return self.is_word(i) and self.tags[i] is None

    def is_gerund(self, i: int) -> bool:
        """Say whether an atom is a present participle."""
        cue = self.grammar.cues.get(self.lows[i])
        if cue is not None:
            return cue.form is VerbForm.GERUND
        endings = self.grammar.gerund_endings
        return bool(endings) and len(self.words[i]) > 5 and self.words[i].endswith(endings)

    def cue(self, i: int) -> CueForm | None:
        """Give the verb of saying at an atom, if it is used as a verb there."""
        low = self.lows[i]
        phrase = self.grammar.phrases.get(low)
        if phrase is not None and i + 1 < self.size and self.lows[i + 1] in phrase:
            more = self.lows[i + 2] if i + 2 < self.size else ""
            return (
                phrase[self.lows[i + 1]] if more not in self.grammar.infinitive else None
            )  # "he went on to win"
        cue = self.grammar.cues.get(low)
        if cue is None:
            return None
        before = i - 1
        if before < 0 or self.is_quote(before) or self.words[before] in _STOPS:
            return cue
        if self.words[i][:1].isupper() and not self.is_headline(i):
            return None  # a name: "Ms Post", "the United States"
        tag, low = self.tags[before], self.lows[before]
        if tag is Tag.DETERMINER:
            return None
        if tag is Tag.PREPOSITION and low not in self.grammar.infinitive and cue.form is not VerbForm.GERUND:
            return None  # "for comment", "of classified papers"
        if cue.form is VerbForm.BASE and not self.grammar.verb_second:
            pronoun = self.grammar.pronouns.get(low)
            if pronoun is not None and pronoun.number == 1:
                return None
            plural = low in self.grammar.plurals or (low.endswith("s") and not self.possessive(before))
            if self.is_nominal(before) and not plural:
                return None  # "the Trump campaign"
        nouns = self.grammar.nouns
        if cue.noun and i + 1 < self.size and self.tags[i + 1] is Tag.AUXILIARY:
            return None  # "that states can do so"
        if cue.noun or self.lows[i] in nouns or (cue.lemma in nouns and self.lows[i] == cue.lemma + "s"):
            # "public comments", "Trump's claims": a noun; "Trump claims": a verb
            common = self.is_nominal(before) and not self.is_capital(before)
            said = common and ((cue.speech and self._begins_speech(i)) or self._calls(i, cue))
            owned = self.possessive(before) or (before > 0 and self._owns(before - 1) and not said)
            if owned or (
                common
                and low not in self.grammar.names.titles
                and (self.is_gerund(before) or not (said or self._introduces(i)))
            ):
                return None
        if self._is_adjective(i, cue):
            return None
        return cue

    def _owns(self, i: int) -> bool:
        """Say whether what stands two words on is a noun: "Trump's Putin remarks", "22 Clinton emails"."""
        tag = self.tags[i]
        return self.possessive(i) or self.words[i][:1].isdigit() or tag in (Tag.DETERMINER, Tag.PREPOSITION)

    def _calls(self, i: int, cue: CueForm) -> bool:
        """Say whether a form right before a quotation agrees with its subject: "the union calls"."""
        if i + 1 >= self.size or not self.is_quote(i + 1):
            return False
        plural = self.lows[i - 1].endswith("s") or self.lows[i - 1] in self.grammar.plurals
        return plural if cue.form is VerbForm.BASE else self.lows[i] != cue.lemma and not plural

    def _begins_speech(self, i: int) -> bool:
        """Say whether whole speech follows an atom: "The ad claims “Nobody will pay.”"."""
        k = i + 2 if i + 1 < self.size and self.words[i + 1] in (",", ":") else i + 1
        if k >= self.size or not self.is_quote(k) or not self.first_character(k).isupper():
            return False
        return self.word_count(self.pairs[self.quotes[k]]) > 1

    def _introduces(self, i: int) -> bool:
        """Say whether what follows an atom can only follow a verb: a quotation, "that"."""
        k = i + 1
        if k < self.size and (
            self.tags[k] is Tag.RELATIVE or self.words[k] == "," or self.lows[k] in self.grammar.infinitive
        ):
            k += 1
        return k < self.size and self.is_quote(k)

    def pronoun(self, i: int) -> Pronoun | None:
        """Give the pronoun at an atom, also where a verb is run into it: "he's"."""
        low = self.lows[i]
        return self.grammar.pronouns.get(low) or self.grammar.pronouns.get(
            low.replace("’", "'").partition("'")[0]
        )

    def _is_adjective(self, i: int, cue: CueForm) -> bool:
        """Say whether a past tense is a participle before a noun: "stored classified papers"."""
        endings = self.grammar.verb_endings
        if not endings or cue.form is not VerbForm.FINITE or not self.lows[i].endswith(endings):
            return False
        before = self.words[i - 1]
        return self.tags[i - 1] is None and before.islower() and before.endswith(endings)

    def possessive(self, i: int) -> bool:
        """Say whether an atom is a possessive: "Rubio's", "the allies'", "his"."""
        low = self.lows[i]
        return low.endswith(("'s", "’s", "s'", "s’")) or low in self.grammar.possessives

    # Sentences

    def sentences(self) -> list[tuple[int, int]]:
        """Give the sentences as ranges of atoms."""
        bounds = []
        first = self._dateline()
        for i, word in enumerate(self.words[:-1]):
            if i >= first and (word == "" or word in _STOPS) and self._ends_sentence(i):
                bounds.append((first, i + 1))
                first = i + 1
        if first < self.size:
            bounds.append((first, self.size))
        return bounds

    def _dateline(self) -> int:
        """Give the index of the atom behind "WASHINGTON, Dec. 8 (UPI) -", or 0."""
        if self.size < 3 or not (self.words[0].isupper() or ")" in self.words[:_DATELINE]):
            return 0
        dash = self.find(DASHES, 1, min(self.size - 1, _DATELINE))
        if dash > 0 and (self.words[dash - 1] == ")" or self.words[0].isupper()) and len(self.words[0]) > 2:
            return dash + 1
        return 0

    def _ends_sentence(self, i: int) -> bool:
        word = self.words[i]
        if word in _STOPS:
            if (
                self.grammar.noun_capitals
                and i > 0
                and self.words[i - 1].isdecimal()
                and len(self.words[i - 1]) < 3
            ):
                return False  # "am 29. Juni"
            return self._may_begin(i + 1) and not (word in ("...", "…") and not self.is_quote(i + 1))
        if not self.is_quote(i):
            return False
        if self.starts[i + 1] == self.ends[i] and self.words[i + 1][:1].isupper():
            return True  # a run-on: 'No exceptions'Defense
        if self.words[i + 1] in DASHES:
            return False  # "..." - Clinton
        last = self.last_character(i)
        if last in ".!?…" and self._may_begin(i + 1):
            return not self._tag_follows(i, last)
        return False

    def last_character(self, i: int) -> str:
        """Give the last character of a quotation that is not itself a mark."""
        pair = self.pairs[self.quotes[i]]
        j = pair.end - 1
        while j > pair.start and self.text[j] in "'\"’”»":
            j -= 1
        return self.text[j]

    def first_character(self, i: int) -> str:
        """Give the first character of a quotation that is not itself a mark."""
        pair = self.pairs[self.quotes[i]]
        j = pair.start
        while j < pair.end - 1 and self.text[j] in "'\"‘“«[(…. ":
            j += 1
        return self.text[j]

    def goes_on(self, i: int) -> bool:
        """Say whether the writer's clause may go on behind a quotation."""
        return self.last_character(i) in _OPEN_END or (i + 1 < self.size and self.words[i + 1] == ",")

    def _may_begin(self, i: int) -> bool:
        return (
            self.is_quote(i)
            or self.words[i][:1].isupper()
            or self.words[i][:1].isdigit()
            or self.words[i] in DASHES
        )

    def _tag_follows(self, i: int, last: str) -> bool:
        """Say whether "Clinton asked" follows a quotation that ends with a stop of its own."""
        j = i + 1
        if self.is_quote(j) or self.words[j] in DASHES:
            return False
        for k in range(j, min(j + (6 if last == "." else 14), self.size)):
            if not self.is_word(k) and (self.words[k] not in (",", "(", ")") or last == "."):
                return False
            cue = self.grammar.cues.get(self.lows[k])
            if cue is not None and cue.form is VerbForm.FINITE and cue.speech:
                if last == "." and self.tags[k - 1] is Tag.AUXILIARY:
                    return False  # "Rich nations had pledged more."
                if i > 1 and self.words[i - 1] in (",", ":") and self.is_word(i - 2):
                    return False  # somebody was named before it
                if last == ".":
                    return (
                        any(not self.is_word(m) for m in range(k + 1, min(k + 4, self.size)))
                        or k + 1 == self.size
                    )
                return True
        return False

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Give the offsets of the atoms from ``first`` up to, not including, ``last``."""
        return self.starts[first], self.ends[last - 1]

    def word_count(self, pair: Pair) -> int:
        """Give the number of words of a quotation, up to a dozen."""
        return len(self.text[pair.start : min(pair.end, pair.start + 120)].split())

    def find(self, words: Iterable[str], first: int, last: int) -> int:
        """Give the index of the first atom in a range that is one of these, or -1."""
        for i in range(first, last):
            if self.words[i] in words:
                return i
        return -1
