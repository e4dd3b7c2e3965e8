"""``trueline digest``: what a day or a week brought, printed, or sent to whom it is due."""

from argparse import ArgumentParser, Namespace

from trueline.cli.alert_lines import alert_document, alert_lines
from trueline.cli.asking import add_organisation, workspace_of
from trueline.cli.command import DONE, REFUSED, Answer, Command
from trueline.cli.plan_choice import in_force
from trueline.cli.printing import number, table
from trueline.home.digests import send_due_digests
from trueline.home.opening import open_home
from trueline.usecases.score import score
from trueline.usecases.watching.alerts import alerts
from trueline.usecases.watching.digest import Digest, digest_of

DAY, WEEK = 1, 7
HEADINGS = ("  KPI", "actual", "expected", "status")


def _arguments(parser: ArgumentParser) -> None:
    span = parser.add_mutually_exclusive_group()
    span.add_argument("--daily", action="store_true", help="what a day brought")
    span.add_argument("--weekly", action="store_true", help="what a week brought (usual)")
    parser.add_argument(
        "--send",
        action="store_true",
        help="instead of printing, send by mail what is due to those who asked for it",
    )
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    return _send() if options.send else _print(options)


def _send() -> Answer:
    done = send_due_digests(open_home())
    said = f"Sent: {done.sent}. Failed: {done.failed}."
    document = {"sent": done.sent, "failed": done.failed}
    return Answer(document, said, REFUSED if done.failed else DONE)


def _print(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    plan = in_force(workspace).plan
    card = score(workspace, plan, on=workspace.today)
    found = alerts(workspace, plan, on=workspace.today, card=card)
    digest = digest_of(card, found, days=DAY if options.daily else WEEK)
    document = {
        "organisation": digest.organisation,
        "plan": digest.plan,
        "on": digest.on,
        "days": digest.days,
        "data_until": digest.data_until,
        "fine": digest.fine,
        "count": digest.count,
        "behind": [
            {
                "kpi": one.path,
                "name": one.kpi.name,
                "actual": one.actual.value,
                "expected": one.expected,
                "unit": one.actual.measured_in,
                "status": one.status.value,
            }
            for one in digest.behind
        ],
        "alerts": [alert_document(one) for one in digest.alerts],
    }
    return Answer(document, "\n".join(_lines(digest)))


def _lines(digest: Digest) -> list[str]:
    until = f", data to {digest.data_until}" if digest.data_until else ""
    lines = [
        f"{digest.organisation}: {digest.plan}, on {digest.on}{until}",
        f"{digest.fine} of {digest.count} KPIs on pace",
        "",
        *(alert_lines(digest.alerts) or ["Nothing new."]),
    ]
    if digest.behind:
        rows = [
            (
                f"  {one.kpi.name}",
                number(one.actual.value, one.actual.measured_in),
                number(one.expected, one.actual.measured_in),
                one.status.value,
            )
            for one in digest.behind
        ]
        lines += ["", "Behind the plan", table(HEADINGS, rows)]
    return lines


COMMAND = Command(
    words=("digest",),
    help="Print what a day or a week brought, or send it to those who asked for it.",
    arguments=_arguments,
    run=_run,
)
