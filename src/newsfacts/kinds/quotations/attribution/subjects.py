"""Subjects: which words of a clause name the one who speaks."""

from __future__ import annotations

from newsfacts.kinds.quotations.attribution.noun_phrases import Mention, Phrases
from newsfacts.kinds.quotations.attribution.sentence import DASHES, Passage
from newsfacts.kinds.quotations.attribution.tokens import first_from
from newsfacts.lexicon.function_words import Tag
from newsfacts.text.lazy import lazy

__all__ = ["Mention", "Subjects"]

_SKIPPED = (Tag.AUXILIARY, Tag.ADVERB, Tag.TIME)
"""What may stand between a subject and its verb."""
_ASIDES = (Tag.COORDINATOR, Tag.ADVERB, Tag.TIME)
"""What may stand before the first noun phrase of a clause."""


class Subjects(Phrases):
    """Finds the subjects of verbs in one passage."""

    def __init__(self, passage: Passage) -> None:
        super().__init__(passage)
        self.antecedents: dict[int, Mention | None] = {}
        """From the atom of a relative pronoun to what it stands for, if anything can be found."""

    def left(self, verb: int, low: int) -> Mention | None:
        """Return the subject that stands before a finite verb, not before atom ``low``."""
        p, lows, tags = self.passage, self.passage.lows, self.passage.tags
        i = verb
        while i > low and tags[i - 1] in _SKIPPED and p.words[i - 1] != "":
            i -= 1
        if low < i < verb and tags[i] is Tag.TIME and tags[i - 1] is Tag.PREPOSITION:
            i -= 1  # "Trump on Saturday tweeted"
        if i == low or p.is_quote(i - 1):
            return None
        before = i - 1
        if tags[before] is Tag.RELATIVE and before > low:
            self.antecedents[before] = self._antecedent(before, low)
            return before, before + 1
        if tags[before] is Tag.PRONOUN:
            return before, i
        if tags[before] is Tag.COORDINATOR:
            return self._of_coordinated(low, before)
        if lows[before] in self.grammar.infinitive:
            return self.main(low, before)
        if p.words[before] in DASHES or p.words[before] == ",":
            return self._behind_comma(before, low)
        if tags[before] in (Tag.SUBORDINATOR, Tag.PREPOSITION):
            return None
        return self.phrase_before(i, low)

    def _of_coordinated(self, low: int, coordinator: int) -> Mention | None:
        """Return the subject of the clause that "and said" continues."""
        p = self.passage
        bracketed = ended = False
        for i in range(coordinator - 1, low, -1):
            if p.words[i] in ("(", ")"):
                bracketed = p.words[i] == ")"
            if bracketed:
                continue
            if p.words[i] == "," and p.tags[i + 1] is Tag.COORDINATOR and i + 2 < coordinator:
                subject = self.main(i + 2, coordinator)
                if subject is not None and subject[0] == i + 2 and self._has_verb(subject[1], coordinator):
                    return subject
            aside = p.words[i] == "," or p.words[i] in DASHES
            if p.lows[i] in self.grammar.complementizers or (p.tags[i] is Tag.RELATIVE and ended):
                continue  # "said that it was late and left", "Doyle, who chairs the board, rose and left"
            ended = ended or aside
            if p.tags[i] is Tag.RELATIVE and not self._begins(i + 1):
                return self.left(i + 1, low)
            if p.tags[i] in (Tag.SUBORDINATOR, Tag.RELATIVE):
                subject = self.main(i + 1, coordinator)
                if subject is not None and subject[0] == i + 1 and self._has_verb(subject[1], coordinator):
                    return subject
        return self.main(low, coordinator)

    def _begins(self, i: int) -> bool:
        """Return whether a noun phrase plainly begins at an atom."""
        return self.passage.tags[i] in (Tag.PRONOUN, Tag.DETERMINER) or self.passage.is_capital(i)

    def _has_verb(self, first: int, last: int) -> bool:
        p = self.passage
        return any(p.tags[i] is not Tag.PREPOSITION for i in range(first, last))

    def _antecedent(self, relative: int, low: int) -> Mention | None:
        """Return the noun phrase that a relative clause is about."""
        p = self.passage
        i = relative
        if i > low and p.tags[i - 1] is Tag.PREPOSITION:
            i -= 1
        if i > low and p.words[i - 1] == ",":
            return self._behind_comma(i - 1, low, nearest=True) or self.phrase_before(i - 1, low)
        return self.phrase_before(i, low)

    def _behind_comma(self, comma: int, low: int, nearest: bool = False) -> Mention | None:
        """Return the subject where a comma stands before the verb, behind an apposition or a clause.

        With ``nearest``, give what a relative clause behind the comma explains: of a clause its last noun.
        """
        p = self.passage
        segments: list[Mention] = []
        end = comma
        for i in range(comma - 1, low - 2, -1):
            quoted = i >= low and p.is_quote(i) and p.last_character(i) == ","  # 'On "Meet the Mayor," Hale'
            if i < low or quoted or p.words[i] == "," or p.words[i] in DASHES:
                if i + 1 < end:
                    segments.append((i + 1, end))
                end = i
            elif p.words[i] in (";", ":"):
                if i + 1 < end:
                    segments.append((i + 1, end))
                break
        for k, (first, last) in enumerate(segments):
            if p.is_quote(last - 1) or self._is_aside(first, last):
                continue
            if self._holds_verb(first, last):
                return self.phrase_before(last, first) if nearest else self.main(first, last)
            if k + 2 < len(segments) and self._is_region(segments[k], segments[k + 1]):
                continue
            subject = self.phrase_before(last, first)
            if subject is None:
                continue
            if k + 1 < len(segments) and self._is_apposition(first, last):
                name = segments[k + 1]
                fuller = None if self._is_aside(*name) else self.phrase_before(name[1], name[0])
                if fuller is not None and (self._has_name(fuller) or not self._has_name(subject)):
                    return fuller
            return subject
        return None

    def _is_region(self, segment: Mention, before: Mention) -> bool:
        """Return whether a stretch is the second half of a place: "in Columbus, Ohio, "."""
        p = self.passage
        place = p.tags[before[0]] is Tag.PREPOSITION and p.is_capital(before[1] - 1)
        return place and all(p.is_capital(i) for i in range(*segment))

    def _holds_verb(self, first: int, last: int) -> bool:
        """Return whether a stretch between commas is a clause of its own."""
        p = self.passage
        for i in range(first + 1, last):
            if p.tags[i] is Tag.RELATIVE:
                return False
            if p.tags[i] is Tag.AUXILIARY or (not p.is_quote(i) and self.is_verb(i)):
                return True
        return False

    def _is_aside(self, first: int, last: int) -> bool:
        """Return whether a stretch between commas holds no subject: "who led the talks", "in Rome", "45"."""
        p = self.passage
        if p.tags[first] in (
            Tag.RELATIVE,
            Tag.SUBORDINATOR,
            Tag.PREPOSITION,
            Tag.ADVERB,
            Tag.AUXILIARY,
            Tag.TIME,
        ):
            return True
        if p.is_gerund(first) or (
            not p.is_capital(first) and p.lows[first].endswith(self.grammar.verb_endings or ("\0",))
        ):
            return True
        if last - first == 1 and (
            p.words[first][:1].isdigit() or p.lows[first] in self.grammar.names.suffixes
        ):
            return True
        word = p.words[first]
        return word[1:2] == "-" and word[0].isupper()  # "R-Texas"

    def _is_apposition(self, first: int, last: int) -> bool:
        """Return whether a stretch between commas tells what somebody is: "head of X", "Sprecher für Y"."""
        p = self.passage
        if p.tags[first] is Tag.DETERMINER or not p.is_capital(first):
            return True
        if self.grammar.noun_capitals:
            return not (last - first == 2 and p.lows[first] not in self.grammar.names.titles)
        return p.lows[first] in self.grammar.names.titles and any(
            p.tags[i] is Tag.PREPOSITION for i in range(first, last)
        )

    def _has_name(self, mention: Mention) -> bool:
        last = mention[1] - 1
        return self.passage.is_capital(last) or self.passage.words[last] == ")"  # "Ada Novak (D-Ohio)"

    def right(self, verb: int, high: int) -> Mention | None:
        """Return the subject that follows a verb, before atom ``high``: "said a man from the ministry"."""
        p = self.passage
        i = verb + 1
        while i < high and p.tags[i] in _SKIPPED and not p.is_quote(i):
            i += 1
        if self.grammar.verb_second and i < high and p.tags[i] is Tag.PREPOSITION:
            i = self._past_time(i, high)
        return self.phrase_after(i, high)

    def _past_time(self, i: int, high: int) -> int:
        """Pass over "am Montag": a preposition with a time."""
        p = self.passage
        for k in range(i + 1, min(i + 4, high)):
            if p.tags[k] is Tag.TIME:
                return k + 1
        return i

    def main(self, low: int, high: int) -> Mention | None:
        """Return the subject of the clause that begins at ``low``: its first noun phrase behind any aside."""
        p = self.passage
        i = low
        while (i := first_from(self._openers, i, high)) >= 0:
            if p.tags[i] is Tag.PREPOSITION and i + 1 < high and p.words[i + 1].isdecimal():
                break  # "about 50 protesters"
            moment = self._moment(i, high)
            if moment > i:
                i = moment
                continue
            if (
                p.tags[i] in (Tag.PREPOSITION, Tag.SUBORDINATOR, Tag.RELATIVE)
                or p.is_gerund(i)
                or (i == low and self._is_past(i))
            ):
                comma = p.find(",", i, high)
                if comma < 0:
                    return None
                i = comma + 1
                continue
            break
        if i < 0:
            return None
        found = self.phrase_after(i + (p.tags[i] is Tag.PREPOSITION), high)
        if found is None:
            return None
        if self.grammar.noun_capitals and found[1] + 1 < high and p.words[found[1]] == ":":
            return self.main(found[1] + 1, high)  # "Europe: The party wants"
        if i > low:
            found = self._past_place(found, high)
        return found

    @lazy
    def _openers(self) -> list[int]:
        """The atoms that may open a noun phrase, in order: no mark, no quotation, no "and", no "later"."""
        p = self.passage
        return [i for i in range(p.size) if p.is_word(i) and p.tags[i] not in _ASIDES]

    def _moment(self, i: int, high: int) -> int:
        """Return the atom behind a time that opens a clause: "a month later, he", "last year X"; or ``i``."""
        p = self.passage
        if i + 2 >= high or p.tags[i + 1] is not Tag.TIME or p.tags[i] not in (Tag.DETERMINER, None):
            return i
        behind = i + 2 + (p.tags[i + 2] in (Tag.ADVERB, Tag.TIME))
        if behind < high and self._begins(behind):
            return behind
        comma = p.find(",", i, min(high, i + 5))
        return comma + 1 if comma >= 0 else i

    def _is_past(self, i: int) -> bool:
        """Return whether a sentence begins with a participle: "Asked about it, ..."."""
        p = self.passage
        endings = self.grammar.verb_endings
        return bool(endings) and p.lows[i].endswith(endings) and len(p.words[i]) > 4 and p.tags[i] is None

    def _past_place(self, found: Mention, high: int) -> Mention:
        """Pass over the second half of a place: "in Salem, New Hampshire, Trump said"."""
        p = self.passage
        i = found[1]
        if (
            i + 1 < high
            and p.words[i] == ","
            and not self._is_aside(i + 1, i + 2)
            and p.tags[found[0]] is None
        ):
            second = self.phrase_after(i + 1, high)
            if second is not None and second[1] < high and p.words[second[1]] != ",":
                return second
        return found
