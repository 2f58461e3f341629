"""The sentence, read once: noun groups, verb groups, clauses."""

from newsfacts.clauses.attachment import Attachment, Governor
from newsfacts.clauses.model import Clause, NounGroup, VerbGroup
from newsfacts.clauses.sentence import Sentence
from newsfacts.clauses.view import Clauses, read

__all__ = ["Attachment", "Clause", "Clauses", "Governor", "NounGroup", "Sentence", "VerbGroup", "read"]
