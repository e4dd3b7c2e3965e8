"""The verbs, one file each: the only thing that pages and commands call."""
