"""``trueline study pauses ID``: which channels to switch off for a while, so as to learn."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import Any

from trueline.cli.asking import add_organisation, workspace_of
from trueline.cli.command import Answer, Command
from trueline.core.codec import encode
from trueline.evidence.planning.pauses import ENOUGH_POWER, PauseTest
from trueline.usecases.studying.spending import HORIZON, PlannedPauses, plan_pauses


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("study", metavar="ID", help="id of a study that was run with a media mix")
    parser.add_argument(
        "--horizon",
        metavar="PERIODS",
        type=int,
        default=HORIZON,
        help=f"periods of spending that the answer decides ({HORIZON})",
    )
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    found = plan_pauses(workspace_of(options), options.study, horizon=options.horizon)
    return Answer(_document(found), "\n".join(_lines(found)))


def _document(found: PlannedPauses) -> dict[str, Any]:
    return {
        "study": found.study.id,
        "grade": found.grade.value,
        "horizon": found.horizon,
        "pauses": [
            encode(one)
            | {
                "periods": one.periods,
                "is_readable": one.is_readable,
                "is_worth_it": one.is_worth_it,
            }
            for one in found.pauses
        ],
    }


def _lines(found: PlannedPauses) -> Iterator[str]:
    yield f"{found.study.id}: media mix of grade {found.grade}, {found.grade.words}."
    if not found.pauses:
        yield "Every channel has a test already."
        return
    yield "A pause shows all of what a channel moves; a little more spend shows only the slope."
    currency = found.study.worth.currency if found.study.worth else ""
    unit = f" {found.study.measured_in}" if found.study.measured_in else ""
    for one in found.pauses:
        yield ""
        yield from _pause_lines(one, unit)
        yield from _worth_lines(one, found.horizon, currency)


def _pause_lines(one: PauseTest, unit: str) -> Iterator[str]:
    yield (
        f"{one.medium}: off for {one.periods} periods, of which the last {one.measured} are "
        "measured against as many before; draw the first by lot."
    )
    yield (
        f"  Expected: {one.lift.p50:+,.4g}{unit} a period ({one.lift.p10:+,.4g} to "
        f"{one.lift.p90:+,.4g}), measured with an error of {one.error:,.4g}; chance to tell it "
        f"from none {one.power:.0%}."
    )
    if not one.is_readable:
        yield (
            f"  That is less than {ENOUGH_POWER:.0%}: the pause may well teach nothing. Try it in "
            "several regions at once."
        )
    yield (
        f"  Lost in all: {-one.lost.p50:,.4g}{unit} ({-one.lost.p90:,.4g} to {-one.lost.p10:,.4g})."
    )
    if one.untested:
        others = " and ".join(one.untested)
        yield f"  The mix stays {one.grade_then} until there is a test of {others} too."
    else:
        yield f"  With it every channel has a test, and the mix begins at {one.grade_then}."


def _worth_lines(one: PauseTest, horizon: int, currency: str) -> Iterator[str]:
    if one.cost is None or one.information is None:
        yield "  The study states no margin, so that cost and worth of the answer are not said."
        return
    costs = f"costs {one.cost:,.0f}" if one.cost > 0 else f"saves {-one.cost:,.0f}"
    verdict = "worth it" if one.is_worth_it else "not worth it"
    yield (
        f"  It {costs} {currency}; for {horizon} periods of spending its answer is worth "
        f"{one.information:,.0f} {currency}: {verdict}."
    )


COMMAND = Command(
    words=("study", "pauses"),
    help="Propose which channels to switch off for a while, with cost and worth of the answer.",
    arguments=_arguments,
    run=_run,
)
