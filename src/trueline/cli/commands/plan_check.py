"""``trueline plan check``: what is wrong with a plan, where, and what to do about it."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import Any

from trueline.cli.asking import add_organisation, day, workspace_of
from trueline.cli.command import DONE, REFUSED, Answer, Command
from trueline.cli.plan_choice import ChosenPlan, add_plan_choice, chosen_plan
from trueline.core.percent import per_cent
from trueline.plan.upgrades import plan_digest
from trueline.usecases.check_plan import CheckReport, Finding, blocking, check_plan


def _arguments(parser: ArgumentParser) -> None:
    add_plan_choice(parser)
    parser.add_argument(
        "--on",
        metavar="DAY",
        type=day,
        help="day on which it is judged (today, or that of --as-of)",
    )
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    chosen = chosen_plan(options, workspace)
    on = options.on or (options.as_of.date() if options.as_of else workspace.today)
    report = check_plan(workspace, chosen.plan, on=on, as_of=options.as_of)
    document = {"plan": chosen.name, "digest": plan_digest(chosen.plan), "on": on}
    return Answer(
        document | _document(report),
        "\n".join(_lines(chosen, report)),
        REFUSED if blocking(report) else DONE,
    )


def _document(report: CheckReport) -> dict[str, Any]:
    return {
        "score": report.score,
        "findings": [_finding(one) for one in report.findings],
        "not_checked": [
            {"check": one.check.name, "reason": one.reason} for one in report.not_checked
        ],
        "passed": [one.name for one in report.passed],
    }


def _finding(one: Finding) -> dict[str, Any]:
    waived = one.waived and {
        "by": one.waived.by,
        "reason": one.waived.reason,
        "until": one.waived.until,
    }
    return {
        "check": one.check,
        "severity": one.severity.value,
        "path": one.path,
        "what": one.what,
        "remedy": one.remedy,
        "source": one.source,
        "waived": waived,
    }


def _lines(chosen: ChosenPlan, report: CheckReport) -> Iterator[str]:
    counting = [one for one in report.findings if one.waived is None]
    yield f"{chosen.plan.title} ({chosen.name}): {_total(counting)}"
    for one in counting:
        yield f"{one.severity.value}: {one.path or 'the plan'}: {one.what}"
        yield f"        {one.remedy} [{one.check}]"
    accepted = [one for one in report.findings if one.waived]
    if accepted:
        yield "Accepted:"
        yield from (_accepted(one) for one in accepted)
    if report.not_checked:
        yield "Not checked:"
        yield from (f"  {one.check.name}: {one.reason}" for one in report.not_checked)
    made = len({one.check for one in counting}) + len(report.passed)
    yield (
        f"{len(report.passed)} of {made} checks passed, {per_cent(report.score)} by weight; "
        f"{len(report.not_checked)} not checked."
    )


def _total(findings: list[Finding]) -> str:
    count = sum(one.is_blocking for one in findings)
    if not findings:
        return "nothing found"
    return f"{len(findings)} found, {count or 'none'} of them {'block' if count > 1 else 'blocks'}"


def _accepted(one: Finding) -> str:
    waived = one.waived
    said = f"until {waived.until} by {waived.by}: {waived.reason}" if waived else ""
    return f"  {one.path or 'the plan'}: {one.what} ({said}) [{one.check}]"


COMMAND = Command(
    words=("plan", "check"),
    help="Judge a plan by every check: where, what, and what to do.",
    arguments=_arguments,
    run=_run,
)
