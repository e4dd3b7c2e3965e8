"""The one who looks around the demo."""

from trueline.web.access import Role
from trueline.web.models import Organisation, Person
from trueline.web.stores.people import GUEST, join, make_person


def demo_guest() -> Person | None:
    """Give the one who looks around the demo, made if new; None without a demo."""
    demo = Organisation.objects.filter(is_demo=True).order_by("slug").first()
    if demo is None:
        return None
    guest = make_person(GUEST, name="Demo guest")
    if not guest.memberships.exists():
        join(guest, demo.slug, tuple(Role))
    return guest


def demo_name() -> str:
    """Give the name of the demo organisation; empty without one."""
    demo = Organisation.objects.filter(is_demo=True).order_by("slug").first()
    return demo.name if demo else ""
