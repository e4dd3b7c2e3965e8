"""Which metric is looked at, and which part of it."""

from dataclasses import dataclass
from typing import Annotated

from trueline.plan.referring import Named, Narrows


@dataclass(frozen=True, slots=True)
class Filter:
    """Which part of a metric a KPI or tactic looks at; empty means all.

    Attributes:
        channels: Channels of the plan that count.
        accounts: Accounts that count, each as ``network/handle``, such as ``instagram/acme``.
        segments: Breakdowns that count, such as ``country=DE``.
    """

    channels: Annotated[tuple[str, ...], Named.CHANNEL, Narrows()] = ()
    accounts: Annotated[tuple[str, ...], Named.CHANNEL_ACCOUNT, Narrows()] = ()
    segments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MetricUse:
    """A metric by which a tactic is followed.

    Attributes:
        metric: What is counted, as the catalogue of metrics defines it.
        filter: Part of it.
    """

    metric: Annotated[str, Named.METRIC]
    filter: Filter = Filter()
