"""Bring a field or a part of a plan back to what it was in an earlier one."""

from trueline.core.codec import encode_sparsely
from trueline.core.errors import MissingError
from trueline.plan.difference import edits_between
from trueline.plan.document import Plan
from trueline.plan.edits import AddPart, Edit, list_of, neighbour
from trueline.plan.parts import changed, look_up, name_of


def restore_edits(plan: Plan, older: Plan, path: str, was_at: str = "") -> tuple[Edit, ...]:
    """Ask that what stands at a path be as it was in an older plan, with all in it.

    Args:
        plan: As it is.
        older: As it was.
        path: Of a field or a part, as it is.
        was_at: Its path in the older plan; empty when it is the same.

    Raises:
        MissingError: The older plan has nothing there, or what the part stood in is gone.
    """
    was_at = was_at or path
    was = look_up(older, was_at)
    if stands_at(plan, path):
        return edits_between(plan, changed(plan, path, lambda _: was))
    within = list_of(path)
    if not name_of(was) or not stands_at(plan, within):
        raise MissingError(f"What {path} stood in is gone; bring that back first.")
    after = neighbour(look_up(older, list_of(was_at)), name_of(was))
    return (AddPart(within, name_of(was), encode_sparsely(was), after),)


def stands_at(plan: Plan, path: str) -> bool:
    """Say whether a plan has anything at a path."""
    try:
        look_up(plan, path)
    except MissingError:
        return False
    return True
