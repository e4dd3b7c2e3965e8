"""Presenting: the overview one block a step."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Step:
    """One block on the whole screen.

    Attributes:
        title: What it is.
        template: That draws it; empty for a perspective of the scorecard.
        shown: That perspective with its rows; empty for all else.
    """

    title: str
    template: str
    shown: tuple[Any, ...] = ()

    @property
    def side(self) -> bool:
        """Whether it is a perspective of the scorecard."""
        return bool(self.shown)


def steps_of(known: Mapping[str, Any]) -> list[Step]:
    """Give the steps of what the overview shows; blocks without anything in them are left out."""
    return list(_steps(known))


def _steps(known: Mapping[str, Any]) -> Iterator[Step]:
    yield Step(_("Where the plan stands"), "overview/state.html")
    yield Step(_("Needs a decision"), "overview/decisions.html")
    for side, rows in known["sides"]:
        if rows:
            yield Step(side.perspective.name, "", ((side, rows),))
    if known.get("charted"):
        yield Step(known["charted"].reading.kpi.name, "overview/chart.html")
    if known.get("returns"):
        yield Step(_("Return by channel"), "overview/returns.html")
    if known["channel_lines"]:
        yield Step(_("Channel scorecards"), "overview/channels.html")
    if known["stages"]:
        yield Step(_("Stages"), "overview/stages.html")
    if known.get("agreed"):
        yield Step(_("Actions"), "overview/actions.html")
