"""What single posts have gathered since they were published, and what that says of a period."""
