"""Numbers, days and shares in words, for templates."""

from collections.abc import Mapping
from decimal import Decimal

from django import template

from trueline.web import wording, wording_time
from trueline.web.explaining.change_words import say_difference

register = template.Library()
register.filter("share", wording.say_share)
register.filter("day", wording_time.say_day)
register.filter("month", wording_time.say_month)
register.filter("moment", wording_time.say_moment)
register.filter("value", wording.say_value)
register.filter("exactly", wording.say_exactly)
register.filter("unit", wording.unit_name)
register.filter("whole", wording.say_count)
register.filter("bytes", wording.say_bytes)
register.filter("seconds", wording_time.say_seconds)


@register.filter
def apart(number: Decimal, measured_in: str) -> str:
    """Say how far two numbers are apart, without a sign; two shares are points apart."""
    return say_difference(abs(number), measured_in).lstrip("+")


@register.filter
def rows_read(rows: Mapping[str, int]) -> int:
    """Give all rows of a row ledger that was kept as JSON."""
    return sum(rows.values())
