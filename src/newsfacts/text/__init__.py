"""One text: tokens, edges of sentences, pairs of quotation marks, and the scan that all kinds share."""
