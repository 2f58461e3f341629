"""The words of a language, compiled: tables, CLDR, closed word classes, verbs of saying, territories."""
