"""A report that Acme issued, for pages that show one."""

from trueline.home.wiring import open_workspace
from trueline.usecases.reporting.issue import file_of, issue_report
from trueline.usecases.scheduling.wish import ReportWish


def issue() -> None:
    """Issue a report about marketing, and make one file of it."""
    workspace = open_workspace("acme")
    report = issue_report(workspace, ReportWish("scope-report", scope="marketing"), by="Ada")
    file_of(workspace, report, "html", by="Ada")
