"""Which effects the studies of an organisation show."""

from collections.abc import Iterator
from datetime import datetime

from trueline.evidence.weighing.claiming import ShownEffect
from trueline.plan.document import Plan
from trueline.usecases.studying.listed_studies import ListedStudy, listed_studies
from trueline.usecases.studying.subject_of import path_in_plan, tactic_of
from trueline.usecases.workspace import Workspace


def shown_effects(
    workspace: Workspace, plan: Plan, *, as_of: datetime | None = None
) -> tuple[ShownEffect, ...]:
    """Give what each study about a KPI shows.

    Only a study that shows an effect counts: one whose interval holds zero supports no sentence
    that claims one.

    Args:
        workspace: Of the organisation.
        plan: Whose tactics studies may be about.
        as_of: Moment whose knowledge counts, in UTC; None for the present.
    """
    known = listed_studies(workspace, as_of=as_of)
    return tuple(effect for one in known for effect in _shown(one, plan))


def _shown(one: ListedStudy, plan: Plan) -> Iterator[ShownEffect]:
    study = one.registration.study
    finding = one.run.results.finding if one.run and one.is_answered else None
    if finding is None or finding.low is None or finding.high is None or not study.kpi:
        return
    if finding.low > 0 or finding.high < 0:
        tactic = tactic_of(study, plan)
        name = study.tactic_name or (tactic.name if tactic else "")
        yield ShownEffect(
            study.id,
            path_in_plan(study.kpi),
            finding.grade,
            finding.low > 0,
            path_in_plan(study.tactic),
            name,
        )
