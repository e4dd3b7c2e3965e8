"""``trueline sla``: are customers answered in time?"""

from argparse import ArgumentParser, Namespace
from typing import Any

from trueline.cli.asking import add_as_of, add_organisation, day, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.plan_choice import in_force
from trueline.cli.printing import number, table
from trueline.cli.tried_hours import spread, tried_document, tried_lines
from trueline.core.errors import MissingError
from trueline.core.percent import per_cent
from trueline.core.period import Period
from trueline.measure.responding.figures import Attainment, Spread, WaitFigures
from trueline.measure.responding.judging import JudgedWait, Outcome
from trueline.measure.responding.network_rule import NetworkFigures
from trueline.measure.responding.responses import KindFigures
from trueline.plan.document import Plan
from trueline.usecases.responding.read_responses import (
    ResponseQuestion,
    ResponseReading,
    read_responses,
)
from trueline.usecases.responding.try_hours import try_hours
from trueline.usecases.workspace import Workspace

MINUTES = "minutes"
SHOWN = 10


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--from", dest="first", metavar="DAY", type=day, help="opened on or after")
    parser.add_argument("--to", dest="last", metavar="DAY", type=day, help="opened on or before")
    parser.add_argument("--channel", default="", help="channel of the plan, network or medium")
    parser.add_argument(
        "--hours",
        metavar="HOURS",
        action="append",
        default=[],
        help='try other cover hours, such as "Mon-Sat 08:00-20:00"; may be repeated',
    )
    parser.add_argument("--on", metavar="DAY", type=day, help="day of the reading (today)")
    add_as_of(parser)
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    question = ResponseQuestion(
        on=options.on or workspace.today, period=_period(options), channel=options.channel
    )
    found = read_responses(workspace, _plan(workspace, options), question, as_of=options.as_of)
    if found is None:
        raise MissingError(
            "There are no conversations yet. Import an export of your inbox, such as Zendesk's "
            "tickets, or messages in Trueline's own format."
        )
    if not found.responses.judged and not found.responses.left_out:
        raise MissingError(
            f"No customer wrote from {found.period.first} to {found.period.last}, as far as is "
            f"known. Conversations are imported for {_days(found)}. Name such days by --from and "
            "--to, or import an export of the others."
        )
    tried = try_hours(found, options.hours) if options.hours else None
    document, lines = _document(found), _lines(found)
    if tried is not None:
        document["tried"] = tried_document(tried)
        lines += tried_lines(tried)
    return Answer(document, "\n".join(lines))


def _days(found: ResponseReading) -> str:
    return " and ".join(f"{one.first} to {one.last}" for one in found.imported)


def _plan(workspace: Workspace, options: Namespace) -> Plan | None:
    """Give the plan in force; without one, times are told and nothing was promised."""
    try:
        return in_force(workspace, as_of=options.as_of).plan
    except MissingError:
        return None


def _period(options: Namespace) -> Period | None:
    if options.first is None and options.last is None:
        return None
    if options.first is None or options.last is None or options.last < options.first:
        raise MissingError("Name both ends of the period, --from and --to, the earlier one first.")
    return Period.closed(options.first, options.last)


def _document(found: ResponseReading) -> dict[str, Any]:
    told = found.responses
    return {
        "from": found.period.first,
        "to": found.period.last,
        "on": found.question.on,
        "channel": found.question.channel,
        "revision": found.revision,
        "conversations": told.conversations,
        "told_by_messages": told.by_message,
        "left_out": {reason.value: len(each) for reason, each in told.left_out.items()},
        "answer_rate": spread(told.answer_rate),
        "waits": [_kind(one) for one in told.kinds],
        "channels": [
            {
                "channel": one.channel,
                "conversations": one.conversations,
                "answer_rate": spread(one.answer_rate),
                **_kind(one.first),
            }
            for one in told.channels
        ],
        "missed": [_missed(one) for one in told.missed],
        "networks": [
            {
                "channel": one.channel,
                "account": one.account,
                "theirs": _network(one.theirs),
                "ours": _kind(one.ours),
            }
            for one in found.networks
        ],
        "caveats": found.caveats,
    }


def _kind(one: KindFigures) -> dict[str, Any]:
    return {
        "wait": one.kind.value,
        "open_hours": _figures(one.open_hours),
        "clock": _figures(one.clock),
        "promise": _attainment(one.attainment),
    }


def _figures(one: WaitFigures) -> dict[str, Any]:
    return {
        "n": one.count,
        "open": one.open_count,
        "median_min": spread(one.median),
        "p90_min": spread(one.nine_in_ten),
        "mean_min": one.mean,
    }


def _attainment(one: Attainment) -> dict[str, Any]:
    return {
        "kept": one.kept,
        "late": one.late,
        "overdue": one.overdue,
        "not_due": one.not_due,
        "share": spread(one.share),
        "promised": one.promised,
    }


def _missed(one: JudgedWait) -> dict[str, Any]:
    return {
        "conversation": one.conversation.name,
        "wait": one.wait.kind.value,
        "channel": one.conversation.channel,
        "asked_at": one.wait.asked_at,
        "due_at": one.due_at,
        "answered_at": one.wait.answered_at if one.is_answered else None,
        "minutes": one.minutes,
        "outcome": one.outcome.value if one.outcome else None,
        "fact": one.wait.asked,
    }


def _network(one: NetworkFigures) -> dict[str, Any]:
    return {
        "counted": one.counted,
        "answered": one.answered,
        "rate": one.rate,
        "mean_of_fastest_90_min": one.mean_fastest,
        "from": one.since,
        "to": one.until,
        "badge": one.has_badge,
    }


def _lines(found: ResponseReading) -> list[str]:
    told = found.responses
    period = f"{found.period.first} to {found.period.last}"
    counted = f"{told.conversations:,} conversations that need an answer"
    lines = [f"Opened {period}: {counted}, {_share(told.answer_rate)} answered."]
    left = ", ".join(f"{len(each):,} {reason}" for reason, each in told.left_out.items())
    lines += [f"Left out: {left}."] if left else []
    head = ("  Wait for", "ended", "open", "median", "95 %", "nine in ten", "mean", "promise kept")
    lines += ["", table(head, (_row(one.kind.value, one) for one in told.kinds))]
    head = ("  First reply by", *head[1:])
    lines += [
        "",
        table(head, (_row(one.channel or "not said", one.first) for one in told.channels)),
    ]
    if any(one.open_hours.open_count for one in told.kinds):
        lines.append(
            "Open waits are in no figure but the share kept; > marks the least one can be."
        )
    for one in found.networks:
        time = number(one.theirs.mean_fastest, MINUTES)
        lines.append(
            f"{one.channel} would say of {one.account}: {per_cent(one.theirs.rate)} answered, "
            f"{time} (mean of the fastest nine in ten, on the clock, of {one.theirs.counted})."
        )
    overdue = sum(one.outcome is Outcome.OVERDUE for one in told.missed)
    lines += ["", f"{len(told.missed):,} promises missed, {overdue:,} of them still open; newest:"]
    lines += [f"  {_breach(one)}" for one in told.missed[:SHOWN]]
    return [*lines, *(f"Note: {one}" for one in found.caveats)]


def _row(name: str, one: KindFigures) -> tuple[str, ...]:
    told = one.open_hours
    median, ninety = told.median, told.nine_in_ten
    ends = "–"
    if median and median.low is not None:
        ends = f"{number(median.low, MINUTES)} to {number(median.high, MINUTES)}"
    return (
        f"  {name}",
        f"{told.count:,}",
        f"{told.open_count:,}",
        _minutes(median),
        ends,
        _minutes(ninety),
        number(told.mean, MINUTES),
        _share(one.attainment.share),
    )


def _minutes(one: Spread | None) -> str:
    said = number(one.value if one else None, MINUTES)
    return f"> {said}" if one and one.is_least else said


def _share(one: Spread | None) -> str:
    if one is None:
        return "–"
    if one.low is None or one.high is None:
        return per_cent(one.value)
    return f"{per_cent(one.value)} ({per_cent(one.low)} to {per_cent(one.high)})"


def _breach(one: JudgedWait) -> str:
    took = "open" if not one.is_answered else number(one.minutes, MINUTES)
    asked = f"{one.wait.asked_at:%Y-%m-%d %H:%M} UTC"
    return f"{asked}  {one.conversation.name}  {one.wait.kind}: {took}"


COMMAND = Command(
    words=("sla",),
    help="Say whether customers are answered in time, by promise, channel and network's own rule.",
    arguments=_arguments,
    run=_run,
)
