"""``trueline study plan STUDY``: what a test would find, tried on the past; nothing is spent."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from trueline.cli.asking import add_organisation, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.printing import table
from trueline.cli.studies import study_at
from trueline.core.codec import encode
from trueline.evidence.planning.power import ENOUGH
from trueline.evidence.study import Study
from trueline.usecases.studying.plan_test import TRIES, PlannedTest, Wish, plan_test

HEADINGS = ("  lift", "a unit and period", "found", "interval holds it")


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("study", metavar="STUDY", type=Path, help="study document, YAML")
    parser.add_argument(
        "--unit", metavar="NAME", action="append", default=[], help="to treat; may be repeated"
    )
    parser.add_argument(
        "--size", metavar="NUMBER", type=int, default=0, help="markets to choose, or members"
    )
    parser.add_argument(
        "--periods", metavar="NUMBER", type=int, default=0, help="that the test runs"
    )
    parser.add_argument("--method", metavar="NAME", default="", help="that shall answer")
    parser.add_argument(
        "--tries", metavar="NUMBER", type=int, default=TRIES, help="tests in the past (40)"
    )
    parser.add_argument("--cost", metavar="AMOUNT", type=float, help="of the test")
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    study = study_at(options.study)
    wish = Wish(
        units=tuple(options.unit),
        size=options.size,
        periods=options.periods,
        method=options.method,
        tries=options.tries,
        cost=options.cost,
    )
    tell = _tell if sys.stderr.isatty() else lambda _share: None
    planned = plan_test(workspace_of(options), study, wish, folder=options.study.parent, tell=tell)
    document = encode(planned)
    if planned.worth is not None:
        document["worth"]["pays"] = planned.worth.pays
    return Answer(document, "\n".join(_lines(study, planned)))


def _tell(share: float) -> None:
    print(f"\r  tried {share:.0%} …", end="", file=sys.stderr)


def _lines(study: Study, planned: PlannedTest) -> Iterator[str]:
    yield study.question
    yield f"  {_who(planned)}, answered by {planned.method}."
    power = planned.power
    refused = f", {power.refused} of them refused" if power.refused else ""
    yield f"  Tried {power.tries} times on the past{refused}; level {power.level:,.4g}."
    rows = [
        (
            f"  {one.share:+.1%}" if one.share else "  none",
            f"{one.lift:,.4g}",
            f"{one.power:.0%}" + _formula(planned, place),
            f"{one.covered:.0%}",
        )
        for place, one in enumerate(power.at)
    ]
    yield table(HEADINGS, rows)
    yield f"  Smallest lift found {ENOUGH:.0%} of the time: {power.least_share:.1%} of the level."
    if planned.least_by_formula is not None:
        yield f"  By formula: {planned.least_by_formula:.1%}."
    yield from _group_lines(planned)
    yield from (f"  Note: {one}" for one in planned.caveats)
    yield from _worth_lines(planned)


def _who(planned: PlannedTest) -> str:
    if not planned.units:
        return f"A trial of {planned.unit_count:,} units, {planned.treated_count:,} with the tactic"
    named = ", ".join(planned.units[:5]) + (" and others" if planned.treated_count > 5 else "")  # noqa: PLR2004
    rest = planned.unit_count - planned.treated_count
    return f"{named} with the tactic for {planned.periods} periods, {rest} without"


def _formula(planned: PlannedTest, place: int) -> str:
    return f" (by formula {planned.by_formula[place]:.0%})" if planned.by_formula else ""


def _group_lines(planned: PlannedTest) -> Iterator[str]:
    if planned.groups:
        yield "  Markets that the others follow best, of those looked at:"
    for one in planned.groups:
        yield (
            f"    {', '.join(one.units)}: off by {one.error_share:.1%} where nothing happened, "
            f"{one.volume_share:.1%} of the whole"
        )


def _worth_lines(planned: PlannedTest) -> Iterator[str]:
    if planned.why_no_worth:
        yield f"  Worth of the test: {planned.why_no_worth}"
    if (worth := planned.worth) is not None:
        said = f"  What it teaches is worth {worth.value:,.0f} {worth.currency}"
        if worth.cost is not None:
            verdict = "it pays" if worth.pays else "it does not pay"
            said += f", it costs {worth.cost:,.0f}: {verdict}"
        yield f"{said}."


COMMAND = Command(
    words=("study", "plan"),
    help="Say what a test would find, by trying it on the past.",
    arguments=_arguments,
    run=_run,
)
