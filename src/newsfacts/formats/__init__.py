"""Facts in the forms that other programs read: a file a form, each a pure function of a document."""
