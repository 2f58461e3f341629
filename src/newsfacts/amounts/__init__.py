"""Numbers with their units: signs, ranges, scales and hedges, read once for money, percentages and quantities."""
