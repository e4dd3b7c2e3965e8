"""The way down to a part's page: through the cascade, or through the channel that it belongs to."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from trueline.plan.parts import split
from trueline.web.channel_tabs import TABS
from trueline.web.part_address import part_address
from trueline.web.part_place import Place, places_above
from trueline.web.plan_looked import PlanLooked

Crumbs = list[tuple[str, str]]


def crumbs_to(looked: PlanLooked, place: Place, title: str) -> Crumbs:
    """Give words and addresses from the top down to a part's page, itself last, without one.

    Args:
        looked: The plan that is shown.
        place: The part, or a list in it.
        title: What the page is called.
    """
    path = f"{place.path}/{place.rest}".strip("/")
    above = places_above(looked.plan, path)
    match split(path):
        case ("channels", channel):
            return [*_to_channel(looked, channel, title), (_("All fields"), "")]
        case ("channels", channel, field, *_below):
            (name, _path), *between = above[2:]
            tab = _tab(looked, channel, field)
            found = [*_to_channel(looked, channel, name), *tab]
            below = _addressed(looked, between[1:] if tab else between)
            return [*found, *below, (title, "")]
        case _path:
            top = (_("Cascade"), looked.address("plan"))
            return [top, *_addressed(looked, above), (title, "")]


def _to_channel(looked: PlanLooked, channel: str, name: str) -> Crumbs:
    plans = (_("Channel action plans"), looked.address("channels"))
    return [plans, (name, looked.address("channel", channel))]


def _tab(looked: PlanLooked, channel: str, field: str) -> Crumbs:
    """Give the tab of the channel's page that shows a field of it; nothing where none does."""
    at = reverse("channel", args=[channel])
    return [
        (str(tab.label), f"{at}?{urlencode({**looked.named, 'tab': name})}")
        for name, tab in TABS.items()
        if field in tab.fields
    ][:1]


def _addressed(looked: PlanLooked, places: Crumbs) -> Crumbs:
    return [(words, part_address(looked, path)) for words, path in places]
