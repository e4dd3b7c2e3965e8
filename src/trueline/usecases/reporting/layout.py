"""Layout: which parts a report has, in which order; a template, or an organisation's own."""

from dataclasses import dataclass

from trueline.briefing.blocks import Form
from trueline.contracts.report import Report
from trueline.contracts.report_part import ChosenPart


@dataclass(frozen=True, slots=True)
class Layout:
    """A report that can be made of numbers.

    Attributes:
        id: Of a template its name; of an organisation's own one of its own.
        title: For people.
        about: Whom it is for, in a sentence.
        parts: In their order.
        days: How many days up to its day it tells happenings of.
        form: How it lies on its pages.
        is_one_page: Whether tables are cut until it fits on one page.
        most: Rows that a table may have at first; 0 for all.
        needs: ``channel`` or ``scope`` where it must be told one; empty otherwise.
        is_own: Whether the organisation laid it out itself.
    """

    id: str
    title: str
    about: str = ""
    parts: tuple[ChosenPart, ...] = ()
    days: int = 28
    form: Form = Form.PAPER
    is_one_page: bool = False
    most: int = 0
    needs: str = ""
    is_own: bool = False


def layout_of(report: Report) -> Layout:
    """Give the layout of a template."""
    is_cut = report.is_one_page or report.form is Form.SLIDES
    return Layout(
        id=report.name,
        title=report.title,
        about=report.about,
        parts=report.parts,
        days=report.days,
        form=report.form,
        is_one_page=report.is_one_page,
        most=report.most if is_cut else 0,
        needs=report.needs,
    )
