"""The sentence, read once: noun groups, verb groups, clauses."""

from newsfacts.clauses.clause import Clause
from newsfacts.clauses.dependence import Dependence, Governor
from newsfacts.clauses.marked import Marked
from newsfacts.clauses.model import Naming, NounGroup, VerbGroup
from newsfacts.clauses.reporting import Reporting
from newsfacts.clauses.sentence import Sentence
from newsfacts.clauses.view import Clauses, Quoted, read

__all__ = [
    "Clause",
    "Clauses",
    "Dependence",
    "Governor",
    "Marked",
    "Naming",
    "NounGroup",
    "Quoted",
    "Reporting",
    "Sentence",
    "VerbGroup",
    "read",
]
