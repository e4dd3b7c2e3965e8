"""How the ledger is written: staged, compared, cut into files, committed."""
