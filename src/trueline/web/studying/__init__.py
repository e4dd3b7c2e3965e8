"""Studies in words, rows and drawings for their pages."""
