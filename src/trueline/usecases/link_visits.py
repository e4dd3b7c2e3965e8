"""Match tagged links with the visits that web analytics reports by source, medium and campaign."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from trueline.core.period import Period
from trueline.facts.part_questions import sums_by_part
from trueline.plan.document import Plan
from trueline.plan.organisation.process import TaggedLink
from trueline.usecases.workspace import Workspace

SESSIONS = "web_sessions"
NEXT_FIELD = re.compile(r", (?=[^,=]+=)")

Names = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LinkVisits:
    """Visits that one account reports with the tags of a link.

    Attributes:
        account: ``web/property``.
        sessions: Since the plan's first day.
        by: Columns of the report that told them apart.
        first_day: Oldest day with such a visit.
        last_day: Newest day with such a visit.
    """

    account: str
    sessions: Decimal
    by: Names
    first_day: date
    last_day: date


def link_visits(
    workspace: Workspace, plan: Plan, *, on: date, as_of: datetime | int | None = None
) -> dict[tuple[str, str], tuple[LinkVisits, ...]]:
    """Give the visits of every tagged link by the ids of its flow and itself.

    A row of a report counts when its cells name every tag of the link, letter by letter. Reports
    that are split differently show the same visits again, so of each account only that with the
    fewest columns counts. A link that no report names is left out: it need not be nought.

    Args:
        workspace: Whose ledger.
        plan: With the links.
        on: Last day that counts.
        as_of: Moment or revision whose knowledge counts; None for what is known today.
    """
    if on < plan.first or not any(flow.links for flow in plan.flows):
        return {}
    days = Period(plan.first, on + timedelta(days=1))
    rows = workspace.facts.snapshot(as_of=as_of).ask(sums_by_part(SESSIONS, days)).to_pylist()
    found = {(flow.id, link.id): _visits(link, rows) for flow in plan.flows for link in flow.links}
    return {key: visits for key, visits in found.items() if visits}


def _visits(link: TaggedLink, rows: Iterable[dict[str, Any]]) -> tuple[LinkVisits, ...]:
    by_account: dict[str, dict[Names, list[dict[str, Any]]]] = defaultdict(dict)
    for row in rows:
        cells = _cells(row["breakdown"])
        if _names(link, set(cells.values())):
            by_account[row["account"]].setdefault(tuple(cells), []).append(row)
    return tuple(_summed(account, split) for account, split in sorted(by_account.items()))


def _summed(account: str, split: dict[Names, list[dict[str, Any]]]) -> LinkVisits:
    columns = min(split, key=lambda names: (len(names), "session" not in " ".join(names), names))
    rows = split[columns]
    return LinkVisits(
        account=account,
        sessions=sum((row["total"] for row in rows), Decimal(0)),
        by=columns,
        first_day=min(row["first_day"] for row in rows),
        last_day=max(row["last_day"] for row in rows),
    )


def _cells(breakdown: str) -> dict[str, str]:
    """Give the cells of ``source=instagram, campaign=spring`` by column."""
    pairs = (part.partition("=") for part in NEXT_FIELD.split(breakdown))
    return {name: cell for name, _, cell in pairs}


def _names(link: TaggedLink, cells: set[str]) -> bool:
    way = f"{link.source} / {link.medium}" in cells or {link.source, link.medium} <= cells
    return way and all(tag in cells for tag in (link.campaign, link.content) if tag)
