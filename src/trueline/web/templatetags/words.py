"""Numbers, days and shares in words, for templates."""

from collections.abc import Mapping
from decimal import Decimal

from django import template

from trueline.web import wording, wording_time

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
def magnitude(number: Decimal) -> Decimal:
    """Give a number without its sign."""
    return abs(number)


@register.filter
def rows_read(rows: Mapping[str, int]) -> int:
    """Give all rows of a row ledger that was kept as JSON."""
    return sum(rows.values())
