"""Whose organisation a private calendar feed belongs to, found by what is kept of its address."""

from trueline.usecases.coordinating.meeting.feeds import FEEDS
from trueline.web.models import EntryRow, Membership


def organisation_of_feed(digest: str) -> str:
    """Give the slug of the organisation in which a feed was made; empty when there is none."""
    rows = EntryRow.objects.filter(kind=FEEDS.kind, about=digest)
    return str(rows.values_list("organisation__slug", flat=True).first() or "")


def belongs_to(email: str, organisation: str) -> bool:
    """Say whether somebody who may still sign in belongs to an organisation."""
    return Membership.objects.filter(
        person__email__iexact=email, person__is_active=True, organisation__slug=organisation
    ).exists()
