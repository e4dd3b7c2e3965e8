"""Blocks: what a document is made of, before any renderer gives it a form."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from trueline.briefing.cells import (
    Difference,
    Row,
    refuse_false_difference,
    refuse_false_sum,
)
from trueline.briefing.chart import Chart
from trueline.briefing.drawing import Drawing
from trueline.briefing.key_figures import Claim, KeyFigures


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text.

    Attributes:
        text: For people; never code of any format.
        is_quiet: Whether it is said beside the point, such as a source.
    """

    text: str
    is_quiet: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """Points one under the other.

    Attributes:
        items: In order.
    """

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Names with what belongs to them.

    Attributes:
        pairs: Name and text, in order.
    """

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows and columns.

    Attributes:
        heads: Of the columns.
        rows: As many cells each as there are heads; ``cells.row_of`` makes a row of plain texts.
        numbers: Places of the columns that hold numbers, from 0; they stand to the right.
        title: What it shows; may be empty where the section says it.
        foot: A last row of totals; empty for none.
        sums: Places of the columns whose foot is the sum of the values above that count.
        differences: Columns that are one column less another.

    Raises:
        ValueError: A row has more or fewer cells than there are heads, or a foot or a difference
            is not what its column's numbers give.
    """

    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    numbers: tuple[int, ...] = ()
    title: str = ""
    foot: Row = ()
    sums: tuple[int, ...] = ()
    differences: tuple[Difference, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what would be read wrongly.

        Raises:
            ValueError: As the class says.
        """
        for row in (*self.rows, *((self.foot,) if self.foot else ())):
            if len(row) != len(self.heads):
                raise ValueError(f"A row has {len(row)} cells under {len(self.heads)} heads.")
        for column in self.sums:
            refuse_false_sum(self.rows, self.foot, column)
        for difference in self.differences:
            for row in self.rows:
                refuse_false_difference(row, difference)


Block = Paragraph | Bullets | Pairs | Table | Drawing | Chart | KeyFigures | Claim


@dataclass(frozen=True, slots=True)
class Section:
    """A question and its answer.

    Attributes:
        title: The question or its subject.
        blocks: The answer; empty when there is none yet, which is said.
        is_wide: Whether it takes the whole width.
        begins_page: Whether it stands at the top of a page.
        sources: Where its content comes from; the notes of a slide.
    """

    title: str
    blocks: tuple[Block, ...]
    is_wide: bool = False
    begins_page: bool = False
    sources: tuple[str, ...] = ()


class Form(StrEnum):
    """How a document lies on its pages."""

    SHEET = "sheet"
    """Answers side by side, to be taken in at once."""
    PAPER = "paper"
    """One section after the other, over as many pages as it takes."""
    SLIDES = "slides"
    """One idea a page, lying."""


@dataclass(frozen=True, slots=True)
class Briefing:
    """A document.

    Attributes:
        title: What it is about.
        lead: The one sentence to remember; may be empty.
        sections: In order.
        foot: Where its content comes from, where the fields below do not say it.
        organisation: Whose it is.
        form: How it lies on its pages.
        period: Which days it speaks of, in words; empty where it speaks of none.
        plan_version: Which plan it is held against, in words.
        as_of: Moment up to which facts were known, with its offset; None where it uses none.
        label: Sources and methods in one line; stands on every page.
        sources: Sources and methods in full, a line each; they end the document.
        digest: Fingerprint of all the rest; ``stamping.stamped`` sets it.
        language: Of its words, such as ``en``.
        site: Address of the site on which traces lie, without a slash at its end; empty where it
            has none that others can reach, and traces are then named and not linked.
    """

    title: str
    lead: str
    sections: tuple[Section, ...]
    foot: str
    organisation: str
    form: Form = Form.SHEET
    period: str = ""
    plan_version: str = ""
    as_of: datetime | None = None
    label: str = ""
    sources: tuple[str, ...] = ()
    digest: str = ""
    language: str = "en"
    site: str = ""
