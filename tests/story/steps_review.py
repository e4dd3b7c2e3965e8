"""Steps 8 and 9: the monthly review revises the plan; then a corrected export comes in."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.story.acting import ADA, BEN, Story, drafted, plan_of
from tests.story.steps_numbers import IMPORTED, VIEWS, imported
from tests.story.written_for_steps import LAST, MARCH, insights
from trueline.briefing.blocks import Briefing, Table
from trueline.briefing.stamping import stamped, text_of
from trueline.coordination.deciding.decision import DecisionKind
from trueline.coordination.reviewing.agenda import AgendaPart
from trueline.coordination.reviewing.session import ExceptionClass, Presence
from trueline.plan.edit_documents import read_edits
from trueline.plan.naming import path_of
from trueline.usecases.agreed.books import DECISIONS
from trueline.usecases.compare_plans import compare_plans
from trueline.usecases.coordinating.acting.agree import ActionWish
from trueline.usecases.coordinating.deciding.wish import DecisionWish
from trueline.usecases.coordinating.reviewing.agenda import agenda_of
from trueline.usecases.coordinating.reviewing.attend import attend
from trueline.usecases.coordinating.reviewing.close import (
    Closing,
    DraftFate,
    NotClosableError,
    close_session,
    what_is_missing,
)
from trueline.usecases.coordinating.reviewing.minute import classify
from trueline.usecases.coordinating.reviewing.minutes import minutes_of
from trueline.usecases.coordinating.reviewing.open_session import open_session
from trueline.usecases.coordinating.reviewing.resolve import agree_in, decide_in
from trueline.usecases.edit_plan import Edited, edit_plan
from trueline.usecases.reporting.issue import file_of, frozen_briefing, issue_report, issues
from trueline.usecases.reporting.issued import IssuedReport
from trueline.usecases.reporting.make_report import make_report
from trueline.usecases.scheduling.wish import ReportWish
from trueline.usecases.workspace import Workspace

REVIEWED, CORRECTED = date(2026, 4, 16), date(2026, 4, 20)
MEETING = "review-2026-04-16"
PACK = ReportWish("committee-pack", on=LAST)
OFF = f"kpi-off-pace:{VIEWS}"
TARGET = f"{path_of(VIEWS)}/target/value"
GUESS = f"{path_of('marketing/be-found/orders')}/assumptions/new-followers"
APRIL = (date(2026, 4, 1), date(2026, 4, 15))


def review(story: Story) -> None:
    """8: the broken guess heads the agenda; classed, decided, and a new version with its diff."""
    then = story.on(IMPORTED, hour=18)
    first = issue_report(then, PACK, by=ADA)
    file_of(then, first, "html", by=ADA)
    workspace = story.on(REVIEWED)
    for title, each in (("Views", 100), ("Follows", 2)):
        april = insights(f"{title}.csv", "instagram/fennwick", title, each, *APRIL)
        imported(story, workspace, april)
    roll_call, broken, *_ = agenda_of(workspace, MEETING).items
    assert roll_call.part is AgendaPart.ROLL_CALL
    assert broken.is_broken
    # Two people a day over the ninety days to the test day, 31 March.
    assert "assumes 270 to 450; observed is 180" in broken.says
    agenda = open_session(workspace, MEETING, by=ADA).agenda
    assert OFF in {one.key for one in agenda}
    with pytest.raises(NotClosableError) as refused:
        close_session(workspace, MEETING, Closing(), by=BEN)
    assert any("Views of our films" in one.what for one in refused.value.issues)
    for one in agenda:
        if one.must_be_classed:
            wrong = ExceptionClass.ASSUMPTION if one.key == OFF else ExceptionClass.NOISE
            classify(workspace, MEETING, one.key, wrong, by=ADA)
    for seat in ("sponsor", "chair", "care"):
        attend(workspace, MEETING, seat, Presence.PRESENT, by=ADA)
    _decide(workspace)


def _decide(workspace: Workspace) -> None:
    changes = {TARGET: "40000", f"{GUESS}/p10": "150", f"{GUESS}/p50": "190", f"{GUESS}/p90": "230"}
    edits = [{"set": path, "value": value} for path, value in changes.items()]
    written = edit_plan(workspace, lambda plan: read_edits(edits, plan), by=ADA)
    assert isinstance(written, Edited)
    wish = DecisionWish(
        "Aim at forty thousand views",
        DecisionKind.CHANGE_TARGET,
        "Half as many begin to follow us as we thought.",
        options=("Make more reels",),
        about=(path_of(VIEWS),),
        owner="Ada",
        review_on=date(2026, 10, 1),
    )
    adopts = Closing(DraftFate.ADOPT)
    decided = decide_in(workspace, MEETING, wish, by=ADA)
    [missing] = what_is_missing(workspace, MEETING, adopts, by=BEN)
    assert "no decision cites an assumption whose numbers changed" in missing.what
    cited = decide_in(
        workspace, MEETING, DecisionWish("Expect fewer", DecisionKind.CHANGE_ASSUMPTION,
        "180 came.", cites=(GUESS,)), by=ADA,
    )  # fmt: skip
    task = agree_in(
        workspace, MEETING, ActionWish("Plan more reels", "Ada", date(2026, 5, 1)), by=ADA
    )
    before, after = plan_of(workspace), drafted(workspace)
    shown = {one.path: one for one in compare_plans(workspace, before, after).edits}
    assert set(shown) == set(changes)
    closed = close_session(workspace, MEETING, adopts, by=BEN)
    assert (closed.plan_before, closed.plan_after) == (2, 3)
    assert (closed.decisions, closed.actions) == ((decided.id, cited.id), (task.id,))
    assert plan_of(workspace) == after
    kept = DECISIONS.get(workspace.entries, decided.id).record
    assert (kept.plan_before, kept.plan_after, kept.meeting) == (2, 3, MEETING)
    # 9,000 by the end of March and 1,500 since.
    assert kept.seen[0].value == 10_500
    assert "Aim at forty thousand views" in repr(minutes_of(workspace, MEETING))


def correct_an_export(story: Story) -> None:
    """9: March is exported again with 120 a day; the first pack stays, the next says so."""
    workspace = story.on(CORRECTED)
    [first] = issues(workspace)
    frozen = text_of(frozen_briefing(workspace, first))
    kept = file_of(workspace, first, "html", by=ADA)
    imported(story, workspace, insights("again.csv", "instagram/fennwick", "Views", 120, MARCH))
    assert made_again(workspace, first) == frozen
    assert text_of(frozen_briefing(workspace, first)) == frozen
    assert file_of(workspace, first, "html", by=BEN) == kept
    assert actual_views(frozen_briefing(workspace, first)) == 9000

    second = issue_report(workspace, PACK, by=ADA)
    assert second.before == first.id
    briefing = frozen_briefing(workspace, second)
    [restated] = _table(briefing, "Restated since the issue before").rows
    # 31 days of March with 20 more each.
    assert [one.text for one in restated][1:3] == ["views", "31"]
    assert restated[3].value == 31 * 20
    assert actual_views(briefing) == 9000 + 620


def made_again(workspace: Workspace, report: IssuedReport) -> str:
    """Give what an issued report says, made anew with the knowledge of its moment."""
    made = make_report(workspace, report.wish, as_of=report.as_of).briefing
    return text_of(stamped(replace(made, foot=f"Issued by {ADA}")))


def actual_views(briefing: Briefing) -> Decimal | None:
    """Give the views that a pack's scorecard shows."""
    rows = _table(briefing, "Scorecard: Customers").rows
    return next(row[2].value for row in rows if row[0].text == "Views of our films")


def _table(briefing: Briefing, section: str) -> Table:
    found = next(one for one in briefing.sections if one.title == section)
    return next(one for one in found.blocks if isinstance(one, Table))
