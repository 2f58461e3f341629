"""From readings and context to values."""
