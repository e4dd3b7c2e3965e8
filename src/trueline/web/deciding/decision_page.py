"""One decision for its page: what people had seen, what happened since, what it changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from trueline.coordination.deciding.decision import Decision, Seen, SeenOf
from trueline.coordination.deciding.since import Since
from trueline.measure.actual import NEARLY_ALL
from trueline.plan.document import Plan
from trueline.usecases.agreed.decisions import LoggedDecision
from trueline.usecases.compare_plans import compare_plans
from trueline.usecases.coordinating.deciding.since import since_decided
from trueline.usecases.workspace import Workspace
from trueline.web.days import AsOf
from trueline.web.deciding.named_parts import NamedPart, named_parts
from trueline.web.remembered import Remembered
from trueline.web.version_rows import address_of_comparison, change_groups, effect_rows
from trueline.web.wording import say_share, say_value
from trueline.web.wording_time import say_day

MOST_CHANGES = 40
"""More of them are folded away."""
SINCE: Remembered[tuple[Since, ...]] = Remembered(64)


@dataclass(frozen=True, slots=True)
class SinceRow:
    """A number then and now.

    Attributes:
        since: As it was worked out.
        part: The KPI.
        then: As people saw it.
        then_on: Day that it spoke of, in words.
        now: As it is now; a dash without a value.
        now_on: Day that this speaks of, in words.
        pace: Then and now, in words; empty where neither is known.
        known: How many of the days that people saw were known then; empty for nearly all.
    """

    since: Since
    part: NamedPart
    then: str
    then_on: str
    now: str
    now_on: str
    pace: str
    known: str

    @property
    def tone(self) -> str:
        """Class of the change: good, bad or none; never more than a direction."""
        return {True: "good", False: "bad", None: ""}[self.since.is_better]


def since_rows(
    workspace: Workspace,
    decision: Decision,
    plan: Plan | None,
    *,
    on: date,
    key: tuple[object, ...],
    then: AsOf | None,
) -> list[SinceRow]:
    """Give what became of each KPI that people saw.

    Args:
        workspace: Of the organisation.
        decision: With its frozen numbers.
        plan: In force, for the names of its parts.
        on: Day of the page.
        key: All else that readings depend on.
        then: Past day whose knowledge counts; None for what is known now.
    """
    moment = then.moment if then else None
    found = SINCE.get(
        (workspace.organisation, key, decision, on, then),
        lambda: since_decided(workspace, decision, on=on, as_of=moment),
    )
    return [_row(one, plan) for one in found]


def other_numbers(decision: Decision, plan: Plan | None) -> Iterator[tuple[str, str, Seen]]:
    """Yield what else people had seen: its name, its address where it has one, and itself."""
    told = {SeenOf.ACTUAL, SeenOf.PACE}
    for one in decision.seen:
        if one.of not in told:
            (part,) = named_parts([one.path], plan) if "/" in one.path else (None,)
            yield one.what, part.address if part else "", one


def difference_of(workspace: Workspace, decision: Decision) -> dict[str, Any]:
    """Give the difference of the plan that a decision brought about; nothing without one.

    It is what that version changed against the one before it: what others agreed on meanwhile is
    no part of it.
    """
    if decision.plan_after is None:
        return {}
    before = decision.plan_after - 1
    old = workspace.plans.version(before).plan
    new = workspace.plans.version(decision.plan_after).plan
    found = compare_plans(workspace, old, new)
    return {
        "old_version": before,
        "new_version": decision.plan_after,
        "comparison": address_of_comparison(before, decision.plan_after),
        "groups": change_groups(found.changes, new, old),
        "count": len(found.changes),
        "is_long": len(found.changes) > MOST_CHANGES,
        "effects": list(effect_rows(found.effects)),
        "today": workspace.today,
    }


def versions_after(workspace: Workspace, decision: Decision) -> list[tuple[int, str]]:
    """Give the versions that a decision may have brought about, oldest first."""
    first = decision.plan_before or 0
    lines = reversed(workspace.plans.versions())
    return [
        (one.number, _("Version {0}, {1}").format(one.number, say_day(one.approved_at.date())))
        for one in lines
        if one.number > max(first, 1)
    ]


def beside(every: tuple[LoggedDecision, ...], one: LoggedDecision) -> list[LoggedDecision]:
    """Give the other decisions that the same version of the plan came of."""
    version = one.decision.plan_after
    if version is None:
        return []
    others = (each for each in every if each.decision.id != one.decision.id)
    return [each for each in others if each.decision.plan_after == version]


def _row(one: Since, plan: Plan | None) -> SinceRow:
    seen = one.seen
    (part,) = named_parts([seen.path], plan)
    return SinceRow(
        since=one,
        part=part,
        then=say_value(seen.value, seen.measured_in) if seen.value is not None else seen.text,
        then_on=say_day(seen.on),
        now=say_value(one.value, seen.measured_in),
        now_on=say_day(one.last),
        pace=_say_pace(one),
        known=_say_known(seen.coverage),
    )


def _say_known(coverage: Decimal | None) -> str:
    if coverage is None or coverage >= NEARLY_ALL:
        return ""
    return _("{0} of its days").format(say_share(coverage))


def _say_pace(one: Since) -> str:
    then, now = one.pace
    if now is None:
        return _("pace then {0}").format(say_share(then)) if then is not None else ""
    if then is None:
        return _("pace now {0}").format(say_share(now))
    return _("pace {0}, then {1}").format(say_share(then), say_share(now))
