"""PostgreSQL as Django's database, for several machines or where one is kept already."""
