"""Percentages, and shares of gross domestic product."""
