"""What people owe a word on: each KPI, open action and channel, when it is due and whose it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from trueline.contracts.check_in_shelf import CheckIn
from trueline.measure.reading import Reading
from trueline.measure.scorecard import Scorecard
from trueline.measure.status import Status
from trueline.plan.actions import KeyAction
from trueline.plan.cascade import placed_tactics
from trueline.plan.channels.channel import ChannelStatus
from trueline.plan.document import Plan
from trueline.plan.naming import path_of
from trueline.plan.parts import join

ACTION_DAYS = 7
"""How often a word on an open action is due."""
CHANNEL_DAYS = 28
"""How often a word on a channel as a whole is due."""
AHEAD = timedelta(days=14)
"""An action is asked about from so long before its due day."""


class QuestionKind(StrEnum):
    """What a question is about."""

    KPI = "KPI"
    ACTION = "action"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class Question:
    """Something that its owner owes a word on, again and again.

    Attributes:
        path: Of the part in the plan.
        kind: What it is.
        name: For people.
        owner: Who answers for it: a name of the plan; empty when nobody does.
        about: Where it belongs: a scope, tactic or channel, for people.
        every_days: How often a word is due.
        due: First day on which the next word is due.
        last: The last word that was no skip; None before the first.
        skipped: Day of the skip since then; None when the last word was no skip.
        reading: Of a KPI; None for the rest.
        finish: Due day of an action; None for the rest.
    """

    path: str
    kind: QuestionKind
    name: str
    owner: str
    about: str
    every_days: int
    due: date
    last: CheckIn | None
    skipped: date | None
    reading: Reading | None = None
    finish: date | None = None

    @property
    def status(self) -> Status | None:
        """What is worked out; None where nothing is."""
        return self.reading.status if self.reading else None

    def is_due(self, on: date) -> bool:
        """Say whether a word is due by a day."""
        return self.due <= on


@dataclass(frozen=True, slots=True)
class _Asked:
    """A part that is asked about, before what was said of it is known."""

    path: str
    kind: QuestionKind
    name: str
    owner: str
    about: str
    every_days: int
    reading: Reading | None = None
    finish: date | None = None


def questions(plan: Plan, card: Scorecard, said: Sequence[CheckIn]) -> tuple[Question, ...]:
    """Give everything that a word is owed on, those that are due first at the head.

    Args:
        plan: In force.
        card: Its readings on the day that is asked about.
        said: Every check-in that counts, newest first.
    """
    asked = (*_kpis(card), *_actions(plan, card.on), *_channels(plan))
    found = [_question(one, plan, said, card.on) for one in asked]
    return tuple(sorted(found, key=lambda one: one.due))


def owners(found: Sequence[Question]) -> tuple[str, ...]:
    """Give everybody who owes a word on something, by name."""
    return tuple(sorted({one.owner for one in found if one.owner}))


def owner_named(found: Sequence[Question], name: str) -> str:
    """Give the owner of the plan who bears a person's name; empty when none does."""
    same = (one for one in owners(found) if one.casefold() == name.strip().casefold())
    return next(same, "")


def _kpis(card: Scorecard) -> Iterator[_Asked]:
    for one in card.readings:
        yield _Asked(
            path_of(one.path),
            QuestionKind.KPI,
            one.kpi.name,
            one.kpi.owner,
            one.scope,
            one.kpi.frequency_days,
            reading=one,
        )


def _actions(plan: Plan, on: date) -> Iterator[_Asked]:
    for placed in placed_tactics(plan):
        at, one = path_of(placed.path), placed.tactic
        yield from _open_actions(join(at, "actions"), one.actions, one.owner, one.name, on)
    for channel in plan.channels:
        at = join("channels", channel.id, "actions")
        yield from _open_actions(at, channel.actions, channel.owner, channel.name, on)


def _open_actions(
    at: str, actions: Sequence[KeyAction], owner: str, about: str, on: date
) -> Iterator[_Asked]:
    for one in actions:
        if one.done_on is None and one.due is not None and one.due <= on + AHEAD:
            yield _Asked(
                join(at, one.id),
                QuestionKind.ACTION,
                one.step,
                one.owner or owner,
                about,
                ACTION_DAYS,
                finish=one.due,
            )


def _channels(plan: Plan) -> Iterator[_Asked]:
    for one in plan.channels:
        if one.status is ChannelStatus.ACTIVE:
            at = join("channels", one.id)
            yield _Asked(at, QuestionKind.CHANNEL, one.name, one.owner, one.vision, CHANNEL_DAYS)


def _question(asked: _Asked, plan: Plan, said: Sequence[CheckIn], on: date) -> Question:
    own = [one for one in said if one.entry.path == asked.path and one.entry.day <= on]
    answered = [one for one in own if one.entry.health is not None]
    last = answered[0] if answered else None
    skipped = own[0].entry.day if own and own[0].entry.health is None else None
    begins = asked.finish - AHEAD if asked.finish else plan.first
    due = own[0].entry.day + timedelta(days=asked.every_days) if own else begins
    return Question(
        path=asked.path,
        kind=asked.kind,
        name=asked.name,
        owner=asked.owner,
        about=asked.about,
        every_days=asked.every_days,
        due=due,
        last=last,
        skipped=skipped,
        reading=asked.reading,
        finish=asked.finish,
    )
