"""Whom a mention means: full names, pronouns, titles."""
