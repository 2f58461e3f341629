"""Which clause a quotation belongs to, and whom that clause names."""
