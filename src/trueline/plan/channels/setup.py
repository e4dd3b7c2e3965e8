"""Set-up: the seven basics of a channel, each with its evidence."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from trueline.plan.referring import Named


class Basic(StrEnum):
    """One of the seven basics that a channel needs."""

    PAGE = "page"
    PROFILE = "profile"
    DESIGN = "design"
    LAYOUT = "layout"
    TERMINOLOGY = "terminology"
    FEATURES = "features"
    INTEGRATION = "integration"


class SetupState(StrEnum):
    """How far one of the basics is."""

    TO_DO = "to do"
    OK = "ok"
    NOT_NEEDED = "not needed"


@dataclass(frozen=True, slots=True)
class SetupCheck:
    """One line of the set-up checklist.

    Attributes:
        id: Unique in its channel.
        basic: Which of the seven basics.
        text: What must be so, in words.
        state: Whether it is.
        evidence: Link or words that show it.
        checked_by: Who looked.
        checked_on: When; None before.
        recheck_on: When to look again; None for never.
    """

    id: str
    basic: Basic
    text: str = ""
    state: SetupState = SetupState.TO_DO
    evidence: str = ""
    checked_by: Annotated[str, Named.PERSON] = ""
    checked_on: date | None = None
    recheck_on: date | None = None
