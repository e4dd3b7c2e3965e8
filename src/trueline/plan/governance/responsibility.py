"""Responsibilities: for each task, who does it, who answers for it, who is asked and told."""

from dataclasses import dataclass
from typing import Annotated

from trueline.plan.referring import Named


@dataclass(frozen=True, slots=True)
class Responsibility:
    """A row of the RACI matrix.

    Attributes:
        id: Unique in the plan.
        task: What is to be done.
        responsible: Who do it.
        accountable: Who answers for it; exactly one person, empty while nobody does.
        consulted: Who are asked before.
        informed: Who are told after.
    """

    id: str
    task: str
    responsible: Annotated[tuple[str, ...], Named.PERSON] = ()
    accountable: Annotated[str, Named.PERSON] = ""
    consulted: Annotated[tuple[str, ...], Named.PERSON] = ()
    informed: Annotated[tuple[str, ...], Named.PERSON] = ()
