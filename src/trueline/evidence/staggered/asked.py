"""What a study's observations are asked: the effects of a tactic that began at different times."""

from trueline.evidence.cube.cube import MomentCube
from trueline.evidence.cube.put_together import one_thread, put_together
from trueline.evidence.estimate import CannotEstimateError, Design, Estimate
from trueline.evidence.observations import NEVER, Observations, Panel
from trueline.evidence.staggered.contrasts import Controls
from trueline.evidence.staggered.effects import Effects, effects_of_cube, effects_of_panel
from trueline.evidence.staggered.within import Within, WithinCube, within_panel

FEWEST = 2
"""Members that a group must have, so that it can be said how much they differ."""


def controls_for(observations: Observations) -> Controls:
    """Take who never began as controls; who began later only where fewer than two never did.

    Only who began when decides, never an outcome.
    """
    never = sum(count for start, count in start_counts(observations).items() if start == NEVER)
    return Controls.NEVER_TREATED if never >= FEWEST else Controls.NOT_YET_TREATED


def start_counts(observations: Observations) -> dict[int, int]:
    """Give members by start, ascending; empty where units were not measured over periods."""
    if observations.panel is not None:
        own = observations.panel.starts
        return {int(one): int((own == one).sum()) for one in sorted(set(own.tolist()))}
    counts: dict[int, int] = {}
    for cell in observations.cube.cells if observations.cube else ():
        counts[cell.start] = counts.get(cell.start, 0) + cell.count
    return counts


def periods_of(observations: Observations) -> tuple[str, ...]:
    """Give the names of the periods; empty where units were not measured over periods."""
    held = observations.panel or observations.cube
    return held.periods if held else ()


def effects_of(observations: Observations) -> Effects:
    """Work out the effects.

    Raises:
        CannotEstimateError: Nobody can be compared.
    """
    controls = controls_for(observations)
    with one_thread():
        found = _effects(observations, controls)
    if found is None:
        raise CannotEstimateError(
            "Nobody can be compared: it takes two units that began together, a period before "
            "that, and two units of their stratum without the tactic."
        )
    return found


def has_event_times(estimate: Estimate, observations: Observations) -> bool:
    """Say whether an estimate has a path by time since the start, with units behind it."""
    is_path = bool(estimate.path) and all(one.at[:1] in ("+", "-") for one in estimate.path)
    is_comparison = estimate.design is Design.COMPARISON
    return is_comparison and is_path and bool(start_counts(observations))


def within_of(observations: Observations) -> Within | None:
    """Give what a regression works on; None where units were not measured over periods."""
    panel, cube = observations.panel, observations.cube
    if panel is None:
        return WithinCube(cube) if cube is not None else None
    with one_thread():
        return within_panel(panel) if panel.has_gaps else WithinCube(cube_of(panel))


def cube_of(panel: Panel) -> MomentCube:
    """Put a panel together; units with a gap are left out and counted."""
    return put_together(
        panel.outcome,
        starts=panel.starts,
        strata=panel.strata,
        periods=panel.periods,
        stratum_names=tuple(str(one) for one in range(int(panel.strata.max(initial=0)) + 1)),
    )


def _effects(observations: Observations, controls: Controls) -> Effects | None:
    panel, cube = observations.panel, observations.cube
    if panel is None:
        return effects_of_cube(cube, controls) if cube is not None else None
    if panel.has_gaps:
        return effects_of_panel(panel, controls)
    return effects_of_cube(cube_of(panel), controls)
