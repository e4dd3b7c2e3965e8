"""Pages for what went wrong: refused, not found, broken."""

import logging
import secrets

from django.conf import settings
from django.core.exceptions import DisallowedHost, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy

from trueline.web.access import ROLE_NAMES, RoleNeededError

LOGGER = logging.getLogger("trueline.web")
WORDS = (
    (
        TooManyFilesSent,
        gettext_lazy("More than {0} files came at once. Bring them in several goes."),
    ),
    (
        DisallowedHost,
        gettext_lazy(
            "The server does not know the address that you asked for. Who runs it can name it "
            "with TRUELINE_ADDRESS."
        ),
    ),
)
"""What to say of requests that Django refuses in words meant for programmers."""
_UNTOLD = gettext_lazy("It was incomplete or not made by these pages. Go back and try again.")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that a request could not be understood."""
    words = next((say for kind, say in WORDS if isinstance(exception, kind)), _UNTOLD)
    why = str(words).format(settings.DATA_UPLOAD_MAX_NUMBER_FILES)
    return render(request, "faults/400.html", {"why": why}, status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say which role a page takes."""
    needed = exception if isinstance(exception, RoleNeededError) else None
    role = needed.role if needed else None
    alone = needed is not None and role is None
    context = {"role": ROLE_NAMES[role] if role else "", "alone": alone, "stale": False}
    return render(request, "faults/403.html", context, status=403)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's
    """Say that a form was sent without its token, as after signing in anew elsewhere."""
    context = {"role": "", "alone": False, "stale": True}
    return render(request, "faults/403.html", context, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that there is nothing here, with the reason where a page gave one."""
    why = str(exception) if exception.args and isinstance(exception.args[0], str) else ""
    return render(request, "faults/404.html", {"why": why}, status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """Give a number under which the log holds what happened."""
    number = secrets.token_hex(4)
    LOGGER.error("Fault %s at %s", number, request.path)
    return render(request, "faults/500.html", {"number": number}, status=500)
