"""How a status is found: rules as an ordered list, and the reason in a sentence."""
