"""Limits of numbers: they stand in the field's own type, ``Annotated[int, Within(0, 4)]``."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Within:
    """What a number may be, both ends allowed.

    Attributes:
        lowest: None for no lower limit.
        highest: None for no upper limit.
    """

    lowest: int | None
    highest: int | None
