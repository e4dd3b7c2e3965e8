"""What goes out by itself: which report, to whom, when, and what became of each sending."""
