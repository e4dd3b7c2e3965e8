"""Parts that people move in their list or take out, as edits with the words that tell of them."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from trueline.core.codec import encode_sparsely
from trueline.core.errors import MissingError
from trueline.plan.document import Plan
from trueline.plan.edits import Edit, SetField, list_of, move_part
from trueline.plan.parts import join, kinds_of, look_up, name_of, split
from trueline.plan.relocating import removing
from trueline.plan.words import title_of
from trueline.web.part_words import label_of

UP, DOWN, OUT, CLEAR = "up", "down", "out", "clear"


def arranged(plan: Plan, act: str, path: str) -> tuple[Sequence[Edit], str]:
    """Give the edits of what a person asked for, and what is said when they are done.

    Args:
        plan: As it is.
        act: ``up`` and ``down`` move a part in its list, ``out`` takes it out, ``clear`` takes out
            a group or a row that has no name.
        path: Of it.

    Returns:
        No edits where there is nothing to do, such as moving the first part up.

    Raises:
        MissingError: There is no such part, or nothing of the kind can be done.
    """
    if act == CLEAR:
        return _cleared(plan, path)
    items = look_up(plan, list_of(path))
    if act not in {UP, DOWN, OUT} or not path or not isinstance(items, tuple):
        raise MissingError(_("Nothing of the kind can be done here."))
    name = split(path)[-1]
    title = title_of(look_up(plan, path))
    if act == OUT:
        return removing(plan, path), _("{0} was taken out.").format(title)
    place = [name_of(one) for one in items].index(name)
    to = place - 1 if act == UP else place + 1
    if not 0 <= to < len(items):
        return (), ""
    others = [name_of(one) for one in items if name_of(one) != name]
    after = others[to - 1] if to else ""
    moved = move_part(plan, path, list_of(path), after=after)
    return (moved,), _("{0} was moved.").format(title)


def _cleared(plan: Plan, path: str) -> tuple[Sequence[Edit], str]:
    *above, last = split(path) or ("",)
    holder = look_up(plan, join(*above))
    if isinstance(holder, tuple):
        rows: list[Any] = encode_sparsely(holder)
        look_up(plan, path)
        left = [one for place, one in enumerate(rows, start=1) if str(place) != last]
        words = _("A row of {0} was taken out.").format(label_of(above[-1]).lower())
        return (SetField(join(*above), left, rows),), words
    kind = kinds_of(type(holder)).get(last)
    if kind is None or not kind.is_optional:
        raise MissingError(_("Nothing of the kind can be done here."))
    was = encode_sparsely(getattr(holder, last))
    return (SetField(path, None, was),), _("{0} was taken out.").format(label_of(last))
