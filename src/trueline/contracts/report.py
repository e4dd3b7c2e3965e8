"""Door for reports: what is said about a plan in one document, made of blocks."""

from collections.abc import Callable
from dataclasses import dataclass

from trueline.briefing.blocks import Briefing
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
    """A document that can be made of a plan.

    Attributes:
        name: Hyphenated; never changes.
        title: For people.
        make: Gives the document, with at most so many points in each answer.
        is_one_page: Whether answers are cut until it fits on one page.
        most: How many points an answer may have at first.
    """

    name: str
    title: str
    make: Callable[[ReportGround, int], Briefing]
    is_one_page: bool = False
    most: int = 12
