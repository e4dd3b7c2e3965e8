"""What is asked about communities."""
