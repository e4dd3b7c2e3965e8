"""YouTube Studio: a zip of three tables, for one selected metric."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from trueline.demo.days import Counts, offset_of, story_days
from trueline.demo.networks import network_days
from trueline.demo.posts import Post, posts_of
from trueline.demo.story import Window
from trueline.demo.writers.tables import Cell, archive, comma_text

TABLE_HEADER: Final = (
    "Content", "Video title", "Video publish time", "Duration", "Likes", "Views",
    "Watch time (hours)", "Subscribers", "Average view duration", "Impressions",
    "Impressions click-through rate (%)",
)  # fmt: skip
CHART_TOP: Final = 5
"""The chart holds the most watched films only."""

LISTED_SHARE: Final = 0.986
"""Share of the channel's views that listed films have; the rest is of films since taken down."""

SECONDS_AN_HOUR: Final = 3600
COUNT_OF: Final[Mapping[str, tuple[str, float]]] = {
    "Views": ("views", 1.0),
    "Watch time (hours)": ("seconds", SECONDS_AN_HOUR),
}
"""Selected metric to the channel's count, and what to divide it by."""


def write_content(selected: str, window: Window) -> bytes:
    """Give the archive of the content report.

    Args:
        selected: ``Views`` or ``Watch time (hours)``: the metric that was on screen; charts and
            totals hold this one alone.
        window: Days to cover.
    """
    films = [post for post in posts_of("youtube") if post.published.date() <= window.last]
    shares = _shares(films, window)
    films.sort(key=lambda film: -shares[film.native_id])
    return archive(
        {
            "Table data.csv": comma_text(_table(films, shares, window)),
            "Chart data.csv": comma_text(_chart(films, shares, selected, window)),
            "Totals.csv": comma_text(_totals(selected, window)),
        }
    )


def _shares(films: list[Post], window: Window) -> dict[str, float]:
    """Share of the channel's views by film; older films fade, none disappears."""
    middle = window.first.toordinal() + (window.last - window.first).days / 2
    weights = {
        film.native_id: film.final["views"]
        / (1 + abs(middle - film.published.date().toordinal()) / 90)
        for film in films
    }
    whole = sum(weights.values())
    return {name: LISTED_SHARE * weight / whole for name, weight in weights.items()}


def _table(films: list[Post], shares: dict[str, float], window: Window) -> list[tuple[Cell, ...]]:
    sums = {name: int(counts.sum()) for name, counts in _within(window).items()}
    total = ("Total", "", "", "", *_table_counts(sums, 1.0, 1.0))
    rows = [
        (film.native_id, film.text, _published(film.published.date()), film.duration_s,
         *_table_counts(sums, shares[film.native_id], _patience(film)))
        for film in films
    ]  # fmt: skip
    return [TABLE_HEADER, total, *rows]


def _patience(film: Post) -> float:
    """How long a film is watched, as a share of the channel's mean."""
    return 0.82 + 0.04 * (film.number % 8)


def _table_counts(sums: dict[str, int], share: float, patience: float) -> tuple[Cell, ...]:
    views, seconds = int(sums["views"] * share), int(sums["seconds"] * share * patience)
    mean = seconds // views if views else 0
    thumbnails = int(sums["thumbnails"] * share / patience)
    return (
        int(sums["likes"] * share), views, round(seconds / SECONDS_AN_HOUR, 4),
        int(sums["subscribers"] * share), f"{mean // 3600}:{mean // 60 % 60:02d}:{mean % 60:02d}",
        thumbnails, round(100 * 0.62 * views / thumbnails, 2) if thumbnails else "",
    )  # fmt: skip


def _chart(
    films: list[Post], shares: dict[str, float], selected: str, window: Window
) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = [("Date", *TABLE_HEADER[:4], selected)]
    for film in films[:CHART_TOP]:
        lead = (film.native_id, film.text, _published(film.published.date()), film.duration_s)
        share = shares[film.native_id]
        rows += [(str(day), *lead, _value(selected, day, share)) for day in _days(window)]
    return rows


def _totals(selected: str, window: Window) -> list[tuple[Cell, ...]]:
    days = ((str(day), _value(selected, day, 1.0)) for day in _days(window))
    return [("Date", selected), *days]


def _value(selected: str, day: date, share: float) -> Cell:
    name, divisor = COUNT_OF[selected]
    counted = int(network_days("youtube")[name][offset_of(day)] * share)
    return counted if divisor == 1 else round(counted / divisor, 4)


def _within(window: Window) -> dict[str, Counts]:
    inside = slice(offset_of(window.first), offset_of(window.last) + 1)
    return {name: counts[inside] for name, counts in network_days("youtube").items()}


def _days(window: Window) -> list[date]:
    return list(story_days(window.first, window.last))


def _published(day: date) -> str:
    return f"{day:%b} {day.day}, {day.year}"
