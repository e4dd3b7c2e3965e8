"""What a lift is worth: returns as draws, totals that leave out what is not known, next tests."""
