"""Tables of any shape, read by what a person said of their columns."""
