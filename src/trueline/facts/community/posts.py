"""Questions about the posts of a forum, week by week.

A post is a message that a member or one of the organisation's own people wrote; what bots and
the system wrote is none. Days and weeks are those of the source, as written.
"""

from datetime import date
from typing import TYPE_CHECKING

import ibis

from trueline.facts.message_words import Author, MessageKind
from trueline.facts.tables import table

if TYPE_CHECKING:
    import ibis.expr.types as ir


def posts_of(account: str, until: date) -> "ir.Table":
    """Ask for every post of a forum before a day: the columns of ``message``, with its day."""
    facts = table("message").join(table("account"), "account_id")
    kept = facts.filter(
        facts.account == account,
        facts.author.isin([Author.MEMBER.value, Author.AGENT.value]),
        facts.kind == MessageKind.MESSAGE.value,
        facts.sent_at < ibis.timestamp(f"{until} 00:00:00"),
    )
    return kept.mutate(day=kept.sent_at.date(), week=monday_of(kept.sent_at))


def in_threads(account: str, until: date) -> "ir.Table":
    """Ask for posts beside what came before them in their thread.

    Returns:
        The columns of ``posts_of``, and place (0 for the post that opened the thread), opener (key
        of who wrote that one), before (key of who wrote the post before), and waited (minutes
        since the post before; null for the first).
    """
    posts = posts_of(account, until)
    told = ibis.window(group_by="thread", order_by=["sent_at", "message_id"])
    waited = posts.sent_at.epoch_seconds() - posts.sent_at.lag().over(told).epoch_seconds()
    return posts.mutate(
        place=ibis.row_number().over(told),
        opener=posts.person_key.first(include_null=True).over(told),
        before=posts.person_key.lag().over(told),
        waited=waited / 60,
    )


def weekly_posts(account: str, until: date) -> "ir.Table":
    """Ask how much was written and read in each week, by board.

    Returns:
        Columns week (its Monday), board, seen (newest import that said so), post_count,
        viewed_count (posts whose views are told), view_count, weighted (sum of the binary
        logarithms of 1 + views).
    """
    posts = posts_of(account, until)
    views = posts.view_count
    return posts.group_by("week", "board", "seen").agg(
        post_count=posts.count(),
        viewed_count=views.count(),
        view_count=views.cast("int64").sum(),
        weighted=(views.cast("float64") + 1).log2().sum(),
    )


def weekly_replies(account: str, until: date) -> "ir.Table":
    """Ask how long posts waited for the next one by somebody else.

    Returns:
        Columns week (of the reply), reply_count, median_min.
    """
    posts = in_threads(account, until)
    replies = posts.filter(posts.place > 0, is_by_another(posts))
    return replies.group_by("week").agg(
        reply_count=replies.count(), median_min=replies.waited.cast("float64").quantile(0.5)
    )


def weekly_exchange(account: str, until: date) -> "ir.Table":
    """Ask how many people took part where posts answered each other.

    A turn is a post whose author is another than that of the post before in its thread. Who was
    answered takes part too, although the post that was answered may be of an earlier week.

    Returns:
        Columns week, turn_count, thread_count (threads with a turn), weighted (sum over threads of
        people times turns).
    """
    posts = in_threads(account, until)
    turns = posts.filter(posts.before.notnull(), posts.before != posts.person_key)
    spoke = turns.select("week", "thread", person=turns.person_key, turn=ibis.literal(1))
    heard = turns.select("week", "thread", person=turns.before, turn=ibis.literal(0))
    both = spoke.union(heard)
    threads = both.group_by("week", "thread").agg(
        people=both.person.nunique(), turns=both.turn.sum()
    )
    return threads.group_by("week").agg(
        turn_count=threads.turns.sum(),
        thread_count=threads.count(),
        weighted=(threads.people * threads.turns).sum(),
    )


def is_by_another(posts: "ir.Table") -> "ir.BooleanValue":
    """Keep posts by another than who wrote the one before; authors not told apart count as such."""
    return posts.before.isnull() | posts.person_key.isnull() | (posts.before != posts.person_key)


def monday_of(moment: "ir.TimestampValue") -> "ir.DateValue":
    """Give the first day of a moment's week; by way of a timestamp, for some engines."""
    return moment.truncate("W").cast("date")
