"""One text: tokens, edges of sentences and lines, pairs of quotation marks, and the scan that all kinds share."""
