"""A target that the plan's own guesses hardly ever reach.

What: a KPI says in its *formula* how its assumptions make the value at the due day. Each assumption
with a range becomes a distribution through its p10, p50 and p90; they are drawn independently of
each other, 2,000 times and always the same draws, and the formula is worked out for each. Reported
is a target that fewer than one draw in ten reaches: for *up* at least the target, for *down* at
most the target, for a *band* between its ends. A formula that cannot be worked out is reported too.

Where the numbers come from: distributions are the three-term metalog of Keelin (2016); a number
whose p10 lies above 0 never falls to 0. Where the three lie too askew for it, each side of the p50
has its own width. An assumption without a range is its p50 in every draw. The chance is that of the
guesses, not a forecast: facts play no part in it.

Why it matters: a target that the plan itself does not believe in is missed however well the work is
done, and those who did it are asked why.

When not: nothing is said of KPIs without a formula, and where none has one the check is not made.
Guesses that rise and fall together make the true range wider than shown.

How to mend it: test the guesses, then change the one that is wrong, the tactics, or the target.

Source: mission check A15; guesses as numbers, so that they can be tested (S2).
"""

from collections.abc import Iterator
from decimal import Decimal

from trueline.contracts.check import Check, CheckGround, Found, NotCheckedError
from trueline.core.errors import RefusedQuestionError
from trueline.core.issue import Severity
from trueline.core.percent import per_cent
from trueline.core.spoken_numbers import exactly, roughly
from trueline.plan.every import every
from trueline.plan.kpi import Direction, Kpi
from trueline.plan.parts import join
from trueline.plan.reaching.reach import Reach, reach_of
from trueline.plan.target import Target

LEAST_CHANCE = 0.1
LOWEST_SAID = 0.01
DIGITS_OF_DRAWS = 3
"""2,000 draws say no more."""


def _find(ground: CheckGround) -> Iterator[Found]:
    with_formula = [(path, kpi) for path, kpi in every(ground.plan, Kpi) if kpi.formula]
    if not with_formula:
        raise NotCheckedError("No KPI has a formula that puts its assumptions together.")
    for path, kpi in with_formula:
        try:
            reach = reach_of(kpi)
        except RefusedQuestionError as refusal:
            yield Found(
                join(path, "formula"),
                f"Whether “{kpi.name}” can reach its target cannot be worked out. {refusal}",
                "Mend the formula: ids of assumptions with _ for -, baseline, numbers, + - * /.",
                about=str(refusal),
            )
            continue
        if reach and kpi.target and reach.chance < LEAST_CHANCE:
            yield _unlikely(path, kpi, kpi.target, reach)


def _unlikely(path: str, kpi: Kpi, target: Target, reach: Reach) -> Found:
    middle = f"The assumptions make {_drawn(reach.p50)} of it"
    if reach.drawn:
        middle += f", nine chances in ten above {_drawn(reach.p10)} and below {_drawn(reach.p90)}"
    what = f"“{kpi.name}” is to be {_end(kpi.direction, target)} by {target.due}. {middle}. "
    what += f"The chance is {_chance(reach.chance)}{_grounds(reach)}."
    return Found(
        join(path, "target", "value"),
        what,
        "Test the assumptions; then change the one that is wrong, the tactics or the target.",
        about=f"{_end(kpi.direction, target)} {target.due}: {_drawn(reach.p50)}",
    )


def _end(direction: Direction, target: Target) -> str:
    end = exactly(target.value)
    if direction is Direction.BAND:
        floor = target.value if target.floor is None else target.floor
        return f"between {exactly(floor)} and {end}"
    return f"{'at least' if direction is Direction.UP else 'at most'} {end}"


def _drawn(value: float) -> str:
    return roughly(value, DIGITS_OF_DRAWS)


def _chance(chance: float) -> str:
    return "< 1%" if chance < LOWEST_SAID else per_cent(Decimal(str(chance)))


def _grounds(reach: Reach) -> str:
    said = []
    if reach.drawn:
        said.append(f"drawn from the ranges of {', '.join(reach.drawn)}")
    if reach.fixed:
        said.append(f"{', '.join(reach.fixed)} without a range")
    return f" ({'; '.join(said)})" if said else ""


CHECK = Check(
    name="target-out-of-reach",
    title="Target out of reach of its own guesses",
    severity=Severity.WARNS,
    source="A15, S2",
    find=_find,
)
