"""Split a change in revenue into frequency, reach and yield: arithmetic, and never a cause."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from trueline.core.period import Period
from trueline.evidence.worth.split import Revenue, RevenueSplit, split_change
from trueline.facts.buyers import buyers_of
from trueline.plan.cascade import accounts_of
from trueline.plan.document import Plan
from trueline.plan.metric_use import Filter
from trueline.usecases.answering import Answers, MetricQuestion
from trueline.usecases.gathering import Part
from trueline.usecases.known_metrics import catalogue_of
from trueline.usecases.workspace import Workspace

DAYS, YEAR = timedelta(days=91), timedelta(days=364)
METRIC = "revenue_gross"
LEAST_KEYED = 0.95
"""Of the orders it must be known who placed them, or people would be counted short."""


@dataclass(frozen=True, slots=True)
class Bought:
    """What was bought in some days.

    Attributes:
        days: On which orders were placed.
        revenue: What it is made of; its value is the revenue of these days.
        order_count: Orders; cancelled ones are left out.
    """

    days: Period
    revenue: Revenue
    order_count: int


@dataclass(frozen=True, slots=True)
class SplitRevenue:
    """A change in revenue, told apart by what it came from.

    Attributes:
        before: Earlier days.
        after: The last 13 weeks that are known.
        split: Parts that add up to the change exactly, in the currency.
        currency: Of the plan.
    """

    before: Bought
    after: Bought
    split: RevenueSplit
    currency: str


def split_revenue(
    workspace: Workspace, plan: Plan, *, on: date, as_of: datetime | None = None
) -> SplitRevenue | str:
    """Split the change of revenue over the last 13 weeks that are known.

    They are held against the same weeks of the year before where those are known, so that the
    season is the same; else against the 13 weeks before.

    Args:
        workspace: Whose orders.
        plan: Whose accounts and currency count.
        on: No later day counts.
        as_of: Moment whose knowledge counts, in UTC; None for the present.

    Returns:
        The split, or a sentence that says what is missing.
    """
    answers = Answers(workspace.facts.snapshot(as_of=as_of), catalogue_of(workspace, as_of=as_of))
    orders = {"orders": answers.catalogue.reported("orders")}
    own = accounts_of(plan, Filter())
    spans = answers.known.spans(orders, own) if own else ()
    if not spans:
        return "No orders are known of the plan's accounts; revenue is split by those."
    accounts = tuple(sorted({one.account for one in spans}))
    first = max(min(one.first_day for one in spans if one.account == each) for each in accounts)
    until = min(on, *(one.last_day for one in spans)) + timedelta(days=1)
    after = Period(until - DAYS, until)
    back = YEAR if after.first - YEAR >= first else DAYS
    before = Period(after.first - back, after.until - back)
    if before.first < first:
        return f"Orders are known from {first} on; it takes two times 13 weeks to {after.last}."
    found = [_bought(answers, one, accounts, plan.currency) for one in (before, after)]
    if refused := [one for one in found if isinstance(one, str)]:
        return refused[0]
    earlier, later = (one for one in found if isinstance(one, Bought))
    return SplitRevenue(earlier, later, split_change(earlier.revenue, later.revenue), plan.currency)


def _bought(
    answers: Answers, days: Period, accounts: tuple[str, ...], currency: str
) -> Bought | str:
    part = Part(days, accounts, currency=currency)
    whole = answers.value(MetricQuestion(METRIC, part))
    if whole.value is None or whole.coverage < 1:
        return whole.why or f"Some days from {days.first} to {days.last} lack orders."
    row = answers.snapshot.ask(buyers_of(days, accounts, currency)).to_pylist()[0]
    count, keyed, people = row["order_count"], row["keyed_count"], row["people_count"]
    if not count or keyed < LEAST_KEYED * count:
        return (
            f"Of {keyed} of {count} orders from {days.first} to {days.last} it is known who placed "
            "them; customers cannot be counted by so few."
        )
    each = float(row["amount"]) / count
    if each <= 0:
        return f"Orders from {days.first} to {days.last} came to nothing; nothing can be split."
    return Bought(days, Revenue(float(people), count / people, each), count)
