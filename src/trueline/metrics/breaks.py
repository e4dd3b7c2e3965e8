"""Definition breaks: days on which a name began to count something else.

Numbers from before and after such a day differ without anything having happened. The well-known
ones stand in ``breaks.toml``; organisations add their own.
"""

import math
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

OWN_KEYS = frozenset({"network", "metric", "day", "what", "bridge", "source"})
OPTIONAL_KEYS = frozenset({"settled", "is_renaming"})


@dataclass(frozen=True, slots=True)
class DefinitionBreak:
    """One day on which a metric changed what it counts.

    Attributes:
        id: Short name, unique in its ledger.
        network: Whose metric; empty where every network is meant.
        metric: Id.
        day: First day on which the new definition may be in force.
        what: What changed, in a sentence.
        bridge: How numbers from before and after can be compared; empty when they cannot.
        source: Where it can be read.
        settled: First day on which the new definition surely is in force; ``day`` itself when
            the day is known.
        is_renaming: Whether only the name changed, so that the series goes on.
        by: Who added it; empty for those that Trueline brings along.
        version: Of the definition that begins, where the organisation changed a metric itself; 0
            where a network did.
        overruled: First version by which the same days count otherwise again; 0 for none.
    """

    id: str
    network: str
    metric: str
    day: date
    what: str
    bridge: str
    source: str
    settled: date
    is_renaming: bool = False
    by: str = ""
    version: int = 0
    overruled: int = 0

    @property
    def is_own(self) -> bool:
        """Say whether somebody of the organisation added it."""
        return bool(self.by)

    def touches(self, network: str, metric: str) -> bool:
        """Say whether a network's metric is meant.

        Args:
            network: Whose.
            metric: Id of what the network reports; or a metric that is worked out, with its
                version, which changes of earlier versions do not reach.
        """
        name, _, version = metric.partition("@")
        if self.version:
            until = self.overruled or math.inf
            is_own = name == self.metric and version.isdecimal()
            is_meant = is_own and self.version <= int(version) < until
        else:
            is_meant = metric == self.metric
        return is_meant and self.network in ("", network)


@cache
def known_breaks() -> tuple[DefinitionBreak, ...]:
    """Give the well-known breaks that Trueline brings along, newest first."""
    text = (files("trueline.metrics") / "breaks.toml").read_text(encoding="utf-8")
    return newest_first(read_breaks(text))


def read_breaks(text: str) -> Iterator[DefinitionBreak]:
    """Yield the breaks of a TOML text, one table each.

    Raises:
        ValueError: A table lacks a key or has one that is not known.
    """
    for name, table in tomllib.loads(text).items():
        if wrong := (OWN_KEYS ^ table.keys()) - OPTIONAL_KEYS:
            raise ValueError(f"breaks.toml, {name}: {', '.join(sorted(wrong))}")
        yield DefinitionBreak(id=name, **{"settled": table["day"]} | table)


def newest_first(breaks: Iterable[DefinitionBreak]) -> tuple[DefinitionBreak, ...]:
    """Put breaks in the order in which people look for them."""
    return tuple(sorted(breaks, key=lambda one: (one.day, one.id), reverse=True))
