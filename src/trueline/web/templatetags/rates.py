"""What a rate was divided by, and what a value speaks of, for templates."""

from django import template

from trueline.measure.measured import Basis, Measured
from trueline.web.rates import say_ratio, say_ratio_fully, say_taken

register = template.Library()


@register.filter
def ratio(found: Measured) -> str:
    """Say what a rate was divided by, short."""
    return say_ratio(found)


@register.filter
def ratio_fully(found: Measured) -> str:
    """Say what a rate was divided by, with every digit and by name."""
    return say_ratio_fully(found)


@register.filter
def taken(found: Measured) -> str:
    """Say what a value speaks of; empty for the usual, its reporting period."""
    return "" if found.taken is Basis.PERIOD else say_taken(found)


@register.filter
def taken_always(found: Measured) -> str:
    """Say what a value speaks of."""
    return say_taken(found)
