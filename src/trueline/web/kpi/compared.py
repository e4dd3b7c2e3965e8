"""What a KPI's page compares it with: its plan, the days before, or the year before."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from trueline.measure.explaining.period_pair import Against
from trueline.measure.reading import Reading
from trueline.web.looked_at import LookedAt

PLAN = "plan"
COMPARISONS: dict[str, str | Promise] = {
    PLAN: gettext_lazy("Plan"),
    Against.BEFORE.value: gettext_lazy("Days before"),
    Against.YEAR_BEFORE.value: gettext_lazy("Year before"),
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """One of the comparisons that a KPI's page offers.

    Attributes:
        words: What with.
        address: Of the page that shows it.
        is_shown: Whether that is this page.
    """

    words: str | Promise
    address: str
    is_shown: bool


def comparisons(looked: LookedAt, reading: Reading, asked: str) -> list[Comparison]:
    """Give what a KPI can be compared with, for links; the plan is what it is compared with first.

    Args:
        looked: The plan against its actuals.
        reading: Of the KPI.
        asked: What the address names; anything else is the plan.
    """
    shown = asked if asked in COMPARISONS else PLAN
    own = looked.address_of(reading.path)
    return [
        Comparison(words, _address(own, name), name == shown) for name, words in COMPARISONS.items()
    ]


def against(asked: str) -> Against | None:
    """Give the earlier period that an address names; None for the plan."""
    return next((one for one in Against if one.value == asked and asked in COMPARISONS), None)


def _address(own: str, name: str) -> str:
    return f"{own}{'&' if '?' in own else '?'}{urlencode({'compare': name})}"
