"""Removes brought files that nobody imported: they hold what people wrote and said."""

import logging
import time
from datetime import datetime, timedelta

from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from trueline.web.stores.kept_files import expire_drafts, named_uploads
from trueline.web.uploads import forget_upload, uploads_from_before

LOGGER = logging.getLogger("trueline.web")
DRAFTS_LAST = timedelta(days=1)
TIME_TO_RECOGNISE = timedelta(hours=1)
"""A file younger than this may belong to a request that has not yet made its draft."""
SECONDS_BETWEEN_TIDIES = 3600.0


def tidy(now: datetime) -> None:
    """Remove drafts that waited too long, and every file that no job names any more."""
    for key in expire_drafts(before=now - DRAFTS_LAST, now=now):
        forget_upload(key)
    old = uploads_from_before(now - TIME_TO_RECOGNISE)  # looked at first: jobs only let go
    for key in old - named_uploads():
        forget_upload(key)


def keep_tidy() -> None:
    """Tidy now and then, for as long as the process lives."""
    while True:
        time.sleep(SECONDS_BETWEEN_TIDIES)
        try:
            tidy(timezone.now())
        except (DatabaseError, OSError):
            LOGGER.exception("Brought files were not tidied; this is tried again.")
        finally:
            close_old_connections()
