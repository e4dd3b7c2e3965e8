"""Account: one page or handle, and what is to become of it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from trueline.plan.referring import Named


class AccountStatus(StrEnum):
    """Whether an account is in use."""

    ACTIVE = "active"
    DORMANT = "dormant"
    ROGUE = "rogue"
    CLOSED = "closed"


class AccountDecision(StrEnum):
    """What was decided about an account."""

    UNDECIDED = "undecided"
    KEEP = "keep"
    MERGE = "merge"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Account:
    """One page or handle.

    Attributes:
        network: ``instagram``, ``x`` ... ; also ``web``, ``shop``, ``inbox``.
        handle: Its name on the network, as exports give it.
        name: For people.
        department: Department that it belongs to.
        purpose: What it is for, in a sentence.
        custodian: Who keeps its password and its rights.
        status: Whether it is in use; ``rogue`` was opened by nobody who may.
        decision: What is to become of it.
        merge_into: Account that takes it over, where the decision is to merge.
        decided_on: When that was decided; None before.
        last_post: Day of its newest post, where no import says; None when not known.
    """

    network: str
    handle: str
    name: str = ""
    department: Annotated[str, Named.DEPARTMENT] = ""
    purpose: str = ""
    custodian: Annotated[str, Named.PERSON] = ""
    status: AccountStatus = AccountStatus.ACTIVE
    decision: AccountDecision = AccountDecision.UNDECIDED
    merge_into: Annotated[str, Named.ACCOUNT] = ""
    decided_on: date | None = None
    last_post: date | None = None

    @property
    def key(self) -> str:
        """Network and handle, as facts name it."""
        return f"{self.network}/{self.handle}"

    @property
    def id(self) -> str:
        """Network and handle as one step of a path."""
        return f"{self.network}:{self.handle}"
