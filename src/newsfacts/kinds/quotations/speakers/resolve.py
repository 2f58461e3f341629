"""Speakers: the fullest name of a mention, and the person that a pronoun stands for."""

from __future__ import annotations

from newsfacts.extractor.context import Context
from newsfacts.kinds.quotations.reading import QuotationReading
from newsfacts.kinds.quotations.speakers.names import Names, ResolvedName, full_name
from newsfacts.kinds.quotations.speakers.pronouns import last_named, last_source
from newsfacts.kinds.quotations.speakers.titles import holder_of_title
from newsfacts.kinds.quotations.value import Speaker
from newsfacts.kinds.quotations.vocabulary import QuotationVocabulary
from newsfacts.lexicon.function_words import Pronoun
from newsfacts.lexicon.reporting_verbs import VerbForm
from newsfacts.model import Certainty, Span
from newsfacts.regexes import compiled

__all__ = ["before_verb", "resolve_speaker"]

_WORD = compiled(r"\S+")


def before_verb(mention: tuple[int, int], context: Context) -> tuple[int, int]:
    """Cut a mention before a verb of saying with a capital amid its words, as headlines have them.

    "Minister Urges Better Schools" is nobody's name, but its subject is "Minister". A last word may be
    a name ("Nancy Adds").
    """
    start, end = mention
    text, cues = context.document.text, context.scan.vocabulary(QuotationVocabulary).cues
    if len(text[start:end].split(None, 2)) < 3:
        return mention
    for word in list(_WORD.finditer(text, start, end))[1:-1]:
        cue = cues.get(word.group().lower()) if word.group()[0].isupper() else None
        if cue is not None and cue.speech and cue.form is VerbForm.FINITE and not cue.noun:
            return start, start + len(text[start : word.start()].rstrip())
    return mention


def resolve_speaker(
    said: QuotationReading, mention: tuple[int, int], context: Context
) -> tuple[Speaker, Certainty, tuple[str, ...]]:
    """Return the speaker of a mention, how certain the name is, and why."""
    document = context.document.text
    text = document[mention[0] : mention[1]]
    names = context.scan.view(Names)
    pronoun = names.grammar.pronouns.get(names.grammar.possessors.get(text.lower(), text.lower()))
    if said.antecedent is not None:
        full = document[said.antecedent[0] : said.antecedent[1]]
        named = full_name(full, names)
        named = named._replace(reasons=(f"{text!r} stands for {full!r}", *named.reasons))
    elif pronoun is not None:
        named = _pronoun(text, pronoun, mention[0], names, context)
    else:
        bearer = holder_of_title(text, names)
        if bearer is None:
            named = full_name(text, names)
        else:
            named = ResolvedName(
                bearer, Certainty.INFERRED, (f"{text!r} is {bearer!r}, so titled in the article",)
            )
    certainty = named.certainty
    if said.inferred and certainty is Certainty.EXPLICIT:
        certainty = Certainty.INFERRED
    return Speaker(named.name, text, Span(*mention)), certainty, (*said.reasons, *named.reasons)


def _pronoun(text: str, pronoun: Pronoun, at: int, names: Names, context: Context) -> ResolvedName:
    """Return the last named source that a pronoun may stand for; the pronoun itself if there is none."""
    if pronoun.number == 0:
        return ResolvedName(text, Certainty.AMBIGUOUS, (f"{text!r} names nobody",))
    source = last_source(pronoun, at, names, context)
    person = last_named(pronoun, at, names, context, source[1] if source else None)
    if person is not None:
        name, mentioned = person
        what = "person named before who fits it" if mentioned else "person named as a subject before"
    elif source is not None:
        name, what = source[0], "source named before"
    else:
        return ResolvedName(text, Certainty.AMBIGUOUS, (f"nobody named before fits {text!r}",))
    return ResolvedName(name, Certainty.INFERRED, (f"{text!r} taken for the last {what}",))
