"""Door for parts of reports: one question each, answered in blocks that every renderer prints."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from trueline.briefing.blocks import Section
from trueline.contracts.reported.caused import CausedGround
from trueline.contracts.reported.coordinated import CoordinatedGround
from trueline.contracts.reported.frame import Frame
from trueline.contracts.reported.measured import MeasuredGround
from trueline.contracts.reported.sourced import SourcedGround


@dataclass(frozen=True, slots=True)
class PartGround:
    """What a part may ask; what no part asks for is never worked out.

    Attributes:
        frame: Day, period, plan and knowledge that the report speaks of.
        measured: Plan against actual.
        caused: What studies say.
        coordinated: What was agreed.
        sourced: Where numbers come from.
    """

    frame: Frame
    measured: MeasuredGround
    caused: CausedGround
    coordinated: CoordinatedGround
    sourced: SourcedGround


@dataclass(frozen=True, slots=True)
class ChosenPart:
    """A part in its place in a report.

    Attributes:
        part: Its name.
        options: What it was told, by name; only those that the part takes.
    """

    part: str
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReportPart:
    """A question that reports answer.

    Attributes:
        name: Hyphenated; never changes.
        title: For people.
        about: What it shows, in a sentence.
        make: Gives its sections; a question without an answer gives one that says why.
        options: Names of the options that it takes, each with what it means in a sentence.
    """

    name: str
    title: str
    about: str
    make: Callable[[PartGround, Mapping[str, str]], tuple[Section, ...]]
    options: Mapping[str, str] = field(default_factory=dict)
