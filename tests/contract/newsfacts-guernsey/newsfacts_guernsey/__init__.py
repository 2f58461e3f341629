"""The Guernsey pound in English, German and French."""
