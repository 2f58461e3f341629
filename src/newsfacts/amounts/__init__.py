"""Numbers with their units, read once for money, percentages and quantities: signs, ranges, scales."""
