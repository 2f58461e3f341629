"""Sentences in which the verb of a main clause is second, and that of a clause that a word opens last."""
