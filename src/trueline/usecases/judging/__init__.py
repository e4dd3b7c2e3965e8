"""The status rules of an organisation: read, tried out and changed."""
