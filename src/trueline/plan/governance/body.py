"""Bodies: the steering committee and the dedicated team, with their charter and their seats.

Source: Altimeter, The Evolution of Social Business (2013), for the five ways of organising.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from trueline.plan.limits import Within
from trueline.plan.referring import Named


class CoordinationModel(StrEnum):
    """Who coordinates social media."""

    UNDECIDED = "undecided"
    COMMITTEE = "steering committee"
    DEDICATED_TEAM = "dedicated team"
    COMBINED = "committee and team"


class OrganisationModel(StrEnum):
    """How social media is organised across departments."""

    UNDECIDED = "undecided"
    DECENTRALISED = "decentralised"
    CENTRALISED = "centralised"
    HUB_AND_SPOKE = "hub and spoke"
    MULTIPLE_HUB_AND_SPOKE = "multiple hub and spoke"
    HOLISTIC = "holistic"


class BodyKind(StrEnum):
    """What a body is."""

    STEERING_COMMITTEE = "steering committee"
    DEDICATED_TEAM = "dedicated team"
    WORKING_GROUP = "working group"


class DecisionRule(StrEnum):
    """How a body decides."""

    CONSENSUS = "consensus"
    MAJORITY = "majority of those present"
    CHAIR = "the chair decides after hearing all"


class SeatRole(StrEnum):
    """What a member does in a body."""

    CHAIR = "chair"
    SPONSOR = "executive sponsor"
    STRATEGIST = "strategist"
    REPRESENTATIVE = "department representative"
    ANALYST = "analyst"
    LEGAL = "legal and compliance"
    EXPERT = "subject-matter expert"
    SECRETARY = "secretary"


@dataclass(frozen=True, slots=True)
class Seat:
    """A place in a body.

    Attributes:
        id: Unique in its body.
        person: Who has it; empty while nobody does.
        deputy: Who stands in.
        role: What they do there.
        department: For which department they speak; empty for none.
    """

    id: str
    person: Annotated[str, Named.PERSON] = ""
    deputy: Annotated[str, Named.PERSON] = ""
    role: SeatRole = SeatRole.REPRESENTATIVE
    department: Annotated[str, Named.DEPARTMENT] = ""


@dataclass(frozen=True, slots=True)
class Body:
    """People who decide together, or work together, on social media.

    Attributes:
        id: Unique in the plan.
        name: For people.
        kind: What it is.
        purpose: Why it is there, in a sentence.
        remit: What it decides.
        out_of_remit: What it leaves to others.
        quorum: People who must be there before it may decide, on their own seats or as
            deputies, each counted once; 0 for as many as more than half of the seats.
        decides_by: How it decides.
        is_compulsory: Whether its members have to come or send their deputy.
        seats: Who belongs to it.
    """

    id: str
    name: str
    kind: BodyKind = BodyKind.STEERING_COMMITTEE
    purpose: str = ""
    remit: tuple[str, ...] = ()
    out_of_remit: tuple[str, ...] = ()
    quorum: Annotated[int, Within(0, None)] = 0
    decides_by: DecisionRule = DecisionRule.CONSENSUS
    is_compulsory: bool = True
    seats: tuple[Seat, ...] = ()
