"""Blocks: what a document is made of, before any renderer gives it a form."""

from dataclasses import dataclass

from trueline.briefing.drawing import Drawing


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
    """Rows and columns of text.

    Attributes:
        heads: Of the columns.
        rows: As many texts each as there are heads.
        numbers: Places of the columns that hold numbers, from 0; they stand to the right.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...] = ()


Block = Paragraph | Bullets | Pairs | Table | Drawing


@dataclass(frozen=True, slots=True)
class Section:
    """A question and its answer.

    Attributes:
        title: The question or its subject.
        blocks: The answer; empty when there is none yet, which is said.
        is_wide: Whether it takes the whole width.
    """

    title: str
    blocks: tuple[Block, ...]
    is_wide: bool = False


@dataclass(frozen=True, slots=True)
class Briefing:
    """A document.

    Attributes:
        title: What it is about.
        lead: The one sentence to remember; may be empty.
        sections: In order.
        foot: Where its content comes from: version, digest, day.
        organisation: Whose it is.
    """

    title: str
    lead: str
    sections: tuple[Section, ...]
    foot: str
    organisation: str
