"""Strategy: which changes of a plan are changes of strategy, and which assumptions changed with it.

A change of strategy cites the assumption whose change led to it, or says why there is none.

Source: Berry, Social Media Planning with Assumptions (the seed S2 of the mission).
"""

from collections.abc import Iterable

from trueline.coordination.deciding.decision import Decision
from trueline.plan.document import BusinessGoal, Plan, Scope, SocialGoal, Tactic
from trueline.plan.edits import Edit, SetField
from trueline.plan.every import every
from trueline.plan.kpi import Assumption, Kpi
from trueline.plan.path_kinds import holder_of, kind_at

STRATEGIC = frozenset({Scope, BusinessGoal, SocialGoal, Kpi, Tactic})
"""Parts that say what is wanted, and by what."""
BESIDE = frozenset({"owner", "source", "frequency_days"})
"""Their fields that say no such thing."""


def strategic(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Give the edits that change goals, KPIs with their targets, or tactics.

    Raises:
        MissingError: An edit speaks of a field that plans no longer have.
    """
    return tuple(one for one in edits if _is_strategic(one))


def changed_assumptions(old: Plan, new: Plan) -> frozenset[str]:
    """Give the paths of the assumptions whose numbers differ, came or went."""
    before, after = _numbers(old), _numbers(new)
    return frozenset(
        path for path in before.keys() | after.keys() if before.get(path) != after.get(path)
    )


def is_founded(decisions: Iterable[Decision], changed: Iterable[str]) -> bool:
    """Say whether a decision cites an assumption that changed, or says why none did."""
    known = frozenset(changed)
    return any(known.intersection(one.cites) or one.why_not.strip() for one in decisions)


def _is_strategic(edit: Edit) -> bool:
    if not isinstance(edit, SetField):
        return kind_at(edit.path).one in STRATEGIC
    part, field = holder_of(edit.path)
    return part in STRATEGIC and field.partition("/")[0] not in BESIDE


def _numbers(plan: Plan) -> dict[str, tuple[object, ...]]:
    return {path: (one.p10, one.p50, one.p90) for path, one in every(plan, Assumption)}
