"""Clears what deleted rows leave in the database's own files."""

import time

from django.core.cache import cache
from django.db import connection

ATTEMPTS = 20
SECONDS_BETWEEN = 0.25


def wipe_free_pages() -> bool:
    """Write the database anew without free pages and empty its log.

    Returns:
        Whether nothing is left; False while another process reads. PostgreSQL keeps a log of its
        own, for its back-ups, that only its administrator can clear.
    """
    cache.clear()
    with connection.cursor() as cursor:
        if connection.vendor != "sqlite":
            cursor.execute("VACUUM FULL")
            return True
        cursor.execute("VACUUM")
        for _ in range(ATTEMPTS):
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            is_busy, *_ = cursor.fetchone()
            if not is_busy:
                return True
            time.sleep(SECONDS_BETWEEN)
    return False
