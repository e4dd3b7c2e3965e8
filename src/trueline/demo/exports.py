"""Writes the story's export files, in the order in which they were brought in.

Larkmoor began to use Trueline in January 2026 and exports a few times a year, some sources more
often than others, each time with some days that were exported before.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Final

from trueline.demo.inbox_messages import FIRST_MESSAGE
from trueline.demo.networks import CRAWLER_DAYS, network_days, with_crawler
from trueline.demo.story import FIRST, HANDLE, TODAY, DemoExport, Window, morning
from trueline.demo.voice_exports import voice_files
from trueline.demo.writers import (
    discourse,
    ga4,
    linkedin,
    messages,
    meta,
    shopify,
    tiktok,
    x,
    youtube,
    zendesk,
)

__all__ = ["DemoExport", "write_exports"]

JANUARY: Final = date(2026, 1, 5)
APRIL: Final = date(2026, 4, 6)
CORRECTION: Final = date(2026, 4, 20)
JULY: Final = date(2026, 7, 6)
OCTOBER: Final = date(2026, 10, 5)

PAUSE: Final = timedelta(minutes=15)
MINUTE: Final = timedelta(minutes=1)
"""Files are imported a while after they were made, one after the other."""

FACEBOOK_GAP: Final = (date(2026, 6, 23), date(2026, 6, 30))
"""Facebook days that nobody exported: July's export ended early, November's began on the first."""

INSTAGRAM_FILES: Final = {
    "Views": "views",
    "Reach": "reach",
    "Content interactions": "interactions",
    "Instagram profile visits": "visits",
    "Instagram follows": "follows",
}
FACEBOOK_FILES: Final = {
    "Views": "views",
    "Content interactions": "interactions",
    "Facebook visits": "visits",
    "Follows": "follows",
}
"""Title inside a Meta Insights file to the count it holds."""


@dataclass(frozen=True, slots=True)
class Delivered:
    """One file before it has a place on disk.

    Attributes:
        name: As the network names it.
        account: ``network/handle`` to name at import; empty when the file says.
        window: Days it covers and moment of the export.
        content: Its bytes.
    """

    name: str
    account: str
    window: Window
    content: bytes


def write_exports(folder: Path) -> tuple[DemoExport, ...]:
    """Write every export file of the demo organisation, the same bytes each time.

    Args:
        folder: Where to write; made when missing. Files lie in one folder for each morning and
            network.

    Returns:
        The files in the order of the story, oldest first.
    """
    files = sorted(_all_files(), key=lambda one: one.window.made_at)
    written: list[DemoExport] = []
    for place, one in enumerate(files):
        network = one.account.partition("/")[0]
        path = folder / f"{one.window.made_at:%Y-%m-%d}" / network / one.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(one.content)
        imported_at = one.window.made_at + PAUSE + place * MINUTE
        written.append(DemoExport(path, one.account, one.window.made_at, imported_at))
    return tuple(written)


def _all_files() -> Iterator[Delivered]:
    yield from _instagram()
    yield from _facebook()
    yield from _x()
    yield from _linkedin()
    yield from _youtube()
    yield from _tiktok()
    yield from _web()
    yield from _shop()
    yield from _inbox()
    yield from _voices()
    yield from _forum()


def _voices() -> Iterator[Delivered]:
    return (Delivered(*one) for one in voice_files())


def _window(first: date, made_on: date, *, last: date | None = None) -> Window:
    return Window(first, last or made_on - timedelta(days=1), morning(made_on))


def _instagram() -> Iterator[Delivered]:
    file = partial(Delivered, account=f"instagram/{HANDLE}")
    for window in (
        _window(FIRST, JANUARY),
        _window(date(2025, 12, 8), APRIL),
        _window(date(2026, 3, 9), JULY),
        _window(date(2026, 6, 8), TODAY),
    ):
        for title, count in INSTAGRAM_FILES.items():
            content = meta.write_insights("instagram", count, title, window)
            yield file(name=f"{title.split()[-1].title()}.csv", window=window, content=content)
    for window in _quarters():
        content = meta.write_instagram_content(window)
        yield file(name=_meta_name(window), window=window, content=content)


def _facebook() -> Iterator[Delivered]:
    file = partial(Delivered, account=f"facebook/{meta.FACEBOOK_PAGE}")
    for window in (
        _window(FIRST, JANUARY),
        _window(date(2025, 12, 8), JULY, last=FACEBOOK_GAP[0] - timedelta(days=1)),
        _window(FACEBOOK_GAP[1] + timedelta(days=1), TODAY),
    ):
        for title, count in FACEBOOK_FILES.items():
            content = meta.write_insights("facebook", count, title, window)
            yield file(name=f"{title.split()[-1].title()}.csv", window=window, content=content)
    for window in _quarters()[:-1]:
        content = meta.write_facebook_content(window)
        yield file(name=_meta_name(window), window=window, content=content)


def _x() -> Iterator[Delivered]:
    file = partial(Delivered, account=f"x/{HANDLE}")
    for window in _halves():
        span = f"{window.first}_{window.last}"
        overview, content = x.write_overview(window), x.write_content(window)
        yield file(name=f"account_overview_{span}.csv", window=window, content=overview)
        yield file(name=f"account_content_{span}.csv", window=window, content=content)


def _linkedin() -> Iterator[Delivered]:
    file = partial(Delivered, account=f"linkedin/{HANDLE}")
    for window in _halves():
        stamp = int(window.made_at.timestamp() * 1000)
        content, followers = linkedin.write_content(window), linkedin.write_followers(window)
        yield file(name=f"{HANDLE}_content_{stamp}.xlsx", window=window, content=content)
        yield file(name=f"{HANDLE}_followers_{stamp}.xlsx", window=window, content=followers)


def _youtube() -> Iterator[Delivered]:
    file = partial(Delivered, account=f"youtube/{HANDLE}")
    for window in _halves():
        for selected, note in (("Views", ""), ("Watch time (hours)", " (1)")):
            name = f"Content {window.first}_{window.last} Larkmoor Mending{note}.zip"
            content = youtube.write_content(selected, window)
            yield file(name=name, window=window, content=content)


def _tiktok() -> Iterator[Delivered]:
    for window in _halves():
        content = tiktok.write_overview(window)
        yield Delivered("Overview.csv", f"tiktok/{HANDLE}", window, content)


def _web() -> Iterator[Delivered]:
    clean = network_days("web")
    file = partial(Delivered, "data-export.csv", f"web/{ga4.PROPERTY}")
    april = _window(date(2025, 12, 15), APRIL)
    correction = _window(CRAWLER_DAYS[0], CORRECTION, last=date(2026, 4, 5))
    yield file(_window(FIRST, JANUARY), ga4.write_by_day(clean, _window(FIRST, JANUARY)))
    yield file(april, ga4.write_by_day(with_crawler(clean), april))
    yield file(correction, ga4.write_by_day(clean, correction))
    for window in (_window(date(2026, 4, 1), JULY), _window(date(2026, 6, 22), TODAY)):
        yield file(window, ga4.write_by_day(clean, window))


def _shop() -> Iterator[Delivered]:
    """Orders; the last export holds all of them again, with the members' tags on old ones."""
    file = partial(Delivered, "orders_export.csv", f"shop/{HANDLE}")
    for window in (
        _window(FIRST, JANUARY),
        _window(date(2025, 12, 12), APRIL),
        _window(date(2026, 3, 13), JULY),
        _window(date(2026, 6, 12), OCTOBER),
        _window(FIRST, TODAY),
    ):
        yield file(window, shopify.write_orders(window))


def _inbox() -> Iterator[Delivered]:
    for window in _quarters():
        content = zendesk.write_tickets(window)
        name = f"tickets_{window.made_at:%Y-%m-%d}.csv"
        yield Delivered(name, f"inbox/{HANDLE}", window, content)
    window = _window(FIRST_MESSAGE, TODAY)
    yield Delivered("inbox_messages.csv", "", window, messages.write_messages(window))


def _forum() -> Iterator[Delivered]:
    """Posts, the later export from some weeks before the end of the first; members and visits.

    Visits were asked of the forum from the new year on only.
    """
    file = partial(Delivered, account=f"forum/{HANDLE}")
    for window in (_window(FIRST, JULY), _window(date(2026, 5, 25), TODAY)):
        name = f"forum-posts-{window.made_at:%y%m%d-%H%M%S}.csv"
        yield file(name, window=window, content=discourse.write_posts(window))
    whole = _window(FIRST, TODAY)
    stamp = f"{whole.made_at:%y%m%d-%H%M%S}"
    members = discourse.write_members(whole)
    yield file(f"user-list-{stamp}.csv", window=whole, content=members)
    since = _window(date(2026, 1, 1), TODAY)
    yield file(f"forum-visits-{stamp}.csv", window=since, content=discourse.write_visits(since))


def _halves() -> tuple[Window, ...]:
    return (
        _window(FIRST, JANUARY),
        _window(date(2025, 12, 15), JULY),
        _window(date(2026, 6, 15), TODAY),
    )


def _quarters() -> tuple[Window, ...]:
    return (
        _window(FIRST, JANUARY),
        _window(date(2025, 12, 1), APRIL),
        _window(date(2026, 3, 2), JULY),
        _window(date(2026, 6, 1), OCTOBER),
        _window(date(2026, 9, 1), TODAY),
    )


def _meta_name(window: Window) -> str:
    span = "_".join(f"{day:%b-%d-%Y}" for day in (window.first, window.last))
    return f"{span}_{window.made_at:%Y%m%d%H%M}17.csv"
