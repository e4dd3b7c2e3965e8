"""People taken out of the copies of files that were imported."""
