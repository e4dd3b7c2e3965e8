"""One file for each network: the truth in the shape in which the network would export it."""
