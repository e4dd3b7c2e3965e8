"""``trueline study budget ID``: the money of a study's channels, where it moves most."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import Any

from trueline.cli.asking import add_organisation, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.printing import table
from trueline.core.codec import encode
from trueline.evidence.worth.budget import (
    LEAST_OF_NOW,
    MOST_OF_NOW,
    SEEN_REACH,
    Allotted,
    Reallocation,
)
from trueline.evidence.worth.roi import Spread
from trueline.usecases.studying.spending import PlannedBudget, plan_budget

HEADINGS = ("  channel", "now", "proposed", "change", "")


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("study", metavar="ID", help="id of a study that was run with a media mix")
    parser.add_argument(
        "--total", metavar="AMOUNT", type=float, help="spend of a period (as it was on average)"
    )
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    found = plan_budget(workspace_of(options), options.study, total=options.total)
    return Answer(_document(found), "\n".join(_lines(found)))


def _document(found: PlannedBudget) -> dict[str, Any]:
    return {
        "study": found.study.id,
        "grade": found.grade.value,
        "reallocation": encode(found.reallocation) if found.reallocation else None,
        "why": found.why,
        "untested": list(found.untested),
    }


def _lines(found: PlannedBudget) -> Iterator[str]:
    yield f"{found.study.id}: media mix of grade {found.grade}, {found.grade.words}."
    if found.reallocation is None:
        yield f"No money is moved. {found.why}"
        yield f"“trueline study pauses {found.study.id}” proposes them."
        return
    yield from _reallocation_lines(found.reallocation, found.study.measured_in)
    if found.untested:
        yield (
            f"No experiment says what {', '.join(found.untested)} moves: that money stays. "
            f"“trueline study pauses {found.study.id}” proposes what to switch off."
        )


def _reallocation_lines(found: Reallocation, unit: str) -> Iterator[str]:
    yield f"{found.total:,.0f} a period, spread where it moves most:"
    yield table(HEADINGS, (_row(one) for one in found.channels))
    more = f" {unit}" if unit else ""
    yield (
        f"Moved a period now: {_spread(found.moved_now)}{more}; then: "
        f"{_spread(found.moved_then)}{more}."
    )
    yield (
        f"Gain: {_spread(found.gain)}{more}; chance that it is better {found.chance_better:.0%}."
    )
    if found.gain.p10 <= 0:
        yield "It may lose as well as gain: the evidence hardly carries moving this money."
    yield (
        f"Every channel stays between {LEAST_OF_NOW:g} and {MOST_OF_NOW:g} times its spend of now; "
        "the spread allows for what the grade of a media mix may be off."
    )


def _row(one: Allotted) -> tuple[str, ...]:
    change = one.proposed / one.now - 1 if one.now else 0.0
    notes = []
    if one.is_held:
        notes.append("held: no experiment")
    if one.is_unseen:
        notes.append(f"beyond {SEEN_REACH:g} times all that was ever spent: a guess")
    return (
        f"  {one.medium}",
        f"{one.now:,.0f}",
        f"{one.proposed:,.0f}",
        f"{change:+.0%}",
        "; ".join(notes),
    )


def _spread(one: Spread) -> str:
    return f"{one.p50:,.4g} ({one.p10:,.4g} to {one.p90:,.4g}, eight in ten)"


COMMAND = Command(
    words=("study", "budget"),
    help="Spread the money of a study's channels where it moves most, by its media mix.",
    arguments=_arguments,
    run=_run,
)
