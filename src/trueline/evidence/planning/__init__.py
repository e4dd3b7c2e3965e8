"""Planning: which test to run next, how long it takes, and what it can find."""
