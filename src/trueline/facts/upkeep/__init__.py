"""Work on the ledger that changes no answer, and the taking out of people."""
