"""Documents to files; each renderer prints any blocks."""
