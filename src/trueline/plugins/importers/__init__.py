"""Files of the networks to staged facts; each is recognised by content, never by name."""
