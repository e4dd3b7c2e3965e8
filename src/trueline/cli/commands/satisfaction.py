"""``trueline satisfaction``: recommendation, satisfaction and effort, with n and interval."""

from argparse import ArgumentParser, Namespace
from typing import Any

from trueline.cli.asking import add_as_of, add_organisation, day, workspace_of
from trueline.cli.command import Answer, Command
from trueline.cli.intervals import interval_in_words
from trueline.cli.plan_choice import in_force
from trueline.cli.printing import table
from trueline.core.percent import per_cent
from trueline.measure.voices.surveys import SurveyScore
from trueline.plan.organisation.listening import SurveyScale
from trueline.usecases.voices.satisfaction import SurveyReport, satisfaction

NONE = "No answers to a survey came in, and the plan declares none."


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--on", metavar="DAY", type=day, help="last day that counts (today)")
    add_as_of(parser)
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    plan = in_force(workspace, as_of=options.as_of).plan
    found = satisfaction(workspace, plan, on=options.on or workspace.today, as_of=options.as_of)
    lines = [line for one in found for line in _lines(one)]
    return Answer({"surveys": [_document(one) for one in found]}, "\n".join(lines) or NONE)


def _document(one: SurveyReport) -> dict[str, Any]:
    return {
        "survey": one.survey.id,
        "name": one.survey.name,
        "scale": one.survey.scale,
        "is_declared": one.is_declared,
        "newest": _score(one.newest),
        "months": [_score(each) for each in one.months],
    }


def _score(one: SurveyScore) -> dict[str, Any]:
    return {
        "from": one.period.first,
        "to": one.period.last,
        "answers": one.count,
        "value": one.value,
        "interval": one.interval,
        "parts": dict(one.parts),
        "sent": one.sent,
        "response_share": one.response_share,
        "method": one.method or None,
        "refusal": one.why or None,
        "caveats": one.caveats,
    }


def _lines(one: SurveyReport) -> list[str]:
    newest = one.newest
    asked = f" of {newest.sent} asked" if newest.sent is not None else ""
    lines = [
        f"{one.survey.name} ({one.survey.scale.value.upper()}), {newest.period.first} to "
        f"{newest.period.last}: {_value(newest)}, n = {newest.count}{asked} {newest.why}".rstrip(),
        *(f"  Note: {each}" for each in newest.caveats),
    ]
    rows = (
        (f"  {each.period.first:%Y-%m}", _value(each), str(each.count), each.why)
        for each in one.months
    )
    return [*lines, table(("  month", "value", "n", ""), rows), ""]


def _value(one: SurveyScore) -> str:
    if one.value is None:
        return "–"
    if one.survey.scale is SurveyScale.SATISFIED:
        return f"{per_cent(one.value)}{interval_in_words(one.interval)}"
    return f"{one.value:z.1f}{interval_in_words(one.interval, points=True)}"


COMMAND = Command(
    words=("satisfaction",),
    help="Give what each survey comes to: recommendation, satisfaction and effort.",
    arguments=_arguments,
    run=_run,
)
