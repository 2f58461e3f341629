"""Sentences in which the subject comes before its verb."""
