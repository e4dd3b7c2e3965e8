"""Pages for what went wrong: refused, not found, broken."""

import logging
import secrets

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from trueline.web.access import ROLE_NAMES, RoleNeededError

LOGGER = logging.getLogger("trueline.web")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that a request could not be understood."""
    return render(request, "faults/400.html", {"why": str(exception)}, status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say which role a page takes."""
    role = exception.role if isinstance(exception, RoleNeededError) else None
    context = {"role": ROLE_NAMES[role] if role else "", "alone": role is None}
    return render(request, "faults/403.html", context, status=403)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's
    """Say that a form was sent without its token, as after signing in anew elsewhere."""
    return render(request, "faults/403.html", {"role": "", "alone": False}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that there is nothing here, with the reason where a page gave one."""
    why = str(exception) if exception.args and isinstance(exception.args[0], str) else ""
    return render(request, "faults/404.html", {"why": why}, status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """Give a number under which the log holds what happened."""
    number = secrets.token_hex(4)
    LOGGER.error("Fault %s at %s", number, request.path)
    return render(request, "faults/500.html", {"number": number}, status=500)
