"""Invented data of the worked examples in ``docs/examples/studies``, and what is true of them.

``python -m tests.house.example_studies`` writes the files; a test compares them with what it would
write. The shop, its people and its numbers do not exist.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

import numpy as np

from tests.house.sources import ROOT

FOLDER = ROOT / "docs" / "examples" / "studies"
MONDAY = date(2026, 1, 5)
Column = Sequence[object]

TRUTHS = {
    "experiment": 1.5,
    "difference-in-differences": 4.0,
    "adjusted-comparison": 2.0,
    "interrupted-time-series": 6.0,
    "synthetic-control": 5.0,
    "media-mix": 20.0,
    "links-and-codes": 3.0,
}
"""What the tactic really moved, by method and example; in the outcome's unit, a unit and period."""


def newsletter() -> Mapping[str, Column]:
    """Customers whom chance gave a newsletter; orders in the 8 weeks before and after."""
    rng = np.random.default_rng(11)
    count = 200
    before = rng.poisson(6, count)
    got = rng.permutation(np.repeat([0, 1], count // 2))
    orders = np.round(before * 0.8 + 1 + TRUTHS["experiment"] * got + rng.normal(0, 1.5, count), 1)
    names = [f"customer-{one:03}" for one in range(count)]
    return {"customer": names, "newsletter": got, "orders_before": before, "orders": orders}


def workshops() -> Mapping[str, Column]:
    """Shops that began mending evenings in one of two weeks, or not at all."""
    rng = np.random.default_rng(13)
    shops, weeks = 30, 20
    starts = np.array([10] * 10 + [13] * 8 + [99] * 12)
    region = rng.permutation(np.repeat(["coast", "hills"], shops // 2))
    level = rng.normal(60, 8, shops) + 10 * (region == "coast")
    shared = np.cumsum(rng.normal(0, 1, weeks))
    visits = level[:, None] + shared + rng.normal(0, 2, (shops, weeks))
    visits += TRUTHS["difference-in-differences"] * (np.arange(weeks) >= starts[:, None])
    footfall = rng.normal(200, 10, (shops, weeks))
    return {
        "shop": np.repeat([f"shop-{one:02}" for one in range(shops)], weeks).tolist(),
        "region": np.repeat(region, weeks).tolist(),
        "week": [_week(one) for _ in range(shops) for one in range(weeks)],
        "first_evening": np.repeat([_week(one) if one < weeks else "" for one in starts], weeks),
        "visits": np.round(visits.ravel(), 1),
        "passers_by": np.round(footfall.ravel(), 0).astype(int),
    }


def helpers() -> Mapping[str, Column]:
    """Members of a forum who chose to answer others, and what they bought in twelve months."""
    rng = np.random.default_rng(13)
    count, months = 500, 8
    bent = rng.normal(0, 1, count)
    before = np.round(20 + 3 * bent[:, None] + rng.normal(0, 1.5, (count, months)), 1)
    years = rng.integers(1, 9, count)
    helps = rng.random(count) < 1 / (1 + np.exp(0.4 - 0.5 * bent))
    bought = 20 + 3 * bent + 0.1 * years + TRUTHS["adjusted-comparison"] * helps
    bought = np.round(bought + rng.normal(0, 1.2, count), 1)
    columns: dict[str, Column] = {
        "member": [f"member-{one:03}" for one in range(count)],
        "answers_others": ["yes" if one else "no" for one in helps],
        "years": years,
        "bought": bought,
    }
    return columns | {f"bought_{month + 1}": before[:, month] for month in range(months)}


def repair_videos() -> Mapping[str, Column]:
    """Orders by day before and since a series of videos, beside visits to the page of prices."""
    rng = np.random.default_rng(14)
    days, start = 140, 112
    shared = np.cumsum(rng.normal(0, 0.4, days))
    weekly = np.tile([2, 0, 0, 1, 3, 6, 4], days // 7)
    orders = 80 + shared + weekly + rng.normal(0, 2, days)
    orders += TRUTHS["interrupted-time-series"] * (np.arange(days) >= start)
    visits = 300 + 4 * shared + rng.normal(0, 3, days)
    return {
        "day": [(MONDAY + timedelta(days=one)).isoformat() for one in range(days)],
        "orders": np.round(orders, 1),
        "price_visits": np.round(visits, 0).astype(int),
    }


def posters() -> Mapping[str, Column]:
    """Towns by week; posters and a local account began in one of them."""
    rng = np.random.default_rng(17)
    towns, weeks, start = 16, 60, 48
    shared = np.cumsum(rng.normal(0, 0.8, weeks))
    orders = rng.normal(70, 6, towns)[:, None] + shared + rng.normal(0, 1.5, (towns, weeks))
    orders[0, start:] += TRUTHS["synthetic-control"]
    names = ["larkmoor", *(f"town-{one:02}" for one in range(1, towns))]
    return {
        "town": np.repeat(names, weeks).tolist(),
        "week": [_week(one) for _ in range(towns) for one in range(weeks)],
        "orders": np.round(orders.ravel(), 1),
    }


def spending() -> Mapping[str, Column]:
    """Orders by week, and what was spent on two networks."""
    rng = np.random.default_rng(19)
    weeks = 104
    video, search = rng.gamma(2, 300, weeks), rng.gamma(3, 150, weeks)
    carried = 0.6 * video + 0.4 * np.concatenate((video[:1], video[:-1]))
    moved = 0.6 * carried / carried.mean() + 0.4 * search / search.mean()
    orders = 150 + TRUTHS["media-mix"] * moved / moved.mean() + rng.normal(0, 3, weeks)
    return {
        "week": [_week(one) for one in range(weeks)],
        "orders": np.round(orders, 1),
        "video_spend": np.round(video, 2),
        "search_spend": np.round(search, 2),
    }


def codes() -> Mapping[str, Column]:
    """Orders by week, and those that came with a creator's code."""
    rng = np.random.default_rng(17)
    weeks, start = 40, 20
    claimed = np.where(np.arange(weeks) >= start, rng.poisson(TRUTHS["links-and-codes"], weeks), 0)
    orders = rng.poisson(40, weeks) + claimed
    return {
        "week": [_week(one) for one in range(weeks)],
        "orders": orders,
        "with_code": claimed,
    }


TABLES = {
    "newsletter.csv": newsletter,
    "workshops.csv": workshops,
    "helpers.csv": helpers,
    "repair-videos.csv": repair_videos,
    "posters.csv": posters,
    "spending.csv": spending,
    "codes.csv": codes,
}


def written(columns: Mapping[str, Column]) -> str:
    """Write columns as CSV."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    rows: Iterable[tuple[object, ...]] = zip(*columns.values(), strict=True)
    writer.writerows(rows)
    return text.getvalue()


def main() -> None:
    """Write every table that differs."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, table in TABLES.items():
        (FOLDER / name).write_text(written(table()), encoding="utf-8")


def _week(number: int) -> str:
    return (MONDAY + timedelta(weeks=int(number))).isoformat()


if __name__ == "__main__":
    main()
