"""Public series with known sources; the folder's README.md names each."""

import csv
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

import numpy as np

from bench.backtest.series import Series, weekly
from trueline.measure.forecasting.history import Course

CITIES = ("new york", "chicago", "houston", "denver", "atlanta", "boston", "miami", "nashville")
REGIONS = ("Geo0", "Geo7", "Geo14", "Geo21", "Geo28")
Rows = list[dict[str, str]]


def public_series(folder: Path) -> Iterator[Series]:
    """Give outcomes, views and organic numbers; not what was spent, which people switch."""
    yield from _robyn(_rows(folder / "robyn/dt_simulated_weekly.csv"))
    yield from _meridian(folder / "meridian")
    yield from _pymc(folder / "pymc_marketing")
    yield from _daily_panels(folder)
    for name, weeks in _columns(_rows(folder / "causalpy/geolift.csv")):
        yield Series(f"causalpy {name}", "causalpy", weeks, Course.LEVEL)
    days = _rows(folder / "causalimpact/comparison_data.csv")
    for name in ("CHANGED", "NOT_CHANGED_1", "NOT_CHANGED_2", "NOT_CHANGED_3"):
        found = {date.fromisoformat(row["DATE"]): float(row[name]) for row in days}
        yield Series(f"comparison {name}", "causalimpact", weekly(found))


def _rows(path: Path) -> Rows:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _column(
    rows: Sequence[dict[str, str]], name: str
) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    return np.array([float(row[name]) for row in rows])


def _columns(rows: Rows) -> Iterator[tuple[str, "np.ndarray[tuple[int], np.dtype[np.float64]]"]]:
    for name in list(rows[0])[1:]:
        yield name, _column(rows, name)


def _robyn(rows: Rows) -> Iterator[Series]:
    names = ("revenue", "facebook_I", "search_clicks_P", "competitor_sales_B", "newsletter")
    for name in names:
        yield Series(f"robyn {name}", "robyn", _column(rows, name))


def _meridian(folder: Path) -> Iterator[Series]:
    rows = _rows(folder / "national_all_channels.csv")
    channels = (*(f"Channel{one}_impression" for one in range(5)), "Organic_channel0_impression")
    for name in ("conversions", *channels):
        yield Series(f"meridian {name}", "meridian", _column(rows, name))
    regional = (
        ("geo_all_channels", ("conversions", "Organic_channel0_impression")),
        ("geo_media", ("conversions",)),
    )
    for file, names in regional:
        rows = _rows(folder / f"{file}.csv")
        for region in REGIONS:
            own = [row for row in rows if row["geo"] == region]
            for name in names:
                said = f"meridian {file} {region} {name}"
                yield Series(said, "meridian, regions", _column(own, name))


def _pymc(folder: Path) -> Iterator[Series]:
    yield Series("pymc sales", "pymc", _column(_rows(folder / "mmm_example.csv"), "y"))
    rows = _rows(folder / "data_mmm.csv")
    days = {date.fromisoformat(row["date_week"]): float(row["y"]) for row in rows}
    yield Series("pymc daily sales", "pymc", weekly(days))


def _daily_panels(folder: Path) -> Iterator[Series]:
    panels = (
        ("geolift", ("geolift/GeoLift_PreTest.csv", "geolift/GeoLift_Test.csv"), "%Y-%m-%d"),
        ("geolift, calibration", ("geolift/mmmcal_data_positiveGLv1.csv",), "%d/%m/%y"),
    )
    for source, files, form in panels:
        cities: dict[str, dict[date, float]] = defaultdict(dict)
        for row in (each for file in files for each in _rows(folder / file)):
            day = datetime.strptime(row["date"], form).date()  # noqa: DTZ007 - a day without a zone
            cities[row["location"]][day] = float(row["Y"])
        for city in CITIES:
            if cities[city]:
                yield Series(f"{source} {city}", source, weekly(cities[city]))
