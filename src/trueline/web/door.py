"""The door: who may come in without a password."""

import ipaddress
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from trueline.web.models import Person
from trueline.web.stores.people import demo_name


def is_local(request: HttpRequest) -> bool:
    """Say whether both server and asker are this very machine.

    Bound to a loopback address is not enough: a proxy may pass the world's requests on.
    """
    named = urlsplit(settings.TRUELINE_ADDRESS).hostname or ""
    asker = str(request.META.get("REMOTE_ADDR", ""))
    return all(_is_loopback(host) for host in (settings.TRUELINE_HOST, named, asker))


def demo_door(request: HttpRequest) -> dict[str, object]:
    """Tell templates the name of the demo that opens with one click; empty when none does."""
    return {"demo_door": SimpleLazyObject(lambda: demo_name() if is_local(request) else "")}


def let_in(request: HttpRequest, person: Person) -> None:
    """Sign a person in."""
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
