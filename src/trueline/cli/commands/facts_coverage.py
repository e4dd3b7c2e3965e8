"""``trueline facts coverage``: which days hold values, and when the next export is due."""

from argparse import ArgumentParser, Namespace
from datetime import date, timedelta
from typing import Any

from trueline.cli.asking import add_organisation, day, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.printing import table
from trueline.cli.usage import WrongUseError
from trueline.core.period import Period
from trueline.usecases.coverage import Coverage, CoverageLine, DayState, Subject, coverage

USUAL = timedelta(days=27)
SIGNS = {DayState.VALUE: "█", DayState.NONE: "·", DayState.UNKNOWN: " "}

NOTES = {
    Subject.WHOLE: "",
    Subject.PARTS: " (parts only)",
    Subject.ROWS: "",
    Subject.MEMBERS: " (members)",
}
"""What is said beside a metric of which more than whole accounts is known."""


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--from", dest="first", metavar="DAY", type=day, help="(default: 28 days up to the last)"
    )
    parser.add_argument("--to", dest="last", metavar="DAY", type=day, help="(default: today)")
    parser.add_argument(
        "--account", action="append", default=[], metavar="ID", help="as network/handle"
    )
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    last: date = options.last or workspace.today
    first: date = options.first or last - USUAL
    if last < first:
        raise WrongUseError(f"--to {last} lies before --from {first}.")
    found = coverage(workspace, Period.closed(first, last), tuple(options.account))
    return Answer(_document(found), "\n".join(_lines(found)))


def _document(found: Coverage) -> dict[str, Any]:
    return {
        "from": found.period.first,
        "to": found.period.last,
        "metrics": [
            {
                "account": one.account,
                "metric": one.metric,
                "of": str(one.subject),
                "counted": one.is_counted,
                "days": {str(state): one.count(state) for state in DayState},
                "states": [str(state) for state in one.states],
            }
            for one in found.lines
        ],
        "sources": found.sources,
    }


def _lines(found: Coverage) -> list[str]:
    if not found.lines:
        return ["No file has brought a value that is of a day yet."]
    span = f"{found.period.first} to {found.period.last}, a sign a day: █ value, · none in the file"
    days = table(
        ("account", "metric", "values", "none", "unknown", "days"),
        (_cells(one) for one in found.lines),
    )
    sources = table(
        ("account", "file", "reaches to", "made on", "next due"),
        (
            (
                one.account,
                one.importer,
                one.last_day or "–",
                one.observed_on,
                f"{one.next_due}{', overdue' if one.is_overdue else ''}" if one.next_due else "–",
            )
            for one in found.sources
        ),
    )
    return [f"{span}, blank unknown", days, "", sources]


def _cells(one: CoverageLine) -> tuple[object, ...]:
    return (
        one.account,
        f"{one.metric}{NOTES[one.subject]}",
        *(str(one.count(state)) for state in DayState),
        "".join(SIGNS[state] for state in one.states),
    )


COMMAND = Command(
    words=("facts", "coverage"),
    help="Show which days hold values, which have none, and when the next export is due.",
    arguments=_arguments,
    run=_run,
)
