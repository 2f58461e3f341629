"""The ready-made extractor for the simple case: patterns, and what to make of their groups."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import attrs

from newsfacts.errors import ConfigurationError
from newsfacts.extractor.protocol import ExtractorSpec
from newsfacts.model import Candidate, Resolved, Span

if TYPE_CHECKING:
    import regex

    from newsfacts.extractor.context import Context
    from newsfacts.text.scan import Scan

__all__ = ["PatternExtractor"]


def _compile(patterns: Iterable[str | regex.Pattern[str]]) -> tuple[regex.Pattern[str], ...]:
    import regex  # first needed here, and slow to import

    if isinstance(patterns, str):
        patterns = [patterns]
    compiled = []
    for pattern in patterns:
        try:
            compiled.append(regex.compile(pattern) if isinstance(pattern, str) else pattern)
        except regex.error as error:
            raise ConfigurationError(f"pattern {pattern!r} does not compile: {error}") from error
    return tuple(compiled)


def _matches(pattern: regex.Pattern[str], scan: Scan) -> Iterator[regex.Match[str]]:
    """Yield the matches of a pattern, as long as there is time: a pattern may take for ever on some texts."""
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
    r"""An extractor made of patterns.

    A fact's value is the dictionary of its pattern's named groups that took part, unless ``normalise``
    is given. A group named ``fact`` narrows the span of the fact to itself.

    >>> import newsfacts
    >>> pattern = r"\b(?P<airline>[A-Z]{2}) ?(?P<number>\d{2,4})\b"
    >>> flights = PatternExtractor(name="flights", kind="flight", patterns=[pattern])
    >>> registry = newsfacts.Registry.builtin().add(flights)
    >>> doc = newsfacts.extract("LH 400 was late.", registry=registry)
    >>> doc.of("flight")[0].value
    {'airline': 'LH', 'number': '400'}
    """

    name: str
    """The name to register it under."""
    kind: str
    """The kind of its facts."""
    patterns: Sequence[regex.Pattern[str]] = attrs.field(
        converter=_compile, validator=attrs.validators.min_len(1)
    )
    """Patterns in the syntax of the ``regex`` package, tried in order over the whole text."""
    validate: Callable[[Mapping[str, str]], bool] | None = None
    """Called with the named groups; false drops the match."""
    context: Sequence[str] = ()
    """If not empty, one of these words must stand in the same sentence (compared in lower case)."""
    normalise_with: Callable[[Mapping[str, str], Context], Any] | None = attrs.field(
        default=None, alias="normalise"
    )
    """Called with the named groups and the context; gives the value, a `Resolved`, or ``None`` to drop it."""
    group: str | None = None
    """The competition group; by default it competes only with itself."""
    priority: int = 0
    """Which wins among overlapping candidates of equal length."""
    triggers: frozenset[str] = frozenset()
    """Strings of which one must be in the text for a pattern to match at all."""

    @property
    def spec(self) -> ExtractorSpec:
        """What it is called and what it gives."""
        return ExtractorSpec(
            self.name,
            (self.kind,),
            group=self.group,
            priority=self.priority,
            triggers=self.triggers,
        )

    def extract(self, scan: Scan) -> Iterator[Candidate]:
        """Propose every match of every pattern."""
        words = tuple(word.lower() for word in self.context)
        for number, pattern in enumerate(self.patterns, 1):
            for match in _matches(pattern, scan):
                whole = "fact" if "fact" in pattern.groupindex and match.group("fact") else 0
                start, end = match.span(whole)
                groups = {
                    name: value
                    for name, value in match.groupdict().items()
                    if value is not None and name != "fact"
                }
                if start == end or (self.validate and not self.validate(groups)):
                    continue
                if words and not self._near(scan, start, words):
                    continue
                yield Candidate(self.kind, Span(start, end), groups, f"pattern-{number}")

    @staticmethod
    def _near(scan: Scan, start: int, words: Sequence[str]) -> bool:
        sentence = scan.sentence_at(start)
        around = sentence.of(scan.text).lower() if sentence else ""
        return any(word in around for word in words)

    def normalise(self, candidate: Candidate, context: Context) -> Resolved | Any | None:
        """Return the named groups, or what the given function makes of them."""
        if self.normalise_with is None:
            return dict(candidate.reading)
        return self.normalise_with(candidate.reading, context)
