"""The words of a sentence: what each may be, by the tables of its language."""
