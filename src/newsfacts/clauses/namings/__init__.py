"""Phrases that name somebody: the name, the role and the affiliation in them and next to them."""
