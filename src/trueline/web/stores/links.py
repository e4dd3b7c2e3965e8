"""Links that work once: made with a token that only the receiver knows."""

import hashlib
import secrets
from datetime import datetime, timedelta
from enum import StrEnum

from django.db.models import QuerySet

from trueline.web import models

LIFETIME = timedelta(minutes=30)


class Purpose(StrEnum):
    """What a link is for."""

    SET_UP = "set-up"
    SIGN_IN = "sign-in"


def make_link(purpose: Purpose, *, now: datetime, person: models.Person | None = None) -> str:
    """Give the token of a new link; only its digest is kept."""
    models.OneTimeLink.objects.filter(expires_at__lt=now).delete()
    token = secrets.token_urlsafe(24)
    models.OneTimeLink.objects.create(
        digest=_digest(token), purpose=purpose.value, person=person, expires_at=now + LIFETIME
    )
    return token


def is_open(token: str, purpose: Purpose, *, now: datetime) -> bool:
    """Say whether a token would still work."""
    return _open(token, purpose, now).exists()


def use_link(token: str, purpose: Purpose, *, now: datetime) -> models.OneTimeLink | None:
    """Use a link up; None when it never was, is used, or is too old."""
    used = _open(token, purpose, now).update(used_at=now)  # one statement: two cannot both win
    if not used:
        return None
    return models.OneTimeLink.objects.select_related("person").get(digest=_digest(token))


def close_links(purpose: Purpose) -> None:
    """Remove every link of a purpose, so that none of them opens any more."""
    models.OneTimeLink.objects.filter(purpose=purpose.value).delete()


def _open(token: str, purpose: Purpose, now: datetime) -> QuerySet[models.OneTimeLink]:
    return models.OneTimeLink.objects.filter(
        digest=_digest(token), purpose=purpose.value, used_at=None, expires_at__gt=now
    )


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
