"""Speakers: the clean name of a mention in its fullest form, and the person whom a pronoun refers to."""

from __future__ import annotations

from newsfacts.extractor.context import Context
from newsfacts.kinds.quotations.reading import QuotationReading
from newsfacts.kinds.quotations.speakers.ages import named_by_age
from newsfacts.kinds.quotations.speakers.names import Names, ResolvedName, full_name
from newsfacts.kinds.quotations.speakers.phrases import Phrase, phrase_at
from newsfacts.kinds.quotations.speakers.pronouns import resolve_pronoun
from newsfacts.kinds.quotations.speakers.titles import holder_of_role, holder_of_title
from newsfacts.kinds.quotations.value import Member, Speaker, SpeakerKind
from newsfacts.kinds.quotations.vocabulary import QuotationVocabulary
from newsfacts.lexicon.function_words import Tag
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
    phrase: Phrase | None = None
    span = Span(*mention)
    if said.antecedent is not None:
        full = document[said.antecedent[0] : said.antecedent[1]]
        phrase = phrase_at(said.antecedent[0], context.scan, said.antecedent[1])
        named = _named(full, phrase, names, context)
        named = named._replace(reasons=(f"{text!r} refers to {full!r}", *named.reasons))
    elif pronoun is not None:
        named = resolve_pronoun(text, pronoun, mention[0], names, context)
    else:
        phrase = phrase_at(mention[0], context.scan, mention[1])
        if phrase is not None and _is_part(phrase, mention, names):
            phrase = None
        if phrase is not None:
            span = _span(span, phrase)
            text = document[span.start : span.end]
        named = _named(text, phrase, names, context)
        if not named.reasons and (phrase is None or not phrase.is_name):
            named = named_by_age(text, mention, names, context) or named
    certainty = named.certainty
    if said.inferred and certainty is Certainty.EXPLICIT:
        certainty = Certainty.INFERRED
    return _speaker(named, text, span, phrase, names), certainty, (*said.reasons, *named.reasons)


def _is_part(phrase: Phrase, mention: tuple[int, int], names: Names) -> bool:
    """Return whether a mention goes on after a phrase that says too little about a person to represent it."""
    if phrase.kind in (SpeakerKind.PERSON, SpeakerKind.UNNAMED) or phrase.members:
        return False
    rest = names.text[phrase.span.end : mention[1]].split()
    if not rest:
        return False
    first = rest[0].lower()
    cut = not phrase.is_name and first in names.grammar.sources_of
    if cut or names.grammar.tags.get(first) is Tag.COORDINATOR:
        return True  # "the Russian and Syrian ministries", "52 percent of those asked"
    text = names.text[mention[0] : mention[1]]
    return not phrase.is_name and phrase.kind is None and names.without_titles(text) != text


def _span(mention: Span, phrase: Phrase) -> Span:
    """Return where a mention is, with the parts of its phrase that its finder left out."""
    if phrase.span.end <= mention.start:
        return phrase.span  # the name before a description
    return Span(min(mention.start, phrase.span.start), max(mention.end, phrase.span.end))


def _named(text: str, phrase: Phrase | None, names: Names, context: Context) -> ResolvedName:
    """Return the fullest name that the article has for a mention that is not a pronoun."""
    if phrase is None:
        if names.is_joint_description(text):
            return ResolvedName(" ".join(text.split()), Certainty.EXPLICIT)
        bearer = holder_of_title(text, names)
        return _titled(text, bearer) if bearer is not None else full_name(text, names)
    if phrase.members:
        return _joint(text, phrase, names, context)
    if phrase.is_name:
        return names.in_full(phrase.words, text)
    if phrase.words.istitle() and phrase.words.isalpha() and names.full(phrase.words):
        return names.in_full(phrase.words, text)  # a surname that is a role elsewhere
    if _goes_on(text, phrase, names):
        return ResolvedName(" ".join(text.split()), Certainty.EXPLICIT)
    bearer = holder_of_role(phrase, names, context.scan)
    return _titled(text, bearer) if bearer is not None else ResolvedName(phrase.words, Certainty.EXPLICIT)


def _goes_on(text: str, phrase: Phrase, names: Names) -> bool:
    """Return whether a mention goes on with a coordinator after a description: "für Geologie und Bau"."""
    rest = " ".join(text.split()).removeprefix(phrase.words).split()
    return phrase.kind is SpeakerKind.UNNAMED and names.grammar.tags.get("".join(rest[:1])) is Tag.COORDINATOR


def _titled(text: str, bearer: str) -> ResolvedName:
    return ResolvedName(
        bearer, Certainty.INFERRED, (f"{text!r} is {bearer!r}, who has that title in the article",)
    )


def _joint(text: str, phrase: Phrase, names: Names, context: Context) -> ResolvedName:
    """Return the names of several, each in full, with the words that are between them."""
    document = context.document.text
    pieces: list[str] = []
    reasons: list[str] = []
    certainty, at = Certainty.EXPLICIT, phrase.span.start
    for member in phrase.members:
        named = _named(member.words, member, names, context)
        between = " ".join(document[at : member.span.start].split())
        apart = between[-1:].isalnum() or between == "&"
        pieces += [f"{between} " if apart else between, named.name]
        pieces[-2] = f" {pieces[-2]}" if pieces[-2][:1].isalnum() or pieces[-2][:1] == "&" else pieces[-2]
        if pieces[-2] == ",":
            pieces[-2] = ", "
        reasons += named.reasons
        certainty = named.certainty if certainty is Certainty.EXPLICIT else certainty
        at = member.span.end
    return ResolvedName("".join(pieces), certainty, tuple(reasons))


def _speaker(named: ResolvedName, text: str, span: Span, phrase: Phrase | None, names: Names) -> Speaker:
    if phrase is None:
        return Speaker(named.name, text, span, named.kind)
    kind = phrase.kind
    if kind in (None, SpeakerKind.UNNAMED) and (named.certainty is Certainty.INFERRED or named.reasons):
        kind = SpeakerKind.PERSON  # the article has a full name
    members = tuple(
        Member(
            full_name(member.words, names).name if member.is_name else member.words, member.words, member.span
        )
        for member in phrase.members
    )
    return Speaker(named.name, text, span, kind, phrase.role, phrase.affiliation, members)
