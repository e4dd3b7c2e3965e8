"""``trueline explain KPI``: why a KPI changed between two periods."""

from argparse import ArgumentParser, Namespace
from datetime import date

from trueline.cli.asking import add_as_of, add_organisation, day, workspace_of
from trueline.cli.command import DONE, REFUSED, Answer, Command
from trueline.cli.explained import explained_document, explained_lines
from trueline.cli.plan_choice import in_force
from trueline.cli.usage import WrongUseError
from trueline.core.period import Period
from trueline.measure.explaining.period_pair import PeriodPair, days_before
from trueline.usecases.explaining.explain_kpi import KpiToExplain, explain_kpi


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("kpi", metavar="KPI", help="path in the plan, scope/goal/kpi")
    parser.add_argument("--from", dest="first", metavar="DAY", type=day, help="of the later period")
    parser.add_argument("--to", dest="last", metavar="DAY", type=day)
    parser.add_argument(
        "--against-from", metavar="DAY", type=day, help="of the earlier period (that before)"
    )
    parser.add_argument("--against-to", metavar="DAY", type=day)
    parser.add_argument(
        "--by",
        metavar="PART",
        default="",
        help="channel, account, segment, or the name of a segment such as source",
    )
    parser.add_argument("--on", metavar="DAY", type=day, help="day of the reading (today)")
    add_as_of(parser)
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    plan = in_force(workspace, as_of=options.as_of).plan
    asked = KpiToExplain(
        options.kpi, options.on or workspace.today, periods=_periods(options), by=options.by
    )
    found = explain_kpi(workspace, plan, asked, as_of=options.as_of)
    code = DONE if found.change.explanation.change is not None else REFUSED
    return Answer(explained_document(found), "\n".join(explained_lines(found)), code)


def _periods(options: Namespace) -> PeriodPair | None:
    """Give the periods that were named; None where none was, so that the usual ones count."""
    later = _period("", options.first, options.last)
    earlier = _period("against-", options.against_from, options.against_to)
    if later is None:
        if earlier is not None:
            raise WrongUseError("--against-from needs --from and --to.")
        return None
    return PeriodPair(earlier or days_before(later), later)


def _period(name: str, first: date | None, last: date | None) -> Period | None:
    if first is None and last is None:
        return None
    if first is None or last is None:
        raise WrongUseError(f"Give both --{name}from and --{name}to.")
    if last < first:
        raise WrongUseError(f"--{name}to {last} lies before --{name}from {first}.")
    return Period.closed(first, last)


COMMAND = Command(
    words=("explain",),
    help="Say why a KPI changed between two periods, part by part, or why that cannot be said.",
    arguments=_arguments,
    run=_run,
)
