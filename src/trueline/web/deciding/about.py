"""Decisions about a part of the plan, or resting on a study, for the pages of these."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from trueline.plan.document import Plan
from trueline.usecases.agreed.decisions import LoggedDecision
from trueline.usecases.workspace import Workspace
from trueline.web.access import Role
from trueline.web.days import AsOf
from trueline.web.deciding.decision_rows import DecisionRow, decision_rows
from trueline.web.deciding.kept import KnownDecisions, known_decisions
from trueline.web.visit import Visit

SHOWN = 5


@dataclass(frozen=True, slots=True)
class DecidedAbout:
    """What was decided about something.

    Attributes:
        rows: The newest, those that are due for review first.
        more: How many there are beside these.
        address: Where all of them stand; empty where there are no more.
        record: Where one is recorded; empty for who may not.
    """

    rows: tuple[DecisionRow, ...]
    more: int
    address: str
    record: str


def decided_about_part(
    visit: Visit, workspace: Workspace, plan: Plan | None, path: str, then: AsOf | None
) -> DecidedAbout:
    """Give the decisions about a part of the plan.

    Args:
        visit: Who looks.
        workspace: Of the organisation.
        plan: In force, for the names of its parts.
        path: Of the part.
        then: Past day whose knowledge counts; None for what is known now.
    """
    known, on = _known(visit, workspace, then)
    record = _record(visit, then, {"about": path})
    return _about(known.about(path), plan, on, (f"?{urlencode({'part': path})}", record))


def decided_by_study(
    visit: Visit, workspace: Workspace, plan: Plan | None, study: str, then: AsOf | None
) -> DecidedAbout:
    """Give the decisions that rest on a study; arguments as for a part of the plan."""
    known, on = _known(visit, workspace, then)
    record = _record(visit, then, {"study": study})
    return _about(known.resting_on(study), plan, on, (f"?{urlencode({'study': study})}", record))


def used_in(visit: Visit, workspace: Workspace, then: AsOf | None) -> dict[str, list[str]]:
    """Give the ids of the decisions that rest on each study, by the study's id."""
    known, _on = _known(visit, workspace, then)
    found: dict[str, list[str]] = {}
    for one in known.decisions:
        if one.decision.study:
            found.setdefault(one.decision.study, []).append(one.decision.id)
    return found


def _known(visit: Visit, workspace: Workspace, then: AsOf | None) -> tuple[KnownDecisions, date]:
    on = min(workspace.today, then.day) if then else workspace.today
    return known_decisions(workspace, visit.organisation.kept, on, then), on


def _record(visit: Visit, then: AsOf | None, asked: dict[str, str]) -> str:
    if then is not None or not visit.may(Role.APPROVER):
        return ""
    return f"{reverse('new-decision')}?{urlencode(asked)}"


def _about(
    found: tuple[LoggedDecision, ...], plan: Plan | None, on: date, ways: tuple[str, str]
) -> DecidedAbout:
    rows = tuple(decision_rows(found[:SHOWN], plan, on))
    more = max(len(found) - SHOWN, 0)
    return DecidedAbout(rows, more, f"{reverse('decisions')}{ways[0]}" if more else "", ways[1])
