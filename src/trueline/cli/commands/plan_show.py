"""``trueline plan show FILE``: a plan document as an outline."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from trueline.cli.command import Answer, Command
from trueline.cli.plans import add_plan, plan_of
from trueline.cli.printing import number
from trueline.core.codec import encode
from trueline.plan.document import Plan, Scope
from trueline.plan.kpi import Kpi
from trueline.plan.upgrades import plan_digest
from trueline.plan.yaml.text import write_plan


def _arguments(parser: ArgumentParser) -> None:
    add_plan(parser)
    parser.add_argument("--yaml", action="store_true", help="as a plan document in plain order")


def _run(options: Namespace) -> Answer:
    plan = plan_of(options)
    digest = plan_digest(plan)
    if options.yaml:
        text = write_plan(plan)
        return Answer({"digest": digest, "yaml": text}, text.rstrip())
    return Answer({"digest": digest, "plan": encode(plan)}, "\n".join(_outline(plan)))


def _outline(plan: Plan) -> Iterator[str]:
    yield f"{plan.organisation}: {plan.title}, {plan.first} to {plan.until}"
    for goal in plan.goals:
        yield f"  goal {goal.id}: {goal.name}"
    for scope in plan.scopes:
        yield from _scope_lines(scope)
    for channel in plan.channels:
        accounts = ", ".join(one.key for one in channel.accounts)
        yield f"  channel {channel.id}: {channel.name} ({accounts})"
    for tactic in plan.loose_tactics:
        yield f"  serves no goal yet: {tactic.name}"


def _scope_lines(scope: Scope) -> Iterator[str]:
    yield f"  scope {scope.id}: {scope.name}. {scope.mission}"
    for goal in scope.goals:
        yield f"    goal {goal.id}: {goal.name}, serves {', '.join(goal.serves) or 'nothing'}"
    for social in scope.social_goals:
        yield f"    social goal {social.id}: {social.name}, serves {', '.join(social.serves)}"
        yield from (f"      KPI {_kpi_words(kpi)}" for kpi in social.kpis)
        yield from (f"      tactic {tactic.id}: {tactic.name}" for tactic in social.tactics)


def _kpi_words(kpi: Kpi) -> str:
    start = number(kpi.baseline.value) if kpi.baseline else "no baseline"
    end = f"{number(kpi.target.value)} by {kpi.target.due}" if kpi.target else "no target"
    return f"{kpi.id}: {kpi.name} ({kpi.metric}), {start} to {end}"


COMMAND = Command(
    words=("plan", "show"),
    help="Show a plan document as an outline.",
    arguments=_arguments,
    run=_run,
)
