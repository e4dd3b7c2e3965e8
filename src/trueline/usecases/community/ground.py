"""What the answers about one community stand on: the forum, and which days are known of."""

from dataclasses import dataclass
from datetime import timedelta

from trueline.core.errors import RefusedQuestionError
from trueline.core.period import Period
from trueline.usecases.community.forum import Forum, Spans

TWO_MONTHS = 60
"""Days of visits that it takes before they say who is active."""
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
    """

    forum: Forum
    spans: Spans
    known: Period
    period: Period

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
    return Ground(forum, spans, known, period)
