"""Numbers that tell what they are when hovered or focused, for templates."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django import template
from django.utils.html import format_html

from trueline.web.looked_at import LookedAt
from trueline.web.plan_looked import PlanLooked
from trueline.web.studying.about_kpi import Proof
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
    return format_html(
        '<a class="figure" href="{}" data-card="{}">{}</a>',
        looked.address("kpi", *path.split("/")),
        _card(looked, path, {"of": of} | ({"channel": channel} if channel else {})),
        words,
    )


@register.simple_tag
def proven(looked: LookedAt, path: str, proof: Proof) -> str:
    """Give the grade of a KPI's best study as a link to the KPI, with the address of its card.

    Args:
        looked: Plan in force that it is read from.
        path: ``scope/goal/kpi``.
        proof: What studies say about it; a dash stands where they give no grade.
    """
    return format_html(
        '<a class="proof" href="{}" data-card="{}"><b class="grade{}">{}</b>'
        '<span class="unseen">{}</span></a>',
        looked.address_of(path),
        _card(looked, path, {"of": "evidence"}),
        "" if proof.grade else " none",
        proof.grade or MISSING,
        proof.words,
    )


def _card(looked: LookedAt | PlanLooked, path: str, asked: Mapping[str, str]) -> str:
    card = looked.address("card", *path.split("/"))
    return f"{card}{'&' if '?' in card else '?'}{urlencode(asked)}"
