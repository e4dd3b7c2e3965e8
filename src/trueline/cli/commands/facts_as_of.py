"""``trueline facts as-of DATE METRIC…``: numbers as they were known then, beside those of today."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from trueline.cli.asking import add_organisation, day, moment, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.printing import number, table
from trueline.cli.usage import WrongUseError
from trueline.core.percent import per_cent
from trueline.core.period import Period
from trueline.measure.measured import Measured
from trueline.usecases.measure_value import ValueQuestion, measure_value

USUAL = timedelta(days=27)


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "moment",
        metavar="DATE",
        type=moment,
        help="what was known then: a day (its end, UTC) or an ISO time",
    )
    parser.add_argument("metrics", metavar="METRIC", nargs="+", help="ids, such as views")
    parser.add_argument(
        "--from", dest="first", metavar="DAY", type=day, help="(default: 28 days up to the last)"
    )
    parser.add_argument("--to", dest="last", metavar="DAY", type=day, help="(default: DATE)")
    parser.add_argument("--account", action="append", default=[], metavar="ID")
    parser.add_argument("--currency", default="", metavar="CODE", help="such as EUR")
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    last: date = options.last or options.moment.date()
    first: date = options.first or last - USUAL
    if last < first:
        raise WrongUseError(f"--to {last} lies before --from {first}.")
    workspace, period = workspace_of(options), Period.closed(first, last)
    pairs: list[tuple[Measured, Measured]] = []
    for metric in options.metrics:
        question = ValueQuestion(
            metric, period, tuple(options.account), currency=options.currency.upper()
        )
        then = measure_value(workspace, question, as_of=options.moment)
        pairs.append((then, measure_value(workspace, question)))
    document = {
        "as_of": options.moment,
        "from": first,
        "to": last,
        "metrics": [_document(then, now) for then, now in pairs],
    }
    heads = ("metric", "known then", "coverage", "known now", "coverage")
    rows = table(heads, (_cells(then, now) for then, now in pairs))
    head = f"{first} to {last}, as known on {options.moment:%Y-%m-%d %H:%M} UTC"
    notes = [note for then, now in pairs for note in _notes(then, now)]
    return Answer(document, "\n".join((head, rows, *notes)))


def _document(then: Measured, now: Measured) -> dict[str, Any]:
    return {
        "metric": then.metric,
        "known_then": then.value,
        "known_now": now.value,
        "unit": then.measured_in,
        "why": then.why or None,
        "then": _side(then),
        "now": _side(now),
    }


def _side(found: Measured) -> dict[str, Any]:
    return {
        "value": found.value,
        "unit": found.measured_in,
        "coverage": found.coverage,
        "basis": found.basis or None,
        "why": found.why or None,
        "instead": found.instead or None,
        "caveats": found.caveats,
    }


def _cells(then: Measured, now: Measured) -> tuple[str, ...]:
    return (
        then.metric,
        number(then.value, then.measured_in),
        per_cent(then.coverage),
        number(now.value, now.measured_in),
        per_cent(now.coverage),
    )


def _notes(then: Measured, now: Measured) -> Iterator[str]:
    """Say why there is no value, and what is to be known of one; once where both say the same."""
    said = [
        [sentence for sentence in (one.why, one.instead, *one.caveats) if sentence]
        for one in (then, now)
    ]
    for sentence in dict.fromkeys(said[0] + said[1]):
        when = [name for name, each in zip(("then", "now"), said, strict=True) if sentence in each]
        yield f"  {then.metric}, {' and '.join(when)}: {sentence}"


COMMAND = Command(
    words=("facts", "as-of"),
    help="Give metrics as they were known at an earlier moment, beside what is known now.",
    arguments=_arguments,
    run=_run,
)
