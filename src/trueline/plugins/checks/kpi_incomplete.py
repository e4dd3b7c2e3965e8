"""A KPI that cannot be read, because something of it is missing.

What: a KPI has no baseline, no target with its day, no owner, or nothing says where its numbers
come from. Each KPI is reported once, with all that it lacks; KPIs of channel objectives too.

Why it matters: a target without a baseline is a wish, one without a day is never late, and a KPI
without an owner is nobody's. A number whose source is not named cannot be had again.

How to mend it: measure the baseline over a stretch of days before the plan begins, set a target
with its day, name one person, and name the export or the system that the numbers come from.

Source: mission check A4, and the KPI record of mission 2.2.
"""

from collections.abc import Iterator

from trueline.contracts.check import Check, CheckGround, Found
from trueline.core.issue import Severity
from trueline.core.spoken_lists import listed
from trueline.plan.every import every
from trueline.plan.kpi import Kpi
from trueline.plan.parts import join

ARTICLES = {"baseline": "a", "target": "a", "owner": "an", "source": "a"}


def _find(ground: CheckGround) -> Iterator[Found]:
    for path, kpi in every(ground.plan, Kpi):
        missing = [one for one in ARTICLES if _lacks(kpi, one)]
        if missing:
            lacks = listed(f"{ARTICLES[one]} {one}" for one in missing)
            yield Found(
                join(path, missing[0]) if len(missing) == 1 else path,
                f"The KPI “{kpi.name}” lacks {lacks}.",
                f"Fill in its {listed(missing)}.",
            )


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
