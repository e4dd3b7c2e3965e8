"""``trueline plan costs``: what a plan costs over its days, and what is left out of that."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import Any

from trueline.cli.asking import add_organisation
from trueline.cli.command import Answer, Command
from trueline.cli.plan_choice import add_plan_choice, chosen_plan
from trueline.plan.costs import Cost
from trueline.usecases.plan_costs import CostShare, CostSide, PlanCosts, plan_costs


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--by",
        choices=[one.value for one in CostSide],
        default=CostSide.KIND.value,
        help="what to share it out by (kind)",
    )
    add_plan_choice(parser)
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    chosen = chosen_plan(options)
    costs = plan_costs(chosen.plan, CostSide(options.by))
    head = {"plan": chosen.name, "digest": chosen.digest}
    return Answer(head | _document(costs), "\n".join(_lines(chosen.name, costs)))


def _document(costs: PlanCosts) -> dict[str, Any]:
    return {
        "first": costs.days.first.isoformat(),
        "until": costs.days.until.isoformat(),
        "totals": _totals(costs.whole),
        "by": costs.side.value,
        "shares": [_share(one) for one in costs.shares],
        "for_all": {"totals": _totals(costs.rest), "lines": _paths(costs.rest)},
        "in_several": list(costs.in_several),
        "rounding": [str(one) for one in costs.rounding],
        "lines": [
            {
                "path": one.path,
                "what": one.what,
                "kind": one.kind.value,
                "amount": str(one.amount),
                "source": one.source,
            }
            for one in costs.whole.lines
        ],
        "left_out": [{"path": one.path, "why": one.why} for one in costs.whole.left_out],
    }


def _share(one: CostShare) -> dict[str, Any]:
    days = {"first": str(one.days.first), "until": str(one.days.until)} if one.days else {}
    named = {"name": one.name, "path": one.path} if one.days is None else {}
    return named | days | {"totals": _totals(one.cost), "lines": _paths(one.cost)}


def _totals(cost: Cost) -> list[str]:
    return [str(one) for one in cost.totals]


def _paths(cost: Cost) -> list[str]:
    return [one.path for one in cost.lines]


def _lines(name: str, costs: PlanCosts) -> Iterator[str]:
    yield f"{name}, {costs.days.first} to {costs.days.last}: {_sum(costs.whole)}"
    for one in costs.shares:
        title = one.name or (f"{one.days.first} to {one.days.last}" if one.days else "")
        yield f"  {title}: {_sum(one.cost)}"
    if costs.rest.lines:
        yield f"  for all, not shared out: {_sum(costs.rest)}"
    if costs.in_several:
        yield f"  in several of these, counted once: {', '.join(costs.in_several)}"
    if costs.rounding:
        said = ", ".join(str(one) for one in costs.rounding)
        yield f"  each is rounded to the cent; together they differ by {said}"
    for line in costs.whole.lines:
        source = line.source or "no source"
        yield f"{line.path}: {line.what}, {line.amount} ({line.kind.value}; {source})"
    for left_out in costs.whole.left_out:
        yield f"left out {left_out.path}: {left_out.why}"


def _sum(cost: Cost) -> str:
    return " + ".join(_totals(cost)) or "nothing"


COMMAND = Command(
    words=("plan", "costs"),
    help="Say what a plan costs over its days, by kind, scope, channel, tactic, month or year.",
    arguments=_arguments,
    run=_run,
)
