"""``trueline forecast``: where KPIs will land on their due days."""

from argparse import ArgumentParser, Namespace
from typing import Any

from trueline.cli.asking import add_as_of, add_organisation, day, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.forecasts import forecast_document
from trueline.cli.plan_choice import in_force
from trueline.cli.printing import number, table
from trueline.core.percent import chance_in_words
from trueline.measure.forecast import Forecast
from trueline.measure.reading import Reading
from trueline.plan.cascade import find_kpi
from trueline.usecases.score import score


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "kpi", metavar="KPI", nargs="?", help="path such as marketing/grow/followers (all KPIs)"
    )
    parser.add_argument("--on", metavar="DAY", type=day, help="day to look ahead from (today)")
    add_as_of(parser)
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    plan = in_force(workspace, as_of=options.as_of).plan
    if options.kpi is not None:
        find_kpi(plan, options.kpi)
    card = score(workspace, plan, on=options.on or workspace.today, as_of=options.as_of)
    asked = [one for one in card.readings if options.kpi in (None, one.path)]
    document = {
        "organisation": card.organisation,
        "plan": card.plan,
        "plan_digest": card.plan_digest,
        "on": card.on,
        "revision": card.revision,
        "forecasts": [_document(one) for one in asked],
    }
    return Answer(document, "\n".join(_lines(f"{card.plan}, seen from {card.on}", asked)))


def _document(one: Reading) -> dict[str, Any]:
    return {
        "kpi": one.path,
        "name": one.kpi.name,
        "unit": one.actual.measured_in,
        "actual": one.actual.value,
        "target": one.kpi.target.value if one.kpi.target else None,
        "forecast": forecast_document(one.forecast) if one.forecast else None,
    }


HEADINGS = ("KPI", "due", "target", "forecast", "80% interval", "chance", "weeks")


def _lines(heading: str, asked: list[Reading]) -> list[str]:
    lines = [heading, "", table(HEADINGS, (_row(one) for one in asked)), ""]
    said: dict[str, list[str]] = {}
    for one in asked:
        for sentence in _sentences(one.forecast):
            said.setdefault(sentence, []).append(one.kpi.name)
    for sentence, names in said.items():
        about = "All" if len(names) == len(asked) > 1 else ", ".join(names)
        lines.append(f"{about}: {sentence}")
    return lines


def _sentences(forecast: Forecast | None) -> tuple[str, ...]:
    """Give what must be said beside the numbers, or why there are none."""
    if forecast is None:
        return ("It has no target.",)
    return (forecast.why, *forecast.caveats) if forecast.why else forecast.caveats


def _row(one: Reading) -> tuple[str, ...]:
    unit, target, forecast = one.actual.measured_in, one.kpi.target, one.forecast
    landing = forecast.landing if forecast else None
    interval = f"{number(landing.low, unit)} to {number(landing.high, unit)}" if landing else "–"
    chance = forecast.chance if forecast else None
    return (
        one.kpi.name,
        str(target.due) if target else "–",
        number(target.value if target else None, unit),
        number(landing.value if landing else None, unit),
        interval,
        chance_in_words(chance) if chance is not None else "–",
        str(forecast.periods) if forecast else "–",
    )


COMMAND = Command(
    words=("forecast",),
    help="Say where each KPI will land on its due day, with an interval and the chance of its "
    "target.",
    arguments=_arguments,
    run=_run,
)
