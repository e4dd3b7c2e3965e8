"""Changes in words: signed differences, ways to take a number apart, and the sentence on top."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.measure.explaining.explanation import Explanation
from trueline.measure.explaining.period_pair import Against
from trueline.plan.kpi import Direction
from trueline.web.wording import MISSING, SHARES, say_exactly, say_share, say_value

HUNDRED = Decimal(100)
WAYS = {
    "channel": gettext_lazy("Channel"),
    "account": gettext_lazy("Account"),
    "post": gettext_lazy("Post"),
    "post type": gettext_lazy("Post type"),
    "topic": gettext_lazy("Topic"),
    "contact by": gettext_lazy("Contacted by"),
    "touch": gettext_lazy("Where the order came from"),
    "code": gettext_lazy("Discount code"),
    "source": gettext_lazy("Source"),
    "country": gettext_lazy("Country"),
}
AGAINST = {
    Against.BEFORE: gettext_lazy("Days before"),
    Against.YEAR_BEFORE: gettext_lazy("Year before"),
    Against.QUARTER_BEFORE: gettext_lazy("13 weeks"),
    Against.MONTH_BEFORE: gettext_lazy("4 weeks"),
}


def say_way(by: str) -> str:
    """Give the name of a way to take a number apart; a file's own word where it is no other."""
    return str(WAYS.get(by) or by.capitalize())


def say_difference(value: Decimal | None, measured_in: str) -> str:
    """Put a difference in words, short and with its sign; that of two shares is in points."""
    if value is None:
        return MISSING
    if measured_in in SHARES:
        return _("{0} points").format(_with_sign(say_value(value * HUNDRED, ""), value))
    return _with_sign(say_value(value, measured_in), value)


def say_difference_exactly(value: Decimal | None, measured_in: str) -> str:
    """Put a difference in words with every digit that it has."""
    if value is None:
        return MISSING
    if measured_in in SHARES:
        return _("{0} points").format(_with_sign(say_exactly(value * HUNDRED, ""), value))
    return _with_sign(say_exactly(value, measured_in), value)


def say_change(told: Explanation, measured_in: str) -> str:
    """Say in a sentence what changed; empty where no difference is given."""
    if told.change is None:
        return ""
    before, after = (say_value(one, measured_in) for one in (told.before, told.after))
    if not told.change:
        return _("It is what it was: {0}.").format(after)
    by = say_difference(abs(told.change), measured_in).lstrip("+")
    if told.relative is not None:
        by = f"{by} ({say_share(abs(told.relative))})"
    said = _("It rose by {0}, from {1} to {2}.")
    if told.change < 0:
        said = _("It fell by {0}, from {1} to {2}.")
    if told.is_per_day:
        said = _("A day rose by {0}, from {1} to {2}.")
        if told.change < 0:
            said = _("A day fell by {0}, from {1} to {2}.")
    return said.format(by, before, after)


def tone_of(value: Decimal | None, direction: Direction) -> str:
    """Give the tone of a difference: good, bad, or none where no direction is good."""
    if not value or direction is Direction.BAND:
        return "none"
    return "good" if (value > 0) is (direction is Direction.UP) else "bad"


def _with_sign(said: str, value: Decimal) -> str:
    return f"+{said}" if value > 0 else said
