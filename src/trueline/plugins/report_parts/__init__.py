"""Parts of reports: one question each, answered in blocks; reports put them in order."""
