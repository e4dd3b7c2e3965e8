"""Response times in words and rows."""
