"""Top posts: what was published in either period, by what each post gathered since.

A post's lifetime value is another number than the account's value of some days: it goes on after
the period, and older posts had longer. So it is never added to the change; it shows which posts
people looked at.
"""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from trueline.facts.identity import fact_id
from trueline.facts.post_questions import LIFETIME, posts_with_lifetime
from trueline.metrics.metric import Metric
from trueline.usecases.explaining.compared import Compared

MOST = 5


@dataclass(frozen=True, slots=True)
class TopPost:
    """A post with what it gathered since it was published.

    Attributes:
        fact: Id of that number, for tracing.
        post: ``network/native id``.
        account: ``network/handle``.
        kind: As the network says; may be empty.
        title: First words; may be empty.
        url: Of the post itself; may be empty.
        published_at: As written in the file.
        value: Lifetime value when it was last seen.
        seen_at: When that was.
    """

    fact: str
    post: str
    account: str
    kind: str
    title: str
    url: str
    published_at: datetime
    value: Decimal
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class PostsOfPeriod:
    """The posts of one period.

    Attributes:
        count: Posts published that have a lifetime value.
        total: Their lifetime values together.
        top: The strongest of them.
    """

    count: int
    total: Decimal
    top: tuple[TopPost, ...]


@dataclass(frozen=True, slots=True)
class PostsCompared:
    """The posts of both periods by one metric.

    Attributes:
        metric: What each post gathered.
        before: Of the earlier period.
        after: Of the later one.
    """

    metric: Metric
    before: PostsOfPeriod
    after: PostsOfPeriod


def top_posts(compared: Compared) -> PostsCompared | None:
    """Give the posts of both periods; None where no file tells of any.

    By the KPI's metric, or by the first part of its formula that networks give for posts.
    """
    if not compared.accounts:
        return None
    catalogue, snapshot = compared.answers.catalogue, compared.answers.snapshot
    before, after = (one.part.period for one in compared.questions)
    for name in catalogue.leaves(compared.metric.reference):
        metric = catalogue.reported(name)
        if not metric.also_post:
            continue
        asked = posts_with_lifetime(metric.id, (before, after), compared.accounts)
        if rows := snapshot.ask(asked).to_pylist():
            earlier, later = ([one for one in rows if one["is_later"] is each]
                              for each in (False, True))  # fmt: skip
            return PostsCompared(metric, _of_period(metric, earlier), _of_period(metric, later))
    return None


def _of_period(metric: Metric, rows: list[dict[str, Any]]) -> PostsOfPeriod:
    ranked = sorted(rows, key=lambda one: (-one["value"], one["post"]))
    return PostsOfPeriod(
        count=len(rows),
        total=sum((one["value"] for one in rows), Decimal(0)),
        top=tuple(_post(metric, one) for one in ranked[:MOST]),
    )


def _post(metric: Metric, row: dict[str, Any]) -> TopPost:
    return TopPost(
        fact=fact_id(
            "post_metric",
            post=row["post"],
            metric=metric.id,
            window=LIFETIME,
            observed_at=row["observed_at"],
        ),
        post=row["post"],
        account=row["account"],
        kind=row["kind"],
        title=row["title"],
        url=row["url"],
        published_at=row["published_at"],
        value=row["value"],
        seen_at=row["observed_at"],
    )
