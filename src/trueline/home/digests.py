"""Sends the digests of a home that are due, as its worker does by itself."""

from dataclasses import dataclass
from datetime import UTC, datetime

from trueline.home.opening import Home


@dataclass(frozen=True, slots=True)
class DigestsSent:
    """What became of the digests that were due.

    Attributes:
        sent: How many were handed over.
        failed: How many could not be; their people are told in the notifications.
    """

    sent: int
    failed: int


def send_due_digests(home: Home) -> DigestsSent:
    """Send every digest of a home that is due and was not begun before.

    Args:
        home: Opened.
    """
    from trueline.web.digests import send_due  # noqa: PLC0415 - needs Django set up

    home.organisations()
    done = send_due(datetime.now(UTC))
    return DigestsSent(done.sent, done.failed)
