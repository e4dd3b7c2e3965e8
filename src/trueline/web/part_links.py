"""What a part of the plan names, and where it is named."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from trueline.core.errors import MissingError
from trueline.plan.document import Plan
from trueline.plan.naming import mentions, nameable, nameable_at
from trueline.plan.parts import join, kinds_of, look_up, split
from trueline.plan.referring import OF_ITS_OWN, Named
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
    record, known = look_up(plan, path), nameable(plan)
    found = []
    for field, kind in kinds_of(type(record)).items():
        if kind.named is None or not getattr(record, field):
            continue
        at, value = join(path, field), getattr(record, field)
        is_own = kind.named in OF_ITS_OWN
        names = nameable_at(plan, at, kind.named) if is_own else known.get(kind.named, {})
        for name in [value] if isinstance(value, str) else value:
            if name in names:
                there = names[name]
                found.append(PartLink(label_of(field), title_of(look_up(plan, there)), there))
    return found


def naming(plan: Plan, path: str) -> list[PartLink]:
    """Give the parts that name a part, at most fifty of them."""
    return [link for _, link in zip(range(MOST_MENTIONS), _naming(plan, path), strict=False)]


def _naming(plan: Plan, path: str) -> Iterator[PartLink]:
    known = nameable(plan)
    own = {what: {there: name for name, there in names.items()} for what, names in known.items()}
    names = {what: each[path] for what, each in own.items() if path in each}
    last = split(path)[-1] if path else ""
    for one in mentions(plan):
        is_it = names.get(one.what) == one.name
        if one.what in OF_ITS_OWN and one.name == last:
            is_it = path in _at(plan, one.path, one.what).values()
        if is_it:
            place = find_place(plan, one.path)
            label = label_of(split(place.rest)[-1])
            yield PartLink(label, title_of(place.record), place.path)


def _at(plan: Plan, path: str, what: Named) -> Mapping[str, str]:
    try:
        return nameable_at(plan, path, what)
    except MissingError:
        return {}
