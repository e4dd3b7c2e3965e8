"""A KPI that cannot be read, because something of it is missing.

What: a KPI has no baseline, no target with its day, no owner, or nothing says where its numbers
come from. Each thing that it lacks is reported by itself; KPIs of channel objectives too.

Why it matters: a target without a baseline is a wish, one without a day is never late, and a KPI
without an owner is nobody's. A number whose source is not named cannot be had again.

How to mend it: measure the baseline over a stretch of days before the plan begins, set a target
with its day, name one person, and name the export or the system that the numbers come from.

Source: mission check A4, and the KPI record of mission 2.2.
"""

from collections.abc import Iterator

from trueline.contracts.check import Check, CheckGround, Found
from trueline.core.issue import Severity
from trueline.plan.every import every
from trueline.plan.kpi import Kpi
from trueline.plan.parts import join

ARTICLES = {"baseline": "a", "target": "a", "owner": "an", "source": "a"}


def _find(ground: CheckGround) -> Iterator[Found]:
    for path, kpi in every(ground.plan, Kpi):
        for missing, article in ARTICLES.items():
            if _lacks(kpi, missing):
                what = f"The KPI “{kpi.name}” lacks {article} {missing}."
                yield Found(join(path, missing), what, f"Fill in its {missing}.")


def _lacks(kpi: Kpi, field: str) -> bool:
    value = getattr(kpi, field)
    return value is None or (isinstance(value, str) and not value.strip())


CHECK = Check(
    name="kpi-incomplete",
    title="KPI without baseline, target, owner or source",
    severity=Severity.BLOCKS,
    source="A4, mission 2.2",
    find=_find,
)
