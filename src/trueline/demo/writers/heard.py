"""Listening and surveys: a tool's list of mentions, labels by hand, answers, and people asked."""

from typing import Final

from trueline.demo.heard import (
    LABELLED_ON,
    SAMPLE,
    SURVEYS,
    Rival,
    answers_to,
    labelled_by_hand,
    mentions_of,
    sent_by_day,
)
from trueline.demo.people import email_of
from trueline.demo.story import HANDLE, Window
from trueline.demo.writers.tables import Cell, comma_text

MENTIONS_HEADER: Final = (
    "Query Id", "Query Name", "Date", "Title", "Snippet", "Url", "Page Type", "Sentiment", "Author",
    "Likes", "Shares", "Comments",
)  # fmt: skip
LABELS_HEADER: Final = ("sample", "mention", "labelled_on", "tool", "human")
ANSWERS_HEADER: Final = ("survey", "scale", "answer", "answered_at", "score", "person")
DAILY_HEADER: Final = ("account", "metric", "breakdown", "day", "value")
QUERY_ID: Final = 1_999_000


def write_mentions(rival: Rival, window: Window) -> bytes:
    """Give the mentions of a brand, below a block of lines about the query."""
    told = [
        ("Report:", f"{rival.query} mentions"),
        ("Brand:", rival.query),
        ("From:", f"{window.first:%a %b %d} 00:00:00 UTC {window.first.year}"),
        ("To:", f"{window.last:%a %b %d} 23:59:59 UTC {window.last.year}"),
        ("",),
    ]
    rows: list[tuple[Cell, ...]] = [
        (
            QUERY_ID, rival.query, f"{one.at:%Y-%m-%d %H:%M:%S}", "", f"{rival.query} and mending",
            f"https://{one.place}.example.org/{rival.handle}/{one.number}", one.place, one.label,
            f"reader{(one.number * 37) % 911}", one.likes, one.likes // 5, one.likes // 3,
        )
        for one in mentions_of(rival)
        if window.first <= one.at.date() <= window.last
    ]  # fmt: skip
    return comma_text([*told, MENTIONS_HEADER, *rows]).encode()


def write_labels() -> bytes:
    """Give the sample that two people of the team labelled."""
    rows = (
        (SAMPLE, f"m-{one.number:04d}", LABELLED_ON.isoformat(), one.label, human)
        for one, human in labelled_by_hand()
    )
    return comma_text([LABELS_HEADER, *rows]).encode()


def write_answers(window: Window) -> bytes:
    """Give the answers to every survey that came in inside a window."""
    rows = [
        (
            asked.survey, asked.scale, f"{asked.survey}-{one.number:05d}",
            f"{one.at:%Y-%m-%d %H:%M}", one.score, email_of(one.person),
        )
        for asked in SURVEYS
        for one in answers_to(asked)
        if window.first <= one.at.date() <= window.last
    ]  # fmt: skip
    return comma_text([ANSWERS_HEADER, *rows]).encode()


def write_sent(window: Window) -> bytes:
    """Give how many people were asked, day by day; 0 where nobody was."""
    rows = [
        (f"survey/{HANDLE}", "surveys_sent", f"survey={asked.survey}", day.isoformat(), count)
        for asked in SURVEYS
        for day, count in sent_by_day(asked)
        if window.first <= day <= window.last
    ]
    return comma_text([DAILY_HEADER, *rows]).encode()
