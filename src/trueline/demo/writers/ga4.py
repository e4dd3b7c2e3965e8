"""Google Analytics 4: the report by day, below a block of comment lines."""

from typing import Final

from trueline.demo.days import offset_of, story_days
from trueline.demo.networks import TAG_OUTAGE, AccountDays
from trueline.demo.story import ORGANISATION, Window
from trueline.demo.writers.tables import Cell, comma_text

PROPERTY: Final = "shop.larkmoor.example"
"""The report states it, so it names the account in the plan too."""

HEADER: Final = (
    "Date", "Event count", "Total users", "Event count per user", "Average session duration",
    "New users", "Returning users", "Sessions", "Views",
)  # fmt: skip


def write_by_day(days: AccountDays, window: Window) -> bytes:
    """Give the report, busiest day first; days without the tag are not in it.

    Args:
        days: The web counts as the report knows them on the day of the export.
        window: Days to cover.
    """
    comments = [
        "# ----------------------------------------",
        "# Report CSV Export",
        f"# Account: {ORGANISATION}",
        f"# Property: {PROPERTY}",
        "# ----------------------------------------",
        "# ",
        "# All Users",
        f"# Start date: {window.first:%Y%m%d}",
        f"# End date: {window.last:%Y%m%d}",
    ]
    rows = [
        _row(f"{day:%Y%m%d}", {name: int(counts[offset_of(day)]) for name, counts in days.items()})
        for day in story_days(window.first, window.last)
        if not TAG_OUTAGE[0] <= day <= TAG_OUTAGE[1]
    ]
    rows.sort(key=lambda row: -int(row[1]))
    table = comma_text([HEADER, *rows], line_end="\r\n")
    return ("".join(f"{line}\r\n" for line in comments) + table).encode()


def _row(day: str, counts: dict[str, int]) -> tuple[Cell, ...]:
    return (
        day, counts["events"], counts["users"], counts["events"] / counts["users"],
        counts["seconds"] / counts["sessions"], counts["new_users"], counts["returning"],
        counts["sessions"], counts["pageviews"],
    )  # fmt: skip
