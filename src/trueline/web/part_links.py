"""What a part of the plan names, and where it is named."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice

from trueline.plan.document import Plan
from trueline.plan.mentioning import fields_naming, only_near, own_fields, path_named
from trueline.plan.naming import mentions_of, nameable
from trueline.plan.parts import Placed, look_up, split
from trueline.plan.words import title_of
from trueline.web.part_place import find_place
from trueline.web.part_words import label_of

MOST_MENTIONS = 50


@dataclass(frozen=True, slots=True)
class PartLink:
    """A part that has to do with another.

    Attributes:
        label: In which field one names the other.
        title: What the part is called.
        path: Of it.
    """

    label: str
    title: str
    path: str


def named_by(plan: Plan, path: str) -> list[PartLink]:
    """Give the parts that a part names in its own fields."""
    return [
        PartLink(label_of(split(one.path)[-1]), title_of(look_up(plan, there)), there)
        for one in mentions_of(Placed(path, look_up(plan, path)))
        if (there := path_named(plan, one.path, one.what, one.name))
    ]


def naming(plan: Plan, path: str) -> list[PartLink]:
    """Give the parts that name a part, at most fifty of them."""
    return list(islice(_naming(plan, path), MOST_MENTIONS))


def _naming(plan: Plan, path: str) -> Iterator[PartLink]:
    known = nameable(only_near(plan, [path]))
    names = {
        what: [name for name, there in each.items() if there == path]
        for what, each in known.items()
    }
    for field in chain(fields_naming(plan, names), own_fields(plan, path)):
        at, what = field[0].path, field[0].what
        if any(path_named(plan, at, what, one.name) == path for one in field):
            place = find_place(plan, at)
            label = label_of(split(place.rest)[-1])
            yield PartLink(label, title_of(place.record), place.path)
