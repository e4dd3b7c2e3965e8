"""Top rows: the days, posts and single rows that explain most of a change."""

from dataclasses import dataclass
from decimal import Decimal

from trueline.facts.row_metrics import QUANTILES
from trueline.metrics.metric import Better
from trueline.usecases.explaining.compared import Compared
from trueline.usecases.explaining.top_days import TopDay, top_days
from trueline.usecases.explaining.top_posts import PostsCompared, top_posts
from trueline.usecases.facts_behind import FactLine, facts_of

MOST = 6


@dataclass(frozen=True, slots=True)
class TopRows:
    """What to look at first.

    Attributes:
        days: Days of accounts that moved the whole most.
        rows: Single rows: the largest of a sum in the period that has more, and of a median or
            percentile those of the later period that lie furthest out on the side that is not
            wanted.
        posts: Posts of both periods; None where no file tells of any.
    """

    days: tuple[TopDay, ...] = ()
    rows: tuple[FactLine, ...] = ()
    posts: PostsCompared | None = None


def top_rows(compared: Compared, change: Decimal | None) -> TopRows:
    """Give the days, posts and rows that explain most of a change.

    Args:
        compared: Both periods.
        change: Of the whole; None when it may not be told, and then only posts are given.
    """
    posts = top_posts(compared)
    if change is None:
        return TopRows(posts=posts)
    return TopRows(top_days(compared, change), _rows(compared, change), posts)


def _rows(compared: Compared, change: Decimal) -> tuple[FactLine, ...]:
    source = compared.metric.rows
    if source is None or not source.column:
        return ()
    is_quantile = source.aggregate in QUANTILES
    at = 1 if is_quantile or change > 0 else 0
    answers = compared.answers
    facts = facts_of(answers.snapshot, compared.questions[at], answers.catalogue)
    is_wanted_high = is_quantile and compared.metric.better is Better.UP
    ranked = sorted(facts, key=lambda one: (one.value if is_wanted_high else -one.value, one.fact))
    return tuple(ranked[:MOST])
