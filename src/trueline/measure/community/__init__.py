"""How a community does: six open factors against its own past, and who comes, stays and writes."""
