"""The card of a number: what it is, how it is made, and where it comes from."""
