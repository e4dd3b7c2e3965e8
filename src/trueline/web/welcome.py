"""What the server says when it starts: where it is, and the links that let the first people in."""

from collections.abc import Iterator

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from trueline.web.stores.links import Purpose, make_link
from trueline.web.stores.people import demo_guest, has_people


def welcome_lines() -> tuple[str, ...]:
    """Give the address, and links that each work once within half an hour."""
    return (_("Trueline is at {0}").format(f"{settings.TRUELINE_ADDRESS}/"), *_links())


def _links() -> Iterator[str]:
    now, guest = timezone.now(), demo_guest()
    if guest is not None:
        token = make_link(Purpose.SIGN_IN, now=now, person=guest)
        yield _("Look around the demo (works once): {0}").format(_address("enter", token))
    if not has_people():
        token = make_link(Purpose.SET_UP, now=now)
        yield _("Set up your own organisation (works once): {0}").format(_address("set-up", token))


def _address(name: str, token: str) -> str:
    return settings.TRUELINE_ADDRESS + reverse(name, args=[token])
