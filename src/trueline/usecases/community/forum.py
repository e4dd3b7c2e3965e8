"""One forum in the ledger: asks its questions and gives records."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from trueline.contracts.store import Snapshot
from trueline.core.period import Period, joined
from trueline.facts.community.extent import member_spans, zones_of
from trueline.facts.community.joining import cohorts, returns, weekly_joins
from trueline.facts.community.people import (
    JOINED,
    active_by_week,
    contributions,
    stayed,
)
from trueline.facts.community.posts import weekly_exchange, weekly_posts, weekly_replies
from trueline.facts.community.threads import thread_sums, unanswered
from trueline.facts.identity import fact_id
from trueline.facts.row_metrics import row_spans
from trueline.measure.community.health import LoneThread
from trueline.measure.community.people import ActiveWeek, JoinMonth, Writers
from trueline.measure.community.shares import CountedShare
from trueline.measure.community.week_facts import BoardWeek, ExchangeWeek, ReplyWeek

if TYPE_CHECKING:
    import ibis.expr.types as ir


@dataclass(frozen=True, slots=True)
class Spans:
    """Days that are known of, apart and in order.

    Attributes:
        posts: Of which posts are known.
        joins: Of which members' joining is known.
        visits: Of which visits are known.
        zones: Zones in which times are written.
    """

    posts: tuple[Period, ...]
    joins: tuple[Period, ...]
    visits: tuple[Period, ...]
    zones: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Forum:
    """One account's posts and members, asked of one snapshot.

    Attributes:
        snapshot: The ledger as known at one moment.
        account: ``network/handle``.
        until: First day that no longer counts.
    """

    snapshot: Snapshot
    account: str
    until: date

    def spans(self) -> Spans:
        """Give the days that are known of; those from ``until`` on are left out."""
        found: dict[str, list[Period]] = {"posts": [], "joins": [], "visits": []}
        posts = row_spans("message")
        for row in self._rows(posts.filter(posts.account == self.account)):
            found["posts"] += _before(row, self.until)
        for row in self._rows(member_spans(self.account)):
            found["joins" if row["metric"] == JOINED else "visits"] += _before(row, self.until)
        zones = sorted(row["zone"] for row in self._rows(zones_of(self.account)))
        apart = {name: joined(each) for name, each in found.items()}
        return Spans(apart["posts"], apart["joins"], apart["visits"], tuple(zones))

    def boards(self, looked_at: Mapping[int, datetime]) -> tuple[BoardWeek, ...]:
        """Give posts by week and board.

        Args:
            looked_at: When each import's file was made, by revision.
        """
        return tuple(
            BoardWeek(
                week=row["week"],
                board=row["board"],
                post_count=row["post_count"],
                viewed_count=row["viewed_count"],
                view_count=int(row["view_count"] or 0),
                weighted=row["weighted"] or 0.0,
                age_days=_age(row["week"], looked_at.get(row["seen"])),
            )
            for row in self._rows(weekly_posts(self.account, self.until))
        )

    def replies(self) -> tuple[ReplyWeek, ...]:
        """Give replies by week."""
        rows = self._rows(weekly_replies(self.account, self.until))
        return tuple(ReplyWeek(row["week"], row["reply_count"], row["median_min"]) for row in rows)

    def exchanges(self) -> tuple[ExchangeWeek, ...]:
        """Give turns by week."""
        return tuple(
            ExchangeWeek(
                row["week"], int(row["turn_count"]), row["thread_count"], int(row["weighted"])
            )
            for row in self._rows(weekly_exchange(self.account, self.until))
        )

    def joins(self) -> dict[date, int]:
        """Give how many joined in each week."""
        rows = self._rows(weekly_joins(self.account, self.until))
        return {row["week"]: row["joined_count"] for row in rows}

    def active(self, known: Period, *, by_visits: bool) -> tuple[ActiveWeek, ...]:
        """Give active people for each week whose 30 days are known, oldest first."""
        rows = self._rows(active_by_week(self.account, known.until, by_visits=by_visits))
        found = {
            row["last_day"].date(): ActiveWeek(
                row["last_day"].date(),
                row["week_people"],
                row["month_people"],
                row["week_days"],
                row["month_days"],
            )
            for row in rows
        }
        first = known.first + timedelta(days=29)
        first += timedelta(days=6 - first.weekday())
        sundays = (
            first + timedelta(days=7 * at) for at in range((known.until - first).days // 7 + 1)
        )
        return tuple(
            found.get(day, ActiveWeek(day, 0, 0, 0, 0)) for day in sundays if day < known.until
        )

    def stayed(self, until: date, *, by_visits: bool) -> CountedShare:
        """Give who was active in the 30 days before the last 30 and is no longer."""
        [row] = self._rows(stayed(self.account, until, by_visits=by_visits))
        before, both = int(row["before_count"] or 0), int(row["both_count"] or 0)
        return CountedShare(before - both, before)

    def join_months(self, *, by_visits: bool) -> dict[date, JoinMonth]:
        """Give what became of the members of each month."""
        active: dict[date, dict[int, int]] = {}
        for row in self._rows(returns(self.account, self.until, by_visits=by_visits)):
            active.setdefault(row["month"], {})[row["age"]] = row["active_count"]
        return {
            row["month"]: JoinMonth(
                row["joined_count"], row["wrote_count"], active.get(row["month"], {})
            )
            for row in self._rows(cohorts(self.account, self.until))
        }

    def contributions(self, period: Period) -> Writers:
        """Give who wrote in a period."""
        rows = self._rows(contributions(self.account, period))
        return Writers(
            people={row["post_count"]: row["person_count"] for row in rows},
            again_count=sum(row["again_count"] for row in rows),
            listed_count=sum(row["listed_count"] for row in rows),
        )

    def threads(self, opened: Period) -> tuple[CountedShare, Decimal | None]:
        """Give how many threads nobody else answered, and the median minutes of the others."""
        [row] = self._rows(thread_sums(self.account, opened, self.until))
        alone = row["thread_count"] - row["answered_count"]
        minutes = row["median_min"]
        median = None if minutes is None else Decimal(str(round(minutes, 1)))
        return CountedShare(alone, row["thread_count"]), median

    def lone_threads(self, opened: Period, count: int) -> tuple[LoneThread, ...]:
        """Give threads that nobody else answered, those most read first."""
        return tuple(
            LoneThread(
                fact=fact_id("message", message=row["native_id"]),
                board=row["board"],
                opened_at=row["opened_at"],
                view_count=row["view_count"],
            )
            for row in self._rows(unanswered(self.account, opened, self.until, count=count))
        )

    def _rows(self, question: "ir.Table") -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.snapshot.ask(question).to_pylist()
        return found


def _age(week: date, looked_at: datetime | None) -> int | None:
    """Give the days from a week's end to a look at it."""
    return None if looked_at is None else (looked_at.date() - week).days - 7


def _before(span: Mapping[str, Any], end: date) -> list[Period]:
    until = min(span["last_day"] + timedelta(days=1), end)
    return [Period(span["first_day"], until)] if span["first_day"] < until else []
