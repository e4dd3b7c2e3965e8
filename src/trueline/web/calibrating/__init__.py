"""How good guesses turned out to be, in words and drawings for its page."""
