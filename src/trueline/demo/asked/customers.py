"""Tables of customers: who got the help community or a reminder, and what they did."""

from typing import Final

import numpy as np

from trueline.demo.story import random_for
from trueline.demo.writers.tables import Cell, comma_text

MONTHS: Final = (
    "2025-08", "2025-09", "2025-10", "2025-11", "2025-12", "2026-01", "2026-02", "2026-03",
    "2026-04", "2026-05", "2026-06", "2026-07", "2026-08", "2026-09",
)  # fmt: skip
CUSTOMERS: Final = 520
INVITED: Final = (8, 9, 11)
"""Months, by their place, in which a third each of the invited got the help community."""

HELP_LIFT: Final = -1.8
"""Calls a customer and month that the help community spares."""

SELF_RELIANT: Final = 2.4
"""Calls a month by which those who were invited called less than others anyway."""

REMINDED: Final = 640
REMINDER_LIFT: Final = 0.0


def help_community() -> str:
    """Give calls to the desk by customer and month; three groups got the help community in turn."""
    random = random_for("help community")
    trade = random.random(CUSTOMERS) < 0.4  # noqa: PLR2004 - share of trade customers
    invited = random.random(CUSTOMERS) < np.where(trade, 0.65, 0.3)
    usual = 10 + 2 * trade + random.normal(0, 1, CUSTOMERS) - SELF_RELIANT * invited
    began = np.where(invited, random.choice(INVITED, CUSTOMERS), len(MONTHS))
    month = np.arange(len(MONTHS))
    season = np.sin(2 * np.pi * month / 12)
    level = usual[:, None] + season + HELP_LIFT * (month >= began[:, None])
    calls = random.poisson(level)
    rows: list[tuple[Cell, ...]] = [("customer", "month", "calls", "trade", "joined")]
    for one in range(CUSTOMERS):
        kind = "trade" if trade[one] else "home"
        joined = MONTHS[began[one]] if invited[one] else ""
        rows += [
            (f"C{one + 1:04d}", name, int(calls[one, at]), kind, joined)
            for at, name in enumerate(MONTHS)
        ]
    return comma_text(rows)


def reminder() -> str:
    """Give refills bought in 90 days; a draw decided who was reminded, and it moved nothing."""
    random = random_for("refill reminder")
    appetite = random.gamma(2.0, 0.6, REMINDED)
    before, after = random.poisson(appetite), random.poisson(appetite)
    reminded = random.permutation(REMINDED) < REMINDED // 2
    rows: list[tuple[Cell, ...]] = [("customer", "reminded", "refills", "refills_before")]
    rows += [
        (f"R{one + 1:04d}", int(reminded[one]), int(after[one]), int(before[one]))
        for one in range(REMINDED)
    ]
    return comma_text(rows)
