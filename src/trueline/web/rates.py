"""Rates with what they were divided by: a rate without its parts cannot be judged."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.measure.measured import Basis, Measured, Part
from trueline.web.wording import SHARES, say_exactly, say_value

BASES: Mapping[Basis, str | Promise] = {
    Basis.PERIOD: gettext_lazy("reporting period"),
    Basis.LIFETIME: gettext_lazy("lifetime of posts"),
    Basis.DIFFERENCED: gettext_lazy("differenced from lifetimes of posts"),
}


def say_ratio(found: Measured) -> str:
    """Say what a rate was divided by, short, for a cell of a table; empty for what is no rate."""
    if found.ratio is None:
        return _weight(found, short=True)
    above, below = (_short(one) for one in (found.ratio.above, found.ratio.below))
    return f"{above} ÷ {below}"


def say_ratio_fully(found: Measured) -> str:
    """Say what a rate was divided by, with every digit and by name; empty for what is no rate."""
    if found.ratio is None:
        return _weight(found, short=False)
    return f"{_full(found.ratio.above)} ÷ {_full(found.ratio.below)}"


def say_taken(found: Measured) -> str:
    """Say what a value speaks of: numbers of different bases are different numbers."""
    return str(BASES[found.taken])


def _weight(found: Measured, *, short: bool) -> str:
    """Tell the weight of a rate that a network reports without its parts."""
    if found.measured_in not in SHARES or len(found.parts) != 1 or found.value is None:
        return ""
    [weight] = found.parts
    if weight.measured_in:  # a share of one account, not a weight
        return ""
    said = _short(weight) if short else _full(weight)
    return _("weighted by {0}").format(said)


def _short(part: Part) -> str:
    return say_value(part.value, part.measured_in)


def _full(part: Part) -> str:
    unit = "" if part.measured_in == "people" else part.measured_in  # the label names them
    return f"{say_exactly(part.value, unit)} {part.label}"
