"""The page of a part of the plan: its fields, its lists, its findings and its history."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from trueline.plan.cascade import placed_kpis
from trueline.plan.kpi import Kpi
from trueline.plan.naming import place_of
from trueline.plan.words import title_of
from trueline.web.deciding.about import decided_about_part
from trueline.web.part_address import part_address
from trueline.web.part_choices import Choices
from trueline.web.part_crumbs import crumbs_to
from trueline.web.part_fields import FieldGroup
from trueline.web.part_history import HistoryLine, history_lines
from trueline.web.part_links import PartLink, named_by, naming
from trueline.web.part_lists import part_list, part_lists
from trueline.web.part_place import Place
from trueline.web.part_reader import FieldReader
from trueline.web.part_words import kind_name, label_of, owner_of
from trueline.web.plan_looked import PlanLooked
from trueline.web.visit import Visit

NEWEST = 20


@dataclass(frozen=True, slots=True)
class PartShown:
    """What a page of a part shows besides what the plan holds.

    Attributes:
        place: The part.
        group: Its fields as a person left them; None to show what the plan holds.
        blank: Fields of something to be added, as a person left them; None for none.
        lost: What was written into fields that are gone.
    """

    place: Place
    group: FieldGroup | None = None
    blank: FieldGroup | None = None
    lost: tuple[tuple[str, str], ...] = ()


def part_context(visit: Visit, looked: PlanLooked, shown: PartShown) -> dict[str, Any]:
    """Give all that the page of a part, or of a list of parts, shows."""
    place = shown.place
    reader = FieldReader(looked.plan, place.path, Choices(looked.plan, looked.metrics))
    title = label_of(place.rest) if place.rest else title_of(place.record)
    context = {
        "title": title,
        "crumbs": crumbs_to(looked, place, title),
        "plan_looked": looked,
        "place": place,
        "kicker": title_of(place.record) if place.rest else kind_name(type(place.record)),
        "blank": shown.blank,
        "lost": shown.lost,
    }
    if place.rest:
        page = visit.request.GET.get("page", "1")
        return context | {"lists": [part_list(looked, place, reader, place.rest, page=page)]}
    group = shown.group or reader.part()
    return context | {
        "group": group,
        "lists": part_lists(looked, place, reader),
        "owner": owner_of(place.record),
        "links": _addressed(looked, named_by(looked.plan, place.path)),
        "named_in": _addressed(looked, naming(looked.plan, place.path)),
        "findings_address": _findings_address(looked, place.path),
        "history": part_history(looked, place.path, reader.part()),
        "kpi_address": _kpi_address(looked, place),
        "decided": decided_about_part(visit, looked.workspace, looked.plan, place.path, None),
    }


def _addressed(looked: PlanLooked, links: list[PartLink]) -> list[tuple[PartLink, str]]:
    return [(one, part_address(looked, one.path)) for one in links]


def _findings_address(looked: PlanLooked, path: str) -> str:
    asked = {**looked.named, "path": path}
    return f"{reverse('part-findings')}?{urlencode(asked)}"


def part_history(looked: PlanLooked, path: str, group: FieldGroup) -> list[HistoryLine]:
    """Give what was done to a part, newest first.

    Args:
        looked: The plan that is shown.
        path: Of the part.
        group: Its fields as the plan holds them.
    """
    entries = looked.workspace.plans.drafts.entries(path=path, limit=NEWEST)
    fields = {one.path: one for one in group.all_fields()} if looked.is_editable else {}
    draft = looked.draft.id if looked.draft and looked.is_editable else 0
    return history_lines(entries, looked.plan, path, fields, draft=draft)[:NEWEST]


def _kpi_address(looked: PlanLooked, place: Place) -> str:
    """Give the page with a KPI's numbers; empty for what is no KPI of the plan in force."""
    path = place_of(place.path) if isinstance(place.record, Kpi) else ""
    adopted = looked.workspace.plans.adopted() if path else None
    known = {one.path for one in placed_kpis(adopted.plan)} if adopted else set()
    return looked.address("kpi", *path.split("/")) if path in known else ""
