"""Door for reports: what is said in one document, made of a plan or of parts in their order."""

from collections.abc import Callable
from dataclasses import dataclass

from trueline.briefing.blocks import Briefing, Form
from trueline.contracts.report_part import ChosenPart
from trueline.metrics.catalogue import MetricCatalogue
from trueline.plan.document import Plan


@dataclass(frozen=True, slots=True)
class ReportGround:
    """What a report speaks of.

    Attributes:
        plan: The plan.
        stands: Which plan it is, in words, such as ``Version 3, approved on 2 Nov 2026``.
        digest: Of the plan.
        metrics: The catalogue.
        subject: Path of the part that it is about; empty for the whole plan.
    """

    plan: Plan
    stands: str
    digest: str
    metrics: MetricCatalogue
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """A document that can be made: of a plan alone, or of parts that read the numbers.

    Attributes:
        name: Hyphenated; never changes.
        title: For people.
        make: Gives the document of a plan, with at most so many points in each answer; None for
            one that is made of parts.
        is_one_page: Whether answers are cut until it fits on one page.
        most: How many points an answer may have at first.
        about: Whom it is for and what it says, in a sentence.
        parts: In their order; empty for one that is made of a plan alone.
        days: How many days up to its day it tells happenings of.
        needs: ``channel`` or ``scope`` where it must be told one; empty otherwise.
        form: How a document of parts lies on its pages.
    """

    name: str
    title: str
    make: Callable[[ReportGround, int], Briefing] | None = None
    is_one_page: bool = False
    most: int = 12
    about: str = ""
    parts: tuple[ChosenPart, ...] = ()
    days: int = 28
    needs: str = ""
    form: Form = Form.PAPER
