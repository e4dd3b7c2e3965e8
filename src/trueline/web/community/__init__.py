"""How a community's health is worded and drawn."""
