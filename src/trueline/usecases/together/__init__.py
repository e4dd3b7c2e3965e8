"""Facts that several questions need, asked of the ledger together."""
