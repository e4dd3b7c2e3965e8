"""A planned test in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from trueline.core.codec import decode
from trueline.usecases.studying.method_titles import method_titles
from trueline.usecases.studying.plan_test import PlannedTest
from trueline.web.studying.forest import say_number

MARKETS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class PowerRow:
    """How often a lift of a size would be found.

    Attributes:
        lift: As a share of the level; a dash for none.
        amount: A unit and period.
        found: Share of the tries.
        covered: Share of the tries whose interval held it.
        formula: The same by formula; empty where there is none.
    """

    lift: str
    amount: str
    found: str
    covered: str
    formula: str


@dataclass(frozen=True, slots=True)
class PlannedShown:
    """A planned test.

    Attributes:
        method: Title of the method that answers it.
        who: Who gets the tactic, in a sentence.
        least: Smallest lift that it finds, in a sentence.
        rows: Power by size of the lift.
        worth: Whether it is worth its cost, in a sentence; empty where that was not asked.
        caveats: What else must be known.
    """

    method: str
    who: str
    least: str
    rows: tuple[PowerRow, ...]
    worth: str
    caveats: tuple[str, ...]


def planned_shown(result: Mapping[str, Any] | None) -> PlannedShown | None:
    """Put a planned test in words.

    Args:
        result: As its job kept it; None before that, or where it failed.
    """
    if result is None or "planned" not in result:
        return None
    planned = decode(result["planned"], PlannedTest)
    formula = planned.by_formula or ()
    rows = tuple(
        PowerRow(
            lift=f"{one.share:+.1%}" if one.share else _("none"),
            amount=say_number(one.lift),
            found=f"{one.power:.0%}",
            covered=f"{one.covered:.0%}",
            formula=f"{formula[at]:.0%}" if at < len(formula) else "",
        )
        for at, one in enumerate(planned.power.at)
    )
    return PlannedShown(
        method_titles().get(planned.method, planned.method),
        _who(planned),
        _(
            "It finds a lift of {0} of the level in eight of ten tries; it was tried {1} times."
        ).format(f"{planned.power.least_share:.1%}", planned.power.tries),
        rows,
        _worth(planned),
        planned.caveats,
    )


def _who(planned: PlannedTest) -> str:
    who = ngettext("{0} of {1} unit", "{0} of {1} units", planned.unit_count).format(
        planned.treated_count, planned.unit_count
    )
    names = ", ".join(planned.units[:MARKETS_SHOWN])
    said = f"{who} ({names})" if names else who
    if not planned.periods:
        return said
    words = ngettext("{0}, over {1} period", "{0}, over {1} periods", planned.periods)
    return words.format(said, planned.periods)


def _worth(planned: PlannedTest) -> str:
    worth = planned.worth
    if worth is None:
        return planned.why_no_worth
    value = say_number(worth.value, signed=False)
    if worth.cost is None:
        return _("What it teaches is worth {0}.").format(value)
    words = _("What it teaches is worth {0} and it costs {1}: run it.")
    if not worth.pays:
        words = _("What it teaches is worth {0} and it costs {1}: that is too dear.")
    return words.format(value, say_number(worth.cost, signed=False))
