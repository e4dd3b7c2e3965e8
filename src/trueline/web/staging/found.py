"""Stages as they are known where a page looks, remembered until something they rest on changes."""

from trueline.usecases.check_plan import CheckReport
from trueline.usecases.coordinating.staging.ground import StageQuestion
from trueline.usecases.coordinating.staging.judge_stages import StageReading, judge_stages
from trueline.web.alignment import report_of
from trueline.web.looked_at import LookedAt
from trueline.web.plan_looked import PlanLooked
from trueline.web.remembered import Remembered

STAGES: Remembered[StageReading] = Remembered(32)


def stages_found(looked: LookedAt, report: CheckReport | None = None) -> StageReading:
    """Give the stages of an organisation on the day that a page looks at.

    Args:
        looked: The plan in force on the day.
        report: What all checks say of it; None to have it asked.
    """
    made = report or report_of(_plan_looked(looked), looked.revision, looked.as_of)
    key = (looked.key, looked.kept, made)
    return STAGES.get(key, lambda: judge_stages(_asked(looked, made)))


def _asked(looked: LookedAt, report: CheckReport) -> StageQuestion:
    """Give the question; the checks speak of the present day, or of the end of a past one."""
    judged_on = looked.as_of.day if looked.as_of else looked.workspace.today
    return StageQuestion(
        workspace=looked.workspace,
        plan=looked.adopted.plan,
        on=looked.on,
        as_of=looked.as_of.moment if looked.as_of else None,
        card=lambda: looked.scorecard,
        report=(lambda: report) if looked.on == judged_on else None,
    )


def _plan_looked(looked: LookedAt) -> PlanLooked:
    return PlanLooked(
        workspace=looked.workspace,
        plan=looked.adopted.plan,
        version=looked.adopted.number,
        adopted=looked.adopted,
        draft=None,
        is_editable=False,
        why_not="",
        named=dict(looked.named),
    )
