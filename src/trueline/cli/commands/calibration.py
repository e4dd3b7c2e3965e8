"""``trueline calibration``: how good the guesses of the plan turned out to be."""

from argparse import ArgumentParser, Namespace
from typing import Any

from trueline.cli.asking import add_as_of, add_organisation, day, workspace_of
from trueline.cli.calibrations import (
    calibration_document,
    calibration_lines,
    groups_document,
    test_document,
    tests_table,
)
from trueline.cli.command import Answer, Command
from trueline.cli.plan_choice import in_force
from trueline.usecases.calibrating.forecast_record import ForecastRecord, forecast_record
from trueline.usecases.calibrating.read_calibration import (
    NO_CHANCES,
    CalibrationReading,
    read_calibration,
)


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--on", metavar="DAY", type=day, help="day by which tests are due (today)")
    parser.add_argument(
        "--forecasts",
        action="store_true",
        help="score Trueline's own forecasts of the last year too; takes a minute",
    )
    add_as_of(parser)
    add_organisation(parser)


def _run(options: Namespace) -> Answer:
    workspace = workspace_of(options)
    plan = in_force(workspace, as_of=options.as_of).plan
    found = read_calibration(workspace, on=options.on, as_of=options.as_of)
    document, lines = _document(found), _lines(found)
    if options.forecasts:
        record = forecast_record(workspace, plan, on=found.on, as_of=options.as_of)
        document["forecasts"] = _record_document(record)
        lines += ["", *_record_lines(record)]
    return Answer(document, "\n".join(lines))


def _document(found: CalibrationReading) -> dict[str, Any]:
    return {
        "on": found.on,
        "revision": found.revision,
        "versions": found.versions,
        **calibration_document(found.whole),
        "clear": {"hits": found.clear.hits, "n": found.clear.count},
        "missing": found.missing,
        "by_kind": groups_document(found.by_kind),
        "by_horizon": groups_document(found.by_horizon),
        "by_level": groups_document(found.by_level),
        "unscored": {why.name.lower(): count for why, count in found.unscored},
        "chances": None,
        "caveats": (*found.caveats, NO_CHANCES),
        "tests": [test_document(one) for one in found.tests],
    }


def _lines(found: CalibrationReading) -> list[str]:
    groups = (*found.by_kind, *found.by_horizon, *found.by_level)
    lines = [
        f"Guesses of {found.versions} versions of the plan, tested by {found.on}",
        "",
        *calibration_lines("guessed ranges", found.whole, groups),
        "",
    ]
    lines += [f"Not scored: {count}, {why.value}." for why, count in found.unscored]
    lines += [f"Note: {one}" for one in (*found.caveats, NO_CHANCES)]
    return [*lines, "", tests_table(found.tests)] if found.tests else lines


def _record_document(record: ForecastRecord) -> dict[str, Any]:
    return {
        "made_on": record.made_on,
        **calibration_document(record.whole),
        "by_kind": groups_document(record.by_kind),
        "by_horizon": groups_document(record.by_horizon),
        "unmeasured": record.unmeasured,
        "caveats": record.caveats,
    }


def _record_lines(record: ForecastRecord) -> list[str]:
    groups = (*record.by_kind, *record.by_horizon)
    return [
        f"Trueline's own forecasts, made again for {len(record.made_on)} earlier days",
        "",
        *calibration_lines("forecast intervals", record.whole, groups),
        "",
        *(f"Note: {one}" for one in record.caveats),
    ]


COMMAND = Command(
    words=("calibration",),
    help="Say how good the guesses of the plan turned out to be, by kind and by how far ahead.",
    arguments=_arguments,
    run=_run,
)
