"""The calibration that pages show, remembered as long as nothing that it rests on changes."""

from datetime import date

from trueline.usecases.calibrating.read_calibration import CalibrationReading, read_calibration
from trueline.usecases.workspace import Workspace
from trueline.web.days import AsOf
from trueline.web.remembered import Remembered

FOUND: Remembered[CalibrationReading] = Remembered(32)


def calibration_on(workspace: Workspace, on: date, then: AsOf | None) -> CalibrationReading:
    """Give how good guesses were, by tests that were due on a day.

    Args:
        workspace: Of the organisation.
        on: The day.
        then: Past day whose knowledge counts; None for what is known now.
    """
    moment = then.moment if then else None
    ledger = workspace.facts.snapshot(as_of=moment)
    versions = tuple(one.digest for one in workspace.plans.versions())
    defined = workspace.definitions.all()
    key = (workspace.organisation, versions, on, moment, ledger.revision, ledger.known_at, defined)
    return FOUND.get(key, lambda: read_calibration(workspace, on=on, as_of=moment))
