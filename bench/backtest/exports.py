"""Series of real exports of the networks: the corpus, which is not part of the repository."""

import csv
import io
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

from python_calamine import CalamineWorkbook

from bench.backtest.series import STOCKS, Series, piled_up, weekly
from trueline.measure.forecasting.history import Course

Table = list[list[str]]
LARGEST_PARTS = 6
NETWORKS = ("Meta", "GA4", "TikTok", "YouTube", "LinkedIn")
"""Sources of the series below."""


def export_series(folder: Path) -> Iterator[Series]:
    """Give every daily number of the corpus that is told for at least some months."""
    yield from _meta(folder / "meta")
    yield from _ga4(folder / "ga4/data-export_by_day_en.csv")
    yield from _tiktok(folder / "tiktok/en_365d")
    yield from _youtube(folder / "youtube")
    yield from _linkedin(folder / "linkedin")


def gains_piled_up(every: Sequence[Series]) -> Iterator[Series]:
    """Make stocks of series of gains: small beside what is there already, and large."""
    for one in every:
        said = one.name.casefold()
        if (
            one.course is Course.SUM
            and ("follow" in said or "subscri" in said)
            and "lost" not in said
        ):
            for before in (0.5, 5.0):
                stock = piled_up(one.weeks, before)
                yield Series(f"{one.name}, total from {before}", STOCKS, stock, Course.STOCK)


def _table(path: Path) -> Table:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [row for row in csv.reader(file) if row and not row[0].startswith("#")]


def _day(text: str, form: str) -> date:
    return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day without a zone


def _column(rows: Table, form: str, column: int) -> dict[date, float]:
    return {_day(row[0], form): float(row[column] or 0) for row in rows if row[0]}


def _meta(folder: Path) -> Iterator[Series]:
    for path in sorted(folder.glob("*/*.csv")):
        if "Audience" in path.name:
            continue
        blocks: dict[str, dict[date, float]] = defaultdict(dict)
        title = ""
        for row in csv.reader(io.StringIO(path.read_bytes().decode("utf-16"))):
            if len(row) == 1:
                title = row[0]
            elif len(row) > 1 and row[0][:2] == "20":
                blocks[title][datetime.fromisoformat(row[0]).date()] = float(row[1])
        for said, days in blocks.items():
            yield Series(f"{path.parent.name} {path.stem} {said}", "Meta", weekly(days))


def _ga4(path: Path) -> Iterator[Series]:
    head, *rows = _table(path)
    for column in (1, 2, 5, 6):
        days = _column(rows, "%Y%m%d", column)
        yield Series(f"GA4 {head[column]}", "GA4", weekly(days))
    share = weekly(_column(rows, "%Y%m%d", 6)) / weekly(_column(rows, "%Y%m%d", 2))
    yield Series("GA4 share of returning users", "GA4", share, Course.LEVEL, is_share=True)


def _tiktok(folder: Path) -> Iterator[Series]:
    head, *rows = _table(folder / "Overview.csv")
    for column in range(1, len(head)):
        yield Series(f"TikTok {head[column]}", "TikTok", weekly(_without_year(rows, column)))
    _, *rows = _table(folder / "FollowerHistory.csv")
    followers = weekly(_without_year(rows, 1), is_level=True)
    yield Series("TikTok followers", "TikTok", followers, Course.STOCK)


def _without_year(rows: Table, column: int, year: int = 2022) -> Mapping[date, float]:
    days: dict[date, float] = {}
    newest = date.min
    for row in rows:
        day = _day(f"{row[0]} {year}", "%B %d %Y")
        if day < newest:
            year += 1
            day = day.replace(year=year)
        newest = day
        if row[column] != "undefined":
            days[day] = float(row[column])
    return days


def _youtube(folder: Path) -> Iterator[Series]:
    _, *rows = _table(folder / "en_2024_subscription_status/Chart data.csv")
    for name, days in _by_part(rows).items():
        yield Series(f"YouTube {name}", "YouTube", weekly(days))
    for path in sorted(folder.glob("*.zip")):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                _, *rows = csv.reader(io.StringIO(archive.read(name).decode("utf-8-sig")))
                if name.startswith("Total"):
                    whole = {date.fromisoformat(row[0]): float(row[1]) for row in rows}
                    yield Series(f"YouTube {path.stem[:12]} total", "YouTube", weekly(whole))
                elif "gr" in name:  # the chart: a part of the channel and a day in each row
                    for part, days in list(_by_part(rows).items())[:LARGEST_PARTS]:
                        said = f"YouTube {path.stem[:12]} {part[:16]}"
                        yield Series(said, "YouTube", weekly(days))


def _by_part(rows: Sequence[Sequence[str]]) -> Mapping[str, Mapping[date, float]]:
    parts: dict[str, dict[date, float]] = defaultdict(dict)
    for row in rows:
        parts[row[1]][date.fromisoformat(row[0])] = float(row[-1] or 0)
    return {name: days for name, days in parts.items() if name != "Total"}


def _linkedin(folder: Path) -> Iterator[Series]:
    sheets = (
        ("org_followers_2025.xlsx", "New followers", -1, 1),
        ("member_content_2023-08-07_2024-08-05.xlsx", "ENGAGEMENT", 1, 1),
        ("member_content_2023-08-07_2024-08-05.xlsx", "ENGAGEMENT", 2, 1),
        ("member_content_2023-08-07_2024-08-05.xlsx", "FOLLOWERS", 1, 3),
    )
    for file, sheet, column, skipped in sheets:
        book = CalamineWorkbook.from_path(str(folder / file))
        rows = book.get_sheet_by_name(sheet).to_python()[skipped:]
        days = {_day(str(row[0]), "%m/%d/%Y"): float(str(row[column])) for row in rows if row[0]}
        yield Series(f"LinkedIn {file[:6]} {sheet} {column}", "LinkedIn", weekly(days))
