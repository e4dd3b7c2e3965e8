"""Parts of the plan that decisions and action items name, as links."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse

from trueline.plan.document import Plan
from trueline.plan.naming import place_of
from trueline.plan.restoring import stands_at
from trueline.web.note_rows import title_at

STEPS_OF_KPI = 3


@dataclass(frozen=True, slots=True)
class NamedPart:
    """A part of the plan.

    Attributes:
        path: Where it stands.
        title: What it is called; its path where the plan does not have it any more.
        address: Of its page; empty where it is gone.
    """

    path: str
    title: str
    address: str


def named_parts(paths: Iterable[str], plan: Plan | None) -> Iterator[NamedPart]:
    """Yield parts of the plan in force as links; what is gone from it has none.

    Args:
        paths: Where they stand.
        plan: In force; None without one.
    """
    for path in paths:
        is_there = plan is not None and stands_at(plan, path)
        yield NamedPart(path, title_at(plan, path), address_of_part(path) if is_there else "")


def address_of_part(path: str) -> str:
    """Give the page of a part of the plan: of a KPI its own, else the element's."""
    place = place_of(path)
    steps = place.split("/")
    if len(steps) == STEPS_OF_KPI and ":" not in place:
        return reverse("kpi", args=steps)
    return reverse("part", args=[path])
