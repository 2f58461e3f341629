"""Hypothesis strategies: whole sentences in which the same people speak repeatedly.

Names, titles, pronouns and verbs come from the tables of a language, so that speakers can be recognised, also
by the surname alone. Before some of them there are marks without a closing mark.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from newsfacts.engine.languages import for_language
from newsfacts.errors import ConfigurationError
from newsfacts.lexicon.locale import language_of
from newsfacts.lexicon.reporting_verbs import ReportingVerbs, VerbForm
from newsfacts.lexicon.tables import locale_table, table
from newsfacts.testing.hostile import QUOTATION_MARKS
from newsfacts.testing.strategies import known_phrases, numbers, quotations

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

__all__ = ["Person", "people", "stories"]


class Person(NamedTuple):
    """Somebody in a story, by the parts of a name."""

    given: str
    surname: str
    title: str
    """A title or a role, as the table has it: in lower case, with capitals or with a full stop."""


def _strategies() -> Any:
    from hypothesis import strategies  # imported on first use, as in `newsfacts.testing.strategies`

    return strategies


@cache
def _verbs(language: str) -> list[str]:
    """Return the finite verbs of saying, and some other forms of verbs, which are near ones."""
    cues = for_language(language).vocabularies[ReportingVerbs].cues
    finite = sorted(low for low, cue in cues.items() if cue.form is VerbForm.FINITE and cue.speech)
    return finite + sorted(cues)[:: max(1, len(cues) // 40)]


@cache
def _given_names() -> list[str]:
    rows = table("kinds/quotations/given_names")
    return sorted(name for row in rows.values() for name in row)


_OPEN = ("(", "[", "{", "„", "‘", "“", "«", '"', "'", "—", "-", "–", "•", "*")
"""Marks before a name that are never closed."""


def people(locale: str = "en") -> SearchStrategy[Person]:
    """Draw people; a surname is another given name, or two, or one after a particle.

    Raises `ConfigurationError` for a language whose ``quotations.toml`` has no titles.
    """
    st = _strategies()
    language = language_of(locale)
    names = locale_table(language, "quotations")["names"]
    if not names["titles"]:
        raise ConfigurationError(
            f"stories need the titles of {language}, and its quotations.toml has none; draw `texts` instead"
        )
    given = st.sampled_from(_given_names())
    particle = st.sampled_from(sorted(names["particles"]))
    surname = st.one_of(
        given,
        given,
        st.tuples(given, given).map("-".join),
        st.tuples(particle, given).map(" ".join),
        given.map(str.upper),
    )
    title = st.sampled_from(sorted(names["titles"]))
    title = st.one_of(title, title.map(str.title), title.map(lambda word: f"{word.title()}."))
    return st.builds(Person, given, surname, title)  # type: ignore[no-any-return]


def _mentions(person: Person, words: dict[str, Any]) -> list[str]:
    """Return the ways to refer to a person: full name, surname, role, pronoun."""
    given, surname, title = person
    full = f"{given} {surname}"
    return [
        full,
        surname,
        f"{title} {surname}",
        f"{title} {full}",
        f"{given[0]}. {surname}",
        f"{full} ({title})",
        f"{full}, {title},",
        f"{surname}'s",
        full.upper(),
        title,
        *(f"{article} {title}" for article in sorted(words["names"]["definite"])[:1]),
        *sorted(words["pronouns"]),
    ]


def stories(locale: str = "en", *, max_size: int = 8) -> SearchStrategy[str]:
    r"""Draw texts of up to ``max_size`` sentences in which one, two or three people speak repeatedly.

    A sentence has a quotation, a verb of saying and a mention of a person, in any order, or a mention and a
    figure. Some mentions follow a mark that is never closed. Raises `ConfigurationError` for a language whose
    ``quotations.toml`` has no titles: Japanese and Chinese.

    >>> stories("de").example()  # doctest: +SKIP
    '„Woche Mai“, sagte Ministerin Agnes. (Agnes Boris: „Prozent“\n'
    """
    st = _strategies()
    language = language_of(locale)
    words = locale_table(language, "quotations")
    verb = st.sampled_from(_verbs(language))
    known = st.sampled_from(list(known_phrases(language).values())).flatmap(st.sampled_from)
    speech = st.one_of(
        quotations(locale).map(lambda quoted: quoted.text),
        st.sampled_from(QUOTATION_MARKS).map(lambda marks: f"{marks[0]}{_SPEECH}{marks[1]}"),
    )
    lone = st.one_of(
        st.just(""), st.tuples(st.sampled_from(_OPEN), st.sampled_from(["", " ", "\u00a0"])).map("".join)
    )
    figure = numbers(locale).map(lambda number: number.text)

    def told(cast: list[Person]) -> Any:
        mention = st.sampled_from(cast).flatmap(lambda person: st.sampled_from(_mentions(person, words)))
        named = st.tuples(lone, mention).map("".join)
        sentence = st.one_of(
            st.tuples(speech, st.just(", "), verb, st.just(" "), named),
            st.tuples(speech, st.just(", "), named, st.just(" "), verb),
            st.tuples(named, st.just(" "), verb, st.sampled_from([": ", " ", ", "]), speech),
            st.tuples(named, st.sampled_from([": ", " "]), speech),
            st.tuples(named, st.just(" "), known, st.just(" "), figure, st.just(" "), known),
            st.tuples(speech, st.just(" "), named, st.just(" "), verb, st.just(" "), speech),
            st.tuples(speech),
        ).map("".join)
        end = st.sampled_from([". ", ". ", ".\n", ".\n\n", "\n", " ", "! "])
        return st.lists(st.tuples(sentence, end).map("".join), min_size=2, max_size=max_size).map("".join)

    return st.lists(people(locale), min_size=1, max_size=3).flatmap(told)  # type: ignore[no-any-return]


_SPEECH = "A b c d e f."
"""The words between quotation marks if they do not matter: as many as in a direct quotation."""
