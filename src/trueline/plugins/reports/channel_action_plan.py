"""Channel action plan: how one channel is won, on one page.

Answers the eight questions of a channel action plan (vision; objectives; KPIs and targets;
customers; key actions; organisation, people and resources; tools; performance measurement) and ends
with do's and don'ts. What does not fit is counted, never left out in silence.

Source: Hamill, Stevenson and Hamill, Mastering Social Media, workshop 3 (2012).
"""

from collections.abc import Sequence

from trueline.briefing.blocks import Block, Briefing, Bullets, Pairs, Paragraph, Section, Table
from trueline.briefing.cells import Row, row_of
from trueline.briefing.wording import MISSING, day_in_words, number_in_words
from trueline.contracts.report import Report, ReportGround
from trueline.core.errors import MissingError
from trueline.plan.actions import KeyAction
from trueline.plan.channels.channel import Channel
from trueline.plan.channels.content import Advice
from trueline.plan.channels.resources import Tool
from trueline.plan.completeness import kpis_of, tools_of
from trueline.plan.finding import find_social_goal
from trueline.plan.kpi import Kpi
from trueline.plan.parts import look_up

LETTERS_A_POINT = 24
"""Letters that a text keeps for each point that an answer may have."""


def _make(ground: ReportGround, most: int) -> Briefing:
    channel = _channel(ground)
    return Briefing(
        title=f"{channel.name}: channel action plan",
        lead=_cut(channel.vision, most * 2),
        sections=(
            Section("1  Vision: why this channel, and how far", _vision(channel, most)),
            Section("2  Objectives", _objectives(ground, channel, most)),
            Section("3  KPIs and targets", _kpis(ground, channel, most), is_wide=True),
            Section("4  Customers", _customers(ground, channel, most)),
            Section("5  Key actions", _actions(channel, most)),
            Section("6  Organisation, people and resources", _people(channel, most)),
            Section("7  Tools", _tools(ground, channel, most)),
            Section("8  Performance measurement", _measurement(channel, most), is_wide=True),
            Section("Do", _advice(channel, Advice.DO, most)),
            Section("Don't", _advice(channel, Advice.DONT, most)),
        ),
        foot=f"{ground.stands} · {ground.digest[:12]}",
        organisation=f"{ground.plan.organisation} · {ground.plan.title}",
    )


def _channel(ground: ReportGround) -> Channel:
    """Give the channel that is asked for.

    Raises:
        MissingError: The subject is none.
    """
    found = look_up(ground.plan, ground.subject)
    if not isinstance(found, Channel):
        known = ", ".join(f"channels/{one.id}" for one in ground.plan.channels) or "none yet"
        said = f"{ground.subject} is no channel" if ground.subject else "A channel is needed"
        raise MissingError(f"{said}; known are {known}.")
    return found


def _vision(channel: Channel, most: int) -> tuple[Block, ...]:
    pairs = (("Depth", str(channel.depth)), ("Priority", str(channel.priority)))
    why = (Paragraph(_cut(channel.why, most)),) if channel.why else ()
    return (*why, Pairs(pairs))


def _objectives(ground: ReportGround, channel: Channel, most: int) -> tuple[Block, ...]:
    lines = []
    for one in sorted(channel.objectives, key=lambda one: one.priority):
        goal = find_social_goal(ground.plan, one.social_goal) if one.social_goal else None
        served = f" → {goal.name}" if goal else " → no social goal yet"
        lines.append(_cut(f"{one.text}{served}", most))
    return _bullets(lines, most)


def _kpis(ground: ReportGround, channel: Channel, most: int) -> tuple[Block, ...]:
    rows = [_kpi(ground, kpi) for kpi in kpis_of(ground.plan, channel)]
    if not rows:
        return ()
    heads = ("KPI", "Lead or lag", "Baseline", "Target", "By", "Owner")
    table = Table(heads, tuple(rows[:most]), numbers=(2, 3))
    return (table, *_more(len(rows), most))


def _kpi(ground: ReportGround, kpi: Kpi) -> Row:
    metric = ground.metrics.get(kpi.metric)
    unit = ground.plan.currency if metric.measured_in == "money" else metric.measured_in
    return row_of(
        kpi.name,
        f"{kpi.timing}, {kpi.driver}" if kpi.driver else str(kpi.timing),
        number_in_words(kpi.baseline.value, unit) if kpi.baseline else MISSING,
        number_in_words(kpi.target.value, unit) if kpi.target else MISSING,
        day_in_words(kpi.target.due) if kpi.target else MISSING,
        kpi.owner or MISSING,
    )


def _customers(ground: ReportGround, channel: Channel, most: int) -> tuple[Block, ...]:
    known = {one.id: one for one in ground.plan.segments}
    chosen = [known[name] for name in channel.segments if name in known]
    return _bullets(
        [_cut(f"{one.name}: {one.needs}" if one.needs else one.name, most) for one in chosen], most
    )


def _actions(channel: Channel, most: int) -> tuple[Block, ...]:
    actions = [*channel.actions, *(one for c in channel.four_cs for one in c.actions)]
    open_first = sorted(actions, key=lambda one: (one.done_on is not None,))
    return _bullets([_cut(_action(one), most) for one in open_first], most)


def _action(action: KeyAction) -> str:
    said = [action.step]
    said += [action.owner] if action.owner else []
    if action.done_on:
        said.append(f"done {day_in_words(action.done_on)}")
    elif action.due:
        said.append(f"by {day_in_words(action.due)}")
    return ", ".join(said)


def _people(channel: Channel, most: int) -> tuple[Block, ...]:
    hours = sum(one.hours_week for one in channel.people)
    pairs = [("Owner", channel.owner or MISSING)]
    pairs += [("Reviewers", ", ".join(channel.reviewers))] if channel.reviewers else []
    pairs += [("Hours a week", number_in_words(hours))] if channel.people else []
    lines = [
        f"{one.role}: {one.person or 'nobody yet'}, {number_in_words(one.hours_week)} h a week"
        for one in channel.people
    ]
    return (Pairs(tuple(pairs)), *_bullets([_cut(one, most) for one in lines], most))


def _tools(ground: ReportGround, channel: Channel, most: int) -> tuple[Block, ...]:
    return _bullets([_tool(one, most) for one in tools_of(ground.plan, channel)], most)


def _tool(tool: Tool, most: int) -> str:
    """Give a tool in a line; its purpose is shortened before its cost is."""
    cost = f", {tool.cost_month} a month" if tool.cost_month is not None else ""
    said = f"{tool.name}: {tool.purpose}" if tool.purpose else tool.name
    return f"{_cut(said, most)}{cost}"


def _measurement(channel: Channel, most: int) -> tuple[Block, ...]:
    return (Paragraph(_cut(channel.measurement, most * 2)),) if channel.measurement else ()


def _advice(channel: Channel, advice: Advice, most: int) -> tuple[Block, ...]:
    said = [_cut(one.text, most) for one in channel.dos_and_donts if one.advice is advice]
    return _bullets(said, most)


def _bullets(lines: Sequence[str], most: int) -> tuple[Block, ...]:
    if not lines:
        return ()
    return (Bullets(tuple(lines[:most])), *_more(len(lines), most))


def _more(count: int, most: int) -> tuple[Block, ...]:
    return (Paragraph(f"and {count - most} more", is_quiet=True),) if count > most else ()


def _cut(text: str, most: int) -> str:
    """Shorten a text to what an answer of so many points has room for; say that it was."""
    longest = most * LETTERS_A_POINT
    return text if len(text) <= longest else f"{text[:longest].rstrip()} …"


REPORT = Report(
    name="channel-action-plan",
    title="Channel action plan",
    make=_make,
    is_one_page=True,
    most=12,
)
