"""Policies: read, accepted, asked about, with their texts and the promises that they make."""
