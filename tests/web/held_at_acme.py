"""Meetings at Acme as tests hold them: opened with three items, minuted, decided in."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from tests.web import acme
from trueline.coordination.deciding.decision import DecisionKind
from trueline.coordination.reviewing.agenda import AgendaItem, AgendaPart
from trueline.coordination.reviewing.session import ExceptionClass, Presence, Session, SessionStatus
from trueline.plan.edit_documents import read_edits
from trueline.plan.naming import path_of
from trueline.usecases.agreed.books import SESSIONS
from trueline.usecases.check_plan import what_blocks
from trueline.usecases.coordinating.deciding.wish import DecisionWish
from trueline.usecases.coordinating.reviewing.agenda import agenda_of
from trueline.usecases.coordinating.reviewing.attend import attend
from trueline.usecases.coordinating.reviewing.close import (
    Closing,
    what_is_missing,
)
from trueline.usecases.coordinating.reviewing.minute import (
    classify,
)
from trueline.usecases.coordinating.reviewing.sitting import sitting_of
from trueline.usecases.edit_plan import edit_plan
from trueline.usecases.import_file import ImportOrder, import_file
from trueline.usecases.waive_finding import waive_findings
from trueline.usecases.workspace import Workspace

BY, OTHER = "ada@acme.example", "bo@acme.example"
FIRST, SECOND = "weekly-2026-03-05", "weekly-2026-03-12"
OFF = f"kpi-off-pace:{acme.OFF_PACE}"
VIEWS = path_of(acme.OFF_PACE)
TARGET = "            target: {value: 1300, due: 2026-12-31}\n"
WITH_GUESS = acme.PLAN.replace(
    TARGET,
    f"{TARGET}            assumptions:\n"
    "              - {id: day, statement: A thousand two hundred follow us, p50: 1250,"
    " p10: 1200, p90: 1300, test_on: 2026-02-28, metric: followers_total@1}\n",
)
GUESS = f"{path_of(acme.ON_PACE)}/assumptions/day"
UNTIL = date(2026, 6, 1)


def bring(workspace: Workspace, path: Path) -> None:
    path.write_text(acme.daily_rows(), encoding="utf-8")
    import_file(workspace, ImportOrder(path=path, name=path.name, by=BY))


def opened(workspace: Workspace) -> Session:
    """Open the first meeting with three items of its agenda, of which one needs a class."""
    planned = sitting_of(workspace, FIRST).session
    items = (
        AgendaItem("roll-call", AgendaPart.ROLL_CALL, "Roll-call"),
        AgendaItem(OFF, AgendaPart.EXCEPTIONS, "Views of our films", must_be_classed=True),
        AgendaItem("next-meeting", AgendaPart.NEXT, "Next meeting"),
    )
    session = replace(
        planned, status=SessionStatus.OPEN, agenda=items, as_of=workspace.now(), plan_before=2
    )
    SESSIONS.keep(workspace.entries, session, about=FIRST, by=BY, now=workspace.now())
    return session


def accept_what_blocks(workspace: Workspace) -> None:
    """Accept what Acme's plan lacks; these tests are about meetings."""
    adopted = workspace.plans.adopted()
    assert adopted is not None
    found = what_blocks(workspace, adopted.plan)
    waive_findings(workspace, found, reason="A test", until=UNTIL, by=BY)


def at(workspace: Workspace, day: int) -> Workspace:
    """Give the workspace on a day of March."""
    return replace(
        workspace,
        today=date(2026, 3, day),
        now=lambda: datetime(2026, 3, day, 14, 31, tzinfo=UTC),
    )


def came(workspace: Workspace, meeting: str = FIRST) -> None:
    for seat in ("sponsor", "chair"):
        attend(workspace, meeting, seat, Presence.PRESENT, by=BY)


def class_all(workspace: Workspace, meeting: str = FIRST) -> None:
    for one in agenda_of(workspace, meeting).items:
        if one.must_be_classed:
            classify(workspace, meeting, one.key, ExceptionClass.EXECUTION, by=BY)


def wish(**changes: object) -> DecisionWish:
    plain = DecisionWish("End the dances", DecisionKind.STOP, "They serve no goal", about=(VIEWS,))
    return replace(plain, **changes)  # type: ignore[arg-type]


def write(workspace: Workspace, path: str, value: object, by: str = OTHER) -> None:
    edit_plan(workspace, lambda plan: read_edits([{"set": path, "value": value}], plan), by=by)


def missing(workspace: Workspace, closing: Closing = Closing()) -> list[str]:  # noqa: B008
    return [one.what for one in what_is_missing(workspace, FIRST, closing, by=BY)]
