"""Load the demo: its plan and its exports come in as anyone's would."""

import tempfile
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from trueline.core.errors import FaultyInputError
from trueline.demo.exports import DemoExport, write_exports
from trueline.plan.document import Plan
from trueline.usecases.defining.define_demo import define_demo
from trueline.usecases.demo_decided import decided_steps
from trueline.usecases.demo_held import held_steps
from trueline.usecases.demo_met import meet_demo
from trueline.usecases.demo_reported import report_demo
from trueline.usecases.demo_rules import rules_steps
from trueline.usecases.demo_said import say_demo
from trueline.usecases.demo_staged import staged_steps
from trueline.usecases.demo_versions import plan_steps
from trueline.usecases.import_file import FileResult, ImportOrder, import_file
from trueline.usecases.studying.ask_demo import ask_demo
from trueline.usecases.workspace import Workspace

BY = "demo"


@dataclass(frozen=True, slots=True)
class DemoLoaded:
    """What loading the demo gave.

    Attributes:
        results: What became of each export, in the order of the story.
        plan_version: Number of the plan in force.
    """

    results: tuple[FileResult, ...]
    plan_version: int


def load_demo(workspace: Workspace, plan: Plan, *, tell: Callable[[int, int], None]) -> DemoLoaded:
    """Bring in the demo's plan and exports at the times of its story.

    Both in the order of the story, so that a plan was approved on what was known that day. What is
    there already stays.

    Args:
        workspace: The demo organisation's.
        plan: Its plan, as it is in force in the end.
        tell: Called with exports done and exports in all.

    Raises:
        FaultyInputError: An export or an edit of the demo was refused; the demo is at fault.
        MissingError: A note stands beside nothing; likewise.
        ApprovalRefusedError: A version of its plan was; the demo is at fault.
    """
    told = (
        *plan_steps(plan),
        *decided_steps(),
        *held_steps(),
        *staged_steps(),
        *rules_steps(),
    )
    steps = deque(sorted(told, key=lambda one: one.at))
    with tempfile.TemporaryDirectory() as folder:
        exports = write_exports(Path(folder))
        results = []
        for done, export in enumerate(exports):
            tell(done, len(exports))
            while steps and steps[0].at <= export.imported_at:
                steps.popleft().do(workspace)
            results.append(_bring_in(workspace, export))
        for step in steps:
            step.do(workspace)
        say_demo(workspace)
        define_demo(workspace)
        ask_demo(workspace)
        meet_demo(workspace, plan)
        report_demo(workspace)
        tell(len(exports), len(exports))
    return DemoLoaded(tuple(results), workspace.plans.versions()[0].number)


def _bring_in(workspace: Workspace, export: DemoExport) -> FileResult:
    then = replace(workspace, now=lambda: export.imported_at)
    result = import_file(
        then,
        ImportOrder(
            path=export.path,
            name=export.path.name,
            account=export.account,
            observed_at=export.observed_at,
            by=BY,
        ),
    )
    blocking = tuple(issue for issue in result.issues if issue.is_blocking)
    if blocking:
        raise FaultyInputError(*blocking)
    return result
