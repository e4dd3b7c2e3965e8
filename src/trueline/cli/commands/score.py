"""``trueline score``: a plan against its actuals on a day."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from trueline.cli.asking import add_as_of, add_organisation, day, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.plan_choice import in_force
from trueline.cli.plans import plan_at
from trueline.cli.printing import number, table
from trueline.core.percent import per_cent
from trueline.measure.reading import Reading
from trueline.measure.scorecard import Scorecard
from trueline.usecases.score import score


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "plan", metavar="PLAN", type=Path, nargs="?", help="plan document, YAML (that in force)"
    )
    parser.add_argument("--on", metavar="DAY", type=day, help="day of the readings (today)")
    add_as_of(parser)
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    if options.plan is None:
        plan = in_force(workspace, as_of=options.as_of).plan
    else:
        plan = plan_at(options.plan, workspace)
    card = score(workspace, plan, on=options.on or workspace.today, as_of=options.as_of)
    return Answer(_document(card), "\n".join(_lines(card)))


def _document(card: Scorecard) -> dict[str, Any]:
    return {
        "organisation": card.organisation,
        "plan": card.plan,
        "plan_digest": card.plan_digest,
        "on": card.on,
        "revision": card.revision,
        "data_until": card.data_until,
        "pace": card.pace,
        "readings": [_reading(one) for one in card.readings],
        "perspectives": [
            {
                "perspective": one.perspective.id,
                "name": one.perspective.name,
                "weight": one.perspective.weight,
                "pace": one.pace,
                "counted": one.counted,
                "kpis": [each.path for each in one.readings],
            }
            for one in card.perspectives
        ],
        "channels": [
            {
                "channel": one.channel,
                "name": one.name,
                "actuals": {
                    path: {"value": actual.value, "unit": actual.measured_in, "why": actual.why}
                    for path, actual in one.actuals
                },
            }
            for one in card.channels
        ],
    }


def _reading(one: Reading) -> dict[str, Any]:
    return {
        "kpi": one.path,
        "name": one.kpi.name,
        "perspective": one.kpi.perspective,
        "owner": one.kpi.owner,
        "metric": one.kpi.metric,
        "from": one.actual.period.first,
        "to": one.actual.period.last,
        "actual": one.actual.value,
        "unit": one.actual.measured_in,
        "target": one.kpi.target.value if one.kpi.target else None,
        "due": one.kpi.target.due if one.kpi.target else None,
        "expected": one.expected,
        "variance": one.variance,
        "progress": one.progress,
        "elapsed": one.elapsed,
        "pace": one.pace,
        "status": one.status.value,
        "why": one.why,
        "coverage": one.actual.coverage,
        "basis": one.actual.basis,
        "refusal": one.actual.why or None,
        "caveats": one.actual.caveats,
    }


def _lines(card: Scorecard) -> list[str]:
    until = f", data to {card.data_until}" if card.data_until else ""
    lines = [f"{card.organisation}: {card.plan}, on {card.on}{until}"]
    for side in card.perspectives:
        pace = f"pace {per_cent(side.pace)}" if side.pace is not None else "no pace"
        lines += ["", f"{side.perspective.name} ({pace} of {side.counted} KPIs)"]
        lines += [table(HEADINGS, (_row(one) for one in side.readings))]
    return lines


HEADINGS = ("  KPI", "actual", "expected", "target", "variance", "pace", "status")


def _row(one: Reading) -> tuple[str, ...]:
    unit = one.actual.measured_in
    return (
        f"  {one.kpi.name}",
        number(one.actual.value, unit),
        number(one.expected, unit),
        number(one.kpi.target.value if one.kpi.target else None, unit),
        number(one.variance, unit),
        per_cent(one.pace) if one.pace is not None else "–",
        one.status.value,
    )


COMMAND = Command(
    words=("score",),
    help="Read every KPI of a plan on a day, by perspective and by channel.",
    arguments=_arguments,
    run=_run,
)
