"""``trueline value METRIC``: a metric over a period, or why it has no value."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from typing import Any

from trueline.cli.asking import add_as_of, add_organisation, currency, day, workspace_of
from trueline.cli.command import DONE, REFUSED, Answer, Command
from trueline.cli.printing import number, ratio_line, table
from trueline.cli.tracing import trace_document, trace_lines
from trueline.cli.usage import WrongUseError
from trueline.core.percent import per_cent
from trueline.core.period import Period
from trueline.measure.measured import Basis, Measured
from trueline.metrics.adding_up import Gathering
from trueline.usecases.facts_behind import FactLine, facts_behind
from trueline.usecases.measure_value import ValueQuestion, Whose, measure_value, whose_value
from trueline.usecases.trace_fact import trace_fact
from trueline.usecases.workspace import Workspace

BASES = {"period": Basis.PERIOD, "lifetime": Basis.LIFETIME}
COVERED = {Basis.PERIOD: "days", Basis.LIFETIME: "posts", Basis.DIFFERENCED: "posts"}
TRACED_IN_FULL = 50
"""Facts whose raw rows are shown; the others are named with file and row."""


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("metric", metavar="METRIC", help="id of the catalogue, such as views")
    parser.add_argument("--from", dest="first", metavar="DAY", type=day, required=True)
    parser.add_argument("--to", dest="last", metavar="DAY", type=day, required=True)
    parser.add_argument("--account", action="append", default=[], metavar="ID")
    parser.add_argument("--channel", action="append", default=[], metavar="ID")
    parser.add_argument(
        "--all-accounts",
        action="store_true",
        help="those that are not in the plan too, such as creators' and competitors'",
    )
    parser.add_argument(
        "--segment", action="append", default=[], metavar="PART", help="such as country=DE"
    )
    parser.add_argument(
        "--how",
        metavar="HOW",
        type=_gathering,
        default=Gathering.OWN,
        help=f"how days come together: {', '.join(Gathering)} (default: by the metric's own rule)",
    )
    parser.add_argument("--currency", default="", metavar="CODE", type=currency, help="such as EUR")
    parser.add_argument(
        "--basis",
        choices=BASES,
        default="period",
        help="what was gathered on these days, or by the posts published on them ever since",
    )
    parser.add_argument("--trace", action="store_true", help="show the rows behind the value")
    add_as_of(parser)
    add_organisation(parser)


def _gathering(text: str) -> Gathering:
    try:
        return Gathering(text)
    except ValueError:
        raise ArgumentTypeError(f"“{text}” is none of {', '.join(Gathering)}") from None


def _run(options: Namespace) -> Answer:
    if options.last < options.first:
        raise WrongUseError(f"--to {options.last} lies before --from {options.first}.")
    workspace = workspace_of(options)
    question = ValueQuestion(
        metric=options.metric,
        period=Period.closed(options.first, options.last),
        accounts=tuple(options.account),
        channels=tuple(options.channel),
        breakdowns=tuple(options.segment) or ("",),
        gathering=options.how,
        currency=options.currency,
        basis=BASES[options.basis],
        is_of_all=options.all_accounts,
    )
    found = measure_value(workspace, question, as_of=options.as_of)
    whose = whose_value(workspace, question, as_of=options.as_of)
    document = _document(found) | {
        "accounts": whose.accounts or None,
        "accounts_left_out": whose.left_out,
    }
    lines = [*_lines(found), f"  accounts: {_whose(whose)}"]
    if options.trace:
        behind = facts_behind(workspace, question, as_of=options.as_of)
        document["facts"] = [_fact_document(workspace, at, one) for at, one in enumerate(behind)]
        lines += _fact_lines(workspace, behind)
    return Answer(document, "\n".join(lines), DONE if found.value is not None else REFUSED)


def _document(found: Measured) -> dict[str, Any]:
    return {
        "metric": found.metric,
        "from": found.period.first,
        "to": found.period.last,
        "value": found.value,
        "unit": found.measured_in,
        "coverage": found.coverage,
        "basis": found.basis or None,
        "taken": found.taken.value,
        "why": found.why or None,
        "instead": found.instead or None,
        "parts": found.parts,
        "facts_behind": found.fact_count,
        "last_day": found.last_day,
        "caveats": found.caveats,
    }


def _whose(whose: Whose) -> str:
    if not whose.accounts:
        return "all that the ledger has"
    return ("those of the plan: " if whose.is_of_plan else "") + ", ".join(whose.accounts)


def _lines(found: Measured) -> list[str]:
    said = number(found.value, found.measured_in)
    lines = [f"{found.metric}, {found.period.first} to {found.period.last}: {said}"]
    if found.value is None:
        lines += [f"  {found.why}", f"  {found.instead}"]
    else:
        lines += [
            (
                f"  {found.taken.value}: {found.basis}; coverage {per_cent(found.coverage)} of the "
                f"{COVERED[found.taken]}; {found.fact_count} facts"
            )
        ]
        parts = [(f"  {one.label}", number(one.value, one.measured_in)) for one in found.parts]
        lines += [ratio_line(found.ratio)] if found.ratio else []
        lines += [table(("  part", "value"), parts)] if len(parts) > 1 and not found.ratio else []
    lines += [f"  {caveat}" for caveat in found.caveats]
    return [line for line in lines if line.strip()]


def _fact_document(workspace: Workspace, place: int, line: FactLine) -> dict[str, Any]:
    document: dict[str, Any] = {
        "fact": line.fact,
        "metric": line.metric,
        "account": line.account,
        "day": line.day,
        "value": line.value,
    }
    if place < TRACED_IN_FULL:
        return document | trace_document(trace_fact(workspace, line.fact))
    return document | {"batch": line.batch, "row": line.line}


def _fact_lines(workspace: Workspace, behind: tuple[FactLine, ...]) -> list[str]:
    lines: list[str] = []
    for one in behind[:TRACED_IN_FULL]:
        lines += ["", *trace_lines(workspace, trace_fact(workspace, one.fact))]
    if len(behind) > TRACED_IN_FULL:
        left = behind[TRACED_IN_FULL:]
        lines += ["", f"and {len(left)} more; `trueline trace FACT-ID` shows each:"]
        lines += [f"  {one.fact} (batch {one.batch}, row {one.line})" for one in left]
    return lines


COMMAND = Command(
    words=("value",),
    help="Give a metric over a period with its coverage, or say why it has no value.",
    arguments=_arguments,
    run=_run,
)
