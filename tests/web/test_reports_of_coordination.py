"""Reports of incidents, staffing and meetings: the numbers of their pages, counted by hand."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from tests.web import acme, acme_desk, acme_meetings, acme_rules
from trueline.briefing.blocks import Briefing, Bullets, Paragraph, Section, Table
from trueline.home.wiring import open_workspace
from trueline.usecases.coordinating.escalation.open_incident import Seen, open_incident
from trueline.usecases.reporting.layouts import layout_named
from trueline.usecases.reporting.make_report import make_report
from trueline.usecases.scheduling.wish import ReportWish
from trueline.usecases.staffing.read_support import read_support
from trueline.usecases.staffing.support_lines import hours_short
from trueline.usecases.workspace import Workspace

PACK = ReportWish("committee-pack", days=56)  # from 4 January to 1 March 2026
PARTS = ("incidents", "staffing", "review-adherence")


def report(workspace: Workspace, wish: ReportWish) -> Briefing:
    """Make the committee pack of these parts alone."""
    pack = layout_named(workspace, wish.layout)
    parts = tuple(one for one in pack.parts if one.part in PARTS)
    return make_report(workspace, wish, layout=replace(pack, parts=parts)).briefing


def section(briefing: Briefing, title: str) -> Section:
    return next(one for one in briefing.sections if one.title == title)


def rows(briefing: Briefing, title: str) -> list[list[str]]:
    found = section(briefing, title).blocks
    table = next(one for one in found if isinstance(one, Table))
    return [[cell.text.replace("\u00a0", " ") for cell in row] for row in table.rows]


def words(briefing: Briefing, title: str) -> list[str]:
    said = []
    for one in section(briefing, title).blocks:
        said += [one.text] if isinstance(one, Paragraph) else []
        said += one.items if isinstance(one, Bullets) else []
    return said


@pytest.mark.usefixtures("organisation")
def test_incidents_and_drills_are_told_with_minutes_and_what_is_overdue() -> None:
    workspace = acme_rules.adopt()
    acme_rules.drill(workspace)  # answered after 9.5 of 15 minutes, closed after 30 of 60
    now = datetime(2026, 2, 20, 8, tzinfo=UTC)
    then = replace(workspace, now=lambda: now, today=now.date())
    open_incident(then, Seen("danger", "Smoke in the shop"), by="x")
    made = report(workspace, PACK)
    # Nobody answered the incident, whose fifteen minutes are long over: none of one step in time.
    assert rows(made, "Incidents") == [
        ["20 Feb 2026", "Smoke in the shop", "1", "0 of 1", "–", "Open", "–"],
        ["15 Jan 2026", "Smoke in the shop", "1", "1 of 1", "9.5 min", "Drill, closed",
         "The mail came at once."],
    ]  # fmt: skip
    drills = [["Somebody is in danger", "1", "15 Jan 2026", "15 Feb 2026", "Overdue"]]
    assert rows(made, "Drills") == drills
    early = replace(PACK, on=date(2026, 2, 14), days=7)  # a day before the drill is due
    shown = report(workspace, early)
    assert words(shown, "Incidents") == [
        "Nothing went wrong and nothing was tried from 8 Feb 2026 to 14 Feb 2026."
    ]
    assert rows(shown, "Drills")[0][-1] == "Tried"


@pytest.mark.usefixtures("organisation")
def test_a_plan_without_paths_support_and_meetings_says_so() -> None:
    made = report(open_workspace("acme"), PACK)
    assert words(made, "Drills") == ["The plan has no escalation path yet."]
    assert words(made, "Staffing") == ["The plan names no ongoing support yet."]
    assert words(made, "Review adherence") == ["No plan has named a series of meetings yet."]


def test_staffing_has_the_hours_of_its_page_and_counts_a_queue_once(home: Path) -> None:
    # 40 open hours with one person each, a fifth of whose time is not worked: 40 / 0.8 = 50
    # hours; 20 are assigned and 4 by a second activity of the same queue, so that 26 are missing.
    twin = (
        "  - {id: twin, activity: Answer at noon, hours_assigned: 4, handling_min: 12,"
        " promise: hour, shrinkage: 0.2, funded_until: 2026-02-01}\n"
    )
    acme_desk.make_desk(home, cover=acme_desk.COVER + twin)
    workspace = open_workspace("desk")
    made = report(workspace, PACK)
    assert rows(made, "Staffing") == [
        ["Answer conversations", "50 h", "24 h", "26 h", "Desk", "Bo", "1 Apr 2026", "Short"],
        ["Read posts", "3 h", "3 h", "0 h", "–", "–", "open", "Enough"],
        ["Answer at noon", "–", "–", "–", "–", "–", "1 Feb 2026", "No longer paid for"],
    ]
    said = words(made, "Staffing")
    assert said[0] == "26 hours a week are missing."
    assert said[1].startswith("Answer conversations: To keep the promise: 6.3 conversations a week")
    assert len(said) == 3
    plan = acme_meetings.plan_of(workspace)
    assert hours_short(read_support(workspace, plan, on=acme.TODAY).lines) == Decimal(26)


@pytest.fixture
def committee(organisation: Path) -> Workspace:  # noqa: ARG001 - Acme is there
    return acme_meetings.adopt()


def test_meetings_are_counted_by_what_became_of_them(committee: Workspace) -> None:
    # Eight Thursdays from 8 January to 26 February, two reviews on 15 January and 19 February.
    for day in ("01-08", "01-15", "01-29", "02-19", "02-26"):
        acme_meetings.hold(committee, f"weekly-2026-{day}")
    acme_meetings.hold(committee, "weekly-2026-01-22", on=date(2026, 1, 29))  # day of the next
    made = report(committee, replace(PACK, days=28))  # from 2 February
    assert [row[2:] for row in rows(made, "Review adherence")] == [
        ["10", "5", "1", "0", "4", "50.0%"],
        ["8", "5", "1", "0", "2", "62.5%"],
        ["2", "0", "0", "0", "2", "0%"],
    ]
    assert [one.partition(",")[0] for one in words(made, "Review adherence")] == [
        "19 Feb 2026", "12 Feb 2026", "5 Feb 2026",
    ]  # fmt: skip
