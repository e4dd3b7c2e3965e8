"""Pages, accounts, tables and jobs."""
