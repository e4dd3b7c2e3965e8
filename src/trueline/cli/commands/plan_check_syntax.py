"""``trueline plan check-syntax FILE``: whether a plan document can be read."""

from argparse import Namespace

from trueline.cli.command import Answer, Command
from trueline.cli.plans import add_plan, plan_of
from trueline.plan.upgrades import plan_digest


def _run(options: Namespace) -> Answer:
    plan = plan_of(options)
    digest = plan_digest(plan)
    document = {"file": str(options.plan), "digest": digest, "issues": []}
    return Answer(document, f"{options.plan}: reads well, digest {digest[:12]}…")


COMMAND = Command(
    words=("plan", "check-syntax"),
    help="Say whether a plan document can be read, and if not, each line that is wrong.",
    arguments=add_plan,
    run=_run,
)
