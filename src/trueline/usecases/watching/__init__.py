"""Watching: what people should be told of, found anew from readings each time, and the digest."""
