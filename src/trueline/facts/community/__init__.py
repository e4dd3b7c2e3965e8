"""Questions about a community: what its members wrote, read and answered, and who stayed."""
