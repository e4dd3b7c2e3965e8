"""The 4Cs: customers, content, conversations, conversion."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from trueline.plan.actions import KeyAction
from trueline.plan.limits import Within
from trueline.plan.referring import Named


class C(StrEnum):
    """One of the four success factors of a channel."""

    CUSTOMERS = "customers"
    CONTENT = "content"
    CONVERSATIONS = "conversations"
    CONVERSION = "conversion"


@dataclass(frozen=True, slots=True)
class FourC:
    """Where a channel stands on one of the 4Cs, and where it should.

    Attributes:
        id: Unique in its channel.
        c: Which of the four.
        does_well: What is good today.
        could_do_better: What is not: the gap.
        target: What it should be like.
        owner: Who answers for it.
        actions: How to get there.
        score: 0 absent, 1 begun, 2 works, 3 good, 4 the best of its field; None when not judged.
        reason: Why this score.
        kpis: KPIs that say whether it gets there.
    """

    id: str
    c: C
    does_well: str = ""
    could_do_better: str = ""
    target: str = ""
    owner: Annotated[str, Named.PERSON] = ""
    actions: tuple[KeyAction, ...] = ()
    score: Annotated[int | None, Within(0, 4)] = None
    reason: str = ""
    kpis: Annotated[tuple[str, ...], Named.KPI] = ()
