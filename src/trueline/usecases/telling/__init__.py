"""Stories that people tell of what a tactic did: kept with their source, never graded or summed."""
