"""What the studies of an organisation say that its tactics returned."""
