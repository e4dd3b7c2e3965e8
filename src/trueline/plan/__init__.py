"""What is intended."""
