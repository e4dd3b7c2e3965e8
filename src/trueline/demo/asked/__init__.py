"""Studies of the demo organisation: what it asked of its tactics, on data whose truth is known."""
