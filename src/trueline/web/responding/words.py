"""Response times in words."""

from django.utils.translation import gettext as _

from trueline.measure.responding.figures import Spread
from trueline.measure.responding.responses import KindFigures
from trueline.web.networks import network_name
from trueline.web.wording import MISSING, say_share, say_value

MINUTES = "minutes"


def channel_words(channel: str) -> str:
    """Give the name of a network or medium."""
    return network_name(channel) if channel else _("Not said")


def say_spread(one: Spread | None, unit: str = "share") -> str:
    """Put a figure in words without its interval."""
    return MISSING if one is None else say_value(one.value, unit)


def say_interval(one: Spread | None, unit: str = "share") -> str:
    """Put an interval in words; empty for too few."""
    if one is None or one.low is None or one.high is None:
        return ""
    return _("{0} to {1}").format(say_value(one.low, unit), say_value(one.high, unit))


def summary(first: KindFigures | None) -> str:
    """Say in a sentence how fast first replies came."""
    if first is None or first.open_hours.median is None:
        return _("No conversation of these days was answered.")
    median = say_value(first.open_hours.median.value, MINUTES)
    said = _("Half of those who write have an answer within {0}.").format(median)
    kept = first.attainment.share
    if kept is None:
        return said
    told = _("The promise is kept for {0}").format(say_share(kept.value))
    if first.attainment.promised is not None:
        told = _("{0}; {1} are promised").format(told, say_share(first.attainment.promised))
    return f"{said} {told}."
