"""Screen: which series move together, with lags and many tries counted; never a cause."""
