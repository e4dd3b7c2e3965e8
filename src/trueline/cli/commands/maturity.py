"""``trueline maturity``: how ready the organisation saw itself, and two days compared."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import Any

from trueline.cli.asking import add_as_of, add_organisation, day, workspace_of
from trueline.cli.command import Answer, Command
from trueline.coordination.staging.maturity import SCORES, Assessment, SideChange
from trueline.usecases.coordinating.staging.assess import assessments, compare_assessments

NONE = "Nobody assessed yet. Do so by `trueline assess`, or on the page of maturity."


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--compare", metavar="DAY", type=day, nargs=2, help="two days that have an assessment"
    )
    parser.add_argument("--on", metavar="DAY", type=day, help="assessments up to this day (today)")
    add_as_of(parser)
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    if options.compare:
        first, second = options.compare
        changes = compare_assessments(workspace, first, second, as_of=options.as_of)
        return Answer([_change(one) for one in changes], "\n".join(_change_lines(changes)))
    kept = assessments(workspace, on=options.on or workspace.today, as_of=options.as_of)
    found = [one.record for one in kept]
    lines = [line for one in found for line in (*_lines(one), "")]
    return Answer({"assessments": found}, "\n".join(lines).rstrip() or NONE)


def _change(one: SideChange) -> dict[str, Any]:
    return {"side": one.side, "before": one.before, "after": one.after, "change": one.change}


def _lines(one: Assessment) -> Iterator[str]:
    yield f"{one.on}, by {one.by}: {one.strategy}. {one.strategy_reason}"
    for each in one.scores:
        yield f"  {each.side:<9}  {each.score} of 4, {SCORES[each.score]}. {each.reason}"


def _change_lines(changes: tuple[SideChange, ...]) -> Iterator[str]:
    for one in changes:
        yield f"{one.side}: {one.before.score} to {one.after.score}"
        yield f"  before: {one.before.reason}"
        yield f"  after:  {one.after.reason}"


COMMAND = Command(
    words=("maturity",),
    help="Tell how ready the organisation saw itself, with reasons; or compare two days.",
    arguments=_arguments,
    run=_run,
)
