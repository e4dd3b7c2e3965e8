"""Table of weeks: what was spent on three networks, and the orders of the shop."""

from datetime import date, timedelta
from typing import Final

import numpy as np

from trueline.demo.story import random_for
from trueline.demo.writers.tables import Cell, comma_text

FIRST_WEEK: Final = date(2025, 5, 26)
WEEKS: Final = 74
ORDERS_BY_EURO: Final = (0.020, 0.035, 0.012)
"""Orders that a euro moves on Instagram, YouTube and TikTok, before demand is looked at."""

DEMAND_ON_SPEND: Final = 90
"""Euros more a week where demand is high anyway, which no table shows."""


def weekly_spend() -> str:
    """Give spend and orders by week; money went out when demand was high anyway."""
    random = random_for("channel mix")
    week = np.arange(WEEKS)
    demand = np.sin(2 * np.pi * (week + 10) / 52) + random.normal(0, 0.4, WEEKS)
    usual = np.array([260.0, 180.0, 220.0])
    own = random.normal(0, 60, (WEEKS, 3))
    spend = np.clip(usual + own + DEMAND_ON_SPEND * demand[:, None], 0, None).round()
    orders = 120 + 9 * demand + spend @ np.array(ORDERS_BY_EURO) + random.normal(0, 4, WEEKS)
    rows: list[tuple[Cell, ...]] = [("week", "orders", "instagram", "youtube", "tiktok")]
    rows += [
        ((FIRST_WEEK + timedelta(weeks=at)).isoformat(), round(orders[at]), *map(int, spend[at]))
        for at in range(WEEKS)
    ]
    return comma_text(rows)
