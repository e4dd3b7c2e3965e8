"""The frame of a report: what was asked, held against the plan and the ledger of a moment."""

from datetime import UTC, date, datetime, timedelta

from trueline.contracts.reported.frame import Frame
from trueline.core.errors import FaultyInputError, MissingError
from trueline.core.issue import Issue, Severity
from trueline.core.period import Period
from trueline.plan.document import Plan
from trueline.usecases.plan_on_day import plan_in_force
from trueline.usecases.reporting.layout import Layout
from trueline.usecases.scheduling.wish import ReportWish
from trueline.usecases.workspace import Workspace

MOST_DAYS = 731


def frame_of(
    workspace: Workspace,
    layout: Layout,
    wish: ReportWish,
    *,
    as_of: datetime,
    issued_before: datetime | None = None,
) -> Frame:
    """Give the frame of a report.

    Args:
        workspace: Of the organisation.
        layout: Of the report.
        wish: What is asked of it.
        as_of: Moment whose knowledge counts, in UTC.
        issued_before: Moment of the knowledge of the issue before; None for none.

    Raises:
        MissingError: There is no plan in force.
        FaultyInputError: The plan has no such scope or channel, or a number cannot be.
    """
    adopted = plan_in_force(workspace, as_of=as_of)
    if adopted is None:
        raise MissingError("There is no plan in force, and a report speaks of one. Approve one.")
    if issues := tuple(_issues(adopted.plan, layout, wish)):
        raise FaultyInputError(*issues)
    on = wish.on or _usual_day(workspace, as_of)
    until = on + timedelta(days=1)
    return Frame(
        organisation=workspace.name,
        adopted=adopted,
        on=on,
        period=Period(until - timedelta(days=wish.days or layout.days), until),
        as_of=as_of,
        revision=workspace.facts.snapshot(as_of=as_of).revision,
        scope=wish.scope,
        channel=wish.channel,
        issued_before=issued_before,
        most=layout.most,
    )


def _usual_day(workspace: Workspace, as_of: datetime) -> date:
    """Give the day of the moment whose knowledge counts; held against today it were only old."""
    return min(as_of.astimezone(UTC).date(), workspace.today)


def _issues(plan: Plan, layout: Layout, wish: ReportWish) -> list[Issue]:
    scopes = {one.id: one.name for one in plan.scopes}
    channels = {one.id: one.name for one in plan.channels}
    found = []
    for field, asked, known in (
        ("scope", wish.scope, scopes),
        ("channel", wish.channel, channels),
    ):
        if asked and asked not in known:
            found.append(_issue(field, f"The plan has no {field} {asked}.", _choose(known)))
        elif layout.needs == field and not asked:
            found.append(_issue(field, f"“{layout.title}” is about one {field}.", _choose(known)))
    if wish.days is not None and not 1 <= wish.days <= MOST_DAYS:
        remedy = f"Give 1 to {MOST_DAYS} days."
        found.append(_issue("days", f"A period of {wish.days} days cannot be told of.", remedy))
    return found


def _choose(known: dict[str, str]) -> str:
    return f"Choose one of {', '.join(known)}." if known else "Add one to the plan first."


def _issue(field: str, what: str, remedy: str) -> Issue:
    return Issue(Severity.BLOCKS, field, what, remedy)
