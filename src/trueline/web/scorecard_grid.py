"""The balanced scorecard as tables: scopes and channels against the whole."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trueline.measure.balanced import Balance, GoalRow, Side
from trueline.measure.measured import Measured
from trueline.measure.reading import Reading
from trueline.measure.scorecard import Scorecard
from trueline.plan.channels.channel import Channel
from trueline.plan.document import Perspective, Scope
from trueline.plan.naming import path_of
from trueline.web.channel_rows import kpi_address
from trueline.web.plan_day import PlanDay
from trueline.web.plan_looked import PlanLooked
from trueline.web.status import LOOKS, StatusLook
from trueline.web.wording import say_value


@dataclass(frozen=True, slots=True)
class KpiCell:
    """A KPI in a cell.

    Attributes:
        reading: Where it stands.
        address: Where it is explained.
        is_drawer: Whether that opens beside the page.
        value: In words.
        look: Of its status.
    """

    reading: Reading
    address: str
    is_drawer: bool
    value: str
    look: StatusLook


@dataclass(frozen=True, slots=True)
class ScopeCell:
    """What a scope, or all together, does for a goal of the organisation in a perspective.

    Attributes:
        balance: Its readings taken together.
        kpis: One by one; empty for all together.
        look: Of its pace; None without one.
        differs: Whether it stands elsewhere than all together.
    """

    balance: Balance
    kpis: tuple[KpiCell, ...]
    look: StatusLook | None
    differs: bool


@dataclass(frozen=True, slots=True)
class ScopeRow:
    """A goal of the organisation within a perspective.

    Attributes:
        name: Of the goal; empty for what helps none.
        whole: All scopes together.
        cells: One for each scope that is shown; None where it has no KPI.
    """

    name: str
    whole: ScopeCell
    cells: tuple[ScopeCell | None, ...]


@dataclass(frozen=True, slots=True)
class ChannelCell:
    """A channel's own part of a KPI.

    Attributes:
        channel: Id.
        actual: Of the channel alone.
        value: In words.
        look: Against the target of the channel's own objective; None where it has none.
        differs: Whether it stands elsewhere than the whole.
    """

    channel: str
    actual: Measured
    value: str
    look: StatusLook | None
    differs: bool


@dataclass(frozen=True, slots=True)
class ChannelGridRow:
    """A KPI with what each channel has of it.

    Attributes:
        whole: The KPI.
        cells: One for each channel that is shown; None where the KPI does not look at it.
    """

    whole: KpiCell
    cells: tuple[ChannelCell | None, ...]


def scope_rows(
    looked: PlanLooked, side: Side, scopes: Sequence[Scope], *, only_differing: bool
) -> list[ScopeRow]:
    """Give a perspective's rows: goals of the organisation against the scopes that are shown.

    Args:
        looked: The plan.
        side: Of the balanced scorecard.
        scopes: That are shown; a goal for which none of them has a KPI is left out.
        only_differing: Leave out goals for which each stands where all together do.
    """
    rows = (_scope_row(looked, one, scopes) for one in side.rows)
    shown = [row for row in rows if any(row.cells)]
    if not only_differing:
        return shown
    return [row for row in shown if any(cell and cell.differs for cell in row.cells)]


def channels_shown(at: PlanDay, card: Scorecard) -> list[Channel]:
    """Give the channels that have a part in any KPI."""
    counting = {one.channel for one in card.channels if one.actuals}
    return [one for one in at.looked.plan.channels if one.id in counting]


def channel_grid(
    at: PlanDay, card: Scorecard, channels: Sequence[Channel], *, only_differing: bool
) -> Iterator[tuple[Perspective, list[ChannelGridRow]]]:
    """Yield each perspective with its KPIs, and what each channel has of them.

    A channel is held only against the target of an objective of its own that serves the same
    social goal and is judged by the same metric.
    """
    parts = {(one.channel, place): actual for one in card.channels for place, actual in one.actuals}
    own = _own_readings(at, channels)
    for side in card.perspectives:
        rows = [
            ChannelGridRow(
                whole=_kpi_cell(at.looked, one),
                cells=tuple(_channel_cell(one, each, parts, own) for each in channels),
            )
            for one in side.readings
        ]
        if only_differing:
            rows = [row for row in rows if any(cell and cell.differs for cell in row.cells)]
        yield side.perspective, rows


def _scope_row(looked: PlanLooked, row: GoalRow, scopes: Sequence[Scope]) -> ScopeRow:
    return ScopeRow(
        name=row.name,
        whole=ScopeCell(row.whole, (), _look(row.whole), differs=False),
        cells=tuple(
            _scope_cell(looked, row, row.scopes[one.id]) if one.id in row.scopes else None
            for one in scopes
        ),
    )


def _scope_cell(looked: PlanLooked, row: GoalRow, balance: Balance) -> ScopeCell:
    return ScopeCell(
        balance=balance,
        kpis=tuple(_kpi_cell(looked, one) for one in balance.readings),
        look=_look(balance),
        differs=balance.differs_from(row.whole),
    )


def _look(balance: Balance) -> StatusLook | None:
    return LOOKS[balance.status] if balance.status else None


def _kpi_cell(looked: PlanLooked, reading: Reading) -> KpiCell:
    address, is_drawer = kpi_address(looked, path_of(reading.path))
    value = say_value(reading.actual.value, reading.actual.measured_in)
    return KpiCell(reading, address, is_drawer, value, LOOKS[reading.status])


def _own_readings(at: PlanDay, channels: Sequence[Channel]) -> dict[tuple[str, str, str], Reading]:
    """Give the readings of objectives' own KPIs by channel, social goal and metric."""
    found = at.channels(*channels)
    return {
        (channel, one.social_goal, one.kpi.metric): one.reading
        for channel, kpis in found.items()
        for one in kpis
        if one.reading is not None and one.social_goal
    }


def _channel_cell(
    reading: Reading,
    channel: Channel,
    parts: dict[tuple[str, str], Measured],
    own: dict[tuple[str, str, str], Reading],
) -> ChannelCell | None:
    actual = parts.get((channel.id, reading.path))
    if actual is None:
        return None
    goal = reading.path.rpartition("/")[0]
    held = own.get((channel.id, goal, reading.kpi.metric))
    return ChannelCell(
        channel=channel.id,
        actual=actual,
        value=say_value(actual.value, actual.measured_in),
        look=LOOKS[held.status] if held else None,
        differs=held is not None and held.status is not reading.status,
    )
