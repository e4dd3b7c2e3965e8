"""Policies and set-ups to look at again: those whose day came.

What: one item for each policy that is past its review or not approved, and one for each active
channel with lines of its set-up to do or to be looked at again.

Why it matters: what was right at the beginning of a year does not stay right by itself, and what
nobody looks at is found by others first.

Source: mission, "Cadences": policies yearly, set-ups quarterly; features, row 21: an overdue
recheck stands on the agenda.
"""

from collections.abc import Iterator
from decimal import Decimal

from trueline.briefing.wording import day_in_words
from trueline.contracts.agenda_source import AgendaGround, AgendaSource
from trueline.coordination.reviewing.agenda import AgendaItem, AgendaPart
from trueline.core.spoken_lists import listed
from trueline.plan.channels.channel import ChannelStatus
from trueline.plan.channels.setup import SetupState
from trueline.plan.parts import join

MINUTES = 2


def _find(ground: AgendaGround) -> Iterator[AgendaItem]:
    yield from _policies(ground)
    yield from _set_ups(ground)


def _policies(ground: AgendaGround) -> Iterator[AgendaItem]:
    for one in ground.plan.policies:
        if one.review_on is not None and one.review_on <= ground.on:
            says = f"It was to be looked at again on {day_in_words(one.review_on)}."
            rank = Decimal((ground.on - one.review_on).days)
        elif not one.approved_by or one.approved_on is None:
            says, rank = "Nobody approved it yet.", Decimal(0)
        else:
            continue
        path = join("policies", one.id)
        yield AgendaItem(
            key=f"policy:{one.id}",
            part=AgendaPart.UPKEEP,
            title=f"Policy: {one.title}",
            says=f"{says} Owner: {one.owner or 'nobody yet'}.",
            paths=(path,),
            rank=rank,
            minutes=MINUTES,
            link=f"/plan/part/{path}/",
        )


def _set_ups(ground: AgendaGround) -> Iterator[AgendaItem]:
    for channel in ground.plan.channels:
        if channel.status is not ChannelStatus.ACTIVE:
            continue
        due = [
            one.recheck_on
            for one in channel.setup
            if one.state is SetupState.OK and one.recheck_on and one.recheck_on <= ground.on
        ]
        open_lines = [one.basic for one in channel.setup if one.state is SetupState.TO_DO]
        if not due and not open_lines:
            continue
        said = []
        if due:
            said.append(f"{_lines(len(due))} to look at again since {day_in_words(min(due))}.")
        if open_lines:
            said.append(f"To do: {listed(open_lines)}.")
        yield AgendaItem(
            key=f"set-up:{channel.id}",
            part=AgendaPart.UPKEEP,
            title=f"Set-up of {channel.name}",
            says=" ".join(said),
            paths=(join("channels", channel.id),),
            rank=Decimal((ground.on - min(due)).days) if due else Decimal(0),
            minutes=MINUTES,
            link=f"/channels/{channel.id}/",
        )


def _lines(count: int) -> str:
    return "1 line" if count == 1 else f"{count} lines"


SOURCE = AgendaSource(
    name="rechecks",
    title="Policies and set-ups to look at again",
    part=AgendaPart.UPKEEP,
    find=_find,
)
