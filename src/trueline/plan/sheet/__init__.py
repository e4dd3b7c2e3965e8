"""The outline as a table: one row a part, for people who think in spreadsheets; and back."""
