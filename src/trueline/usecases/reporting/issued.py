"""Issued reports: what is kept of each, so that it can be opened again to the byte."""

from dataclasses import dataclass
from datetime import date, datetime

from trueline.usecases.scheduling.wish import ReportWish


@dataclass(frozen=True, slots=True)
class FrozenBriefing:
    """A briefing as it was issued.

    Attributes:
        text: As ``briefing.stamping`` writes it.
    """

    text: str


@dataclass(frozen=True, slots=True)
class IssuedReport:
    """A report that was issued.

    Attributes:
        id: Unique in the organisation, such as ``2026-11-20-1``.
        title: Of the report.
        wish: What was asked of it.
        on: Day of its readings.
        as_of: Moment whose knowledge counted, in UTC.
        issued_at: When, in UTC.
        by: Who issued it.
        digest: Of the frozen briefing.
        plan: Number of the plan's version.
        plan_digest: Digest of that version.
        revision: Of the ledger.
        before: Id of the issue before it; empty for the first.
    """

    id: str
    title: str
    wish: ReportWish
    on: date
    as_of: datetime
    issued_at: datetime
    by: str
    digest: str
    plan: int
    plan_digest: str
    revision: int
    before: str = ""


@dataclass(frozen=True, slots=True)
class IssuedFile:
    """A file that was made of an issued report.

    Attributes:
        report: Id of the issue.
        ending: Format, such as ``pdf``.
        digest: SHA-256 of its bytes.
        byte_count: Its size.
        page_count: How many pages it has.
        maker: Renderer with its version, and that of Trueline.
    """

    report: str
    ending: str
    digest: str
    byte_count: int
    page_count: int
    maker: str
