"""Sums of money and prices."""
