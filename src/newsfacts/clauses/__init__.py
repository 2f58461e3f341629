"""The sentence, read once: noun groups, verb groups, clauses."""

from newsfacts.clauses.marked import Marked
from newsfacts.clauses.model import Clause, Naming, NounGroup, VerbGroup
from newsfacts.clauses.sentence import Sentence
from newsfacts.clauses.view import Clauses, Quoted, read

__all__ = ["Clause", "Clauses", "Marked", "Naming", "NounGroup", "Quoted", "Sentence", "VerbGroup", "read"]
