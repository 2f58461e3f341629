"""Quotations of languages that write without spaces: speakers by particles, word order, titles and names."""
