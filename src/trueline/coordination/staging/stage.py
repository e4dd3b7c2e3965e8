"""Stage: where an organisation is on its way, and the three sides that each stage has.

Source: Goldenberg, The Definitive Guide to Social CRM (2015): Contemplate, Navigate, Calibrate;
people, process and technology.
"""

from enum import StrEnum


class Stage(StrEnum):
    """One of the three stages, in their order."""

    CONTEMPLATE = "contemplate"
    NAVIGATE = "navigate"
    CALIBRATE = "calibrate"


class Dimension(StrEnum):
    """One side of a stage."""

    PEOPLE = "people"
    PROCESS = "process"
    TECHNOLOGY = "technology"


LAST = Stage.CALIBRATE
"""A loop: it is looked at again and again, and never closed."""


def stage_before(stage: Stage) -> Stage | None:
    """Give the stage before one; None for the first."""
    order = tuple(Stage)
    place = order.index(stage)
    return order[place - 1] if place else None
