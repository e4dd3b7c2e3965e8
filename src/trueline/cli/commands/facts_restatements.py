"""``trueline facts restatements --since TIME``: which known values changed."""

from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime

from trueline.cli.asking import add_organisation, moment, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.printing import number, table
from trueline.cli.usage import WrongUseError
from trueline.facts.restated import SUBJECTS
from trueline.usecases.restate import RestatedTotal, Restatement, Restatements, restatements

SHOWN = 200
LEFT_OUT = (
    "Values by day and numbers of posts are compared; changed orders, deals, tickets, posts and "
    "members are not listed."
)


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--since",
        metavar="TIME",
        type=moment,
        required=True,
        help="when the old values were known: a day (its end, UTC) or an ISO time",
    )
    parser.add_argument(
        "--until", metavar="TIME", type=moment, help="when the new ones are (default: now)"
    )
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    _check_order(options.since, options.until, workspace.now())
    found = restatements(workspace, options.since, options.until)
    document = {
        "since": found.since,
        "until": found.until,
        "compared": tuple(SUBJECTS),
        "totals": found.totals,
        "restatements": found.lines,
    }
    return Answer(document, "\n".join(_lines(found)))


def _check_order(since: datetime, until: datetime | None, now: datetime) -> None:
    """Refuse times that nothing can lie between; a day means its end, so today is none to come."""
    if until is not None and until < since:
        raise WrongUseError(f"--until {until:%Y-%m-%d} lies before --since {since:%Y-%m-%d}.")
    for name, given in (("--since", since), ("--until", until)):
        if given is not None and given.astimezone(UTC).date() > now.astimezone(UTC).date():
            raise WrongUseError(f"{name} {given:%Y-%m-%d} is still to come.")


def _lines(found: Restatements) -> list[str]:
    span = f"between revisions {found.since} and {found.until}"
    if not found.lines:
        return [f"No known value changed {span}.", LEFT_OUT]
    totals = table(
        ("account", "metric", "values", "difference"),
        ((one.account, one.metric, one.count, _difference(one)) for one in found.totals),
    )
    lines = table(
        ("account", "metric", "day or post", "old", "new", "known since", "batch"),
        (_cells(one) for one in found.lines[:SHOWN]),
    )
    left = len(found.lines) - SHOWN
    more = [f"and {left} more; `--json` lists them all"] if left > 0 else []
    count = len(found.lines)
    said = f"{count} known value{'' if count == 1 else 's'} changed {span}."
    return [said, "", totals, "", lines, *more, "", LEFT_OUT]


def _difference(one: RestatedTotal) -> str:
    if one.old_currency != one.new_currency:
        return f"none: {one.old_currency} became {one.new_currency}"
    return number(one.difference, one.new_currency)


def _cells(one: Restatement) -> tuple[str, ...]:
    part = f" ({one.breakdown})" if one.breakdown else ""
    return (
        one.account,
        f"{one.metric}{part}",
        one.post if one.day is None else str(one.day),
        number(one.old, one.old_currency),
        "withdrawn" if one.new is None else number(one.new, one.new_currency),
        f"{one.known_at:%Y-%m-%d %H:%M}",
        f"{one.batch} {one.file}" if one.batch else f"taken back by {one.revision}",
    )


COMMAND = Command(
    words=("facts", "restatements"),
    help="List every known value that changed between two moments, with old, new and file.",
    arguments=_arguments,
    run=_run,
)
