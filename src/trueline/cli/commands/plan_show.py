"""``trueline plan show``: a plan as an outline."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from trueline.cli.asking import add_organisation
from trueline.cli.command import Answer, Command
from trueline.cli.plan_choice import add_plan_choice, chosen_plan
from trueline.cli.printing import number
from trueline.core.codec import encode
from trueline.plan.document import Plan, Scope
from trueline.plan.kpi import Kpi
from trueline.plan.yaml.text import write_plan


def _arguments(parser: ArgumentParser) -> None:
    add_plan_choice(parser)
    parser.add_argument("--yaml", action="store_true", help="as a plan document in plain order")
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    chosen = chosen_plan(options)
    head = {"name": chosen.name, "version": chosen.version, "digest": chosen.digest}
    if options.yaml:
        text = write_plan(chosen.plan)
        return Answer(head | {"yaml": text}, text.rstrip("\n"))
    lines = [*_outline(chosen.plan), f"{chosen.name}, digest {chosen.digest[:12]}…"]
    return Answer(head | {"plan": encode(chosen.plan)}, "\n".join(lines))


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
    help="Show a plan as an outline: that in force, the draft, a version or a document.",
    arguments=_arguments,
    run=_run,
)
