"""What would have to be true for an estimate to be wrong."""
