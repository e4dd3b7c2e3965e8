"""Parts of the plan in templates: where they are edited, and their words."""

from decimal import Decimal
from enum import Enum

from django import template
from django.utils.text import capfirst
from django.utils.translation import gettext

from trueline.web.part_address import part_address
from trueline.web.plan_looked import PlanLooked
from trueline.web.wording import say_value

register = template.Library()
WRITTEN_SO = {"ok": "OK"}


@register.simple_tag
def part_at(looked: PlanLooked, *steps: str) -> str:
    """Give the address where a part is read and edited."""
    return part_address(looked, *steps)


@register.simple_tag
def part_at_steps(looked: PlanLooked, steps: tuple[str, ...]) -> str:
    """Give the address of a part whose steps stand in a list."""
    return part_address(looked, *steps)


@register.filter
def worded(word: Enum | str) -> str:
    """Give a word of the plan as it begins a sentence."""
    text = gettext(str(word.value if isinstance(word, Enum) else word))
    return WRITTEN_SO.get(text) or capfirst(text)


@register.filter
def hours(number: Decimal | None) -> str:
    """Put hours in words; a dash where they are not known."""
    return say_value(number, "hours")
