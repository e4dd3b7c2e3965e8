"""A step of an escalation path that calls nobody, or somebody who is not on the team any more.

What: a step has no person; its person or who stands in is not on the team of the plan; or the same
person stands in for themselves.

Why it matters: minutes count from the trigger, and a call that cannot be answered costs all of
them.

How to mend it: name somebody of the team, and somebody else who stands in.

Source: a named person for each severity (S3, S0).
"""

from collections.abc import Collection, Iterator

from trueline.contracts.check import Check, CheckGround, Found
from trueline.core.issue import Severity
from trueline.plan.governance.escalation import EscalationStep
from trueline.plan.parts import join


def _find(ground: CheckGround) -> Iterator[Found]:
    team = {one.name for one in ground.plan.team}
    for path in ground.plan.escalations:
        for step in path.steps:
            at = join("escalations", path.id, "steps", step.id)
            yield from _of_step(at, path.name, step, team)


def _of_step(at: str, name: str, step: EscalationStep, team: Collection[str]) -> Iterator[Found]:
    if not step.person:
        what = f"A step of “{name}” calls nobody."
        yield Found(join(at, "person"), what, "Name who is called.", about=step.id)
    elif team and step.person not in team:
        what = f"“{name}” calls {step.person}, who is not on the team."
        yield Found(join(at, "person"), what, "Name somebody who is.", about=step.person)
    if step.backup and step.backup == step.person:
        what = f"In “{name}” {step.person} stands in for themselves."
        yield Found(join(at, "backup"), what, "Name somebody else.", about=step.backup)
    elif step.backup and team and step.backup not in team:
        what = f"In “{name}” {step.backup} stands in, who is not on the team."
        yield Found(join(at, "backup"), what, "Name somebody who is.", about=step.backup)


CHECK = Check(
    name="call-that-reaches-nobody",
    title="Call that reaches nobody",
    severity=Severity.WARNS,
    source="S3, S0",
    find=_find,
)
