"""Cascade: what serves what, as a map or as an outline."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.web.cascade_map import draw_map
from trueline.web.cascade_tree import Cascade, Leaf, Rank, cascade_of
from trueline.web.kpi_rows import KpiRow, kpi_row
from trueline.web.looked_at import LookedAt, look_at
from trueline.web.page import Menu, page
from trueline.web.visit import Visit

MENU = Menu(gettext_lazy("Plan"), gettext_lazy("Cascade"), "rectangle-group", 20, "p")
VIEWS = {"map": gettext_lazy("Map"), "outline": gettext_lazy("Outline")}
RANK_NAMES = {
    Rank.GOAL: gettext_lazy("Business goal"),
    Rank.SCOPE: gettext_lazy("Scope"),
    Rank.SOCIAL: gettext_lazy("Social goal"),
    Rank.KPI: gettext_lazy("KPI"),
    Rank.TACTIC: gettext_lazy("Tactic"),
}


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """A line of the outline.

    Attributes:
        leaf: The part of the plan.
        depth: How far in it stands, from 0.
        rank: What it is, in words.
        also: Names of the other parts that it serves.
        kpi: Its numbers; only for KPIs.
        is_linked: Whether it serves what it should.
    """

    leaf: Leaf
    depth: int
    rank: str
    also: tuple[str, ...]
    kpi: KpiRow | None
    is_linked: bool


@page("plan/", name="plan", menu=MENU)
def plan(visit: Visit) -> HttpResponse:
    """Show the plan in force from why to how."""
    title = _("Cascade")
    view = visit.request.GET.get("view", "map")
    view = view if view in VIEWS else "map"
    known: dict[str, object] = {
        "title": title, "crumbs": [(title, "")], "view": view, "views": VIEWS
    }  # fmt: skip
    looked = look_at(visit)
    if looked is None:
        return visit.render("pages/plan.html", known)
    readings = {reading.path: reading for reading in looked.scorecard.readings}
    cascade = cascade_of(looked.adopted.plan, readings)
    known |= {"looked": looked}
    if view == "map":
        known |= {"map": draw_map(cascade, looked)}
    else:
        known |= {"outline": list(_outline(cascade, looked))}
    return visit.render("pages/plan.html", known)


def _outline(cascade: Cascade, looked: LookedAt) -> Iterator[OutlineRow]:
    for leaf in (*cascade.of_rank(Rank.GOAL), *cascade.unlinked()):
        yield from _branch(cascade, looked, leaf, 0)


def _branch(cascade: Cascade, looked: LookedAt, leaf: Leaf, depth: int) -> Iterator[OutlineRow]:
    uppers = cascade.uppers.get(leaf.id, ())
    yield OutlineRow(
        leaf=leaf,
        depth=depth,
        rank=str(RANK_NAMES[leaf.rank]),
        also=tuple(cascade.leaves[upper].title for upper in uppers[1:]),
        kpi=kpi_row(looked, leaf.reading) if leaf.reading else None,
        is_linked=leaf.rank is Rank.GOAL or bool(uppers),
    )
    for lower in cascade.lowers.get(leaf.id, ()):
        yield from _branch(cascade, looked, cascade.leaves[lower], depth + 1)
