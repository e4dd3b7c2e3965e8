"""What the answers about one community stand on: the forum, and which days are known of."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from trueline.core.errors import RefusedQuestionError
from trueline.core.period import Period
from trueline.facts.community.people import keyed_posts
from trueline.measure.community.shares import CountedShare
from trueline.usecases.community.forum import Forum, Spans

TWO_MONTHS = 60
"""Days of visits that it takes before they say who is active."""
KEYED_FROM = Decimal("0.9")
"""Share of members' posts that must tell who wrote them before anything is said of people."""
VISITS_LATE = timedelta(days=7)
"""How much earlier than posts visits may end."""


@dataclass(frozen=True, slots=True)
class Ground:
    """A forum with what is known of it.

    Attributes:
        forum: To be asked.
        spans: Days that are known of.
        known: From the first to the last day of which posts are known.
        period: Days that figures speak of, inside those.
        keyed: Posts by members in the period that tell who wrote them.
    """

    forum: Forum
    spans: Spans
    known: Period
    period: Period
    keyed: CountedShare

    @property
    def authors_why(self) -> str:
        """Why the period's authors cannot be told apart; empty where they can."""
        return untold(self.keyed)

    @property
    def active_why(self) -> str:
        """Why it cannot be told who was active; empty where it can."""
        return "" if self.is_by_visits else self.authors_why

    @property
    def visits(self) -> Period | None:
        """Days of which visits are known; None where there are too few or they end too early."""
        newest = self.spans.visits[-1] if self.spans.visits else None
        if newest is None or newest.day_count < TWO_MONTHS:
            return None
        return newest if newest.until >= self.known.until - VISITS_LATE else None

    @property
    def is_by_visits(self) -> bool:
        """Say whether visits tell who was active, and not posts."""
        return self.visits is not None

    @property
    def active(self) -> Period:
        """Days of which it is known who was active."""
        return self.visits or self.spans.posts[-1]

    @property
    def did(self) -> str:
        """What those who count as active did, in a word."""
        return "visited" if self.is_by_visits else "wrote"


def ground_of(forum: Forum, asked: Period) -> Ground:
    """Give what answers about a period stand on.

    Raises:
        RefusedQuestionError: No posts are known of the period.
    """
    spans = forum.spans()
    if not spans.posts:
        what = f"No posts of {forum.account} are known before {forum.until}."
        raise RefusedQuestionError(what, instead="Ask for a later day, or bring older posts.")
    known = Period(spans.posts[0].first, spans.posts[-1].until)
    if known.until <= asked.first:
        what = f"Posts of {forum.account} are known to {known.last}; none from {asked.first} on."
        raise RefusedQuestionError(what, instead="Ask for earlier days, or bring newer posts.")
    period = Period(max(asked.first, known.first), min(asked.until, known.until))
    return Ground(forum, spans, known, period, keyed_of(forum, period))


def keyed_of(forum: Forum, period: Period) -> CountedShare:
    """Give how many posts by members of a forum tell who wrote them."""
    [row] = forum.snapshot.ask(keyed_posts(forum.account, period)).to_pylist()
    return CountedShare(row["keyed_count"], row["post_count"])


def untold(keyed: CountedShare) -> str:
    """Say why authors of posts cannot be told apart, where too few posts name theirs."""
    if keyed.part >= keyed.whole * KEYED_FROM:
        return ""
    return (
        f"{keyed.whole - keyed.part:,} of {keyed.whole:,} posts by members do not tell who wrote "
        "them, so people cannot be told apart. Bring an export with the authors."
    )
