"""Metrics as pages show them: definitions, formulas with links, versions, and the form of a new."""
