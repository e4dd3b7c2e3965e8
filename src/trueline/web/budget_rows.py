"""What the plan costs as pages say it: shares with their lines, and what is left out."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.plan.costs import Cost, CostLine
from trueline.plan.parts import look_up
from trueline.plan.titles import Titles
from trueline.plan.words import title_of
from trueline.usecases.plan_costs import CostShare, CostSide, PlanCosts
from trueline.web.budget_words import say_amount, say_days, say_totals
from trueline.web.part_address import part_address
from trueline.web.plan_looked import PlanLooked
from trueline.web.wording_time import say_month

SIDE_NAMES: dict[CostSide, str | Promise] = {
    CostSide.KIND: gettext_lazy("Kind"),
    CostSide.SCOPE: gettext_lazy("Scope"),
    CostSide.CHANNEL: gettext_lazy("Channel"),
    CostSide.TACTIC: gettext_lazy("Tactic"),
    CostSide.MONTH: gettext_lazy("Month"),
    CostSide.YEAR: gettext_lazy("Fiscal year"),
}
FOR_ALL: dict[CostSide, str | Promise] = {
    CostSide.SCOPE: gettext_lazy("For all scopes"),
    CostSide.CHANNEL: gettext_lazy("For all channels"),
    CostSide.TACTIC: gettext_lazy("For no tactic alone"),
}


@dataclass(frozen=True, slots=True)
class CostRow:
    """One cost of a share.

    Attributes:
        line: As it was reckoned.
        kind: What it is spent on, in a word.
        address: Of the line in the plan.
        amount: In words.
        is_repeated: Whether it stands in another share too.
    """

    line: CostLine
    kind: str
    address: str
    amount: str
    is_repeated: bool


@dataclass(frozen=True, slots=True)
class ShareRow:
    """A share of the cost.

    Attributes:
        title: Of the kind, the part or the span of days.
        address: Of the part; empty where it is none.
        totals: In words, one a currency; empty without a cost.
        share: Of the whole; None where currencies cannot be compared.
        rows: Its lines; none for a span of days.
    """

    title: str
    address: str
    totals: tuple[str, ...]
    share: Decimal | None
    rows: tuple[CostRow, ...]


@dataclass(frozen=True, slots=True)
class LeftOutRow:
    """A cost that is not counted.

    Attributes:
        title: What names it.
        at: What that stands in, such as a channel; empty for the plan itself.
        address: Of it.
        why: In a sentence.
    """

    title: str
    at: str
    address: str
    why: str


def share_rows(looked: PlanLooked, costs: PlanCosts) -> Iterator[ShareRow]:
    """Yield the shares, and at the end what belongs to none."""
    for share in costs.shares:
        yield _row(looked, costs, share, _title(share, costs.side))
    if costs.rest.lines:
        rest = CostShare("", "", None, costs.rest)
        yield _row(looked, costs, rest, str(FOR_ALL[costs.side]))


def left_out_rows(looked: PlanLooked, costs: PlanCosts) -> Iterator[LeftOutRow]:
    """Yield what is not counted, with the reason."""
    titles = Titles((looked.plan,))
    for one in costs.whole.left_out:
        title = title_of(look_up(looked.plan, one.path))
        at, address = titles.holder(one.path), part_address(looked, one.path)
        yield LeftOutRow(title, at, address, one.why)


def _row(looked: PlanLooked, costs: PlanCosts, share: CostShare, title: str) -> ShareRow:
    lines = () if costs.side.is_time else share.cost.lines
    return ShareRow(
        title=title,
        address=part_address(looked, share.path) if share.path else "",
        totals=say_totals(share.cost),
        share=_share(share.cost, costs.whole),
        rows=tuple(
            CostRow(
                line=one,
                kind=capfirst(_(one.kind.value)),
                address=part_address(looked, one.path),
                amount=say_amount(one.amount),
                is_repeated=one.path in costs.in_several,
            )
            for one in lines
        ),
    )


def _title(share: CostShare, side: CostSide) -> str:
    if share.days is None:
        return capfirst(_(share.name)) if side is CostSide.KIND else share.name
    return say_month(share.days.first) if side is CostSide.MONTH else say_days(share.days)


def _share(cost: Cost, whole: Cost) -> Decimal | None:
    """Give the share of the whole; None where there are several currencies, or no cost."""
    if len(whole.totals) != 1 or not whole.totals[0].amount or not cost.totals:
        return None
    return cost.totals[0].amount / whole.totals[0].amount
