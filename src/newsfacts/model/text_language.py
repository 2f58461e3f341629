"""What a document says of the language of its text, where that is not simply the one of its locale."""

from __future__ import annotations

import attrs

from newsfacts.model.fact import Certainty

__all__ = ["TextLanguage"]


@attrs.frozen
class TextLanguage:
    """The language that a text is in, as its articles, pronouns and prepositions show."""

    code: str = attrs.field(validator=attrs.validators.instance_of(str))
    """ISO 639 code, one of the languages with tables."""
    certainty: Certainty = attrs.field(validator=attrs.validators.instance_of(Certainty))
    """Inferred if the text was read in it, as ``locale="auto"`` asks; ambiguous if it was read in another.

    In the second case amounts whose separators the two languages read differently are ambiguous, too.
    """
