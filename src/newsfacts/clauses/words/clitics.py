"""Words before a verb, for languages with object pronouns right before it: what they make of what they touch.

"le" is an article or a pronoun, "porte" a noun or a verb: each says what the other is. What is settled here
needs no reading of the clause.
"""

from __future__ import annotations

from newsfacts.clauses.words.tags import Tagger

__all__ = ["CliticReader"]

_MOST_ADJECTIVES = 4
"""How many words can come between an article and its noun."""


class CliticReader:
    """Settles the tags of words around the clitics of a language."""

    def __init__(self, tagger: Tagger) -> None:
        self._variants = tagger.variants
        chars = tagger.chars
        both = chars("clitic")
        sure = chars("clitic", without=("det", "prep", "pron", "comp", "nom"))
        nouns = ("noun", "adj", "time", "prep", "adv", "title", "det", "name", "participle", "qty")
        classes = {
            "nom": chars("nomonly"),
            "subject": "".join(c for c in both if "nom" in tagger.infos[c].atoms),
            "behind": chars("nomonly", "own", without=("comp",)),
            "first": "".join(c for c in chars("v1", "v2") if {"fin", "vpl"} <= tagger.infos[c].atoms),
            "clitic": both,
            "sure": sure,
            "reflexive": chars("clitic:reflexive"),
            "be": "".join(tagger.variants["reflexive"]),
            "fin": chars("fin"),
            "verb": chars("fin", "infinitive", "gerund"),
            "only": chars("fin", "infinitive", without=nouns),
            "prep": chars("prep", without=("clitic",)),
            "det": chars("det", "possessive", without=("fin",)),
            "pre": chars("adj", "qty", "num", "compound", "adv", without=("clitic", "neg", "fin", "prep")),
            "plain": chars("fin", without=("aux", *nouns)),
            "mixed": "".join(
                c
                for c in chars("fin", "infinitive")
                if tagger.infos[c].atoms & {"noun", "adj", "time", "title"}
            ),
            "article": "".join(c for c in chars("det") if "prep" in tagger.infos[c].atoms),
            "to": "".join(c for c in chars("det") if "mark" in tagger.infos[c].atoms),
            "inf": chars("infinitive"),
            "one": "".join(
                c
                for c in chars("noun", "title", without=("name", "pl", "time", "infinitive", "num"))
                if "sg" in tagger.infos[c].atoms and "m" not in tagger.infos[c].atoms
            ),
            "late": "".join(c for c in chars("det") if "clitic:enclitic" in tagger.infos[c].atoms),
            "nounish": chars(
                "noun", "name", "adj", "time", "num", "compound", "participle", without=("fin",)
            ),
        }
        begins = ("clitic", "reflexive", "fin", "det", "prep", "article", "late", "to")
        starts = {char for name in begins for char in classes[name]}
        classes["start"] = "".join(sorted(starts))
        self._pattern = tagger.pattern(
            r"(?=<start>)(?:"  # most words begin nothing of what follows
            r"(?P<opening>\A<late>)(?:(?P<noun3><mixed>)|(?P<odd3><plain>))"
            r"|(?P<asked><sure>(?=<nom>))"
            r"|(?P<own>(?<!<subject>)<subject>(?=<clitic>{0,3}<first>))"
            r"|(?P<self><clitic>{0,2}<reflexive><clitic>{0,2})(?P<verb0><be>)"
            r"|(?<=<behind>)(?P<behind><clitic>{1,4})(?P<verb1><fin>)"
            r"|(?<=<behind>)(?P<verb2><fin>)"
            r"|(?P<some><clitic>{0,3}<sure><clitic>{0,3})(?P<verb3><verb>)"
            r"|(?P<lone><sure>)"
            r"|(?P<free><clitic>{1,3})(?=<only>)"
            r"|(?P<to><to>)(?P<verb4><inf>)"
            rf"|(?P<fem>(?<!<nounish>)<to>)(?:<pre>{{0,{_MOST_ADJECTIVES}}}(?P<noun2><mixed>)|(?P<odd2><plain>))"
            rf"|(?P<the><det>|<prep>)(?:<pre>{{0,{_MOST_ADJECTIVES}}}(?P<noun><mixed>)|(?P<odd><plain>))"
            r"|(?P<fem2><to>)(?=<one>)"
            r"|(?P<of>(?<=<nounish>)<article>)|(?P<some_of><article>)|(?P<other><clitic>))",
            classes,
        )

    def settle(self, tags: str) -> str:
        """Return the tags of the words of a sentence with what their neighbours settle."""
        settled = list(tags)
        variants = self._variants
        for match in self._pattern.finditer(tags):
            last = match.lastgroup or ""
            for name in _PARTS.get(last, (last,)):
                becomes = variants[_SETTLES[name]]
                for k in range(*match.span(name)):
                    settled[k] = becomes.get(tags[k], tags[k])
        return "".join(settled)


_SETTLES = {
    "own": "subject",
    "self": "clitic",
    "verb0": "reflexive",
    "behind": "clitic",
    "some": "clitic",
    "lone": "clitic",
    "free": "clitic",
    "verb1": "verb",
    "verb2": "verb",
    "verb3": "verb",
    "verb4": "verb",
    "noun": "noun",
    "odd": "noun",
    "noun2": "noun",
    "odd2": "noun",
    "to": "marker",
    "fem": "definite",
    "fem2": "definite",
    "noun3": "noun",
    "odd3": "noun",
    "opening": "definite",
    "the": "subject",
    "other": "subject",
    "of": "preposition",
    "some_of": "article",
    "asked": "complementiser",
}
"""Which variant of its tag a word gets by the part of the pattern that it is in."""
_PARTS = {
    "verb0": ("self", "verb0"),
    "verb1": ("behind", "verb1"),
    "verb3": ("some", "verb3"),
    "verb4": ("to", "verb4"),
    "noun2": ("fem", "noun2"),
    "odd2": ("fem", "odd2"),
    "noun3": ("opening", "noun3"),
    "odd3": ("opening", "odd3"),
    "noun": ("the", "noun"),
    "odd": ("the", "odd"),
}
"""The parts that a match with two of them has, by the second."""
