"""Questions about the threads of a forum: which were answered, by when."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

import ibis

from trueline.core.period import Period
from trueline.facts.community.posts import in_threads
from trueline.facts.message_words import Author

if TYPE_CHECKING:
    import ibis.expr.types as ir


def threads_of(account: str, opened: Period, until: date) -> "ir.Table":
    """Ask for the threads that members opened in a period, as they stood before a day.

    Returns:
        Columns thread, board, native_id (of the post that opened it), view_count (of that post),
        opened_at, reply_count (by anybody else), replied_at (the first such reply; null without).
    """
    posts = in_threads(account, until)
    is_first = posts.place == 0
    is_answer = (posts.place > 0) & (
        posts.opener.isnull() | posts.person_key.isnull() | (posts.opener != posts.person_key)
    )
    threads = posts.group_by("thread").agg(
        board=posts.board.max(where=is_first),
        native_id=posts.native_id.max(where=is_first),
        author=posts.author.max(where=is_first),
        view_count=posts.view_count.max(where=is_first),
        opened_at=posts.sent_at.min(),
        reply_count=posts.count(where=is_answer),
        replied_at=posts.sent_at.min(where=is_answer),
    )
    return threads.filter(
        threads.author == Author.MEMBER.value,
        threads.opened_at >= ibis.timestamp(f"{opened.first} 00:00:00"),
        threads.opened_at < ibis.timestamp(f"{opened.until} 00:00:00"),
    ).drop("author")


def thread_sums(account: str, opened: Period, until: date) -> "ir.Table":
    """Ask how many threads of a period were answered, and how soon.

    Returns:
        One row: thread_count, answered_count, median_min (to the first reply by somebody else;
        null without one).
    """
    threads = threads_of(account, opened, until)
    waited = (threads.replied_at.epoch_seconds() - threads.opened_at.epoch_seconds()) / 60
    return threads.agg(
        thread_count=threads.count(),
        answered_count=threads.replied_at.count(),
        median_min=waited.cast("float64").quantile(0.5),
    )


def unanswered(account: str, opened: Period, until: date, *, count: int) -> "ir.Table":
    """Ask for the threads of a period that nobody else answered, those most read first."""
    threads = threads_of(account, opened, until)
    alone = threads.filter(threads.replied_at.isnull())
    order = (alone.view_count.fill_null(0).desc(), alone.opened_at, alone.native_id)
    return alone.order_by(*order).limit(count)


def old_enough(period: Period, known_until: date, *, days: int) -> Period | None:
    """Give the days of a period whose threads had so many days to be answered; None for none."""
    until = min(period.until, known_until - timedelta(days=days))
    return Period(period.first, until) if until > period.first else None
