"""Numbers that tell what they are when hovered or focused, for templates."""

from urllib.parse import urlencode

from django import template
from django.utils.html import format_html

from trueline.web.looked_at import LookedAt
from trueline.web.plan_looked import PlanLooked
from trueline.web.wording import MISSING

register = template.Library()


@register.simple_tag
def figure(
    looked: LookedAt | PlanLooked, path: str, words: str, of: str = "actual", channel: str = ""
) -> str:
    """Give a number as a link to its KPI, with the address of its card; a dash stays a dash.

    Args:
        looked: Plan in force that it is read from.
        path: ``scope/goal/kpi``.
        words: The number.
        of: Which number of the KPI, as ``cards.number_card.Of`` has them.
        channel: Id of a channel, where the number is that channel's alone.
    """
    if words == MISSING:
        return words
    parts = path.split("/")
    card = looked.address("card", *parts)
    asked = urlencode({"of": of} | ({"channel": channel} if channel else {}))
    return format_html(
        '<a class="figure" href="{}" data-card="{}">{}</a>',
        looked.address("kpi", *parts),
        f"{card}{'&' if '?' in card else '?'}{asked}",
        words,
    )
