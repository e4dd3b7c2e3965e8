"""``trueline score``: a plan against its actuals on a day."""

from argparse import ArgumentParser, Namespace
from datetime import UTC, date, datetime
from pathlib import Path

from trueline.cli.asking import add_as_of, add_organisation, day, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.plan_choice import in_force
from trueline.cli.plans import plan_at
from trueline.cli.printing import difference, number, table
from trueline.cli.scorecards import decision_document, scorecard_document
from trueline.core.percent import chance_in_words, per_cent
from trueline.measure.balanced import balanced
from trueline.measure.reading import Reading
from trueline.measure.scorecard import Scorecard
from trueline.usecases.channel_balances import channel_balances
from trueline.usecases.deciding.needs_decision import needs_decision
from trueline.usecases.read_channel import read_channels
from trueline.usecases.score import score
from trueline.usecases.workspace import Workspace


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "plan", metavar="PLAN", type=Path, nargs="?", help="plan document, YAML (that in force)"
    )
    parser.add_argument(
        "--on", metavar="DAY", type=day, help="day of the readings (that of --as-of, else today)"
    )
    add_as_of(parser)
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    as_of = options.as_of
    if options.plan is None:
        plan = in_force(workspace, as_of=as_of).plan
    else:
        plan = plan_at(options.plan, workspace)
    card = score(workspace, plan, on=options.on or _known_on(workspace, as_of), as_of=as_of)
    if not options.json:
        return Answer(None, "\n".join(_lines(card)))
    read = read_channels(workspace, plan, plan.channels, on=card.on, as_of=as_of, rules=card.rules)
    document = scorecard_document(card, balanced(plan, card), channel_balances(plan, card, read))
    needed = needs_decision(workspace, plan, card, as_of=as_of)
    return Answer(document | {"needs_decision": [decision_document(one) for one in needed]}, "")


def _known_on(workspace: Workspace, as_of: datetime | None) -> date:
    """Give the day of the moment whose knowledge counts; held against today it were only old."""
    today = workspace.today
    return today if as_of is None else min(as_of.astimezone(UTC).date(), today)


def _lines(card: Scorecard) -> list[str]:
    until = f", data to {card.data_until}" if card.data_until else ""
    lines = [f"{card.organisation}: {card.plan}, on {card.on}{until}"]
    for side in card.perspectives:
        pace = f"pace {per_cent(side.pace)}" if side.pace is not None else "no pace"
        lines += ["", f"{side.perspective.name} ({pace} of {side.counted} KPIs)"]
        lines += [table(HEADINGS, (_row(one) for one in side.readings))]
    return lines


HEADINGS = (
    "  KPI",
    "actual",
    "expected",
    "target",
    "variance",
    "pace",
    "forecast",
    "chance",
    "status",
)


def _row(one: Reading) -> tuple[str, ...]:
    unit, ahead = one.actual.measured_in, one.forecast
    landing, chance = (ahead.landing, ahead.chance) if ahead else (None, None)
    return (
        f"  {one.kpi.name}",
        number(one.actual.value, unit),
        number(one.expected, unit),
        number(one.kpi.target.value if one.kpi.target else None, unit),
        difference(one.variance, unit),
        per_cent(one.pace) if one.pace is not None else "–",
        number(landing.value if landing else None, unit),
        chance_in_words(chance) if chance is not None else "–",
        one.status.value,
    )


COMMAND = Command(
    words=("score",),
    help="Read every KPI of a plan on a day, by perspective and by channel.",
    arguments=_arguments,
    run=_run,
)
