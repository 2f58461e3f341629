"""The pieces of a sentence, by patterns over its tags: noun groups, prepositional groups, verbs, the rest."""

from __future__ import annotations

from newsfacts.clauses.words.tags import Tagger

__all__ = ["Chunks"]

_NOT_NOUN = (
    "prep",
    "coord",
    "comp",
    "rel",
    "aux",
    "pron",
    "det",
    "open",
    "sub",
    "mark",
    "neg",
    "clitic",
    "ques",
)
_GROUP_SIZE = 24
"""How many words before its noun a noun group may have."""


class Chunks:
    """The patterns of one language, and the classes of tags in them."""

    def __init__(self, tagger: Tagger) -> None:
        chars = tagger.chars
        adjectives_follow = tagger.dictionary.settings.adjectives_follow
        noun = chars("noun", "name", "time", "title", without=_NOT_NOUN)
        self.noun = frozenset(noun)
        self.classes = classes = {
            "det": chars("det", without=("comp", "rel", "aux", "pron", "clitic")),
            "detpron": chars("det", without=("comp", "aux", "rel")),
            "poss": "".join(c for c in chars("det") if "aux" in tagger.infos[c].atoms) + "'",
            "qty": chars("qty", "num", without=("comp", "rel", "det")),
            "pre": chars(
                "adj",
                "qty",
                "num",
                "participle",
                "gerund",
                "adv",
                "compound",
                without=(
                    "prep",
                    "coord",
                    "comp",
                    "rel",
                    "aux",
                    "det",
                    "mark",
                    "sub",
                    "open",
                    "clitic",
                    "neg",
                ),
            ),
            "pre0": chars(
                "adj",
                "qty",
                "num",
                "compound",
                "unknown",
                without=("prep", "coord", "comp", "rel", "aux", "det", "open"),
            ),
            "noun": noun,
            "last": chars("adj", "qty", "num", "compound", without=(*_NOT_NOUN, "verb")),
            "nounger": noun
            + "".join(c for c in chars("gerund", without=(*_NOT_NOUN, "participle")) if c not in noun),
            "name": chars("name", "title"),
            "time": chars("time"),
            "num": chars("num"),
            "prep": chars("prep", without=("open", "mark", "coord")),
            "preps": chars("prep", without=("open", "coord")),
            "adv": chars("adv", "neg", without=("coord", "open", "comp")),
            "mark": chars("mark"),
            "inf": chars("infinitive"),
            "pron": chars("pron", without=("rel", "comp", "det", "qty", "ques")),
            "nom": chars("nomonly"),
            "clitic": chars("clitic"),
            "verb": chars("fin", "final", "infinitive", "participle", "gerund", "marked"),
            "verbonly": chars(
                "fin",
                "final",
                "participle",
                "gerund",
                "infinitive",
                "marked",
                without=("noun", "adj", "det", "pron", "prep", "num", "compound", "name"),
            ),
            "fin": chars("fin", "final"),
            "postadj": chars("adj", "participle", without=_NOT_NOUN) if adjectives_follow else "",
        }
        begins = ("mark", "fin", "verb", "prep", "preps", "pron", "qty", "det", "detpron", "pre0", "noun")
        self.other = frozenset(tagger.infos).difference(*(classes[name] for name in begins))
        """The tags of words that are not verbs and begin no piece of several words: marks, coordinators."""
        group = (
            rf"(?:<qty>?<det>{{1,2}}(?:<pre>{{0,{_GROUP_SIZE}}}<nounger>+(?:<qty>+<nounger>+)?|<pre>{{1,4}})?|<qty>?<detpron>(?:<pre0>{{0,9}}<nounger>+)?"
            rf"|<qty>+(?:<pre0>{{0,9}}<noun>+)?|<pre0>{{0,9}}<noun>+(?:(?<=<time>)<num>)?)(?:<poss>(?:<pre>{{0,9}}<nounger>+)?){{0,9}}"
        )
        if adjectives_follow:
            group = group.replace("<noun>+", "<noun>+<postadj>*")
        self.pattern = tagger.pattern(
            rf"(?P<inf><mark><adv>*<inf>)|(?P<verb>(?<=<nom>)<fin>|(?<=<clitic>)<fin>|<verbonly>)"
            rf"|(?P<pp><prep>+(?:<adv>*{group}|<pron>)|<preps>{group})|(?P<pron><pron>)|(?P<ng>{group})|(?P<verb2><verb>)|(?P<rest>(?s:.))",
            classes,
            bounded="the tags of one sentence, of which few are prepositions or adverbs in a row",
        )
