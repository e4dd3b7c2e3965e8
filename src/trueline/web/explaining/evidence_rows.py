"""What explains most of a change, as rows that lead to the facts: days, single rows, posts."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from trueline.plan.kpi import Kpi
from trueline.usecases.explaining.explain_change import ExplainedChange
from trueline.usecases.explaining.top_days import TopDay
from trueline.usecases.explaining.top_posts import PostsOfPeriod, TopPost
from trueline.usecases.facts_behind import FactLine
from trueline.web.explaining.change_words import say_difference, tone_of
from trueline.web.wording import say_exactly, say_value
from trueline.web.wording_time import say_day


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A day, row or post.

    Attributes:
        label: What it is.
        trace: Address of the row of the file behind it; empty when there is none.
        about: Account, and what else there is to say.
        value: In words.
        exactly: With every digit.
        usual: What the other period usually came to; empty where that is not said.
        adds: How far it lies from that; empty alike.
        tone: Good, bad or none.
        link: Address of the post itself; empty when no file says it.
    """

    label: str
    trace: str
    about: str
    value: str
    exactly: str
    usual: str = ""
    adds: str = ""
    tone: str = "none"
    link: str = ""


@dataclass(frozen=True, slots=True)
class PostsColumn:
    """The posts of one period.

    Attributes:
        title: Which period.
        count: How many were published.
        total: What they gathered together, in words.
        rows: The strongest.
    """

    title: str
    count: int
    total: str
    rows: tuple[EvidenceRow, ...]


def day_rows(change: ExplainedChange, kpi: Kpi) -> list[EvidenceRow]:
    """Put the days that moved the whole most into a table's words."""
    return [_day(one, kpi, change.after.measured_in) for one in change.rows.days]


def single_rows(change: ExplainedChange) -> list[EvidenceRow]:
    """Put the single rows that stand out into a table's words."""
    return [_row(one, change.after.measured_in) for one in change.rows.rows]


def posts_columns(change: ExplainedChange) -> list[PostsColumn]:
    """Put the posts of both periods beside each other; empty where no file tells of any."""
    found = change.rows.posts
    if found is None:
        return []
    unit = found.metric.measured_in
    return [
        _posts(_("Published in the later period"), found.after, unit),
        _posts(_("Published in the earlier period"), found.before, unit),
    ]


def _day(one: TopDay, kpi: Kpi, unit: str) -> EvidenceRow:
    about = one.moved.account
    if one.fact_count > 1:
        about = _("{0} · one of {1} facts").format(about, one.fact_count)
    return EvidenceRow(
        label=say_day(one.moved.day),
        trace=_trace(one.facts[0].fact) if one.facts else "",
        about=about,
        value=say_value(one.moved.value, unit),
        exactly=say_exactly(one.moved.value, unit),
        usual=say_value(one.moved.usual, unit),
        adds=say_difference(one.moved.effect, unit),
        tone=tone_of(one.moved.effect, kpi.direction),
    )


def _row(one: FactLine, unit: str) -> EvidenceRow:
    return EvidenceRow(
        label=say_day(one.day),
        trace=_trace(one.fact),
        about=one.fact.partition(":")[2],
        value=say_value(one.value, unit),
        exactly=say_exactly(one.value, unit),
    )


def _posts(title: str, found: PostsOfPeriod, unit: str) -> PostsColumn:
    rows = tuple(_post(one, unit) for one in found.top)
    return PostsColumn(title, found.count, say_value(found.total, unit), rows)


def _post(one: TopPost, unit: str) -> EvidenceRow:
    words = (one.account, one.kind, say_day(one.published_at.date()))
    return EvidenceRow(
        label=one.title or one.post,
        trace=_trace(one.fact),
        about=" · ".join(each for each in words if each),
        value=say_value(one.value, unit),
        exactly=say_exactly(one.value, unit),
        link=one.url if one.url.startswith(("https://", "http://")) else "",
    )


def _trace(fact: str) -> str:
    return f"{reverse('trace')}?{urlencode({'fact': fact})}"
