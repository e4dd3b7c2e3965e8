"""Steps 10 to 12: the executive page in three formats, rows, guesses, and all of it kept safe."""

import io
from datetime import date
from hashlib import sha256
from zipfile import ZipFile

from tests.story.acting import ADA, Story, plan_of
from tests.story.steps_numbers import imported
from tests.story.steps_review import made_again
from tests.story.written_for_steps import insights
from trueline.measure.verdict import Verdict
from trueline.usecases.calibrating.read_calibration import read_calibration
from trueline.usecases.reporting.issue import (
    file_of,
    files_of,
    frozen_briefing,
    issue_report,
    issues,
)
from trueline.usecases.reporting.verify_issue import verify_issue
from trueline.usecases.returning.read_return import read_return
from trueline.usecases.scheduling.wish import ReportWish
from trueline.usecases.studying.kept_rows import rows_kept
from trueline.usecases.studying.running import run_of
from trueline.usecases.trace_fact import trace_fact
from trueline.usecases.workspace import Workspace

REPORTED, JULY, LATER = date(2026, 4, 21), date(2026, 7, 1), date(2026, 10, 1)
SPRING = (date(2026, 4, 16), date(2026, 6, 30))


def report_to_the_board(story: Story) -> None:
    """10: one page as PDF, PPTX and XLSX; from what came back to the rows behind it."""
    workspace = story.on(REPORTED)
    report = issue_report(workspace, ReportWish("executive-one-page"), by=ADA)
    assert file_of(workspace, report, "pdf", by=ADA).startswith(b"%PDF")
    for ending, part in (("pptx", "ppt/slides/slide1.xml"), ("xlsx", "xl/worksheets/sheet1.xml")):
        with ZipFile(io.BytesIO(file_of(workspace, report, ending, by=ADA))) as opened:
            assert part in opened.namelist()
    assert verify_issue(workspace, report).is_sound
    _follow_the_return(workspace)
    # The 62nd day of the year is 3 March: 100 at first, 120 in the corrected file.
    trace = trace_fact(workspace, "metric_day:instagram/fennwick:views::2026-03-03")
    assert [one.values["value"] for one in trace.versions] == [120, 100]
    assert trace.batch.origin.file == "again.csv"
    assert trace.cells["Primary"] == "120"


def _follow_the_return(workspace: Workspace) -> None:
    statement = read_return(workspace, plan_of(workspace))
    told = {one.study.id: one for one in statement.studies}
    assert told["help-pages"].returned is not None
    results = run_of(workspace, "help-pages").results
    # Twelve regions of thirty weeks, and the row of the file that each number stands in.
    rows = rows_kept(workspace.studies, results.rows)
    assert (results.row_count, len(rows.lines), rows.lines[0]) == (360, 360, 2)


def look_back(story: Story) -> None:
    """11: after six months guesses are held against what came."""
    spring = insights("spring.csv", "instagram/fennwick", "Views", 110, *SPRING)
    imported(story, story.on(JULY), spring)
    found = read_calibration(story.on(LATER))
    verdicts = {one.made.placed.guess.id: one.verdict for one in found.tests}
    # The ninety days to 30 June are 14 of 100 and 76 of 110: 9,760 views, within 8,500 to 11,000.
    # 270 orders are more than 210, and 180 who follow are fewer than 270.
    assert verdicts == {
        "seen-in-spring": Verdict.HOLDS,
        "ordered-in-winter": Verdict.BROKEN,
        "new-followers": Verdict.BROKEN,
    }
    assert (found.whole.hits.hits, found.whole.hits.count) == (1, 3)
    assert found.missing > 0, "three guesses are too few for a judgement"


def looked_at(workspace: Workspace) -> dict[str, str]:
    """12: give digests of all that people look at; a restored home has to give the same."""
    told = {"plan": workspace.plans.versions()[0].digest}
    for report in issues(workspace):
        told[report.id] = frozen_briefing(workspace, report).digest
        told |= {one.ending: one.digest for one in files_of(workspace, report)}
    oldest = issues(workspace)[-1]
    assert verify_issue(workspace, oldest).is_sound
    told["made again"] = sha256(made_again(workspace, oldest).encode()).hexdigest()
    return told
