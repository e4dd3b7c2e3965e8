"""A process that a machine runs although it failed when somebody walked it.

What: a process flow is automated, and its check failed.

Why it matters: a machine repeats a fault faster than anybody can answer for it. Links that lead
nowhere and answers that miss the question reach everyone before they reach the one who would
notice.

How to mend it: stop the automation, mend the process, walk it again by hand, and record that it
passed before a machine takes it over again.

Source: mission check A25; processes are tested before they are automated (S4).
"""

from collections.abc import Iterator

from trueline.contracts.check import Check, CheckGround, Found
from trueline.core.issue import Severity
from trueline.plan.organisation.process import FlowCheck
from trueline.plan.parts import join


def _find(ground: CheckGround) -> Iterator[Found]:
    for flow in ground.plan.flows:
        if flow.is_automated and flow.check is FlowCheck.FAILED:
            when = f" on {flow.checked_on}" if flow.checked_on else ""
            yield Found(
                join("flows", flow.id, "is_automated"),
                f"“{flow.name}” is automated and failed its check{when}.",
                "Stop the automation until the process was walked again and passed.",
            )


CHECK = Check(
    name="automated-though-it-failed",
    title="Automated though its check failed",
    severity=Severity.BLOCKS,
    source="A25, S4",
    find=_find,
)
