"""Completions: somebody has taken a course."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Completion:
    """Somebody has taken a course.

    Attributes:
        course: Id of the course.
        member: Id of who took it, on the team.
        person: Their name then.
        on: Day on which they did.
        proof: What shows it, such as the name of a certificate; may be empty.
    """

    course: str
    member: str
    person: str
    on: date
    proof: str = ""
