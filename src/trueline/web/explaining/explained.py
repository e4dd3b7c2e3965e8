"""Why KPIs changed, worked out once for all pages that tell it."""

from trueline.usecases.explaining.explain_kpi import ExplainedKpi, KpiToExplain, explain_kpi
from trueline.web.looked_at import LookedAt
from trueline.web.remembered import Remembered

EXPLAINED: Remembered[ExplainedKpi] = Remembered(64)


def explained(looked: LookedAt, asked: KpiToExplain) -> ExplainedKpi:
    """Say why a KPI changed, as known at the moment that is looked at.

    Raises:
        MissingError: There is no such KPI, or it cannot be told apart in that way.
        RefusedQuestionError: The plan names no account that it looks at.
    """
    plan = looked.adopted.plan
    return EXPLAINED.get(
        (*looked.key, looked.noted, asked),
        lambda: explain_kpi(looked.workspace, plan, asked, as_of=looked.known),
    )
