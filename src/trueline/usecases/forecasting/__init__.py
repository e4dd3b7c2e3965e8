"""Where KPIs will land, forecast from the ledger as it was known at one moment."""
