"""Questions about single posts with their numbers, mentions, labels and survey answers."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import ibis

from trueline.core.period import Period
from trueline.facts.row_kinds import is_mention, is_published
from trueline.facts.tables import DAY_OF, table

if TYPE_CHECKING:
    import ibis.expr.types as ir

LIFETIME = "lifetime"


def published_posts(network: str, period: Period) -> "ir.Table":
    """Ask for what accounts of a network published themselves, unpaid.

    Returns:
        Columns post_id, native_id, account, published_at, title; in order of time and id.
    """
    posts = _within("post", period)
    posts = posts.filter(is_published(posts)).join(table("account"), "account_id")
    posts = posts.filter(posts.account.startswith(f"{network}/"))
    wanted = posts.select("post_id", "native_id", "account", "published_at", "title")
    return wanted.order_by("published_at", "native_id")


def numbers_of_posts(network: str, period: Period, metrics: Sequence[str]) -> "ir.Table":
    """Ask for what posts of a network had gathered since they were published, as told last.

    Args:
        network: Before the stroke of the accounts' names.
        period: Days on which the posts were published.
        metrics: Ids.

    Returns:
        Columns post_id, metric, value.
    """
    posts = published_posts(network, period).select("post_id")
    told = table("post_metric")
    told = told.filter(told.window == LIFETIME).join(table("metric"), "metric_id")
    told = told.filter(told.metric.isin(list(metrics)))
    rows = told.semi_join(posts, "post_id")
    return rows.group_by("post_id", "metric").agg(value=rows.value.argmax(rows.observed_at))


def levels_of_accounts(network: str, period: Period, metrics: Sequence[str]) -> "ir.Table":
    """Ask for the newest level of each account, such as its followers.

    Returns:
        Columns account, metric, value.
    """
    facts = table("metric_day")
    facts = facts.filter(facts.day >= period.first, facts.day < period.until)
    rows = facts.join(table("account"), "account_id").join(table("metric"), "metric_id")
    rows = rows.join(table("breakdown"), "breakdown_id")
    rows = rows.filter(rows.breakdown == "", rows.metric.isin(list(metrics)))
    rows = rows.filter(rows.account.startswith(f"{network}/"))
    return rows.group_by("account", "metric").agg(value=rows.value.argmax(rows.day))


def mentions_by_day(account: str, period: Period) -> "ir.Table":
    """Ask how many single mentions of a brand carry which label.

    Returns:
        Columns day, kind (such as ``positive mention``), count.
    """
    posts = _within("post", period)
    rows = posts.filter(is_mention(posts)).join(table("account"), "account_id")
    rows = rows.filter(rows.account == account).mutate(day=rows.published_at.date())
    return rows.group_by("day", "kind").agg(count=rows.count())


def labels_by_hand(account: str, period: Period) -> "ir.Table":
    """Ask for the mentions of an account that a person labelled on some days.

    Returns:
        Columns sample, labelled_at, tool, human, native_id.
    """
    rows = _within("label", period).join(table("account"), "account_id")
    rows = rows.filter(rows.account == account)
    wanted = rows.select("sample", "labelled_at", "tool", "human", "native_id")
    return wanted.order_by("labelled_at", "native_id")


def survey_answers(period: Period) -> "ir.Table":
    """Ask for every answer to a survey.

    Returns:
        Columns account, survey, scale, answered_at, score, person_key; in order of time and id.
    """
    rows = _within("survey_answer", period).join(table("account"), "account_id")
    wanted = rows.select(
        "account", "survey", "scale", "answered_at", "score", "person_key", "native_id"
    )
    return wanted.order_by("answered_at", "native_id")


def _within(dataset: str, period: Period) -> "ir.Table":
    rows = table(dataset)
    day = rows[DAY_OF[dataset]].date()
    return rows.filter(day >= ibis.literal(period.first), day < ibis.literal(period.until))
