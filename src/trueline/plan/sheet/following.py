"""What names a part follows it: a table moves and removes rows, and cells are not all that names.

An arrow of the strategy map, a hypothesis or a line of the budget has no row. It goes where the
part goes that it names, as it does when the part is moved on a page.
"""

from collections.abc import Iterable

from trueline.core.codec import encode_sparsely
from trueline.plan.applying import next_plan
from trueline.plan.difference import edits_between
from trueline.plan.document import Plan
from trueline.plan.edits import Edit, MovePart, RemovePart, SetField
from trueline.plan.parts import look_up
from trueline.plan.relocating import moving, removing


def with_followers(base: Plan, read: Plan) -> Plan:
    """Give the plan that a table says, with every mention of what it moved or removed.

    A field that would say less than was meant when it is emptied stays as it is, and applying the
    edits then says where.

    Args:
        base: The plan that the table was made from.
        read: What its rows say, one by one.
    """
    plan = base
    for edit in edits_between(base, read):
        for step in _steps(plan, edit):
            plan, _ = next_plan(plan, step)
    return plan


def _steps(plan: Plan, edit: Edit) -> Iterable[Edit]:
    match edit:
        case MovePart():
            return moving(plan, edit.path, edit.to, edit.after)
        case RemovePart():
            return removing(plan, edit.path)
        case SetField():
            # What a cell says counts more than what would have followed.
            return (SetField(edit.path, edit.value, encode_sparsely(look_up(plan, edit.path))),)
    return (edit,)
