"""Reports: numbers as the pages have them, frozen when issued, and the same to the byte."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from tests.web import acme
from trueline.briefing.blocks import Briefing, Table
from trueline.briefing.cells import Cell
from trueline.briefing.stamping import text_of
from trueline.core.errors import FaultyInputError, MissingError
from trueline.home.wiring import open_workspace
from trueline.usecases.print_report import known_formats, renderer_of
from trueline.usecases.reporting.compare_issue import compare_issue
from trueline.usecases.reporting.issue import (
    file_of,
    files_of,
    frozen_briefing,
    issue_named,
    issue_report,
    issues,
)
from trueline.usecases.reporting.layouts import templates
from trueline.usecases.reporting.make_report import make_report
from trueline.usecases.reporting.verify_issue import verify_issue
from trueline.usecases.scheduling.wish import ReportWish
from trueline.usecases.score import score
from trueline.usecases.workspace import Workspace
from trueline.web.jobs import issue_report as job
from trueline.web.models import Job

Ask = Callable[[str], Client]
CONTRIBUTOR, VIEWER = "contributor@acme.example", "viewer@acme.example"
PACK = ReportWish("committee-pack")
NEEDS = {"channel": {"channel": "instagram"}, "scope": {"scope": "marketing"}, "": {}}


@pytest.fixture
def workspace(organisation: Path) -> Workspace:  # noqa: ARG001 - Acme is there
    return open_workspace("acme")


def table(briefing: Briefing, section: str) -> Table:
    """Give the first table of a section."""
    found = next(one for one in briefing.sections if one.title == section)
    return next(one for one in found.blocks if isinstance(one, Table))


def difference(cell: Cell) -> Decimal | None:
    """Give a difference as the scorecard has it: points are of shares."""
    if cell.value is None or cell.measured_in != "points":
        return cell.value
    return cell.value / 100


def test_the_scorecard_part_has_the_numbers_of_the_scorecard(workspace: Workspace) -> None:
    adopted = workspace.plans.adopted()
    assert adopted is not None
    card = score(workspace, adopted.plan, on=workspace.today)
    briefing = make_report(workspace, PACK).briefing
    printed = {
        row[0].text: (row[2].value, row[3].value, difference(row[4]), row[5].value, row[6].value)
        for side in card.perspectives
        if side.readings
        for row in table(briefing, f"Scorecard: {side.perspective.name}").rows
    }
    assert printed == {
        one.kpi.name: (
            one.actual.value,
            one.expected,
            one.variance,
            one.kpi.target.value if one.kpi.target else None,
            one.pace,
        )
        for one in card.readings
    }
    # 59 days of 150 and one more each day: 59 * 150 + 58 * 59 / 2
    assert printed["Views of our films"][0] == Decimal(59 * 150 + 58 * 59 // 2)


@pytest.mark.parametrize("layout", templates(), ids=lambda one: one.id)
def test_every_template_is_made_and_written_in_every_format(
    workspace: Workspace, layout: object
) -> None:
    name, needs = layout.id, layout.needs  # type: ignore[attr-defined]
    briefing = make_report(workspace, ReportWish(name, **NEEDS[needs])).briefing
    assert briefing.sections
    assert briefing.plan_version == "Plan version 1"
    assert "ledger revision 1" in briefing.label
    for ending in {"html", "md", "xlsx"} & set(known_formats()):
        assert renderer_of(ending).render(briefing, ending).content


def test_a_report_that_is_about_one_scope_asks_for_it_and_names_those_there_are(
    workspace: Workspace,
) -> None:
    with pytest.raises(FaultyInputError) as refused:
        make_report(workspace, ReportWish("scope-report"))
    [issue] = refused.value.issues
    assert (issue.where, "marketing" in issue.remedy) == ("scope", True)
    with pytest.raises(FaultyInputError, match="no channel myspace"):
        make_report(workspace, replace(PACK, channel="myspace"))
    with pytest.raises(MissingError, match="known are"):
        make_report(workspace, ReportWish("novel"))


def test_a_pack_as_known_earlier_stays_the_same_after_a_corrected_export_came_in(
    workspace: Workspace, organisation: Path
) -> None:
    first = issue_report(workspace, PACK, by="Ada")
    as_of, before = first.as_of, frozen_briefing(workspace, first)
    known = make_report(workspace, PACK, as_of=as_of)
    kept = file_of(workspace, first, "html", by="Ada")
    corrected = acme.daily_rows(views=170)
    assert acme.bring("acme", organisation, corrected, name="corrected.csv").batch is not None

    again = make_report(workspace, PACK, as_of=as_of)
    assert text_of(again.briefing) == text_of(known.briefing)
    assert frozen_briefing(workspace, first) == before
    assert file_of(workspace, first, "html", by="Bo") == kept

    second = issue_report(workspace, PACK, by="Ada")
    restated = table(frozen_briefing(workspace, second), "Restated since the issue before")
    rows = {row[1].text: (row[2].text, row[3].value) for row in restated.rows}
    assert second.before == first.id
    assert rows["views"] == ("59", Decimal(59 * 20))  # each day is 20 more
    changed = {
        (one.row, one.column): (one.then, one.now)
        for one in compare_issue(workspace, first).changed
    }
    assert changed["Views of our films", "Actual"] == ("10.6k", "11.7k")


def test_an_issue_is_verified_and_says_which_file_is_not_what_was_kept(
    workspace: Workspace, organisation: Path
) -> None:
    report = issue_report(workspace, ReportWish("audit-extract"), by="Ada")
    file_of(workspace, report, "html", by="Ada")
    found = verify_issue(workspace, report)
    assert found.is_sound
    assert [(one.file.ending, one.is_kept, one.is_made_again) for one in found.files] == [
        ("html", True, True)
    ]
    [file] = files_of(workspace, report)
    kept = organisation / "organisations" / "acme" / "reports" / file.digest
    kept.write_bytes(b"something else")
    damaged = verify_issue(workspace, report)
    assert not damaged.is_sound
    assert not damaged.files[0].is_kept


def test_happenings_are_told_of_the_period_alone(workspace: Workspace) -> None:
    days = (workspace.now().date() - acme.TODAY).days + 2
    on = workspace.now().date()
    made = make_report(workspace, ReportWish("audit-extract", on=on, days=days)).briefing
    assert "file imported" in {row[2].text for row in table(made, "Who did what").rows}
    early = ReportWish("audit-extract", on=date(2026, 1, 31), days=7)
    told = next(one for one in make_report(workspace, early).briefing.sections)
    assert not any(isinstance(one, Table) and one.rows for one in told.blocks)


def test_a_report_is_asked_for_previewed_and_issued_by_the_worker(
    workspace: Workspace, ask: Ask
) -> None:
    client = ask(CONTRIBUTOR)
    said = client.get(reverse("ask-report"), {"layout": "committee-pack"}).content.decode()
    assert f"{reverse('ask-report-preview')}?layout=committee-pack" in said
    shown = client.get(reverse("ask-report-preview"), {"layout": "committee-pack"})
    assert "Scorecard: Customers" in shown.content.decode()
    answer = client.post(reverse("ask-report-issue"), {"layout": "committee-pack"})
    assert answer.status_code == 302
    job.run.func(Job.objects.get(kind=job.KIND).pk)
    [report] = issues(workspace)
    assert report.by == CONTRIBUTOR
    library = client.get(reverse("all-reports")).content.decode()
    assert reverse("issued-report", args=[report.id]) in library
    for name in ("issued-report", "issued-report-verify", "issued-report-changes"):
        assert client.get(reverse(name, args=[report.id])).status_code == 200, name
    file = client.get(reverse("issued-report-file", args=[report.id, "html"]))
    assert file["Content-Disposition"] == (
        f'attachment; filename="acme-committee-pack-{report.id}.html"'
    )


def test_a_faulty_wish_is_told_beside_its_field_and_nothing_is_issued(
    workspace: Workspace, ask: Ask
) -> None:
    client = ask(CONTRIBUTOR)
    answer = client.post(reverse("ask-report-issue"), {"layout": "channel-pack"})
    assert answer.status_code == 422
    assert "is about one channel" in answer.content.decode()
    assert not Job.objects.filter(kind=job.KIND).exists()
    assert issues(workspace) == ()


def test_reports_of_one_organisation_are_not_there_for_another(
    workspace: Workspace, ask: Ask
) -> None:
    report = issue_report(workspace, ReportWish("audit-extract"), by="Ada")
    stranger = ask("owner@other.example")
    for name in ("issued-report", "issued-report-verify", "issued-report-changes"):
        assert stranger.get(reverse(name, args=[report.id])).status_code == 404, name
    assert stranger.get(reverse("issued-report-file", args=[report.id, "pdf"])).status_code == 404
    assert ask(VIEWER).get(reverse("issued-report", args=[report.id])).status_code == 200


def test_two_issues_of_a_day_have_ids_of_their_own(workspace: Workspace) -> None:
    wish = ReportWish("audit-extract", on=acme.TODAY)
    made = [issue_report(workspace, wish, by="Ada") for _ in range(2)]
    day = acme.TODAY.isoformat()
    assert [one.id for one in made] == [f"{day}-1", f"{day}-2"]
    assert issue_named(workspace, f"{day}-2").before == f"{day}-1"
    later = datetime.now(UTC) + timedelta(seconds=1)
    assert all(one.issued_at < later for one in made)
