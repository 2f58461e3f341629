"""Physical and trade quantities."""
