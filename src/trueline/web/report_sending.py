"""Sends the scheduled reports of all organisations that are due, for as long as a worker lives."""

import logging
import time
from datetime import datetime

from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from trueline.core.errors import TruelineError
from trueline.usecases.reporting.send_due import SentReports, send_due_reports
from trueline.web.reporting.mail import post_for
from trueline.web.stores.organisations import organisation_record, organisation_slugs
from trueline.web.workspaces import workspace_of

LOGGER = logging.getLogger("trueline.web")
SECONDS_BETWEEN_LOOKS = 60.0


def send_all_due(now: datetime) -> SentReports:
    """Send every scheduled report that is due, each once; one that fails is told as such.

    Args:
        now: The moment, in UTC.
    """
    sent = failed = 0
    for slug in organisation_slugs():
        record = organisation_record(slug)
        done = send_due_reports(workspace_of(record), post_for(record), now=now)
        sent, failed = sent + done.sent, failed + done.failed
    if failed:
        LOGGER.warning("%s scheduled reports were not sent; the library says why.", failed)
    return SentReports(sent, failed)


def keep_sending_reports() -> None:
    """Send now and then what is due, for as long as the process lives."""
    while True:
        try:
            send_all_due(timezone.now())
        except (DatabaseError, OSError, TruelineError):
            LOGGER.exception("Scheduled reports were not looked at; this is tried again.")
        finally:
            close_old_connections()
        time.sleep(SECONDS_BETWEEN_LOOKS)
