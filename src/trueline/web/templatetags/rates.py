"""What a rate was divided by, for templates."""

from django import template

from trueline.measure.measured import Measured
from trueline.web.rates import say_ratio, say_ratio_fully

register = template.Library()


@register.filter
def ratio(found: Measured) -> str:
    """Say what a rate was divided by, short."""
    return say_ratio(found)


@register.filter
def ratio_fully(found: Measured) -> str:
    """Say what a rate was divided by, with every digit and by name."""
    return say_ratio_fully(found)
