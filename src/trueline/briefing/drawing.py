"""Drawing: boxes and lines between them, in points, without any format."""

from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """What a box or a line says by its look, beside its words."""

    PLAIN = "plain"
    STRONG = "strong"
    LOOSE = "loose"


@dataclass(frozen=True, slots=True)
class Box:
    """A box with words.

    Attributes:
        x: Left edge.
        y: Upper edge.
        width: Of the box.
        height: Of the box.
        title: First, in bold.
        line: Second, quieter; may be empty.
        tone: What its look says.
    """

    x: int
    y: int
    width: int
    height: int
    title: str
    line: str = ""
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Link:
    """A line from the right edge of one box to the left edge of another.

    Attributes:
        x1: Where it begins.
        y1: Where it begins.
        x2: Where it ends.
        y2: Where it ends.
    """

    x1: int
    y1: int
    x2: int
    y2: int


@dataclass(frozen=True, slots=True)
class Label:
    """Words over a column.

    Attributes:
        x: Left edge.
        y: Upper edge.
        text: The words.
    """

    x: int
    y: int
    text: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """Boxes and lines.

    Attributes:
        width: Of the whole.
        height: Of the whole.
        boxes: In the order of reading.
        links: Below the boxes.
        labels: Over the columns.
        told: What it shows, for those who do not see it.
    """

    width: int
    height: int
    boxes: tuple[Box, ...]
    links: tuple[Link, ...]
    labels: tuple[Label, ...]
    told: str
