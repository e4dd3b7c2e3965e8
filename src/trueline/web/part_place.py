"""Where an address of the plan leads: to a part, to one of its fields, or to a list of parts."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from trueline.core.errors import MissingError
from trueline.plan.document import Plan
from trueline.plan.parts import join, kinds_of, look_up, name_of, split
from trueline.plan.words import title_of
from trueline.web.part_words import label_of


@dataclass(frozen=True, slots=True)
class Place:
    """The part that an address leads to.

    Attributes:
        path: Of the part; empty for the plan.
        record: The part.
        rest: Path of a field from the part, or name of a list of parts; empty for the part.
    """

    path: str
    record: Any
    rest: str = ""

    @property
    def is_list(self) -> bool:
        """Say whether the address leads to a list of parts."""
        kind = kinds_of(type(self.record)).get(self.rest)
        return kind is not None and kind.is_parts


def find_place(plan: Plan, path: str) -> Place:
    """Give the part that a path leads to, or the nearest part above.

    Raises:
        MissingError: The plan has nothing there.
    """
    steps = split(path)
    places: list[Any] = [plan]
    for count in range(1, len(steps) + 1):
        if places[-1] is None:
            break  # a group such as a target that was not set yet; its fields are asked for
        try:
            places.append(look_up(plan, join(*steps[:count])))
        except MissingError:
            what = _("The plan has nothing at {0}. It may have been moved or removed.")
            raise MissingError(what.format(path)) from None
    count = max(
        number
        for number, record in enumerate(places)
        if number == 0 or (isinstance(places[number - 1], tuple) and name_of(record))
    )
    return Place(join(*steps[:count]), places[count], join(*steps[count:]))


def places_above(plan: Plan, path: str) -> list[tuple[str, str]]:
    """Give title and path of every part and list above a part, the plan first."""
    steps = split(path)
    above = [(str(plan.title), "")]
    for count in range(1, len(steps)):
        found = look_up(plan, join(*steps[:count]))
        title = label_of(steps[count - 1]) if isinstance(found, tuple) else title_of(found)
        above.append((title, join(*steps[:count])))
    return above if steps else []
