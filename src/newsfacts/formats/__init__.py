"""Facts in the formats that other programs read: one file per format, each a pure function of a document."""
