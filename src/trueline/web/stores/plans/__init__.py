"""The shelf of plans: versions, the draft with its edits, and what was accepted."""
