"""The door: who may come in without a password, and by which links."""

import ipaddress
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from trueline.web.models import Person
from trueline.web.stores.guests import demo_guest, demo_name
from trueline.web.stores.links import Purpose, make_link
from trueline.web.stores.people import has_people

PASSED_ON = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via")
"""Headers by which a proxy says that it asks for somebody else."""


def is_local(request: HttpRequest) -> bool:
    """Say whether both server and asker are this very machine.

    Bound to a loopback address is not enough: a proxy may pass the world's requests on, and asks
    from this machine when it does.
    """
    if any(header in request.headers for header in PASSED_ON):
        return False
    named = urlsplit(settings.TRUELINE_ADDRESS).hostname or ""
    asker = str(request.META.get("REMOTE_ADDR", ""))
    return all(_is_loopback(host) for host in (settings.TRUELINE_HOST, named, asker))


def demo_door(request: HttpRequest) -> dict[str, object]:
    """Tell templates the name of the demo that opens with one click; empty when none does."""
    return {"demo_door": SimpleLazyObject(lambda: demo_name() if is_local(request) else "")}


def let_in(request: HttpRequest, person: Person) -> None:
    """Sign a person in."""
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])


def entrance_links(now: datetime) -> tuple[tuple[str, str], ...]:
    """Give words and address of the links to print at the start; each works once.

    Args:
        now: From which their half hour counts.
    """
    links = []
    guest = demo_guest()
    if guest is not None:
        token = make_link(Purpose.SIGN_IN, now=now, person=guest)
        links.append((_("Look around the demo (once)"), _address("enter", token)))
    if not has_people():
        token = make_link(Purpose.SET_UP, now=now)
        links.append((_("Set up your own organisation (once)"), _address("set-up", token)))
    return tuple(links)


def _address(name: str, token: str) -> str:
    return f"{settings.TRUELINE_ADDRESS}{reverse(name, args=[token])}"


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
