"""A study of the organisation's own numbers that is being asked: what can be chosen."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from trueline.core.errors import TruelineError
from trueline.plan.cascade import placed_kpis, placed_tactics
from trueline.plan.document import Plan
from trueline.usecases.known_metrics import catalogue_of
from trueline.usecases.studying.reading.ledger_units import units_known
from trueline.usecases.workspace import Workspace
from trueline.web.stores.jobs import JobRecord
from trueline.web.studying.asked import study_said
from trueline.web.studying.ledger_forms import Grouped

LEDGER = "ledger"
PARTS = ("metric", "by", "grain", "accounts")


def is_of_ledger(draft: JobRecord) -> bool:
    """Say whether a study that is being asked is about the organisation's own numbers."""
    return draft.order.get("source") == LEDGER


def metric_choices(workspace: Workspace, plan: Plan | None) -> Grouped:
    """Give every metric by reference and name, those of the plan first."""
    catalogue = catalogue_of(workspace)
    used: dict[str, str] = {}
    if plan is not None:
        kpis = [one.kpi.metric for one in placed_kpis(plan)]
        uses = [use.metric for one in placed_tactics(plan) for use in one.tactic.metrics]
        used = {one: catalogue.get(one).name for one in (*kpis, *uses) if one in catalogue}
    others = {one.reference: one.name for one in catalogue.all() if one.reference not in used}
    return (
        (_("In the plan"), sorted(used.items(), key=_by_name)),
        (_("All others"), sorted(others.items(), key=_by_name)),
    )


def account_choices(plan: Plan | None) -> list[tuple[str, str]]:
    """Give the accounts of the plan's channels, by key and name."""
    channels = plan.channels if plan else ()
    return [
        (one.key, f"{one.name or one.key} ({channel.name})")
        for channel in channels
        for one in channel.accounts
    ]


def kpi_metric(plan: Plan | None, path: str) -> str:
    """Give the metric of a KPI; empty where there is none."""
    kpis = placed_kpis(plan) if plan else ()
    return next((one.kpi.metric for one in kpis if one.path == path), "")


def units_said(workspace: Workspace, said: dict[str, Any]) -> tuple[Sequence[str], str]:
    """Give the units of which there are numbers, or why there are none."""
    try:
        named = {part: said.get(part) for part in PARTS}
        study = study_said("asked", "", {**named, "question": _("Which units are there?")}, seed=1)
        return units_known(workspace, study), ""
    except TruelineError as refused:
        return (), str(refused)


def _by_name(pair: tuple[str, str]) -> str:
    return pair[1].casefold()
