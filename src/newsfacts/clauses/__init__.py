"""The sentence, read once: noun groups, verb groups, clauses."""

from newsfacts.clauses.model import Clause, NounGroup, VerbGroup
from newsfacts.clauses.sentence import Sentence
from newsfacts.clauses.view import Clauses, Quoted, read

__all__ = ["Clause", "Clauses", "NounGroup", "Quoted", "Sentence", "VerbGroup", "read"]
