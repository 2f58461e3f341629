"""The ready-made extractor for the simple case: words, patterns, and a function that makes the value."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import attrs

from newsfacts.errors import ConfigurationError, did_you_mean
from newsfacts.extractor.description import Description, describe_value
from newsfacts.extractor.protocol import ExtractorSpec
from newsfacts.model import Candidate, Resolved, Span
from newsfacts.regexes import compiled

if TYPE_CHECKING:
    import regex

    from newsfacts.extractor.context import Context
    from newsfacts.lexicon.language import LanguageBuilder
    from newsfacts.text.scan import Scan

__all__ = ["PatternExtractor"]

_LABEL = compiled(r"[a-z][a-z0-9_]*", re.ASCII)
_LANGUAGE = compiled(r"[a-z]{2,3}", re.ASCII)
_WORD_LIST = compiled(r"\\L<(\w*+)>", bounded="no two of them share their letters")
"""One of the words of a label, in the syntax of ``regex``."""


def _as_patterns(patterns: str | Iterable[str | regex.Pattern[str]]) -> tuple[str | regex.Pattern[str], ...]:
    return (patterns,) if isinstance(patterns, str) else tuple(patterns)


def _as_words(
    words: Mapping[str, Mapping[str, Iterable[str]]],
) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Return words by language and label; raises `ConfigurationError` for anything else."""
    form = 'words must be as {"en": {"quake": ["earthquake", "tremor"]}}: language, label, words'
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for language, labels in _items(words, form):
        if not isinstance(language, str) or not _LANGUAGE.fullmatch(language):
            raise ConfigurationError(f"{form}; {language!r} is not an ISO 639 language code")
        found[language] = {}
        for label, listed in _items(labels, form):
            if not isinstance(label, str) or not _LABEL.fullmatch(label):
                raise ConfigurationError(f"{form}; {label!r} is not a lower-case identifier")
            known = () if isinstance(listed, str) else tuple(listed)
            if not known or not all(isinstance(word, str) and word.strip() for word in known):
                raise ConfigurationError(f"{form}; {label!r} must be a list of words, not {listed!r}")
            found[language][label] = known
    return found


def _items(mapping: object, form: str) -> Iterable[tuple[object, Any]]:
    if not isinstance(mapping, Mapping):
        raise ConfigurationError(f"{form}; not {mapping!r}")
    return mapping.items()


def _spellings(word: str) -> tuple[str, ...]:
    return word, word.lower(), word.capitalize(), word.upper()


def _compile(pattern: str | regex.Pattern[str], words: Mapping[str, Sequence[str]]) -> regex.Pattern[str]:
    """Return a pattern with the words of one language, in the spellings that a lexicon knows."""
    import regex  # first needed here, and slow to import

    if not isinstance(pattern, str):
        return pattern
    lists: dict[str, Any] = {
        label: {spelling for word in listed for spelling in _spellings(word)}
        for label, listed in words.items()
    }
    try:
        return regex.compile(pattern, ignore_unused=True, **lists)
    except regex.error as error:
        raise ConfigurationError(f"pattern {pattern!r} does not compile: {error}") from error


def _compiled_by_language(
    extractor: PatternExtractor,
) -> Mapping[str, tuple[regex.Pattern[str] | None, ...]]:
    """Return the patterns with the words of each language, and under "" the patterns for all other languages.

    A pattern that needs words that a language does not have is ``None``.
    """
    labels = {label for listed in extractor.words.values() for label in listed}
    needs = [set(_WORD_LIST.findall(one)) if isinstance(one, str) else set() for one in extractor.patterns]
    for pattern, needed in zip(extractor.patterns, needs, strict=True):
        for label in sorted(needed - labels):
            near = did_you_mean(label, labels)
            raise ConfigurationError(
                f"pattern {pattern!r} uses the label {label!r}, which has no words{near}"
            )

    def with_words(words: Mapping[str, Sequence[str]]) -> tuple[regex.Pattern[str] | None, ...]:
        return tuple(
            _compile(pattern, words) if needed <= words.keys() else None
            for pattern, needed in zip(extractor.patterns, needs, strict=True)
        )

    by_language = {language: with_words(words) for language, words in extractor.words.items()}
    return {"": with_words({}), **by_language}


def _matches(pattern: regex.Pattern[str], scan: Scan) -> Iterator[regex.Match[str]]:
    """Yield the matches of a pattern until the deadline: on some texts, a pattern may never finish."""
    if scan.deadline is None:
        yield from pattern.finditer(scan.text)
        return
    try:
        yield from pattern.finditer(scan.text, timeout=max(scan.deadline.left(), 0.0))
    except TimeoutError:
        from newsfacts.text.deadline import DeadlineExceeded

        raise DeadlineExceeded from None


@attrs.frozen(kw_only=True)
class PatternExtractor:
    r"""An extractor made of words and patterns.

    The value of a fact is a dictionary of the named groups that matched, unless you pass ``value_class`` or
    ``normalise``. If a pattern has a group named ``fact``, the span of the fact is the span of that group.

    >>> import newsfacts
    >>> pattern = r"\b(?P<airline>[A-Z]{2}) ?(?P<number>\d{2,4})\b"
    >>> flights = PatternExtractor(name="flights", kind="flight", patterns=[pattern])
    >>> registry = newsfacts.Registry.builtin().add(flights)
    >>> doc = newsfacts.extract("LH 400 was late.", registry=registry)
    >>> doc.of("flight")[0].value
    {'airline': 'LH', 'number': '400'}

    Words are listed by language and label. In a pattern, ``\L<label>`` matches any word with that label.
    ``context`` lists labels: a word with one of them must be in the same sentence. Any other string in it is
    looked for as it is, also inside words.

    >>> storms = PatternExtractor(
    ...     name="storms",
    ...     kind="storm.category",
    ...     words={"en": {"step": ["category"], "storm": ["hurricane"]},
    ...            "de": {"step": ["Kategorie"], "storm": ["Hurrikan"]}},
    ...     patterns=[r"\b\L<step> (?P<category>[1-5])\b"],
    ...     context=["storm"],
    ... )
    >>> registry = newsfacts.Registry.builtin().add(storms)
    >>> doc = newsfacts.extract("Der Hurrikan erreichte Kategorie 4.", locale="de", registry=registry)
    >>> [(fact.text, fact.value) for fact in doc.of("storm.category")]
    [('Kategorie 4', {'category': '4'})]

    Raises `ConfigurationError` if a pattern does not compile, if the words are not in this form, or if there
    are neither words nor patterns.
    """

    name: str
    """The name of the extractor."""
    kind: str
    """The kind of its facts; see `ExtractorSpec` for the form of the name."""
    patterns: Sequence[str | regex.Pattern[str]] = attrs.field(default=(), converter=_as_patterns)
    """Patterns in the syntax of the ``regex`` package, tried in order over the whole text. Without patterns,
    every word in the text that is in ``words`` is a match, in a group named after its label."""
    words: Mapping[str, Mapping[str, tuple[str, ...]]] = attrs.field(factory=dict, converter=_as_words)
    """Words and phrases by language (ISO 639) and label. newsfacts adds them to the lexicon of the
    language, and recognises them in lower case, with a capital letter, and in capitals."""
    validate: Callable[[Mapping[str, str]], bool] | None = None
    """A function of the named groups; if it returns false, the match is dropped."""
    context: Sequence[str] = ()
    """If not empty, one of these must be in the same sentence: a word with this label, or this string itself
    (compared in lower case)."""
    value_class: type[Any] | None = None
    """The class of its values, created from the named groups unless you pass ``normalise``; see
    `ExtractorSpec` for the classes that are possible. Without it, values are plain JSON."""
    normalise_with: Callable[[Mapping[str, str], Context], Any] | None = attrs.field(
        default=None, alias="normalise"
    )
    """A function of the named groups and the context: a value, a `Resolved`, or ``None`` to drop it."""
    describe_with: Callable[[Any], Description | str] | None = attrs.field(default=None, alias="describe")
    """A function that returns a value in words. Without it, newsfacts lists the fields of a value."""
    group: str | None = None
    """The competition group; by default it competes only with itself."""
    priority: int = 0
    """Of overlapping candidates of equal length, the one with the higher priority wins."""
    triggers: frozenset[str] = frozenset()
    """Strings, at least one of which must be in the text for any pattern to match; for speed only."""
    _compiled: Mapping[str, tuple[regex.Pattern[str] | None, ...]] = attrs.field(
        init=False, eq=False, repr=False, default=attrs.Factory(_compiled_by_language, takes_self=True)
    )

    def __attrs_post_init__(self) -> None:
        if not self.patterns and not self.words:
            raise ConfigurationError(
                f"extractor {self.name!r} has neither patterns nor words; pass at least one of them"
            )

    def __reduce__(self) -> tuple[Callable[..., PatternExtractor], tuple[()]]:
        # What is compiled is compiled again: pickle keeps no order of the words in a pattern.
        given = {field.alias: getattr(self, field.name) for field in attrs.fields(type(self)) if field.init}
        return partial(type(self), **given), ()

    @property
    def spec(self) -> ExtractorSpec:
        """The name of the extractor and its kinds."""
        return ExtractorSpec(
            self.name,
            {self.kind: self.value_class},
            group=self.group,
            priority=self.priority,
            triggers=self.triggers,
        )

    @property
    def brings_words(self) -> bool:
        """Whether it has words. Without them, the languages need not be compiled again for it."""
        return bool(self.words)

    def vocabulary(self, language: LanguageBuilder) -> None:
        """Add the words of a language to its lexicon."""
        for label, words in self.words.get(language.tables.language, {}).items():
            language.lexicon.add_all(self._label_of(label), words, label)

    def _label_of(self, label: str) -> str:
        return f"{self.name}.{label}"  # names of extractors are unique

    def extract(self, scan: Scan) -> Iterator[Candidate]:
        """Propose every match of every pattern; without patterns, every word."""
        near = _Near(scan, self.context, self.words.get(scan.language.name, {}), self._label_of)
        for rule, span, groups in self._found(scan):
            if self.validate and not self.validate(groups):
                continue
            if near.has_one(span.start):
                yield Candidate(self.kind, span, groups, rule)

    def _found(self, scan: Scan) -> Iterator[tuple[str, Span, dict[str, str]]]:
        """Yield a rule, a span and named groups for each match."""
        language = scan.language.name
        if not self.patterns:
            for label in self.words.get(language, {}):
                for hit in scan.hits(self._label_of(label)).values():
                    span = scan.span(hit.start, hit.end)
                    yield "word", span, {label: span.of(scan.text)}
            return
        patterns = self._compiled.get(language, self._compiled[""])
        for number, pattern in enumerate(patterns, 1):
            for match in _matches(pattern, scan) if pattern else ():
                whole = "fact" if "fact" in match.re.groupindex and match.group("fact") else 0
                start, end = match.span(whole)
                groups = {
                    name: value
                    for name, value in match.groupdict().items()
                    if value is not None and name != "fact"
                }
                if start < end:
                    yield f"pattern-{number}", Span(start, end), groups

    def normalise(self, candidate: Candidate, context: Context) -> Resolved | Any | None:
        """Return the named groups, or the value that the given function or class makes of them."""
        if self.normalise_with is not None:
            return self.normalise_with(candidate.reading, context)
        return dict(candidate.reading) if self.value_class is None else self.value_class(**candidate.reading)

    def describe(self, value: Any) -> Description | str:
        """Return a value in words."""
        return describe_value(value) if self.describe_with is None else self.describe_with(value)


class _Near:
    """Words, one of which must be in the sentence of a match."""

    def __init__(
        self, scan: Scan, wanted: Sequence[str], words: Mapping[str, object], role: Callable[[str], str]
    ) -> None:
        self._scan = scan
        self._any = not wanted
        self._strings = [word.lower() for word in wanted if word not in words]
        hits = (scan.hits(role(label)).values() for label in wanted if label in words)
        self._sentences = {scan.sentence_at(scan.starts[hit.start]) for terms in hits for hit in terms}

    def has_one(self, offset: int) -> bool:
        """Return whether one of them is in the sentence of an offset, or none is needed."""
        if self._any:
            return True
        sentence = self._scan.sentence_at(offset)
        if sentence is None:
            return False
        around = sentence.of(self._scan.text).lower() if self._strings else ""
        return sentence in self._sentences or any(word in around for word in self._strings)
