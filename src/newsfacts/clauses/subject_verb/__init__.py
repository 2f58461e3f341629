"""Sentences in which the subject stands before its verb."""
