"""Response times in words."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from trueline.measure.responding.figures import Spread
from trueline.measure.responding.responses import KindFigures
from trueline.usecases.responding.read_responses import ResponseReading
from trueline.web.networks import network_name
from trueline.web.wording import MISSING, say_share, say_value
from trueline.web.wording_time import say_day

MINUTES = "minutes"


def channel_words(channel: str) -> str:
    """Give the name of a network or medium."""
    return network_name(channel) if channel else _("Not said")


def say_spread(one: Spread | None, unit: str = "share") -> str:
    """Put a figure in words without its interval."""
    if one is None:
        return MISSING
    said = say_value(one.value, unit)
    return _("more than {0}").format(said) if one.is_least else said


def say_interval(one: Spread | None, unit: str = "share") -> str:
    """Put an interval in words; empty for too few."""
    if one is None or one.low is None or one.high is None:
        return ""
    return _("{0} to {1}").format(say_value(one.low, unit), say_value(one.high, unit))


def say_open(count: int) -> str:
    """Say how many waits last, and are in no figure."""
    return ngettext("{0} open, not in it", "{0} open, not in it", count).format(f"{count:,}")


def _half(median: Spread, open_count: int) -> str:
    words = say_value(median.value, MINUTES)
    if median.is_least:
        return _("Half of those who wrote wait more than {0}, those still open included.").format(
            words
        )
    said = _("Half of those answered had an answer within {0}.").format(words)
    if not open_count:
        return said
    still = ngettext("{0} is open and not in it.", "{0} are open and not in it.", open_count)
    return f"{said} {still.format(f'{open_count:,}')}"


def nobody_wrote(reading: ResponseReading) -> str:
    """Say that no customer wrote, of which days that is known, and what to do."""
    days = [
        _("{0} to {1}").format(say_day(one.first), say_day(one.last)) for one in reading.imported
    ]
    return _(
        "No customer wrote on these days, as far as is known. Conversations are imported for {0}. "
        "Choose such days, or bring an export of the others."
    ).format(_(" and ").join(days))


def summary(first: KindFigures | None) -> str:
    """Say in a sentence how fast first replies came."""
    if first is None or first.open_hours.median is None:
        return _("No conversation of these days was answered.")
    said = _half(first.open_hours.median, first.open_hours.open_count)
    kept = first.attainment.share
    if kept is None:
        return said
    told = _("The promise is kept for {0}").format(say_share(kept.value))
    if first.attainment.promised is not None:
        told = _("{0}; {1} are promised").format(told, say_share(first.attainment.promised))
    return f"{said} {told}."
