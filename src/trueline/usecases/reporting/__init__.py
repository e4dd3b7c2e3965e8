"""Reports: what they ask, how they are made, issued, kept to the byte, and sent on their day."""
