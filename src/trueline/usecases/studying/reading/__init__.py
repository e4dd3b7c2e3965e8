"""Files and tables to rows: columns that a study names, each cell understood or asked about."""
