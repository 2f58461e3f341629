"""The text, looked at once for everybody."""

from newsfacts.scan.amounts import Measure, Place
from newsfacts.scan.number import Number
from newsfacts.scan.scan import Scan, Term
from newsfacts.scan.tokens import Tokens

__all__ = ["Measure", "Number", "Place", "Scan", "Term", "Tokens"]
