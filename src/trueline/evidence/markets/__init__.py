"""Market tests: a few treated series and many that were left alone."""
