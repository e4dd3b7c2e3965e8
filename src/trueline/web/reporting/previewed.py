"""Reports made for a look: not kept, and quick where their ground answered others before."""

from dataclasses import replace

from django.utils.safestring import SafeString, mark_safe

from trueline.briefing.blocks import Briefing
from trueline.briefing.marking.fragment import fragment_of
from trueline.briefing.stamping import stamped
from trueline.contracts.report_part import PartGround
from trueline.usecases.print_report import renderer_of
from trueline.usecases.reporting.frames import frame_of
from trueline.usecases.reporting.layout import Layout
from trueline.usecases.reporting.make_report import MadeReport, ground_of, make_on
from trueline.usecases.scheduling.wish import ReportWish
from trueline.web.remembered import Remembered
from trueline.web.visit import Visit

GROUNDS: Remembered[PartGround] = Remembered(8)


def previewed(visit: Visit, layout: Layout, wish: ReportWish) -> MadeReport:
    """Give a report as it would be issued now.

    Args:
        visit: Who looks.
        layout: To make it by.
        wish: What is asked of it.

    Raises:
        MissingError: There is no plan in force.
        FaultyInputError: The plan has no such scope or channel, or a number cannot be.
    """
    workspace = visit.workspace()
    frame = frame_of(workspace, layout, wish, as_of=workspace.now())
    key = (
        visit.organisation,
        frame.adopted.number,
        frame.revision,
        frame.on,
        frame.period,
        frame.scope,
        frame.channel,
    )
    ground = GROUNDS.get(key, lambda: ground_of(workspace, frame))
    return make_on(ground, layout, wish)


def as_file(briefing: Briefing, ending: str, asker: str) -> bytes:
    """Give a document that is not issued as a file, which says so and names who asked.

    Raises:
        MissingError: There is no such format.
        RefusedQuestionError: It does not fit the format.
    """
    told = stamped(replace(briefing, foot=f"Not issued; made for {asker}"))
    return renderer_of(ending).render(told, ending).content


def fragment(briefing: Briefing) -> SafeString:
    """Give a document as a part of a page; every word of it was escaped when it was written."""
    return mark_safe(fragment_of(briefing, level=2))  # noqa: S308 - escaped, as said
