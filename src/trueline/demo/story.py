"""The story's fixed points: who, when, and which chance."""

import zlib
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

import numpy as np

ORGANISATION: Final = "Larkmoor Mending"
HANDLE: Final = "larkmoormending"
"""The same on every network, and the account's name wherever a file does not state one."""

FIRST: Final = date(2025, 5, 23)
"""First day of the exports: the shop opened on a new system and older customers start afresh."""

LAST: Final = date(2026, 11, 19)
"""Last day of the exports, 78 weeks after the first."""

TODAY: Final = date(2026, 11, 20)
"""The story's today, a Friday: the last files come in this morning."""

PLAN_ADOPTED_AT: Final = datetime(2026, 1, 8, 14, 0, tzinfo=UTC)
"""When the owners adopted the plan for 2026, three days after the first exports came in."""

PLAN_SUBMITTED_AT: Final = datetime(2026, 10, 15, 14, 0, tzinfo=UTC)
"""After the review of the third quarter, on the third Thursday of October."""

PLAN_APPROVED_AT: Final = datetime(2026, 10, 16, 9, 0, tzinfo=UTC)
"""When version 2 of the plan came into force."""

PLAN_APPROVER: Final = "Maeve Larkin"
PLAN_REASON: Final = "Plan for 2026, agreed on by the owners"
REVIEW_REASON: Final = "Quarterly review: autumn series, set-up looked at again"

SEED: Final = 20231123
"""The day on which the first kit was sold."""


@dataclass(frozen=True, slots=True)
class Window:
    """Days that one export covers, and the moment at which it was made.

    Attributes:
        first: First day inside.
        last: Last day inside.
        made_at: When the network wrote the file, in UTC.
    """

    first: date
    last: date
    made_at: datetime


@dataclass(frozen=True, slots=True)
class DemoExport:
    """One export file of the story, ready to be imported.

    Attributes:
        path: Where it was written.
        account: ``network/handle`` that a person would name for it; empty when the file says.
        observed_at: When the network wrote it, in UTC.
        imported_at: When the ledger learns of it, in UTC; later than ``observed_at``.
    """

    path: Path
    account: str
    observed_at: datetime
    imported_at: datetime


def random_for(part: str) -> np.random.Generator:
    """Give the random numbers of one part of the story; the parts do not disturb each other."""
    return np.random.default_rng([SEED, zlib.crc32(part.encode())])


def morning(day: date) -> datetime:
    """Give the moment at which files are made on a day, in UTC."""
    return datetime(day.year, day.month, day.day, 7, 30, tzinfo=UTC)
