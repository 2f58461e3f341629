"""Subjects: which words of a clause name the one who speaks."""

from __future__ import annotations

from newsfacts.extract.passage import DASHES, Passage
from newsfacts.grammar.cues import VerbForm
from newsfacts.grammar.quotes import Tag

__all__ = ["Mention", "Subjects"]

Mention = tuple[int, int]
"""The atoms of a noun phrase: the first, and the one after the last."""

_BRACKETED = 8
"""How many atoms a bracket inside a name may hold."""
_LONGEST = 26
"""How many atoms a noun phrase may hold."""
_SKIPPED = (Tag.AUXILIARY, Tag.ADVERB, Tag.TIME)


class Subjects:
    """Finds noun phrases around the verbs of one passage."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.grammar = passage.grammar
        self.antecedents: dict[int, Mention] = {}
        """From the atom of a relative pronoun to what it stands for."""

    # Left of the verb

    def left(self, verb: int, low: int) -> Mention | None:
        """Give the subject that stands before a finite verb, not before atom ``low``."""
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
            antecedent = self._antecedent(before, low)
            if antecedent is not None:
                self.antecedents[before] = antecedent
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
        """Give the subject of the clause that "and said" continues."""
        p = self.passage
        bracketed = False
        for i in range(coordinator - 1, low, -1):
            if p.words[i] in ("(", ")"):
                bracketed = p.words[i] == ")"
            if bracketed:
                continue
            if (p.is_quote(i) and p.goes_on(i)) or p.words[i] == ";":
                break
            if p.words[i] == "," and p.tags[i + 1] is Tag.COORDINATOR and i + 2 < coordinator:
                subject = self.main(i + 2, coordinator)
                if subject is not None and subject[0] == i + 2 and self._has_verb(subject[1], coordinator):
                    return subject
            if p.lows[i] in self.grammar.complementizers:
                continue  # "said that it was late and left"
            if p.tags[i] in (Tag.SUBORDINATOR, Tag.RELATIVE):
                subject = self.main(i + 1, coordinator)
                if subject is not None and subject[0] == i + 1 and self._has_verb(subject[1], coordinator):
                    return subject
                if p.tags[i] is Tag.RELATIVE:
                    return self.left(i + 1, low)
        return self.main(low, coordinator)

    def _has_verb(self, first: int, last: int) -> bool:
        p = self.passage
        return any(p.tags[i] is not Tag.PREPOSITION for i in range(first, last))

    def _antecedent(self, relative: int, low: int) -> Mention | None:
        """Give the noun phrase that a relative clause is about."""
        p = self.passage
        i = relative
        if i > low and p.tags[i - 1] is Tag.PREPOSITION:
            i -= 1
        if i > low and p.words[i - 1] == ",":
            return self._behind_comma(i - 1, low) or self.phrase_before(i - 1, low)
        return self.phrase_before(i, low)

    def _behind_comma(self, comma: int, low: int) -> Mention | None:
        """Give the subject where a comma stands before the verb, behind an apposition or a clause."""
        p = self.passage
        segments: list[Mention] = []
        end = comma
        for i in range(comma - 1, low - 2, -1):
            if i < low or p.words[i] == "," or p.words[i] in DASHES:
                if i + 1 < end:
                    segments.append((i + 1, end))
                end = i
                if len(segments) == 6:
                    break
            elif p.is_quote(i) and end - i < 2:
                break
            elif p.words[i] in (";", ":"):
                if i + 1 < end:
                    segments.append((i + 1, end))
                break
        for k, (first, last) in enumerate(segments):
            if p.is_quote(last - 1) or self._is_aside(first, last):
                continue
            if self._holds_verb(first, last):
                return self.main(first, last)
            if k + 2 < len(segments) and self._is_region(segments[k], segments[k + 1]):
                continue
            subject = self.phrase_before(last, first)
            if subject is None:
                continue
            if k + 1 < len(segments) and self._is_apposition(first, last):
                name = segments[k + 1]
                fuller = None if self._is_aside(*name) else self.phrase_before(name[1], name[0])
                if fuller is not None and self._has_name(fuller):
                    return fuller
            return subject
        return None

    def _is_region(self, segment: Mention, before: Mention) -> bool:
        """Say whether a stretch is the second half of a place: "in Columbus, Ohio, "."""
        p = self.passage
        place = p.tags[before[0]] is Tag.PREPOSITION and p.is_capital(before[1] - 1)
        return place and all(p.is_capital(i) for i in range(*segment))

    def _holds_verb(self, first: int, last: int) -> bool:
        """Say whether a stretch between commas is a clause of its own."""
        p = self.passage
        for i in range(first + 1, last):
            if p.tags[i] is Tag.RELATIVE:
                return False
            if p.tags[i] is Tag.AUXILIARY or (not p.is_quote(i) and self._is_verb(i)):
                return True
        return False

    def _is_aside(self, first: int, last: int) -> bool:
        """Say whether a stretch between commas holds no subject: "who led the talks", "in Brussels", "45"."""
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
        """Say whether a stretch between commas tells what somebody is: "the head of X", "Sprecher für Y"."""
        p = self.passage
        if p.tags[first] is Tag.DETERMINER or not p.is_capital(first):
            return True
        if self.grammar.noun_capitals:
            return not (last - first == 2 and p.lows[first] not in self.grammar.names.titles)
        return p.lows[first] in self.grammar.names.titles and any(
            p.tags[i] is Tag.PREPOSITION for i in range(first, last)
        )

    def _has_name(self, mention: Mention) -> bool:
        p = self.passage
        if p.tags[mention[0]] is Tag.DETERMINER:
            return not self.grammar.noun_capitals and p.is_capital(mention[1] - 1)
        return p.is_capital(mention[1] - 1)

    def phrase_before(self, end: int, low: int) -> Mention | None:
        """Give the noun phrase that ends right before an atom, with what prepositions tie to it."""
        p, tags, words = self.passage, self.passage.tags, self.passage.words
        low = max(low, end - _LONGEST)
        i = end
        while i > low:
            k = i - 1
            if p.is_quote(k):
                if i == end or k == low or not p.is_nominal(k - 1):
                    break
            elif words[k] == ")":
                opening = self._opening(k, low)
                if opening <= low:
                    break
                i = opening
                continue
            elif not p.is_word(k):
                suffix = words[k] == "," and i < end and p.lows[i] in self.grammar.names.suffixes
                if not (suffix or words[k] in ("&", "/")):
                    break
            elif tags[k] is Tag.PRONOUN:
                if i == end:
                    return k, end
                break
            elif tags[k] is Tag.DETERMINER:
                if k > low and tags[k - 1] is Tag.PREPOSITION:
                    if p.lows[k - 1] in self.grammar.clausal:
                        return k, end  # "before its president boasted"
                    if k - 1 == low or not self._ties(k - 1):
                        return self._name_at_end(k, end)
                    i = k - 1
                    continue
                i = k
                break
            elif tags[k] is Tag.PREPOSITION:
                if p.lows[k] in self.grammar.absolute and i < end and not (k > low and self._ties(k)):
                    return i, end
                if (p.lows[k] in self.grammar.names.particles and i < end and p.is_capital(i)) or (
                    k > low and self._ties(k)
                ):
                    pass
                else:
                    return self._name_at_end(i, end)
            elif tags[k] is Tag.COORDINATOR:
                if p.lows[k] not in self.grammar.joining or i == end or k == low or not self._joins(k):
                    break
            elif tags[k] is not None or self._is_verb(k):
                break
            i = k
        if i == end:
            return None
        while i < end and (tags[i] in (Tag.PREPOSITION, Tag.COORDINATOR) or not p.is_word(i)):
            i += 1
        return (i, end) if i < end else None

    def _is_noun(self, k: int) -> bool:
        return self.passage.is_nominal(k) and self.passage.is_capital(k)

    def _ties(self, k: int) -> bool:
        """Say whether a preposition ties what follows to a noun before it."""
        p, endings = self.passage, self.grammar.verb_endings
        if p.lows[k] in self.grammar.agents and endings and p.lows[k - 1].endswith(endings):
            return p.is_nominal(k - 2) if k > 1 else False  # "a letter obtained by the Post"
        if p.lows[k] not in self.grammar.linking:
            return False
        return (p.is_nominal(k - 1) and not self._is_verb(k - 1)) or p.words[k - 1] == ")"

    def _joins(self, k: int) -> bool:
        p = self.passage
        return p.is_nominal(k - 1) and (p.is_capital(k + 1) == p.is_capital(k - 1))

    def _is_verb(self, k: int) -> bool:
        cue = self.passage.cue(k)
        if cue is None or cue.form is VerbForm.GERUND:
            return False
        return not self.passage.is_capital(k) and (cue.form is VerbForm.FINITE)

    def _opening(self, closing: int, low: int) -> int:
        for i in range(closing - 1, max(low, closing - _BRACKETED) - 1, -1):
            if self.passage.words[i] == "(":
                return i
        return -1

    def _name_at_end(self, first: int, end: int) -> Mention | None:
        """Give the name at the end of a phrase with a preposition: "after the debate Trump said"."""
        p = self.passage
        if self.grammar.noun_capitals:
            return None
        i = end
        while i > first and (
            p.is_capital(i - 1) or (p.lows[i - 1] in self.grammar.names.particles and i < end)
        ):
            if p.tags[i - 1] is not None and p.lows[i - 1] not in self.grammar.names.particles:
                break
            i -= 1
        if i == end:
            number = any(p.words[k].isdecimal() for k in range(first, end))
            return (first, end) if number else None  # "about four in 10 said"
        return i, end

    def possessor(self, end: int, low: int) -> Mention | None:
        """Give the owner of what follows: Brown of "the pull of Brown's promise"."""
        owner = self.phrase_before(end, low)
        if owner is None:
            return None
        first = owner[0]
        for i in range(*owner):
            if (
                self.passage.tags[i] is Tag.PREPOSITION
                and self.passage.lows[i] not in self.grammar.names.particles
            ):
                first = i + 1
        return first, owner[1]

    # Right of the verb

    def right(self, verb: int, high: int) -> Mention | None:
        """Give the subject that follows a verb, before atom ``high``: "said a spokesman for the ministry"."""
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

    def phrase_after(self, first: int, high: int) -> Mention | None:
        """Give the noun phrase that begins at atom ``first``."""
        p, tags = self.passage, self.passage.tags
        if first >= high or p.is_quote(first):
            return None
        if tags[first] is Tag.PRONOUN:
            return first, first + 1
        if tags[first] not in (None, Tag.DETERMINER):
            return None
        if p.lows[first] in self.grammar.oblique:
            return None
        i = first
        named = False
        while i < min(high, first + _LONGEST):
            if p.is_quote(i):
                break
            if not p.is_word(i):
                if p.words[i] == "(" and i > first:
                    closing = p.find((")",), i, min(high, i + _BRACKETED))
                    if closing > 0:
                        i = closing + 1
                        continue
                if p.words[i] == "," and i + 1 < high and p.lows[i + 1] in self.grammar.names.suffixes:
                    i += 2
                    continue
                break
            if tags[i] is Tag.DETERMINER:
                if i > first and not (
                    tags[i - 1] is Tag.PREPOSITION
                    or p.possessive(i)
                    or (self.grammar.noun_capitals and p.lows[i] in self.grammar.sources_of)
                ):
                    break
            elif tags[i] is Tag.PREPOSITION:
                particle = p.lows[i] in self.grammar.names.particles and i + 1 < high and p.is_capital(i + 1)
                if not particle and (
                    i == first
                    or p.lows[i] not in self.grammar.linking
                    or (named and p.lows[i] not in self.grammar.sources_of)
                ):
                    break
            elif tags[i] is Tag.COORDINATOR:
                if i == first or i + 1 >= high or p.lows[i] not in self.grammar.joining or not self._joins(i):
                    break
            elif (
                tags[i] is not None
                or (i > first and self._is_verb(i))
                or (i > first and p.is_gerund(i) and not p.is_capital(i))
            ):
                break
            elif p.is_capital(i):
                named = True
            elif (
                named
                and not self.grammar.noun_capitals
                and i > first
                and p.is_capital(i - 1)
                and not p.possessive(i - 1)
            ):
                break  # a small word behind a name: a verb that no table knows
            elif self._looks_finite(i, first):
                break
            i += 1
        while i > first and (
            tags[i - 1] in (Tag.PREPOSITION, Tag.COORDINATOR, Tag.DETERMINER) or not p.is_word(i - 1)
        ):
            if p.words[i - 1] == ")":
                break
            i -= 1
        return (first, i) if i > first else None

    def _looks_finite(self, i: int, first: int) -> bool:
        """Say whether a small word behind a noun has the ending of a past tense."""
        p = self.passage
        endings = self.grammar.verb_endings
        if not endings or not p.words[i].endswith(endings) or i == first:
            return False
        return p.tags[i - 1] is None and i - 1 >= first

    # The subject of the sentence

    def main(self, low: int, high: int) -> Mention | None:
        """Give the subject of the clause that begins at ``low``: its first noun phrase behind any aside."""
        p = self.passage
        i = low
        while i < high:
            if p.is_quote(i) or not p.is_word(i) or p.tags[i] in (Tag.COORDINATOR, Tag.ADVERB, Tag.TIME):
                i += 1
                continue
            if p.tags[i] is Tag.PREPOSITION and i + 1 < high and p.words[i + 1].isdecimal():
                break  # "about 50 protesters"
            if i + 1 < high and p.tags[i + 1] is Tag.TIME and p.tags[i] in (Tag.DETERMINER, None):
                comma = p.find((",",), i, min(high, i + 5))
                if comma >= 0:
                    i = comma + 1  # "a month later, he went"
                    continue
            if (
                p.tags[i] in (Tag.PREPOSITION, Tag.SUBORDINATOR, Tag.RELATIVE)
                or p.is_gerund(i)
                or (i == low and self._is_past(i))
            ):
                comma = p.find((",",), i, high)
                if comma < 0:
                    return None
                i = comma + 1
                continue
            if p.tags[i] is Tag.AUXILIARY:
                i += 1
                continue
            break
        if i >= high:
            return None
        found = self.phrase_after(i + (p.tags[i] is Tag.PREPOSITION), high)
        if found is None:
            return None
        if i > low:
            found = self._past_place(found, high)
        if self.grammar.verb_second and p.lows[i] in self.grammar.oblique:
            return None
        return found

    def _is_past(self, i: int) -> bool:
        """Say whether a sentence begins with a participle: "Asked about it, ..."."""
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
