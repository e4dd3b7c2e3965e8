"""What a KPI's actual is made of: by channel, account or segment, with bars."""

from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from trueline.core.errors import MissingError, RefusedQuestionError
from trueline.measure.explaining.change_line import ChangeLine
from trueline.measure.explaining.period_pair import Against
from trueline.measure.reading import Reading
from trueline.metrics.metric import Metric, Rule
from trueline.usecases.explaining.explain_kpi import KpiToExplain
from trueline.web.explaining.change_words import say_way
from trueline.web.explaining.explained import explained
from trueline.web.looked_at import LookedAt
from trueline.web.wording import MISSING, say_exactly, say_share, say_value

MOST = 8
BAR = 140


@dataclass(frozen=True, slots=True)
class PartRow:
    """A part of a KPI.

    Attributes:
        label: What it is.
        value: In words.
        exactly: With every digit.
        share: Of the whole, in words; empty where parts do not add up.
        before: In the days before, in words; a dash without a value.
        bar: Length of its bar against the largest part, in pixels.
    """

    label: str
    value: str
    exactly: str
    share: str
    before: str
    bar: str


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A KPI's actual, told apart in one way.

    Attributes:
        way: What the rows are.
        ways: Name and address of each way, and whether it is shown.
        rows: The largest first.
        others: How many more there are.
        adds_up: Whether the parts come to the whole.
        compares: Whether the days before may be held against them.
    """

    way: str
    ways: tuple[tuple[str, str, bool], ...]
    rows: tuple[PartRow, ...]
    others: int
    adds_up: bool
    compares: bool


def breakdown(looked: LookedAt, reading: Reading, by: str) -> Breakdown | None:
    """Tell a KPI's actual apart; None where no part of it has a value, or one is all of it.

    Args:
        looked: The plan against its actuals.
        reading: Of the KPI.
        by: The way that the address names; empty, or one that there is not, for the usual one.
    """
    asked = KpiToExplain(reading.path, looked.on, against=Against.BEFORE, by=by)
    try:
        change = explained(looked, asked).change
    except RefusedQuestionError:
        return None
    except MissingError:
        return breakdown(looked, reading, "")
    parts = [one for one in change.explanation.lines if one.key and one.after is not None]
    is_whole = len(parts) <= 1 and len(change.ways) <= 1
    if change.periods.against is not Against.BEFORE or not parts or is_whole:
        return None
    parts.sort(key=lambda one: (-abs(one.after or Decimal(0)), one.label))
    words = _Words(reading.actual.measured_in, _whole(change.metric, reading, parts), parts)
    own = looked.address_of(reading.path)
    return Breakdown(
        way=say_way(change.by),
        ways=tuple((say_way(one), _address(own, one), one == change.by) for one in change.ways),
        rows=tuple(words.row(one) for one in parts[:MOST]),
        others=len(parts[MOST:]),
        adds_up=words.whole is not None,
        compares=change.explanation.change is not None,
    )


@dataclass(frozen=True, slots=True)
class _Words:
    unit: str
    whole: Decimal | None
    parts: list[ChangeLine]

    def row(self, part: ChangeLine) -> PartRow:
        value = part.after or Decimal(0)
        longest = max(abs(one.after or Decimal(0)) for one in self.parts)
        return PartRow(
            label=part.label or _("Not said"),
            value=say_value(value, self.unit),
            exactly=say_exactly(value, self.unit),
            share=say_share(value / self.whole) if self.whole else "",
            before=MISSING if part.before is None else say_value(part.before, self.unit),
            bar=f"{BAR * abs(value) / longest:.1f}" if longest else "0.0",
        )


def _whole(metric: Metric, reading: Reading, parts: list[ChangeLine]) -> Decimal | None:
    """Give what shares are of; None where the parts do not come to it exactly."""
    if (metric.over_time, metric.over_entities) != (Rule.SUM, Rule.SUM):
        return None
    total = sum((one.after or Decimal(0) for one in parts), Decimal(0))
    return total if total and total == reading.actual.value else None


def _address(own: str, way: str) -> str:
    return f"{own}{'&' if '?' in own else '?'}{urlencode({'by': way})}#parts-of"
