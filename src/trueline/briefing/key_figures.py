"""Key figures, and claims that never stand without their grade."""

from dataclasses import dataclass
from decimal import Decimal
from typing import get_args

from trueline.briefing.cells import GradeLetter, Standing


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A number that is to be seen first.

    Attributes:
        label: What it is.
        text: As it is shown, with its unit.
        value: The number behind the text; None while it is missing.
        measured_in: Of the value.
        interval: Such as ``31.8% to 34.7%``; empty for none.
        beside: A few words more, such as what the plan expects; may be empty.
        status: The status as a word; empty for none.
        standing: How the status looks; None for none.
        grade: Of the evidence; None where it claims no cause.
        trace: Address at which it is taken apart; empty for none.
    """

    label: str
    text: str
    value: Decimal | None = None
    measured_in: str = ""
    interval: str = ""
    beside: str = ""
    status: str = ""
    standing: Standing | None = None
    grade: GradeLetter | None = None
    trace: str = ""


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """Numbers side by side.

    Attributes:
        figures: In order; up to six are read at once.
    """

    figures: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence about a cause, with how far it may be trusted.

    Attributes:
        sentence: Whose words the grade allows; ``evidence.weighing.grade.refuse_overclaim`` checks.
        grade: Of its evidence.
        why: Why it has this grade, in a sentence.
        trace: Address of the study; empty for none.

    Raises:
        ValueError: It has no grade that there is, or nothing says why.
    """

    sentence: str
    grade: GradeLetter
    why: str
    trace: str = ""

    def __post_init__(self) -> None:
        """Refuse a claim that would stand alone.

        Raises:
            ValueError: As the class says.
        """
        letters = get_args(GradeLetter)
        if self.grade not in letters:
            raise ValueError(f"A grade is one of {', '.join(letters)}, not {self.grade!r}.")
        if not self.why.strip():
            raise ValueError(f"“{self.sentence}” does not say why its grade is {self.grade}.")
