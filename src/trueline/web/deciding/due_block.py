"""Action items that are overdue or due this week, as a block of other pages."""

from dataclasses import dataclass
from datetime import timedelta

from trueline.usecases.coordinating.acting.action_items import due_actions
from trueline.web.deciding.action_rows import ActionRow, action_rows, own_name
from trueline.web.deciding.kept import known_decisions
from trueline.web.looked_at import LookedAt
from trueline.web.visit import Visit

A_WEEK = timedelta(days=7)
SHOWN = 6


@dataclass(frozen=True, slots=True)
class DueBlock:
    """What is due soon.

    Attributes:
        rows: Overdue first.
        more: How many are due beside these.
        address: Of the page of all action items.
    """

    rows: tuple[ActionRow, ...]
    more: int
    address: str


def due_block(visit: Visit, looked: LookedAt, *, owner: str | None = None) -> DueBlock | None:
    """Give what is overdue or due within a week; None while nothing was ever agreed on.

    Args:
        visit: Who looks.
        looked: The plan against its actuals.
        owner: Of whom alone; None for everybody.
    """
    known = known_decisions(looked.workspace, looked.kept, looked.on, looked.as_of)
    if not known.actions:
        return None
    plan = looked.adopted.plan
    due = due_actions(known.actions, looked.on + A_WEEK)
    if owner is not None:
        due = [one for one in due if one.record.owner == owner]
    rows = tuple(action_rows(due[:SHOWN], visit, plan, looked.on))
    return DueBlock(rows, max(len(due) - SHOWN, 0), looked.address("actions"))


def own_block(visit: Visit, looked: LookedAt, owner: str) -> DueBlock | None:
    """Give a person's own action items that are due; None where none is.

    Args:
        visit: Who looks.
        looked: The plan against its actuals.
        owner: Whose check-ins are shown; empty for the person's own name in the plan.
    """
    name = owner or own_name(looked.adopted.plan, visit)
    block = due_block(visit, looked, owner=name) if name else None
    return block if block and block.rows else None
