"""Parts that people add by name alone, with what can be said for them and nothing guessed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from trueline.core.errors import FaultyInputError
from trueline.core.issue import Issue, Severity
from trueline.metrics.catalogue import MetricCatalogue
from trueline.metrics.metric import Better
from trueline.plan.document import BusinessGoal, Plan, Scope, SocialGoal, Tactic
from trueline.plan.edits import AddPart, add_part
from trueline.plan.kpi import Direction, Kpi
from trueline.plan.naming import path_of
from trueline.plan.outline.ids import free_id
from trueline.plan.outline.places import Rank, list_under, own_id, rank_of
from trueline.plan.parts import look_up, name_of


@dataclass(frozen=True, slots=True)
class Where:
    """Where new parts go.

    Attributes:
        rank: What they are.
        above: Place that they serve; empty for the top, ``:`` for work that serves no goal.
        after: Place of the part beside which they go; empty for the last place.
    """

    rank: Rank
    above: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class KpiWanted:
    """What must be said of a new KPI; nothing of it can be guessed.

    Attributes:
        name: In words.
        metric: ``id@version`` of the catalogue.
        perspective: Id of a perspective; empty takes the only one.
        direction: None takes the way that is good for the metric.
    """

    name: str
    metric: str
    perspective: str = ""
    direction: Direction | None = None


def add_named(plan: Plan, where: Where, names: Sequence[str]) -> tuple[AddPart, ...]:
    """Ask to add parts that have a name only, in the order of the names.

    A scope gets a goal of its own that helps the one it is added under, a social goal serves what
    its neighbour serves or the only goal of its scope, a tactic the KPI it is added under.

    Raises:
        FaultyInputError: They cannot stand there, or a KPI is wanted, which takes a metric.
        MissingError: The plan has no such place.
    """
    if where.rank is Rank.KPI:
        what, remedy = "A KPI takes a metric.", "Choose one."
        raise FaultyInputError(Issue(Severity.BLOCKS, "metric", what, remedy))
    make = _MAKERS[where.rank]
    return _added(plan, where, names, lambda new, name: make(plan, where, new, name))


def add_kpi(
    plan: Plan, where: Where, wanted: KpiWanted, metrics: MetricCatalogue
) -> tuple[AddPart, ...]:
    """Ask to add a KPI.

    Raises:
        FaultyInputError: It cannot stand there, or the metric leaves open which way is good, or
            the plan has several perspectives and none was chosen.
        MissingError: There is no such place or metric.
    """
    metric = metrics.get(wanted.metric)
    usual = {Better.UP: Direction.UP, Better.DOWN: Direction.DOWN}.get(metric.better)
    direction = wanted.direction or usual
    sides = [side.id for side in plan.perspectives]
    perspective = wanted.perspective or (sides[0] if len(sides) == 1 else "")
    open_fields = {
        "direction": "" if direction else f"{metric.name} may be good up or down.",
        "perspective": "" if perspective else "The plan has several perspectives, or none.",
    }
    issues = [
        Issue(Severity.BLOCKS, field, what, "Choose one.")
        for field, what in open_fields.items()
        if what
    ]
    if issues or direction is None:
        raise FaultyInputError(*issues)

    def make(new: str, name: str) -> Kpi:
        return Kpi(new, name, metric.reference, direction, perspective)

    return _added(plan, where, [wanted.name], make)


def _added(
    plan: Plan, where: Where, names: Sequence[str], make: Callable[[str, str], Any]
) -> tuple[AddPart, ...]:
    within = list_under(plan, where.above, where.rank)
    taken = {name_of(one) for one in look_up(plan, within)}
    after = own_id(where.after) if where.after else None
    edits = []
    for name in names:
        new = free_id(taken, name)
        taken.add(new)
        edits.append(add_part(plan, within, make(new, name), after=after))
        after = new
    return tuple(edits)


def _goal(_plan: Plan, _where: Where, new: str, name: str) -> BusinessGoal:
    return BusinessGoal(new, name)


def _scope(plan: Plan, where: Where, new: str, name: str) -> Scope:
    if not where.above:
        return Scope(new, name)
    goal: BusinessGoal = look_up(plan, path_of(where.above))
    return Scope(new, name, goals=(BusinessGoal(goal.id, goal.name, serves=(goal.id,)),))


def _social(plan: Plan, where: Where, new: str, name: str) -> SocialGoal:
    scope: Scope = look_up(plan, path_of(where.above))
    own = tuple(goal.id for goal in scope.goals)
    beside: SocialGoal | None = look_up(plan, path_of(where.after)) if where.after else None
    serves = beside.serves if beside else own if len(own) == 1 else ()
    return SocialGoal(new, name, serves=serves)


def _tactic(_plan: Plan, where: Where, new: str, name: str) -> Tactic:
    is_of_kpi = ":" not in where.above and rank_of(where.above) is Rank.KPI
    return Tactic(new, name, kpis=(own_id(where.above),) if is_of_kpi else ())


_MAKERS: Mapping[Rank, Callable[[Plan, Where, str, str], Any]] = MappingProxyType(
    {Rank.GOAL: _goal, Rank.SCOPE: _scope, Rank.SOCIAL: _social, Rank.TACTIC: _tactic}
)
