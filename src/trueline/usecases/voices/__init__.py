"""What others say and answer, asked of the ledger: listening, satisfaction, reach and response."""
