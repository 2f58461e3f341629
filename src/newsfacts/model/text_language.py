"""What a document says about the language of its text, if that is not simply the language of its locale."""

from __future__ import annotations

import attrs

from newsfacts.model.fact import Certainty

__all__ = ["TextLanguage"]


@attrs.frozen
class TextLanguage:
    """The language that a text is in, as its articles, pronouns and prepositions show."""

    code: str = attrs.field(validator=attrs.validators.instance_of(str))
    """The ISO 639 code of one of the languages with tables."""
    certainty: Certainty = attrs.field(validator=attrs.validators.instance_of(Certainty))
    """Inferred if the text was read in this language (``locale="auto"``); ambiguous if in another.

    In the second case, amounts whose separators the two languages read differently are also ambiguous.
    """
