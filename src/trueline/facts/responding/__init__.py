"""Questions about conversations with customers."""
