"""The one number grammar: figures, words, scales, fractions, and the hedges around them."""
