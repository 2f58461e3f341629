"""Tables of Esperanto."""
