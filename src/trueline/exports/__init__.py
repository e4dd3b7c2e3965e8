"""Files as people bring them: bytes to sheets, tables, days and numbers, for every importer."""
