"""An escalation without a way for the worst, or a path that calls nobody or is never seen.

What: the plan says what happens when something goes wrong, and says nothing of severity 1; or a
path has no trigger by which it is noticed, or no step that calls anybody.

Why it matters: the worst is rare, and whoever is on duty then has no time to ask whom to call.

How to mend it: add a path of severity 1 with what counts as that, and who is called first; give
every path a trigger and a step with a person.

Source: escalation and triage (S3); governance of four P's: people, policies, processes, practices.
"""

from collections.abc import Iterator

from trueline.contracts.check import Check, CheckGround, Found
from trueline.core.issue import Severity
from trueline.plan.parts import join


def _find(ground: CheckGround) -> Iterator[Found]:
    paths = ground.plan.escalations
    if paths and min(one.severity for one in paths) > 1:
        worst = min(one.severity for one in paths)
        what = f"No path is of severity 1; the most severe is of severity {worst}."
        yield Found("escalations", what, "Say what counts as the worst, and who is called then.")
    for one in paths:
        path = join("escalations", one.id)
        if not one.triggers:
            what = f"Nothing says when “{one.name}” is followed."
            yield Found(join(path, "triggers"), what, "Say what has to be seen for it.")
        if not any(step.person for step in one.steps):
            what = f"“{one.name}” calls nobody."
            yield Found(join(path, "steps"), what, "Say who is called first.")


CHECK = Check(
    name="worst-without-path",
    title="Escalation without a way for the worst",
    severity=Severity.WARNS,
    source="S3",
    find=_find,
)
