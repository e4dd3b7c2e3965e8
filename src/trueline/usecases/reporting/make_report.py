"""Make a report: a layout's parts, asked of the same use cases as the pages, put together."""

from dataclasses import dataclass, replace
from datetime import datetime

from trueline.briefing.blocks import Briefing, Paragraph, Section
from trueline.briefing.stamping import stamped
from trueline.briefing.wording import day_in_words
from trueline.contracts.report_part import ChosenPart, PartGround
from trueline.contracts.reported.frame import Frame
from trueline.core.errors import MissingError, RefusedQuestionError
from trueline.usecases.catalogues import REPORT_PARTS
from trueline.usecases.print_report import renderer_of
from trueline.usecases.reporting.at import At
from trueline.usecases.reporting.caused_ground import ShelfCaused
from trueline.usecases.reporting.coordinated_ground import BookedCoordination
from trueline.usecases.reporting.frames import frame_of
from trueline.usecases.reporting.layout import Layout
from trueline.usecases.reporting.layouts import layout_named
from trueline.usecases.reporting.measured_ground import LedgerMeasured
from trueline.usecases.reporting.sourced_ground import LedgerSourced
from trueline.usecases.scheduling.wish import ReportWish
from trueline.usecases.studying.running import Progress
from trueline.usecases.workspace import Workspace

FEWEST = 2
"""Rows to which tables are cut at the least."""
SHORT = 12
OF_ONE_PAGE = 2
"""Lines of sources that a single page has room for: the plan and the facts."""


@dataclass(frozen=True, slots=True)
class MadeReport:
    """A report as it was made.

    Attributes:
        briefing: All that it says, with its digest.
        frame: Of what it speaks.
        layout: By which it was made.
        wish: What was asked of it.
    """

    briefing: Briefing
    frame: Frame
    layout: Layout
    wish: ReportWish


def make_report(
    workspace: Workspace,
    wish: ReportWish,
    *,
    as_of: datetime | None = None,
    issued_before: datetime | None = None,
    layout: Layout | None = None,
    progress: Progress = lambda _step, _done: None,
) -> MadeReport:
    """Give a report; asked with the same words and moment it says the same, whenever it is made.

    Args:
        workspace: Of the organisation.
        wish: What is asked of it.
        as_of: Moment whose knowledge counts, in UTC; None for now.
        issued_before: Moment of the knowledge of the issue before, since which restatements are
            told; None for none.
        layout: To make it by, such as one that is being written; None for the one of the wish.
        progress: Called with each part's title and how many are done; raises StoppedError to stop.

    Raises:
        MissingError: There is no such report, or no plan in force.
        FaultyInputError: The plan has no such scope or channel, or a number cannot be.
        StoppedError: ``progress`` asked to stop.
    """
    moment = as_of or workspace.now()
    chosen = layout or layout_named(workspace, wish.layout)
    frame = frame_of(workspace, chosen, wish, as_of=moment, issued_before=issued_before)
    return make_on(ground_of(workspace, frame), chosen, wish, progress=progress)


def ground_of(workspace: Workspace, frame: Frame) -> PartGround:
    """Give what parts may ask of an organisation; nothing is worked out before it is asked."""
    at = At(workspace, frame)
    measured = LedgerMeasured(at)
    return PartGround(
        frame=frame,
        measured=measured,
        caused=ShelfCaused(at),
        coordinated=BookedCoordination(at, measured.scorecard),
        sourced=LedgerSourced(at),
    )


def make_on(
    ground: PartGround,
    layout: Layout,
    wish: ReportWish,
    *,
    progress: Progress = lambda _step, _done: None,
) -> MadeReport:
    """Give a report on a ground that may have answered others before.

    Args:
        ground: For the day, days, scope and channel of the wish.
        layout: To make it by.
        wish: What is asked of it.
        progress: As of ``make_report``.

    Raises:
        StoppedError: ``progress`` asked to stop.
    """
    ground = replace(ground, frame=replace(ground.frame, most=layout.most))
    briefing = _briefing(layout, ground, progress)
    while layout.is_one_page and ground.frame.most > FEWEST and _page_count(briefing) > 1:
        ground = replace(ground, frame=replace(ground.frame, most=ground.frame.most - 1))
        briefing = _briefing(layout, ground, progress)
    return MadeReport(stamped(briefing), ground.frame, layout, wish)


def _page_count(briefing: Briefing) -> int:
    return renderer_of("pdf").render(briefing, "pdf").page_count


def _briefing(layout: Layout, ground: PartGround, progress: Progress) -> Briefing:
    frame = ground.frame
    sections: list[Section] = []
    for done, chosen in enumerate(layout.parts):
        progress(_title_of(chosen), done)
        sections += _sections(chosen, ground)
    progress("Putting it together", len(layout.parts))
    return Briefing(
        title=_title(layout, frame),
        lead="",
        sections=tuple(sections),
        foot="",
        organisation=f"{frame.organisation} · {frame.plan.title}",
        form=layout.form,
        period=f"{frame.period_in_words}, read on {day_in_words(frame.on)}",
        plan_version=f"Plan version {frame.adopted.number}",
        as_of=frame.as_of,
        label=_label(frame),
        sources=_sources(ground)[: OF_ONE_PAGE if layout.is_one_page else None],
    )


def _title_of(chosen: ChosenPart) -> str:
    """Give what people call a part; its name where there is none of it any more."""
    return next((one.title for one in REPORT_PARTS.all() if one.name == chosen.part), chosen.part)


def _sections(chosen: ChosenPart, ground: PartGround) -> tuple[Section, ...]:
    """Give the sections of a part; one that cannot be answered says so in its place."""
    try:
        part = REPORT_PARTS.get(chosen.part)
    except MissingError as gone:
        return (Section(chosen.part, (Paragraph(str(gone)),), is_wide=True),)
    try:
        return part.make(ground, chosen.options)
    except (MissingError, RefusedQuestionError) as refused:
        return (Section(part.title, (Paragraph(str(refused)),), is_wide=True),)


def _title(layout: Layout, frame: Frame) -> str:
    names = {f"scope {one.id}": one.name for one in frame.plan.scopes} | {
        f"channel {one.id}": one.name for one in frame.plan.channels
    }
    asked = (f"scope {frame.scope}", f"channel {frame.channel}")
    narrowed = [names[one] for one in asked if one in names]
    return ": ".join((layout.title, ", ".join(narrowed))) if narrowed else layout.title


def _label(frame: Frame) -> str:
    return (
        f"Sources and methods: ledger revision {frame.revision}, plan version "
        f"{frame.adopted.number} ({frame.adopted.digest[:SHORT]}); forecasts with 80% intervals, "
        "causes with their grade, missing is not zero"
    )


def _sources(ground: PartGround) -> tuple[str, ...]:
    """Give sources and methods in full, a line each."""
    frame, plan = ground.frame, ground.frame.adopted
    imports = ground.sourced.imports()
    kept = [one for one in imports if one.undone_by is None or one.undone_by > frame.revision]
    rows = sum(one.rows.facts for one in kept)
    metrics = sorted({one.kpi.metric for one in ground.measured.scorecard().readings})
    return (
        (
            f"Plan: {plan.plan.title}, version {plan.number}, approved by {plan.by} on "
            f"{day_in_words(plan.adopted_at.date())}; SHA-256 {plan.digest}."
        ),
        (
            f"Facts: revision {frame.revision} of the ledger, {rows:,} rows of {len(kept)} files, "
            f"as known on {day_in_words(frame.as_of.date())}."
        ),
        f"Metrics: {', '.join(metrics)}." if metrics else "Metrics: the plan names none.",
        "Intervals: 80% of forecasts, 95% of shares; studies say their own level and their grade.",
        "Missing days and values are gaps, never zero. Money is in the currency that is written.",
    )
