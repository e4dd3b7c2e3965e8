"""Questions about the people of a forum: who was active, who stayed, who wrote how much.

People are keyed hashes. They are counted once however often they come, and never added up over
days. Who is active is told by visits where the forum reports them, else by posts.
"""

from datetime import date, timedelta
from typing import TYPE_CHECKING

import ibis

from trueline.core.period import Period
from trueline.facts.community.posts import posts_of
from trueline.facts.message_words import Author
from trueline.facts.tables import table

if TYPE_CHECKING:
    import ibis.expr.types as ir

JOINED, VISITS = "community_joined", "community_visits"
DAYS_A_WEEK, DAYS_A_MONTH = 7, 30
SUNDAY = 6
WINDOWS = 5
"""Weeks whose last 30 days may hold a day."""


def panel_of(account: str, metric: str, until: date) -> "ir.Table":
    """Ask for values of members above 0 before a day: columns person_key, day."""
    told = _told_of_members(account, metric)
    return told.filter(told.day < ibis.date(until.isoformat())).select("person_key", "day")


def joined_by(account: str, until: date) -> "ir.Table":
    """Ask for the members who joined before a day: columns person_key, day; each member once.

    A list that is brought again may correct a day of joining; then the newest list counts.
    """
    told = _told_of_members(account, JOINED)
    newest = ibis.window(group_by="person_key", order_by=[told.seen.desc(), told.day])
    once = told.mutate(place=ibis.row_number().over(newest))
    kept = once.filter(once.place == 0, once.day < ibis.date(until.isoformat()))
    return kept.select("person_key", "day")


def active_days(account: str, until: date, *, by_visits: bool) -> "ir.Table":
    """Ask on which days each member was active: columns person_key, day, each pair once."""
    if by_visits:
        return panel_of(account, VISITS, until).distinct()
    return posts_by_members(account, until).select("person_key", "day").distinct()


def posts_by_members(account: str, until: date) -> "ir.Table":
    """Ask for posts that a member wrote who is known apart from others."""
    posts = posts_of(account, until)
    return posts.filter(posts.author == Author.MEMBER.value, posts.person_key.notnull())


def keyed_posts(account: str, period: Period) -> "ir.Table":
    """Ask how many posts of members tell who wrote them: one row, post_count and keyed_count."""
    posts = posts_of(account, period.until)
    posts = posts.filter(
        posts.author == Author.MEMBER.value, posts.day >= ibis.date(period.first.isoformat())
    )
    return posts.agg(post_count=posts.count(), keyed_count=posts.person_key.count())


def active_by_week(account: str, until: date, *, by_visits: bool) -> "ir.Table":
    """Ask how many different people were active up to the end of each week.

    Returns:
        Columns last_day (the week's Sunday), week_people and month_people (different people in the
        last 7 and 30 days), week_days and month_days (days on which somebody was active, added up
        over people).
    """
    days = active_days(account, until, by_visits=by_visits)
    weekday = days.day.day_of_week.index().cast("int32")  # 0 is Monday
    found = [
        days.select(
            "person_key",
            last_day=(
                days.day.cast("timestamp").truncate("W").cast("date")
                + ibis.interval(days=SUNDAY + DAYS_A_WEEK * weeks)
            ).cast("date"),
            age=(SUNDAY - weekday + DAYS_A_WEEK * weeks).cast("int32"),
        )
        for weeks in range(WINDOWS)
    ]
    every = found[0].union(*found[1:])
    recent = every.filter(every.age < DAYS_A_MONTH)
    is_of_week = recent.age < DAYS_A_WEEK
    return recent.group_by("last_day").agg(
        week_people=recent.person_key.nunique(where=is_of_week),
        week_days=recent.count(where=is_of_week),
        month_people=recent.person_key.nunique(),
        month_days=recent.count(),
    )


def stayed(account: str, until: date, *, by_visits: bool) -> "ir.Table":
    """Ask who was active in the 30 days before a day, and in the 30 days before those.

    Returns:
        One row: before_count, both_count (of those, active again), now_count.
    """
    turn = until - timedelta(days=DAYS_A_MONTH)
    first = turn - timedelta(days=DAYS_A_MONTH)
    days = active_days(account, until, by_visits=by_visits)
    days = days.filter(days.day >= ibis.date(first.isoformat()))
    is_now = days.day >= ibis.date(turn.isoformat())
    people = days.group_by("person_key").agg(
        is_now=is_now.cast("int8").max(), is_before=(~is_now).cast("int8").max()
    )
    return people.agg(
        before_count=people.is_before.cast("int64").sum(),
        both_count=(people.is_before * people.is_now).cast("int64").sum(),
        now_count=people.is_now.cast("int64").sum(),
    )


def contributions(account: str, period: Period) -> "ir.Table":
    """Ask how unevenly members write.

    Returns:
        Columns post_count, person_count, again_count (those of them who wrote on at least two
        different days), listed_count (those who are on the list of members).
    """
    posts = posts_by_members(account, period.until)
    posts = posts.filter(posts.day >= ibis.date(period.first.isoformat()))
    people = posts.group_by("person_key").agg(
        post_count=posts.count(), day_count=posts.day.nunique()
    )
    listed = joined_by(account, period.until).select(member="person_key")
    both = people.left_join(listed, people.person_key == listed.member)
    return both.group_by("post_count").agg(
        person_count=both.count(),
        again_count=both.count(where=both.day_count > 1),
        listed_count=both.member.count(),
    )


def _told_of_members(account: str, metric: str) -> "ir.Table":
    facts = table("panel").join(table("account"), "account_id").join(table("metric"), "metric_id")
    kept = facts.filter(facts.account == account, facts.metric == metric, facts.value > 0)
    return kept.select("person_key", "seen", day=kept.period)
