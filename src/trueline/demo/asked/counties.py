"""Tables of counties: weekly orders where a tactic ran, and where it did not."""

from datetime import date, timedelta
from typing import Final

import numpy as np
from numpy.typing import NDArray

from trueline.demo.story import random_for
from trueline.demo.writers.tables import Cell, comma_text

FIRST_WEEK: Final = date(2025, 10, 6)
WEEKS: Final = 52
START: Final = 35
"""The first week of June 2026."""

COUNTIES: Final = (
    "Carlow", "Cavan", "Clare", "Cork", "Donegal", "Dublin", "Galway", "Kerry", "Kildare",
    "Kilkenny", "Laois", "Leitrim", "Limerick", "Longford", "Louth", "Mayo", "Meath", "Monaghan",
    "Offaly", "Roscommon", "Sligo", "Tipperary", "Waterford", "Westmeath", "Wexford", "Wicklow",
)  # fmt: skip

EVENINGS: Final = ("Cork", "Dublin", "Galway", "Limerick")
EVENING_LIFT: Final = 7.0
POSTERS: Final = ("Clare", "Kerry", "Mayo")
POSTER_LIFT: Final = 7.0
SHORTS: Final = ("Kildare", "Louth", "Meath", "Wicklow")
SHORTS_LIFT: Final = 2.0

Orders = NDArray[np.float64]


def evenings() -> str:
    """Give orders where mending evenings were held: the large counties, which order more anyway."""
    random = random_for("mending evenings")
    orders = _usual(random)
    treated = _rows(EVENINGS)
    orders[treated] += 24
    orders[treated, START:] += EVENING_LIFT
    return _table(orders)


def posters() -> str:
    """Give orders where posters hung, beside searches that a robot swelled from their first week.

    A design that leans on searches expects orders that never came; one that leans on other
    counties does not. Nothing in the table says which of the two is right.
    """
    random = random_for("coast posters")
    orders = _usual(random)
    treated = _rows(POSTERS)
    searches = 100 + random.normal(0, 16, WEEKS)
    orders[treated] += 0.3 * (searches - 100)
    orders[treated, START:] += POSTER_LIFT
    searches[START:] += 60
    return _table(orders, searches)


def shorts() -> str:
    """Give orders where films were shown: counties that had been growing for months."""
    random = random_for("autumn shorts")
    orders = _usual(random)
    treated = _rows(SHORTS)
    orders[treated] += 0.35 * np.arange(WEEKS)
    orders[treated, START:] += SHORTS_LIFT
    return _table(orders)


def _usual(random: np.random.Generator) -> Orders:
    """Draw what each county would order in each week. Shape (counties, weeks)."""
    level = random.uniform(42, 68, len(COUNTIES))
    season = 6 * np.cos(2 * np.pi * (np.arange(WEEKS) - 8) / 52)
    shared = np.cumsum(random.normal(0, 0.8, WEEKS))
    own = random.normal(0, 3.0, (len(COUNTIES), WEEKS))
    orders: Orders = level[:, None] + season + shared + own
    return orders


def _rows(names: tuple[str, ...]) -> list[int]:
    return [COUNTIES.index(one) for one in names]


def _table(orders: Orders, searches: Orders | None = None) -> str:
    beside = ("searches",) if searches is not None else ()
    rows: list[tuple[Cell, ...]] = [("county", "week", "orders", *beside)]
    for name, series in zip(COUNTIES, np.rint(orders).astype(int), strict=True):
        for week, count in enumerate(series):
            monday = (FIRST_WEEK + timedelta(weeks=week)).isoformat()
            seen = (int(searches[week]),) if searches is not None else ()
            rows.append((name, monday, int(count), *seen))
    return comma_text(rows)
