"""Check-ins: what people owe a word on, what they say, and where it differs from the numbers."""
