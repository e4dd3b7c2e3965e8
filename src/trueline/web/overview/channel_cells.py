"""Channel scorecards: the 4Cs, the first response and the policies of each channel in use."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.measure.reading import Reading
from trueline.measure.responding.responses import ChannelResponses
from trueline.plan.cascade import accounts_of
from trueline.plan.channels.channel import Channel, ChannelStatus
from trueline.plan.channels.four_cs import C, FourC
from trueline.plan.document import Plan
from trueline.plan.organisation.policy import PolicyKind
from trueline.plan.policies_in_force import kinds_in_force
from trueline.usecases.read_channel import ChannelKpi
from trueline.web.responding.words import say_spread
from trueline.web.status import LOOKS
from trueline.web.wording import MISSING, say_value

SCORES: tuple[tuple[str | Promise, str], ...] = (
    (gettext_lazy("Absent"), "bad"),
    (gettext_lazy("Begun"), "bad"),
    (gettext_lazy("Works"), "warn"),
    (gettext_lazy("Good"), "good"),
    (gettext_lazy("Best"), "good"),
)
"""Words and tones of the score that people gave a C, 0 to 4."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a channel's scorecard.

    Attributes:
        words: What stands in it.
        tone: ``good``, ``warn``, ``bad`` or ``none``.
        why: What it rests on, in a sentence.
    """

    words: str
    tone: str
    why: str | Promise


@dataclass(frozen=True, slots=True)
class ChannelLine:
    """A channel's scorecard.

    Attributes:
        channel: As the plan says.
        address: Of its action plan.
        cells: Customers, content, conversations, conversion, first response, policy.
    """

    channel: Channel
    address: str
    cells: tuple[Cell, ...]


NONE = Cell(MISSING, "none", gettext_lazy("Nothing was said or measured of it."))


def heads() -> tuple[str, ...]:
    """Give the heads of the columns."""
    return (
        _("Customers"),
        _("Content"),
        _("Conversations"),
        _("Conversion"),
        _("First response"),
        _("Policy"),
    )


@dataclass(frozen=True, slots=True)
class ChannelGround:
    """What the cells of channels are made of.

    Attributes:
        plan: That the channels stand in.
        readings: Of its KPIs, by path.
        read: KPIs of each channel alone, by its id.
        answers: How fast customers were answered, by network or medium.
        on: Day that is looked at.
    """

    plan: Plan
    readings: Mapping[str, Reading]
    read: Mapping[str, Sequence[ChannelKpi]]
    answers: Mapping[str, ChannelResponses]
    on: date


def cells_of(ground: ChannelGround, channel: Channel) -> tuple[Cell, ...]:
    """Give the cells of a channel that is in use."""
    cs = (_cell_of_c(ground, channel, c) for c in C)
    return (*cs, _response(channel, ground.answers), _policy(ground.plan, channel, ground.on))


def in_use(plan: Plan) -> list[Channel]:
    """Give the channels that are in use, those that come first before the others."""
    used = (one for one in plan.channels if one.status is ChannelStatus.ACTIVE)
    return sorted(used, key=lambda one: one.priority)


def _cell_of_c(ground: ChannelGround, channel: Channel, c: C) -> Cell:
    """Give a C as measured against a target of this channel alone, else as people judged it."""
    said = [one for one in channel.four_cs if one.c is c]
    named = (ground.readings[name] for one in said for name in one.kpis if name in ground.readings)
    for whole in named:
        found = _of_channel(ground, channel, whole)
        if found is not None and found.actual.value is not None:
            look = LOOKS[found.status]
            words = say_value(found.actual.value, found.actual.measured_in)
            return Cell(words, look.tone, f"{found.kpi.name}: {look.word}")
    return _judged(said)


def _of_channel(ground: ChannelGround, channel: Channel, whole: Reading) -> Reading | None:
    """Give a KPI as it stands for one channel; None where that was given no target."""
    goal = whole.path.rpartition("/")[0]
    for one in ground.read.get(channel.id, ()):
        if one.reading and (one.social_goal, one.kpi.metric) == (goal, whole.kpi.metric):
            return one.reading
    keys = {one.key for one in channel.accounts}
    return whole if set(accounts_of(ground.plan, whole.kpi.filter)) <= keys else None


def _judged(said: Sequence[FourC]) -> Cell:
    """Give the lowest score that people gave; it is a judgement, and says so."""
    scored = [one for one in said if one.score is not None]
    if not scored:
        return NONE
    lowest = min(scored, key=lambda one: one.score or 0)
    words, tone = SCORES[lowest.score or 0]
    why = _("Judged {0} of 4. {1}").format(lowest.score, lowest.reason)
    return Cell(str(words), tone, why.strip())


def _response(channel: Channel, answers: Mapping[str, ChannelResponses]) -> Cell:
    names = (channel.id, *(one.network for one in channel.accounts))
    found = next((answers[name] for name in names if name in answers), None)
    if found is None or found.first.open_hours.median is None:
        return NONE
    kept = found.first.attainment
    tone = {True: "good", False: "bad", None: "none"}[kept.is_met]
    why = _("Median of {0} first replies, in open hours.").format(found.first.open_hours.count)
    if kept.due and kept.promised is not None:
        why += " " + _("{0} of {1} in time.").format(kept.kept, kept.due)
    return Cell(say_spread(found.first.open_hours.median, "minutes"), tone, why)


def _policy(plan: Plan, channel: Channel, on: date) -> Cell:
    """Say of how many of the four kinds a policy is in force for a channel."""
    kinds = kinds_in_force(plan, channel, on)
    count, most = len(kinds), len(PolicyKind)
    words = _("{0} of {1}").format(count, most)
    tone = "good" if count == most else "warn" if count >= most - 1 else "bad"
    missing = ", ".join(one.value for one in PolicyKind if one not in kinds)
    why = _("Missing, not approved or past review: {0}.").format(missing)
    return Cell(words, tone, why if missing else _("All four kinds are approved and not overdue."))
