"""Status changes: KPIs that stand elsewhere than a week before, and since which day."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from trueline.measure.reading import Reading
from trueline.measure.scorecard import Scorecard
from trueline.measure.status import Status
from trueline.plan.document import Plan
from trueline.plan.narrowed import with_kpis
from trueline.usecases.score import score
from trueline.usecases.workspace import Workspace

WATCHED = timedelta(days=7)
"""A status is held against that of so long before."""


@dataclass(frozen=True, slots=True)
class StatusChange:
    """A KPI that stands elsewhere than it did.

    Attributes:
        reading: As it is now.
        before: Status a week before.
        since: First day of the status that it has now.
    """

    reading: Reading
    before: Status
    since: date


def status_changes(
    workspace: Workspace,
    plan: Plan,
    card: Scorecard,
    *,
    without: Collection[str] = (),
    as_of: datetime | None = None,
) -> tuple[StatusChange, ...]:
    """Give the KPIs whose status is another one than a week before, by what is known now.

    Both days are read with the same knowledge, so that a number that was restated changes nothing
    here by itself.

    Args:
        workspace: Whose ledger.
        plan: That is looked at.
        card: Its readings on the day that is looked at.
        without: Paths of KPIs that are not judged.
        as_of: Moment whose knowledge counts; None for the present.
    """
    then = card.on - WATCHED
    if then < plan.first:
        return ()
    rules = card.rules
    past = score(workspace, plan, on=then, as_of=as_of, rules=rules)
    before = {one.path: one.status for one in past.readings}
    moved = {
        one.path: one
        for one in card.readings
        if one.path not in without and before[one.path] is not one.status
    }
    narrow = with_kpis(plan, moved)
    since = dict.fromkeys(moved, card.on)
    open_paths = set(moved)
    for back in range(1, WATCHED.days):
        if not open_paths:
            break
        day = card.on - timedelta(days=back)
        for one in score(workspace, narrow, on=day, as_of=as_of, rules=rules).readings:
            if one.path in open_paths and one.status is moved[one.path].status:
                since[one.path] = day
            else:
                open_paths.discard(one.path)
    return tuple(StatusChange(one, before[path], since[path]) for path, one in moved.items())
