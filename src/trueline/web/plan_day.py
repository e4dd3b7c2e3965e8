"""The day on which a page of the plan reads its numbers, and what they depend on."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from trueline.measure.by_channel import ChannelBalance
from trueline.measure.judging.rules import StatusRules
from trueline.measure.scorecard import Scorecard
from trueline.plan.channels.channel import Channel
from trueline.usecases.channel_balances import channel_balances
from trueline.usecases.judging.status_rules import status_rules
from trueline.usecases.link_visits import LinkVisits, link_visits
from trueline.usecases.posts_against_cap import PostCount, posts_against_cap
from trueline.usecases.read_channel import ChannelKpi, read_channels
from trueline.usecases.score import score
from trueline.web.days import AsOf, as_of, read_day, what_is_said
from trueline.web.plan_looked import PlanLooked
from trueline.web.remembered import Remembered
from trueline.web.visit import Visit

SCORECARDS: Remembered[Scorecard] = Remembered(32)
CHANNELS: Remembered[dict[str, tuple[ChannelKpi, ...]]] = Remembered(128)
VISITS: Remembered[dict[tuple[str, str], tuple[LinkVisits, ...]]] = Remembered(32)
POSTS: Remembered[tuple[PostCount, ...]] = Remembered(128)


@dataclass(frozen=True, slots=True)
class PlanDay:
    """A plan that is looked at, on a day.

    Attributes:
        looked: The plan.
        on: Day of the readings.
        as_of: Past day whose knowledge counts; None for what is known now.
        revision: Of the ledger that is read.
        key: All that its numbers depend on.
        rules: By which it is judged.
    """

    looked: PlanLooked
    on: date
    as_of: AsOf | None
    revision: int
    key: tuple[object, ...]
    rules: StatusRules

    @property
    def known(self) -> datetime | int:
        """Moment whose knowledge counts; while the present does, the revision looked at."""
        return self.as_of.moment if self.as_of else self.revision

    def scorecard(self) -> Scorecard:
        """Score the plan."""
        looked = self.looked
        return SCORECARDS.get(
            self.key,
            lambda: score(
                looked.workspace,
                looked.plan,
                on=self.on,
                as_of=self.known,
                rules=self.rules,
            ),
        )

    def channels(self, *channels: Channel) -> dict[str, tuple[ChannelKpi, ...]]:
        """Read the KPIs of channels, by id."""
        looked = self.looked
        return CHANNELS.get(
            (*self.key, *(one.id for one in channels)),
            lambda: read_channels(
                looked.workspace,
                looked.plan,
                channels,
                on=self.on,
                as_of=self.known,
                rules=self.rules,
            ),
        )

    def balances(self) -> tuple[ChannelBalance, ...]:
        """Take each channel together by the KPIs that look at it."""
        plan = self.looked.plan
        return channel_balances(plan, self.scorecard(), self.channels(*plan.channels))

    def posts(self, channel: Channel) -> tuple[PostCount, ...]:
        """Hold the posts of a channel against its cap."""
        looked = self.looked
        return POSTS.get(
            (*self.key, channel.id),
            lambda: posts_against_cap(looked.workspace, channel, on=self.on, as_of=self.known),
        )

    def link_visits(self) -> dict[tuple[str, str], tuple[LinkVisits, ...]]:
        """Match the tagged links with visits, by the ids of flow and link."""
        looked = self.looked
        return VISITS.get(
            self.key,
            lambda: link_visits(looked.workspace, looked.plan, on=self.on, as_of=self.known),
        )


def day_of(visit: Visit, looked: PlanLooked) -> PlanDay:
    """Give the day that an address asks for, else today; links from the plan then name it too.

    Raises:
        MissingError: The address names a day that is none, or one that no plan speaks of.
    """
    workspace, then = looked.workspace, as_of(visit)
    usual = min(workspace.today, then.day) if then else workspace.today
    asked = visit.request.GET.get("on", "")
    on = read_day(asked) if asked else usual
    if asked:
        looked = replace(looked, named={**looked.named, "on": asked})
    ledger = workspace.facts.snapshot(as_of=then.moment if then else None)
    draft = (looked.draft.id, looked.draft.edit_count) if looked.draft else ()
    whose = looked.version or draft
    rules = status_rules(workspace, as_of=then.moment if then else None)
    revision, said = ledger.revision, what_is_said(visit, then)
    key = (workspace.organisation, whose, on, revision, ledger.known_at, rules, said)
    return PlanDay(looked, on, then, ledger.revision, key, rules)
