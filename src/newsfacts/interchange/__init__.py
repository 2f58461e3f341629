"""Facts and documents as plain data and JSON."""
