"""The text, looked at once for everybody."""

from newsfacts.scan.numbers import Number
from newsfacts.scan.scan import Scan, Term
from newsfacts.scan.tokens import Tokens

__all__ = ["Number", "Scan", "Term", "Tokens"]
