"""What the plan's budget says that a study's tactic cost, beside what the study says.

The two are never added: the same money may stand in both. The study's own costs count; where it
states none, the budget's do; where the budget has a kind of cost that the study leaves out, that is
said. Only a study of facts is held beside the budget: days of a file's periods are not known.
"""

from dataclasses import dataclass, replace
from typing import NamedTuple

from trueline.core.period import Period
from trueline.evidence.stated_worth import Cost, Guess, Worth
from trueline.evidence.study import Study
from trueline.plan.costs import CostLine, cost_of
from trueline.plan.document import Plan
from trueline.usecases.returning.counted_once import treated_days
from trueline.usecases.studying.running import StudyRun


@dataclass(frozen=True, slots=True)
class Budgeted:
    """The budget's lines for a tactic over the days that a study treats.

    Attributes:
        lines: In the study's currency; empty where there are none.
        left_out: What the budget names and cannot be counted, in sentences.
    """

    lines: tuple[CostLine, ...] = ()
    left_out: tuple[str, ...] = ()


class Valued(NamedTuple):
    """A study's worth with the costs that count.

    Attributes:
        worth: None where the study asks for none.
        is_from_budget: Its costs are those of the plan's budget.
        says: What else a reader must know of its costs, in sentences.
    """

    worth: Worth | None
    is_from_budget: bool
    says: tuple[str, ...]


def valued(run: StudyRun, plan: Plan | None) -> Valued:
    """Give a study's worth with the costs that count, and what the budget says beside them."""
    worth = run.asked.worth
    days = treated_days(run)
    if worth is None:
        return Valued(None, is_from_budget=False, says=())
    if plan is None or not run.asked.tactic or not run.asked.source.metric or days is None:
        return Valued(worth, is_from_budget=False, says=())
    found = budgeted(plan, run.asked, days)
    if worth.costs:
        return Valued(worth, is_from_budget=False, says=(*_not_stated(worth, found),))
    costs = tuple(map(_cost, found.lines))
    return Valued(replace(worth, costs=costs), is_from_budget=bool(costs), says=found.left_out)


def budgeted(plan: Plan, study: Study, days: Period) -> Budgeted:
    """Give what the budget pays for a study's tactic over some days."""
    found = cost_of(plan, days, part=study.tactic)
    currency = study.worth.currency if study.worth else plan.currency
    lines = tuple(one for one in found.lines if one.amount.currency == currency)
    left_out = [one.why for one in found.left_out]
    left_out += [
        f"“{one.what}” is paid in {one.amount.currency}, which is not added to {currency}."
        for one in found.lines
        if one.amount.currency != currency
    ]
    return Budgeted(lines, tuple(left_out))


def _not_stated(worth: Worth, found: Budgeted) -> list[str]:
    stated = {one.kind for one in worth.costs}
    return [
        f"The budget also pays {one.amount} for “{one.what}” ({one.kind.value}); the study states "
        "no such cost, and it is not counted."
        for one in found.lines
        if one.kind not in stated
    ]


def _cost(line: CostLine) -> Cost:
    amount = float(line.amount.amount)
    source = line.source or line.path
    return Cost(line.kind, Guess(amount, amount, amount, source), line.what, source)
