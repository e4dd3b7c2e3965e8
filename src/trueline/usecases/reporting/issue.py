"""Issue a report: its briefing is frozen with its digest; its files are made from that alone."""

from dataclasses import replace
from datetime import datetime

from trueline.briefing.blocks import Briefing
from trueline.briefing.stamping import opened, stamped, text_of
from trueline.core.errors import ConflictError, DamagedError, MissingError
from trueline.usecases.coordinating.numbered import keep_new
from trueline.usecases.print_report import renderer_of
from trueline.usecases.reporting.books import BRIEFINGS, FILES, ISSUES
from trueline.usecases.reporting.issued import FrozenBriefing, IssuedFile, IssuedReport
from trueline.usecases.reporting.make_report import MadeReport, make_report
from trueline.usecases.reporting.maker import maker_of
from trueline.usecases.scheduling.wish import ReportWish
from trueline.usecases.studying.running import Progress
from trueline.usecases.workspace import Workspace


def issue_report(
    workspace: Workspace,
    wish: ReportWish,
    *,
    by: str,
    as_of: datetime | None = None,
    progress: Progress = lambda _step, _done: None,
) -> IssuedReport:
    """Make a report and keep all that it says, once and for all.

    Args:
        workspace: Of the organisation.
        wish: What is asked of it.
        by: Who issues it; it stands on the report.
        as_of: Moment whose knowledge counts, in UTC; None for now.
        progress: Called with each part's title; raises StoppedError to stop, and then nothing is
            kept.

    Raises:
        MissingError: There is no such report, or no plan in force.
        FaultyInputError: The plan has no such scope or channel, or a number cannot be.
        StoppedError: ``progress`` asked to stop.
    """
    now = workspace.now()
    before = newest_issue(workspace, wish, until=as_of or now)
    made = make_report(
        workspace,
        wish,
        as_of=as_of or now,
        issued_before=before.as_of if before else None,
        progress=progress,
    )
    briefing = stamped(replace(made.briefing, foot=f"Issued by {by}"))
    _freeze(workspace, briefing, by=by, now=now)

    def issued(name: str) -> IssuedReport:
        return _issued(name, made, briefing, by=by, at=now, before=before.id if before else "")

    return keep_new(workspace.entries, ISSUES, issued, day=made.frame.on, by=by, now=now)


def newest_issue(workspace: Workspace, wish: ReportWish, *, until: datetime) -> IssuedReport | None:
    """Give the issue of the same report with the newest knowledge before a moment; None for none.

    The same report is one of the same layout, narrowed to the same scope and channel.
    """
    same = [
        one
        for one in issues(workspace)
        if _subject(one.wish) == _subject(wish) and one.as_of < until
    ]
    return max(same, key=lambda one: (one.as_of, one.id), default=None)


def issues(workspace: Workspace) -> tuple[IssuedReport, ...]:
    """Give every issued report, the newest first."""
    found = (one.record for one in ISSUES.newest(workspace.entries))
    return tuple(sorted(found, key=lambda one: (one.issued_at, one.id), reverse=True))


def issue_named(workspace: Workspace, name: str) -> IssuedReport:
    """Give an issued report by its id.

    Raises:
        MissingError: There is none.
    """
    found = ISSUES.find(workspace.entries, name)
    if found is None:
        raise MissingError(f"No report {name} was issued; `trueline report list` names those.")
    return found.record


def frozen_briefing(workspace: Workspace, report: IssuedReport) -> Briefing:
    """Give what an issued report said.

    Raises:
        DamagedError: It is gone.
    """
    kept = BRIEFINGS.find(workspace.entries, report.digest)
    if kept is None:
        raise DamagedError(f"What the report {report.id} said is gone; restore a back-up.")
    return opened(kept.record.text)


def file_of(workspace: Workspace, report: IssuedReport, ending: str, *, by: str) -> bytes:
    """Give a file of an issued report: as it was made the first time, to the byte.

    Args:
        workspace: Of the organisation.
        report: That was issued.
        ending: Format, such as ``pdf``.
        by: Who asks; a file that is made now is kept in their name.

    Raises:
        MissingError: There is no such format.
        RefusedQuestionError: The report does not fit the format.
        DamagedError: A kept file is gone, or is not what was kept.
        NoRoomError: There is no room for a new one.
    """
    renderer = renderer_of(ending)
    name = f"{report.id}.{ending}"
    kept = FILES.find(workspace.entries, name)
    if kept is not None:
        return workspace.files.open(kept.record.digest)
    rendered = renderer.render(frozen_briefing(workspace, report), ending)
    made = IssuedFile(
        report=report.id,
        ending=ending,
        digest=workspace.files.keep(rendered.content),
        byte_count=len(rendered.content),
        page_count=rendered.page_count,
        maker=maker_of(renderer),
    )
    try:
        FILES.keep(workspace.entries, made, about=name, by=by, now=workspace.now(), after=0)
    except ConflictError:  # somebody else made it meanwhile; theirs is the one that counts
        return workspace.files.open(FILES.get(workspace.entries, name).record.digest)
    return rendered.content


def files_of(workspace: Workspace, report: IssuedReport) -> tuple[IssuedFile, ...]:
    """Give the files that were made of an issued report, by format."""
    every = (one.record for one in FILES.newest(workspace.entries))
    return tuple(one for one in every if one.report == report.id)


def _freeze(workspace: Workspace, briefing: Briefing, *, by: str, now: datetime) -> None:
    """Keep what a report says under its digest; what is there already says the same."""
    if BRIEFINGS.find(workspace.entries, briefing.digest) is not None:
        return
    frozen = FrozenBriefing(text_of(briefing))
    try:
        BRIEFINGS.keep(workspace.entries, frozen, about=briefing.digest, by=by, now=now, after=0)
    except ConflictError:  # somebody else froze the same words meanwhile
        return


def _issued(
    name: str, made: MadeReport, briefing: Briefing, *, by: str, at: datetime, before: str
) -> IssuedReport:
    frame = made.frame
    return IssuedReport(
        id=name,
        title=briefing.title,
        wish=made.wish,
        on=frame.on,
        as_of=frame.as_of,
        issued_at=at,
        by=by,
        digest=briefing.digest,
        plan=frame.adopted.number,
        plan_digest=frame.adopted.digest,
        revision=frame.revision,
        before=before,
    )


def _subject(wish: ReportWish) -> tuple[str, str, str]:
    return wish.layout, wish.scope, wish.channel
