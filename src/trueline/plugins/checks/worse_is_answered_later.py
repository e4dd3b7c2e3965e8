"""Something severe that may be answered later than something less severe.

What: the first answer of a path is asked for within more minutes than that of a path of a lower
severity.

Why it matters: who sees the worst is told to be in less of a hurry than who sees a complaint; one
of the two numbers is a slip.

How to mend it: shorten the minutes of the more severe path, or lengthen those of the other.

Source: severities with target minutes (S3).
"""

from collections.abc import Iterator
from itertools import pairwise

from trueline.contracts.check import Check, CheckGround, Found
from trueline.core.issue import Severity
from trueline.plan.governance.escalation import EscalationPath
from trueline.plan.parts import join


def _find(ground: CheckGround) -> Iterator[Found]:
    quickest: dict[int, tuple[int, str, EscalationPath]] = {}
    for path in ground.plan.escalations:
        for step in path.steps:
            known = quickest.get(path.severity)
            named = (step.within_min, path.id, path)
            if known is None or named[:2] < known[:2]:
                quickest[path.severity] = named
    ordered = [(severity, *quickest[severity]) for severity in sorted(quickest)]
    for (severity, minutes, _, path), (lower, lower_minutes, _, _) in pairwise(ordered):
        if minutes > lower_minutes:
            yield Found(
                join("escalations", path.id, "steps"),
                f"“{path.name}” of severity {severity} is answered within {minutes} minutes, "
                f"severity {lower} within {lower_minutes}.",
                "Give the more severe one no more minutes than the other.",
                about=f"{minutes}/{lower_minutes}",
            )


CHECK = Check(
    name="worse-is-answered-later",
    title="Worse is answered later",
    severity=Severity.WARNS,
    source="S3",
    find=_find,
)
