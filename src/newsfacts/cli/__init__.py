"""The command ``newsfacts``."""

from newsfacts.cli.main import Status, main

__all__ = ["Status", "main"]
