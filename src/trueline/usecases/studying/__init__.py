"""Studies: read, registered, run, replayed and shown."""
