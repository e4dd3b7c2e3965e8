"""Asks whether a server listens, before a library that would try for minutes."""

import socket
from contextlib import suppress
from urllib.parse import urlsplit

PATIENCE_SECONDS = 5.0


def is_someone_there(places: str, *, usual_port: int) -> bool:
    """Say whether something listens at one of several places.

    Args:
        places: ``host:port`` with commas between them; a port may be left out.
        usual_port: Taken where none is named.
    """
    for place in places.split(","):
        parts = urlsplit(f"//{place}")
        door = (parts.hostname or "", parts.port or usual_port)
        with suppress(OSError), socket.create_connection(door, PATIENCE_SECONDS):
            return True
    return False
