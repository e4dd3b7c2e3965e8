"""Print a report: the plan as of a day, a report's blocks, a renderer's file."""

from trueline.briefing.wording import day_in_words
from trueline.contracts.renderer import Rendered, Renderer
from trueline.contracts.report import ReportGround
from trueline.core.errors import MissingError
from trueline.usecases.catalogues import RENDERERS, REPORTS
from trueline.usecases.workspace import Workspace


def print_report(ground: ReportGround, report: str, ending: str) -> Rendered:
    """Give a report as a file.

    A report of one page is made with fewer points and shorter texts until it fits.

    Args:
        ground: What it speaks of.
        report: Its name.
        ending: Format, such as ``pdf``.

    Raises:
        MissingError: There is no such report, format or subject.
    """
    chosen, renderer = REPORTS.get(report), renderer_of(ending)
    if chosen.make is None:
        raise MissingError(f"{chosen.title} is made of numbers: `trueline report make {report}`.")
    rendered = renderer.render(chosen.make(ground, chosen.most), ending)
    points = chosen.most
    while chosen.is_one_page and rendered.page_count > 1 and points > 1:
        points -= 1
        rendered = renderer.render(chosen.make(ground, points), ending)
    return rendered


def media_type_of(ending: str) -> str:
    """Give the media type of a format, such as ``application/pdf``.

    Raises:
        MissingError: There is no such format.
    """
    return renderer_of(ending).formats[ending]


def stands_as(workspace: Workspace, version: int | None) -> str:
    """Say which plan is printed, in the same words wherever it is.

    Args:
        workspace: Whose.
        version: Its number; None for the draft.
    """
    if version is None:
        return f"Draft, as of {day_in_words(workspace.today)}"
    line = next(one for one in workspace.plans.versions() if one.number == version)
    return f"Version {version}, approved on {day_in_words(line.approved_at.date())}"


def known_formats() -> tuple[str, ...]:
    """Give the endings of all formats that documents can be written in."""
    return tuple(sorted(name for one in RENDERERS.all() for name in one.formats))


def renderer_of(ending: str) -> Renderer:
    """Give what writes files of a format.

    Raises:
        MissingError: There is no such format.
    """
    renderer = next((one for one in RENDERERS.all() if ending in one.formats), None)
    if renderer is None:
        raise MissingError(f"There is no format {ending}; known are {', '.join(known_formats())}.")
    return renderer
