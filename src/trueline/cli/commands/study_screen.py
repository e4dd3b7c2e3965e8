"""``trueline study screen``: which tactics' metrics move together with which KPIs."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import Any

from trueline.cli.asking import add_as_of, add_organisation, day, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.plan_choice import in_force
from trueline.cli.printing import table
from trueline.evidence.screening.screen import FALSE_SHARE, MOST_LAG, Tried
from trueline.usecases.studying.screen import ScreenedPlan, screen_plan

HEADINGS = ("KPI", "moves together with", "weeks later", "correlation", "90% interval", "p, all")

SMALL = 0.001

NO_CAUSE = (
    "This is no evidence of cause: it says where a study may be worth its while, and nothing else."
)


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--on", metavar="DAY", type=day, help="last day that counts (today)")
    parser.add_argument("--all", action="store_true", help="show every pair that was tried")
    add_as_of(parser)
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    plan = in_force(workspace, as_of=options.as_of).plan
    found = screen_plan(workspace, plan, on=options.on or workspace.today, as_of=options.as_of)
    shown = found.screen.tried if options.all else found.screen.flagged
    return Answer(_document(found), "\n".join(_lines(found, shown)))


def _document(found: ScreenedPlan) -> dict[str, Any]:
    return {
        "weeks_to": found.last_day,
        "is_evidence_of_cause": False,
        "says": NO_CAUSE,
        "tries": [_pair(found, one) for one in found.screen.tried],
        "untried": [
            {"kpi": one.outcome, "metric": one.mover, "why": one.why}
            for one in found.screen.untried
        ],
        "silent": [{"name": name, "why": why} for name, why in found.silent],
    }


def _pair(found: ScreenedPlan, one: Tried) -> dict[str, Any]:
    return {
        "kpi": one.outcome,
        "metric": one.mover,
        "tactics": list(found.metrics[one.mover].tactics),
        "is_planned": found.is_planned(one.outcome, one.mover),
        "weeks_later": one.lag,
        "correlation": one.found.value,
        "low": one.found.low,
        "high": one.found.high,
        "p_value": one.found.p_value,
        "adjusted_p": one.adjusted_p,
        "weeks": one.found.weeks,
        "is_flagged": one.is_flagged,
    }


def _lines(found: ScreenedPlan, shown: tuple[Tried, ...]) -> Iterator[str]:
    pairs = len({(one.outcome, one.mover) for one in found.screen.tried})
    until = f", weeks to {found.last_day}" if found.last_day else ""
    yield (
        f"{pairs} pairs of a KPI and a tactic's metric at 0 to {MOST_LAG} weeks, "
        f"{len(found.screen.tried)} tries{until}."
    )
    if shown:
        yield ""
        yield table(HEADINGS, (_row(found, one) for one in shown))
        yield ""
    flagged = len(found.screen.flagged)
    yield (
        f"{flagged} {'pair moves' if flagged == 1 else 'pairs move'} together more than chance "
        f"easily makes, with every try counted; up to {FALSE_SHARE:.0%} of such may be chance."
    )
    yield NO_CAUSE
    if found.screen.untried or found.silent:
        yield (
            f"Not tried: {len(found.screen.untried)} pairs and {len(found.silent)} series; "
            "--json says why."
        )


def _row(found: ScreenedPlan, one: Tried) -> tuple[str, ...]:
    planned = " (planned)" if found.is_planned(one.outcome, one.mover) else ""
    return (
        found.kpis[one.outcome],
        found.metrics[one.mover].name + planned,
        str(one.lag),
        f"{one.found.value:+.2f}",
        f"{one.found.low:+.2f} to {one.found.high:+.2f}",
        f"{one.adjusted_p:.3f}" if one.adjusted_p >= SMALL else f"< {SMALL}",
    )


COMMAND = Command(
    words=("study", "screen"),
    help="Say which tactics' metrics move together with which KPIs; never a cause.",
    arguments=_arguments,
    run=_run,
)
