"""``trueline health``: how a community does, factor by factor, and who comes and stays."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from trueline.cli.asking import add_as_of, add_organisation, day, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.printing import number, table
from trueline.cli.usage import WrongUseError
from trueline.core.percent import per_cent
from trueline.core.period import Period
from trueline.measure.community.concentration import Concentration
from trueline.measure.community.factors import Factor
from trueline.measure.community.health import Figure, Health
from trueline.measure.community.people import Cohort
from trueline.measure.community.shares import CountedShare
from trueline.usecases.community.read_health import USUAL_DAYS, HealthQuestion, read_health


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--account", metavar="ID", default="", help="(default: the first by name)")
    parser.add_argument(
        "--from", dest="first", metavar="DAY", type=day, help=f"(default: {USUAL_DAYS} days)"
    )
    parser.add_argument("--to", dest="last", metavar="DAY", type=day, help="(default: the day)")
    parser.add_argument("--on", metavar="DAY", type=day, help="day of the reading (today)")
    add_as_of(parser)
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    on: date = options.on or workspace.today
    last: date = options.last or on
    first: date = options.first or last - timedelta(days=USUAL_DAYS - 1)
    if last < first:
        raise WrongUseError(f"--to {last} lies before --from {first}.")
    question = HealthQuestion(on, options.account, Period.closed(first, last))
    found = read_health(workspace, question, as_of=options.as_of)
    return Answer(_document(found), "\n".join(_lines(found)))


def _document(found: Health) -> dict[str, Any]:
    return {
        "account": found.account,
        "communities": found.communities,
        "on": found.on,
        "revision": found.revision,
        "from": found.period.first,
        "to": found.period.last,
        "posts_known": [found.posts_known.first, found.posts_known.last],
        "visits_known": [found.visits_known.first, found.visits_known.last]
        if found.visits_known
        else None,
        "members": found.member_count,
        "factors": [_factor(one) for one in found.factors],
        "figures": {one.id: _figure(one) for one in found.figures},
        "active_weeks": [
            {
                "last_day": one.last_day,
                "day_people": one.day_people,
                "week_people": one.week_people,
                "month_people": one.month_people,
                "stickiness": one.stickiness,
            }
            for one in found.active
        ],
        "cohorts": [_cohort(one) for one in found.cohorts],
        "concentration": _concentration(found.concentration),
        "unanswered": found.unanswered,
        "caveats": found.caveats,
    }


def _factor(one: Factor) -> dict[str, Any]:
    return {
        "factor": one.kind.value,
        "formula": one.rule.formula,
        "unit": one.rule.measured_in,
        "week": one.week,
        "value": one.value,
        "cases": one.case_count,
        "percentile": one.percentile.share if one.percentile else None,
        "earlier_weeks": one.percentile.week_count if one.percentile else None,
        "parts": one.parts,
        "weeks": one.weeks,
        "why": one.why or None,
        "caveats": one.caveats,
    }


def _figure(one: Figure) -> dict[str, Any]:
    low, high = one.interval or (None, None)
    return {
        "name": one.name,
        "value": one.value,
        "unit": one.measured_in,
        "low": low,
        "high": high,
        "cases": one.case_count,
        "counts": one.parts or None,
        "from": one.period.first if one.period else None,
        "to": one.period.last if one.period else None,
        "basis": one.basis or None,
        "why": one.why or None,
    }


def _cohort(one: Cohort) -> dict[str, Any]:
    return {
        "month": one.month,
        "joined": one.joined_count,
        "wrote_within_30_days": _counted(one.wrote),
        "active": [_counted(each) for each in one.active],
    }


def _counted(one: CountedShare | None) -> dict[str, Any] | None:
    return None if one is None else {"part": one.part, "whole": one.whole, "share": one.share}


def _concentration(one: Concentration) -> dict[str, Any]:
    return {
        "people": one.person_count,
        "wrote": one.writer_count,
        "posts": one.post_count,
        "of_all_members": one.has_members,
        "top_1_per_cent": one.top_share,
        "next_9_per_cent": one.next_share,
        "other_90_per_cent": one.rest_share,
        "gini": one.gini,
        "lorenz": one.curve,
        "why": one.why or None,
    }


def _lines(found: Health) -> Iterator[str]:
    yield f"{found.account} on {found.on}, {found.period.first} to {found.period.last}"
    if others := [one for one in found.communities if one != found.account]:
        yield f"  There are others: {', '.join(others)}."
    yield ""
    yield table(
        ("  factor", "week from", "value", "unit", "percentile", "of weeks"),
        (_factor_row(one) for one in found.factors),
    )
    yield ""
    yield table(("  figure", "value", "95% interval", "counts"), map(_figure_row, found.figures))
    yield from _concentrated(found.concentration)
    told = [(one.rule.name, one.why) for one in found.factors]
    told += [(one.name, one.why) for one in found.figures]
    yield from (f"  {name}: {why}" for name, why in told if why)
    yield from (f"  {caveat}" for caveat in found.caveats)


def _factor_row(one: Factor) -> tuple[str, ...]:
    return (
        f"  {one.rule.name}",
        f"{one.week or '–'}",
        number(one.value),
        one.rule.measured_in,
        per_cent(one.percentile.share) if one.percentile else "–",
        str(one.percentile.week_count) if one.percentile else "–",
    )


def _figure_row(one: Figure) -> tuple[str, ...]:
    unit = "fraction" if one.measured_in == "share" else one.measured_in
    low, high = one.interval or (None, None)
    return (f"  {one.name}", number(one.value, unit), _span(low, high), one.parts)


def _span(low: Decimal | None, high: Decimal | None) -> str:
    return "" if low is None or high is None else f"{per_cent(low)} to {per_cent(high)}"


def _concentrated(one: Concentration) -> Iterator[str]:
    yield ""
    if one.top_share is None or one.gini is None:
        yield f"  {one.why}"
        return
    group = "members" if one.has_members else "people who wrote"
    yield (
        f"  The most active 1% of {one.person_count:,} {group} wrote {per_cent(one.top_share)} of "
        f"{one.post_count:,} posts (90-9-1 is a rule of thumb); Gini {one.gini}."
    )


COMMAND = Command(
    words=("health",),
    help="Read how a community does: six open factors, and who comes, stays and writes.",
    arguments=_arguments,
    run=_run,
)
